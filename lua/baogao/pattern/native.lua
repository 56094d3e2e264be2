--- LPeg's own pattern of a node (`baogao.pattern.tree`): made when LPeg is to run it, once.
-- @module baogao.pattern.native
local lpeg = require "lpeg"

local debug_getmetatable = debug.getmetatable
local pairs, type, sort = pairs, type, table.sort
local unpack, byte, sub = table.unpack, string.byte, string.sub
local original = {}
for name, value in pairs(lpeg) do
  original[name] = value
end
local operators = debug_getmetatable(original.P(true))
local multiply, add, subtract, power = operators.__mul, operators.__add, operators.__sub, operators.__pow
local divide, negate, ahead = operators.__div, operators.__unm, operators.__len
local P, Cc = original.P, original.Cc
local _ENV <const> = nil

local M = {}

--- LPeg's functions and its patterns' metatable.
M.lpeg, M.operators = original, operators

-- ## Words: a tree of their bytes, so that those which begin alike are told apart by one look at a byte

local branches -- the words from..to of `list`, which begin alike up to byte `at`: what follows

-- Bytes that words from..to share from byte `at` on.
local function shared(list, from, to, at)
  local first, last = list[from], list[to]
  local n = 0
  while at + n <= #first and byte(first, at + n) == byte(last, at + n) do
    n = n + 1
  end
  return n
end

-- The words with one next byte, as one string and what follows it.
local function branch(list, from, to, at, captures)
  local n = shared(list, from, to, at)
  local text = P(sub(list[from], at, at + n - 1))
  local rest = branches(list, from, to, at + n, captures)
  return rest and multiply(text, rest) or text
end

function branches(list, from, to, at, captures)
  local p
  if #list[from] < at then
    p = captures and Cc(captures[list[from]]) or P(true)
    from = from + 1
    if from > to then
      return captures and p or nil
    end
  end
  local firsts = {}
  while from <= to do
    firsts[#firsts + 1] = from
    local last = from
    while last < to and byte(list[last + 1], at) == byte(list[from], at) do
      last = last + 1
    end
    from = last + 1
  end
  for i = #firsts, 1, -1 do
    local one = branch(list, firsts[i], (firsts[i + 1] or to + 1) - 1, at, captures)
    p = p and add(one, p) or one
  end
  return p
end

local function longest(words, captures)
  local list = { unpack(words) }
  sort(list)
  return #list == 0 and P(false) or branches(list, 1, #list, 1, captures)
end

-- ## Each kind of node

local LATE <const> = { when = true, at_most = true, test = true, native = true, grammar = true, rule = true }

-- True when a part may make captures while it matches. LPeg 1.0.2 ends the process when it looks ahead (`#`) over them.
local function is_late(part)
  if type(part) ~= "table" then
    return false
  end
  local late = part.late
  if late == nil then
    late = LATE[part[1]] or is_late(part[2]) or part[1] ~= "call" and is_late(part[3])
    part.late = late
  end
  return late
end

local of

local make = {}

function make.value(node)
  return P(node[2])
end

make.test = make.value

-- The operands of a chain, in their order.
local function operands(node, list)
  local op, waiting = node[1], { node }
  while #waiting > 0 do
    local part = waiting[#waiting]
    waiting[#waiting] = nil
    if type(part) == "table" and part[1] == op then
      waiting[#waiting + 1] = part[3]
      waiting[#waiting + 1] = part[2]
    else
      list[#list + 1] = of(part)
    end
  end
  return list
end

-- Those from..to, as one pattern. It is halved over and over: LPeg copies both sides of an operator.
local function halved(operator, list, from, to)
  if from == to then
    return list[from]
  end
  local middle = (from + to) // 2
  return operator(halved(operator, list, from, middle), halved(operator, list, middle + 1, to))
end

local function chain(operator)
  return function(node)
    local list = operands(node, {})
    return halved(operator, list, 1, #list)
  end
end

make.seq, make["or"] = chain(multiply), chain(add)

function make.but(node)
  return subtract(of(node[2]), of(node[3]))
end

function make.rep(node)
  return power(of(node[2]), node[3])
end

make["not"] = function(node)
  return negate(of(node[2]))
end

-- #p, or not twice, where LPeg cannot look ahead. Both forget what p captures.
make["and"] = function(node)
  local p = of(node[2])
  return is_late(node[2]) and negate(negate(p)) or ahead(p)
end

function make.behind(node)
  return original.B(of(node[2]))
end

function make.set(node)
  return original.S(node[2])
end

function make.ranges(node)
  return original.R(unpack(node[2]))
end

function make.position()
  return original.Cp()
end

function make.constant(node)
  return Cc(unpack(node[2], 1, node[2].n))
end

function make.quote(node)
  return original.C(of(node[2]))
end

function make.capture(node)
  local how = node[3]
  return original[how.name](of(node[2]), unpack(how, 1, how.n))
end

function make.call(node)
  return divide(of(node[2]), node[3])
end

function make.when(node)
  return original.Cmt(of(node[2]), node[3])
end

function make.words(node)
  return longest(node[2], node[3])
end

-- A piece of the toolkit, which says what it is in LPeg's terms.
local function expanded(node)
  return of(node.as)
end

make.char, make.at_most = expanded, expanded

-- What is made once and kept; trees put together of others are copies of them and are kept where LPeg runs them.
local KEPT <const> = { words = true, char = true, at_most = true, set = true, ranges = true, behind = true }

function of(part)
  if type(part) ~= "table" then
    return part
  end
  local known = part.native
  if not known then
    known = make[part[1]](part)
    part.native = KEPT[part[1]] and known or nil
  end
  return known
end

--- LPeg's pattern of a node; a string, number or truth value itself.
-- @function make
-- @tparam node|string|integer|boolean part
-- @treturn pattern|string|integer|boolean
M.make = of

--- The same, kept with the node.
-- @tparam node|string|integer|boolean part
-- @treturn pattern|string|integer|boolean
function M.of(part)
  local made = of(part)
  if type(part) == "table" then
    part.native = made
  end
  return made
end

--- True when LPeg's pattern can match the empty string, as LPeg itself sees it.
-- @tparam userdata pattern
-- @tparam function try pcall
-- @treturn boolean
function M.is_nullable(pattern, try)
  return not try(power, pattern, 0)
end


return M
