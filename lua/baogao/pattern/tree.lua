--- Patterns as trees. An author's pattern is a userdata, as LPeg's are, and stands for a node: { op, a, b }, made by the
-- operators here. What it begins with (`prefix`), what C runs (`program`), LPeg's own pattern (`native`) and what `try`
-- follows (`baogao.author.tracing_copy`) are made of the node by those who ask.
--
-- Ops: "value" (a string, number or truth value), "seq", "or", "but" (a - b), "rep" (a ^ n), "not", "and", "behind",
-- "set", "ranges", "test" (a function), "position", "constant", "quote" (C), "capture" (another), "call" (a / f),
-- "when" (Cmt), "grammar", "rule" (V), "native" (LPeg's, of others); and pieces of the toolkit: "words", "char" (a
-- character, none of a), "at_most" (a up to n times). Parts are nodes, or plain values that LPeg takes for patterns.
-- @module baogao.pattern.tree
local core = require "baogao.core"
local native = require "baogao.pattern.native"

local ipairs, next, pcall, type, error, setmetatable = ipairs, next, pcall, type, error, setmetatable
local math_max, math_min, tointeger, tonumber = math.max, math.min, math.tointeger, tonumber
local string_format, pack, unpack = string.format, table.pack, table.unpack
local new_pattern, node_of, lpeg, lpeg_operators = core.pattern, core.node, native.lpeg, native.operators
local operators, lpeg_match = core.pattern_operators, native.lpeg.match
local _ENV <const> = nil

local M = {}

-- Where in a node what stands: LPeg's tree of it has so many entries, is nested so deep, may match the empty string; of a
-- chain (a * b * c) how many operands there are, and how deep the deepest is. `native` halves a chain, over and over.
local SIZE <const>, DEPTH <const>, EMPTY <const>, COUNT <const>, DEEPEST <const> = 4, 5, 6, 7, 8

-- LPeg keeps sizes in an int and goes through its trees by recursion in C, and checks neither.
local REPEATS <const>, LARGEST <const>, NESTING <const> = 65536, 1 << 20, 12000

-- LPeg's patterns that were made of nodes for others: the nodes.
local exported = setmetatable({}, { __mode = "k" })

local on_node -- called with each node that an operator or a constructor makes: `watch`

local function check_number(n, what, level)
  if n > REPEATS or n < -REPEATS then
    error(string_format("%s: %.0f is not from -%d to %d", what, n, REPEATS, REPEATS), level)
  end
end

