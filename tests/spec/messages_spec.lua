-- messages_spec.lua - the catalogue of texts: each is used, and each that is used is there.
local program = require "tests.spec.program"
local messages = require "baogao.base.messages"

-- Names that are put together: say("add_why_" .. why).
local JOINED <const> = { "add_why_", "page_", "problem_", "want_" }

local function sources()
  local texts = {}
  for path in io.popen("ls lua/baogao/*.lua lua/baogao/*/*.lua"):lines() do
    if not path:find "messages.lua$" then texts[#texts + 1] = program.read(path) end
  end
  return table.concat(texts)
end

describe("the messages", function()
  local text = sources()

  it("are all used", function()
    local count = 0
    for name in pairs(messages.texts) do
      local used = text:find('"' .. name .. '"', 1, true)
      for _, prefix in ipairs(JOINED) do
        used = used or name:sub(1, #prefix) == prefix and text:find('"' .. prefix .. '"', 1, true)
      end
      assert.is_truthy(used, name)
      count = count + 1
    end
    assert.is_true(count > 80)
  end)

  it("are the only texts of the commands", function()
    for path in io.popen("ls lua/baogao/command/*.lua"):lines() do
      local code = program.read(path):gsub("%-%-[^\n]*", "")
      for written in code:gmatch '%a+:write%("([^"]*)"' do
        assert.is_nil(written:match "%a%a+ %a%a+", path .. ": " .. written)
      end
    end
  end)

  it("refuse a name that is not there", function()
    assert.has_error(function() messages.text "no such text" end)
    assert.equal("facts (3)", messages.text("facts", 3))
  end)
end)
