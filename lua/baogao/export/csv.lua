--- Tables as CSV: UTF-8, LF, RFC 4180; a value that is missing is an empty cell.
-- @module baogao.export.csv
local files = require "baogao.export.files"

local ipairs = ipairs
local table_concat = table.concat
local _ENV <const> = nil

local M = {}

--- A cell as CSV has it.
-- @tparam string|false value
-- @treturn string
function M.cell(value)
  if not value then
    return ""
  end
  return value:find '[,"\n\r]' and '"' .. value:gsub('"', '""') .. '"' or value
end

--- Writes a table.
-- @tparam string path
-- @tparam table table name, columns, rows
-- @treturn boolean|nil
-- @treturn string message
function M.write(path, table)
  return files.text(path, function(add)
    local cells, count = {}, #table.columns
    for i, column in ipairs(table.columns) do
      cells[i] = M.cell(column.name)
    end
    add(table_concat(cells, ",", 1, count) .. "\n")
    for values in table:rows() do
      for i = 1, count do
        cells[i] = M.cell(values[i])
      end
      add(table_concat(cells, ",", 1, count) .. "\n")
    end
  end)
end

return M
