-- test_spec.lua - `baogao test`: samples, golden files, and what nothing reached.
local program = require "tests.spec.program"

local HEAD <const> = [[
local baogao = require "baogao"
local zh, w = baogao.zh, baogao.zh.words
local s = baogao.script { name = "own", version = "1" }
s:identify { must = { "申请" } }
s:declare { { "got", "件", "收到" }, { "open", "件", "未结" } }
]]

local RULE <const> = [[
local by = baogao.lookup { net = { "网上", "网络" }, post = { "信函" } }
s:rule("收到", w"收到|接到" * w"申请" * s.fact("got", zh.int * w"件") * (zh.sep * zh.list(s.fact("got", zh.dim("by", by) * zh.int * w"件")))^-1)
s:rule("未结", w"未结" * s.fact("open", zh.int * w"件"))
]]

-- A folder with a script (what comes after HEAD) and files in tests/own.
local function script(body, files)
  local folder = program.folder()
  program.write(folder.path .. "/own.lua", HEAD .. body .. "\nreturn s\n")
  program.shell("mkdir -p %s", folder.path .. "/tests/own")
  for name, text in pairs(files or {}) do program.write(folder.path .. "/tests/own/" .. name, text) end
  return folder
end

local function test(folder, ...)
  local code, out, err = program.run("test", folder.path .. "/own.lua", ...)
  return code, (out:gsub(folder.path, "DIR")), err
end

local SAMPLE <const> = 's:sample { "收到申请12件，网上7件。", got = 12, ["got[by:net]"] = 7 }'

