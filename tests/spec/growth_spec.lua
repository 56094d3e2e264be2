-- growth_spec.lua - facts of change: sign words, indexes, parts of ratios, and their quotes; checks that allow for
-- rounding; fallback rules of several levels; what a listing may not be.
local core = require "baogao.core"
local loader = require "baogao.compile.loader"
local program = require "tests.spec.program"

local HEAD <const> = [[
city:identify { must = { "产值" } }
city:declare { { "rate", "%", "rate" }, { "a", "%", "a" }, { "b", "%", "b" }, { "c", "%", "c" }, { "n", "亿元", "n" },
  { "m", "亿元", "m" }, { "sum", "亿元", "sum" } }
]]

-- A compiled script of this body, or nil and the message.
local function compiled(body)
  local folder <close> = program.folder()
  local registry = loader.new()
  local script = registry:add_file(program.script(folder.path, "s", HEAD .. body))
  if not script then return nil, registry.problems[1] end
  return registry:compile(script)
end

-- "value quote" by indicator, and verdict with note by check, of a text that a script reads.
local function read(script, text)
  local report = assert(core.read_bytes(text, "report.txt"))
  local extracted = core.extract(script.engine, report)
  local facts, checks = {}, {}
  for _, fact in ipairs(extracted:all()) do
    facts[fact.indicator] = ("%s %s"):format(fact.value ~= nil and tostring(fact.value) or "none", fact.raw)
    facts[fact.indicator .. ".status"] = fact.status
  end
  for _, outcome in ipairs(extracted:outcomes()) do checks[outcome.name] = outcome.verdict .. " " .. (outcome.note or "") end
  return facts, checks
end

describe("a fact of growth", function()
  local script = assert(compiled 'city:rule("r", w"产值" * city.fact("rate", zh.growth))\n')

  for text, wanted in pairs {
    ["增长5.1%"] = "5.1 增长5.1%", ["下降4.3%"] = "-4.3 下降4.3%", ["增长-0.3%"] = "-0.3 增长-0.3%",
    ["增产0.9%"] = "0.9 增产0.9%", ["减产1.20%"] = "-1.20 减产1.20%", ["负增长2%"] = "-2 负增长2%",
    ["增幅为12.2%"] = "12.2 增幅为12.2%", ["回落０．５％"] = "-0.5 回落０．５％", ["增長3.0%"] = "3.0 增長3.0%",
    ["上升（下同）0.1%"] = "0.1 上升（下同）0.1%", ["持平"] = "0 持平",
  } do
    it("has its sign, and its word in the quote: " .. text, function()
      local facts = read(script, "产值" .. text .. "。")
      assert.equal(wanted, facts.rate)
      assert.equal("reported", facts["rate.status"])
    end)
  end

  it("is no difference of shares", function()
    assert.is_nil(read(script, "产值提高0.5个百分点。").rate)
    assert.is_nil(read(script, "产值增长较快。").rate)
  end)

  it("has the sign of the word before the first of several", function()
    local two = assert(compiled [[
city:rule("r", w"分别" * (city.fact("a", zh.rise) * zh.sep * city.fact("b", zh.more(1))
  + city.fact("a", zh.fall) * zh.sep * city.fact("b", zh.more(-1))))]])
    local facts = read(two, "产值分别下降10.0%和7.1%。")
    assert.same({ "-10.0 下降10.0%", "-7.1 7.1%" }, { facts.a, facts.b })
    facts = read(two, "产值分别增长10.0%、7.1%。")
    assert.same({ "10.0 增长10.0%", "7.1 7.1%" }, { facts.a, facts.b })
  end)
end)

describe("an index", function()
  local script = assert(compiled 'city:rule("r", w"指数" * w"为"^-1 * city.fact("rate", zh.index))')

  for text, wanted in pairs { ["99.7"] = "-0.3 99.7", ["100.2%"] = "0.2 100.2%", ["100"] = "0 100" } do
    it("is the change against 100: " .. text, function()
      assert.equal(wanted, read(script, "产值指数为" .. text .. "。").rate)
    end)
  end

  it("is none when it is far from 100", function()
    for _, text in ipairs { "5.1", "812.6", "50", "200" } do
      assert.is_nil(read(script, "产值指数为" .. text .. "。").rate, text)
    end
  end)
end)

describe("a ratio", function()
  local script = assert(compiled [[
city:rule("r", w"结构为" * city.fact("a", zh.part) * w":" * city.fact("b", zh.part) * w":" * city.fact("c", zh.part))]])

  for _, colon in ipairs { ":", "：", "∶" } do
    it("gives each part with its own place: " .. colon, function()
      local text = ("产值结构为9.2%s41.30%s49.5。"):format(colon, colon)
      local facts = read(script, text)
      assert.same({ "9.2 9.2", "41.30 41.30", "49.5 49.5" }, { facts.a, facts.b, facts.c })
    end)
  end
end)

