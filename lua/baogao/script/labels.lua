--- Tables whose figures stand in one column, read by the labels of their rows: checked as they are written.
-- @module baogao.script.labels
local misuse = require "baogao.script.misuse"

local fail = misuse.fail
local check_type, check_words, check_known, check_name = misuse.type, misuse.words, misuse.known, misuse.name
local ipairs, math_type, string_format = ipairs, math.type, string.format
local _ENV <const> = nil

local M = {}

local TABLE <const> = { name = true, rows = true, least = true, totals = true }

local function read_row(row, field)
  local made = { labels = {} }
  check_type(row, "table", field)
  if row[1] then
    made.name, made.dims = check_name(row[1], field)
  end
  for j = 2, #row do
    made.labels[#made.labels + 1] = check_type(row[j], "string", field)
  end
  if #made.labels == 0 then
    fail(field, "has no label")
  end
  return made
end

--- Checks what an author wrote; see `baogao.script.script`'s `table`.
-- @tparam table what
-- @treturn table name, rows, least, totals
function M.check(what)
  misuse.label(what.name, "table.name")
  check_type(what.rows, "table", "table.rows")
  check_known(what, TABLE, "table " .. what.name)
  if what.least ~= nil and (math_type(what.least) ~= "integer" or what.least < 1) then
    fail("table " .. what.name .. ".least", "is a whole number from 1")
  elseif #what.rows == 0 then
    fail("table " .. what.name, "has no rows")
  end
  local rows = {}
  for i, row in ipairs(what.rows) do
    rows[i] = read_row(row, string_format("table %s, row %d", what.name, i))
  end
  return { name = what.name, rows = rows, least = what.least or 2,
    totals = check_words(what.totals, "table " .. what.name .. ".totals") }
end

return M
