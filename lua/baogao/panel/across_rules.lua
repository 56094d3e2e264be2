--- What figures of several reports of one place have to do with each other. Add a line where the concept is the same
-- in both years, and none where it only looks so.
-- @module baogao.panel.across_rules
local _ENV <const> = nil

local M = {}

--- This year's figure is last year's other one, in every column that both have. The form of 2019 and of 2021, 三、: what is
-- carried over to the next year is what that year's report begins with.
M.carried = {
  { name = "上年结转 = 上年的结转下年度", now = "carried_in", before = "carried_out" },
}

--- A stock is last year's and what came in, less what went out. 二、: only what is in force (现行有效), never the number
-- made public (对外公开总数量) of the form of 2019.
M.stocks = {
  { name = "规章现行有效 = 上年 + 制发 - 废止", stock = "regulation_in_force", issued = "regulation_issued",
    repealed = "regulation_repealed" },
  { name = "规范性文件现行有效 = 上年 + 制发 - 废止", stock = "normative_doc_in_force", issued = "normative_doc_issued",
    repealed = "normative_doc_repealed" },
}

--- What was there last year and what was added or dropped is what this year's report begins with: the form of 2019 has
-- items of last year (上一年项目数量) and the year's change (本年增/减).
M.chains = {
  { name = "上一年项目数 = 上年项目数 + 上年增减", before = "licence_prev_items", change = "licence_item_change" },
  { name = "上一年项目数 = 上年项目数 + 上年增减", before = "other_service_prev_items", change = "other_service_item_change" },
  { name = "上一年项目数 = 上年项目数 + 上年增减", before = "penalty_prev_items", change = "penalty_item_change" },
  { name = "上一年项目数 = 上年项目数 + 上年增减", before = "coercion_prev_items", change = "coercion_item_change" },
  { name = "上一年项目数 = 上年项目数 + 上年增减", before = "fee_prev_items", change = "fee_item_change" },
}

--- Growth in current prices against the levels of both years. Not of gross product, industry and incomes in rural areas
-- after a change of scope: growth of gross product is in constant prices, and its level of last year is revised later.
M.growths = {
  { name = "增速 = 两年之比", level = "pub_rev", growth = "pub_rev_growth" },
  { name = "增速 = 两年之比", level = "pub_exp", growth = "pub_exp_growth" },
  { name = "增速 = 两年之比", level = "retail", growth = "retail_growth" },
  { name = "增速 = 两年之比", level = "trade", growth = "trade_growth" },
  { name = "增速 = 两年之比", level = "grain", growth = "grain_growth" },
}

--- Figures begun with that are so small, in all their columns, may be another year's by chance.
M.carried_by_chance = 20

--- Figures of a place that are the sum of those of the places right below it; `at_least`: or more than that, as the place's
-- own bodies stand in its report as well (汇总). Not where parts overlap or are revised for the whole alone.
M.sums = {
  { name = "全域 ≥ 各下级之和", genre = "ogi", at_least = true, indicators = { "new_received", "carried_in", "processed_total",
    "carried_out", "granted", "granted_part", "review_total", "suit_direct_total", "suit_after_review_total" } },
  { name = "全域 = 各下级之和", genre = "communique", indicators = { "gdp", "va_primary", "va_secondary", "va_tertiary",
    "resident_pop", "retail", "grain" } },
  { name = "全域 ≥ 各下级之和", genre = "communique", at_least = true, indicators = { "pub_rev", "pub_exp" } },
}

--- A publisher with one of these words speaks for the place, whatever it is called that year.
M.government = { "人民政府", "政府办公", "管理委员会", "统计局" }

--- With so many figures that are not 0, two years' reports with all of them alike are the same report.
M.figures_alike = 10

return M