describe("a check with ~", function()
  local script = assert(compiled [[
city:rule("r", w"产值" * city.fact("sum", zh.number * w"元") * w"," * city.fact("n", zh.number * w"元") * w","
  * city.fact("m", zh.number * w"元"))
city:rule("abc", w"比重" * city.fact("a", zh.percent) * w"," * city.fact("b", zh.percent) * w"," * city.fact("c", zh.percent))
city:check("parts", "n + m ~ sum")
city:check("hundred", "a + b + c ~ 100")
city:check("rest", "100 - a ~ b + c")]])

  it("passes within half a unit of the last digit of each figure, and says so", function()
    local function parts(text) return (select(2, read(script, "产值" .. text .. "。"))).parts end
    assert.equal("pass ", parts "10.0亿元,4.0亿元,6.0亿元")
    assert.equal("pass the gap is rounding", parts "10.1亿元,4.0亿元,6.0亿元")
    assert.equal("fail ", parts "10.2亿元,4.0亿元,6.0亿元")
    assert.equal("pass the gap is rounding", parts "10亿元,4.4亿元,6.1亿元")
    assert.equal("pass the gap is rounding", parts "10.61亿元,4.0亿元,6.6亿元")
  end)

  it("takes the last printed digit, whatever the scale word", function()
    local counts = assert(compiled [[
city:declare { { "web", "件", "web" }, { "phone", "件", "phone" }, { "all", "件", "all" } }
city:phrase "来电{web:件},{phone:件},{all:件}"
city:check("parts", "web + phone ~ all")]])
    local function parts(text) return (select(2, read(counts, "来电" .. text .. "。"))).parts end
    assert.equal("pass the gap is rounding", parts "31201件,45012件,7.6万件")
    assert.equal("fail ", parts "31201件,45012件,7.5万件")
    assert.equal("fail ", parts "31201件,45012件,76000件")
  end)

  it("may have a constant in it", function()
    local function all(text) return (select(2, read(script, "产值。比重" .. text .. "。"))) end
    assert.equal("pass ", all("9.9%,45.8%,44.3%").hundred)
    assert.equal("pass the gap is rounding", all("9.9%,45.8%,44.4%").hundred)
    assert.equal("fail ", all("9.9%,45.8%,44.6%").hundred)
    assert.equal("pass ", all("9.9%,45.8%,44.3%").rest)
    assert.matches("^not_assessable", (select(2, read(script, "产值。"))).hundred)
  end)
end)

describe("fallback rules", function()
  it("stand back level by level, and contradict only their like", function()
    local script = assert(compiled [[
city:rule("all", w"全部" * city.fact("n", zh.number * w"元"))
city:rule("some", w"部分" * city.fact("n", zh.number * w"元"), { fallback = true })
city:rule("few", w"少数" * city.fact("n", zh.number * w"元"), { fallback = 2 })]])
    local function n(text)
      local facts = read(script, "产值：" .. text .. "。")
      return facts.n .. " " .. facts["n.status"]
    end
    assert.equal("5 5亿元 reported", n "少数3亿元，部分4亿元，全部5亿元")
    assert.equal("4 4亿元 reported", n "少数3亿元，部分4亿元")
    assert.equal("3 3亿元 reported", n "少数3亿元")
    assert.equal("4 4亿元 contradictory", n "少数3亿元，部分4亿元，部分7亿元")
    assert.equal("5 5亿元 contradictory", n "部分4亿元，全部5亿元，全部6亿元")
  end)

  it("have levels from 1 to 9", function()
    for _, level in ipairs { "0.5", "-1", "10", '"yes"' } do
      local made, message = compiled('city:rule("r", w"全部", { fallback = ' .. level .. " })")
      assert.is_nil(made)
      assert.matches("fallback", message)
    end
  end)
end)

describe("a table that lists indicators", function()
  it("is declared as every table is, a row by its indicator and labels", function()
    local made, message = compiled 'city:table { name = "list", growth = { "增长" }, unit = { "单位" }, rows = { { "n", "产值" } } }'
    assert.is_truthy(made, message)
  end)
end)

describe("a listing", function()
  for part, wanted in pairs {
    ['"list"'] = "must be a table with name and rows",
    ['{ name = "list" }'] = "must be a table with name and rows",
    ['{ name = "list", rows = { { value = "n" } } }'] = "needs a label, and value or growth",
    ['{ name = "list", rows = { { "产值" } } }'] = "needs a label, and value or growth",
    ['{ name = "list", rows = { { "产值", value = "n", under = "m" } } }'] = "no row above it is",
    ['{ name = "list", rows = { { "产值", value = "N!" } } }'] = "is no indicator",
    ['{ name = "list", rows = { { "产值", value = "n", colour = 1 } } }'] = "has no option",
    ['{ name = "list", rows = { { 5, value = "n" } } }'] = "is no word",
    ['{ name = "list", rows = {}, colour = 1 }'] = "has no option",
    ['{ name = "list", rows = {}, growth = { "" } }'] = "is no word",
    ['{ name = "list", rows = { { "产值", value = "unknown" } } }'] = "unknown",
  } do
    it("is refused with the reason: " .. part, function()
      local made, message = compiled("city:listing" .. (part:match "^{" and part or "(" .. part .. ")"))
      assert.is_nil(made)
      assert.is_truthy(message:find(wanted, 1, true), message)
      assert.matches("s.lua:%d+:", message)
    end)
  end
end)
