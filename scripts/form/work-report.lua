-- scripts/form/work-report.lua - government work reports (政府工作报告): the headline figures of the year before, and the
-- targets of the year in which it is given (stage:target). What tells of several years is neither. Names and words:
-- lib/work_words.lua.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local vocabulary = require "lib.work_words"
local zh     = baogao.zh
local w, P, R = zh.words, lpeg.P, lpeg.R

local form = baogao.script {
  name = "work-report", version = "1.0",
  about = "政府工作报告: headline figures of the year before, targets of the year",
  source = "《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》: the government reports its work to the congress",
}

form:identify {
  must = { "政府工作报告|政府工作", "各位代表|预期目标|工作回顾" },
  any = { "各位代表", "工作回顾", "预期目标", "工作安排", "生产总值", "可支配收入", "居民消费价格", "城镇新增就业" },
  none = { "国民经济和社会发展统计公报", "政府信息公开工作年度报告" },
  titled = { "政府工作报告" },
  untitled = { "预算执行", "预算草案", "决算", "解读", "公报", "通知", "意见", "任务分解", "工作总结", "统计" },
}

form:covers(-1)
form:declare(vocabulary.indicators)
form:describe(require "lib.work_codebook")
form:expects { "gdp_growth[stage:target]" }

-- ## Pieces

local section = zh.heading_topic(vocabulary.sections)
local comma = P"," + P"、" + P";"
local ahead = zh.year * w"全年"^-1 + w"全市|全省|全区|全州|全县|全自治区|全年|去年|预计|预期|力争|实现|完成|其中|地方|我市|我省|我区|区本级|年"
  + zh.place
local open = zh.led_by(ahead^0)
local note = (P"(" * (zh.char - zh.oneof "()\n")^0 * P")")^-1
local says = (w"实现|完成|预计|达到|达|为|提高到|总量|:" * note)^-2
local compared = w"比上年|同比|较上年|比去年|按可比价格计算|按可比价计算|按不变价格计算|预计"^-2 * P","^-1 * w"同比|比上年|实际|名义|预计"^-2
local single = -(w"—|-|~|至|到|－|–|―" * R"09") -- 5.5%—6% is no one figure
local grown = compared * w"按"^-1 * zh.growth * single

-- Of the year before: under a heading that looks back; where that looks back on several years, the text above must
-- have come to one of them.
local years, several = table.concat(vocabulary.spans.year, "|"), table.concat(vocabulary.spans.five, "|")
local mixed = zh.heading_topic({ five = vocabulary.spans.five }).five
local aims = "预期目标是|预期目标为|预期目标:|预期目标如下"
local done = -zh.under(aims .. "|年初确定|年初提出|年初预期", "。|实际") -- no target recited
local later, since = { "期末", "”末", "年均", "累计" }, {}
for year = 1990, 2050 do
  table.insert(later, "到" .. year .. "年")
  for _, word in ipairs { "与", "较", "比", "和", "同" } do table.insert(since, word .. year .. "年") end
end
local past = section.past * done * -zh.under(table.concat(since, "|"), "。") -- 与2019年相比, is no year's growth
local year_alone = past * -mixed * -zh.under(several, years)
local year_of_several = past * mixed * zh.under(years, several)
-- A target is of the year: not in a review, which recites last year's, and not of a plan of several years (“十五五”时期…的预期目标是),
-- unless the text has come to the year.
local plan = zh.under("时期|五年|规划期|规划目标|本届政府|“十五五”规划", years .. "|今年|明年|开局")
  + zh.heading_topic({ five = vocabulary.spans.five, year = vocabulary.spans.year }).five
local far = zh.under(table.concat(later, "|"), "今年|。") -- 到2027年,
local target = zh.under(aims, "重点做好|为实现|围绕") * -section.past * -plan * -far

local stages = {
  { "", year_alone, { scope = "paragraph" }, "" },
  { "", year_of_several, { scope = "section" }, ":时期" },
  { "[stage:target]", target, { scope = "paragraph" }, ":目标" },
}

