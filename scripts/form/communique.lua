-- scripts/form/communique.lua - statistical communiqués (国民经济和社会发展统计公报) of prefectures and counties: the
-- figures that nearly all of them state, in prose. Other places' communiqués differ in wording, not in kind: what is
-- wanted is the figure of the whole place, of the year reported on, in yuan; a city script extends this one.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local zh     = baogao.zh
local w, P, R = zh.words, lpeg.P, lpeg.R

local form = baogao.script {
  name = "communique", version = "1.0",
  about = "国民经济和社会发展统计公报: the main figures of a prefecture or a county, in prose",
}

form:identify {
  must = { "社会发展统计公报", "增加值" },
  any = { "生产总值", "第一产业", "规模以上工业", "固定资产投资", "社会消费品零售总额", "居民消费价格",
    "人均可支配收入", "常住人口", "预算收入", "存款余额", "初步核算" },
  none = { "各位代表", "预算草案", "政府信息公开工作年度报告" },
}

form:declare {
  { "gdp", "亿元", "地区生产总值" }, { "gdp_growth", "%", "地区生产总值增速" },
  { "va_primary", "亿元", "第一产业增加值" }, { "va_secondary", "亿元", "第二产业增加值" },
  { "va_tertiary", "亿元", "第三产业增加值" }, { "va_primary_growth", "%", "第一产业增加值增速" },
  { "va_secondary_growth", "%", "第二产业增加值增速" }, { "va_tertiary_growth", "%", "第三产业增加值增速" },
  { "share_primary", "%", "第一产业比重" }, { "share_secondary", "%", "第二产业比重" },
  { "share_tertiary", "%", "第三产业比重" }, { "gdp_per_capita", "元", "人均地区生产总值" },
  { "resident_pop", "万人", "年末常住人口" }, { "urbanization", "%", "常住人口城镇化率" },
  { "household_pop", "万人", "年末户籍人口" }, { "birth_rate", "‰", "出生率" }, { "death_rate", "‰", "死亡率" },
  { "natural_growth", "‰", "自然增长率" }, { "employment_new", "万人", "城镇新增就业" },
  { "cpi", "%", "居民消费价格涨幅" }, { "pub_rev", "亿元", "一般公共预算收入" },
  { "pub_rev_growth", "%", "一般公共预算收入增速" }, { "tax_rev", "亿元", "税收收入" },
  { "pub_exp", "亿元", "一般公共预算支出" }, { "pub_exp_growth", "%", "一般公共预算支出增速" },
  { "ind_va_growth", "%", "规模以上工业增加值增速" }, { "fai_growth", "%", "固定资产投资增速" },
  { "realestate_inv", "亿元", "房地产开发投资" }, { "realestate_inv_growth", "%", "房地产开发投资增速" },
  { "retail", "亿元", "社会消费品零售总额" }, { "retail_growth", "%", "社会消费品零售总额增速" },
  { "trade", "亿元", "进出口总额" }, { "trade_growth", "%", "进出口总额增速" }, { "exports", "亿元", "出口" },
  { "imports", "亿元", "进口" }, { "deposits", "亿元", "年末金融机构本外币各项存款余额" },
  { "loans", "亿元", "年末金融机构本外币各项贷款余额" }, { "income_all", "元", "居民人均可支配收入" },
  { "income_all_growth", "%", "居民人均可支配收入增速" }, { "income_urban", "元", "城镇居民人均可支配收入" },
  { "income_urban_growth", "%", "城镇居民人均可支配收入增速" }, { "income_rural", "元", "农村居民人均可支配收入" },
  { "income_rural_growth", "%", "农村居民人均可支配收入增速" }, { "grain", "万吨", "粮食总产量" },
  { "grain_growth", "%", "粮食总产量增速" }, { "meat", "万吨", "肉类总产量" },
  { "tourists", "万人次", "接待旅游人数" }, { "tourism_rev", "亿元", "旅游收入" },
  { "road_km", "公里", "公路通车里程" }, { "mobile_users", "万户", "年末移动电话用户" },
  { "hospital_beds", "张", "医疗卫生机构床位" }, { "students_primary", "万人", "小学在校生" },
}

-- ## Pieces

