-- trace_spec.lua - `baogao trace`: the tries of one rule and what is named inside it.
local program = require "tests.spec.program"

local SAMPLE <const> = "tests/samples/zhengzhou_2016.txt"

local function trace(...)
  return program.run("trace", "scripts/city/410100-zhengzhou.lua", SAMPLE, ...)
end

describe("trace", function()
  it("enters and leaves the facts and lists of a rule, with their spans", function()
    local code, out = trace("--rule", "受理申请")
    assert.equal(0, code)
    local lines = {}
    for line in out:gmatch "[^\n]+" do lines[#lines + 1] = line end
    assert.matches("^rule 受理申请  .*410100%-zhengzhou.lua:%d+  tried at 1 places, matched 1$", lines[1])
    assert.matches("^enter 受理申请  line 21, byte %d+: 共受理", lines[2])
    assert.matches("^  enter fact new_received  line 21, byte %d+: 3208件", lines[3])
    assert.matches("^  leave fact new_received  line 21, bytes %d+ to %d+: 3208件$", lines[4])
    assert.matches("^  enter list ", lines[5])
    assert.matches("\n    leave fact new_received  line 21, bytes %d+ to %d+: 信函申请2236件\n", out)
    assert.matches("\nleave 受理申请  line 21, bytes %d+ to %d+: ", out)
  end)

  it("tells the rules of a city and of its form apart", function()
    local _, out = trace("--rule", "受理申请")
    local _, count = out:gsub("\nrule 受理申请  ", "")
    assert.equal(1, count)
    assert.matches("\nfail  受理申请  line %d+, byte %d+\n", out)
  end)

  it("shows as many levels as are wanted", function()
    local _, out = trace("--rule", "受理申请", "--depth", "1")
    assert.is_nil(out:find "fact")
    assert.matches("%d+ steps lie deeper and are not shown", out)
  end)

  it("follows the rules of a grammar by name", function()
    local folder <close> = program.folder()
    local script = program.write(folder.path .. "/g.lua", [[
local baogao, lpeg = require "baogao", require "lpeg"
local s = baogao.script { name = "g", version = "1" }
s:identify { must = { "申请" } }
s:declare { { "got", "件", "收到" } }
s:rule("语法", lpeg.P { "all", all = lpeg.P"申请" * lpeg.V"figure", figure = s.fact("got", baogao.zh.int) * "件" })
return s
]])
    local report = program.write(folder.path .. "/r.txt", "申请12件，申请多。\n")
    local _, out = program.run("trace", script, report, "--rule", "语法")
    assert.matches("enter grammar rule all .-\n    enter grammar rule figure .-\n      enter fact got ", out)
    assert.matches("fail  grammar rule figure ", out)
  end)

  it("names the rules there are when there is no such rule", function()
    local code, _, err = trace("--rule", "没有")
    assert.equal(1, code)
    assert.matches("has rules of 7 names that begin with 没有; which one%? 没有举报, ", err)
  end)
end)
