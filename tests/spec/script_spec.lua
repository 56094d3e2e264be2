-- script_spec.lua - what an author may write, and that every misuse names file, line and field.
local program = require "tests.spec.program"
local core = require "baogao.core"
local loader = require "baogao.compile.loader"

-- Loads a script of this body; the script, or the message without the folder. The body begins on line 4.
local function load_body(body, head)
  local folder <close> = program.folder()
  local script, message = loader.load(program.script(folder.path, "s", body, head))
  return script, message and message:gsub(folder.path:gsub("%p", "%%%0") .. "/", "")
end

local GOOD <const> = 'city:identify { must = { "郑州" } }\ncity:indicator { name = "n", unit = "件", label = "n" }\n'

-- The body of a script, and the message: its line and the field, then what.
local MISUSES <const> = {
  { 'baogao.script()', "4: script: must be a table, got nothing" },
  { 'baogao.script { name = "x", version = "1", colour = "red" }', '4: script: has no option "colour"' },
  { 'baogao.script { version = "1" }', "4: name: must be a string, got nothing" },
  { 'baogao.script { name = "x" }', "4: version: must be a string, got nothing" },
  { 'baogao.script { name = "a/b", version = "1" }', '4: name: "a/b" may hold letters' },
  { 'baogao.script { name = "x", version = 1 }', "4: version: must be a string, got number" },
  { 'baogao.script { name = "\\xD6\\xA3\\xFF", version = "1" }', "4: name: is not UTF-8" },
  { 'baogao.script { name = "x", version = "1", place = 5 }', "4: place: must be a string, got number" },
  { 'baogao.script { name = "x", version = "1", adcode = {} }', "4: adcode: must be a string, got table" },
  { 'baogao.script { name = "x", version = "1", adcode = "4101" }', '4: adcode: "4101" is not six digits' },
  { 'baogao.script { name = "x", version = "1", extends = {} }', "4: extends: must be a string, got table" },
  { 'baogao.script { name = "x", version = "1", about = 1 }', "4: about: must be a string, got number" },
  { 'city.name = "other"', "4: script: has no field name that could be set" },
  { "city.rule(5)", "4: rule: call it on a script, with a colon" },

  { "city:identify()", "4: identify: must be a table, got nothing" },
  { 'city:identify { must = { "a" }, most = {} }', '4: identify: has no option "most"' },
  { 'city:identify { must = "郑州" }', "4: identify.must: must be a table, got string" },
  { "city:identify { must = {} }", "4: identify.must: has no words" },
  { 'city:identify { must = { "a", 5 } }', "4: identify.must[2]: must be a string, got number" },
  { 'city:identify { any = { "" } }', "4: identify.any: word 1 is empty" },
  { 'city:identify { must = { "a" }, years = 2016 }', "4: identify.years: must be two years, { 2014, 2018 }" },
  { 'city:identify { must = { "a" }, years = { 2018, 2014 } }', "4: identify.years: must be two years" },
  { "city:identify {}", "4: identify: needs must or any words" },

  { "city:indicator()", "4: indicator: must be a table, got nothing" },
  { 'city:indicator { name = "受理", unit = "件", label = "n" }', '4: indicator.name: "受理" is not the name of a fact' },
  { 'city:indicator { name = "m[a:b]", unit = "件", label = "m" }', '4: indicator.name: "m[a:b]": declare the indicator' },
  { 'city:indicator { name = "m", label = "m" }', "4: indicator.unit: must be a string, got nothing" },
  { 'city:indicator { name = "m", unit = "件" }', "4: indicator.label: must be a string, got nothing" },
  { 'city:indicator { name = "m", unit = "件", label = "m", kind = 1 }', '4: indicator: has no option "kind"' },
  { "city:declare(5)", "4: declare: must be a table, got number" },
  { "city:declare { 5 }", "4: declare[1]: must be a table, got number" },
  { 'city:declare { { "m", "件" } }', "4: indicator.label: must be a string, got nothing" },

  { 'city:rule()', "4: rule: must be a string, got nothing" },
  { 'city:rule("r", "受理")', "4: rule r: needs a pattern, got string" },
  { 'city:rule("r", w"受理", 5)', "4: rule r: must be a table, got number" },
  { 'city:rule("r", w"受理", { sections = {} })', '4: rule r: has no option "sections"' },
  { 'city:rule("r", w"受理", { scope = "page" })', "4: rule r.scope: is sentence, paragraph or section" },
  { 'city:rule("r", w"受理", { section = "申请" })', "4: rule r.section: must be a table, got string" },
  { 'city:rule("r", w"受理", { near = { 5 } })', "4: rule r.near[1]: must be a string, got number" },
  { 'city.fact("受理", zh.int)', '4: fact: "受理" is not the name of a fact' },
  { 'city.fact("n[channel]", zh.int)', '4: fact: "n[channel]" is not the name of a fact' },
  { 'city.fact("n", 5)', "4: fact: n needs a pattern, got number" },
  { 'city.none("n")', "4: none: n needs a pattern, got nil" },

  { "city:phrase()", "4: phrase: must be a string, got nothing" },
  { 'city:phrase "受理申请"', "4: phrase: 受理申请: has no {name:unit}" },
  { 'city:phrase "{n:件}受理"', "4: phrase: {n:件}受理: begins with a number" },
  { 'city:phrase "受理{n[a:b,c:d]:件}"', "4: phrase: 受理{n[a:b,c:d]:件}: {n[a:b,c:d]:件} is not {name:unit}; two breakdowns are parted by ;" },
  { 'city.fact("n[a:b,c:d]", zh.int)', "is not the name of a fact (indicator, or indicator[dim:part]); two breakdowns are parted by ;" },
  { 'city:phrase "受理{n 件}"', "4: phrase: 受理{n 件}: {n件} is not {name:unit}" },
  { 'city:phrase("受理{n:件}", { scope = "x" })', "4: rule 受理{n:件}.scope: is sentence" },

  { "city:table()", "4: table: must be a table, got nothing" },
  { 'city:table { rows = {} }', "4: table.name: must be a string, got nothing" },
  { 'city:table { name = "t" }', "4: table.rows: must be a table, got nothing" },
  { 'city:table { name = "t", rows = {} }', "4: table t: has no rows" },
  { 'city:table { name = "t", rows = { 5 } }', "4: table t, row 1: must be a table, got number" },
  { 'city:table { name = "t", rows = { { "n" } } }', "4: table t, row 1: has no label" },
  { 'city:table { name = "t", rows = { { "受", "受理数" } } }', '4: table t, row 1: "受" is not the name of a fact' },
  { 'city:table { name = "t", rows = { { "n", 5 } } }', "4: table t, row 1: must be a string, got number" },
  { 'city:table { name = "t", rows = { { "n", "受理数" } }, least = "two" }', "4: table t.least: is a whole number from 1" },
  { 'city:table { name = "t", rows = { { "n", "受理数" } }, most = 2 }', '4: table t: has no option "most"' },

  { 'city:table { name = "t", rows = { { "n", "受理数" } }, totals = "合计" }', "4: table t.totals: must be a table, got string" },

  { "city:check()", "4: check: must be a string, got nothing" },
  { 'city:check("c")', "4: check c: needs an equation or a function, got nil" },
  { 'city:check("c", "n")', "4: check c: an equation has one of = <= >= ~" },
  { 'city:check("c", "n = ")', "4: check c: an empty side" },
  { 'city:check("c", "n = 受理")', '4: check c: "受理" is not the name of a fact' },
  { 'city:check("c", "n = n + [a]")', "is not the name of a fact" },

  { "city:shares()", "4: shares: must be a table, got nothing" },
  { 'city:shares { { "a", "b" } }', '4: shares.base: "nil" is not the name of a fact' },
  { 'city:shares { base = "n", "a" }', "4: shares[1]: must be a table, got string" },
  { 'city:shares { base = "n", { "a" } }', '4: shares[1]: "nil" is not the name of a fact' },
  { 'city:shares { base = "n" }', "4: shares: has no { share, part }" },

  { "city:metric()", "4: metric: must be a table, got nothing" },
  { 'city:metric { unit = "%" }', '4: metric.name: "nil" is not the name of a fact' },
  { 'city:metric { name = "m", unit = "%", label = "m", needs = {} }', "4: metric m.value: must be a function, got nothing" },
  { 'city:metric { name = "m", unit = "%", label = "m", value = print }', "4: metric m.needs: must be a table, got nothing" },
  { 'city:metric { name = "m", unit = "%", label = "m", value = print, needs = { "n[x]" } }',
    '4: metric m.needs[1]: "n[x]" is not the name of a fact' },
  { 'city:metric { name = "m", unit = "%", label = "m", value = print, needs = { "n" }, digits = 1.5 }',
    "4: metric m.digits: is a whole number from 0 to 18" },
  { 'city:metric { name = "m", label = "m", value = print, needs = { "n" } }', "4: indicator.unit: must be a string, got nothing" },
  { 'city:metric { name = "m", unit = "%", label = "m", value = print, needs = {}, digit = 1 }', '4: metric: has no option "digit"' },

  { "city:sample()", "4: sample: must be a table, got nothing" },
  { "city:sample { n = 5 }", "4: sample[1]: must be a string, got nothing" },
  { 'city:sample { "text" }', "4: sample: expects no fact: it would test nothing" },
  { 'city:sample { "text", ["受"] = 5 }', '4: sample: "受" is not the name of a fact' },
  { 'city:sample { "text", n = {} }', "4: sample: n should be a number, a string of digits or false, got a table" },
  { 'city:sample { "text", n = "many" }', "4: sample: n should be a number, a string of digits or false" },

  { "city:export()", "4: export: must be a string, got nothing" },
  { 'city:export("card", print)', '4: export: "card" is no plain file name with an ending' },
  { 'city:export("../card.md", print)', '4: export: "../card.md" is no plain file name' },
  { 'city:export("card.md")', "4: export card.md: must be a function, got nothing" },
  { 'city:export("card.md", print)\ncity:export("card.txt", print)', "5: export card.txt: there is an export card already" },

  { "city:ignore()", "4: ignore: must be a table, got nothing" },
  { 'city:ignore { near = { "a" } }', "4: ignore.reason: must be a string, got nothing" },
  { 'city:ignore { reason = "r" }', "4: ignore: needs section or near words" },
  { 'city:ignore { reason = "r", near = {} }', "4: ignore.near: has no words" },
  { 'city:ignore { reason = "r", nearby = { "a" } }', '4: ignore: has no option "nearby"' },

  { 'baogao.lookup(5)', "4: lookup: needs a table of words" },
  { 'baogao.lookup { Fax = { "传真" } }', '4: lookup: "Fax" is not a name' },
  { 'baogao.lookup { fax = "传真" }', "4: lookup: fax needs a list of words" },
  { 'baogao.lookup { fax = { "传真", 5 } }', "4: lookup: fax[2] is not a word" },
  { 'w ""', '4: words(""): nothing is left of a word' },
  { 'zh.dim("channel", 5)', "4: dim" },
  { "w(5)", "4: words" },
}

