-- scripts/form/lib/ogi_checks.lua - what must agree in a report of the forms of 2019 and 2021: prose with tables,
-- counts with themselves, headings with their numbers. On printed values; nothing is repaired.
local prose = require "lib.ogi_prose"
local requests = require "lib.ogi_requests"

local M = {}

-- The figure of a row over all applicants: the printed total, else the sum of the applicants.
local function row_total(f, row)
  local total = f:table(row)
  return total.value and total or f:sum(row .. "[applicant]")
end

local function sum_of(f, rows)
  local sum = row_total(f, rows[1])
  for i = 2, #rows do sum = sum + row_total(f, rows[i]) end
  return sum
end

local UNSAID <const> = "the prose does not state it"

-- A check of what the prose says against `table_side(f)`; `also(f)` is another reading of it.
local function compare(form, name, fact, table_side, also, how)
  form:check(name, function(f)
    local said = f:prose(fact)
    if not said.value then return "not_assessable", UNSAID end
    local printed = table_side(f)
    local other = also and printed.value and printed + also(f)
    if other and said.value ~= printed.value and said.value == other.value then
      return said, other, how
    end
    return said, printed
  end)
end

function M.prose(form)
  for _, row in ipairs { "new_received", "carried_in", "processed_total", "carried_out", "granted", "granted_part" } do
    local also = row == "new_received" and function(f) return row_total(f, "carried_in") end
    compare(form, "text_vs_t3_" .. row, row, function(f) return row_total(f, row) end, also, "as new and carried in")
  end
  for _, group in ipairs(prose.groups) do
    local rows = group[4]
    if type(rows) == "string" then
      rows = {}
      for _, row in ipairs(requests.rows) do
        if not row.extra and row[1]:match(group[4]) then rows[#rows + 1] = row[1] end
      end
    end
    if rows and group[1] ~= "other_all" then
      compare(form, "text_vs_t3_" .. group[1], group[1], function(f) return sum_of(f, rows) end)
    elseif rows then
      compare(form, "text_vs_t3_other_all", "other_all", function(f)
        local one = row_total(f, "other_total")
        return one.value and one or sum_of(f, { "other_overdue_correction", "other_overdue_fee", "other_misc" })
      end)
    end
  end
  for _, block in ipairs { "review", "suit_direct", "suit_after_review" } do
    compare(form, "text_vs_t4_" .. block, block .. "_total", function(f) return f:table(block .. "_total") end)
  end
  compare(form, "text_vs_t4_suit", "suit_total", function(f)
    return f:table "suit_direct_total" + f:table "suit_after_review_total"
  end)
end

-- Table 2: counts are whole and not below zero.
function M.counts(form, indicators)
  local function look(f, wrong)
    local seen, bad = 0, {}
    for _, row in ipairs(indicators) do
      local value = f:value(row[1])
      if value then
        seen = seen + 1
        if wrong(row, value) then bad[#bad + 1] = row[1] .. " = " .. tostring(value) end
      end
    end
    if seen == 0 then return "not_assessable", "table 2 has no figures" end
    return #bad == 0 and "pass" or "fail", table.concat(bad, ", ")
  end
  form:check("t2_non_negative_counts", function(f)
    return look(f, function(row, value) return value < 0 and not row[1]:match "change$" end)
  end)
  form:check("t2_integer_counts", function(f)
    return look(f, function(row, value)
      return math.type(value) ~= "integer" and row[2] ~= "万元" and tostring(value):match "%.%d*[1-9]"
    end)
  end)
end

-- The six parts of the form: words of their titles, the form's own first.
local PARTS <const> = {
  { "总体情况", "概述" }, { "主动公开政府信息情况", "主动公开政府信息", "主动公开情况" },
  { "收到和处理政府信息公开申请情况", "收到和处理", "申请情况" }, { "行政复议、行政诉讼情况", "行政复议" },
  { "存在的主要问题及改进情况", "存在的主要问题", "存在问题", "主要问题及" }, { "其他需要报告的事项", "其他需要报告" },
}
local NUMBERS <const> = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" }

-- How well a heading names a part: 1 is best, nil not at all.
local function rank_of(text, words)
  for rank, word in ipairs(words) do
    if text:find(word, 1, true) then return rank end
  end
end

-- The heading that names a part best; the first one of equals.
local function heading_of(headings, words)
  local best, best_rank
  for _, heading in ipairs(headings) do
    local rank = rank_of(heading.text, words)
    if rank and (not best or rank < best_rank) then best, best_rank = heading, rank end
    if best_rank == 1 then break end
  end
  return best
end

local function numbered(headings)
  local list = {}
  for _, heading in ipairs(headings) do
    if heading.level == 1 and heading.label ~= "" then list[#list + 1] = heading end
  end
  return list
end

-- The number of a heading, of NUMBERS; nil for another mark.
local function number_of(heading)
  for i, mark in ipairs(NUMBERS) do
    if heading.label:sub(1, #mark) == mark then return i end
  end
end

-- Headings of parts: { heading, part }, in the order of `headings`.
local function parts_of(headings)
  local part_of = {}
  for part, words in ipairs(PARTS) do
    local heading = heading_of(headings, words)
    if heading then part_of[heading] = part_of[heading] or part end
  end
  return part_of
end

-- 一、…六、: a part stands under its own number, or, where parts are left out or put together, under the next one.
function M.sections(form)
  form:check("section_title_misnumbered", function(f)
    local bad, seen, headings, last = {}, 0, numbered(f:headings()), 0
    local part_of = parts_of(headings)
    for _, heading in ipairs(headings) do
      local part, number = part_of[heading], number_of(heading)
      seen = seen + (part and 1 or 0)
      if part and number ~= part and number ~= last + 1 then
        bad[#bad + 1] = ("line %d: %s is part %s of the form and follows %s"):format(heading.line, heading.text,
          NUMBERS[part], NUMBERS[last] or "no other")
      end
      last = number or last
    end
    if seen == 0 then return "not_assessable", "no heading of the form's six parts was found" end
    return #bad == 0 and "pass" or "fail", table.concat(bad, "; ")
  end)
end

return M
