--- Rates that stand far from those of other places for the same year: by how many deviations from the median they lie
-- (0.6745 of the median absolute deviation is one). Never a fault, always uncertain: a place may be far from all others.
-- @module baogao.panel.outliers
local names = require "baogao.base.names"
local messages = require "baogao.base.messages"
local sample_of = require "baogao.panel.sample"
local series = require "baogao.panel.series"

local ipairs, pairs, tonumber = ipairs, pairs, tonumber
local math_abs, string_format, table_sort = math.abs, string.format, table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

--- Fewer values than this say nothing of what is far.
M.least = 20

--- So many values are kept at a time, of all figures and years, and so many of one of them (`baogao.panel.sample`).
M.most, M.enough = 250000, 200

--- So many deviations are far. Of the 1,925 figures of 42 communiqués for 2025, 16 lie farther than 5.
M.far = 5

-- Levels differ from place to place as places do; rates can be compared.
local RATES <const> = { ["%"] = true, ["‰"] = true }

local READ <const> = { "place", "adcode", "publisher", "level", "year", "indicator", "dims", "value", "unit", "status",
  "report", "line" }
local LEVEL <const>, YEAR <const>, INDICATOR <const>, DIMS <const>, VALUE <const>, UNIT <const> = 4, 5, 6, 7, 8, 9

-- Figures that are compared with each other: of one series, level of place and year. Nil for one that is not.
local function group_of(c)
  if c[VALUE] == "" or not RATES[c[UNIT]] or c[YEAR] == "" then
    return nil
  end
  local name, dims, year, kind = series.place(c[INDICATOR], c[DIMS], c[YEAR])
  return kind == "reported" and name .. "|" .. dims .. "|" .. year .. "|" .. c[LEVEL] or nil
end

local function median(list)
  table_sort(list)
  local n = #list
  return n % 2 == 1 and list[(n + 1) // 2] or (list[n // 2] + list[n // 2 + 1]) / 2
end

-- The values of each group, or a sample of them.
local function gather(source)
  local sample = sample_of.new(M.most, M.enough)
  for c in source:rows("facts.csv", READ) do
    local key = group_of(c)
    if key then
      sample:add(key, tonumber(c[VALUE]))
    end
  end
  return sample.groups
end

-- Median and deviation of each group that is large enough and not all alike.
local function measure(source)
  local groups = gather(source)
  for key, group in pairs(groups) do
    local list, gaps = group.list, {}
    local middle = median(list)
    for i, x in ipairs(list) do
      gaps[i] = math_abs(x - middle)
    end
    local spread = median(gaps) / 0.6745
    groups[key] = #list >= M.least and spread > 0 and { middle = middle, spread = spread, count = group.count } or nil
  end
  return groups
end

local function or_false(text)
  return text ~= "" and text or false
end

--- The findings, with the cells of `baogao.panel.across`.
-- @tparam source source
-- @treturn function
function M.rows(source)
  local groups, next_fact
  return function()
    groups = groups or measure(source)
    next_fact = next_fact or source:rows("facts.csv", READ)
    for c in next_fact do
      local group = groups[group_of(c) or 0]
      local z = group and (tonumber(c[VALUE]) - group.middle) / group.spread or 0
      if math_abs(z) > M.far then
        return { or_false(c[1]), or_false(c[2]), or_false(c[3]), c[YEAR], "与其他地区相比", "uncertain", c[VALUE],
          string_format("%.4g", group.middle), false, c[11], names.format(c[INDICATOR], c[DIMS]), or_false(c[12]), false,
          false, false, say("across_far", z, group.count) }
      end
    end
  end
end

return M
