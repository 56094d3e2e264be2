-- scripts/form/communique.lua - statistical communiqués (国民经济和社会发展统计公报) of prefectures and counties: the
-- figures that nearly all of them state, in sentences and in tables. Communiqués differ in wording, not in kind: what
-- is wanted is the figure of the whole place, of the year reported on, in yuan. Names: lib/communique_words.lua.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local words  = require "lib.communique_words"
local zh     = baogao.zh
local w, P, R = zh.words, lpeg.P, lpeg.R
local names = words.names

local form = baogao.script {
  name = "communique", version = "1.0",
  about = "国民经济和社会发展统计公报: the main figures of a prefecture or a county",
}

form:identify {
  must = { "社会发展统计公报", "增加值" },
  any = { "生产总值", "第一产业", "规模以上工业", "固定资产投资", "社会消费品零售总额", "居民消费价格",
    "人均可支配收入", "常住人口", "预算收入", "存款余额", "初步核算" },
  none = { "各位代表", "预算草案", "政府信息公开工作年度报告" },
}

form:declare(words.indicators)
form:listing(words.listing)

-- ## Pieces

local fact, number, growth = form.fact, zh.number, zh.growth
local digits  = R"09"^1 * (P"." * R"09"^1)^-1
local comma   = P"," + P"、"
local note    = P"(" * (zh.char - zh.oneof "()\n")^0 * P")"
local mark    = P"[" * R"09"^1 * P"]" + zh.oneof "①②③④⑤⑥⑦⑧⑨⑩" -- of a footnote, glued to a word or a number
local skip    = (mark + note)^0
local says    = w("实现|完成|累计|总量为|总量|数量为|总数为|数为|总数|数|总额为|额为|为|是|达到|达|共计|共有|共|约为|:")
local amount  = R"09"^1 * (P"," * R"09"^1)^0 * (P"." * R"09"^1)^-1 * w"万|亿"^-1
local said    = skip * (says * skip)^-2
local exact   = -w"突破|超过|超|逾|近|接近|跨越" * number -- 突破5000亿元 of a preface is no figure

-- What may stand before a name in its clause when the figure is the whole place's.
local time  = w"截至|截止|到"^-1 * (zh.year * w"全年|末|底"^-1 + P"12月末")
  + w"截至"^-1 * w"全年|年末|年底|年内|期末|当年|本年|岁末"
local scope = w"全市|全州|全县|全区|全地区|全盟|全旗|我市|我州|我县|我区|本市|本州|本县|辖区内|辖区|境内"
  + zh.place * w"地区|全市|全州"^-1
local told  = w"初步核算|经初步核算|初步统计|初步测算|其中|实现|完成|共|累计|合计|预计|达到|拥有|有"
local now   = zh.this_year * zh.without("一季度|二季度|三季度|四季度|上半年|下半年|五年来|五年间|过去五年"
  .. "|十四五期间|十四五时期|十四五以来|十四五”期间|十四五”时期|十四五”以来") -- in the sentence: of the year, and all of it
local ahead = time + scope + told + mark + note

-- led "货物|外贸": only such words, or these, before the name.
local function led(more)
  return zh.led_by((more and ahead + w(more) or ahead)^0)
end

-- The same behind a heading that ran into its text (五、国内贸易全年全市…) or a page number (12 全年…).
local function led_loosely(more)
  local start = w"全年|年末|初步"
  local heading = (zh.char - start - R"09")^-16 * #start
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
local compare = w("比上年同期|较上年同期|比上年末|较上年末|比上年底|较上年底|比上年度|比上年|较上年|同比|比去年同期|比去年"
  .. "|较去年|与上年同期相比|与上年相比|与上年同期|与上年末|与上年|和上年|与去年|同口径|可比口径|可比|名义")^-2
local basis   = w"按|扣除" * (plain - w"增长|下降|计算|口径|因素")^-16 * w"计算|口径|因素"
local change  = compare * w("净增加|净减少|净增|增加|减少|增产|减产|增收|减收|增长|提高|下降|回落|多|少") * w"了"^-1
  * amount * -P"%" * plain^-8
