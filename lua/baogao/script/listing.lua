--- Tables that list indicators by the names of their rows: checked as they are written, resolved when a script is
-- compiled.
-- @module baogao.script.listing
local show = require "baogao.base.show"
local core = require "baogao.core"
local misuse = require "baogao.script.misuse"
local names = require "baogao.base.names"
local variants = require "baogao.zh.variants"

local error, ipairs, pairs, type = error, ipairs, pairs, type
local string_format = string.format
local _ENV <const> = nil

local M = {}

local WORDS <const> = { "growth", "falls", "other", "other_first", "unit", "prefer", "not_in", "same" }
local LISTING <const> = { name = true, rows = true }
for _, field in ipairs(WORDS) do
  LISTING[field] = true
end
local ROW <const> = { value = true, growth = true, under = true, columns = true }

local function folded(list, fail, part, first)
  local words, seen = {}, {}
  for i = first or 1, #list do
    local word = list[i]
    if type(word) ~= "string" or core.fold(word) == "" then
      fail(part, "%s is no word", show(word))
    end
    for _, other in ipairs(variants.all(core.fold(word))) do
      if not seen[other] then
        seen[other] = true
        words[#words + 1] = other
      end
    end
  end
  return words
end

local function read_name(value, fail, part)
  local name, dims = names.parse(value)
  if not name or dims ~= "" then
    fail(part, "%s is no indicator", show(value))
  end
  return name
end

-- The indicator of a row's figure, and where its labels begin: { "gdp", "地区生产总值" }, { false, "固定资产投资",
-- growth = "fai_growth" }, or with `value`.
local function figure_of(row)
  local first = row[1]
  if first == false or row.value == nil and type(first) == "string" and first:match "^[a-z][a-z0-9_]*$" then
    return first or nil, 2
  end
  return row.value, 1
end

local function read_row(row, index, fail, part)
  if type(row) ~= "table" then
    fail(part, "must be a table, got %s", type(row))
  end
  for option in pairs(row) do
    if type(option) ~= "number" and not ROW[option] then
      fail(part, "has no option %q", show(option))
    end
  end
  local value, first = figure_of(row)
  local made = { labels = folded(row, fail, part, first), columns = folded(row.columns or {}, fail, part) }
  if #made.labels == 0 or not (value or row.growth) then
    fail(part, "needs a label, and value or growth")
  end
  made.value = value and read_name(value, fail, part)
  made.growth = row.growth and read_name(row.growth, fail, part)
  made.under = row.under and (index[row.under] or fail(part, "no row above it is %q", show(row.under)))
  return made
end

--- Words for the heads of columns make a declaration of a table one of these.
-- @tparam table what
-- @treturn boolean
function M.is_one(what)
  for _, field in ipairs(WORDS) do
    if what[field] ~= nil then
      return true
    end
  end
  return false
end

--- Checks what an author wrote; see `baogao.script.script`'s `table`.
-- @tparam table what
-- @tparam string where the author's call stands
-- @treturn table name, rows, growth, falls, other, other_first, unit, prefer, not_in, same
function M.check(what, where)
  local function fail(part, format, ...)
    local name = type(what) == "table" and show(what.name) or "?"
    error(string_format("%s: listing %s%s: %s", where, name, part, string_format(format, ...)), 0)
  end
  if type(what) ~= "table" or type(what.name) ~= "string" or type(what.rows) ~= "table" then
    fail("", "must be a table with name and rows")
  end
  misuse.label(what.name, "listing.name")
  for option in pairs(what) do
    if not LISTING[option] then
      fail("", "has no option %q", show(option))
    end
  end
  local made, index = { name = what.name, rows = {} }, {}
  for i, row in ipairs(what.rows) do
    made.rows[i] = read_row(row, index, fail, string_format(".rows[%d]", i))
    index[made.rows[i].value or made.rows[i].growth] = i
  end
  for _, field in ipairs(WORDS) do
    made[field] = folded(what[field] or {}, fail, "." .. field)
  end
  return made
end

--- The listing with indicators as numbers.
-- @tparam table listing as `check` made it
-- @tparam function find gives the number of an indicator, or raises
-- @treturn table
function M.resolve(listing, find)
  local made = { name = listing.name, rows = {} }
  for _, field in ipairs(WORDS) do
    made[field] = listing[field]
  end
  for i, row in ipairs(listing.rows) do
    made.rows[i] = { labels = row.labels, columns = row.columns, under = row.under,
      value = row.value and find(row.value), growth = row.growth and find(row.growth) }
  end
  return made
end

return M
