--- The toolkit for stock Lua: pieces that give and take LPeg's own patterns, so that they go together with those of any
-- other code. LPeg itself is left as it is.
-- @module baogao.pattern.stock
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"

local pairs, type, pack, unpack = pairs, type, table.pack, table.unpack
local _ENV <const> = nil

local M = {}

-- Values, each as `change` has it.
local function changed(change, ...)
  local values = pack(...)
  for i = 1, values.n do
    values[i] = change(values[i])
  end
  return unpack(values, 1, values.n)
end

-- What a function of the toolkit is given.
local function taken(value)
  return lpeg.type(value) == "pattern" and lpeg.P(value) or value
end

--- What stock Lua gets for a piece of the toolkit.
-- @param value a pattern, a function of the toolkit, or another value
-- @return LPeg's pattern, a function that takes and gives such patterns, or the value
function M.given(value)
  if lpeg.type(value) == "pattern" then
    return tree.export(value)
  elseif type(value) == "function" then
    return function(...)
      return changed(M.given, value(changed(taken, ...)))
    end
  end
  return value
end

--- A toolkit for stock Lua.
-- @tparam {string=any} toolkit
-- @treturn {string=any}
function M.toolkit(toolkit)
  local made = {}
  for name, piece in pairs(toolkit) do
    made[name] = M.given(piece)
  end
  return made
end

return M