local passed  = (w"首次"^-1 * w"突破|跨越|跨过|迈上|超过" * (plain - w"达到|增长")^-16 * comma * w"达到|达|为")^-1
local leap    = w"跨越|突破|迈上|站上|首次" * (plain - w"增长|下降")^-16
local between = (w"人民币" + mark + note)^0 * (comma * skip * (basis + change + leap) * skip)^0 * comma^-1 * skip
  * compare * skip

-- A figure and its growth: `value` and `growth` are indicators (either may be missing), `unit` the figure's, `names`
-- its names, `more` words that may stand before them, `not_in` words that may not stand earlier in the sentence.
local function series(s)
  local rate = s.growth and between * fact(s.growth, growth)
  local figure = s.value and fact(s.value, exact * w(s.unit))
  local value = figure and figure * (rate and rate^-1 or true) or P(false)
  local late = figure and (comma * w"达到|达|总量达到|总量达|总额达|实现|完成" * figure)^-1
  rule(s.rule or s.value or s.growth, (s.scope and zh.this_year or now) * (s.not_in and zh.without(s.not_in) or true), s.more, w(s.names)
    * said * (passed * value + (rate and (number * w"元|美元")^-1 * rate * (late or true) or P(false))), s)
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
local function two(label, head, a, b, unit, growths)
  form:rule(label, now * led() * head * w"分别" * says^-1 * fact(a, exact * w(unit)) * zh.sep
    * fact(b, exact * w(unit)) * (growths and rates(growths)^-1 or true))
end

