--- Rows of a CSV file of a run folder, a few columns at a time. A file that is damaged is an error.
-- @module baogao.export.rows
local core = require "baogao.core"
local messages = require "baogao.base.messages"

local error, ipairs = error, ipairs
local _ENV <const> = nil

local M = {}

local function open(path)
  local csv, header = core.csv(path)
  if not csv then
    error(messages.text("export_unreadable", path, header), 0)
  end
  return csv, header
end

--- True when a file is there.
-- @tparam string path
-- @treturn boolean
function M.exists(path)
  local csv <close> = core.csv(path)
  return csv ~= nil
end

--- The names of a file's columns.
-- @tparam string path
-- @treturn {string,...}
function M.header(path)
  local csv <close>, header = open(path) -- luacheck: ignore csv
  return header
end

--- The rows of a file.
-- @tparam string path
-- @tparam {string,...} columns
-- @treturn function gives the cells in the order of `columns`, in the same table for every row; "" for a column that
-- the file lacks
function M.open(path, columns)
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

return M
