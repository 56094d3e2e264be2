--- The panel in long form: place, year, series, value, with last year's column of a report as evidence of its own. A row
-- at a time.
-- @module baogao.panel.series
local rules = require "baogao.panel.series_rules"
local successions = require "baogao.panel.successions"

local ipairs, tonumber, tostring = ipairs, tonumber, tostring
local table_insert = table.insert
local _ENV <const> = nil

local M = {}

--- The columns of a row. `kind` is reported, restated (an earlier year's figure in a later report) or planned; `adcode_now` the code under which
-- all years of the place are found (`baogao.panel.successions`); `since` the first year of the definition that the report's
-- figure has, empty for the first one.
M.columns = { "place", "adcode", "publisher", "level", "year", "series", "dims", "value", "unit", "hedge", "status", "kind",
  "grade", "form", "report", "line", "adcode_now", "since" }

local READ <const> = { "place", "adcode", "publisher", "level", "year", "indicator", "dims", "value", "unit", "hedge",
  "status", "grade", "form", "report", "line" }
local YEAR <const>, INDICATOR <const>, DIMS <const> = 5, 6, 7

-- indicator, then dims, to the series they belong to.
local MEMBER_OF <const> = {}
for _, series in ipairs(rules.series) do
  for _, member in ipairs(series.members) do
    MEMBER_OF[member[1]] = MEMBER_OF[member[1]] or {}
    MEMBER_OF[member[1]][member[2]] = series.name
  end
end

-- The years in which a series breaks, by its name, in order.
local BREAKS_OF <const> = {}
for _, change in ipairs(rules.breaks) do
  BREAKS_OF[change[1]] = BREAKS_OF[change[1]] or {}
  table_insert(BREAKS_OF[change[1]], change)
end

--- Where a series goes on under another definition.
-- @tparam string name of the series
-- @treturn {table,...} name, first year, what changes; in order of years
function M.breaks(name)
  return BREAKS_OF[name] or {}
end

-- The first year of the definition that a report of `year` has; "" where the series has no other one, or it is the first.
local function since(name, year)
  local first = ""
  for _, change in ipairs(BREAKS_OF[name] or {}) do
    first = year and year >= change[2] and tostring(change[2]) or first
  end
  return first
end

-- The dims without the year they tell, and that year.
local function split_year(dims)
  local year = dims:match "^year:(%d%d%d%d)$" or dims:match "^year:(%d%d%d%d);" or dims:match ";year:(%d%d%d%d)$"
    or dims:match ";year:(%d%d%d%d);"
  if not year then
    return dims
  end
  local rest = (";" .. dims .. ";"):gsub(";year:%d%d%d%d;", ";", 1):gsub("^;", ""):gsub(";$", "")
  return rest, tonumber(year)
end

--- What a figure is in the panel.
-- @tparam string indicator
-- @tparam string dims
-- @tparam string year of the report
-- @treturn string series
-- @treturn string dims that are left
-- @treturn string year it is of
-- @treturn string kind
function M.place(indicator, dims, year)
  local rest, of = split_year(dims)
  local own = tonumber(year)
  local kind = "reported"
  if of and own and of ~= own then
    kind = of < own and "restated" or "planned"
  end
  local series = MEMBER_OF[indicator] and MEMBER_OF[indicator][rest]
  return series or indicator, series and "" or rest, of and tostring(of) or year, kind
end

--- The rows of all runs, in the order of their facts.
-- @tparam source source see `baogao.panel.run_folder`
-- @treturn function gives the cells of `columns`, false where there is none
function M.rows(source)
  local next_fact = source:rows("facts.csv", READ)
  return function()
    local c = next_fact()
    if not c then
      return nil
    end
    local series, dims, year, kind = M.place(c[INDICATOR], c[DIMS], c[YEAR])
    local row = { c[1], c[2], c[3], c[4], year, series, dims, c[8], c[9], c[10], c[11], kind, c[12], c[13], c[14], c[15],
      successions.now(c[2], c[1]), since(series, tonumber(c[YEAR])) }
    for i = 1, #row do
      row[i] = row[i] ~= "" and row[i] or false
    end
    return row
  end
end

return M
