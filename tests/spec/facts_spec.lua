-- facts_spec.lua - how mentions become facts, and what checks, metrics, warnings and residue make of them: small
-- scripts over small reports, in this process.
local core = require "baogao.core"
local loader = require "baogao.compile.loader"
local names = require "baogao.base.names"
local program = require "tests.spec.program"

local HEAD <const> = [[
city:identify { must = { "申请" } }
city:declare { { "n", "件", "n" }, { "m", "件", "m" }, { "fees", "万元", "fees" }, { "share", "%", "share" } }
]]

-- A compiled script of this body.
local function compiled(body)
  local folder <close> = program.folder()
  local registry = loader.new()
  local script = assert(registry:find(program.script(folder.path, "s", HEAD .. body)))
  local made, message = registry:compile(script)
  return assert(made, message)
end

-- Facts by name, outcomes by name, warnings as one text, residue as raws, and core's facts.
local function read(script, text, name)
  local report = assert(core.read_bytes(text, name or "report.txt"))
  local facts = core.extract(script.engine, report)
  local got = { facts = {}, checks = {}, warnings = "", residue = {}, aside = {}, core = facts, script = script }
  for _, fact in ipairs(facts:all()) do
    local key = names.format(fact.indicator, fact.dims)
    assert.is_nil(got.facts[key])
    fact.value = fact.value ~= nil and tostring(fact.value) or nil
    got.facts[key] = fact
  end
  for _, outcome in ipairs(facts:outcomes()) do
    for _, side in ipairs { "left", "right", "gap" } do
      outcome[side] = outcome[side] ~= nil and tostring(outcome[side]) or nil
    end
    got.checks[outcome.name] = outcome
  end
  for _, w in ipairs(facts:warnings()) do got.warnings = got.warnings .. w.code .. ": " .. w.message .. "\n" end
  for _, q in ipairs(facts:quantities()) do
    if q.amount and not q.claimed then
      table.insert(q.set_aside and got.aside or got.residue, q.raw)
    end
  end
  return got
end

-- Value, status of a fact.
local function fact(got, name)
  local f = got.facts[name]
  return f and { f.value or "none", f.status }
end

local RULE <const> = 'city:rule("n", w"受理" * zh.upto "申请" * w"申请" * city.fact("n", zh.int * w"件|份|条"))\n'
  .. 'city:rule("of", w"受理的" * city.fact("n", zh.int * w"件|份|条"))\n'

