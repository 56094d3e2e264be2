--- Metrics over the panel: what each is made of, and what may be said of it. Add a line for another one; a script's own
-- (`s:metric`) are ranked with these. A term is a figure of the report by name; the first of `a|b` that it has counts.
-- @module baogao.panel.metric_rules
local _ENV <const> = nil

local M = {}

local ACCEPTED <const> = { "new_received", "carried_in" }
local GRANTED <const> = { "granted", "granted_part" }
local UNABLE <const> = { "unable_not_held", "unable_needs_creation", "unable_unclear" }
local SUITS <const> = { "suit_direct_total", "suit_after_review_total" }
local SUITS_CORRECTED <const> = { "suit_direct_corrected", "suit_after_review_corrected" }
local DISPUTES <const> = { "review_total", "suit_direct_total", "suit_after_review_total" }
local DISPUTES_CORRECTED <const> = { "review_corrected", "suit_direct_corrected", "suit_after_review_corrected" }

--- The breakdown that is the whole figure: none, or the total over who applied (the forms since 2019).
M.whole = { "", "applicant:total" }

--- name, unit, label; `sum` of figures, or `share` of `of` in per cent, or `ratio`. `caveat`: what to bear in mind.
-- `red` and `yellow`: thresholds beyond which a rate is rated, `low` for those where a small one is bad.
M.metrics = {
  { name = "accepted_total", unit = "件", label = "受理申请总数", sum = ACCEPTED },
  { name = "substantive_disclosure_rate", unit = "%", label = "实质公开率(占办理总数)", share = GRANTED, of = { "processed_total" },
    low = true, red = 40, yellow = 45, caveat = "of what was processed; requests carried out are not in it" },
  { name = "full_disclosure_rate", unit = "%", label = "予以公开率(占办理总数)", share = { "granted" }, of = { "processed_total" },
    caveat = "without what was granted in part" },
  { name = "disclosure_rate_of_accepted", unit = "%", label = "实质公开率(占受理总数)", share = GRANTED, of = ACCEPTED,
    caveat = "of what was accepted; lower than of what was processed where requests are carried out" },
  { name = "unable_share", unit = "%", label = "无法提供占受理总数", share = UNABLE, of = ACCEPTED },
  { name = "not_held_share_of_unable", unit = "%", label = "不掌握占无法提供", share = { "unable_not_held" }, of = UNABLE },
  { name = "carry_rate", unit = "%", label = "结转率", share = { "carried_out" }, of = ACCEPTED },
  { name = "review_correction_rate", unit = "%", label = "行政复议纠错率", share = { "review_corrected" }, of = { "review_total" },
    red = 15, yellow = 10, caveat = "reviews that are pending are in the base" },
  { name = "suit_correction_rate", unit = "%", label = "行政诉讼纠错率", share = SUITS_CORRECTED, of = SUITS, red = 15, yellow = 10,
    caveat = "lawsuits that are pending are in the base" },
  { name = "dispute_correction_rate", unit = "%", label = "复议诉讼合计纠错率", share = DISPUTES_CORRECTED, of = DISPUTES, red = 15,
    yellow = 10 },
  { name = "dispute_conversion", unit = "%", label = "争议转化率", share = DISPUTES, of = { "new_received" },
    caveat = "disputes of the year may be about requests of the year before" },
  { name = "correction_conversion", unit = "%", label = "纠错占新收申请", share = DISPUTES_CORRECTED, of = { "new_received" } },
  { name = "licence_vs_enforcement", unit = "", label = "许可与处罚之比", ratio = { "licence_decisions" }, of = { "penalty_decisions" } },
}

--- A base of fewer cases is neither rated nor ranked; of so many the rate is stable, of fewer it moves with each case.
M.least_base, M.stable_base = 30, 100

--- So many places of one year and level make a ranking and percentiles.
M.least_places = 5

return M