local fact, number, growth = form.fact, zh.number, zh.growth
local comma = P"," + P"、"
local note  = P"(" * (zh.char - zh.oneof "()\n")^0 * P")"
local mark  = P"[" * R"09"^1 * P"]" + zh.oneof "①②③④⑤⑥⑦⑧⑨⑩"       -- of a footnote, glued to a word or a number
local skip  = (mark + note)^0
local says  = (w"实现|完成|总量为|数量为|总数为|数为|总数|数|总额为|额为|为|是|达到|达|共计|共有|共|约为|:")^-2
local amount = R"09"^1 * (P"," * R"09"^1)^0 * (P"." * R"09"^1)^-1 * w"万|亿"^-1

-- What may stand before a name in its clause when the figure is the whole place's.
local time  = w"截至|截止|到"^-1 * (zh.year * w"全年|末|底"^-1 + P"12月末") + w"截至"^-1 * w"全年|年末|年底|年内|期末|当年|本年|岁末"
local scope = w"全市|全州|全县|全区|全地区|全盟|全旗|我市|我州|我县|我区|本市|本州|本县|辖区内|辖区" + zh.place * w"地区|全市|全州"^-1
local told  = w"初步核算|初步统计|初步测算|其中|实现|完成|共|累计|合计|预计|达到|拥有|有"
local ahead = time + scope + told + mark + note

local function led(more)
  return zh.led_by((more and ahead + w(more) or ahead)^0)
end

-- The same behind a heading that ran into its text (五、国内贸易全年全市…), or behind what no rule knows.
local function led_loosely(more)
  local start = w"全年|年末|初步"
  local heading = (zh.char - start - R"09")^-16 * #start + (zh.char - start)^0 * (lpeg.B(R"09") + lpeg.B(P"—")) * #start
  return zh.led_by(heading * (more and ahead + w(more) or ahead)^0)
end

-- 比上年增加8.84万吨,增产8.8% · 按不变价格计算,比上年增长5.4% · (折合401.9亿美元),比上年增长3.5%
local compare = w"比上年同期|较上年同期|比上年末|较上年末|比上年底|较上年底|比上年度|比上年|较上年|同比|比去年同期|比去年|较去年|与上年同期相比|与上年相比|与上年同期|与上年末|与上年|和上年|与去年"
local basis   = w"按|扣除" * (zh.char - zh.oneof ",。;" - w"增长|下降|计算|口径|因素")^-16 * w"计算|口径|因素"
local change  = compare^-1 * w"净增加|净减少|净增|增加|减少|增产|减产|增收|减收|增长|提高|下降|回落|多|少" * w"了"^-1 * amount
  * -P"%" * (zh.char - zh.oneof ",。;、(%")^-8
local leap    = w"跨越|突破|迈上|站上|首次" * (zh.char - zh.oneof ",。;" - w"增长|下降")^-16
local between = (w"人民币" + mark + note)^0 * (comma * skip * (basis + change + leap) * skip)^0 * comma^-1 * skip * compare^-1 * skip

-- A figure and its growth: `value` and `growth` are indicators (either may be missing), `unit` the figure's, `names` its
-- names, `more` words that may stand before them, `not_in` words that may not stand earlier in the sentence.
local function series(s)
  local rate = s.growth and between * fact(s.growth, growth)
  local body = rate and (number * w"元|美元")^-1 * rate or P(false)
  if s.value then
    body = fact(s.value, number * w(s.unit)) * (rate and rate^-1 or true) + body
  end
  body = w(s.names) * skip * (says * skip)^-2 * body
  local guard = zh.this_year * (s.not_in and zh.without(s.not_in) or true)
  local name = s.rule or s.value or s.growth
  form:rule(name, guard * led(s.more) * body, { fallback = s.fallback, scope = s.scope })
  form:rule(name .. ":标题", guard * led_loosely(s.more) * body, { fallback = (s.fallback or 0) + 1, scope = s.scope })
end

-- ## Output

local revised = "修订|核实|普查"

series { value = "gdp", growth = "gdp_growth", unit = "元", names = "地区生产总值|国内生产总值|生产总值|GDP", not_in = revised }
series { value = "gdp_per_capita", unit = "元",
  names = "人均地区生产总值|人均国内生产总值|人均生产总值|人均GDP", not_in = revised }

