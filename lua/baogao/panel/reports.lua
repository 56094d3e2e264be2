--- The reports of run folders one after the other, each with those of its figures that checks between reports want.
-- @module baogao.panel.reports
local core = require "baogao.core"
local names = require "baogao.base.names"
local rules = require "baogao.panel.across_rules"
local series = require "baogao.panel.series"
local successions = require "baogao.panel.successions"

local ipairs, math_max, tonumber = ipairs, math.max, tonumber
local table_concat = table.concat
local decimal = core.decimal
local _ENV <const> = nil

local M = {}

--- Reports whose figures are held at a time; of more of them only a part of the places in each pass.
M.most = 10000

local READ <const> = { "report", "place", "adcode", "publisher", "level", "year", "form", "indicator", "dims", "value",
  "hedge", "status", "line", "unit", "label", "grade" }
local REPORT <const>, PLACE <const>, ADCODE <const>, PUBLISHER <const>, YEAR <const>, FORM <const> = 1, 2, 3, 4, 6, 7
local INDICATOR <const>, DIMS <const>, VALUE <const>, HEDGE <const>, STATUS <const>, LINE <const> = 8, 9, 10, 11, 12, 13
local LEVEL <const>, UNIT <const>, LABEL <const>, GRADE <const> = 5, 14, 15, 16

-- Who speaks: the place itself, or one of its departments by name.
local function speaker_of(publisher)
  for _, word in ipairs(rules.government) do
    if publisher:find(word, 1, true) then
      return ""
    end
  end
  return publisher
end

local function begin(cells, keep)
  local at = successions.now(cells[ADCODE], cells[PLACE])
  if at == "" or not tonumber(cells[YEAR]) or not keep(at) then
    return nil
  end
  return { at = at, report = cells[REPORT], place = cells[PLACE], adcode = cells[ADCODE], publisher = cells[PUBLISHER],
    level = cells[LEVEL],
    speaker = speaker_of(cells[PUBLISHER]), year = tonumber(cells[YEAR]), facts = {}, stated = {}, restated = {}, alike = {} }
end

local function fact_of(cells)
  return { name = names.format(cells[INDICATOR], cells[DIMS]), line = cells[LINE],
    value = cells[VALUE] ~= "" and decimal(cells[VALUE]) or nil,
    doubt = cells[STATUS] == "contradictory" and "contradictory" or cells[HEDGE] ~= "" and cells[HEDGE] or nil,
    grade = cells[STATUS] == "contradictory" and "input_contradictory" or cells[HEDGE] ~= "" and "input_hedged"
      or cells[STATUS] == "overridden" and "input_overridden" or nil }
end

-- Keeps a figure of an earlier year, or one that another report may tell once more.
local function add_restated(report, cells, restated)
  if not cells[DIMS]:find("year:", 1, true) and not restated[cells[INDICATOR]] then
    return
  end
  local name, dims, year, kind = series.place(cells[INDICATOR], cells[DIMS], cells[YEAR])
  local key = names.format(name, dims)
  if kind == "restated" then
    report.restated[#report.restated + 1] = { key = key, year = tonumber(year), fact = fact_of(cells) }
  elseif kind == "reported" then
    report.stated[key] = fact_of(cells)
  end
end

-- The reasons of a grade that tell of inputs.
local function inputs_of(grade)
  local list = {}
  for reason in grade:gmatch "input_%l+" do
    list[#list + 1] = reason
  end
  return table_concat(list, ";")
end

local function add_fact(report, cells, wanted, restated)
  local indicator, dims, value = cells[INDICATOR], cells[DIMS], cells[VALUE]
  report.genre = report.genre or cells[FORM]:match "^%l+" -- a city's own figures have no such form
  if restated and value ~= "" and value:find "[1-9]" and cells[STATUS] ~= "derived" then
    report.alike[#report.alike + 1] = indicator .. "|" .. dims .. "|" .. value
  end
  if wanted[indicator] then
    report.facts[indicator] = report.facts[indicator] or {}
    report.facts[indicator][dims] = fact_of(cells)
  end
  if restated then
    add_restated(report, cells, restated)
  end
  if report.derived and cells[STATUS] == "derived" and value ~= "" then
    report.derived[#report.derived + 1] = { name = names.format(indicator, dims), value = value, unit = cells[UNIT],
      label = cells[LABEL], grade = inputs_of(cells[GRADE]) }
    local last = report.derived[#report.derived]
    last.doubt = last.grade:gsub("input_overridden", "") ~= ""
  end
end

-- Of the figures of a whole report that are not 0 only how many there are stays, and their hash.
local function finish(report)
  report.count, report.alike = #report.alike, core.sha256(table_concat(report.alike, "\n"))
  return report
end

--- The reports whose place and year are known.
-- @tparam source source see `baogao.panel.run_folder`
-- @tparam {[string]=true} wanted indicators that go into `facts`, by indicator and dims
-- @tparam {[string]=true}|nil restated indicators of which another report tells an earlier year: `restated` and `stated`
--  are filled for these, and `count` and `alike`
-- @tparam function keep whether reports of a place, by code or by name, are wanted
-- @tparam[opt] boolean derived what scripts derived goes into `derived`: name, value, unit, label, grade (of its inputs, ""), doubt
-- @treturn function gives a report: at, place, adcode, publisher, level, speaker ("": the place itself), genre, year, facts,
--  count and alike (how many figures are not 0, and their hash)
function M.each(source, wanted, restated, keep, derived)
  local next_fact = source:rows("facts.csv", READ)
  local report, last, last_folder
  return function()
    for cells, folder in next_fact do
      local done
      if cells[REPORT] ~= last or folder ~= last_folder then
        last, last_folder, done, report = cells[REPORT], folder, report, begin(cells, keep)
      end
      if report then
        report.derived = report.derived or derived and {} or nil
        add_fact(report, cells, wanted, restated)
      end
      if done then
        return finish(done)
      end
    end
    local done = report
    report = nil
    return done and finish(done)
  end
end

--- The indicators of which some report tells an earlier year's figure.
-- @tparam source source
-- @treturn {[string]=true}
function M.restated(source)
  local found = {}
  for cells in source:rows("facts.csv", { "indicator", "dims" }) do
    if cells[2]:find("year:", 1, true) then
      found[cells[1]] = true
    end
  end
  return found
end

--- How many passes the reports take.
-- @tparam source source
-- @treturn integer 1 and more
function M.parts(source)
  local count = 0
  for _ in source:rows("reports.csv", { "report" }) do
    count = count + 1
  end
  return math_max(1, (count + M.most - 1) // M.most)
end

--- In which pass something is, alike for alike keys.
-- @tparam string key
-- @tparam integer parts
-- @treturn integer from 0
function M.part_of(key, parts)
  return parts == 1 and 0 or tonumber(core.sha256(key):sub(1, 8), 16) % parts
end

return M