-- What LPeg would make of a part: size, depth, whether it can match the empty string.
local function measure(part)
  local kind = type(part)
  if kind == "table" then
    return part[SIZE], part[DEPTH], part[EMPTY]
  elseif kind == "string" then
    return math_max(2 * #part - 1, 1), 1, part == ""
  elseif kind == "number" then
    return 2 * math_max(part, -part) + 1, 1, part <= 0
  end
  return 1, 1, part
end

local function check_size(size, depth, level)
  if depth > NESTING then
    error(string_format("a pattern is nested more than %d deep", NESTING), level + 1)
  elseif size > LARGEST then
    error(string_format("a pattern is larger than %d parts", LARGEST), level + 1)
  end
end

-- A pattern of a new node. Two calls below the author's.
local function make(op, a, b, size, depth, empty)
  check_size(size, depth, 3)
  local node = { op, a, b, size, depth, empty }
  if on_node then
    on_node(node)
  end
  return new_pattern(node)
end

-- The same of a chain.
local function join(op, first, second, size, empty)
  local count, deepest = 0, 0
  for i = 1, 2 do
    local part = i == 1 and first or second
    if type(part) == "table" and part[1] == op then
      count, deepest = count + part[COUNT], math_max(deepest, part[DEEPEST])
    else
      local _, depth = measure(part)
      count, deepest = count + 1, math_max(deepest, depth)
    end
  end
  local halvings = 1
  while 1 << halvings < count do
    halvings = halvings + 1
  end
  check_size(size, count > NESTING and count or deepest + halvings, 3)
  local node = { op, first, second, size, deepest + halvings, empty, count, deepest }
  if on_node then
    on_node(node)
  end
  return new_pattern(node)
end

local grammar

-- The part that a value is; nil when it is none. Two calls below the author's.
local function part_of(value, what)
  local kind = type(value)
  if kind == "userdata" then
    local node = node_of(value)
    if node and node[1] == "value" and not on_node then
      return node[2]
    elseif not node and lpeg.type(value) == "pattern" then
      node = exported[value] or { "native", value, nil, 1, 1, native.is_nullable(value, pcall), native = value }
    end
    return node
  elseif kind == "string" or kind == "boolean" then
    return value
  elseif kind == "number" then
    check_number(value, what or "a number as a pattern", 4)
    return tointeger(value) or 0
  elseif kind == "function" then
    return { "test", value, nil, 2, 1, true }
  elseif kind == "table" then
    return grammar(value)
  end
end

-- What LPeg gets for an argument.
local function argument(value)
  local node = node_of(value)
  return node and native.make(node) or value
end

-- Has LPeg take arguments that are not plain: a pattern; or its error, as if it stood in the author's line.
local function by_lpeg(name, call, ...)
  local arguments = pack(...)
  arguments[1] = argument(arguments[1])
  local ok, made = pcall(call, unpack(arguments, 1, arguments.n))
  if ok then
    return new_pattern { "native", made, nil, 1, 1, native.is_nullable(made, pcall), native = made }
  end
  error((made:gsub("#(%d+) to '[^']*'", "#%1 to '" .. name .. "'")), 3)
end

local function refuse(name, a, b)
  return by_lpeg(name, lpeg_operators["__" .. name], a, argument(b))
end

-- A pattern that is a part as it stands.
local function as_pattern(value, part)
  return node_of(value) and value or new_pattern(type(part) == "table" and part or { "value", part, nil, measure(part) })
end

function grammar(rules)
  local parts, natives = {}, {}
  local size, depth = 2, 1
  for name, rule in next, rules do
    local part = part_of(rule)
    if part == nil or name == 1 and type(rule) == "string" then -- that names the first rule
      natives[name], parts[name] = rule, rule
    else
      local n, deep = measure(part)
      size, depth = size + n + 1, depth + deep -- LPeg goes from rule to rule
      natives[name], parts[name] = lpeg.P(native.make(part)), part
    end
  end
  check_size(size, depth, 3)
  local ok, made = pcall(lpeg.P, natives)
  if not ok then
    error((made:gsub("#(%d+) to '[^']*'", "#%1 to 'P'")), 3)
  end
  return { "grammar", parts, nil, size, depth, native.is_nullable(made, pcall), native = made }
end

-- ## Operators

function operators.__mul(a, b)
  local first, second = part_of(a), part_of(b)
  if first == nil or second == nil then
    local made = refuse("mul", a, b)
    return made
  elseif first == false or second == true or second == "" or second == 0 then
    return as_pattern(a, first)
  elseif first == true or first == "" or first == 0 then
    return as_pattern(b, second)
  end
  local size1, _, empty1 = measure(first)
  local size2, _, empty2 = measure(second)
  local made = join("seq", first, second, size1 + size2 + 1, empty1 and empty2)
  return made
end

function operators.__add(a, b)
  local first, second = part_of(a), part_of(b)
  if first == nil or second == nil then
    local made = refuse("add", a, b)
    return made
  end
  local size1, _, empty1 = measure(first)
  local size2, _, empty2 = measure(second)
  local made = join("or", first, second, math_max(size1 + size2 + 1, 5), empty1 or empty2)
  return made
end

function operators.__sub(a, b)
  local first, second = part_of(a), part_of(b)
  if first == nil or second == nil then
    local made = refuse("sub", a, b)
    return made
  end
  local size1, depth1, empty1 = measure(first)
  local size2, depth2 = measure(second)
  local made = make("but", first, second, math_max(size1 + size2 + 2, 5), math_max(depth1, depth2) + 2, empty1)
  return made
end

function operators.__pow(a, n)
  local part, times = part_of(a), tointeger(tonumber(n)) -- `re` gives it as text
  if part == nil or not times then
    local made = refuse("pow", a, n)
    return made
  end
  check_number(times, "pattern ^ n", 3)
  local size, depth, empty = measure(part)
  if times >= 0 and empty then
    error("loop body may accept empty string", 2)
  end
  size = times >= 0 and (times + 1) * (size + 1) or -times * (size + 3)
  local made = make("rep", part, times, size, depth + 1 + math_max(times, -times), times <= 0)
  return made
end

local CAPTURED <const>, MOST_VALUES <const> = { ["function"] = true, string = true, table = true }, 0x7FFF

function operators.__div(a, call)
  local part, kind = part_of(a), type(call)
  if part == nil or not CAPTURED[kind] and not (kind == "number" and tointeger(call) and call >= 0 and call <= MOST_VALUES) then
    local made = refuse("div", a, call)
    return made
  end
  local size, depth, empty = measure(part)
  local made = make("call", part, call, size + 1, depth + 1, empty)
  return made
end

-- Of those that take nothing.
local function look(op, name)
  return function(a)
    local part = part_of(a)
    if part == nil then
      local made = refuse(name, a, a)
      return made
    end
    local size, depth = measure(part)
    local made = make(op, part, nil, size + 2, depth + 2, true)
    return made
  end
end

operators.__unm, operators.__len = look("not", "unm"), look("and", "len")
operators.__name = "lpeg-pattern"
operators.__metatable = false

--- Matches a pattern that is one for sure, as `lpeg.match` does.
-- @tparam pattern pattern
-- @tparam string subject
-- @tparam[opt] integer at
-- @return captures, or the end
function M.match(pattern, subject, at)
  return lpeg_match(native.of(node_of(pattern)), subject, at)
end

-- ## Pieces of the toolkit

--- The longest of `words` that stands there. With `captures` each word captures its own value.
-- @tparam {string,...} words none of them the empty string
-- @tparam[opt] {string=any} captures
-- @treturn pattern
function M.longest(words, captures)
  local list, seen = {}, {}
  local size, longest = 1, 0
  for _, word in ipairs(words) do
    if not seen[word] then
      seen[word], list[#list + 1] = true, word
      size, longest = size + 2 * #word + 3, math_max(longest, #word)
    end
  end
  local made = make("words", list, captures, size, math_min(#list, 64 * longest) + longest + 2, false)
  return made
end

--- A pattern that C has an op for.
-- @tparam string op
-- @param a
-- @param b
-- @tparam pattern as what it is otherwise
-- @treturn pattern
function M.known(op, a, b, as)
  local same = node_of(as)
  local part = part_of(a)
  return new_pattern { op, part, b, same[SIZE], same[DEPTH], same[EMPTY], as = same }
end

--- Notes what cannot be seen in a pattern's parts. Of a condition: `still` (it takes nothing), `look` (it may as well be
-- asked when all behind it has matched), `values` (what its words capture), `led_by` (what all that stands before in the
-- clause must match). `number`: "plain" or "signed", a number as written, alone or with a sign behind it. `fact`: what
-- its value is read from, false for none.
-- @tparam pattern pattern fresh
-- @tparam table what
-- @treturn pattern the same
function M.note(pattern, what)
  local node = node_of(pattern)
  for key, value in next, what do
    node[key] = value
  end
  return pattern
end

--- The node of a pattern, or a plain value itself; nil for other values.
-- @param value
-- @tparam[opt] string what the value is, when it is a number that is too large
-- @treturn node|string|integer|boolean|nil
M.part = part_of

--- A part's size and depth in LPeg's tree, and whether it can match the empty string, as LPeg sees it.
-- @tparam node|string|integer|boolean part
-- @treturn integer
-- @treturn integer
-- @treturn boolean
M.measure = measure

--- A pattern of a new node; raises in the line that called the caller when it is too large.
-- @function make
M.make = make

--- Has LPeg take arguments itself; raises its error in the line that called the caller.
-- @tparam string name of the function, for the error
-- @tparam function call
-- @param ... its arguments
-- @treturn pattern
M.by_lpeg = by_lpeg

--- A value as a pattern, whose part is known.
-- @function as_pattern
M.as_pattern = as_pattern

--- A pattern of a node.
-- @tparam node node
-- @treturn pattern
M.pattern = new_pattern

--- LPeg's pattern of a pattern, for other code; `part` knows its node still.
-- @tparam pattern pattern
-- @treturn userdata
function M.export(pattern)
  local node = node_of(pattern)
  if not node then
    return pattern
  end
  local made = native.of(node)
  exported[made] = node
  return made
end

--- Tells those who watch of a pattern that was not made by `make`.
-- @tparam pattern pattern
-- @treturn pattern the same
function M.tell(pattern)
  if on_node then
    on_node(node_of(pattern))
  end
  return pattern
end

--- Has a function called with each node that an author makes; nil: none.
-- @tparam[opt] function f
function M.watch(f)
  on_node = f
end

return M
