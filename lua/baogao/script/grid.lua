--- Forms' tables in two dimensions: checked as they are written, resolved when a script is compiled.
-- @module baogao.script.grid
local show = require "baogao.base.show"
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local misuse = require "baogao.script.misuse"
local names = require "baogao.base.names"
local variants = require "baogao.zh.variants"

local error, ipairs, pairs, type = error, ipairs, pairs, type
local string_format = string.format
local say = messages.text
local _ENV <const> = nil

local M = {}

--- The most rows, and the most columns, of a grid.
M.most = 64

local GRID <const> = { name = true, form = true, rows = true, columns = true, dim = true, groups = true,
  near = true, row_sums = true, column_sums = true }
local KEY <const> = { extra = true, changes = true }

-- Raises "file:line: field: message", for the place of the author's call.
local function failer(name, where)
  return function(part, format, ...)
    error(string_format("%s: grid %s%s: %s", where, name, part, string_format(format, ...)), 0)
  end
end

local function need(value, wanted, part, fail)
  if type(value) ~= wanted then
    fail(part, "must be a %s, got %s", wanted, value == nil and "nothing" or type(value))
  end
  return value
end

local function labels_of(list, first, part, fail)
  local labels, seen = {}, {}
  for i = first, #list do
    for _, label in ipairs(variants.all(core.fold(need(list[i], "string", part, fail)))) do
      if not seen[label] then
        seen[label] = true
        labels[#labels + 1] = label
      end
    end
  end
  return labels
end

-- A row or a column: { "regulation", "规章", "variant", …, extra = true, changes = true }.
local function read_key(key, part, fail)
  need(key, "table", part, fail)
  if type(key[1]) ~= "string" or not key[1]:match "^[a-z][a-z0-9_]*$" then
    fail(part, "begins with %s, not with a name (small letters, digits, _)", show(key[1]))
  end
  for option in pairs(key) do
    if type(option) ~= "number" and not KEY[option] then
      fail(part, "has no option %q", show(option))
    end
  end
  local labels = labels_of(key, 2, part, fail)
  if #labels == 0 then
    fail(part, "has no label")
  end
  return { name = key[1], labels = labels, extra = key.extra, changes = key.changes }
end

local function read_set(text, index, part, fail)
  local set = {}
  for name in text:gmatch "[^+%s]+" do
    set[#set + 1] = index[name] or fail(part, "%q is none of its names", name)
  end
  if #set == 0 then
    fail(part, "has an empty side")
  end
  return set
end

-- "a + b = c": which rows (columns) add to which.
local function read_sum(text, index, part, fail)
  local left, right = need(text, "string", part, fail):match "^([^=]+)=([^=]+)$"
  if not left then
    fail(part, "%q is not a sum, a + b = c", text)
  end
  return { left = read_set(left, index, part, fail), right = read_set(right, index, part, fail) }
end

local function read_axis(list, sums, part, fail)
  local axis, index = { keys = {}, sums = {} }, {}
  for i, key in ipairs(need(list, "table", part, fail)) do
    local made = read_key(key, string_format("%s[%d]", part, i), fail)
    if index[made.name] then
      fail(part, "%q stands twice", made.name)
    end
    axis.keys[i], index[made.name] = made, i
  end
  if #axis.keys == 0 or #axis.keys > M.most then
    fail(part, "has %d entries, 1 to %d are possible", #axis.keys, M.most)
  end
  for i, sum in ipairs(need(sums or {}, "table", part, fail)) do
    axis.sums[i] = read_sum(sum, index, part, fail)
  end
  return axis
end

--- Checks what an author wrote; see `baogao.script.script`'s `table`.
-- @tparam table what
-- @tparam string script name of the script
-- @tparam string where "file:line" of the author's call
-- @treturn table name, form, dim, rows, columns, groups, near
function M.check(what, script, where)
  need(what, "table", "", failer("?", where))
  local fail = failer(show(what.name), where)
  need(what.name, "string", ".name", fail)
  misuse.label(what.name, "grid.name")
  for option in pairs(what) do
    if not GRID[option] then
      fail("", "has no option %q", show(option))
    end
  end
  local near = {}
  for i, word in ipairs(need(what.near or {}, "table", ".near", fail)) do
    near[i] = core.fold(need(word, "string", ".near", fail))
  end
  return {
    name = what.name, near = near,
    form = what.form == nil and script or need(what.form, "string", ".form", fail),
    dim = what.dim ~= nil and need(what.dim, "string", ".dim", fail) or nil,
    groups = labels_of(need(what.groups or {}, "table", ".groups", fail), 1, ".groups", fail),
    rows = read_axis(what.rows, what.row_sums, ".rows", fail),
    columns = read_axis(what.columns, what.column_sums, ".columns", fail),
  }
end

-- The fact of a row and a column: row[dim:column], or row_column.
local function fact_of(grid, row, column)
  if grid.dim then
    return row.name, grid.dim .. ":" .. column.name
  end
  return row.name .. "_" .. column.name, ""
end

--- The spec of a grid: every pair of row and column whose indicator is declared is a cell.
-- @tparam table grid as checked
-- @tparam {string=integer} index indicator name to number
-- @treturn table places, rows, columns, groups, near, name
-- @treturn string|nil what is wrong: a row or a column without a cell
function M.resolve(grid, index)
  local places, used = {}, {}
  for _, row in ipairs(grid.rows.keys) do
    for _, column in ipairs(grid.columns.keys) do
      local name, dims = fact_of(grid, row, column)
      local known = not row.extra and not column.extra and index[name]
      places[#places + 1] = known and { indicator = known, dims = dims } or false
      used[row] = used[row] or known or row.extra
      used[column] = used[column] or known or column.extra
    end
  end
  local problem
  for i, axis in ipairs { grid.rows, grid.columns } do
    for _, key in ipairs(axis.keys) do
      if not problem and not used[key] then
        problem = say(not grid.dim and "grid_pair" or i == 1 and "grid_row" or "grid_column", grid.name, key.name, grid.dim)
      end
    end
  end
  return { name = grid.name, places = places, rows = grid.rows, columns = grid.columns, groups = grid.groups,
    near = grid.near }, problem or nil
end

--- The facts of a grid, by row and then by column.
-- @tparam table grid as checked
-- @treturn {string,...} "new_received[applicant:total]"
function M.facts(grid)
  local list = {}
  for _, row in ipairs(grid.rows.keys) do
    for _, column in ipairs(grid.columns.keys) do
      if not row.extra and not column.extra then
        list[#list + 1] = names.format(fact_of(grid, row, column))
      end
    end
  end
  return list
end

return M
