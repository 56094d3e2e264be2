--- Run folders, one after the other: rows of their files, a few columns at a time, in memory that does not grow with
-- them. A file that is damaged is an error.
-- @module baogao.panel.run_folder
local core = require "baogao.core"
local messages = require "baogao.base.messages"

local error, ipairs, setmetatable = error, ipairs, setmetatable
local _ENV <const> = nil

local M = {}

local function open(path)
  local csv, header = core.csv(path)
  if not csv then
    error(messages.text("export_unreadable", path, header), 0)
  end
  return csv, header
end

-- True when a file is there.
local function exists(path)
  local csv <close> = core.csv(path)
  return csv ~= nil
end

-- The names of a file's columns.
local function header_of(path)
  local csv <close>, header = open(path) -- luacheck: ignore csv
  return header
end

-- The rows of a file.
local function open_rows(path, columns)
  local csv, header = open(path)
  local places, selected, cells = {}, {}, {}
  for i, name in ipairs(header) do
    places[name] = i
  end
  for i, name in ipairs(columns) do
    selected[i] = places[name] or 0
  end
  csv:select(selected)
  return function()
    local more, message = csv:next(cells)
    if more == nil then
      error(messages.text("export_unreadable", path, message), 0)
    end
    return more and cells or nil
  end
end

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
      if not exists(folder .. "/" .. file) then
        return nil, folder, file
      end
    end
  end
  return setmetatable({ folders = folders, several = #folders > 1 }, Source)
end

--- The columns that a file has in some folder, in the order of the first one: an older program wrote fewer of them.
-- @tparam string file
-- @treturn {string,...}
function Source:columns(file)
  local columns, known = {}, {}
  for _, folder in ipairs(self.folders) do
    for _, name in ipairs(header_of(folder .. "/" .. file)) do
      columns[#columns + 1] = not known[name] and name or nil
      known[name] = true
    end
  end
  return columns
end

--- True when every folder has a file.
-- @tparam string file
-- @treturn boolean
function Source:has(file)
  for _, folder in ipairs(self.folders) do
    if not exists(folder .. "/" .. file) then
      return false
    end
  end
  return true
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
      next_row = open_rows(self.folders[at] .. "/" .. file, columns)
    end
  end
end

return M
