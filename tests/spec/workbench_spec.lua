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

describe("a grid", function()
  local GRID <const> = [[
s:declare { { "sent", "件", "派单" }, { "closed", "件", "办结" } }
s:grid { name = "districts", dim = "district", rows = { { "sent", "派单量（件）" }, { "closed", "办结量（件）" } },
  columns = { { "a", "岳阳楼区" }, { "b", "君山区" }, { "c", "云溪区" } } }]]

  local function page(...)
    local rows = {}
    for i, row in ipairs { ... } do
      rows[i] = "<tr><td>" .. row:gsub(" ", "</td><td>") .. "</td></tr>"
    end
    return "<html><body><p>申请情况</p><table>" .. table.concat(rows) .. "</table></body></html>"
  end

  it("reads a table that has its places in rows", function()
    local folder <close> = bench(GRID, page("单位 派单量（件） 办结量（件）", "岳阳楼区 30 29", "君山区 12 11", "云溪区 7 7"), "html")
    local _, out = run(folder, "try")
    assert.matches("sent%[district:b%] +12 件", out)
    assert.matches("closed%[district:a%] +29 件", out)
  end)

  it("names the column of the page that it does not know", function()
    local folder <close> = bench(GRID,
      page("单位 派单量（件） 办结量（件）", "岳阳楼区 30 29", "君山区 12 11", "岳阳县 9 8", "云溪区 7 7"), "html")
    local _, out = run(folder, "try")
    assert.matches('COLUMN_UNKNOWN: line 1: the table "districts" has a column "岳阳县" that the script does not know', out)
    assert.matches("sent%[district:c%] +7 件", out)
  end)

  it("says what to do when a row or column is no indicator", function()
    local _, _, err = try([[
s:declare { { "sent", "件", "派单" } }
s:grid { name = "districts", dim = "district", rows = { { "yueyanglou", "岳阳楼区" } }, columns = { { "sent", "派单量" } } }]], "申请\n")
    assert_says(err, "grid districts: row yueyanglou has no cell: no indicator of such a name is declared. Rows are indicators, "
      .. "columns the parts of district; a page that has them the other way round is read too")
  end)
end)

describe("try", function()
  it("lists words that are nearly a rule's first words, one of seven characters apart", function()
    local _, out = try('s:declare { { "n", "万件", "快递" } }\ns:phrase "快递业务量完成{n:万件}"', "申请：快递业务数完成12万件。\n")
    assert_says(out, "rule 快递业务量完成{n:万件}: line 1 has nearly its first words: 快递业务数完成  (DIR/own.lua:7)")
  end)

  it("names every check that could not be made, with the reason", function()
    local _, out = try('s:declare { { "a", "件", "甲" }, { "b", "件", "乙" } }\ns:phrase "甲类{a:件}"\ns:check("甲 = 乙", "a = b")',
      "申请甲类3件。\n")
    assert_says(out, "0 uncertain, 1 not assessable\n  not assessable  甲 = 乙: ")
  end)

  it("says what else a contradictory fact is said to be, and where", function()
    local _, out = try('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"', "申请甲类3件。\n\n又有甲类5件。\n")
    assert_says(out, "elsewhere line 3: 5件")
  end)
end)

describe("trace", function()
  local RULES <const> = [[
s:declare { { "a", "件", "甲" }, { "b", "件", "乙" } }
s:phrase "甲类受理{a:件}"
s:phrase "甲类办结{b:件}"
s:phrase("丙类办结{b:件}", { section = { "附表" } })
s:grid { name = "t", dim = "d", rows = { { "a", "甲" }, { "b", "乙" } }, columns = { { "x", "子" }, { "y", "丑" } } }]]

  it("takes the beginning of a rule's name, when it is of one alone", function()
    local folder <close> = bench(RULES, "申请甲类受理3件。\n")
    local code, out = run(folder, "trace", "--rule", "甲类受理…")
    assert.equal(0, code)
    assert_says(out, "rule 甲类受理{a:件}", "matched 1")
    local _, err
    code, _, err = run(folder, "trace", "--rule", "甲类")
    assert.equal(1, code)
    assert_says(err, "has rules of 2 names that begin with 甲类; which one? 甲类办结{b:件}, 甲类受理{a:件}")
    code, _, err = run(folder, "trace", "--rule", "甲类收理")
    assert.equal(1, code)
    assert_says(err, "the nearest are: 甲类受理{a:件}, ")
  end)

  it("says why a rule was tried nowhere", function()
    local folder <close> = bench(RULES, "申请甲类受理3件。丙类办结2件。\n")
    local _, out = run(folder, "trace", "--rule", "甲类办结")
    assert_says(out, "tried at 0 places, matched 0\n  its first words do not stand in the text: 甲类办结; line 1 has nearly: 丙类办结")
    _, out = run(folder, "trace", "--rule", "丙类")
    assert_says(out, "its first words stand on line 1, but under no heading with 附表")
  end)

  it("answers for a table", function()
    local folder <close> = bench(RULES, "申请甲类受理3件。\n")
    local code, _, err = run(folder, "trace", "--rule", "table:t")
    assert.equal(1, code)
    assert_says(err, "table:t reads tables by their labels", "baogao inspect FILE shows the tables")
  end)
end)

