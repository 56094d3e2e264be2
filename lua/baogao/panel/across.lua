--- Checks over the reports of one place: this year's against last year's. Each names both reports with their lines.
-- What is held at a time are the figures that the checks want, of so many reports; more of them take more passes.
-- @module baogao.panel.across
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local outliers = require "baogao.panel.outliers"
local rules = require "baogao.panel.across_rules"
local sorted_keys = require("baogao.base.keys").sorted

local ipairs, math_max, pairs, tonumber, tostring = ipairs, math.max, pairs, tonumber, tostring
local string_format, table_concat, table_sort = string.format, table.concat, table.sort
local decimal, say = core.decimal, messages.text
local _ENV <const> = nil

local M = {}

--- Reports whose figures are held at a time.
M.most_reports = 20000

--- The columns of a finding.
M.columns = { "place", "adcode", "publisher", "year", "check", "verdict", "left", "right", "gap", "left_report",
  "left_facts", "left_line", "right_report", "right_facts", "right_line", "note" }

local READ <const> = { "report", "place", "adcode", "publisher", "level", "year", "form", "indicator", "dims", "value",
  "hedge", "status", "line" }
local REPORT <const>, PLACE <const>, ADCODE <const>, PUBLISHER <const>, YEAR <const>, FORM <const> = 1, 2, 3, 4, 6, 7
local INDICATOR <const>, DIMS <const>, VALUE <const>, HEDGE <const>, STATUS <const>, LINE <const> = 8, 9, 10, 11, 12, 13

-- Indicators that a check wants.
local WANTED <const> = {}
for _, list in ipairs { rules.carried, rules.stocks, rules.growths } do
  for _, rule in ipairs(list) do
    for field, name in pairs(rule) do
      WANTED[name] = field ~= "name" or nil
    end
  end
end

-- Who speaks: the place itself, or one of its departments by name.
local function speaker(publisher)
  for _, word in ipairs(rules.government) do
    if publisher:find(word, 1, true) then
      return ""
    end
  end
  return publisher
end

-- Where a report is of; nil when its place or year is not known.
local function place_of(cells)
  local place = cells[ADCODE] ~= "" and cells[ADCODE] or cells[PLACE]
  return place ~= "" and tonumber(cells[YEAR]) and place or nil
end

-- Reports with one key are of one series: place, genre (ogi, communique), who speaks.
local function key_of(report)
  return table_concat({ report.at, report.genre or "", speaker(report.publisher) }, "\0")
end

-- A number from 0 below `parts`, alike for alike keys.
local function part_of(key, parts)
  return tonumber(core.sha256(key):sub(1, 8), 16) % parts
end

local function new_report(cells, place)
  return { at = place, report = cells[REPORT], place = cells[PLACE], adcode = cells[ADCODE], publisher = cells[PUBLISHER],
    year = tonumber(cells[YEAR]), facts = {}, alike = {} }
end

