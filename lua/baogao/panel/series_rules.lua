--- Which figures of different forms are one series, where a series breaks, and which figures only look alike.
-- @module baogao.panel.series_rules
local _ENV <const> = nil

local M = {}

--- A series of several indicators or breakdowns: { indicator, dims } of each. All other figures are series by their own name.
M.series = {
  { name = "new_received", label = "本年新收政府信息公开申请", members = { { "new_received", "" },
    { "new_received", "applicant:total" } } },
  { name = "regulation_issued", label = "制发规章", members = { { "regulation_issued", "" },
    { "regulation_made", "" } } },
  { name = "normative_doc_issued", label = "制发规范性文件", members = { { "normative_doc_issued", "" },
    { "normative_doc_made", "" } } },
}

--- Where a series goes on under another definition: name, first year of it, what changes.
M.breaks = {
  { "new_received", 2019, "broken down by applicant, before that by channel (国办公开办函〔2019〕60号)" },
  { "regulation_issued", 2021, "本年制发件数; 本年新制作数量 in 2019 and 2020 (国办公开办函〔2021〕30号)" },
  { "normative_doc_issued", 2019, "本年新制作数量; 制发规范性文件总数 to 2018 (国办公开办函〔2019〕60号)" },
  { "normative_doc_issued", 2021, "本年制发件数; 本年新制作数量 in 2019 and 2020 (国办公开办函〔2021〕30号)" },
  { "ind_va_growth", 2011, "规模以上 is 20 million yuan of main revenue a year; from 2007 to 2010 it was 5 million (国家统计局)" },
  { "fai_growth", 2011, "projects of 5 million yuan and more; before that of 500,000 (国家统计局)" },
  { "income_urban", 2013, "by the survey of urban and rural households together; before that by one of urban households (国家统计局)" },
  { "income_rural", 2013, "disposable income by the survey of urban and rural households together; before that 人均纯收入, by one of rural "
    .. "households (国家统计局)" },
  { "pub_rev", 2015, "一般公共预算收入; before that 公共财政预算收入, without some funds that were moved into it (预算法 of 2014)" },
  { "pub_exp", 2015, "一般公共预算支出; before that 公共财政预算支出, without some funds that were moved into it (预算法 of 2014)" },
}

--- Figures that are no series though they stand in the same place of the form: the one, the other, why.
M.apart = {
  { "normative_doc_published_total", "normative_doc_in_force", "对外公开总数量 counts what is public, 现行有效件数 what is in force" },
  { "regulation_published_total", "regulation_in_force", "对外公开总数量 counts what is public, 现行有效件数 what is in force" },
  { "normative_doc_newly_published", "normative_doc_repealed", "本年新公开数量 is no 本年废止件数" },
  { "request_fees", "fee_amount", "依申请公开信息收取的费用 is a fee for information, 行政事业性收费 is any" },
}

return M
