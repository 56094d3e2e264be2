-- man_page_spec.lua - the manual page and the completion say what the program does.
local program = require "tests.spec.program"

local function commands()
  local _, help = program.run "--help"
  local list = {}
  for command in help:gmatch "\n  baogao (%l+)" do list[#list + 1] = command end
  assert(#list >= 8)
  return list
end

describe("the manual page", function()
  it("has every command with its options", function()
    local code, page = program.run "--man"
    assert.equal(0, code)
    for _, command in ipairs(commands()) do
      assert.is_truthy(page:find("\n.SS " .. command .. "\n", 1, true), command)
    end
    assert.is_truthy(page:find("\\-\\-max\\-residue N", 1, true))
  end)

  it("has no line that roff would take for a request of its own", function()
    local _, page = program.run "--man"
    for line in page:gmatch "[^\n]+" do
      assert.is_true(not line:match "^['.]" or line:match "^%.[A-Znf][HSIBnif]?" ~= nil, line)
    end
  end)
end)

describe("the completion", function()
  -- What bash offers behind these words.
  local function offered(...)
    local words = table.concat({ ... }, " ")
    local code, out, err = program.sh(("bash -c 'source <(\"$0\" --completion); COMP_WORDS=(%s); COMP_CWORD=%d; _baogao;"
      .. " printf \"%%s \" \"${COMPREPLY[@]}\"' \"$B\""):format(words, select("#", ...) - 1))
    assert.same({ 0, "" }, { code, err })
    return out
  end

  it("offers commands, their options, and files", function()
    assert.equal("try trace test ", offered("baogao", "t"))
    assert.equal("--strict --strict-text ", offered("baogao", "run", "--strict"))
    assert.equal("csv ", offered("baogao", "run", "--format", "c"))
    assert.equal("tests/samples ", offered("baogao", "run", "tests/sampl"))
  end)

  it("offers no option that the command refuses", function()
    for _, command in ipairs(commands()) do
      for option in offered("baogao", command, "--"):gmatch "%-%-[%l-]+" do
        local code, _, err = program.run(command, option, "x", "--no-such-option")
        assert.same({ 1, option, nil }, { code, option, (err:find("no option " .. option, 1, true)) })
      end
    end
  end)
end)
