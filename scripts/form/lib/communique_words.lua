-- scripts/form/lib/communique_words.lua - the vocabulary of form/communique.lua: indicators, the names that
-- communiqués give them, the rows of their tables. Words only; how they are put together is the form's.
local M = {}

-- What nearly all communiqués state: 38 and more of 42 of prefectures for 2025.
M.expected = { "gdp", "gdp_growth", "va_primary", "va_secondary", "va_tertiary", "va_primary_growth", "va_secondary_growth",
  "va_tertiary_growth", "share_primary", "share_secondary", "share_tertiary", "cpi", "pub_rev", "pub_rev_growth", "pub_exp",
  "ind_va_growth", "fai_growth", "retail", "retail_growth", "deposits", "loans", "income_urban", "income_rural", "grain" }

-- indicator, unit, label
M.indicators = {
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

-- "X总额|X总值" with each of `words` for X.
function M.each(pattern, words)
  local list = {}
  for word in (words .. "|"):gmatch "(.-)|" do
    list[#list + 1] = (pattern:gsub("X", word))
  end
  return table.concat(list, "|")
end

M.names = {
  gdp = "地区生产总值|国内生产总值|生产总值|GDP",
  gdp_per_capita = "人均地区生产总值|人均国内生产总值|人均生产总值|人均GDP",
  industry = M.each("X增加值|X实现增加值|X完成增加值|X实现工业增加值|X工业增加值", "规模以上工业企业|规模以上工业|规模以上企业|规模工业企业|规模工业|规上工业企业"
    .. "|规上工业|规上企业"),
  grain = "粮食总产量|粮食产量|粮食作物总产量|粮食作物产量|粮食总产",
  meat = "肉类总产量|肉类产量|肉类总产|主要畜禽肉类总产量",
  meat_of_four = "猪牛羊禽肉总产量|猪牛羊禽肉产量|猪牛羊禽肉类总产量|猪牛羊禽肉类产量|猪牛羊禽肉总产|猪、牛、羊、禽肉产量|猪、牛、羊、禽肉总产量",
  resident_pop = "常住总人口|常住人口总量|常住人口数|常住人口",
  household_pop = "户籍总人口|户籍人口总数|户籍人口数|户籍人口",
  urbanization = "城镇化率|城镇化水平|城镇人口比重|城镇常住人口比重|城镇人口占常住人口比重"
    .. "|城镇人口占总人口比重|城镇人口占总人口的比重|城镇常住人口占总人口比重|城镇常住人口占常住人口比重",
  employment_new = M.each("X人员|X人数|X人口|X岗位|X", "城镇新增就业|新增城镇就业|城镇完成新增就业|城镇实现新增就业"
    .. "|城镇累计新增就业"),
  pub_rev = "一般公共预算收入|一般公共财政预算收入|公共财政预算收入|财政一般预算收入|地方一般预算收入|一般预算收入"
    .. "|财政公共预算收入|公共预算收入|地方公共财政收入|公共财政收入|一般公共财政收入|一般预算性收入|本级一般预算收入",
  pub_exp = "一般公共预算支出|一般公共财政预算支出|公共财政预算支出|财政一般预算支出|地方一般预算支出|一般预算支出"
    .. "|财政公共预算支出|公共预算支出|地方公共财政支出|公共财政支出|一般公共财政支出",
  fai = "全社会固定资产投资|固定资产投资完成额|固定资产完成投资|固定资产投资总额|固定资产投资额|固定资产投资",
  realestate_inv = "房地产开发投资完成额|房地产开发投资额|房地产开发投资|房地产企业开发投资|房地产开发完成投资"
    .. "|房地产开发企业完成投资|房地产开发业完成投资|房地产开发业投资|房地产完成投资|房地产投资",
  trade = "进出口贸易总值|进出口贸易总额|进出口总额|进出口总值|进出口总量|进出口额|进出口值|进出口",
  goods = "X贸易总额|X贸易总值|X总额|X总值|X额|X值|X",
  income_urban = M.each("X人均可支配收入|X年人均可支配收入", "城镇居民|城镇常住居民|城镇居民家庭|城镇常住人口|城镇"),
  income_rural = M.each("X人均可支配收入|X年人均可支配收入", "农村居民|农村常住居民|农村居民家庭|农村常住人口|农村|农民|农牧民"
    .. "|农村牧区居民|农村牧区常住居民|农牧区居民|农牧区常住居民"),
  tourists = M.each("X总人次数|X总人次|X总人数|X人次数|X人次|X人数|X总数|X总量|X量|X", "接待国内外游客|接待国内外旅游者|接待国内、外游客|接待国内、外旅游者"
    .. "|接待海内外游客|接待海内外旅游者|接待中外游客|接待各类游客|接待游客|接待旅游者|接待旅游|旅游接待|游客接待|旅游"),
  tourists_home = M.each("X总人次数|X总人次|X总人数|X人次数|X人次|X人数|X总数|X总量|X",
    "接待国内游客|接待国内旅游者|国内旅游接待|国内旅游|国内游客"),
  tourism_rev = "旅游总收入|旅游综合收入|旅游产业总收入|旅游产业收入|旅游业总收入|旅游业收入|旅游收入|旅游综合总收入|旅游总花费|旅游业总花费"
    .. "|游客总花费|游客花费|旅游总消费|游客总消费|游客消费",
  road_km = "公路通车总里程|公路通车里程|公路总里程|公路里程|公路线路里程|公路线路总里程|通车总里程|通车里程",
  mobile_users = "4G和5G移动电话用户|移动电话用户总数|移动电话用户数|移动电话用户|移动电话",
  hospitals = "医疗卫生健康机构|医疗卫生机构|卫生健康机构|卫生医疗机构|卫生机构|医疗机构",
}

-- Tables. Only figures of the whole place have these names; what a table calls 城镇 or 市区 is left to the prose.
M.listing = {
  name = "listing",
  growth = { "增长", "增速", "增幅", "增减", "涨跌", "升降", "±", "同比" },
  falls = { "降幅", "跌幅", "下降", "下跌" },
  -- Another year's, another basis's: what was planned, of a quarter, at current prices.
  other_first = { "上年", "去年", "上期" },
  other = { "预期", "目标", "计划", "任务", "环比", "名义", "现价", "比预算", "预算数", "季度", "比重", "占比", "位次", "增加额", "增减额", "增长额", "增量", "比上年增加", "比上年末增加", "比年初增加", "指数", "=100", "贡献",
    "拉动", "平均", "年均", "市区", "城区", "市本级", "市属", "兵团", "全国", "全省" },
  unit = { "单位" },
  prefer = { "全市", "全州", "全县", "全区", "全地区", "绝对", "合计" },
  not_in = { "市区", "城区", "市本级", "市属", "园区", "开发区", "兵团", "季度" },
  rows = {
    { "gdp", "地区生产总值", "生产总值", "国内生产总值", "GDP", growth = "gdp_growth" },
    { "va_primary", "第一产业", "第一产业增加值", growth = "va_primary_growth", under = "gdp" },
    { "va_secondary", "第二产业", "第二产业增加值", growth = "va_secondary_growth", under = "gdp" },
    { "va_tertiary", "第三产业", "第三产业增加值", growth = "va_tertiary_growth", under = "gdp" },
    { "gdp_per_capita", "人均地区生产总值", "人均生产总值", "人均GDP" },
    { "resident_pop", "年末常住人口", "常住人口", "全市常住人口", "年末全市常住人口" },
    { "household_pop", "年末户籍人口", "户籍人口", "户籍总人口", "年末户籍总人口" },
    { "employment_new", "城镇新增就业人数", "城镇新增就业" },
    { "grain", "粮食", "粮食产量", "粮食总产量", growth = "grain_growth" },
    { "meat", "肉类总产量", "肉类产量", "主要畜禽肉类总产量" },
    { false, "规模以上工业增加值", growth = "ind_va_growth" },
    { false, "固定资产投资", "固定资产投资额", "固定资产投资总额", growth = "fai_growth" },
    { "realestate_inv", "房地产开发投资", "房地产开发投资额", growth = "realestate_inv_growth" },
    { "retail", "社会消费品零售总额", growth = "retail_growth" },
    { "trade", "进出口总额", "进出口总值", "货物进出口总额", "货物进出口总值",
      "外贸进出口总额", "进出口贸易总值", growth = "trade_growth" },
    { "exports", "出口", "出口总额", "出口额", "货物出口额", "出口总值", under = "trade" },
    { "imports", "进口", "进口总额", "进口额", "货物进口额", "进口总值", under = "trade" },
    { "pub_rev", "一般公共预算收入", "地方一般公共预算收入", growth = "pub_rev_growth" },
    { "tax_rev", "税收收入", under = "pub_rev" },
    { "pub_exp", "一般公共预算支出", "地方一般公共预算支出", growth = "pub_exp_growth" },
    { "income_all", "居民人均可支配收入", "全体居民人均可支配收入",
      "全市居民人均可支配收入", growth = "income_all_growth" },
    { "income_urban", "城镇居民人均可支配收入", "城镇常住居民人均可支配收入", growth = "income_urban_growth" },
    { "income_rural", "农村居民人均可支配收入", "农村常住居民人均可支配收入", growth = "income_rural_growth" },
    { "road_km", "公路通车里程", "公路里程", "公路总里程" },
    { "mobile_users", "移动电话用户", "年末移动电话用户" },
    { "hospital_beds", "医疗卫生机构床位", "卫生机构床位" },
    { "students_primary", "普通小学", "小学", columns = { "在校" } },
  },
}

return M