describe("a fact", function()
  local script = compiled(RULE)

  it("is what one mention states", function()
    local got = read(script, "全市共受理信息公开申请3208件。\n")
    assert.same({ "3208", "reported" }, fact(got, "n"))
    assert.same({ "3208件", 1, "n" }, { got.facts.n.raw, got.facts.n.line, got.facts.n.rule })
    assert.is_nil(got.facts.m)
  end)

  it("is agreed on by second mentions, in another counter word too", function()
    local got = read(script, "共受理公开申请3208件。\n在受理的3208条申请中，全部答复。\n")
    assert.same({ "3208", "reported" }, fact(got, "n"))
    assert.same({}, got.residue)
  end)

  it("is contradictory when mentions differ, and keeps the first value", function()
    local got = read(script, "共受理公开申请3208件。\n在受理的3209件申请中。\n")
    assert.same({ "3208", "contradictory" }, fact(got, "n"))
    assert.equal("3208件", got.facts.n.raw)
  end)

  it("with a hedge agrees with what the hedge admits", function()
    for text, status in pairs { ["近30万件。受理的288342件"] = "reported", ["近30万件。受理的25万件"] = "contradictory",
      ["超过300件。受理的305件"] = "reported", ["超过300件。受理的290件"] = "contradictory",
      ["不足300件。受理的290件"] = "reported", ["不足300件。受理的310件"] = "contradictory",
      ["至少300件。受理的300件"] = "reported" } do
      assert.same({ text, status }, { text, read(script, "受理公开申请" .. text .. "。\n").facts.n.status })
    end
  end)

  it("keeps its printed digits and goes into the indicator's unit exactly", function()
    local fees = compiled 'city:rule("f", w"收取费用" * city.fact("fees", zh.number * w"元"))'
    for text, value in pairs { ["251000元"] = "25.1", ["25.10万元"] = "25.10", ["1.3亿元"] = "13000", ["5元"] = "0.0005",
      ["0元"] = "0", ["2,510元"] = "0.251" } do
      assert.same({ text, value, "reported" }, { text, table.unpack(fact(read(fees, "收取费用" .. text .. "。\n"), "fees")) })
    end
  end)

  it("is not made of another kind of number, and the warning says so", function()
    local fees = compiled 'city:rule("f", w"收取费用" * city.fact("fees", zh.number * w"件|元|%"^-1))'
    local got = read(fees, "收取费用5件。\n")
    assert.is_nil(got.facts.fees)
    assert.matches('RULE_MISREAD: line 1: rule f matched "5件" but made no fact: the unit 件 where .-元 is wanted', got.warnings)
    got = read(fees, "收取费用5%。\n")
    assert.is_nil(got.facts.fees)
    assert.matches('RULE_MISREAD: line 1: rule f matched "5%%" but made no fact: a percent where .-元 is wanted', got.warnings)
  end)

  it("is none_stated with value 0 where the report says there was none", function()
    local got = read(compiled 'city:rule("no", city.none("fees", w"未收费|没有收费"))', "全年未收费。\n")
    assert.same({ "0", "none_stated" }, fact(got, "fees"))
    assert.equal("未收费", got.facts.fees.raw)
  end)

  it("of a part has dims, sorted whatever their order", function()
    local got = read(compiled [[
city:rule("p", w"申请" * city.fact("n", zh.dim("way", { fax = { "传真" } }) * zh.dim("by", { firm = { "企业" } }) * zh.int * w"件"))]],
      "申请传真企业8件。\n")
    assert.same({ "8", "reported" }, fact(got, "n[by:firm;way:fax]"))
  end)

  it("by a fallback rule gives way to a proper one, without contradiction", function()
    local body = 'city:rule("n", w"受理申请" * city.fact("n", zh.int * w"件"))\n'
      .. 'city:rule("guess", w"约有" * city.fact("n", zh.int * w"件"), { fallback = true })'
    assert.same({ "3208", "reported" }, fact(read(compiled(body), "约有5000件。受理申请3208件。\n"), "n"))
    assert.same({ "5000", "reported" }, fact(read(compiled(body), "约有5000件。\n"), "n"))
  end)
end)

describe("a table", function()
  local body <const> = RULE .. 'city:table { name = "t", rows = { { "n", "收到申请数" }, { "m", "答复数" }, { "fees", "收费" } } }'
  local function with(n, m, fees, prose)
    return (prose or "") .. "\n| 指标 | 单位 | 统计数 |\n|---|---|---|\n| 收到申请数 | 件 | " .. n .. " |\n| 答复数 | 件 | " .. m
      .. " |\n| 收费 | 万元 | " .. fees .. " |\n"
  end

  it("beats prose", function()
    local got = read(compiled(body), with("3208", "3000", "0", "受理公开申请3209件。\n"), "a.md")
    assert.same({ "3208", "contradictory" }, fact(got, "n"))
    assert.equal("table:t", got.facts.n.rule)
  end)

  it("that is blank does not beat prose", function()
    local got = read(compiled(body), with("", "", "", "受理公开申请3209件。\n"), "a.md")
    assert.same({ "3209", "reported" }, fact(got, "n"))
    assert.same({ "none", "blank" }, fact(got, "m"))
    assert.equal("", got.facts.m.raw)
  end)

  it("with a blank is checked as if that were 0, in inequalities too, and the blank is counted", function()
    local script = compiled(body .. '\ncity:check("least", "n + m >= 9")\ncity:check("most", "9 <= n + m")\ncity:check("none", "m >= 9")')
    local checks = read(script, with("5", "", "1"), "a.md").checks
    for _, name in ipairs { "least", "most" } do
      assert.same({ name, "fail", 1 }, { name, checks[name].verdict, tonumber(checks[name].blanks) })
    end
    assert.equal("not_assessable", checks.none.verdict)
  end)

  it("knows nothing, none, not applicable and zero apart", function()
    local wanted = { ["0"] = { "0", "reported" }, ["无"] = { "0", "none_stated" }, ["没有"] = { "0", "none_stated" },
      ["/"] = { "none", "not_applicable" }, ["—"] = { "none", "not_applicable" }, [" "] = { "none", "blank" } }
    for cell, want in pairs(wanted) do
      assert.same({ cell, want }, { cell, fact(read(compiled(body), with("5", cell, "1"), "a.md"), "m") })
    end
  end)
end)

