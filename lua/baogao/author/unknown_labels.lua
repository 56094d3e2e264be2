--- Which labels of a page's table a script's grid does not know: why its cells are unclear.
-- @module baogao.author.unknown_labels
local lpeg = require "baogao.pattern.lpeg"
local zh = require "baogao.zh"

local ipairs = ipairs
local table_concat = table.concat
local _ENV <const> = nil

local M = {}

--- The most labels that are named.
M.most = 12

local NOTE <const> = lpeg.P "(" * (1 - lpeg.P ")") ^ 0 * lpeg.P ")" ^ -1
local KEPT <const> = lpeg.C(lpeg.R("az", "AZ") + zh.char - lpeg.R "\0\127" - zh.oneof "、。“”《》〈〉·—…％")

-- A label without notes in brackets, marks and numbers.
local function kept(label)
  return table_concat(lpeg.match(lpeg.Ct((NOTE + KEPT + zh.char) ^ 0), label))
end

-- The grids of a compiled script by a name.
local function grids_of(compiled, name)
  local list = {}
  for _, script in ipairs(compiled.scripts) do
    for _, grid in ipairs(script.grids) do
      list[#list + 1] = grid.name == name and grid or nil
    end
  end
  return list
end

local function known_of(grids)
  local known = {}
  for _, grid in ipairs(grids) do
    for _, axis in ipairs { grid.rows, grid.columns } do
      for _, key in ipairs(axis.keys) do
        for _, label in ipairs(key.labels) do
          known[kept(label)] = true
        end
      end
    end
    for _, label in ipairs(grid.groups) do
      known[kept(label)] = true
    end
  end
  return known
end

-- The rows of tables that stand together with the one on `line`: lists of cells.
local function rows_around(report, view, line)
  local rows, found = {}, false
  for from, row in view:gmatch "()([^\n]*)" do
    local is_row = row:find("\t", 1, true) ~= nil
    if is_row then
      local cells = {}
      for cell in (row .. "\t"):gmatch "([^\t]*)\t" do
        cells[#cells + 1] = cell
      end
      rows[#rows + 1] = cells
      found = found or report:line(from) == line
    elseif found then
      return rows
    elseif row:find "%S" then
      rows = {}
    end
  end
  return found and rows or {}
end

--- The labels that no row, column or group of a grid is called.
-- @tparam reading reading
-- @tparam string name of the grid
-- @tparam integer line where the table, or a row of it, stands
-- @treturn {string,...}
function M.find(reading, name, line)
  local grids = grids_of(reading.compiled, name)
  local known, list = known_of(grids), {}
  for _, cells in ipairs(#grids > 0 and rows_around(reading.report, reading.view, line) or {}) do
    for _, cell in ipairs(cells) do
      local label = not cell:find "^[%d%s.,%%-]*$" and kept(cell) or ""
      if label ~= "" and not known[label] and #list < M.most then
        known[label] = true
        list[#list + 1] = cell
      end
    end
  end
  return list
end

return M