local sectors = { primary = "一", secondary = "二", tertiary = "三" }
for sector, number_word in pairs(sectors) do
  local names = ("第X产业增加值|第X产业实现增加值|第X产业完成增加值|X产增加值|X产业增加值"):gsub("X", number_word)
  series { value = "va_" .. sector, growth = "va_" .. sector .. "_growth", unit = "元", names = names }
  -- 第一产业增加值占地区生产总值比重为6.6%;第二产业增加值比重为27.8%
  form:rule("比重:" .. sector, zh.this_year * led() * w(("第X产业增加值|第X产业|X产"):gsub("X", number_word))
    * (w"占" * (zh.char - w"比重|比例" - zh.oneof ",。;")^-12)^-1 * w"的"^-1 * w"比重|比例|占比" * says
    * fact("share_" .. sector, zh.percent))
end

-- 第一产业476.40亿元,增长4.3%: without 增加值, in the sentence of the total
for sector, number_word in pairs(sectors) do
  form:rule("产业:" .. sector, zh.under("生产总值|GDP", "投资|用电|贷款") * zh.this_year * led() * w("第" .. number_word .. "产业")
    * says * fact("va_" .. sector, number * w"元") * (between * fact("va_" .. sector .. "_growth", growth))^-1,
    { scope = "paragraph" })
end

local function three(name, item, separator)
  return fact(name .. "_primary", item) * separator * fact(name .. "_secondary", item) * separator
    * fact(name .. "_tertiary", item)
end

local ratio = R"09"^1 * (P"." * R"09"^1)^-1 * (w":|比" * R"09"^1 * (P"." * R"09"^1)^-1)^2
local structure = w"三次产业|三产|三大产业|一二三产业|一、二、三产业|第一、二、三产业"
form:rule("三次产业结构",
  zh.without(revised) * zh.this_year * structure * w"增加值"^-1 * w"结构|比例|占比|比重|构成" * w"之比|比例|占比|比" ^-1 * skip * says
  * (w"由" * (zh.char - R"09" - zh.oneof ",。;")^-8 * ratio * (zh.char - R"09" - zh.oneof "。;")^-12)^-1
  * three("share", zh.part, w":|比"))
form:rule("三次产业占比",
  zh.without("修订|核实|投资") * zh.this_year * w"增加值" * w"占" * (zh.char - w"比重|比例" - zh.oneof ",。;")^-12 * w"的"^-1
  * w"比重|比例" * w"依次|分别" * says * three("share", zh.percent, zh.sep))
form:rule("三次产业增加值分别",
  zh.this_year * structure * w"分别"^-1 * w"实现|完成"^-1 * w"增加值" * w"分别" * says * three("va", number * w"元"^-1, zh.sep)
  * (comma * compare^-1 * w"分别" * three("va", growth, zh.sep))^-1)

series { growth = "ind_va_growth", more = "完成|工业企业达|企业达",
  names = "规模以上工业增加值|规模以上工业企业增加值|规模以上工业完成增加值|规模以上工业实现增加值|规模工业增加值|规模工业实现增加值|规上工业增加值|规上工业实现增加值|规模以上工业企业实现增加值|规模以上工业企业完成增加值|规模以上工业企业实现工业增加值" }
form:rule("规模以上工业企业达…实现增加值", led() * w"规模以上工业企业" * skip * says * number * w"户|家" * comma
  * w"实现|完成" * w"工业"^-1 * w"增加值" * (number * w"元")^-1 * between * fact("ind_va_growth", growth))
form:rule("…家规模以上工业企业实现工业增加值", zh.led_by((ahead + amount * w"家|户")^0) * w"规模以上工业企业" * w"实现|完成"
  * w"工业"^-1 * w"增加值" * (number * w"元")^-1 * between * fact("ind_va_growth", growth))

-- 粮食种植面积551.84万亩,比上年增长0.2%,总产量236.88万吨,增长0.7%
series { value = "grain", growth = "grain_growth", unit = "吨|斤", names = "粮食总产量|粮食产量|粮食总产" }
form:rule("粮食面积…产量", zh.this_year * led() * w"粮食" * w"作物"^-1 * w"播种面积|种植面积" * says * number * w"亩|公顷"
  * (comma * compare^-1 * (change + growth))^0 * comma * w"总产量|产量|总产" * says * fact("grain", number * w"吨|斤")
  * (between * fact("grain_growth", growth))^-1)
series { value = "meat", unit = "吨", names = "肉类总产量|肉类产量|主要畜禽肉类总产量" }

-- ## People, prices

