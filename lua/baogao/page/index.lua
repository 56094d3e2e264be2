--- What the page of a run shows: its reports, reasons, checks that do not hold, and figures over years and places.
-- @module baogao.page.index
local json = require "baogao.base.json"
local messages = require "baogao.base.messages"
local sample_of = require "baogao.panel.sample"
local series_of = require "baogao.panel.series"
local successions = require "baogao.panel.successions"
local sorted_keys = require("baogao.base.keys").sorted

local ipairs, math_min, math_tointeger, tonumber = ipairs, math.min, math.tointeger, tonumber
local table_sort = table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

--- So many series are drawn, those with the most values; so many values are kept of all of them, and so many of one
-- (`baogao.panel.sample`).
M.most_series, M.most_points, M.enough_points = 40, 20000, 200

local function whole(text)
  return math_tointeger(tonumber(text)) or 0
end

local function count_of(text)
  local n = 0
  for _ in (text or ""):gmatch "[^;]+" do
    n = n + 1
  end
  return n
end

-- The row of a report on the page. `number_of`: the numbers of checks, from 0. A prefix of its SHA-256 is enough to know
-- its corrections by.
local function report_row(report, number_of)
  local row, checks = report.row, {}
  for i, check in ipairs(report.failing) do
    checks[i] = number_of[check]
  end
  return json.object { { "path", row[1] }, { "id", row[2]:sub(1, 16) }, { "title", row[3] }, { "place", row[4] },
    { "adcode", row[5] }, { "year", row[7] }, { "verdict", row[9] }, { "reason", row[10] }, { "facts", whole(row[13]) },
    { "residue", whole(row[14]) }, { "warnings", count_of(row[12]) },
    { "checks", #checks > 0 and json.list(checks) or nil }, { "page", report.page } }
end

-- The counts of a set, the greatest first: { text, count }.
local function counted(counts)
  local list = {}
  for _, text in ipairs(sorted_keys(counts)) do
    list[#list + 1] = { text, counts[text] }
  end
  table_sort(list, function(a, b)
    if a[2] ~= b[2] then
      return a[2] > b[2]
    end
    return a[1] < b[1]
  end)
  for i, one in ipairs(list) do
    list[i] = json.list { one[1], one[2] }
  end
  return json.list(list)
end

local READ <const> = { "place", "adcode", "year", "indicator", "dims", "value", "unit", "label" }

-- Figures without breakdowns, by series: label, unit, list (points) and count (how many there were).
local function gather(source)
  local sample, list = sample_of.new(M.most_points, M.enough_points), {}
  for c in source:rows("facts.csv", READ) do
    local name, dims, year, kind = series_of.place(c[4], c[5], c[3])
    local value = c[6] ~= "" and c[6]:match "^%-?%d+%.?%d*$"
    if dims == "" and kind == "reported" and value and tonumber(year) and c[1] ~= "" then
      local series = sample:add(name, json.list { successions.now(c[2], c[1]), whole(year), json.number(value) })
      if not series.name then
        series.name, series.label, series.unit = name, c[8] ~= "" and c[8] or name, c[7]
        list[#list + 1] = series
      end
    end
  end
  return list
end

-- Those that are drawn, and how many there are.
local function series_list(source)
  local list = gather(source)
  table_sort(list, function(a, b)
    if a.count ~= b.count then
      return a.count > b.count
    end
    return a.name < b.name
  end)
  local shown = {}
  for i = 1, math_min(M.most_series, #list) do
    local one = list[i]
    shown[i] = json.object { { "name", one.name }, { "label", one.label }, { "unit", one.unit }, { "count", one.count },
      { "points", json.list(one.list) } }
  end
  return json.list(shown), #list
end

--- The data of the page, as JSON.
-- @tparam source source of one run folder
-- @tparam {table,...} reports each with `row` (see `baogao.page.report`), `failing` (names of checks), `page` (its own, or nil)
-- @tparam table counts reasons and failing: text to count
-- @treturn object
function M.data(source, reports, counts)
  local failing, number_of, rows = counted(counts.failing), {}, {}
  for i, one in ipairs(failing) do
    number_of[one[1]] = i - 1
  end
  for i, report in ipairs(reports) do
    rows[i] = report_row(report, number_of)
  end
  local series, all = series_list(source)
  return json.object { { "title", say("review_title", source.folders[1]) }, { "about", say("review_about", #reports) },
    { "reports", json.list(rows) }, { "reasons", counted(counts.reasons) }, { "failing", failing },
    { "series", series }, { "all_series", all } }
end

return M
