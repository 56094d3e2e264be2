--- What the forms of 2019 and of 2021 share: both read both years' tables, for mixed forms are real.
local codebook = require "lib.ogi_codebook"
local checks = require "lib.ogi_checks"
local proactive = require "lib.ogi_proactive"
local prose = require "lib.ogi_prose"
local redress = require "lib.ogi_redress"
local requests = require "lib.ogi_requests"

local M = {}

--- Phrases that reports of either form have.
M.phrases = { "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "其他需要报告的事项",
  "存在的主要问题及改进情况" }

--- Declares indicators, tables, prose and checks: those of `own` first, then those of the `other` year's form.
function M.fill(form, own, other)
  form:declare(proactive.indicators(own))
  form:declare(requests.indicators(own))
  form:declare(redress.indicators())
  form:describe(codebook)
  form:expects { "new_received", "carried_in", "processed_total", "carried_out", "review_total", "suit_direct_total",
    "suit_after_review_total" }
  form:declare(proactive.indicators(other))
  form:declare(requests.indicators(other))
  for _, year in ipairs { own, other } do
    proactive.add(form, year)
    requests.add(form, year)
    requests.checks(form, year)
  end
  redress.add(form)
  redress.checks(form)
  prose.add(form, own)
  checks.prose(form)
  checks.counts(form, proactive.indicators(own))
  checks.sections(form)
end

--- Samples of what both read.
function M.samples(form)
  form:sample { "全年共受理政府信息公开申请713件，上年结转36件。答复政府信息公开申请718件，结转下年度继续办理31件。",
    new_received = 713, carried_in = 36, processed_total = 718, carried_out = 31 }
  form:sample { "予以公开及部分公开208件，占53.9%；不予公开35件，占9.07%。", granted_all = 208, granted_all_share = "53.9",
    denied_all = 35, granted_part = false }
  form:sample { "发生行政复议28件、未经复议直接起诉9件、复议后起诉2件。", review_total = 28, suit_direct_total = 9,
    suit_after_review_total = 2 }
  form:sample { "我局新收政府信息公开申请7件，上年结转1件，办结8件。", new_received = 7, carried_in = 1, processed_total = 8 }
  form:sample { "备案行政复议案件134件，行政诉讼案件57件。去年新收政府信息公开申请12件，本年新收政府信息公开申请15件。",
    review_total = false, suit_total = false, new_received = 15 }
  form:sample { "收到政府信息公开申请15件；受理网民留言130件，办结120件。未收到行政复议申请。", new_received = 15, processed_total = false,
    review_total = 0 }
  form:sample { "未收到政府信息公开申请，未发生行政复议、行政诉讼。", new_received = 0, review_total = 0, suit_total = 0 }
  form:sample { "因政府信息公开被申请行政复议45件，其中维持30件、纠正3件、其他结果8件、尚未审结4件；被提起行政诉讼19件。", review_total = 45,
    review_upheld = 30, review_corrected = 3, review_other = 8, review_pending = 4, suit_total = 19 }
  form:sample { "我局共收到政府信息公开申请156件（含上年结转4件），其中新收152件。截至12月31日，办结150件，结转下一年度继续办理6件。", new_received = 152,
    carried_in = 4, processed_total = 150, carried_out = 6 }
  form:sample { "不予公开2件（属于行政执法案卷1件、属于四类过程性信息1件），无法提供6件（本机关不掌握相关政府信息6件）。", denied_all = 2,
    denied_enforcement_file = 1, denied_process_info = 1, unable_not_held = 6 }
  form:sample { "未发生行政诉讼，行政复议9件。结转2030年度继续办理2件。县政府作为被告的行政诉讼4件。", suit_total = 0, review_total = 9,
    carried_out = 2 }
  form:sample { "全市共受理政府信息公开申请320件，各部门受理政府信息公开申请302件。市政府本级新收政府信息公开申请18件。", new_received = 320,
    ["new_received[applicant:total;scope:own]"] = 18 }
  form:sample { "| 行政复议 | | | | |\n|---|---|---|---|---|\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
    .. "| 5 | 无 | | 2 | 7 |\n", review_upheld = 5, review_corrected = 0, review_other = false, review_total = 7 }
end

return M
