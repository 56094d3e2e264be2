--- The rows of a run's files, a report at a time: all files are in the order of reports.csv.
-- @module baogao.page.rows
local _ENV <const> = nil

local M = {}

--- What gives the rows of one report after the other.
-- @tparam source source see `baogao.panel.run_folder`
-- @tparam string file
-- @tparam {string,...} columns without `report`
-- @treturn function given a report's path, gives its rows as lists of the columns' texts
function M.each(source, file, columns)
  local wanted = { "report" }
  for i = 1, #columns do
    wanted[i + 1] = columns[i]
  end
  local next_row = source:rows(file, wanted)
  local cells = next_row()
  return function(report)
    local list = {}
    while cells and cells[1] == report do
      local row = {}
      for i = 1, #columns do
        row[i] = cells[i + 1]
      end
      list[#list + 1] = row
      cells = next_row()
    end
    return list
  end
end

return M
