--- What a pattern is made of, noted beside it while it is built, so that `baogao.pattern.program` can make the same for C.
-- A shape is { op, ... }: "seq", "or", "but" (a - b), "rep" (a ^ n), "not", "and", "behind", "value" (a string, a
-- number or a truth value), "ranges", "set", "char" (a character, none of a), "quote", "position", "constant", "call"
-- (p / f), "when" (Cmt), "words", "at_most", "unknown". Its parts are shapes, or what LPeg takes for a pattern; the
-- patterns that it was put together from need not be kept. What has none is left to LPeg.
-- @module baogao.pattern.shape
local setmetatable, type = setmetatable, type
local _ENV <const> = nil

local M = {}

local shapes = setmetatable({}, { __mode = "k" })
local clauses = setmetatable({}, { __mode = "k" })

local UNKNOWN <const> = { "unknown" }

-- An operand: its shape, or itself where it is a string, a number or a truth value.
local function part(value)
  local kind = type(value)
  if kind == "string" or kind == "number" or kind == "boolean" then
    return value
  end
  return shapes[value] or UNKNOWN
end

-- Operands that are patterns, of each kind of shape.
local PARTS <const> = { seq = 2, ["or"] = 2, but = 2, rep = 1, ["not"] = 1, ["and"] = 1, behind = 1, quote = 1, call = 1,
  when = 1, at_most = 1 }

--- Notes a shape. A pattern that an operator gave back as it was keeps its own.
-- @tparam pattern pattern
-- @tparam string|false op false: it has none
-- @param[opt] a
-- @param[opt] b
-- @treturn pattern the same
function M.note(pattern, op, a, b)
  if pattern ~= a and pattern ~= b then
    local parts = PARTS[op] or 0
    shapes[pattern] = op and { op, parts > 0 and part(a) or a, parts > 1 and part(b) or b }
  end
  return pattern
end

--- The shape of a pattern, or a string, number or truth value itself.
-- @param pattern
-- @return shape
function M.of(pattern)
  return part(pattern)
end

local LATE <const> = { when = true, at_most = true, unknown = true }

local function is_late(shape)
  if type(shape) ~= "table" then
    return false
  elseif LATE[shape[1]] then
    return true
  end
  for i = 2, 1 + (PARTS[shape[1]] or 0) do
    if is_late(shape[i]) then
      return true
    end
  end
  return false
end

--- True when `value` may make captures while it matches: it holds a `Cmt`, or what was not noted. LPeg 1.0.2 ends the
-- process when it looks ahead (`#`) over them.
-- @param value a pattern, or what LPeg takes for one
-- @treturn boolean
function M.is_late(value)
  return is_late(part(value))
end

--- LPeg's #p, for all p: not twice, where it cannot look ahead. Both forget what p captures.
-- @tparam {string=function} operators LPeg's own
-- @treturn function
function M.ahead(operators)
  return function(p)
    return M.is_late(p) and operators.__unm(operators.__unm(p)) or operators.__len(p)
  end
end

--- Notes that a match-time capture just looks around: it may as well be asked when all behind it has matched.
-- @tparam pattern pattern
-- @treturn pattern the same
function M.note_look(pattern)
  shapes[pattern].look = true
  return pattern
end

--- Notes what a match-time capture's condition captures for each of its words.
-- @tparam pattern pattern
-- @tparam {string,...} values
-- @treturn pattern the same
function M.note_values(pattern, values)
  shapes[pattern].values = values
  return pattern
end

--- Notes that the function of a match-time capture asks whether `pattern` matches all that stands before in the clause.
-- @tparam function call
-- @tparam pattern pattern
-- @treturn function the same
function M.note_led_by(call, pattern)
  clauses[call] = part(pattern)
  return call
end

--- What such a function asks for.
-- @tparam function call
-- @treturn shape|nil
function M.led_by(call)
  return clauses[call]
end

return M
