-- scripts/form/ogi-2021.lua - annual reports on open government information of report years 2021 and later
-- (国办公开办函〔2021〕30号): three tables, and what such reports say in prose. A table in the form of 2019
-- is read as one, whatever the year.
local baogao = require "baogao"
local checks = require "lib.ogi_checks"
local proactive = require "lib.ogi_proactive"
local prose = require "lib.ogi_prose"
local redress = require "lib.ogi_redress"
local requests = require "lib.ogi_requests"

local form = baogao.script {
  name = "ogi-2021", version = "1.0",
  about = "政府信息公开工作年度报告 2021-: tables of 2021, and prose",
}

form:identify {
  must = { "政府信息公开" },
  any = { "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "本年制发件数", "现行有效件数", "逾期不补正",
    "其他需要报告的事项", "存在的主要问题及改进情况" },
  none = { "国民经济和社会发展统计公报" },
  years = { 2021, 2099 },
}

for _, year in ipairs { 2021, 2019 } do
  form:declare(proactive.indicators(year))
  form:declare(requests.indicators(year))
  if year == 2021 then
    form:declare(redress.indicators())
  end
end
for _, year in ipairs { 2021, 2019 } do
  proactive.add(form, year)
  requests.add(form, year)
  requests.checks(form, year)
end
redress.add(form)
redress.checks(form)
prose.add(form)
checks.prose(form)
checks.counts(form, proactive.indicators(2021))
checks.sections(form)

form:sample { "全年共受理政府信息公开申请713件，上年结转36件。答复政府信息公开申请718件，结转下年度继续办理31件。",
  new_received = 713, carried_in = 36, processed_total = 718, carried_out = 31 }
form:sample { "予以公开及部分公开208件，占53.9%；不予公开35件，占9.07%。", granted_all = 208, granted_all_share = "53.9",
  denied_all = 35, granted_part = false }
form:sample { "发生行政复议28件、未经复议直接起诉9件、复议后起诉2件。", review_total = 28, suit_direct_total = 9,
  suit_after_review_total = 2 }
form:sample { "备案行政复议案件134件，行政诉讼案件57件。去年新收政府信息公开申请12件，本年新收政府信息公开申请15件。",
  review_total = false, suit_total = false, new_received = 15 }
form:sample { "未收到政府信息公开申请，未发生行政复议、行政诉讼。", new_received = 0, review_total = 0, suit_total = 0 }
form:sample { "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | / | / | / |\n"
  .. "| 行政规范性文件 | 22（其中修订 16 件） | 1 | 235 |\n| 信息内容 | 本年收费金额（单位：万元） | | |\n"
  .. "| 行政事业性收费 | 251000元 | | |\n", regulation_issued = false, normative_doc_issued = 22, normative_doc_in_force = 235,
  fee_amount = "25.1" }
form:sample { "| 信息内容 | 本年收费金额（单位：元） |\n|---|---|\n| 行政事业性收费 | 251000 |\n", fee_amount = "25.1" }
form:sample { "| 行政复议 | | | | |\n|---|---|---|---|---|\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 5 | 无 | | 2 | 7 |\n",
  review_upheld = 5, review_corrected = 0, review_other = false, review_total = 7 }

return form
