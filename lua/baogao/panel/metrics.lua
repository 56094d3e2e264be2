--- Metrics of each report of the panel with what they are made of, the change since the year before, and, where the base
-- is large enough and there are enough places, rank and percentiles among places of the same year and level.
-- @module baogao.panel.metrics
local finding = require "baogao.panel.finding"
local messages = require "baogao.base.messages"
local reports_of = require "baogao.panel.reports"
local rules = require "baogao.panel.metric_rules"
local sorted_keys = require("baogao.base.keys").sorted

local ipairs, pairs, tonumber, tostring = ipairs, pairs, tonumber, tostring
local math_floor, string_format, table_concat, table_sort = math.floor, string.format, table.concat, table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

--- The columns. `base`: the cases a rate is of; `stability` high, medium, low by it; `rating` red, yellow, or empty; `rank`
-- from 1, the highest value first, `of` how many places; `percentile` of the place, `p10` and `p90` of all of them.
-- `change` since the year before: points of a rate, per cent of a number. `grade`: what is to be said of its inputs, as facts have it.
M.columns = { "place", "adcode", "adcode_now", "publisher", "level", "year", "metric", "value", "unit", "label", "formula",
  "base", "stability", "rating", "change", "rank", "of", "percentile", "p10", "p90", "grade", "note", "report" }

-- Figures that metrics want.
local WANTED <const> = {}
for _, metric in ipairs(rules.metrics) do
  for _, field in ipairs { "sum", "share", "ratio", "of" } do
    for _, name in ipairs(metric[field] or {}) do
      WANTED[name] = true
    end
  end
end

-- The whole figure of an indicator, whatever its form calls it.
local function whole(report, name)
  local facts = report.facts[name] or {}
  for _, dims in ipairs(rules.whole) do
    if facts[dims] then
      return facts[dims]
    end
  end
end

-- The sum of figures, whose doubts go into `grades`; nil where one has no value.
local function sum_of(report, list, grades)
  local sum = 0
  for _, name in ipairs(list) do
    local fact = whole(report, name)
    if not fact or not fact.value then
      return nil
    end
    sum = sum + tonumber(tostring(fact.value))
    grades[fact.grade or ""] = fact.grade and true
  end
  return sum
end

-- The reasons of a grade, joined; and whether one says that the value may be another.
local function grade_of(grades)
  local list = sorted_keys(grades)
  return table_concat(list, ";"), #list > (grades.input_overridden and 1 or 0)
end

