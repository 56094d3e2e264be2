-- peg_spec.lua - patterns that C runs by itself do what LPeg does with them: the same facts, at the same places, from
-- the same rules. Shipped forms over every sample; patterns put together by chance over text put together by chance.
local compile = require "baogao.compile.engine"
local core = require "baogao.core"
local loader = require "baogao.compile.loader"
local prefix = require "baogao.pattern.prefix"
local program = require "baogao.pattern.program"
local scripts = require "baogao.script.script"
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"
local zh = require "baogao.zh"

local w, P, R, S = zh.words, lpeg.P, lpeg.R, lpeg.S

-- What an engine makes of a report, as lines; and how many facts.
local function read(compiled, report)
  local facts = core.extract(compiled.engine, report)
  local lines = {}
  for _, fact in ipairs(facts:all()) do
    lines[#lines + 1] = ("%s[%s] %s %s %s %s-%s"):format(fact.indicator, fact.dims, fact.value, fact.status, fact.rule,
      fact.from, fact.to)
  end
  for _, warning in ipairs(facts:warnings()) do
    lines[#lines + 1] = warning.code .. " " .. warning.message
  end
  return lines, #facts:all()
end

-- Both ways of one script over reports; how many facts in all.
local function compare(programmed, plain, open)
  local total = 0
  for i = 1, open.count do
    local by_c, facts = read(programmed, open(i))
    local by_lpeg = read(plain, open(i))
    assert.same(by_lpeg, by_c, "report " .. i)
    total = total + facts
  end
  return total
end

local function each(list)
  return setmetatable({ count = #list }, { __call = function(_, i) return assert(core.read(list[i])) end })
end

local function samples()
  local list = {}
  for _, folder in ipairs { "tests/samples", "tests/fixtures", "tests/author" } do
    for _, path in ipairs(core.list(folder)) do
      if path:match "%.txt$" or path:match "%.html$" or path:match "%.md$" then
        list[#list + 1] = path
      end
    end
  end
  return list
end

describe("a pattern that C runs", function()
  local registry = loader.new()
  registry:add_folder "scripts"
  for name, least in pairs { ["ogi-2014"] = 100, ["ogi-2019"] = 20, ["ogi-2021"] = 20, communique = 100,
    ["410100-zhengzhou"] = 100 } do
    it("of " .. name .. " reads every sample as LPeg does", function()
      local script = assert(registry:find(name))
      local programmed, plain = assert(registry:compile(script)), assert(registry:compile(script, { lpeg = true }))
      for _, rule in ipairs(programmed.rules) do
        assert.truthy(rule.program or not rule.pattern, rule.name .. " has no program")
      end
      local found = compare(programmed, plain, each(samples()))
      assert.is_true(found >= least, ("%d facts in all samples"):format(found))
    end)
  end
end)

local CHANNEL <const> = { x = { "甲", "丁甲" }, y = { "乙丙" } }
local SEED <const>, ENGINES <const>, RULES <const> = 19491001, 30, 40

-- Made when asked for: the first are leaves, of which some match nothing.
local LEAVES <const> = {
  function() return P"甲" end, function() return P"丁" end, function() return w"甲|甲乙|乙丙" end,
  function() return w"甲|乙|丙|丁|件|起|年|a|b|增|长|持|平|甲乙|乙丙|丙丁|丁甲|件件|起甲|甲件|乙件|丙件|丁件|aa|ab|甲甲|乙乙" end,
  function() return zh.char end, function() return R"09" end, function() return S"ab," end,
  function() return P(1) end, function() return P(3) end, function() return -P(1) end, function() return P(true) end,
  function() return P(false) end, function() return zh.sep end, function() return zh.stop end,
  function() return zh.upto "丙" end, function() return zh.some(3) end, function() return zh.at_most(zh.char - P"丙", 4) end,
  function() return zh.oneof "甲a" end, function() return zh.without "丁" end, function() return zh.without("丁", "丙") end,
  function() return zh.clause_without "丁|乙" end, function() return zh.led_by(w"起|甲"^0) end,
  function() return zh.under("丙", "丁") end, function() return zh.this_year end, function() return zh.last_year end,
  function() return zh.place end, function() return zh.dim("d", CHANNEL) end,
  function() return zh.year end, function() return zh.date end, function() return lpeg.Cc("d:z", 5, true) end,
  function() return lpeg.Cmt(true, function(s, at) return at <= #s and at + 1 end) end,
}

-- Captures of match time; LPeg 1.0.2 ends the process where it looks ahead over them.
local LATE <const> = {
  function() return zh.dim_before("e", CHANNEL) end, function() return P(true) end,
  function() return lpeg.Cmt((P"甲" + P"乙")^-1, function(s, at) return s:sub(at, at) ~= "1" and at, "d:q" end) end,
}

local NUMBERS <const> = {
  function() return zh.int end, function() return zh.number end, function() return zh.percent end,
  function() return zh.growth end, function() return zh.rise end, function() return zh.part end, function() return zh.index end,
  function() return zh.more(-1) end, function() return zh.int * w"件" end,
}

local function pick(list)
  return list[math.random(#list)]()
end

local build

local JOINED <const> = {
  function(d) return build(d) * build(d) end, function(d) return build(d) * build(d) * build(d) end,
  function(d) return build(d) + build(d) end, function(d) return build(d) - build(d) end,
  function(d) return build(d)^-1 end, function(d) return build(d)^-2 end, function(d) return build(d)^0 end,
  function(d) return build(d)^1 end, function(d) return #build(d) end, function(d) return -build(d) end,
  function(d) return lpeg.B(build(d)) end, function(d) return lpeg.C(build(d)) end, function(d) return zh.list(build(d)) end,
}

function build(depth)
  if depth == 0 or math.random() < 0.25 then
    return pick(LEAVES)
  end
  local ok, made = pcall(JOINED[math.random(#JOINED)], depth - 1)
  return ok and made or pick(LEAVES) -- LPeg takes no loop over what may be empty, nothing behind of no fixed length
end

local function author_of(number)
  local author = scripts.new { name = "s" .. number, version = "1.0" }
  author:declare { { "n", "件", "n" }, { "p", "%", "p" }, { "none", "件", "none" } }
  for i = 1, RULES do
    local counted = math.random() < 0.5 and author.fact("n", build(2)^-1 * pick(LATE) * pick(NUMBERS) * build(1)^-1)
      or author.fact("p", build(1)^-1 * pick(NUMBERS))
    local pattern = w"起" * build(3) * (math.random() < 0.3 and author.none("none", build(2)) * counted^-1 or counted)
      * build(2)^-1
    author:rule("r" .. i, math.random() < 0.3 and zh.this_year * zh.without "丁" * pattern or pattern,
      { scope = ({ "sentence", "paragraph", "section" })[math.random(3)] })
  end
  return scripts.of(author)
end

local WORDS <const> = { "起", "起", "起甲", "甲", "乙", "丙", "丁", "12", "3件", "1.5万件", "5.6%", "增长5%", "下降2.1%", "持平",
  "99.7", "9.2:41.3:49.5", ",", ";", ":", "。", "(", ")", "2016年", "2015年", "a", "b", "郑州市", "郑州", "、", "\n" }

local function text_by_chance()
  local words = { "郑州市2016年报告\n\n" }
  for _ = 1, 400 do
    words[#words + 1] = WORDS[math.random(#WORDS)]
  end
  return table.concat(words)
end

describe("patterns put together by chance", function()
  it("read what LPeg reads", function()
    math.randomseed(SEED)
    local found, rules, programs = 0, 0, 0
    for number = 1, ENGINES do
      local script = author_of(number)
      local function find() end
      local programmed, plain = compile.compile(script, find), compile.compile(script, find, { lpeg = true })
      for _, rule in ipairs(programmed.rules) do
        rules, programs = rules + 1, programs + (rule.program and 1 or 0)
      end
      local texts = {}
      for i = 1, 8 do
        texts[i] = text_by_chance()
      end
      found = found + compare(programmed, plain, setmetatable({ count = #texts }, { __call = function(_, i)
        return assert(core.read_bytes(texts[i], "chance.txt"))
      end }))
    end
    assert.is_true(found > 1000, found .. " facts")
    assert.is_true(programs > rules * 0.95, ("%d of %d rules have programs"):format(programs, rules))
  end)

  it("are left to LPeg where C cannot do them", function()
    local made = program.new()
    for _, pattern in ipairs { lpeg.Ct(zh.int), zh.int / tostring, P{ P"a" * lpeg.V(1) + "b" }, lpeg.Cg(P"a"), P(function() end),
      zh.int * lpeg.Cs(P"a") } do
      assert.is_nil(made:node(pattern))
    end
    assert.truthy(made:node(zh.list(zh.int)))
    assert.is_false(prefix.may_be_empty(tree.part(zh.int)))
  end)
end)