describe("a metric", function()
  local script = compiled(RULE .. [[
city:rule("m", w"答复" * city.fact("m", zh.int * w"件"))
city:metric { name = "rate", unit = "%", label = "rate", digits = 1, needs = { "m", "n" }, value = function(m, n) return n > 0 and 100 * m / n or nil end }
city:metric { name = "twice", unit = "%", label = "twice", needs = { "rate" }, value = function(rate) return rate + rate end }]])

  it("is derived from its inputs, later ones from earlier ones, with their digits", function()
    local got = read(script, "受理公开申请3件。答复2件。\n")
    assert.same({ "66.7", "derived" }, fact(got, "rate"))
    assert.same({ "133.40", "derived" }, fact(got, "twice"))
    assert.is_nil(got.facts.rate.raw)
  end)

  it("is missing with its reason when an input is", function()
    local got = read(script, "受理公开申请3件。\n")
    assert.same({ "none", "derived" }, fact(got, "rate"))
    local folder <close> = program.folder()
    program.script(folder.path, "s", HEAD .. RULE .. [[
city:rule("m", w"答复" * city.fact("m", zh.int * w"件"))
city:metric { name = "rate", unit = "%", label = "rate", needs = { "m", "n" }, value = function(m, n) return n > 0 and m / n or nil end }]])
    for text, reason in pairs { ["受理公开申请3件。"] = "m is not stated", ["受理公开申请0件。答复2件。"] = "its function returned nothing" } do
      program.write(folder.path .. "/a.txt", text .. "\n")
      local run = program.results(folder.path .. "/run", "--script", folder.path .. "/s.lua", folder.path .. "/a.txt")
      local row = program.by_name(run.facts).rate
      assert.same({ "derived", "", "missing_input: " .. reason }, { row.status, row.value, row.grade })
    end
  end)
end)