describe("a misuse", function()
  for _, case in ipairs(MISUSES) do
    it("is named: " .. case[1]:gsub("\n", "; "), function()
      local script, message = load_body(case[1])
      assert.is_nil(script)
      assert.is_truthy(message:find("s.lua:" .. case[2], 1, true) or case[2]:match "^%a" and message:find(case[2], 1, true), message)
    end)
  end

  it("in a function of the author's own has the line of the call to us", function()
    local _, message = load_body('local function count(name)\n  local p = city.fact(name, 5)\n  return p\nend\ncity:rule("r", count "n")')
    assert.equal("s.lua:5: fact: n needs a pattern, got number", message)
  end)

  it("is found when the script is compiled, with the line where it was written", function()
    local cases = {
      { 'city:rule("r", w"受理" * city.fact("m", zh.int))', "s.lua:6: indicator m is not declared here or in the form" },
      { '\ncity:table { name = "t", rows = { { "m", "受理数" } } }', "s.lua:7: indicator m is not declared" },
      { 'city:check("c", "n = m")', "s.lua:6: indicator m is not declared" },
      { 'city:metric { name = "x", unit = "%", label = "x", needs = { "m" }, value = print }', "s.lua:6: indicator m is not declared" },
      { 'city:indicator { name = "n", unit = "条", label = "n" }', "s.lua:6: indicator n: its unit is 件 in s" },
    }
    for _, case in ipairs(cases) do
      local folder <close> = program.folder()
      local registry = loader.new()
      local script = assert(registry:find(program.script(folder.path, "s", GOOD .. case[1])))
      local compiled, message = registry:compile(script)
      assert.is_nil(compiled)
      assert.is_truthy(message:find(case[2], 1, true), message)
    end
  end)
end)

