--- The vocabulary of form/budget.lua: indicators, and the words for books, levels, stages and years.
local M = {}

-- indicator, unit, label
M.indicators = {
  { "pub_rev", "亿元", "一般公共预算收入" }, { "pub_rev_growth", "%", "一般公共预算收入增速" },
  { "pub_rev_growth_comparable", "%", "一般公共预算收入同口径增速" },
  { "pub_rev_of_budget", "%", "一般公共预算收入完成预算" }, { "tax_rev", "亿元", "税收收入" },
  { "tax_rev_growth", "%", "税收收入增速" }, { "nontax_rev", "亿元", "非税收入" },
  { "nontax_rev_growth", "%", "非税收入增速" }, { "pub_exp", "亿元", "一般公共预算支出" },
  { "pub_exp_growth", "%", "一般公共预算支出增速" }, { "pub_exp_of_budget", "%", "一般公共预算支出完成预算" },
  { "transfer_rev", "亿元", "上级补助收入" }, { "pub_rev_total", "亿元", "一般公共预算收入总计" },
  { "pub_exp_total", "亿元", "一般公共预算支出总计" }, { "fund_rev", "亿元", "政府性基金预算收入" },
  { "fund_rev_growth", "%", "政府性基金预算收入增速" }, { "fund_rev_of_budget", "%", "政府性基金预算收入完成预算" },
  { "land_rev", "亿元", "国有土地使用权出让收入" }, { "fund_exp", "亿元", "政府性基金预算支出" },
  { "fund_exp_growth", "%", "政府性基金预算支出增速" }, { "soe_rev", "亿元", "国有资本经营预算收入" },
  { "soe_rev_growth", "%", "国有资本经营预算收入增速" }, { "soe_exp", "亿元", "国有资本经营预算支出" },
  { "soe_exp_growth", "%", "国有资本经营预算支出增速" }, { "social_rev", "亿元", "社会保险基金预算收入" },
  { "social_rev_growth", "%", "社会保险基金预算收入增速" }, { "social_exp", "亿元", "社会保险基金预算支出" },
  { "social_exp_growth", "%", "社会保险基金预算支出增速" },
  { "social_balance_year", "亿元", "社会保险基金当年收支结余" }, { "social_balance", "亿元", "社会保险基金滚存结余" },
}

M.has = {}
for _, row in ipairs(M.indicators) do M.has[row[1]] = true end

--- The four books of a budget (预算法 第五条), and what is none of them.
M.books = {
  general = { "一般公共预算", "公共财政预算" },
  funds = { "政府性基金预算", "政府性基金" },
  capital = { "国有资本经营预算", "国有资本经营" },
  social = { "社会保险基金预算", "社会保险基金", "社保基金" },
  none = { "财政总收入", "财政总支出", "财政专户", "部门预算", "三公经费" },
}

-- Whose figures, by the words for a level.
local LEVELS <const> = {
  all = { "全市", "全省", "全州", "全县", "全区", "全自治区", "全盟", "全旗", "全地区", "全辖区" },
  own = { "市本级", "省本级", "州本级", "县本级", "区本级", "自治区本级", "盟本级", "旗本级", "地区本级", "本级", "市级", "省级", "州级", "自治区级", "盟级" },
  other = { "开发区", "高新区", "经开区", "示范区", "试验区", "新区", "园区", "管理区", "度假区", "县区", "区县", "县市区", "区级", "县级", "乡镇", "街道",
    "县(市、区)", "非行政区" },
}

-- What follows such a word where it says whose the figures are: 市级和部分县区按程序调减 says nothing.
local FOLLOW <const> = { "一般公共", "地方", "公共财政", "政府性基金", "国有", "社会保险", "社保", "收入", "支出", "收支", "财政", "预", "税收", "非税", "情况",
  "决算", "完成", "安排" }

-- The same of other levels: 补助区级支出 is no figure of theirs, 市属非行政区2026年预算草案 is their heading.
local FOLLOW_OTHER <const> = { "一般公共", "地方", "公共财政", "政府性基金", "国有", "社会保险", "预算", "收支", "完成", "实现", "201", "202", "203" }

M.all, M.own = LEVELS.all, LEVELS.own

--- The same with what follows; `both`: nobody can tell which (全市及市本级预算).
M.levels = { all = {}, own = {}, other = {}, both = {} }
for level, words in pairs(LEVELS) do
  for _, word in ipairs(words) do
    for _, follow in ipairs(level == "other" and FOLLOW_OTHER or FOLLOW) do table.insert(M.levels[level], word .. follow) end
  end
end
for all, owns in pairs { ["全市"] = { "市本级", "市级", "本级" }, ["全省"] = { "省本级", "省级", "本级" }, ["全州"] = { "州本级", "州级", "本级" },
  ["全县"] = { "县本级", "本级" }, ["全区"] = { "区本级", "自治区本级", "本级" } } do
  for _, own in ipairs(owns) do
    for _, link in ipairs { "及", "和", "、", "与" } do
      for _, follow in ipairs { "预", "收支", "财政", "一般公共" } do table.insert(M.levels.both, all .. link .. own .. follow) end
    end
  end
end

--- A part of the place: what follows in the sentence is theirs. Not behind `given`: 补助区级支出.
M.others = "区级|县级|县区级|区县级|县市级|县(市、区)级|乡镇级|乡级|各区|各县|高新区|经开区|开发区|新区|示范区|中央级"
M.given = "补助|对|和|及|转移支付|转贷|下达|含|包括|、|支持|上解|不含|分享"

--- All social insurance funds together, or one of them.
M.funds = { whole = { "社会保险基金", "社保基金" }, part = { "养老保险", "医疗保险", "失业保险", "工伤保险", "生育保险" } }

--- Which budget a section is about; the nearest heading that says so counts.
M.stages = {
  executed = { "预算执行", "执行情况", "收支情况", "完成情况", "收支执行", "收支完成" },
  final = { "决算情况", "收支决算", "财政决算", "决算草案", "决算" },
  draft = { "预算草案", "预算安排", "收支安排", "草案", "预算编制", "预算收支安排", "收支预算", "收支计划", "预算(草案)" },
  other = { "预算调整", "调整方案", "预算变动", "变动情况", "下一步", "工作重点", "主要措施", "债务情况", "落实", "政策" },
}

--- The same inside a text that has no headings of its own.
M.stages_said = {
  executed = { "年预算执行情况", "年财政预算执行情况", "年全市预算执行情况" },
  draft = { "年预算草案", "年预算(草案)", "年财政预算草案", "年全市预算草案", "年预算安排", "年预算编制", "年收支预算", "年市本级预算草案" },
}

M.years = {}
for year = 2005, 2040 do M.years[tostring(year)] = { year .. "年" } end

return M
