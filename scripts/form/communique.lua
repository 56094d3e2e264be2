-- scripts/form/communique.lua - statistical communiqués (国民经济和社会发展统计公报) of prefectures and counties: the
-- figures that nearly all of them state, in sentences and in tables. Communiqués differ in wording, not in kind: what
-- is wanted is the figure of the whole place, of the year reported on, in yuan. Names: lib/communique_words.lua.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local vocabulary = require "lib.communique_words"
local samples = require "lib.communique_samples"
local zh     = baogao.zh
local w, P, R = zh.words, lpeg.P, lpeg.R
local names = vocabulary.names

local form = baogao.script {
  name = "communique", version = "1.0",
  about = "国民经济和社会发展统计公报: the main figures of a prefecture or a county",
  source = "国家统计局和地方统计局: 国民经济和社会发展统计公报",
}

form:identify {
  must = { "社会发展统计公报|社会发展情况统计公报|社会事业发展统计公报|社会发展的统计公报|经济社会统计公报|社会发展主要指标统计公报|社会发展公报"
    .. "|国民经济统计公报|本公报", "增加值|生产总值" },
  any = { "生产总值", "第一产业", "规模以上工业", "固定资产投资", "社会消费品零售总额", "居民消费价格",
    "人均可支配收入", "常住人口", "预算收入", "存款余额", "初步核算" },
  none = { "各位代表", "预算草案", "政府信息公开工作年度报告" },
  titled = { "统计公报", "经济运行", "经济形势", "经济总量", "国民经济和社会发展", "经济社会发展", "社会发展情况" },
  untitled = { "普查", "季度", "半年", "月份", "1-", "1—", "计划", "规划", "目标", "意见", "方案", "要点", "展望", "预测", "解读", "政策" },
}

form:declare(vocabulary.indicators)
form:describe(require "lib.communique_codebook")
form:expects(vocabulary.expected)
form:table(vocabulary.listing)

-- ## Pieces

local fact, number, growth = form.fact, zh.number, zh.growth
local digits  = R"09"^1 * (P"." * R"09"^1)^-1
local comma   = P"," + P"、"
local note    = P"(" * (zh.char - zh.oneof "()\n")^0 * P")"
local mark    = P"[" * R"09"^1 * P"]" + zh.oneof "①②③④⑤⑥⑦⑧⑨⑩" -- of a footnote, glued to a word or a number
local skip    = (mark + note)^0
local says    = w("实现|完成|累计|合计|折合人民币|总量为|总量|数量为|总数为|数为|总数|数|总额为|额为|为|是|达到|达|共计|共有|共|约为|:")
local amount  = R"09"^1 * (P"," * R"09"^1)^0 * (P"." * R"09"^1)^-1 * w"万|亿"^-1
local said    = skip * (says * skip)^-2
local exact   = -w"突破|超过|超|逾|近|接近|跨越" * number -- 突破5000亿元 of a preface is no figure

-- The unit, or 亿 or 万 alone where the clause ends: 税收收入167.1亿,
local clause_ends = #(zh.oneof ",。;、()" + lpeg.B(P(1)) * -P(1))
local function unit_of(words)
  return w(words) + (lpeg.B(P"亿") + lpeg.B(P"万")) * clause_ends
end

-- What may stand before a name in its clause when the figure is the whole place's.
local time  = w"截至|截止|到"^-1 * (zh.year * w"全年|末|底"^-1 + w"1-12月份|1—12月份|1至12月份|1-12月|1—12月|1至12月|12月末")
  + w"截至"^-1 * w"全年|年末|年底|年内|期末|当年|本年|岁末"
local scope = require("lib.whole_place").whole
local told  = w"初步核算|经初步核算|初步统计|初步测算|其中|实现|完成|共|累计|合计|预计|达到|拥有|有"
local ahead = time + scope + told + mark + note + zh.oneof "—●◆■▲★"
local parts = "民营经济|非公有制经济|非公经济|数字经济|海洋经济|县域经济|中小企业" -- of the whole place's output

-- led "货物|外贸": only such words, or these, before the name.
local function led(more)
  return zh.led_by((more and ahead + w(more) or ahead)^0)
end

