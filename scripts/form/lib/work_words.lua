--- The vocabulary of form/work-report.lua. Names, units and labels are those of communiqués where the concept is the same.
local M = {}

--- indicator, unit, label
M.indicators = {
  { "gdp", "亿元", "地区生产总值" }, { "gdp_growth", "%", "地区生产总值增速" },
  { "ind_va_growth", "%", "规模以上工业增加值增速" }, { "fai_growth", "%", "固定资产投资增速" },
  { "retail", "亿元", "社会消费品零售总额" }, { "retail_growth", "%", "社会消费品零售总额增速" },
  { "trade", "亿元", "进出口总额" }, { "trade_growth", "%", "进出口总额增速" },
  { "pub_rev", "亿元", "一般公共预算收入" }, { "pub_rev_growth", "%", "一般公共预算收入增速" },
  { "income_all", "元", "居民人均可支配收入" }, { "income_all_growth", "%", "居民人均可支配收入增速" },
  { "income_urban", "元", "城镇居民人均可支配收入" }, { "income_urban_growth", "%", "城镇居民人均可支配收入增速" },
  { "income_rural", "元", "农村居民人均可支配收入" }, { "income_rural_growth", "%", "农村居民人均可支配收入增速" },
  { "employment_new", "万人", "城镇新增就业" }, { "cpi", "%", "居民消费价格涨幅" },
}

--- indicator of the figure, of its growth, unit, names
M.series = {
  { "gdp", "gdp_growth", "元", "地区生产总值|国内生产总值|全市生产总值|全省生产总值|生产总值" },
  { false, "ind_va_growth", false, "规模以上工业增加值|规上工业增加值" },
  { false, "fai_growth", false, "固定资产投资|全社会固定资产投资" },
  { "retail", "retail_growth", "元", "社会消费品零售总额" },
  { "trade", "trade_growth", "元", "外贸进出口总额|货物进出口总额|进出口总额|外贸进出口" },
  { "pub_rev", "pub_rev_growth", "元", "地方一般公共预算收入|一般公共预算收入|地方公共财政预算收入|公共财政预算收入" },
  { "income_all", "income_all_growth", "元", "全体居民人均可支配收入|居民人均可支配收入|全省居民人均可支配收入" },
  { "income_urban", "income_urban_growth", "元", "城镇居民人均可支配收入|城镇常住居民人均可支配收入|城镇人均可支配收入" },
  { "income_rural", "income_rural_growth", "元", "农村居民人均可支配收入|农村常住居民人均可支配收入|农村牧区常住居民人均可支配收入" },
}

M.both_incomes = "城乡居民人均可支配收入|城乡常住居民人均可支配收入|城镇和农村居民人均可支配收入|城镇、农村居民人均可支配收入"

--- What a section is about; the nearest heading that says so counts.
M.sections = {
  past = { "工作回顾", "过去一年", "过去的一年", "主要成绩", "工作总结" },
  other = { "工作安排", "目标", "任务", "重点工作", "主要考虑", "要求", "工作部署", "建议" },
}

--- What a sentence tells of: a year, or several.
M.spans = {
  five = { "五年", "“十四五”", "“十三五”", "“十二五”", "时期", "年均", "累计", "四年", "三年", "任期", "本届政府" },
  year = { "去年", "过去一年", "过去的一年", "一年来", "全年" },
}
for year = 2005, 2040 do table.insert(M.spans.year, year .. "年") end

return M