-- 城镇居民人均可支配收入36770元,农村居民人均可支配收入25371元,分别增长2.8%和4.9%
local function pair(label, a, b, unit, more)
  local function one(name, before)
    return before * w(names[name]) * said * fact(name, exact * w(unit))
  end
  form:rule(label, now * led(more) * one(a, true) * zh.sep * one(b, (more and ahead + w(more) or ahead)^0) * comma
    * #(compare * w"分别") * rates { a .. "_growth", b .. "_growth" })
end

-- ## Output

local revised = "修订|核实|普查|最终"
series { value = "gdp", growth = "gdp_growth", unit = "元", names = names.gdp, not_in = revised }
series { value = "gdp_per_capita", unit = "元", names = names.gdp_per_capita, not_in = revised,
  more = "按常住人口计算的|常住" }

local of_total = w"占" * (plain - w"的比重|比重|比例")^-12 * #w"的比重|比重|比例" -- 占地区生产总值(的)比重
local sectors = { { "primary", "一" }, { "secondary", "二" }, { "tertiary", "三" } }
for _, sector in ipairs(sectors) do
  local value, rate, word = "va_" .. sector[1], "va_" .. sector[1] .. "_growth", sector[2]
  series { value = value, growth = rate, unit = "元",
    names = words.each("第X产业增加值|第X产业实现增加值|第X产业完成增加值|X产增加值|X产业增加值", word) }
  -- 第一产业476.40亿元,增长4.3%: without 增加值, in the paragraph of the total
  form:rule(value .. ":产业", zh.under("生产总值|GDP", "投资|用电|贷款") * zh.this_year * led()
    * w(words.each("第X产业", word)) * said * fact(value, number * w"元") * (between * fact(rate, growth))^-1,
    { scope = "paragraph" })
  -- 第一产业增加值占地区生产总值比重为6.6%;第二产业增加值比重为27.8%
  form:rule("share_" .. sector[1], zh.this_year * led() * w(words.each("第X产业增加值|第X产业|X产", word))
    * of_total^-1 * w"的"^-1 * w"比重|比例|占比" * says^-2
    * fact("share_" .. sector[1], zh.percent))
end

local function three(prefix, suffix, item, separator)
  return fact(prefix .. "_primary" .. suffix, item) * separator * fact(prefix .. "_secondary" .. suffix, item)
    * separator * fact(prefix .. "_tertiary" .. suffix, item)
end

-- 三次产业结构由上年的16.5:43.1:40.4调整为16.0:43.1:40.9
local ratio = digits * (w":|比" * digits)^2 + digits * P"%" * (zh.sep * digits * P"%")^2
local turned = (w"进一步|逐步|不断|持续"^-1 * w"调整|优化|演进|变化|转变|变" * w"为|成|到|至" * says^-1)^-1
local sectors_named = w"三次产业|三产|三大产业|产业|一二三产业|一、二、三产业|第一、二、三产业|第一、第二、第三产业"
form:rule("三次产业结构", zh.without("修订|核实|普查|最终|投资|用电|就业") * zh.this_year * sectors_named * w"增加值"^-1 * w"的"^-1
  * w"结构|比例|占比|比重|构成|之比" * w"之比|比例|比重|占比|比"^-1 * said * turned
  * (w"由" * (plain - R"09")^-8 * (zh.year * (plain - R"09")^-4)^-1 * ratio * (zh.char - R"09" - zh.oneof "。;")^-12)^-1
  * (three("share", "", zh.part, w":|比") + three("share", "", zh.percent, zh.sep)))
form:rule("三次产业占比", zh.without("修订|核实|投资") * zh.this_year * w"增加值" * of_total^-1
  * w"的"^-1 * w"比重|比例" * w"依次|分别"^-1 * says^-2 * three("share", "", zh.percent, zh.sep))
form:rule("三次产业增加值", now * sectors_named * (w"增加值" * w"分别" + w"分别" * w"实现|完成"^-1 * w"增加值") * says^-2
  * three("va", "", number * w"元"^-1, zh.sep) * rates { "va_primary_growth", "va_secondary_growth", "va_tertiary_growth" }^-1)

series { growth = "ind_va_growth", names = names.industry, more = "全部" }
local of_industry = w"规模以上工业企业" * (said * number * w"户|家" * comma)^-1 * w"实现|完成" * w"工业"^-1 * w"增加值"
  * (number * w"元")^-1 * between * fact("ind_va_growth", growth)
form:rule("规模以上工业企业实现增加值", zh.led_by((ahead + amount * w"家|户")^0) * of_industry)

series { value = "grain", growth = "grain_growth", unit = "吨|斤", names = names.grain }
-- 粮食种植面积551.84万亩,比上年增长0.2%,总产量236.88万吨,增长0.7%
form:rule("粮食面积,产量", now * led() * w"粮食" * w"作物"^-1 * w"播种面积|种植面积" * said * number * w"亩|公顷"
  * (comma * compare * (change + growth))^0 * comma * w"粮食"^-1 * w"总产量|产量|总产" * said * fact("grain", number * w"吨|斤")
  * (between * fact("grain_growth", growth) + comma * compare * w"分别" * (growth * zh.sep * fact("grain_growth", growth)
    + zh.rise * zh.sep * fact("grain_growth", zh.more(1)) + zh.fall * zh.sep * fact("grain_growth", zh.more(-1))))^-1)
series { value = "meat", unit = "吨", names = names.meat }

-- ## People and prices

series { value = "resident_pop", unit = "人", names = names.resident_pop }
series { value = "household_pop", unit = "人", names = names.household_pop }
form:rule("户籍户数,总人口", led() * w"户籍" * w"人口"^-1 * w"总"^-1 * w"户数" * said * number * w"户" * comma * w"总"^-1
  * w"人口" * said * fact("household_pop", number * w"人"))
rule("城镇化率", now, "常住人口|人口", (w"常住人口城镇化率"
  + -zh.under("户籍", "常住") * w(names.urbanization)) * P")"^-1 * said * fact("urbanization", zh.percent))
for name, word in pairs { birth_rate = "出生率", death_rate = "死亡率", natural_growth = "自然增长率" } do
  rule(name, now, "人口|常住人口", w(word) * said * fact(name, zh.permille))
end
series { value = "employment_new", unit = "人|个", names = names.employment_new }
rule("居民消费价格", now, "累计|总体", w"居民消费价格" * skip * w"总水平|总指数|指数"^-1 * skip
  * w"总水平"^-1 * (w"累计"^-1 * w"为|达|是"^-1 * fact("cpi", zh.index) + between * fact("cpi", growth)))

-- ## Public money, investment, trade

local local_money = "地方财政|地方|财政"
series { value = "pub_rev", growth = "pub_rev_growth", unit = "元", more = local_money, names = names.pub_rev }
series { value = "pub_exp", growth = "pub_exp_growth", unit = "元", more = local_money, names = names.pub_exp }
pair("预算收入,支出", "pub_rev", "pub_exp", "元", local_money)
two("预算收入、支出", zh.opt "地方" * w"一般公共预算收入" * zh.sep * w"一般公共预算支出|支出", "pub_rev", "pub_exp", "元",
  { "pub_rev_growth", "pub_exp_growth" })
form:rule("税收收入", zh.under("预算收入", "总收入|财政收入|支出|全口径") * zh.this_year * led "地方" * w"税收收入|税收" * said
  * fact("tax_rev", number * w"元"), { scope = "paragraph" })

series { growth = "fai_growth", names = names.fai }
series { value = "realestate_inv", growth = "realestate_inv_growth", unit = "元", names = names.realestate_inv,
  more = "资质以上|资质|房地产开发经营企业|房地产企业" }
local estate = said * fact("realestate_inv", number * w"元") * (between * fact("realestate_inv_growth", growth))^-1
form:rule("房地产企业,完成投资", led() * w"房地产" * w"开发经营|开发"^-1 * w"企业" * said * amount * w"户|家|个" * comma
  * w"共"^-1 * w"完成投资|完成开发投资" * estate)
form:rule("房地产开发[4]投资", led() * w"房地产开发" * (mark + note) * w"投资" * estate)
series { value = "retail", growth = "retail_growth", unit = "元", names = "社会消费品零售总额" }

series { value = "trade", growth = "trade_growth", unit = "元", names = names.trade,
  more = "货物|商品|外贸|对外贸易|对外|贸易|地方|州属|市属|市|州|县" }
for name, word in pairs { exports = "出口", imports = "进口" } do
  series { value = name, unit = "元", more = "货物|商品|外贸|贸易", scope = "paragraph",
    not_in = "服务进出口|服务贸易|跨境电商", names = words.each(names.goods, word) }
end

-- Deposits in all currencies; those in renminbi where no others are stated.
for name, word in pairs { deposits = "存款", loans = "贷款" } do
  local before = "金融机构|银行业|全部|境内|本外币|各项|中外资"
  local guard = zh.without("小额|担保|保险|公积金") * now
  local body = w(word) * w"余额|总额"^-1 * said * fact(name, number * w"元")
  rule(name, guard, before, body)
  rule(name .. ":人民币", guard, before .. "|人民币", body, { fallback = 2 })
end
two("存贷款", zh.opt "全部" * w"金融机构" * w"本外币"^-1 * w"各项"^-1
  * w"存贷款余额|存、贷款余额|存款和贷款余额|存款余额、贷款余额|存款余额和贷款余额", "deposits", "loans", "元")

-- ## Incomes

local living = "常住居民|居民"
series { value = "income_all", growth = "income_all_growth", unit = "元", names = "人均可支配收入",
  more = "全体|城乡|" .. living }
series { value = "income_urban", growth = "income_urban_growth", unit = "元", names = names.income_urban }
series { value = "income_rural", growth = "income_rural_growth", unit = "元", names = names.income_rural }
pair("城镇居民收入,农村居民收入", "income_urban", "income_rural", "元")
two("城乡居民收入", w"城乡" * w"常住"^-1 * w"居民" * w"人均可支配收入", "income_urban", "income_rural", "元",
  { "income_urban_growth", "income_rural_growth" })
two("城镇和农村居民收入", w"城镇" * w"常住"^-1 * w"居民"^-1 * zh.sep * w"农村" * w(living) * w"人均可支配收入",
  "income_urban", "income_rural", "元", { "income_urban_growth", "income_rural_growth" })

-- ## Travel, roads, telephones, health, schools

local part_of_year = "假期|黄金周|小长假|假日|春节期间"
series { value = "tourists", unit = "人次|人", names = names.tourists, not_in = part_of_year }
series { rule = "tourists:国内", value = "tourists", unit = "人次|人", names = names.tourists_home, fallback = 2,
  not_in = part_of_year }
series { value = "tourism_rev", unit = "元", names = names.tourism_rev, more = "接待国内外|接待|国内外",
  not_in = part_of_year }
series { rule = "tourism_rev:国内", value = "tourism_rev", unit = "元", names = names.tourism_rev,
  more = "接待国内|国内", fallback = 2, not_in = part_of_year }
series { value = "road_km", unit = "公里|千米", names = names.road_km }
series { value = "mobile_users", unit = "户", more = "本地", names = names.mobile_users }

local beds = w"实有|拥有|共有|共|开放|编制|核定|实际|各类|有"^0
  * w"病床床位数|病床床位|总床位数|总床位|床位总数|床位数|床位|病床数|病床"
  * said * fact("hospital_beds", number * w"张")
rule("医疗卫生机构床位", now, "各级各类|各类|注册", w(names.hospitals)
  * (said * amount * w"个|家|所" * note^-1 * comma)^-1 * skip * beds)
form:rule("实有床位", zh.under(names.hospitals, "养老|福利|社会服务|民政") * zh.this_year * led()
  * #w"实有|实际|开放|编制" * beds, { scope = "paragraph", fallback = true })

local other_schools = w"初中|高中|中学|大学|高校|学校|幼儿|特殊|职业"
rule("小学在校生", now, "普通", w"普通小学|小学" * (zh.char - w"在校|。" - other_schools)^-90
  * w"在校学生数|在校学生|在校生数|在校生" * said * fact("students_primary", number * w"人|名"))
form:rule("在校生,小学", zh.under("在校学生|在校生", "招生|毕业|教师|教职工") * led() * w"普通小学|小学" * said
  * fact("students_primary", number * w"人"), { scope = "paragraph", fallback = true })

-- ## What must add up

form:check("三次产业增加值合计 = 地区生产总值", "va_primary + va_secondary + va_tertiary ~ gdp")
form:check("三次产业比重合计 = 100", "share_primary + share_secondary + share_tertiary ~ 100")
form:check("出口 + 进口 = 进出口总额", "exports + imports ~ trade")
form:check("出生率 - 死亡率 = 自然增长率", "birth_rate - death_rate ~ natural_growth")
form:check("税收收入 <= 一般公共预算收入", "tax_rev <= pub_rev")
form:check("农村居民收入 <= 居民收入", "income_rural <= income_all")
form:check("居民收入 <= 城镇居民收入", "income_all <= income_urban")
form:shares { base = "gdp", { "share_primary", "va_primary" }, { "share_secondary", "va_secondary" },
  { "share_tertiary", "va_tertiary" } }

form:metric { name = "loan_deposit_ratio", unit = "%", digits = 1, label = "存贷比", needs = { "loans", "deposits" },
  value = function(loans, deposits) return 100 * loans / deposits end }
form:metric { name = "income_ratio", unit = "", digits = 2, label = "城乡居民收入比",
  needs = { "income_urban", "income_rural" }, value = function(urban, rural) return urban / rural end }
form:metric { name = "tax_share", unit = "%", digits = 1, label = "税收占一般公共预算收入比重",
  needs = { "tax_rev", "pub_rev" }, value = function(tax, all) return 100 * tax / all end }

-- ## Samples: a sentence for each wording, figures invented

form:sample { "初步核算，全年全市地区生产总值1532.60亿元，比上年增长5.1%。", gdp = "1532.60", gdp_growth = "5.1" }
form:sample { "2025年，全县实现生产总值（GDP）[2]1532600万元，按可比价格计算，同比下降1.1%。", gdp = "153.26", gdp_growth = "-1.1" }
form:sample { "全市GDP达到1.25万亿元，增长4.6%，人均GDP98765元。", gdp = 12500, gdp_growth = "4.6", gdp_per_capita = 98765 }
form:sample { "全年地区生产总值1532.60亿元，其中规模以上工业实现利润88.1亿元，增长7.7%。", gdp = "1532.60", gdp_growth = false }
form:sample { "市区生产总值612.33亿元，增长4.1%。", gdp = false, gdp_growth = false }
form:sample { "按常住人口计算，人均地区生产总值61234元（按年平均汇率折合8600美元），增长5.6%。", gdp_per_capita = 61234,
  gdp_growth = false }
form:sample { "第一产业增加值152.31亿元，增长3.2%；第二产业增加值702.50亿元，下降0.4%；第三产业增加值677.79亿元，与上年持平。",
  va_primary = "152.31", va_primary_growth = "3.2", va_secondary_growth = "-0.4", va_tertiary = "677.79",
  va_tertiary_growth = 0 }
form:sample { "第一、二、三产业增加值分别为152.31亿元、702.50亿元和677.79亿元，分别增长3.2%、5.0%和6.3%。",
  va_primary = "152.31", va_secondary = "702.50", va_tertiary = "677.79", va_primary_growth = "3.2",
  va_tertiary_growth = "6.3" }
form:sample { "三次产业结构由上年的10.3：45.6：44.1调整为9.9：45.8：44.3。", share_primary = "9.9", share_secondary = "45.8",
  share_tertiary = "44.3" }
form:sample { "三次产业结构为9.9∶45.8∶44.3。", share_primary = "9.9", share_tertiary = "44.3" }
form:sample { "三次产业占比9.9:45.8:44.3，对经济增长的贡献率分别为5.1%、44.0%和50.9%。", share_secondary = "45.8" }
form:sample { "三次产业增加值占地区生产总值的比重分别为9.9%、45.8%和44.3%。", share_primary = "9.9", share_tertiary = "44.3" }
form:sample { "第一产业增加值占地区生产总值比重为9.9%，第二产业增加值比重为45.8%。", share_primary = "9.9", share_secondary = "45.8" }
form:sample { "全部工业增加值588.1亿元，增长6.0%。其中，规模以上工业增加值（扣除价格因素）增长6.6%。", ind_va_growth = "6.6" }
form:sample { "年末812家规模以上工业企业完成增加值增长6.6%。", ind_va_growth = "6.6" }
form:sample { "规模以上高技术制造业增加值增长12.2%。", ind_va_growth = false }
form:sample { "全年粮食产量236.88万吨，比上年增加2.1万吨，增产0.9%。", grain = "236.88", grain_growth = "0.9" }
form:sample { "全年粮食总产47.4亿斤，减产0.7%，肉类总产量255600吨。", grain = "237.0", grain_growth = "-0.7", meat = "25.56" }
form:sample { "粮食种植面积551.8万亩，增长0.2%，总产量236.88万吨，增长0.9%。", grain = "236.88", grain_growth = "0.9" }
form:sample { "夏粮产量101.2万吨，增长1.1%；猪肉产量15.1万吨。", grain = false, grain_growth = false, meat = false }

form:sample { "年末全市户籍人口612.3万人，常住人口540.2万人，常住人口城镇化率61.2%，户籍人口城镇化率48.1%。",
  household_pop = "612.3", resident_pop = "540.2", urbanization = "61.2" }
form:sample { "全市户籍总户数180.5万户，总人口612.3万人。", household_pop = "612.3" }
form:sample { "人口出生率5.51‰，死亡率7.60‰，自然增长率-2.09‰。", birth_rate = "5.51", death_rate = "7.60", natural_growth = "-2.09" }
form:sample { "全年城镇新增就业51200人，失业人员再就业1.2万人。", employment_new = "5.12" }
form:sample { "全年居民消费价格比上年上涨0.3%，其中食品烟酒价格下降0.9%。", cpi = "0.3" }
form:sample { "居民消费价格指数（以上年为100）为99.7。", cpi = "-0.3" }
form:sample { "居民消费价格与上年持平，市区居民消费价格上涨0.1%。", cpi = 0 }

form:sample { "全年财政总收入201.3亿元，增长3.3%，其中一般公共预算收入118.5亿元，下降2.1%；税收收入78.9亿元，增长1.0%。",
  pub_rev = "118.5", pub_rev_growth = "-2.1", tax_rev = "78.9" }
form:sample { "一般公共预算收入118.5亿元，一般公共预算支出402.2亿元，分别增长2.1%和3.3%。", pub_rev = "118.5",
  pub_exp = "402.2", pub_rev_growth = "2.1", pub_exp_growth = "3.3" }
form:sample { "地方财政收入301.2亿元，增长5.0%，市本级一般公共预算收入18.5亿元，增长2.1%。", pub_rev = false, pub_rev_growth = false }
form:sample { "税收收入占一般公共预算收入的比重为66.6%。", tax_rev = false, pub_rev = false }
form:sample { "全年固定资产投资（不含农户）比上年下降4.3%，其中民间投资增长1.1%。房地产开发投资同比下降12.3%。", fai_growth = "-4.3",
  realestate_inv_growth = "-12.3" }
form:sample { "固定资产投资中，第一产业投资增长12.2%。", fai_growth = false }
form:sample { "房地产企业188户，共完成投资98.7亿元，下降12.3%。", realestate_inv = "98.7", realestate_inv_growth = "-12.3" }
form:sample { "全年房地产开发[4]投资98.7亿元，比上年下降12.3%，其中住宅投资70.1亿元，下降9.9%。", realestate_inv = "98.7",
  realestate_inv_growth = "-12.3" }
form:sample { "社会消费品零售总额首次突破2000亿元，达到2012.2亿元，增长3.9%。", retail = "2012.2", retail_growth = "3.9" }
form:sample { "限额以上单位社会消费品零售总额512.2亿元，增长5.5%。", retail = false, retail_growth = false }
form:sample { "全年货物进出口总额50.2亿元，增长10.0%。其中，出口38.1亿元，增长8.8%；进口12.1亿元，增长14.0%。",
  trade = "50.2", trade_growth = "10.0", exports = "38.1", imports = "12.1" }
form:sample { "外贸进出口总额7.02亿美元，其中出口5.30亿美元。服务进出口总额11.2亿元。", trade = false, exports = false }
form:sample { "年末金融机构本外币各项存款余额2001.2亿元，其中人民币各项存款余额1998.2亿元；贷款余额1500.3亿元。",
  deposits = "2001.2", loans = "1500.3" }
form:sample { "年末金融机构人民币各项存款余额1998.2亿元。住户存款余额1200.1亿元。", deposits = "1998.2" }
form:sample { "小额贷款公司贷款余额12.2亿元，住户存款余额1200.1亿元。", deposits = false, loans = false }

form:sample { "全体居民人均可支配收入33210元，增长5.5%。城镇居民人均可支配收入42100元，增长4.4%；农村居民人均可支配收入22050元，增长6.6%。",
  income_all = 33210, income_all_growth = "5.5", income_urban = 42100, income_urban_growth = "4.4", income_rural = 22050,
  income_rural_growth = "6.6", income_ratio = "1.91" }
form:sample { "城镇、农村居民人均可支配收入分别为42100元、22050元，分别增长4.4%和6.6%。", income_urban = 42100,
  income_rural = 22050, income_urban_growth = "4.4", income_rural_growth = "6.6" }
form:sample { "城镇居民人均可支配收入42100元，农村居民人均可支配收入22050元，分别增长4.4%和6.6%。", income_rural_growth = "6.6" }
form:sample { "全省居民人均可支配收入41210元。居民人均可支配收入中位数30100元。", income_all = false }

form:sample { "全年接待国内外游客3210.5万人次，实现旅游总收入301.2亿元。", tourists = "3210.5", tourism_rev = "301.2" }
form:sample { "接待国内游客3200.1万人次，国内旅游收入299.9亿元；接待入境游客10.4万人次。", tourists = "3200.1", tourism_rev = "299.9" }
form:sample { "国庆假期接待游客112.2万人次，旅游收入5.5亿元。", tourists = false, tourism_rev = false }
form:sample { "年末境内公路通车里程1.23万公里，其中高速公路通车里程321公里。", road_km = 12300 }
form:sample { "电话用户540.1万户，其中移动电话用户501.2万户。", mobile_users = "501.2" }
form:sample { "年末共有医疗卫生机构2345个，拥有床位3.21万张，其中医院床位2.4万张。", hospital_beds = 32100 }
form:sample { "养老机构床位12345张，医院床位25000张。", hospital_beds = false }
form:sample { "普通小学456所，招生5.5万人，在校生332100人，毕业生5.6万人。", students_primary = "33.21" }
form:sample { "| 指标 | 绝对数 | 比上年增长（%） |\n|---|---|---|\n| 社会消费品零售总额（万元） | 2012200 | 3.9 |\n"
  .. "| 进出口总额（万美元） | 7020 | 10.0 |\n| 固定资产投资 | — | -4.3 |\n| 粮食产量（万吨） | 236.88 | 持平 |\n",
  retail = "201.22", retail_growth = "3.9", fai_growth = "-4.3", trade = false, grain = "236.88", grain_growth = 0 }

-- Headings that ran into their text, lists without the whole name.
form:sample { "五、国内贸易全年社会消费品零售总额812.2亿元，增长3.9%。", retail = "812.2", retail_growth = "3.9" }
form:sample { "九、人民生活全年全体居民人均可支配收入33210元，增长5.5%；城镇居民人均可支配收入42100元。", income_all = 33210, income_urban = 42100 }
form:sample { "八、人口年末常住人口540.2万人。二、财政全年一般公共预算收入118.5亿元。", resident_pop = "540.2", pub_rev = "118.5" }
form:sample { "限额以上贸易全年社会消费品零售额512.2亿元，其他全年存款余额12.1亿元。", retail = false }
form:sample { "全市地区生产总值1532.60亿元。其中，第一产业152.31亿元，增长3.2%；第三产业677.79亿元，增长6.3%。",
  va_primary = "152.31", va_primary_growth = "3.2", va_tertiary = "677.79", va_tertiary_growth = "6.3" }
form:sample { "第二产业增加值占地区生产总值比重为45.8%，第三产业增加值占比为44.3%，第三产业投资占比为61.1%。", share_tertiary = "44.3" }
form:sample { "一般公共预算收入、支出分别为118.5亿元和402.2亿元，分别增长2.1%、3.3%。", pub_exp = "402.2", pub_exp_growth = "3.3" }
form:sample { "年末金融机构本外币存贷款余额分别为2001.2亿元和1500.3亿元。", deposits = "2001.2", loans = "1500.3" }
form:sample { "城乡居民人均可支配收入分别达到42100元和22050元，分别增长4.4%和6.6%。", income_all = false, income_urban = 42100,
  income_rural = 22050, income_urban_growth = "4.4", income_rural_growth = "6.6" }
form:sample { "全市有卫生机构2345个，卫生技术人员3.1万人。实有病床32100张。养老机构实有床位4100张。", hospital_beds = 32100 }
form:sample { "各类学校在校学生90.1万人，其中，普通高中6.1万人，小学332100人。", students_primary = "33.21" }
form:sample { "2024年末常住人口541.1万人。2024年全市地区生产总值1460.10亿元。", resident_pop = "541.1" }
form:sample { "“十四五”期间，累计城镇新增就业25.6万人。前三季度，规模以上工业增加值增长7.1%。全年城镇新增就业5.1万人。",
  employment_new = "5.1", ind_va_growth = false }
form:sample { "民营企业进出口40.1亿元，增长9.9%。经开区实现地区生产总值312.2亿元。12月份居民消费价格同比上涨0.8%。",
  trade = false, trade_growth = false, gdp = false, cpi = false }
form:sample { "三次产业从业人员比例为22.2:31.1:46.7。第一产业增加值比重下降0.4个百分点。", share_primary = false }

return form
