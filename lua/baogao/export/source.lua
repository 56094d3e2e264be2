--- The run folders that are exported, one after the other: rows of their files, a few columns at a time.
-- @module baogao.export.source
local rows = require "baogao.export.rows"

local ipairs, setmetatable = ipairs, setmetatable
local _ENV <const> = nil

local M = {}

local Source = {}
Source.__index = Source

--- Opens run folders.
-- @tparam {string,...} folders
-- @treturn source|nil
-- @treturn string which folder is none, or stands twice
-- @treturn string|nil the file it lacks
function M.open(folders)
  local seen = {}
  for _, folder in ipairs(folders) do
    if seen[folder] then
      return nil, folder
    end
    seen[folder] = true
    for _, file in ipairs { "facts.csv", "reports.csv", "manifest.json" } do
      if not rows.exists(folder .. "/" .. file) then
        return nil, folder, file
      end
    end
  end
  return setmetatable({ folders = folders, several = #folders > 1 }, Source)
end

--- The columns that a file has in every folder, in the order of the first one.
-- @tparam string file
-- @treturn {string,...}
function Source:columns(file)
  return rows.header(self.folders[1] .. "/" .. file)
end

--- The rows of a file in all folders. The table of cells is the same one for every row.
-- @tparam string file "facts.csv"
-- @tparam {string,...} columns
-- @treturn function gives the cells in the order of `columns` ("" for a column the file lacks), and the folder
function Source:rows(file, columns)
  local at, next_row = 0, nil
  return function()
    while true do
      local cells = next_row and next_row()
      if cells then
        return cells, self.folders[at]
      end
      at = at + 1
      if not self.folders[at] then
        return nil
      end
      next_row = rows.open(self.folders[at] .. "/" .. file, columns)
    end
  end
end

return M
