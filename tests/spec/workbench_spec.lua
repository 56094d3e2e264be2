-- workbench_spec.lua - what try, trace and test say to an author who is stuck.
local program = require "tests.spec.program"

local HEAD <const> = [[
local baogao = require "baogao"
local lpeg = require "lpeg"
local zh, w = baogao.zh, baogao.zh.words
local s = baogao.script { name = "own", version = "1" }
s:identify { must = { "申请" } }
]]

-- A folder with a script (what comes after HEAD) and a report.
local function bench(body, text, ending)
  local folder = program.folder()
  program.write(folder.path .. "/own.lua", HEAD .. body .. "\nreturn s\n")
  folder.report = program.write(folder.path .. "/r." .. (ending or "txt"), text)
  return folder
end

-- Runs a command on them; returns exit code, output, errors.
local function run(folder, command, ...)
  local code, out, err = program.run(command, folder.path .. "/own.lua", folder.report, ...)
  return code, (out:gsub(folder.path, "DIR")), (err:gsub(folder.path, "DIR"))
end

local function try(body, text, ...)
  local folder <close> = bench(body, text)
  return run(folder, "try", ...)
end

local function assert_says(text, ...)
  for _, piece in ipairs { ... } do
    assert(text:find(piece, 1, true), "not there: " .. piece .. "\n" .. text)
  end
end

describe("a check", function()
  local DISPATCHED <const> = [[
for key, word in pairs { a = "甲区", b = "乙区", total = "合计" } do
  s:phrase(("%s派单{sent[district:%s]:件}"):format(word, key))
end
s:check("派单合计", "sent[district] = sent[district:total]")]]

  it("that sums a total along with its parts says so, and how to say that it is one", function()
    local text = "申请情况：甲区派单30件，乙区派单12件，合计派单42件。\n"
    local _, out = try('s:declare { { "sent", "件", "派单" } }\n' .. DISPATCHED, text)
    assert_says(out, "fail  派单合计: 84 against 42, gap 42",
      'the gap is sent[district:total], which is summed along with its parts: declare sent with total = "district:total"')
    local code
    code, out = try('s:declare { { "sent", "件", "派单", total = "district:total" } }\n' .. DISPATCHED, text)
    assert.equal(0, code, out)
    assert_says(out, "checks: 1 pass")
  end)
end)
