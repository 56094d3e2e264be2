--- JSON being written from Lua: objects keep the order of their fields, numbers their printed digits.
-- @module baogao.base.json
local json_string = require("baogao.base.text").json_string

local error, getmetatable, ipairs, setmetatable, type = error, getmetatable, ipairs, setmetatable, type
local string_format, string_rep, table_concat = string.format, string.rep, table.concat
local math_type, tostring = math.type, tostring
local _ENV <const> = nil

local M = {}

local Object, List, Number = {}, {}, {}

--- An object.
-- @tparam {table,...} fields { name, value } in their order; a field whose value is nil is left out
-- @treturn object
function M.object(fields)
  return setmetatable(fields, Object)
end

--- A list.
-- @tparam table values
-- @treturn list
function M.list(values)
  return setmetatable(values, List)
end

--- A number as it is printed.
-- @tparam string digits "12.30"
-- @treturn number
function M.number(digits)
  return setmetatable({ digits }, Number)
end

--- JSON that is written already.
-- @tparam string text
-- @treturn number
M.raw = M.number

local write

local function write_all(values, open, close, indent, depth, each)
  if #values == 0 then
    return open .. close
  end
  local parts = {}
  for i, value in ipairs(values) do
    parts[i] = each(value)
  end
  if not indent then
    return open .. table_concat(parts, ", ") .. close
  end
  local margin = string_rep("  ", depth + 1)
  return open .. "\n" .. margin .. table_concat(parts, ",\n" .. margin) .. "\n" .. string_rep("  ", depth) .. close
end

local function present(fields)
  local list = {}
  for i = 1, #fields do
    if fields[i][2] ~= nil then
      list[#list + 1] = fields[i]
    end
  end
  return list
end

function write(value, indent, depth)
  local mt = type(value) == "table" and getmetatable(value)
  if type(value) == "string" then
    return json_string(value)
  elseif type(value) == "boolean" or math_type(value) == "integer" then
    return tostring(value)
  elseif mt == Number then
    return value[1]
  elseif mt == Object then
    return write_all(present(value), "{", "}", indent, depth, function(field)
      return json_string(field[1]) .. ": " .. write(field[2], indent, depth + 1)
    end)
  elseif mt == List then
    return write_all(value, "[", "]", indent, depth, function(item)
      return write(item, indent, depth + 1)
    end)
  end
  error(string_format("json: a %s cannot be written", type(value)), 2)
end

--- The text of a value: a string, boolean, integer, or what the functions above made.
-- @param value
-- @tparam[opt] boolean indent over several lines
-- @treturn string
function M.text(value, indent)
  return write(value, indent, 0)
end

return M