-- "(granted + granted_part) / processed_total"
local function formula_of(metric)
  local top, below = metric.sum or metric.share or metric.ratio, metric.of
  local text = table_concat(top, " + ")
  if not below then
    return text
  end
  return string_format("%s / %s", #top > 1 and "(" .. text .. ")" or text,
    #below > 1 and "(" .. table_concat(below, " + ") .. ")" or below[1])
end

-- The value of a metric of a report; nil where a figure is missing or there is no base.
local function value_of(report, metric)
  local grades = {}
  local top = sum_of(report, metric.sum or metric.share or metric.ratio, grades)
  local base = top and (metric.sum and top or sum_of(report, metric.of, grades))
  if not base or not metric.sum and base == 0 then
    return nil
  end
  local grade, doubt = grade_of(grades)
  local value = metric.sum and top or (metric.share and 100 or 1) * top / base
  return { value = value, base = base, grade = grade, doubt = doubt, rate = not metric.sum }
end

-- What scripts derived: no base is known of it, so it is never rated.
local function derived_of(report)
  local list = {}
  for _, one in ipairs(report.derived or {}) do
    list[#list + 1] = { metric = { name = one.name, unit = one.unit, label = one.label, script = true }, value = tonumber(one.value),
      printed = one.value, grade = one.grade, doubt = one.doubt, rate = one.unit == "%" }
  end
  return list
end

local function values_of(report)
  local list = derived_of(report)
  for _, metric in ipairs(rules.metrics) do
    local found = value_of(report, metric)
    if found then
      found.metric = metric
      list[#list + 1] = found
    end
  end
  return list
end

local function is_ranked(found)
  return not found.metric.sum and not found.doubt and (found.metric.script or found.base >= rules.least_base)
end

-- What is compared: one metric, year and level of place. Only the place's own reports, none of its departments.
local function group_of(report, found)
  return string_format("%s|%d|%s", found.metric.name, report.year, report.level)
end

local function everything()
  return true
end

local function each(source, keep)
  return reports_of.each(source, WANTED, nil, keep, true)
end

-- The values of each group, sorted.
local function measure(source)
  local groups = {}
  for report in each(source, everything) do
    for _, found in ipairs(report.speaker == "" and values_of(report) or {}) do
      if is_ranked(found) then
        local key = group_of(report, found)
        groups[key] = groups[key] or {}
        groups[key][#groups[key] + 1] = found.value
      end
    end
  end
  for _, list in pairs(groups) do
    table_sort(list)
  end
  return groups
end

-- The value below which `share` of a sorted list lies, between two of them by a straight line.
local function quantile(list, share)
  local at = 1 + share * (#list - 1)
  local below = math_floor(at)
  local next_one = list[below + 1] or list[below]
  return list[below] + (at - below) * (next_one - list[below])
end

-- How many of a sorted list are less than a value, or not greater.
local function count_below(list, value, or_equal)
  local low, high = 0, #list
  while low < high do
    local middle = (low + high + 1) // 2
    if list[middle] < value or or_equal and list[middle] == value then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

local function text(value, digits)
  return value and string_format("%." .. (digits or 2) .. "f", value) or false
end

local function stability_of(found)
  if not found.base or found.metric.sum then
    return false
  end
  return found.base >= rules.stable_base and "high" or found.base >= rules.least_base and "medium" or "low"
end

local function rating_of(found)
  local metric = found.metric
  if not metric.red or found.base < rules.least_base or found.doubt then
    return false
  end
  local function beyond(limit)
    return metric.low and found.value < limit or not metric.low and found.value > limit
  end
  return beyond(metric.red) and "red" or beyond(metric.yellow) and "yellow" or false
end

local function change_of(found, before)
  if not before then
    return false
  elseif found.rate then
    return string_format("%+.2f", found.value - before.value)
  elseif before.value == 0 then
    return false
  end
  return string_format("%+.2f%%", 100 * (found.value - before.value) / before.value)
end

local function note_of(found, group)
  if found.base and not found.metric.sum and found.base < rules.least_base then
    return say("metric_small_base", rules.least_base)
  elseif is_ranked(found) and (not group or #group < rules.least_places) then
    return say("metric_few_places", rules.least_places)
  end
  return found.metric.caveat or false
end

local function number(found)
  return found.printed or found.metric.sum and string_format("%.0f", found.value) or text(found.value)
end

local function row_of(report, found, before, groups)
  local metric = found.metric
  local group = report.speaker == "" and is_ranked(found) and groups[group_of(report, found)] or nil
  local ranked = group and #group >= rules.least_places
  local less, not_greater = 0, 0
  if ranked then
    less, not_greater = count_below(group, found.value), count_below(group, found.value, true)
  end
  return { report.place ~= "" and report.place, report.adcode ~= "" and report.adcode, report.at,
    report.publisher ~= "" and report.publisher, report.level ~= "" and report.level, tostring(report.year), metric.name,
    number(found), metric.unit ~= "" and metric.unit, metric.label, not metric.script and formula_of(metric),
    found.base and string_format("%.0f", found.base), stability_of(found), rating_of(found), change_of(found, before),
    ranked and tostring(#group - not_greater + 1), ranked and tostring(#group),
    ranked and text(100 * less / (#group - 1), 1), ranked and text(quantile(group, 0.1)), ranked and text(quantile(group, 0.9)),
    found.grade ~= "" and found.grade, note_of(found, group), report.report }
end

-- The reports of one part of the places, those of one place, genre and speaker together.
local function gather(source, part, parts)
  local series = {}
  local function keep(place)
    return reports_of.part_of(place, parts) == part
  end
  for report in each(source, keep) do
    local key = table_concat({ report.at, report.genre or "", report.speaker }, "\0")
    series[key] = series[key] or {}
    local list = series[key]
    list[#list + 1] = { report = report, found = values_of(report) }
    report.facts, report.derived = {}, nil
  end
  return series
end

-- A year's values by the metric's name; nil where the year has several reports, of which none is the one.
local function by_year(list)
  local years = {}
  for _, one in ipairs(list) do
    local year = one.report.year
    local values = {}
    for _, found in ipairs(one.found) do
      values[found.metric.name] = found
    end
    years[year] = years[year] == nil and values or false
  end
  return years
end

local function add_rows(rows, list, groups)
  local years = by_year(list)
  table_sort(list, function(a, b)
    if a.report.year ~= b.report.year then
      return a.report.year < b.report.year
    end
    return a.report.report < b.report.report
  end)
  for _, one in ipairs(list) do
    local before = years[one.report.year] and years[one.report.year - 1] or {}
    for _, found in ipairs(one.found) do
      rows[#rows + 1] = row_of(one.report, found, before[found.metric.name], groups)
    end
  end
end

--- The metrics, as rows of a table.
-- @tparam source source see `baogao.panel.run_folder`
-- @treturn function gives a row with the cells of `columns`, false where there is none
function M.rows(source)
  local next_row
  return function()
    if not next_row then
      local groups, parts = measure(source), reports_of.parts(source)
      next_row = finding.each(parts, function(part)
        return gather(source, part, parts)
      end, function(rows, list)
        add_rows(rows, list, groups)
      end)
    end
    return next_row()
  end
end

--- How a metric is made, for the codebook.
M.formula = formula_of

return M