series { value = "resident_pop", unit = "人", names = "常住总人口|常住人口总量|常住人口数|常住人口" }
series { value = "household_pop", unit = "人", names = "户籍总人口|户籍人口总数|户籍人口数|户籍人口" }
form:rule("户籍户数,总人口", led() * w"户籍" * w"人口"^-1 * w"总"^-1 * w"户数" * says * number * w"户" * comma * w"总"^-1 * w"人口" * says
  * fact("household_pop", number * w"人"))
form:rule("城镇化率", zh.this_year * led "常住人口|人口" * w"常住人口城镇化率|城镇化率|城镇化水平|城镇人口比重|城镇常住人口比重|城镇人口占常住人口比重|城镇人口占总人口比重"
  * P")"^-1 * skip * says * skip * fact("urbanization", zh.percent))
for name, names in pairs { birth_rate = "出生率", death_rate = "死亡率", natural_growth = "自然增长率" } do
  form:rule(name, zh.this_year * led "人口|常住人口" * w(names) * skip * says * fact(name, zh.permille))
end
series { value = "employment_new", unit = "人",
  names = "城镇新增就业人员|城镇新增就业人数|城镇新增就业|新增城镇就业人员|新增城镇就业人数|新增城镇就业" }
form:rule("居民消费价格", zh.this_year * led "累计|总体" * w"居民消费价格" * skip * w"总水平|总指数|指数"^-1 * skip * w"总水平"^-1
  * (w"为|达|是"^-1 * fact("cpi", zh.index) + between * fact("cpi", growth)))

-- ## Public money, investment, trade

series { value = "pub_rev", growth = "pub_rev_growth", unit = "元", more = "地方财政|地方|财政",
  names = "一般公共预算收入|一般公共财政预算收入|公共财政预算收入|财政一般预算收入|地方一般预算收入" }
series { value = "pub_exp", growth = "pub_exp_growth", unit = "元", more = "地方财政|地方|财政",
  names = "一般公共预算支出|一般公共财政预算支出|公共财政预算支出|财政一般预算支出|地方一般预算支出" }
form:rule("税收收入", zh.under("预算收入", "总收入|财政收入|支出|全口径") * zh.this_year * led "地方" * w"税收收入|税收" * says
  * fact("tax_rev", number * w"元"), { scope = "paragraph" })
series { growth = "fai_growth", names = "全社会固定资产投资|固定资产投资完成额|固定资产完成投资|固定资产投资额|固定资产投资" }
series { value = "realestate_inv", growth = "realestate_inv_growth", unit = "元", more = "房地产开发经营企业|房地产企业",
  names = "房地产开发投资完成额|房地产开发投资额|房地产开发投资|房地产企业开发投资|房地产开发完成投资|房地产开发企业完成投资|房地产投资" }
form:rule("房地产企业,完成投资", led() * w"房地产" * w"开发经营|开发"^-1 * w"企业" * says * amount * w"户|家|个" * comma * w"共"^-1 * w"完成投资|完成开发投资"
  * fact("realestate_inv", number * w"元") * (between * fact("realestate_inv_growth", growth))^-1)
form:rule("房地产开发[4]投资", led() * w"房地产开发" * (mark + note) * w"投资" * says * fact("realestate_inv", number * w"元")
  * (between * fact("realestate_inv_growth", growth))^-1)
series { value = "retail", growth = "retail_growth", unit = "元", names = "社会消费品零售总额" }

local trading = "货物|外贸|对外贸易|对外|贸易|地方|州属|市属|市|州|县"
series { value = "trade", growth = "trade_growth", unit = "元", more = trading,
  names = "进出口贸易总值|进出口贸易总额|进出口总额|进出口总值|进出口总量|进出口额|进出口值|进出口" }
for name, word in pairs { exports = "出口", imports = "进口" } do
  series { value = name, unit = "元", more = "货物|外贸|贸易", scope = "paragraph", not_in = "服务进出口|服务贸易|跨境电商",
    names = (("X贸易总额|X总额|X总值|X额|X值|X"):gsub("X", word)) }
end

-- Deposits in all currencies; those in renminbi alone where no others are stated.
for name, word in pairs { deposits = "存款", loans = "贷款" } do
  local before = "金融机构|银行业|全部|境内|本外币|各项|中外资"
  local said = zh.without("小额|担保|保险|公积金") * zh.this_year
  local body = w(word) * w"余额|总额"^-1 * skip * says * fact(name, number * w"元")
  form:rule(name, said * led(before) * body)
  form:rule(name .. ":人民币", said * led(before .. "|人民币") * body, { fallback = 2 })
  form:rule(name .. ":标题", said * led_loosely(before) * body, { fallback = true })