local function add_fact(report, cells)
  local indicator, dims, value = cells[INDICATOR], cells[DIMS], cells[VALUE]
  report.genre = report.genre or cells[FORM]:match "^%l+" -- a city's own figures have no such form
  if value ~= "" and value:find "[1-9]" and cells[STATUS] ~= "derived" then
    report.alike[#report.alike + 1] = indicator .. "|" .. dims .. "|" .. value
  end
  if WANTED[indicator] then
    report.facts[indicator] = report.facts[indicator] or {}
    report.facts[indicator][dims] = { name = names.format(indicator, dims), line = cells[LINE],
      value = value ~= "" and decimal(value) or nil,
      doubt = cells[STATUS] == "contradictory" and "contradictory" or cells[HEDGE] ~= "" and cells[HEDGE] or nil }
  end
end

-- What was gathered of a report that is done: of its figures that are not 0 only how many there are, and their hash.
local function finish(series, report)
  if report then
    local key = key_of(report)
    report.count, report.alike = #report.alike, core.sha256(table_concat(report.alike, "\n"))
    series[key] = series[key] or {}
    series[key][#series[key] + 1] = report
  end
end

-- The series of one part of the places.
local function gather(source, part, parts)
  local series, report, last = {}, nil, nil
  for cells, folder in source:rows("facts.csv", READ) do
    local this = folder .. "\0" .. cells[REPORT]
    if this ~= last then
      finish(series, report)
      last, report = this, nil
      local place = place_of(cells)
      if place and (parts == 1 or part_of(place, parts) == part) then
        report = new_report(cells, place)
      end
    end
    if report then
      add_fact(report, cells)
    end
  end
  finish(series, report)
  return series
end

local function text_of(value)
  return value and tostring(value) or false
end

local function finding(list, name, verdict, left, right, note)
  local report = left.report
  local gap = left.value and right.value and left.value - right.value
  list[#list + 1] = { report.place ~= "" and report.place or false, report.adcode ~= "" and report.adcode or false,
    report.publisher ~= "" and report.publisher or false, tostring(report.year), name, verdict, text_of(left.value),
    text_of(right.value), text_of(gap), report.report, left.names or false, left.line or false, right.report.report,
    right.names or false, right.line or false, note or false }
end

-- A side of a check that is one fact.
local function side(report, fact)
  return { report = report, value = fact.value, names = fact.name, line = fact.line, doubt = fact.doubt }
end

local function verdict_of(left, right)
  if not left.value or not right.value then
    return "not_assessable"
  elseif left.value - right.value == decimal "0" then
    return "pass"
  end
  local doubt = left.doubt or right.doubt
  return doubt and "uncertain" or "fail", doubt and say("across_doubt", doubt) or nil
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
      local verdict, note = verdict_of(left, right)
      finding(list, rule.name, verdict, left, right, note or not (mine[dims] and theirs[dims]) and say "across_absent")
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
      local verdict, note = verdict_of(left, right)
      finding(list, rule.name, verdict, left, right, note or not whole and say "across_absent")
    end
  end
end

-- Half a unit of the last digit that is printed.
local function half_unit(value)
  local digits = #(tostring(value):match "%.(%d+)$" or "")
  return 0.5 * 10 ^ -digits
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
      finding(list, rule.name, fits and "pass" or "uncertain", left, right, not fits and say "across_revised" or nil)
    end
  end
end

-- All figures of two years alike: one of the reports is the other year's.
local function check_alike(list, now, before)
  if now.count >= rules.figures_alike and now.alike == before.alike then
    finding(list, "两年数字全同", "fail", { report = now }, { report = before }, say("across_alike", now.count))
  end
end

local CHECKS <const> = { check_carried, check_stocks, check_growths, check_alike }

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
      finding(list, "一年一份报告", "uncertain", { report = now[i] }, { report = now[1] }, say("across_several", year))
    end
    if before and #now == 1 and #before == 1 then
      for _, check in ipairs(CHECKS) do
        check(list, now[1], before[1])
      end
    end
  end
end

local function count_reports(source)
  local count = 0
  for _ in source:rows("reports.csv", { "report" }) do
    count = count + 1
  end
  return count
end

--- The findings, as rows of a table.
-- @tparam source source see `baogao.panel.run_folder`
-- @treturn function gives a row with the cells of `columns`, false where there is none
function M.rows(source)
  local parts = math_max(1, (count_reports(source) + M.most_reports - 1) // M.most_reports)
  local part, list, at = -1, {}, 0
  local far -- when all else is told
  return function()
    at = at + 1
    while at > #list and part < parts - 1 do
      part, list, at = part + 1, {}, 1
      local series = gather(source, part, parts)
      for _, key in ipairs(sorted_keys(series)) do
        check_series(list, series[key])
      end
    end
    far = far or outliers.rows(source)
    return list[at] or far()
  end
end

return M
