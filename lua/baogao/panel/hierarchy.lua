--- A place's figures against the sum of the places right below it, with what is missing named. Places and what lies below
-- them are those of GB/T 2260 of 2023-06-30. Never a failure: whether a report speaks for the whole place it seldom says.
-- @module baogao.panel.hierarchy
local core = require "baogao.core"
local finding = require "baogao.panel.finding"
local keys = require "baogao.base.keys"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local reports_of = require "baogao.panel.reports"
local successions = require "baogao.panel.successions"
local rules = require "baogao.panel.across_rules"

local ipairs, next, tostring = ipairs, next, tostring
local math_min, string_format, table_concat = math.min, string.format, table.concat
local decimal, say = core.decimal, messages.text
local _ENV <const> = nil

local M = {}

-- So many of the places that are missing are named, the rest counted.
local NAMED <const> = 12

-- By code: the place above, and the places right below in the order of codes. Zones (codes that end in 71 to 79, which the
-- list has from statistics) lie in districts as well, and so are in no sum.
local function read_places()
  local above, below = {}, {}
  for _, place in ipairs(core.places()) do
    if not place.adcode:find "7[1-9]$" and not successions.ended(place.adcode) then
      above[place.adcode] = place.parent
      below[place.parent] = below[place.parent] or {}
      below[place.parent][#below[place.parent] + 1] = place
    end
  end
  return above, below
end

-- Indicators of the sums.
local WANTED <const> = {}
for _, rule in ipairs(rules.sums) do
  for _, name in ipairs(rule.indicators) do
    WANTED[name] = true
  end
end

-- Puts a report where it is the whole, and where it is one of the parts.
local function file(groups, code, report, as_whole)
  local key = string_format("%s %s %d", code, report.genre or "", report.year)
  local group = groups[key] or { code = code, genre = report.genre, whole = {}, parts = {} }
  groups[key] = group
  if as_whole then
    group.whole[#group.whole + 1] = report
  else
    group.parts[report.at] = group.parts[report.at] or {}
    group.parts[report.at][#group.parts[report.at] + 1] = report
  end
end

local function gather(source, above, below, part, parts)
  local groups = {}
  local function here(code)
    return code and below[code] and reports_of.part_of(code, parts) == part
  end
  local function keep(place)
    return here(place) or here(above[place])
  end
  for report in reports_of.each(source, WANTED, nil, keep) do
    if report.speaker == "" then
      if here(report.at) then
        file(groups, report.at, report, true)
      end
      if here(above[report.at]) then
        file(groups, above[report.at], report, false)
      end
    end
  end
  return groups
end

-- The names of places, as many as are told.
local function list_of(places)
  local told = {}
  for i = 1, math_min(#places, NAMED) do
    told[i] = places[i]
  end
  return table_concat(told, "、"), #places - #told
end

-- The one report of each place below; or nil, and the places that have none or several.
local function reports_below(group, places)
  local found, missing = {}, {}
  for _, place in ipairs(places) do
    local reports = group.parts[place.adcode] or {}
    if #reports == 1 then
      found[#found + 1] = { place = place.name, report = reports[1] }
    else
      missing[#missing + 1] = place.name
    end
  end
  if #missing > 0 then
    return nil, missing, found
  end
  return found
end

-- The side of the sum, and the places whose report lacks the figure.
local function sum_of(found, indicator, dims)
  local side = { value = decimal "0", slack = 0, lacking = {} }
  local paths, lines = {}, {}
  for i, one in ipairs(found) do
    local fact = one.report.facts[indicator] and one.report.facts[indicator][dims]
    paths[i], lines[i] = one.report.report, fact and fact.line or ""
    if fact and fact.value then
      side.value, side.doubt = side.value + fact.value, side.doubt or fact.doubt
      side.slack = side.slack + M.slack(fact.value)
    else
      side.lacking[#side.lacking + 1] = one.place
    end
  end
  side.names = string_format("%d x %s", #found, names.format(indicator, dims))
  side.report, side.line = { report = table_concat(paths, ";") }, table_concat(lines, ";")
  if #side.lacking > 0 then
    side.value = nil
  end
  return side
end

--- How far from what it stands for a figure can be: half a unit of its last digit, nothing for a whole number.
-- @tparam decimal value
-- @treturn number
function M.slack(value)
  local digits = finding.digits(value)
  return digits > 0 and 0.5 * 10 ^ -digits or 0
end

local function verdict_of(rule, left, right)
  if not left.value or not right.value then
    local told, more = list_of(right.lacking)
    return "not_assessable", told ~= "" and say("across_below_lacking", told, more) or nil
  end
  local gap = tostring(left.value - right.value) + 0.0
  local slack = M.slack(left.value) + right.slack
  if gap >= -slack and (rule.at_least or gap <= slack) then
    return "pass"
  end
  local doubt = left.doubt or right.doubt
  return "uncertain", doubt and say("across_doubt", doubt) or say "across_below_differs"
end

local function check_sums(list, whole, found)
  for _, rule in ipairs(rules.sums) do
    for _, indicator in ipairs(rule.genre == whole.genre and rule.indicators or {}) do
      local facts = whole.facts[indicator] or {}
      for _, dims in ipairs(keys.sorted(facts)) do
        if not (";" .. dims):find ";[lsy]%l+:" then -- level, scope, stage, year: not the place's own of this year
          local left, right = finding.side(whole, facts[dims]), sum_of(found, indicator, dims)
          local verdict, note = verdict_of(rule, left, right)
          finding.add(list, rule.name, verdict, left, right, note)
        end
      end
    end
  end
end

local function rule_of(genre)
  for _, rule in ipairs(rules.sums) do
    if rule.genre == genre then
      return rule
    end
  end
end

local function check_group(list, group, places)
  local rule, whole = rule_of(group.genre), group.whole[1]
  if not rule or #group.whole ~= 1 or not next(group.parts) then
    return
  end
  local found, missing, some = reports_below(group, places)
  if found then
    return check_sums(list, whole, found)
  end
  local told, more = list_of(missing)
  local paths = {}
  for i, one in ipairs(some) do
    paths[i] = one.report.report
  end
  finding.add(list, rule.name, "not_assessable", { report = whole }, { report = { report = table_concat(paths, ";") } },
    say("across_below_missing", #missing, #places, told, more))
end

--- The findings, with the cells of `baogao.panel.finding`.
-- @tparam source source see `baogao.panel.run_folder`
-- @treturn function
function M.rows(source)
  local above, below = read_places()
  local parts = reports_of.parts(source)
  return finding.each(parts, function(part)
    return gather(source, above, below, part, parts)
  end, function(list, group)
    check_group(list, group, below[group.code])
  end)
end

return M