-- The same behind a heading that ran into its text (五、国内贸易全年全市…), a caption or a page number (12 全年…).
local function led_loosely(more)
  local start = w"全年|年末|初步"
  local other = w"区|县|镇|街道|企业|单位|民营|限额|限上|本级|口岸" - w"地区"
  local heading = (w"地区" + zh.char - start - R"09" - other)^-16 * #start
    + w"图|表" * (zh.char - start)^0 * #start
    + (zh.char - start)^0 * (lpeg.B(R"09") + lpeg.B(P"—")) * #start
  return zh.led_by(heading * (more and ahead + w(more) or ahead)^0)
end

-- The rule for both: `guard` and `body` are patterns, `more` as for `led`.
local function rule(name, guard, more, body, options)
  local back, reach = options and options.fallback or 0, options and options.scope
  form:rule(name, guard * led(more) * body, { fallback = back, scope = reach })
  form:rule(name .. ":标题", guard * led_loosely(more) * body, { fallback = back + 1, scope = reach })
end

-- What may stand between a figure and its growth: 比上年增加8.84万吨,增产8.8% · ,按不变价格计算,比上年增长5.4% ·
-- (折合401.9亿美元),比上年名义增长3.5%
local plain   = zh.char - zh.oneof ",。;、(%"
local compared = "比上年同期|较上年同期|比上年末|较上年末|比上年底|较上年底|比上年度|比上年|较上年|同比|比去年同期|比去年"
  .. "|较去年同期|较去年|与上年同期相比|与上年相比|与上年同期|与上年末|与上年|和上年|与去年同期相比|与去年相比|与去年|同口径"
  .. "|可比口径|可比|实际|与上年同期比|与上年比|与去年同期比|与去年比|比上年同期比|同上年相比|同去年相比|累比|累计比|累计同比|累计"
local function comparing(words)
  return (w(words) + w"比|较|与|同" * zh.last_year * w"全年|同期|年末|末|底"^-1 * w"相比|比"^-1)^-3 -- 比2024年
end
local compare = comparing(compared .. "|自然口径|名义")
local basis   = (w"按|扣除" - w"按现价|按当年价|按现行价") * (plain - w"增长|下降|计算|口径|因素")^-16 * w"计算|口径|因素"
  + w"按可比价格|按可比价|按不变价格|按不变价"
local share   = (w"为|完成|占|达到" * (plain - R"09" - w"增长|下降")^-14 * digits * P"%") -- 为年初预算的102%, 占GDP的9.9%
local change  = compare * w("净增加|净减少|净增|增加|减少|增产|减产|增收|减收|增长|提高|下降|回落|多|少") * w"了"^-1
  * amount * -(P"%" + P"‰") * plain^-8
local ranked  = w"总量|总额|规模"^-1 * w"居|位居|列|位列|排名" * (plain - w"增长|下降")^-16 * comma
  * w"总量为|总量达|总量|达到|达|为"^-1
local passed  = (ranked + w"“|喜获|再获|获得|夺得" * (plain - R"09" - w"达到|增长")^-12 * comma * w"达到|达|为" + (w"首次|连续" * (plain - R"09" - w"突破|稳定|保持")^-6)^-1 * w"突破|跨越|跨过|迈上|超过|稳定|保持"
  * (plain - w"达到|增长")^-16 * comma * w"达到|达|为")^-1
local leap    = w"跨越|突破|迈上|站上|站稳|首次|达到新的|再上|迈入|迈进|登上|再创|创" * (plain - w"增长|下降")^-16
local rank    = w"总量|总额|规模"^-1 * w"居|位居|列|位列" * (plain - w"增长|下降")^-16
local function between_by(comparison)
  return (w"人民币" + mark + note)^0 * (basis + comma * skip * (basis + change + share + leap + rank) * skip)^0
    * comma^-1 * skip * comparison * skip
end
local between = between_by(compare)
-- 由上年的60.1%提高到61.2%
local from    = (w"由|从" * (plain - R"09")^-8 * (zh.year * w"的"^-1)^-1 * digits * P"%" * (plain - R"09" - w"到|至|为")^-8
  * w"到|至|为")^-1