describe("a quote of try and new", function()
  it("is as the report has it", function()
    local _, out = try('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"', "申请，醫療保險覆盖率，達９８％。\n")
    assert_says(out, "in: 申请，醫療保險覆盖率，達９８％。")
  end)

  it("of a new draft, too, which is written although nobody reads on", function()
    local folder <close> = program.folder()
    local report = program.write(folder.path .. "/r.txt", "2025年洛阳市信访工作报告\n\n全年来信覆盖率，达98%。" .. ("来电3件。\n"):rep(3000))
    local _, out = program.sh(('"$B" new draft --from %s -o %s | head -8'):format(report, folder.path))
    assert_says(out, "来信覆盖率，达98%")
    assert.is_truthy(program.read(folder.path .. "/draft.lua"))
  end)
end)

describe("try of a long report", function()
  it("lists the first unclaimed figures, and all with --all", function()
    local text = "申请。\n" .. ("事项3件。\n"):rep(50)
    local _, out = try('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"', text)
    assert_says(out, "\n  10 more; baogao try --all lists them, and a run's residue.csv\n")
    local _, all = try('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"', text, "--all")
    assert.is_nil(all:find("more; baogao try", 1, true))
  end)
end)

describe("try --watch", function()
  it("says first what a change of the script changed", function()
    local folder <close> = bench('s:declare { { "a", "件", "甲" }, { "b", "件", "乙" } }\ns:phrase "甲类{a:件}"\ns:check("甲 = 乙", "a = b")',
      "申请甲类3件，乙类4件。\n")
    local script = program.read(folder.path .. "/own.lua")
    program.write(folder.path .. "/next.lua", (script:gsub("s:check", 's:phrase "乙类{b:件}"\ns:check')))
    local _, out = program.sh(([[cd %s; "$B" try --watch own.lua r.txt >out 2>&1 & pid=$!
      for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; grep -q watched out && break; done
      cp next.lua own.lua
      for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; grep -q since out && break; done
      sleep 0.3; kill $pid; cat out]]):format(folder.path):gsub('"$B"', program.path:sub(1, 1) == "/" and program.path or "$OLDPWD/" .. program.path))
    assert_says(out, "-- 2 changes since the last run:\n  + b = 4 件", "check 甲 = 乙: not_assessable -> fail")
  end)
end)

describe("a golden file", function()
  it("of checks fails the test when a check does not hold any more, and is not needed", function()
    local folder <close> = bench('s:declare { { "a", "件", "甲" }, { "b", "件", "乙" } }\ns:phrase "甲类{a:件}"\ns:phrase "乙类{b:件}"\n'
      .. 's:check("甲 = 乙", "a = b")\ns:sample { "甲类3件。", a = 3 }', "")
    local report = folder.path .. "/tests/own/r.txt"
    program.shell("mkdir -p %s", folder.path .. "/tests/own")
    program.write(report, "申请甲类3件，乙类3件。\n")
    local code, out = program.run("test", folder.path .. "/own.lua", "--update")
    assert.equal(0, code, out)
    assert.equal("name,verdict\n甲 = 乙,pass\n", program.read(report .. ".checks.csv"))
    assert.equal(0, (program.run("test", folder.path .. "/own.lua")))
    program.write(folder.path .. "/own.lua", (program.read(folder.path .. "/own.lua"):gsub('"a = b"', '"a + a = b"')))
    code, out = program.run("test", folder.path .. "/own.lua")
    assert.equal(3, code)
    assert_says(out, "r.txt.checks.csv differs", "\n  ~ check 甲 = 乙: pass -> fail\n", "1 passed, 1 failed")
    os.remove(report .. ".checks.csv")
    assert.equal(0, (program.run("test", folder.path .. "/own.lua")))
  end)

  it("is written before it is shown", function()
    local folder <close> = bench('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"\ns:sample { "甲类3件。", a = 3 }', "")
    local report = folder.path .. "/tests/own/r.txt"
    program.shell("mkdir -p %s", folder.path .. "/tests/own")
    program.write(report, "申请甲类3件。\n")
    program.sh(('"$B" test --update %s/own.lua | true'):format(folder.path))
    assert.matches("\na,,3,", program.read(report .. ".facts.csv"))
  end)
end)