end

-- ## Incomes

local living = "常住居民|居民"
local incomes = {
  income_all = { more = "全体|城乡|" .. living, names = "人均可支配收入" },
  income_urban = { more = "城镇常住|城镇|" .. living, names = "城镇居民人均可支配收入|城镇常住居民人均可支配收入" },
  income_rural = { more = "农村常住|农村|" .. living, names = "农村居民人均可支配收入|农村常住居民人均可支配收入|农民人均可支配收入" },
}
for name, income in pairs(incomes) do
  series { value = name, growth = name .. "_growth", unit = "元", more = income.more, names = income.names }
end

-- ## Travel, roads, telephones, health, schools

local total = ("A总人次数|A总人次|A总人数|A人次数|A人次|A人数|A总数|A总量|A")
local function visitors(words)
  local list = {}
  for word in (words .. "|"):gmatch "(.-)|" do
    list[#list + 1] = total:gsub("A", word)
  end
  return table.concat(list, "|")
end
series { value = "tourists", unit = "人次|人",
  names = visitors "接待国内外游客|接待国内外旅游者|接待海内外游客|接待中外游客|接待游客|接待旅游|接待旅游者|旅游接待|游客接待|旅游" }
series { rule = "tourists:国内", value = "tourists", unit = "人次|人", fallback = 2,
  names = visitors "接待国内游客|接待国内旅游者|国内旅游接待|国内旅游|国内游客" }
local spending = "旅游总收入|旅游综合收入|旅游业总收入|旅游业收入|旅游收入|旅游总花费|旅游业总花费|游客总花费|游客花费|旅游总消费|游客总消费|游客消费"
series { value = "tourism_rev", unit = "元", names = spending, more = "接待国内外|接待|国内外" }
series { rule = "tourism_rev:国内", value = "tourism_rev", unit = "元", names = spending, more = "接待国内|国内", fallback = 2 }
series { value = "road_km", unit = "公里",
  names = "公路通车总里程|公路通车里程|公路总里程|公路里程|公路线路里程|通车总里程|通车里程" }
series { value = "mobile_users", unit = "户", more = "本地", names = "移动电话用户总数|移动电话用户数|移动电话用户|移动电话" }

local beds = (w"实有|拥有|共有|开放|编制|实际|病床|各类|有")^0 * w"床位总数|床位数|床位|病床数" * skip * says
  * fact("hospital_beds", number * w"张")
form:rule("医疗卫生机构床位", zh.this_year * led "各级各类|各类|注册" * w"医疗卫生健康机构|医疗卫生机构|卫生健康机构|卫生机构|医疗机构" * skip
  * (says * amount * w"个|家|所" * note^-1 * comma)^-1 * beds)
form:rule("实有床位", zh.under("卫生机构|卫生健康机构|医疗机构", "养老|福利|社会服务|民政") * zh.this_year * led() * #w"实有|实际|开放|编制" * beds,
  { scope = "paragraph", fallback = true })

local other_schools = w"初中|高中|中学|大学|高校|学校|幼儿|特殊|职业"
form:rule("小学在校生", zh.this_year * led "普通" * w"普通小学|小学" * (zh.char - w"在校" - zh.oneof "。" - other_schools)^-90
  * w"在校学生数|在校学生|在校生数|在校生" * says * fact("students_primary", number * w"人|名"))
form:rule("在校学生…小学", zh.under("在校学生|在校生", "招生|毕业|教师|教职工") * led() * w"普通小学|小学" * says
  * fact("students_primary", number * w"人"), { fallback = true })

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
form:metric { name = "income_ratio", unit = "", digits = 2, label = "城乡居民收入比", needs = { "income_urban", "income_rural" },
  value = function(urban, rural) return urban / rural end }
form:metric { name = "tax_share", unit = "%", digits = 1, label = "税收占一般公共预算收入比重", needs = { "tax_rev", "pub_rev" },
  value = function(tax, all) return 100 * tax / all end }

form:sample { "初步核算，全年全市地区生产总值1532.60亿元，比上年增长5.1%。", gdp = "1532.60", gdp_growth = "5.1" }

return form
