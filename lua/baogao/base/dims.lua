--- Which breakdowns a script can make: its `zh.dim`s are noted while it is loaded, so that a misspelt name in a
-- check can be told.
-- @module baogao.base.dims
local ipairs, pairs = ipairs, pairs
local _ENV <const> = nil

local M = {}

local noted -- dimension to a set of its parts, of the script that is being loaded

--- Says where `note` puts what it is told; nil: nowhere.
-- @tparam table|nil into
function M.collect(into)
  noted = into
end

--- Notes a dimension and its parts.
-- @tparam string name
-- @tparam {string=any} lookup
function M.note(name, lookup)
  if noted then
    noted[name] = noted[name] or {}
    for key in pairs(lookup) do
      noted[name][key] = true
    end
  end
end

local function add(known, dims)
  for dim, part in (dims or ""):gmatch "([%w_]+):([%w_\128-\255]+)" do
    known[dim] = known[dim] or {}
    known[dim][part] = true
  end
end

--- All that the facts of a compiled script can be broken down by.
-- @tparam table compiled
-- @treturn {string={string=true}} dimension to a set of parts
function M.known(compiled)
  local known = {}
  for _, script in ipairs(compiled.scripts) do
    for dim, parts in pairs(script.dims or {}) do
      for part in pairs(parts) do
        add(known, dim .. ":" .. part)
      end
    end
    for _, mention in ipairs(script.mentions) do
      add(known, mention.dims)
    end
    for _, indicator in ipairs(script.indicators) do
      add(known, indicator.total)
    end
    for _, t in ipairs(script.tables) do
      for _, row in ipairs(t.rows) do
        add(known, row.dims)
      end
    end
    for _, g in ipairs(script.grids) do
      for _, column in ipairs(g.dim and g.columns.keys or {}) do
        add(known, g.dim .. ":" .. column.name)
      end
    end
    for _, m in ipairs(script.metrics) do
      add(known, m.dims)
    end
  end
  return known
end

return M