describe("a misspelt breakdown in a check", function()
  local RULES <const> = [[
s:declare { { "got", "件", "收到" } }
s:rule("收到", w"收到" * s.fact("got", zh.int * w"件") * zh.sep * zh.list(s.fact("got",
  zh.dim("channel", baogao.lookup { online = { "网上" }, post = { "信函" } }) * zh.int * w"件")))
s:sample { "收到7件，网上3件，信函4件。", got = 7 }
]]

  it("is told with the nearest name by try, and fails the test", function()
    local body = RULES .. 's:check("合计", "got[chanel] = got")\ns:check("网上", "got[channel:onlin] <= got")'
    local code, out = try(body, "申请收到7件，网上3件，信函4件。\n")
    assert.equal(0, code)
    assert_says(out, "warning DIR/own.lua:10: 合计: nothing in this script makes a part chanel; perhaps channel is meant\n",
      "warning DIR/own.lua:11: 网上: nothing in this script makes a part onlin; perhaps online is meant\n")
    local folder <close> = bench(body, "")
    code, out = program.run("test", folder.path .. "/own.lua")
    assert.equal(3, code)
    assert_says(out, "perhaps channel is meant", "2 failed")
  end)

  it("is none when a lookup, a phrase, a grid or a total makes it", function()
    local _, out = try(RULES .. [[
s:phrase "电话{got[channel:phone]:件}"
s:declare { { "sent", "件", "派单", total = "district:total" } }
s:grid { name = "t", dim = "district", rows = { { "sent", "派单" } }, columns = { { "a", "甲区" }, { "b", "乙区" } } }
s:check("合计", "got[channel] = got")
s:check("部分", "got[channel:online] + got[channel:phone] <= got")
s:check("各区", "sent[district] = sent[district:total]")
s:check("甲区", "sent[district:a] <= sent")]], "申请收到7件，网上3件，信函4件。\n")
    assert.is_nil(out:find("nothing in this script", 1, true), out)
  end)
end)

describe("a slip of the keyboard", function()
  -- What try says of a script with a body.
  local function fault(body)
    local code, _, err = try(body, "申请3件。\n")
    assert.equal(5, code, err)
    return err
  end

  it("in full-width punctuation is named with what Lua wants", function()
    assert_says(fault 's:declare { { "a"， "件", "甲" } }', "DIR/own.lua:6: full-width ， where Lua wants ,")
    assert_says(fault 's:declare（{ { "a，b", "件", "甲" } }）', "DIR/own.lua:6: full-width （ where Lua wants (")
    assert_says(fault 's:phrase “甲类{a:件}”', 'DIR/own.lua:6: full-width “ where Lua wants "')
    assert.is_nil(fault('s:phrase "甲，类" "'):find("full-width", 1, true))
  end)

  it("is no mark before a script", function()
    local folder <close> = bench('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"', "申请甲类3件。\n")
    program.write(folder.path .. "/own.lua", "\239\187\191" .. program.read(folder.path .. "/own.lua"))
    local code, out = run(folder, "try")
    assert.equal(0, code)
    assert_says(out, "facts (1)")
  end)

  it("in a pattern is told with the author's line", function()
    assert_says(fault "local p = (zh.char^0)^0", "own.lua:6: loop body may accept empty string")
    assert_says(fault('local p = lpeg' .. '.S"件宗"'), 'own.lua:6: lpeg.S', '("件宗") is of bytes, not of characters: use zh.oneof')
  end)

  it("does not end the output, when a pattern stops inside a character", function()
    local code, out = try('s:declare { { "a", "件", "甲" } }\ns:rule("x", w"甲类" * s.fact("a", zh.int * lpeg.P(1) * w"宗"))\n'
      .. 's:rule("y", w"甲类" * s.fact("a", zh.int) * lpeg.P(1) * w"宗"^-1)', "申请甲类3件，又5件。\n")
    assert.equal(0, code)
    assert_says(out, "rules that stopped (")
  end)
end)

describe("a phrase", function()
  it("takes one of several words, and words that may be missing", function()
    local folder <close> = bench([[
s:declare { { "a", "亿元", "出口额" }, { "g", "%", "增长" } }
s:phrase "出口额(为|达)?{a:亿元},(同比|比上年)?{g:±%}"
s:phrase "进口(总额|额){a:亿元}"
s:sample { "出口额3.2亿元，增长5.6%。", a = "3.2", g = "5.6" }
s:sample { "出口额达3.2亿元，同比下降5.6%。", a = "3.2", g = "-5.6" }
s:sample { "进口总额3.3亿元。", a = "3.3" }
s:sample { "进口3.3亿元。", a = false }
s:sample { "出口额约3.2亿元。", a = false }]], "")
    local code, out = program.run("test", folder.path .. "/own.lua")
    assert.equal(0, code, out)
  end)
end)

describe("an export", function()
  it("that fails is told by test", function()
    local folder <close> = bench('s:declare { { "a", "件", "甲" } }\ns:phrase "甲类{a:件}"\ns:sample { "甲类3件。", a = 3 }\n'
      .. 's:export("card.md", function(r, out) out:write(r:shwo "a") end)', "")
    local code, out = program.run("test", folder.path .. "/own.lua")
    assert.equal(3, code)
    assert_says(out, "FAIL export card.md of ", "own.lua:9: ", "shwo")
  end)
end)

describe("the output of try", function()
  it("is the same each time", function()
    local folder <close> = bench('s:declare { { "a", "件", "甲" } }\ns:rule("甲", w"受理各类网络申请|受理各类网络事项|受理各类网络诉求|受理各类网络来件" '
      .. '* s.fact("a", zh.int * w"件"))', "申请：受理各类网络投诉3件，受理各类网络咨询4件。\n")
    local _, first = run(folder, "try", "--all")
    for _ = 1, 6 do
      local _, again = run(folder, "try", "--all")
      assert.equal(first, again)
    end
  end)
end)