describe("a check", function()
  local script = compiled(RULE .. [[
city:rule("m", w"答复" * city.fact("m", zh.int * w"件"))
city:rule("ways", w"其中" * zh.list(city.fact("n", zh.dim("way", { fax = { "传真" }, net = { "网络" } }) * zh.int * w"件")))
city:rule("share", w"占" * city.fact("share", zh.percent))
city:check("equal", "m = n")
city:check("most", "m <= n")
city:check("ways", "n[way] = n")
city:check("function", function(f) return f:sum "n[way]", f "n" end)
city:shares { base = "n", { "share", "m" } }]])
  local SHARE <const> = "share = m / n"

  local function verdicts(text)
    local got, list = read(script, text), {}
    for i, name in ipairs { "equal", "most", "ways", "function", SHARE } do
      list[i] = got.checks[name] and got.checks[name].verdict
    end
    return list, got
  end

  it("passes, fails with both sides and the gap, or cannot be assessed", function()
    assert.same({ "pass", "pass", "pass", "pass", "pass" }, (verdicts "受理公开申请8件。答复8件。其中传真3件、网络5件。占100%。\n"))
    local list, got = verdicts "受理公开申请8件。答复9件。其中传真3件、网络4件。占100%。\n"
    assert.same({ "fail", "fail", "fail", "fail", "fail" }, list)
    assert.same({ "9", "8", "1" }, { got.checks.equal.left, got.checks.equal.right, got.checks.equal.gap })
    assert.same({ "n[way:fax] n[way:net]", "n", "-1" },
      { got.checks.ways.left_facts, got.checks.ways.right_facts, got.checks.ways.gap })
    assert.equal(got.checks.ways.left_facts, got.checks["function"].left_facts)
    assert.matches("9 of 8 is 112.50%%, printed 100%% %(line 1%)", got.checks[SHARE].note)
    assert.same({ "not_assessable", "not_assessable", "not_assessable", "not_assessable", "not_assessable" },
      (verdicts "受理公开申请8件。\n"))
  end)

  it("that fails marks its facts, whether it is an equation or a function", function()
    local folder <close> = program.folder()
    for i, check in ipairs { '"m = n"', 'function(f) return f "m", f "n" end' } do
      local path = program.script(folder.path, "s" .. i, HEAD .. RULE .. 'city:rule("m", w"答复" * city.fact("m", zh.int * w"件"))\n'
        .. 'city:check("c", ' .. check .. ")")
      program.write(folder.path .. "/a.txt", "受理公开申请8件。答复9件。\n")
      local run = program.results(folder.path .. "/run", "--script", path, folder.path .. "/a.txt")
      for _, row in ipairs(run.facts) do assert.same({ i, "single;check_failed" }, { i, row.grade }) end
      assert.equal(2, #run.facts)
    end
  end)

  it("is uncertain when a hedged figure may make it right", function()
    local list, got = verdicts "受理公开申请约100件。答复98件。\n"
    assert.equal("uncertain", list[1])
    assert.matches("1 hedged", got.checks.equal.note)
  end)

  it("fails when none of the values that are stated makes it right", function()
    local list = verdicts "受理公开申请8件。受理的9件。其中传真3件、网络7件。\n"
    assert.equal("fail", list[3])
    list = verdicts "受理公开申请8件。受理的9件。其中传真3件、网络6件。\n"
    assert.equal("uncertain", list[3])
  end)

  it("of a share goes by the digits that are printed", function()
    for text, verdict in pairs { ["三分之二,占66.7%"] = "pass", ["占67%"] = "pass", ["占66.67%"] = "pass", ["占66.6%"] = "fail", ["占66%"] = "fail" } do
      assert.same({ text, verdict }, { text, verdicts("受理公开申请3件。答复2件。" .. text .. "。\n")[5] })
    end
  end)
end)

describe("one number", function()
  local BOTH <const> = 'city:declare { { "granted", "件", "granted" }, { "denied", "件", "denied" } }\n'
    .. 'city:rule("granted", w"同意公开的" * city.fact("granted", zh.int * w"件"))\n'

  it("that was read as two facts is a warning that names them", function()
    local script = compiled(BOTH .. 'city:rule("denied", w"不同意公开的" * city.fact("denied", zh.int * w"件"))')
    assert.matches('NUMBER_SHARED: line 1: one number, "61件", was read as several facts: denied, granted',
      read(script, "不同意公开的61件。\n").warnings)
  end)

  it("that two rules read as one fact is none", function()
    local script = compiled(BOTH .. 'city:rule("again", w"公开的" * city.fact("granted", zh.int * w"件"))')
    assert.equal("", read(script, "同意公开的61件。\n").warnings)
  end)
end)

describe("what no rule reads", function()
  it("is residue, unless it is set aside with a reason", function()
    local got = read(compiled(RULE .. 'city:ignore { reason = "services", near = { "办事指南" } }\ncity:ignore { reason = "staff", section = { "队伍" } }'),
      "一、申请\n受理公开申请3208件，约谈12人。发布办事指南7699条。\n二、队伍建设\n现有人员5名。\n")
    assert.same({ "12人" }, got.residue)
    assert.same({ "7699条", "5名" }, got.aside)
    local counts = got.core:counts()
    assert.same({ 4, 1, 2 }, { counts.amounts, counts.residue, counts.set_aside })
  end)

  it("is the same the second time, and for a script that reads less", function()
    local report = assert(core.read_bytes("受理公开申请3208件，其中传真8件。\n", "report.txt"))
    local whole, empty = compiled(RULE .. 'city:rule("m", w"传真" * city.fact("m", zh.int * w"件"))'), compiled 'city:rule("m", w"信函" * city.fact("m", zh.int * w"件"))'
    local function seen(script)
      local facts = core.extract(script.engine, report)
      local aside, warnings = 0, {}
      for _, q in ipairs(facts:quantities()) do aside = aside + (q.claimed and 1 or 0) end
      for _, w in ipairs(facts:warnings()) do warnings[#warnings + 1] = w.code .. w.count end
      return { facts:counts().residue, aside, table.concat(warnings, " ") }
    end
    assert.same({ 0, 2, "" }, seen(whole))
    assert.same({ 2, 0, "" }, seen(empty))
    assert.same({ 0, 2, "" }, seen(whole))
    assert.is_nil(report:quantities()[1].claimed)
  end)

  it("in a list that stopped early is a warning with the figures", function()
    local got = read(compiled 'city:rule("l", w"其中" * zh.list(city.fact("n", zh.dim("way", { fax = { "传真" } }) * zh.int * w"件")))',
      "共10件，其中传真8件、网络2件。\n")
    assert.matches("LIST_STOPPED: line 1: a list ended before its sentence did; not read: 2件", got.warnings)
    got = read(compiled 'city:rule("l", w"其中" * zh.list(city.fact("n", zh.dim("way", { fax = { "传真" } }) * zh.int * w"件")))',
      "共10件，其中传真8件。网络2件。\n")
    assert.equal("", got.warnings)
  end)
end)

describe("a rule", function()
  it("sees its sentence, or as much as it asks for", function()
    local text <const> = "受理各类申请。共有3208件。\n\n另有5件。\n"
    local body <const> = 'city:rule("n", w"受理" * (1 - lpeg.P"共有")^0 * w"共有" * city.fact("n", zh.int * w"件"), { scope = "%s" })'
    assert.is_nil(read(compiled(body:format "sentence"), text).facts.n)
    assert.same({ "3208", "reported" }, fact(read(compiled(body:format "paragraph"), text), "n"))
    local section = 'city:rule("n", w"受理" * (1 - lpeg.P"另有")^0 * w"另有" * city.fact("n", zh.int * w"件"), { scope = "section" })'
    assert.same({ "5", "reported" }, fact(read(compiled(section), text), "n"))
  end)

  it("may be excluded by words before it in its sentence, whatever its scope", function()
    local text <const> = "依申请公开\n去年收到4件。今年,收到5件;不算去年,收到6件。\n"
    for _, scope in ipairs { "sentence", "paragraph", "section" } do
      local script = compiled(([[city:rule("n", zh.without "去年" * w"收到" * city.fact("n", zh.int * w"件"),
        { scope = "%s" })]]):format(scope))
      assert.same({ "5", "reported" }, fact(read(script, text), "n"), scope)
    end
    local clause = compiled 'city:rule("n", zh.clause_without "去年|今年" * w"收到" * city.fact("n", zh.int * w"件"))'
    assert.same({ "5", "contradictory" }, fact(read(clause, text), "n"))
    local after = compiled 'city:rule("n", zh.without("去年", "不算") * w"收到" * city.fact("n", zh.int * w"件"))'
    assert.same({ "5", "contradictory" }, fact(read(after, text), "n"))
  end)

  it("may be bound to a heading", function()
    local script = compiled 'city:rule("n", w"收到" * city.fact("n", zh.int * w"件"), { section = { "申请" } })'
    assert.same({ "7", "reported" }, fact(read(script, "一、概述\n收到5件。\n二、依申请公开\n（一）情况\n收到7件。\n"), "n"))
  end)

  it("without words at its head is tried where near says, or at every sentence", function()
    local text <const> = "甲。共受理3件。乙受理4件。\n"
    local near = compiled 'city:rule("n", (1 - lpeg.P"受理")^0 * w"受理" * city.fact("n", zh.int * w"件"), { near = { "乙" } })'
    assert.same({ "4", "reported" }, fact(read(near, text), "n"))
    local all = compiled 'city:rule("n", (1 - lpeg.P"受理")^0 * w"受理" * city.fact("n", zh.int * w"件"))'
    assert.same({ "3", "contradictory" }, fact(read(all, text), "n"))
  end)

  it("that begins with a number is tried at every number", function()
    local script = compiled 'city:rule("n", city.fact("n", zh.int * w"件") * w"申请")'
    assert.same({ "3208", "reported" }, fact(read(script, "共有5件信访、3208件申请。\n"), "n"))
  end)
end)
