--- A value as text for a message: as tostring has it, but never an address.
-- @module baogao.base.show
local getmetatable = debug.getmetatable
local rawget, tostring, type = rawget, tostring, type
local _ENV <const> = nil

local PLAIN <const> = { ["nil"] = true, boolean = true, number = true, string = true }

--- The text of a value that has one, the type of any other.
-- @tparam any value
-- @treturn string
return function(value)
  local mt = getmetatable(value)
  if PLAIN[type(value)] or type(mt) == "table" and rawget(mt, "__tostring") ~= nil then
    return tostring(value)
  end
  return type(value)
end