describe("a script", function()
  it("is good with every part used as the README shows", function()
    local script, message = load_body(GOOD .. [[
city:phrase "共受理申请{n:件}"
city:rule("r", w"受理" * zh.upto "申请" * w"申请" * city.fact("n", zh.int * w"件"), { section = { "申请" }, scope = "paragraph", fallback = true })
city:rule("near", lpeg.P(1)^0 * city.fact("n", "3件"), { near = { "受理" } })
city:table { name = "t", least = 1, rows = { { false, "一、情况" }, { "n", "受理数", "受理" } } }
city:check("c", "n >= n") city:check("d", function(f) return f "n", 1 end)
city:shares { base = "n", group = false, { "n", "n" } }
city:metric { name = "m", unit = "%", label = "m", digits = 1, needs = { "n" }, value = function(n) return n end }
city:sample { "受理申请3件", n = 3, m = "3.0" } city:sample { "没有", n = false }
city:export("card.md", function() end)
city:ignore { reason = "r", near = { "其他" }, section = { "附" } }]], 'place = "郑州市", adcode = "410100", about = "x", extends = "f"')
    assert.is_nil(message)
    assert.same({ "s", "1.0", "郑州市", "410100", "f" }, { script.name, script.version, script.place, script.adcode, script.extends })
    assert.equal(3, #script.rules)
  end)

  it("says words in simplified form, whatever they are written in", function()
    local script = load_body('city:identify { must = { "鄭州", "２０１６" } }')
    assert.same({ "郑州", "2016" }, script.identity.must)
  end)

  it("may not have the name of another one, unless it is the same text", function()
    local folder <close> = program.folder()
    local path = program.script(folder.path, "s", GOOD)
    program.write(folder.path .. "/same.lua", program.read(path))
    program.write(folder.path .. "/z_other.lua", program.read(path) .. "-- changed\n")
    local registry = loader.new()
    registry:add_folder(folder.path)
    assert.equal(1, #registry.scripts)
    assert.equal(1, #registry.problems)
    assert.matches('a script named "?s"? was loaded from .*already', registry.problems[1])
  end)
end)

describe("a script of a folder", function()
  local LETTER <const> = "郑州市2016年报告\n全年受理3件。\n"
  local RULE <const> = 'city:indicator { name = "n", unit = "件", label = "n" }\ncity:rule("n", w"受理" * city.fact("n", zh.int))\n'

  it("runs no further than its identify before it is wanted", function()
    local folder <close> = program.folder()
    program.script(folder.path, "s", 'city:identify { must = { "郑州" } }\nprint "the rest"\n' .. RULE)
    program.write(folder.path .. "/other.txt", "许昌市2016年报告\n全年受理3件。\n")
    program.write(folder.path .. "/letter.txt", LETTER)
    local _, _, err = program.run("run", "--scripts", folder.path, folder.path .. "/other.txt")
    assert.not_matches("the rest", err)
    local code, out, told = program.run("run", "--scripts", folder.path, folder.path .. "/letter.txt")
    assert.equal(0, code)
    assert.matches("the rest", told)
    assert.matches("n,[^\n]*,3,", out)
  end)

  it("may say what it reads at its end", function()
    local folder <close> = program.folder()
    program.script(folder.path, "s", RULE .. 'city:identify { must = { "郑州" } }\n')
    program.write(folder.path .. "/letter.txt", LETTER)
    local code, out = program.run("run", "--scripts", folder.path, folder.path .. "/letter.txt")
    assert.equal(0, code)
    assert.matches("n,[^\n]*,3,", out)
  end)

  it("whose rest is wrong fails the reports that it fits, with file and line, and no others", function()
    local folder <close> = program.folder()
    program.script(folder.path, "s", 'city:identify { must = { "郑州" } }\ncity:rul("n", w"受理")\n')
    program.write(folder.path .. "/letter.txt", LETTER)
    program.write(folder.path .. "/again.txt", LETTER)
    local code = program.run("run", "-o", folder.path .. "/run", "--scripts", folder.path,
      "tests/samples/zhengzhou_2016.txt", folder.path .. "/letter.txt", folder.path .. "/again.txt")
    assert.equal(5, code)
    local rows = program.file(folder.path .. "/run", "reports.csv")
    assert.equal(3, #rows)
    for _, row in ipairs(rows) do
      if row.report:match "letter" or row.report:match "again" then
        assert.equal("failed", row.verdict)
        assert.matches("^SCRIPT: .*/s%.lua:5: ", row.reason)
      else
        assert.equal("ok_with_warnings", row.verdict)
      end
    end
  end)

  it("is told as wrong by `scripts`, its rest too", function()
    local folder <close> = program.folder()
    program.script(folder.path, "s", 'city:identify { must = { "郑州" } }\ncity:rul("n", w"受理")\n')
    local code, _, err = program.run("scripts", "--scripts", folder.path)
    assert.equal(5, code)
    assert.matches("s%.lua:5: ", err)
  end)
end)

describe("a phrase", function()
  -- The facts of a text, "name=value", in order.
  local function facts(phrase, text)
    local script = assert(load_body('city:identify { must = { "市" } }\ncity:declare { { "n", "件", "n" }, { "a", "亿元", "a" },'
      .. ' { "g", "%", "g" } }\ncity:phrase "' .. phrase .. '"\n'))
    local registry = loader.new()
    registry:add(script)
    local extracted = core.extract(assert(registry:compile(script)).engine,
      assert(core.read_bytes("某市2025年报告\n\n" .. text .. "\n", "report.txt")))
    local list = {}
    for _, fact in ipairs(extracted:all()) do list[#list + 1] = fact.indicator .. "=" .. tostring(fact.value) end
    return table.concat(list, " ")
  end

  it("does not match behind a negation", function()
    assert.equal("n=61", facts("同意公开的{n:件}", "同意公开的61件。"))
    assert.equal("", facts("同意公开的{n:件}", "不同意公开的61件。"))
  end)

  it("reads nothing that is told of an earlier year", function()
    assert.equal("a=4.82", facts("快递业务量完成{a:亿元}", "2025年全市快递业务量完成4.82亿元。"))
    assert.equal("", facts("快递业务量完成{a:亿元}", "2024年全市快递业务量完成4.82亿元。"))
    assert.equal("a=4.82", facts("快递业务量完成{a:亿元}", "与2024年相比，快递业务量完成4.82亿元。"))
  end)

  it("skips no comma and no other statement with …", function()
    local PHRASE <const> = "批发业零售额{a:亿元},…{g:±%}"
    assert.equal("a=3 g=5", facts(PHRASE, "批发业零售额3亿元，同比增长5%。"))
    for _, text in ipairs { "批发业零售额3亿元，占比上升，其中住宿业增长5%。", "批发业零售额3亿元，其中住宿业：增长5%。",
      "批发业零售额3亿元；住宿业零售额增长5%。" } do
      assert.same({ text, "" }, { text, facts(PHRASE, text) })
    end
  end)
end)