-- 增速由上年的4.1%提高到5.1%, 增长由5.1%转为-1.1%, 增速累计回落至0.0%
local to_level = w"至|到|为"
local level = w"增速|增幅|涨幅|增长|增长率" * (w"由|从" * (plain - R"09")^-8 * (zh.year * w"的"^-1)^-1 * P"-"^-1 * digits * P"%"
    * (plain - R"09" - to_level)^-8 * to_level + w"累计"^-1 * w"回落|回升|提高|提升|扩大|收窄|上升|加快|放缓" * w"至|到")
  * w"上年的|增长"^-1 * -w"下降"

-- The growth of output is that at constant prices: not 名义增长3.5%, not 按现价计算增长3.5%.
local really  = between_by(comparing(compared))
local nominal = w"按|以" * w"现价|当年价格|当年价|现行价格" * w"计算"^-1 * compare * growth * comma

-- A figure and its growth: `value` and `growth` are indicators (either may be missing), `unit` the figure's, `names`
-- its names, `more` words that may stand before them, `not_in` words that may not stand earlier in the sentence.
local function series(s)
  local name = type(s.names) == "string" and w(s.names) or s.names
  local guard = (s.scope and zh.this_year or P(true)) * (s.guard or true)
    * (s.not_in and zh.without(s.not_in) or true)
  local bridge = s.real and really * (nominal * really)^-1 or between
  local rate = s.growth and (bridge * fact(s.growth, growth) + bridge * level * fact(s.growth, zh.more(1))
    + P"(" * (s.real and comparing(compared) or compare) * fact(s.growth, growth) * P")")
  local figure = s.value and fact(s.value, exact * unit_of(s.unit))
  local value = figure and figure * (rate and rate^-1 or true) or P(false)
  local late = figure and (comma * w"达到|达|总量达到|总量达|总额达|实现|完成" * figure)^-1
  rule(s.rule or s.value or s.growth, guard, s.more, name * said
    * (passed * value + (rate and (w"净增加|净增|增加"^-1 * number * w"元|美元")^-1 * rate * (late or true) or P(false))), s)
end

-- 分别增长2.8%和4.9%, 分别增长2.8%、下降0.3%: growth of each of `list`, in their order
local function rates(list)
  local each, rises, falls = fact(list[1], growth), fact(list[1], zh.rise), fact(list[1], zh.fall)
  for i = 2, #list do
    each = each * zh.sep * fact(list[i], growth)
    rises = rises * zh.sep * fact(list[i], zh.more(1))
    falls = falls * zh.sep * fact(list[i], zh.more(-1))
  end
  return between * w"分别"^-1 * (each + rises + falls)
end

