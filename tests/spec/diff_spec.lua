-- diff_spec.lua - `baogao diff`: what a change of scripts does to the facts of many reports.
local program = require "tests.spec.program"

local SHIPPED <const> = "scripts/city/410100-zhengzhou.lua"

local function own(name, body)
  return ([[
local baogao = require "baogao"
local zh, w = baogao.zh, baogao.zh.words
local s = baogao.script { name = "%s", version = "1" }
s:identify { must = { "申请" } }
s:declare { { "got", "件", "收到<申请>" }, { "open", "件", "未结" }, { "rate", "%%", "率" } }
%s
return s
]]):format(name, body)
end

local OLD <const> = [[
s:rule("收到", w"收到申请" * s.fact("got", zh.int * w"件"))
s:rule("未结", w"未结" * s.fact("open", zh.int * w"件"))]]

local NEW <const> = [[
s:rule("收到申请数", w"收到申请" * s.fact("got", zh.int * w"件"))
s:rule("未结", w"上年未结" * s.fact("open", zh.int * w"件"))
s:rule("率", w"办结率" * s.fact("rate", zh.percent))]]

local function workplace()
  local folder = program.folder()
  program.write(folder.path .. "/old.lua", own("one", OLD))
  program.write(folder.path .. "/new.lua", own("one", NEW))
  program.shell("mkdir %s", folder.path .. "/r")
  program.write(folder.path .. "/r/a.txt", "收到申请12件，未结3件，上年未结5件。\n")
  program.write(folder.path .. "/r/b.txt", "收到申请20件，办结率99.5%。\n")
  program.write(folder.path .. "/r/c.txt", "没有关系。\n")
  return folder
end

describe("diff", function()
  it("shows facts added, changed, lost and found elsewhere, by report", function()
    local folder <close> = workplace()
    local code, out = program.run("diff", "--old", folder.path .. "/old.lua", "--new", folder.path .. "/new.lua",
      folder.path .. "/r")
    assert.equal(0, code)
    out = out:gsub(folder.path, "DIR")
    assert.matches("DIR/r/a.txt  %(one@1 %-> one@1%)\n    got: rule 收到 %-> 收到申请数", out)
    assert.matches("~ open: value 3 %-> 5; raw 3件 %-> 5件", out)
    assert.matches("DIR/r/b.txt .-%+ rate = 99.5 %%  %(line 1: 99.5%%, rule 率%)", out)
    assert.matches("2 reports compared, 2 differ; facts: 1 added, 1 changed, 0 lost, 2 found elsewhere", out)
    assert.matches("unclaimed figures: 2 %-> 1; failed checks: 0 %-> 0", out)
    assert.matches("1 reports fit neither side", out)
  end)

  it("writes the same as one page that loads nothing and escapes what reports say", function()
    local folder <close> = workplace()
    local page = folder.path .. "/d.html"
    program.write(folder.path .. "/r/x.txt", "收到申请1件<script>，办结率<b>1%。\n")
    assert.equal(0, (program.run("diff", "--old", folder.path .. "/old.lua", "--new", folder.path .. "/new.lua", "-o", page,
      folder.path .. "/r")))
    local html = program.read(page)
    assert.matches("^<!DOCTYPE html>", html)
    assert.is_truthy(html:find('"word": "added", "name": "rate"', 1, true))
    assert.is_truthy(html:find('"old": {"value": "3 件"', 1, true) and html:find('"new": {"value": "5 件"', 1, true))
    assert.equal(2, select(2, html:gsub("<script", "")))
    assert.is_nil(html:find("src=", 1, true))
    assert.is_nil(html:match "https?://[^w]")
  end)

  it("compares a folder of scripts with the installed ones", function()
    local folder <close> = program.folder()
    local text = program.read(SHIPPED):gsub("digits = 1", "digits = 2")
    program.shell("mkdir %s", folder.path .. "/mine")
    program.write(folder.path .. "/mine/z.lua", text)
    local code, out = program.run("diff", "--old", "scripts", "--new", folder.path .. "/mine", "tests/samples/zhengzhou_2016.txt")
    assert.equal(0, code)
    assert.matches("1 reports compared, 1 differ; facts: 0 added, 1 changed, 0 lost, 0 found elsewhere", out)
    assert.matches("~ online_share: value 13.2 %-> 13.15", out)
  end)

  it("fails when nothing was compared, and when a script is wrong", function()
    local folder <close> = workplace()
    local code, _, err = program.run("diff", "--old", folder.path .. "/old.lua", "--new", folder.path .. "/new.lua",
      folder.path .. "/r/c.txt")
    assert.equal(3, code)
    assert.matches("no report was compared", err)
    program.write(folder.path .. "/new.lua", "x = = 1")
    code, _, err = program.run("diff", "--old", folder.path .. "/old.lua", "--new", folder.path .. "/new.lua", folder.path .. "/r")
    assert.equal(5, code)
    assert.matches("new.lua:1: .-\n  1 | x = = 1\n +%^", err)
  end)
end)
