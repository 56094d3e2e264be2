-- zh_spec.lua - every piece of baogao.zh: what it takes, what it leaves, and every @usage in the source.
local lpeg = require "lpeg"
local core = require "baogao.core"
local zh = require("baogao").zh
local program = require "tests.spec.program"

local Cp <const> = lpeg.Cp()

-- What a pattern takes from the start of a subject; nil when it does not match.
local function taken(pattern, subject)
  local to = (pattern / 0 * Cp):match(subject)
  return to and subject:sub(1, to - 1)
end

-- A number pattern's value as text, and what it took.
local function number(pattern, subject)
  local value, to = (pattern * Cp):match(subject)
  return value ~= nil and to and tostring(value) or nil, to and subject:sub(1, to - 1) or nil
end

describe("a @usage in the source", function()
  local pieces = { zh = zh, variants = require "baogao.zh.variants", lpeg = lpeg }
  local count = 0
  for _, file in ipairs { "init", "variants", "context", "growth" } do
    for usage in program.read("lua/baogao/zh/" .. file .. ".lua"):gmatch "%-%- @usage ([^\n]+)" do
      count = count + 1
      it("does what it says: " .. usage, function()
        local call, result = usage:match "^(.-) %-%-> (.*)$"
        local got = assert(load("return " .. (call or usage), "usage", "t", pieces))()
        if result then
          local wanted = load("return " .. result)()
          if type(got) == "userdata" then wanted, got = tostring(wanted), tostring(got) end
          assert.same(wanted, got)
        else
          assert.equal("pattern", lpeg.type(got))
        end
      end)
    end
  end

  it("is there for the pieces that authors use most", function()
    assert.is_true(count >= 8)
  end)
end)

describe("zh.char and zh.oneof", function()
  it("take a character and not a byte", function()
    for _, char in ipairs { "a", "é", "件", "𠂇" } do assert.equal(char, taken(zh.char, char .. "b")) end
    assert.is_nil(taken(zh.char, "\x80"))
    assert.is_nil(taken(zh.char, "\xE4\xBB"))
    assert.equal("、", taken(zh.oneof "，、。", "、一"))
    assert.is_nil(taken(zh.oneof "，。", "、"))
    assert.is_nil(taken(zh.oneof "", "a"))
  end)
end)

describe("zh.words", function()
  it("takes a word in every wording, the longest first", function()
    for _, word in ipairs { "网络申请", "网路申请" } do assert.equal(word, taken(zh.words "网络申请", word .. "5件")) end
    assert.equal("规范性档案", taken(zh.words "规范性文件", "规范性档案数"))
    assert.equal("人次", taken(zh.words "人|人次", "人次"))
    assert.equal("人", taken(zh.words "人|人次", "人数"))
    assert.is_nil(taken(zh.words "网络", "网"))
  end)

  it("folds what it is given", function()
    assert.equal("网络", taken(zh.words "網絡", "网络"))
    assert.equal("(1)", taken(zh.words "（１）", "(1)"))
  end)

  it("refuses nothing, and what is no text", function()
    for _, bad in ipairs { "", "|", "a|", "a||b" } do assert.has_error(function() zh.words(bad) end) end
    assert.has_error(function() zh.words(5) end, "words: takes text, got a number")
    assert.has_error(function() zh.words "\xFF" end)
  end)
end)

-- What stands there, the value, and what is left of it.
local INTEGERS <const> = {
  { "3208件", "3208", "件" }, { "3,208件", "3208", "件" }, { "1,234,567条", "1234567", "条" }, { "3 208件", "3208", "件" },
  { "1.2万件", "12000", "件" }, { "13.6万条", "136000", "条" }, { "近30万条", "300000", "条" }, { "200余件", "200", "件" },
  { "三千二百零八件", "3208", "件" }, { "十二件", "12", "件" }, { "两千零五件", "2005", "件" }, { "0件", "0", "件" },
  { "约5件", "5", "件" }, { "1.3亿次", "130000000", "次" }, { "12万3千件", "123000", "件" }, { "壹佰贰拾叁件", "123", "件" },
  { "9007199254740993件", "9007199254740993", "件" },
}
local NUMBERS <const> = {
  { "27695.1亿", "2769510000000", "" }, { "0.05万", "500", "" }, { "三点五元", "3.5", "元" }, { "-4.3元", "-4.3", "元" },
  { "3208元", "3208", "元" }, { "217.00元", "217.00", "元" }, { "2510元", "2510", "元" },
}
local PERCENTS <const> = {
  { "85.7%。", "85.7", "。" }, { "4%,", "4", "," }, { "百分之四十六点五。", "46.5", "。" }, { "-0.3%", "-0.3", "" },
  { "1.6个百分点", "1.6", "" },
}