-- 城镇和农村居民人均可支配收入分别为36770元和25371元,分别增长2.8%和4.9%
local function two(label, head, a, b, unit, growths, options)
  head = zh.not_after("、|和", head) -- not the last two of three
  form:rule(label, led() * head * w"分别" * says^-1 * fact(a, exact * w(unit)) * zh.sep
    * fact(b, exact * w(unit)) * (growths and rates(growths)^-1 or true), options)
  if growths then
    form:rule(label .. ":增速", led() * head * #(compare * w"分别") * rates(growths), options)
  end
end

-- 城镇居民人均可支配收入36770元,农村居民人均可支配收入25371元,分别增长2.8%和4.9%
local function pair(label, a, b, unit, more)
  local function one(name, before)
    return before * w(names[name]) * said * fact(name, exact * w(unit))
  end
  form:rule(label, led(more) * one(a, true) * zh.sep * one(b, (more and ahead + w(more) or ahead)^0) * comma
    * #(compare * w"分别") * rates { a .. "_growth", b .. "_growth" })
end

-- ## Output

local revised = "修订|核实|普查|最终"
series { value = "gdp", growth = "gdp_growth", unit = "元", names = names.gdp, not_in = revised, real = true }
series { value = "gdp_per_capita", unit = "元", names = names.gdp_per_capita, not_in = revised,
  guard = -zh.under("户籍", "常住"),
  more = "按常住人口计算的|按常住人口计算|按年平均常住人口计算|按年均常住人口计算|按常住人口|常住人口|常住" }

local total = names.gdp .. "|经济总量"
local of_total = w"占" * (plain - w(total) - w(parts))^-6 * w(total) * skip -- 占地区生产总值(的)比重
-- Of the whole output, not of the 民营经济 told of before.
local of_all = zh.under("生产总值|GDP", parts .. "|占地区生产总值|占生产总值|占GDP|占全市生产总值|占全市地区生产总值|占全市GDP")
  + -zh.under(parts)
local sectors = { { "primary", "一" }, { "secondary", "二" }, { "tertiary", "三" } }
for _, sector in ipairs(sectors) do
  local value, rate, word = "va_" .. sector[1], "va_" .. sector[1] .. "_growth", sector[2]
  local name = (w(vocabulary.each("第X产业|第X次产业", word)) + zh.not_after("、|第", w(vocabulary.each("X产业|X产", word)))) * note^-1
  local added = name * w"实现|完成"^-1 * w"增加值"
  series { value = value, growth = rate, unit = "元", names = added, guard = of_all, scope = "paragraph", real = true }
  -- 第一产业476.40亿元,增长4.3%: without 增加值, in the paragraph of the total
  form:rule(value .. ":产业", zh.under("生产总值|GDP", "投资|用电|贷款|" .. parts) * of_all * zh.this_year * led()
    * w(vocabulary.each("第X产业", word)) * said * fact(value, number * w"元") * (between * fact(rate, growth))^-1,
    { scope = "paragraph" })
  -- 第一产业增加值占地区生产总值比重为6.6%;第二产业增加值比重为27.8% · 第一产业增加值152亿元,增长3.2%,占GDP比重9.9%
  local part = fact("share_" .. sector[1], zh.percent)
  form:rule("share_" .. sector[1], zh.this_year * of_all * led() * name * w"增加值"^-1
    * (of_total * w"的"^-1 * w"比重|比例" + w"的"^-1 * w"比重|比例|占比") * from * says^-2 * part, { scope = "paragraph" })
  form:rule("share_" .. sector[1] .. ":占", zh.this_year * of_all * led() * added * said * number * w"元"
    * (between * growth)^-1 * comma * of_total * w"的"^-1 * w"比重|比例"^-1 * from * says^-2 * part, { scope = "paragraph" })
end

local function three(prefix, suffix, item, separator, turned)
  local first, last = turned and "_tertiary" or "_primary", turned and "_primary" or "_tertiary"
  return fact(prefix .. first .. suffix, item) * separator * fact(prefix .. "_secondary" .. suffix, item)
    * separator * fact(prefix .. last .. suffix, item)
end

-- 三次产业结构由上年的16.5:43.1:40.4调整为16.0:43.1:40.9
local ratio = digits * (w":|比" * digits)^2 + digits * P"%" * (zh.sep * digits * P"%")^2
local turn = w"继续|进一步|逐步|不断|持续|今年|优化|调整|演进|演变|变化|转变|提升|变"
local turned = (turn^1 * w"为|成|到|至" * says^-1)^-1
local sectors_named = w"三次产业|三产|三大产业|一二三产业|一、二、三产业|一、二、三次产业|第一、二、三产业|第一、第二、第三产业"
  + zh.not_after("一|二|三|次|、|两", w"产业")
local sectors_turned = w"三二一产业|三、二、一产业|三、二、一次产业|第三、二、一产业|第三、第二、第一产业"
local year_of = (zh.year * (plain - R"09")^-4)^-1
-- In the order of the parts that the sentence names: 一二三 as a rule, 三二一 here and there.
for _, order in ipairs { { "", sectors_named }, { ":三二一", sectors_turned, true } } do
  local suffix, named, back = order[1], order[2], order[3]
  form:rule("三次产业结构" .. suffix, zh.without("修订|核实|普查|最终|投资|用电|就业|" .. parts) * zh.this_year * named * w"增加值"^-1
    * (w"的"^-1 * w"结构|比例|占比|比重|构成|之比|比" * w"之比|比例|比重|占比|比"^-1 + of_total * w"的"^-1 * w"比重|比例")
    * w"依次|分别"^-1 * said * turned
    * (w"由" * (plain - R"09")^-8 * year_of * ratio * (zh.char - R"09" - zh.oneof "。;")^-12 * year_of)^-1
    * (three("share", "", zh.part, w":|比", back) + three("share", "", zh.percent, zh.sep, back)))
  form:rule("三次产业占比" .. suffix, zh.without("修订|核实|投资|" .. parts) * zh.this_year * (back and named or zh.not_after("一产业", w"增加值") + named) * of_total
    * w"的"^-1 * w"比重|比例" * w"依次|分别"^-1 * says^-2 * three("share", "", zh.percent, zh.sep, back))
  local growths = back and { "va_tertiary_growth", "va_secondary_growth", "va_primary_growth" }
    or { "va_primary_growth", "va_secondary_growth", "va_tertiary_growth" }
  form:rule("三次产业增加值" .. suffix, named * (w"增加值" * w"分别" + w"分别" * w"实现|完成"^-1 * w"增加值") * says^-2
    * three("va", "", number * w"元"^-1, zh.sep, back) * rates(growths)^-1)
end

series { growth = "ind_va_growth", names = w(names.industry) + w"规模以上|规模" * (note + mark) * w"工业|工业企业" * w"实现|完成"^-1 * w"增加值"
  + w"规模以上工业|规模工业" * (note + mark) * w"增加值", more = "全部|年主营业务收入2000万元及以上的|年主营业务收入2000万元以上的|年主营业务收入500万元以上的|年主营业务收入500万元及以上的" }
local of_industry = w"规模以上工业企业|规模以上企业|规模工业企业|规上工业企业|规上企业" * skip * (said * number * w"户|家" * comma * w"实现|完成"^-1 + w"实现|完成") * w"工业"^-1
  * w"增加值" * (number * w"元")^-1 * between * fact("ind_va_growth", growth)
form:rule("规模以上工业企业实现增加值", zh.led_by((ahead + amount * w"家|户")^0) * of_industry)

series { value = "grain", growth = "grain_growth", unit = "吨|斤|公斤", names = w(names.grain) + w"粮食" * note * w"总产量|产量" }
-- 粮食种植面积551.84万亩,比上年增长0.2%,总产量236.88万吨,增长0.7%
form:rule("粮食面积,产量", led() * w"粮食" * w"作物"^-1 * w"播种面积|种植面积" * said * number * w"亩|公顷"
  * (comma * compare * (change + growth))^0 * comma * w"粮食"^-1 * w"总产量|产量|总产" * said * fact("grain", number * w"吨|斤")
  * (between * fact("grain_growth", growth) + comma * compare * w"分别" * (growth * zh.sep * fact("grain_growth", growth)
    + zh.rise * zh.sep * fact("grain_growth", zh.more(1)) + zh.fall * zh.sep * fact("grain_growth", zh.more(-1))))^-1)
series { value = "meat", unit = "吨", names = names.meat }
series { rule = "meat:猪牛羊禽肉", value = "meat", unit = "吨", names = names.meat_of_four, fallback = 2 }

-- ## People and prices

series { value = "resident_pop", unit = "人", names = names.resident_pop }
series { value = "household_pop", unit = "人", names = names.household_pop }
form:rule("户籍户数,总人口", led() * w"户籍" * w"人口"^-1 * w"总"^-1 * w"户数" * said * number * w"户" * comma * w"总"^-1
  * w"人口" * said * fact("household_pop", number * w"人"))
rule("城镇化率", true, "常住人口|人口", (w"常住人口城镇化率"
  + -zh.under("户籍", "常住") * w(names.urbanization)) * P")"^-1 * from * said * fact("urbanization", zh.percent))
form:rule("城镇人口占比", -zh.under("户籍", "常住") * led() * w"城镇常住人口|城镇人口" * said * number * w"人" * comma
  * w"占" * scope^-1 * w"常住总人口|常住人口|总人口" * w"的"^-1 * w"比重|比例"^-1 * w"为|达"^-1 * fact("urbanization", zh.percent),
  { fallback = 2 })
form:rule("城镇化率,达到", led() * w"常住人口城镇化率" * compare * w"提高|上升|提升|增长" * zh.percent * comma * w"达到|达|为"
  * fact("urbanization", zh.percent))
for _, kind in ipairs { { "birth_rate", "出生率" }, { "death_rate", "死亡率" }, { "natural_growth", "自然增长率" } } do
  local name, word = kind[1], kind[2]
  rule(name, true, "人口|常住人口|户籍人口", w(word) * said * fact(name, zh.permille))
end
form:rule("出生率,死亡率", led "人口|常住人口" * w"出生率" * zh.sep * w"人口"^-1 * w"死亡率" * (zh.sep * w"人口"^-1 * w"自然增长率")^-1
  * w"分别" * says^-1 * fact("birth_rate", zh.permille) * zh.sep * fact("death_rate", zh.permille)
  * (zh.sep * fact("natural_growth", zh.permille))^-1)
form:rule("死亡率,出生率", led "人口|常住人口" * w"死亡率" * zh.sep * w"人口"^-1 * w"出生率" * w"分别" * says^-1
  * fact("death_rate", zh.permille) * zh.sep * fact("birth_rate", zh.permille))
series { value = "employment_new", unit = "人|个", names = names.employment_new }
local near_100 = #(P"1" * R"09" * R"09" + R"89" * R"09" * -R"09") -- 0.0 in a table of changes is no index
rule("居民消费价格", true, "累计|总体", w"居民消费价格|CPI" * skip * w"总水平|总指数|指数"^-1 * skip
  * w"总水平"^-1 * w"累计"^-1 * (w"为|达|是"^-1 * w"上年的"^-1 * near_100 * fact("cpi", zh.index) + between * fact("cpi", growth)))

-- ## Public money, investment, trade

local local_money = "地方财政|地方级|地方|财政"
series { value = "pub_rev", growth = "pub_rev_growth", unit = "元", more = local_money, names = names.pub_rev }
series { value = "pub_exp", growth = "pub_exp_growth", unit = "元", more = local_money, names = names.pub_exp }
pair("预算收入,支出", "pub_rev", "pub_exp", "元", local_money)
two("预算收入、支出", zh.opt "地方" * w"一般公共预算收入" * zh.sep * w"一般公共预算支出|支出", "pub_rev", "pub_exp", "元",
  { "pub_rev_growth", "pub_exp_growth" })
form:rule("税收收入", zh.under("预算收入", "总收入|财政收入|支出|全口径") * zh.this_year * led "地方|地方级|各项" * w"税收收入|税收性收入|税收" * said
  * fact("tax_rev", number * unit_of "元"), { scope = "paragraph" })

-- 其中,税收收入…, which begins a paragraph of its own
form:rule("其中,税收收入", zh.under("预算收入", "总收入|财政收入|支出|全口径") * zh.this_year * lpeg.B(P"\n") * w"其中" * (comma + P":")^-1
  * skip * scope^-1 * w"地方级|地方|各项"^-1 * w"税收收入|税收性收入|税收" * said * fact("tax_rev", number * w"元"),
  { scope = "section", fallback = 1 })

series { growth = "fai_growth", names = names.fai }
series { rule = "fai_growth:500万元", growth = "fai_growth", names = names.fai, more = "500万元及以上|500万元以上|500万以上|500万及以上|500万元及以上项目"
  .. "|计划总投资500万元及以上|城镇", fallback = 3 }
series { value = "realestate_inv", growth = "realestate_inv_growth", unit = "元", names = names.realestate_inv,
  more = "资质以上|资质|房地产开发经营企业|房地产企业" }
local estate = said * fact("realestate_inv", number * w"元") * (between * fact("realestate_inv_growth", growth))^-1
form:rule("房地产企业,完成投资", led() * w"房地产" * w"开发经营|开发"^-1 * w"企业" * said * amount * w"户|家|个" * comma
  * w"共"^-1 * w"完成投资|完成开发投资" * estate)
form:rule("房地产开发[4]投资", led() * w"房地产开发" * (mark + note) * w"投资" * estate)
series { value = "retail", growth = "retail_growth", unit = "元", names = "社会消费品零售总额|全社会消费品零售总额" }
form:rule("社会消费品零售额", zh.without "限额|限上|城镇|乡村" * led() * w"社会消费品零售额" * said
  * fact("retail", exact * w"元") * (between * fact("retail_growth", growth))^-1, { fallback = 3 })

local trades = "货物|商品|外贸|对外贸易|对外|贸易|海关|地方|州属|市属|市|州|县"
series { value = "trade", growth = "trade_growth", unit = "元", names = names.trade, more = trades }
form:rule("进出口总额,折合人民币", led(trades) * w(names.trade) * said * number * w"美元" * (comma + P"(") * w"折合|折|约合|合" * w"人民币"
  * fact("trade", number * w"元") * P")"^-1 * (between * fact("trade_growth", growth))^-1)
-- Not of the 民营企业进出口, when those are told of last.
local of_some = zh.under(vocabulary.each("X进出口", "民营企业|国有企业|外商投资企业|外资企业|一般贸易|加工贸易|贸易方式|国家|地区|东盟|欧盟|成员国"
  .. "|口岸|保税区|开发区"), vocabulary.each("X进出口", "全市|全市货物|全市外贸|全年|全年货物|全年外贸|外贸|货物|对外贸易"))
for _, kind in ipairs { { "exports", "出口" }, { "imports", "进口" } } do
  local name, word = kind[1], kind[2]
  series { value = name, unit = "元", more = "货物|商品|外贸|贸易", scope = "paragraph", guard = -of_some,
    not_in = "服务进出口|服务贸易|跨境电商", names = vocabulary.each(names.goods, word) }
end

-- Deposits in all currencies; those in renminbi where no others are stated.
local before = "金融机构|银行业机构|银行机构|银行业|全部|境内|本外币|各项|中外资"
for _, kind in ipairs { { "deposits", "存款" }, { "loans", "贷款" } } do
  local name, word = kind[1], kind[2]
  local guard = zh.without("小额|担保|保险|公积金")
  local body = w(word) * w"年末|期末"^-1 * w"余额|总额"^-1 * said * fact(name, number * w"元")
  rule(name, guard, before, body)
  rule(name .. ":人民币", guard, before .. "|人民币", body, { fallback = 2 })
end
local both = w"存贷款余额|存、贷款余额|存款和贷款余额|存款余额、贷款余额|存款余额和贷款余额"
two("存贷款", w(before)^0 * both, "deposits", "loans", "元")
two("存贷款:人民币", w(before .. "|人民币")^0 * both, "deposits", "loans", "元", nil, { fallback = 2 })

-- ## Incomes

local living = "常住居民|居民"
series { value = "income_all", growth = "income_all_growth", unit = "元", names = "人均可支配收入|年人均可支配收入",
  more = "全体|城乡|" .. living }
series { value = "income_urban", growth = "income_urban_growth", unit = "元", names = names.income_urban }
series { value = "income_rural", growth = "income_rural_growth", unit = "元", names = names.income_rural }
pair("城镇居民收入,农村居民收入", "income_urban", "income_rural", "元")
-- 全体居民人均可支配收入33210元,增长5.5%,其中城镇居民42100元,增长4.4%;农村居民22050元,增长6.6%
for _, kind in ipairs { { "income_urban", "城镇" }, { "income_rural", "农村" } } do
  local name, word = kind[1], kind[2]
  form:rule(name .. ":居民", zh.under("居民人均可支配收入", "支出|净收入|工资性|中位数|标准|消费|家庭") * led()
    * w(vocabulary.each("X居民|X常住居民", word)) * said * fact(name, number * w"元")
    * (between * fact(name .. "_growth", growth))^-1, { fallback = 1 })
end
two("城镇居民收入、农村居民收入", w(names.income_urban) * zh.sep * w(names.income_rural), "income_urban", "income_rural", "元",
  { "income_urban_growth", "income_rural_growth" })
two("农村居民收入、城镇居民收入", w(names.income_rural) * zh.sep * w(names.income_urban), "income_rural", "income_urban", "元",
  { "income_rural_growth", "income_urban_growth" })
two("农村和城镇居民收入", w"农村" * w"常住"^-1 * w"居民"^-1 * zh.sep * w"城镇" * w(living) * w"人均可支配收入",
  "income_rural", "income_urban", "元", { "income_rural_growth", "income_urban_growth" })
two("城乡居民收入", w"城乡" * w"常住"^-1 * w"居民" * w"人均可支配收入", "income_urban", "income_rural", "元",
  { "income_urban_growth", "income_rural_growth" })
form:rule("居民、城镇、农村居民收入", led() * w"全体居民|全体常住居民|居民|全体" * zh.sep * w"城镇" * w(living)^-1 * zh.sep * w"农村"
  * w(living) * w"人均可支配收入" * w"分别" * says^-1 * fact("income_all", exact * w"元") * zh.sep
  * fact("income_urban", exact * w"元") * zh.sep * fact("income_rural", exact * w"元")
  * rates { "income_all_growth", "income_urban_growth", "income_rural_growth" }^-1)
two("城镇和农村居民收入", w"城镇" * w"常住"^-1 * w"居民"^-1 * zh.sep * w"农村" * w(living) * w"人均可支配收入",
  "income_urban", "income_rural", "元", { "income_urban_growth", "income_rural_growth" })

-- ## Travel, roads, telephones, health, schools

local part_of_year = "假期|黄金周|小长假|长假|假日|春节期间|五一|国庆|端午|中秋|暑期|乡村旅游|红色旅游|休闲农业|景区接待|景区共接待"
series { value = "tourists", unit = "人次|人", names = names.tourists, not_in = part_of_year }
form:rule("游客和旅游收入", zh.without(part_of_year) * led()
  * w(names.tourists) * zh.sep * w"实现"^-1 * w(names.tourism_rev)
  * w"分别" * says^-1 * fact("tourists", exact * w"人次|人") * zh.sep * fact("tourism_rev", exact * w"元"))
series { rule = "tourists:国内", value = "tourists", unit = "人次|人", names = names.tourists_home, fallback = 2,
  not_in = part_of_year }
series { value = "tourism_rev", unit = "元", names = names.tourism_rev, more = "接待国内外|接待|国内外",
  not_in = part_of_year }
series { rule = "tourism_rev:国内", value = "tourism_rev", unit = "元", names = names.tourism_rev,
  more = "接待国内|国内", fallback = 2, not_in = part_of_year }
series { value = "road_km", unit = "公里|千米", names = w(names.road_km) + w"公路" * note * w"通车里程|总里程|里程" }
series { value = "mobile_users", unit = "户", more = "本地", names = names.mobile_users }

local beds = w"实有|拥有|共有|共|开放|实际|各类|有"^0
  * w"病床床位数|病床床位|总床位数|总床位|床位总数|床位数|床位|病床总数|病床数|病床|总床数|床数"
  * said * fact("hospital_beds", number * w"张")
rule("医疗卫生机构床位", true, "各级各类|各类|注册", w(names.hospitals)
  * (said * amount * w"个|家|所" * note^-1 * comma)^-1 * skip * beds)
-- …卫生机构1031个,其中医院17个。共有床位8438张 · …。病床床位45293张,其中医院40992张: a sentence of its own
form:rule("床位,其中医院", zh.under(names.hospitals, "养老|福利|社会服务|民政|收养") * zh.this_year * led()
  * lpeg.B(P"。") * (#w"共有|全市共有" * scope^-1 * beds + beds * #(comma * w"其中" * skip * w"医院")),
  { scope = "paragraph", fallback = true })
form:rule("实有床位", zh.under(names.hospitals, "养老|福利|社会服务|民政") * zh.this_year * led()
  * #w"实有|实际|开放" * beds, { scope = "paragraph", fallback = true })

local other_schools = w"初中|高中|中学|大学|高校|学校|幼儿|特殊|职业"
rule("小学在校生", true, "普通", w"普通小学|小学" * w"学校"^-1 * (note + (zh.char - w"在校|。" - other_schools))^-90
  * w"在校学生数|在校学生|在校生数|在校生|在校人数|在校" * said * fact("students_primary", number * w"人|名"))
series { rule = "在校小学生", value = "students_primary", unit = "人|名", names = "在校小学生|小学在校学生|小学在校生", fallback = 2 }
series { rule = "小学生", value = "students_primary", unit = "人|名", names = "小学生", fallback = 3 }
form:rule("在校生,小学", zh.under("在校学生|在校生", "招生|毕业|教师|教职工") * led() * w"普通小学|小学" * said
  * fact("students_primary", number * w"人"), { scope = "paragraph", fallback = true })

require("lib.communique_checks").add(form)

for _, part in ipairs { "output", "people", "life", "broken", "scopes", "wordings", "others", "living" } do
  samples[part](form)
end

return form
