--- Checks over the reports of one place: this year's against last year's. Each names both reports with their lines.
-- What is held at a time are the figures that the checks want, of so many reports; more of them take more passes.
-- @module baogao.panel.across
local core = require "baogao.core"
local finding = require "baogao.panel.finding"
local hierarchy = require "baogao.panel.hierarchy"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local outliers = require "baogao.panel.outliers"
local reports_of = require "baogao.panel.reports"
local rules = require "baogao.panel.across_rules"
local sorted_keys = require("baogao.base.keys").sorted

local ipairs, math_abs, math_max, pairs, tonumber, tostring = ipairs, math.abs, math.max, pairs, tonumber, tostring
local string_format, table_concat, table_sort = string.format, table.concat, table.sort
local decimal, say = core.decimal, messages.text
local add, digits, side = finding.add, finding.digits, finding.side
local _ENV <const> = nil

local M = {}

--- The columns of a finding.
M.columns = finding.columns

-- Indicators that a check wants.
local WANTED <const> = {}
for _, list in ipairs { rules.carried, rules.stocks, rules.chains, rules.growths } do
  for _, rule in ipairs(list) do
    for field, name in pairs(rule) do
      WANTED[name] = field ~= "name" or nil
    end
  end
end

-- The series of one part of the places: reports of one place, genre (ogi, communique) and of who speaks.
local function gather(source, restated, part, parts)
  local series = {}
  local function keep(place)
    return reports_of.part_of(place, parts) == part
  end
  for report in reports_of.each(source, WANTED, restated, keep) do
    local key = table_concat({ report.at, report.genre or "", report.speaker }, "\0")
    series[key] = series[key] or {}
    series[key][#series[key] + 1] = report
  end
  return series
end

-- A side that is not there, where the other one is: its report has other columns of the same row.
local function absent(report, indicator, dims)
  return { report = report, names = names.format(indicator, dims) }
end

-- The dims that one of two breakdowns has, or both.
local function either(a, b)
  local all = {}
  for _, facts in ipairs { a, b } do
    for dims in pairs(facts) do
      all[dims] = true
    end
  end
  return sorted_keys(all)
end

-- A row that one of the reports lacks whole is no finding: the form of 2014 has none, and expected.csv tells of others.
local function check_carried(list, now, before)
  for _, rule in ipairs(rules.carried) do
    local mine, theirs = now.facts[rule.now], before.facts[rule.before]
    for _, dims in ipairs(mine and theirs and either(mine, theirs) or {}) do
      local left = mine[dims] and side(now, mine[dims]) or absent(now, rule.now, dims)
      local right = theirs[dims] and side(before, theirs[dims]) or absent(before, rule.before, dims)
      local verdict, note = finding.equal(left, right)
      add(list, rule.name, verdict, left, right, note or not (mine[dims] and theirs[dims]) and say "across_absent")
    end
  end
end

local function only(facts)
  return facts and facts[""]
end

local NO_FACT <const> = {}

local function check_stocks(list, now, before)
  for _, rule in ipairs(rules.stocks) do
    local stock, old = only(now.facts[rule.stock]), only(before.facts[rule.stock])
    if stock and old then
      local issued, repealed = only(now.facts[rule.issued]), only(now.facts[rule.repealed])
      local whole = issued and repealed
      issued, repealed = issued or NO_FACT, repealed or NO_FACT
      local left, right = side(now, stock), side(before, old)
      right.value = old.value and issued.value and repealed.value and old.value + issued.value - repealed.value or nil
      right.names = string_format("%s + %s - %s", old.name, rule.issued, rule.repealed)
      right.doubt = old.doubt or issued.doubt or repealed.doubt
      local verdict, note = finding.equal(left, right)
      add(list, rule.name, verdict, left, right, note or not whole and say "across_absent")
    end
  end
end

local function check_chains(list, now, before)
  for _, rule in ipairs(rules.chains) do
    local mine, start = only(now.facts[rule.before]), only(before.facts[rule.before])
    local change = only(before.facts[rule.change])
    if mine and start and change then
      local left, right = side(now, mine), side(before, start)
      right.value = start.value and change.value and start.value + change.value or nil
      right.names = string_format("%s + %s", start.name, rule.change)
      right.doubt = start.doubt or change.doubt
      local verdict, note = finding.equal(left, right)
      add(list, rule.name, verdict, left, right, note)
    end
  end
end

-- Half a unit of the last digit that is printed.
local function half_unit(value)
  return 0.5 * 10 ^ -digits(value)
end

local function number(value)
  return tonumber(tostring(value))
end

-- The least and the greatest growth in percent that two rounded levels can have.
local function range_of(level, old)
  local a, b = number(level), number(old)
  local da, db = half_unit(level), half_unit(old)
  return 100 * ((a - da) / (b + db) - 1), 100 * ((a + da) / math_max(b - db, 1e-9) - 1)
end

local function check_growths(list, now, before)
  for _, rule in ipairs(rules.growths) do
    local level, old, growth = only(now.facts[rule.level]), only(before.facts[rule.level]), only(now.facts[rule.growth])
    if level and old and growth and level.value and old.value and growth.value and number(old.value) > 0 then
      local low, high = range_of(level.value, old.value)
      local printed, slack = number(growth.value), half_unit(growth.value)
      local fits = printed + slack >= low and printed - slack <= high
      local left, right = side(now, growth), side(before, old)
      right.value = decimal(string_format("%.2f", (low + high) / 2))
      right.names = string_format("%s / %s", level.name, old.name)
      add(list, rule.name, fits and "pass" or "uncertain", left, right, not fits and say "across_revised" or nil)
    end
  end
end

local CHECKS <const> = { check_carried, check_stocks, check_chains, check_growths }

-- All figures of two years alike: one of the reports is the other year's.
local function check_alike(list, reports)
  local first = {}
  for _, report in ipairs(reports) do
    local before = first[report.alike]
    if not before then
      first[report.alike] = report
    elseif before.year ~= report.year and report.count >= rules.figures_alike then
      add(list, "两年数字全同", "fail", { report = report }, { report = before }, say("across_alike", report.count))
    end
  end
end

-- Whether what one report begins with is, in every column, what another one ends with; false where that may be by chance.
local function goes_on_from(rule, now, before)
  local mine, theirs = now.facts[rule.now] or {}, before.facts[rule.before] or {}
  local columns, most = 0, 0
  for dims, fact in pairs(mine) do
    local other = theirs[dims] and theirs[dims].value
    if fact.value and other then
      if fact.value - other ~= decimal "0" then
        return false
      end
      columns, most = columns + 1, math_max(most, number(other))
    end
  end
  return columns >= 3 and most >= rules.carried_by_chance
end

-- A report that goes on from another year's than the year before: one of the two is another year's report.
local function check_year(list, now, years, order)
  for _, rule in ipairs(rules.carried) do
    local before = years[now.year - 1]
    local right = before and (#before > 1 or goes_on_from(rule, now, before[1]))
    for _, year in ipairs(right and {} or order) do
      local other = years[year][1]
      if year ~= now.year and #years[year] == 1 and goes_on_from(rule, now, other) then
        add(list, "报告所属年度", "uncertain", { report = now, names = rule.now }, { report = other, names = rule.before },
          say("across_year", year, now.year))
      end
    end
  end
end

-- An earlier year's figure in this year's report against that year's own. Rounded figures may differ by what rounding does.
local function check_restated(list, now, years)
  for _, one in ipairs(now.restated) do
    local before = years[one.year]
    local own = before and #before == 1 and before[1].stated[one.key]
    if own then
      local left, right = side(now, one.fact), side(before[1], own)
      local verdict = finding.equal(left, right)
      if verdict == "fail" or verdict == "uncertain" then
        local rounded = digits(left.value) ~= digits(right.value)
          and math_abs(number(left.value - right.value)) <= half_unit(left.value) + half_unit(right.value)
        verdict = rounded and "pass" or "uncertain"
      end
      add(list, "上年数 = 上年报告所载", verdict, left, right, verdict == "uncertain" and say "across_restated" or nil)
    end
  end
end

local function by_year(a, b)
  if a.year ~= b.year then
    return a.year < b.year
  end
  return a.report < b.report
end

-- Of a year with several reports nobody knows which one the next year's goes on from: that is told, and none is checked.
local function check_series(list, reports)
  table_sort(reports, by_year)
  local years, order = {}, {}
  for _, report in ipairs(reports) do
    if not years[report.year] then
      years[report.year] = {}
      order[#order + 1] = report.year
    end
    years[report.year][#years[report.year] + 1] = report
  end
  for _, year in ipairs(order) do
    local now, before = years[year], years[year - 1]
    for i = 2, #now do
      add(list, "一年一份报告", "uncertain", { report = now[i] }, { report = now[1] }, say("across_several", year))
    end
    for _, check in ipairs(#now == 1 and before and #before == 1 and CHECKS or {}) do
      check(list, now[1], before[1])
    end
    if #now == 1 then
      check_year(list, now[1], years, order)
      check_restated(list, now[1], years)
    end
  end
  check_alike(list, reports)
end

--- The findings, as rows of a table.
-- @tparam source source see `baogao.panel.run_folder`
-- @treturn function gives a row with the cells of `columns`, false where there is none
function M.rows(source)
  local next_year, next_above, next_far -- one after the other
  local function start()
    local parts, restated = reports_of.parts(source), reports_of.restated(source)
    next_year = finding.each(parts, function(part)
      return gather(source, restated, part, parts)
    end, check_series)
    next_above, next_far = hierarchy.rows(source), outliers.rows(source)
  end
  return function()
    if not next_year then
      start()
    end
    return next_year() or next_above() or next_far()
  end
end

return M
