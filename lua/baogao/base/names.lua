--- Names of facts as scripts write them: "new_received", "new_received[channel:fax]", and sums of them.
-- @module baogao.base.names
local show = require "baogao.base.show"
local table_concat, table_sort, string_format = table.concat, table.sort, string.format
local type = type
local _ENV <const> = nil

local M = {}

--- Splits a fact's name.
-- @tparam string text "new_received[channel:fax]"
-- @treturn string|nil indicator; nil when it is no such name
-- @treturn string dims, sorted ("channel:fax", "")
-- @treturn string|nil group: the name of a dimension written alone, "new_received[channel]"
function M.parse(text)
  if type(text) ~= "string" then
    return nil
  end
  local name, inside = text:match("^%s*([a-z][a-z0-9_]*)%s*%[([^%]]*)%]%s*$")
  if not name then
    return text:match("^%s*([a-z][a-z0-9_]*)%s*$"), ""
  end
  local dims, group = {}, nil
  for piece in (inside .. ";"):gmatch("%s*(.-)%s*;") do
    if piece:match("^[a-z][a-z0-9_]*:[a-z0-9_\128-\255]+$") then -- a part may be a name as printed
      dims[#dims + 1] = piece
    elseif piece:match("^[a-z][a-z0-9_]*$") and not group then
      group = piece
    else
      return nil
    end
  end
  if group and #dims > 0 then
    return nil
  end
  table_sort(dims)
  return name, table_concat(dims, ";"), group
end

--- Writes a fact's name.
-- @tparam string indicator
-- @tparam string dims
-- @treturn string
function M.format(indicator, dims)
  return dims == "" and indicator or string_format("%s[%s]", indicator, dims)
end

local function parse_side(text, terms)
  for sign, word in ("+" .. text):gmatch("%s*([+-])%s*([^+-]*)") do
    local inner = word:match("^sum%s*%((.*)%)%s*$") or word
    local name, dims, group = M.parse(inner)
    local constant = word:match "^%d+%.?%d*%s*$"
    if not name and not constant then
      return nil, word:match "%S" and string_format("%q is not the name of a fact", word) or "an empty side"
    end
    terms[#terms + 1] = { name = name, dims = dims, group = group, minus = sign == "-",
      value = constant and constant:match "^%S+" }
  end
  if #terms == 0 then
    return nil, "an empty side"
  end
  return terms
end

local KINDS <const> = { ["="] = true, ["<="] = true, [">="] = true, ["~"] = true }

--- Reads an equation over facts: "new_received[channel] = new_received". `sum(x[channel])` and
-- `x[channel]` are the same: all facts of x broken down by channel alone. `~` is = but for the rounding of the
-- printed figures: "va_primary + va_secondary + va_tertiary ~ gdp". A number is a term too: "... ~ 100".
-- @tparam string text
-- @treturn table|nil { kind = "=", left = {term, ...}, right = {term, ...} }; a term has name, dims, group, minus
-- @treturn string message when it is none
function M.equation(text)
  local left, kind, right = text:match("^([^<>=~]*)([<>=~]=?)(.*)$")
  if not KINDS[kind] then
    return nil, "an equation has one of = <= >= ~"
  end
  local l, message = parse_side(left, {})
  if not l then
    return nil, show(message)
  end
  local r
  r, message = parse_side(right, {})
  if not r then
    return nil, show(message)
  end
  return { kind = kind, left = l, right = r }
end

return M