describe("a number piece", function()
  local function check(name, pattern, cases)
    it("reads values: " .. name, function()
      for _, case in ipairs(cases) do
        local value, took = number(pattern, case[1])
        assert.same({ case[1], case[2], case[3] }, { case[1], value, took and case[1]:sub(#took + 1) })
      end
    end)
  end
  check("int", zh.int, INTEGERS)
  check("number", zh.number, NUMBERS)
  check("percent", zh.percent, PERCENTS)

  it("leaves what is none", function()
    assert.is_nil(taken(zh.int, "件"))
    assert.is_nil(taken(zh.int, "3.5件"))
    assert.is_nil(taken(zh.int, "-5件"))
    assert.is_nil(taken(zh.percent, "5件"))
    assert.is_nil(taken(zh.percent, "8.44‰"))
    assert.is_nil(taken(zh.permille, "8.44%"))
    assert.equal("8.44", (number(zh.permille, "8.44‰")))
    assert.equal("1", taken(zh.int, "1,23件")) -- no group of three
  end)

  it("gives integers below 2^53 and decimals with their printed digits", function()
    assert.equal("integer", math.type(zh.int:match "3208"))
    assert.equal(core.decimal "217.00", zh.number:match "217.00")
    assert.equal("userdata", type(zh.int:match "9007199254740993"))
  end)
end)

describe("small pieces", function()
  it("take counters, years and dates", function()
    for _, counter in ipairs { "条", "件", "人次", "个", "万条" } do assert.equal(counter, taken(zh.counter, counter .. "，")) end
    assert.is_nil(taken(zh.counter, "元"))
    assert.same({ "2016" }, { zh.year:match "2016年度" })
    assert.is_nil(zh.year:match "3016年")
    for _, date in ipairs { "2016年4月1日", "4月1日", "12月", "2016年12月31日" } do assert.equal(date, taken(zh.date, date .. "止")) end
    assert.is_nil(taken(zh.date, "2016年"))
  end)

  it("part a list and end a sentence", function()
    for _, sep in ipairs { ",", "、", ";", ":", "。", "和", "及", "以及", ", ", ";\n" } do assert.equal(sep, taken(zh.sep, sep .. "网")) end
    assert.is_nil(taken(zh.sep, "网"))
    for _, stop in ipairs { "。", "!", "?", "\n", "\t" } do assert.equal(stop, taken(zh.stop, stop)) end
    assert.equal("", taken(zh.stop, ""))
    assert.is_nil(taken(zh.stop, ",x"))
  end)

  it("skip within a clause, without digits and not too far", function()
    local p = zh.words "受理" * zh.upto "申请" * "申请"
    assert.equal("受理各类信息公开申请", taken(p, "受理各类信息公开申请5件"))
    assert.equal("受理申请", taken(p, "受理申请后申请"))
    for _, bad in ipairs { "受理3件申请", "受理。申请", "受理;申请", "受理\n申请", "受理" .. ("长"):rep(41) .. "申请" } do
      assert.is_nil(taken(p, bad))
    end
    assert.is_nil(taken(zh.upto("申请", 2), "各类的申请"))
    assert.equal("各类的", taken(zh.upto(lpeg.P "申请", 3), "各类的申请"))
    assert.equal("政府信息", taken(zh.some(4), "政府信息公开"))
    assert.equal("共", taken(zh.some(), "共5件"))
    assert.equal("", taken(zh.some(), "5件"))
    assert.equal("的", taken(zh.opt "的|了", "的5"))
    assert.equal("", taken(zh.opt "的", "5"))
  end)
end)

describe("zh.list, zh.dim and zh.not_after", function()
  local channels = { fax = { "传真申请", "传真" }, online = { "网络申请", "网上申请" } }

  it("go through a list", function()
    local item = zh.dim("channel", channels) / 0 * zh.int / 0 * "件"
    assert.equal("传真申请8件、网上申请422件", taken(zh.list(item), "传真申请8件、网上申请422件,其他"))
    assert.equal("传真8件", taken(zh.list(item), "传真8件。"))
    assert.is_nil(taken(zh.list(item), "其他8件"))
    assert.equal("传真8件/传真9件", taken(zh.list(item, "/"), "传真8件/传真9件,传真1件"))
  end)

  it("say which part it is, whatever the wording", function()
    local dim = zh.dim("channel", channels)
    assert.equal("channel:online", dim:match "网路申请")
    assert.equal("channel:fax", dim:match "传真")
    assert.is_nil(dim:match "信函")
    for _, bad in ipairs { { 5, channels }, { "Channel", channels }, { "channel" }, { "channel", "fax" } } do
      assert.has_error(function() zh.dim(bad[1], bad[2]) end)
    end
  end)

  it("look back one word", function()
    local p = zh.not_after("不|未", zh.words "同意公开")
    assert.equal(7, lpeg.match(p / 0 * Cp, "同意公开", 1) and 7)
    assert.is_nil(lpeg.match(p, "不同意公开", 4))
    assert.is_nil(lpeg.match(p, "未同意公开", 4))
    assert.is_number(lpeg.match(p, "也同意公开", 4))
  end)
end)

describe("pieces that look at their surroundings", function()
  it("hold where no word stands earlier", function()
    local p = zh.without "其中|网络" * zh.words "受理"
    assert.is_number(p:match "受理")
    assert.is_number(lpeg.match(p, "共受理其中", 4))
    assert.is_nil(lpeg.match(p, "其中受理", 7))
    assert.is_nil(lpeg.match(p, "网路受理", 7))
  end)

  it("hold where no such word stands earlier in the clause", function()
    local p = zh.clause_without "去年|上年" * zh.words "收到"
    assert.is_number(p:match "收到")
    assert.is_number(lpeg.match(p, "去年很多,收到", 14))
    assert.is_nil(lpeg.match(p, "去年收到", 7))
    assert.is_nil(lpeg.match(p, "今年,上年共收到", 17))
    assert.is_number(lpeg.match(p, "收到去年", 1))
  end)

  it("capture what was named last", function()
    local p = zh.dim_before("scope", { city = { "全市", "全县" }, own = { "市政府办" } })
    assert.equal("scope:own", lpeg.match(p, "全市5件,市政府办", 24))
    assert.equal("scope:city", lpeg.match(p, "市政府办5件,全市", 24))
    assert.equal(1, lpeg.match(p, "全市", 1))
  end)

  it("hold where the clause begins so", function()
    local p = zh.led_by(zh.words "全年|全市" ^ 0) * zh.words "进出口"
    assert.is_number(p:match "进出口")
    assert.is_number(lpeg.match(p, "全市进出口", 7))
    assert.is_number(lpeg.match(p, "服务,全年进出口", 14))
    assert.is_nil(lpeg.match(p, "服务进出口", 7))
  end)

  it("hold under a word and not under another", function()
    local p = zh.under("预算收入", "财政总收入") * zh.words "税收"
    assert.is_number(lpeg.match(p, "预算收入5亿元,税收", 21))
    assert.is_nil(lpeg.match(p, "税收", 1))
    assert.is_nil(lpeg.match(p, "预算收入,财政总收入,税收", 30))
  end)
end)

describe("growth", function()
  it("has a sign by its word", function()
    for subject, value in pairs { ["增长5.6%"] = "5.6", ["上涨了0.2%"] = "0.2", ["下降4.3%"] = "-4.3", ["减产1.2%"] = "-1.2",
      ["增长-0.3%"] = "-0.3", ["持平"] = "0" } do
      assert.same({ subject, value }, { subject, tostring((zh.growth:match(subject))) })
    end
    assert.equal("5.6", tostring((zh.rise:match "增长5.6%")))
    assert.equal("-4.3", tostring((zh.fall:match "下降4.3%")))
    assert.is_nil(zh.rise:match "下降4.3%")
    assert.equal("7.1", tostring((zh.more(1):match "7.1%")))
    assert.equal("9.2", tostring((zh.part:match "9.2:41.3")))
    assert.equal("-0.3", tostring((zh.index:match "99.7")))
  end)
end)

it("zh.is_pattern knows patterns", function()
  assert.is_true(zh.is_pattern(zh.int))
  assert.is_false(zh.is_pattern "x")
end)

describe("what is told of last", function()
  -- Facts of a small script over a text, "name[dims]=value".
  local function read(text)
    local folder <close> = program.folder()
    program.script(folder.path, "s", [[
city:identify { must = { "报告" } }
city:declare { { "income", "元", "收入" }, { "other", "元", "别的" } }
city:sample { "报告", income = false }
local levels = { all = { "全市" }, own = { "市本级", "本级" }, both = { "全市及市本级" } }
local level = zh.topic(levels)
local book = zh.heading_topic { first = { "第一本账" }, second = { "第二本账" } }
city:rule("一", book.first * w"收入" * (level.all + level.own) * city.fact("income", zh.told("level", levels) * zh.number * w"元"), { scope = "paragraph" })
city:rule("二", book.second * w"收入" * city.fact("other", zh.headed("level", levels) * zh.number * w"元"))]])
    program.write(folder.path .. "/r.txt", "开封市2025年报告\n\n" .. text .. "\n")
    program.run("run", "--scripts", folder.path .. "/s.lua", "-o", folder.path .. "/run", folder.path .. "/r.txt")
    local list = {}
    for _, row in ipairs(program.file(folder.path .. "/run", "facts.csv")) do
      list[#list + 1] = program.name(row) .. "=" .. row.value
    end
    table.sort(list)
    return table.concat(list, " ")
  end

  it("is the last word before, else the nearest heading's, and nothing where nothing says it", function()
    assert.equal("income[level:all]=5", read "一、第一本账\n\n全市情况如下。收入5元。")
    assert.equal("income[level:own]=5", read "一、第一本账\n\n全市收支平衡，市本级收入5元。")
    assert.equal("income[level:own]=5", read "一、市本级第一本账\n\n收入5元。")
    assert.equal("income[level:all]=5", read "一、第一本账\n\n（一）市本级\n\n全市收入5元。")
    assert.equal("", read "一、第一本账\n\n收入5元。")
    assert.equal("", read "一、全市及市本级第一本账\n\n收入5元。")
    assert.equal("other[level:own]=5", read "一、市本级第二本账\n\n全市收入5元。")
    assert.equal("", read "收入5元。")
  end)
end)
