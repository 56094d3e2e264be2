--- The keys of a table in one order.
-- @module baogao.base.keys
local pairs, table_sort = pairs, table.sort
local _ENV <const> = nil

local M = {}

--- The keys of a table whose keys are all strings, sorted by their bytes.
-- @tparam {string=any} t
-- @treturn {string,...}
function M.sorted(t)
  local keys = {}
  for key in pairs(t) do
    keys[#keys + 1] = key
  end
  table_sort(keys)
  return keys
end

return M
