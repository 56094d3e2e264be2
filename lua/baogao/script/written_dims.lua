--- The breakdowns that facts of a script are written with, as far as they can be seen in it.
-- @module baogao.script.written_dims
local ipairs = ipairs
local _ENV <const> = nil

local M = {}

--- Tells each.
-- @tparam table script
-- @tparam function add given an indicator and dims ("channel:fax", or "" or nil)
function M.each(script, add)
  for _, mention in ipairs(script.mentions) do
    add(mention.name or mention.indicator, mention.dims)
  end
  for _, t in ipairs(script.tables) do
    for _, row in ipairs(t.rows) do
      add(row.indicator or row.name, row.dims)
    end
  end
  for _, grid in ipairs(script.grids) do
    for _, row in ipairs(grid.dim and grid.rows.keys or {}) do
      for _, column in ipairs(grid.columns.keys) do
        add(row.name, grid.dim .. ":" .. column.name)
      end
    end
  end
end

return M