for _, s in ipairs(stages) do
  local dims, when, options, mark = s[1], s[2], s[3], s[4]
  for _, series in ipairs(vocabulary.series) do
    local growth = form.fact(series[2] .. dims, grown)
    local figure = series[1] and form.fact(series[1] .. dims, -w"突破|超过|超" * zh.number * w(series[3])) or P(false)
    local body = says * figure * (note * comma * growth)^-1 + (w"增速|预期"^-1 * growth * (comma * w"达到|达|实现|完成" * figure)^-1)
    form:rule(series[2] .. mark, when * open * w(series[4]) * note * body, options)
  end
  local urban, rural = "income_urban_growth" .. dims, "income_rural_growth" .. dims
  form:rule("城乡居民收入" .. mark, when * open * w(vocabulary.both_incomes) * (w"分别达|分别达到|分别完成|分别为|分别"^-1
    * form.fact("income_urban" .. dims, zh.number * w"元") * (comma + w"和") * form.fact("income_rural" .. dims, zh.number * w"元") * comma)^-1
    * w"同比|分别|比上年"^-3 * form.fact(urban, zh.growth) * (comma + w"和") * (form.fact(rural, zh.growth) + form.fact(rural, zh.more(1))),
    options)
  form:rule("城镇新增就业" .. mark, when * open * w"城镇新增就业" * w"人数|岗位"^-1 * says * form.fact("employment_new" .. dims, zh.number * w"人")
    * -w"次", options)
  form:rule("居民消费价格" .. mark, when * open * w"居民消费价格" * w"指数|总水平"^-1 * (form.fact("cpi" .. dims, grown) + w"涨幅" * form.fact("cpi" .. dims, w"控制在|为|保持在"^-1 * zh.percent * single)),
    options)
end

-- ## Samples: sentences written for this, some of their figures published ones.

local PAST <const>, TARGET <const> = "一、2024年工作回顾\n\n", "二、2025年工作安排\n\n今年经济社会发展主要预期目标是：地区生产总值增长5.5%左右，"
form:sample { PAST .. "全年地区生产总值完成253.7亿元，同比增长10.1%；一般公共预算收入增长3.9%。城乡居民人均可支配收入分别增长6%和7.4%。",
  gdp = "253.7", gdp_growth = "10.1", pub_rev_growth = "3.9", income_urban_growth = 6, income_rural_growth = "7.4" }
form:sample { TARGET .. "城镇新增就业85万人，居民消费价格涨幅2%左右，社会消费品零售总额增长14%，达到126亿元；固定资产投资增长5.5%—6%。",
  ["gdp_growth[stage:target]"] = "5.5", ["employment_new[stage:target]"] = 85, ["cpi[stage:target]"] = 2,
  ["retail_growth[stage:target]"] = 14, ["retail[stage:target]"] = 126, ["fai_growth[stage:target]"] = false, gdp_growth = false }
form:sample { "一、“十四五”时期和2025年工作回顾\n\n五年来，地区生产总值增长28%，城镇新增就业650万人。", gdp_growth = false, employment_new = false }
form:sample { "三、2026年重点工作\n\n推动地区生产总值增长5%。", gdp_growth = false, ["gdp_growth[stage:target]"] = false }
form:sample { "二、2026年工作安排\n\n“十五五”时期经济社会发展的主要预期目标是：社会消费品零售总额增长30%，城镇新增就业25万人。\n\n"
  .. "今年经济社会发展主要预期目标是：城镇新增就业5万人。", ["employment_new[stage:target]"] = 5, ["retail_growth[stage:target]"] = false }
form:sample { PAST .. "年初确定的预期目标是：地区生产总值增长6%，一般公共预算收入增长5%。地区生产总值增长5.1%。",
  gdp_growth = "5.1", pub_rev_growth = false, ["gdp_growth[stage:target]"] = false }
form:sample { PAST .. "与2019年相比，地区生产总值增长33%。地区生产总值增长5.2%。任期内，社会消费品零售总额增长44%。",
  gdp_growth = "5.2", retail_growth = false }
form:sample { TARGET .. "固定资产投资增长7%。到2027年，社会消费品零售总额达到900亿元。", ["gdp_growth[stage:target]"] = "5.5",
  ["fai_growth[stage:target]"] = 7, ["retail[stage:target]"] = false }

return form