describe("test", function()
  it("names the rules and words that nothing reached", function()
    local folder <close> = script(RULE .. SAMPLE)
    local code, out = test(folder)
    assert.equal(0, code)
    assert.matches("rules that matched: 1 of 2; words that matched: 5 of 10", out)
    assert.matches("never matched: rule 未结  DIR/own.lua:8", out)
    assert.matches("never matched: 接到  DIR/own.lua:7", out)
    assert.matches("never matched: 网络 %(by.net%)  DIR/own.lua:6", out)
    assert.matches("never matched: 信函 %(by.post%)  DIR/own.lua:6", out)
    assert.is_nil(out:find("never matched: 网上", 1, true))
    assert.is_nil(out:find("never matched: 收到", 1, true))
  end)

  it("counts words of the match, not of what was tried on the way", function()
    local folder <close> = script([[
s:rule("收到", (w"收到" * w"申请" * w"表" + w"收到" * w"申请") * s.fact("got", zh.int * w"件"))
s:sample { "收到申请12件。", got = 12 }]])
    local _, out = test(folder)
    local _, count = out:gsub("never matched: %S+  DIR/own.lua:6", "")
    assert.equal(3, count) -- the first 收到 and 申请, and 表
  end)

  it("shows where the rule stopped when a sample lacks a fact", function()
    local folder <close> = script(RULE .. 's:sample { "收到申请12件，电话5件。", ["got[by:post]"] = 5 }')
    local code, out = test(folder)
    assert.equal(3, code)
    assert.matches("FAIL DIR/own.lua:9: sample: got%[by:post%] should be 5, is missing %(all facts: got = 12%)", out)
    assert.matches("\n      收到申请12件,电话5件。\n +%^\n", out)
    assert.matches("wanted here: 网上, 网络, 信函", out)
  end)

  it("fails a script whose facts depend on what ran before", function()
    local folder <close> = script([[
local n = 0
s:rule("收到", w"收到" * s.fact("got", zh.int * w"件"))
s:metric { name = "times", unit = "次", label = "次数", digits = 0, needs = { "got" }, value = function() n = n + 1 return n end }
s:sample { "收到12件。", got = 12 }
s:sample { "收到13件。", got = 13 }]])
    local code, out = test(folder)
    assert.equal(3, code)
    assert.matches("its facts change with what ran before", out)
  end)

  it("fails when nothing was tested", function()
    local folder <close> = program.folder()
    local code, out = program.run("test", "--scripts", folder.path)
    assert.equal(1, code, out)
    local bare <close> = script(RULE)
    code, out = test(bare)
    assert.equal(3, code)
    assert.matches("no sample", out)
  end)

  it("shows a golden file's difference by fact, and writes nothing", function()
    local folder <close> = script(RULE .. SAMPLE, { ["r.txt"] = "收到申请12件，网上7件。\n",
      ["r.txt.facts.csv"] = 'indicator,dims,value,unit,status,raw,rule,line\ngot,,11,件,reported,11件,收到,1\n'
        .. 'open,,3,件,reported,3件,未结,1\n' })
    local golden = folder.path .. "/tests/own/r.txt.facts.csv"
    local before = program.read(golden)
    local code, out = test(folder)
    assert.equal(3, code)
    assert.matches("r.txt.facts.csv differs", out)
    assert.matches("~ got: value 11 %-> 12; raw 11件 %-> 12件", out)
    assert.matches("%- open = 3 件  %(line 1: 3件, rule 未结%)", out)
    assert.matches("%+ got%[by:net%] = 7 件  %(line 1: 7件, rule 收到%)", out)
    assert.equal(before, program.read(golden))
  end)

  it("shows what changes before --update writes it, and is quiet afterwards", function()
    local folder <close> = script(RULE .. SAMPLE, { ["r.txt"] = "收到申请12件，网上7件。\n" })
    local code, out = test(folder)
    assert.equal(3, code)
    assert.matches("r.txt.facts.csv is not there; baogao test %-%-update writes it", out)
    code, out = test(folder, "--update")
    assert.equal(0, code)
    assert.matches("r.txt.facts.csv: new, with 2 facts:\n  %+ got = 12 件", out)
    assert.equal("indicator,dims,value,unit,status,raw,rule,line\ngot,,12,件,reported,12件,收到,1\n"
      .. "got,by:net,7,件,reported,7件,收到,1\n", program.read(folder.path .. "/tests/own/r.txt.facts.csv"))
    code, out = test(folder)
    assert.equal(0, code)
    assert.matches("2 passed, 0 failed", out)
  end)

  it("fails when the report of a golden file is not one of the script's", function()
    local folder <close> = script(RULE .. SAMPLE .. "\ns:identify { must = { '通报' } }", { ["r.txt"] = "收到申请12件，网上7件。\n" })
    local code, out = test(folder, "--update")
    assert.equal(3, code)
    assert.matches("FAIL DIR/tests/own/r.txt: the report does not fit own, which scores 0: does not say 通报", out)
    local weak <close> = script(RULE .. SAMPLE, { ["r.txt"] = "收到申请12件，网上7件。\n" })
    program.write(weak.path .. "/other.lua", [[
local s = require "baogao".script { name = "other", version = "1" }
s:identify { must = { "申请" }, any = { "收到" } }
return s]])
    code, out = test(weak, "--update", "--scripts", weak.path)
    assert.equal(3, code)
    assert.matches("the report goes to other, which scores 70, and not to own, which scores 55; correct its identify", out)
  end)

  it("fails when the report of a golden file is gone", function()
    local folder <close> = script(RULE .. SAMPLE, { ["r.txt.facts.csv"] = "indicator,dims\n" })
    local code, out = test(folder)
    assert.equal(3, code)
    assert.matches("tests/own/r.txt: NOT_FOUND", out)
  end)

  it("passes for the scripts of three authors, sealed and handed on", function()
    local folder <close> = program.folder()
    program.shell("cp -r tests/author %s && rm %s", folder.path .. "/authors", folder.path .. "/authors/README.md")
    local code, out = program.run("scripts", "--seal", folder.path .. "/authors")
    assert.equal(0, code)
    assert.matches("scripts.toml: 3 files", out)
    code, out = program.run("test", "--scripts", folder.path .. "/authors", "321283-taixing", "341600-bozhou", "411100-luohe")
    assert.equal(0, code, out)
    assert.matches("321283%-taixing +5 passed, 0 failed\n  rules that matched: (%d+) of %1; words that matched: (%d+) of %2\n", out)
    local got = program.results(folder.path .. "/run", "--scripts", folder.path .. "/authors", "tests/author/reports")
    local scripts, values = {}, {}
    for _, row in ipairs(got.reports) do scripts[#scripts + 1] = row.script end
    for _, row in ipairs(got.facts) do values[row.place .. program.name(row)] = row.value end
    assert.same({ "341600-bozhou@1.0", "411100-luohe@1.0" }, scripts)
    assert.equal("-4.2", values["亳州市oil_crops_growth"])
    assert.equal("0.1865", values["漯河市request_fees"])
    assert.equal("12562", values["漯河市in_category[category:licence]"])
    local authors = program.read(folder.path .. "/run/manifest.json")
    assert.matches('"script":%s*"411100%-luohe@1.0"', authors)
  end)
end)
