--- What a pattern can begin with, noted beside it while it is built.
-- The operators of LPeg's patterns and its constructors are replaced by ones that do the same and note,
-- for the result, the literals a match must start with. One scan for those literals then finds every
-- place where a rule is worth trying. Patterns themselves stay plain LPeg.
-- @module baogao.heads
local lpeg = require "lpeg"

local getmetatable = debug.getmetatable
local pairs, ipairs, next, type, setmetatable = pairs, ipairs, next, type, setmetatable
local math_type, math_max = math.type, math.max
local _ENV <const> = nil

local M = {}

-- A head: `words` (a set of literals) or false when it can be anything; `number` when it can be a
-- number as written; `empty` when it may match without consuming. A head that joins others has them in
-- [1] and [2], and `join` ("seq", "or") until somebody asks for its words.
local heads = setmetatable({}, { __mode = "k" })

local ANY <const> = { words = false, number = false, empty = true }
local NOTHING <const> = { words = {}, number = false, empty = true }

--- The most literals a head keeps; a pattern with more is tried at every sentence.
M.most = 600

local original = {}
for name, value in pairs(lpeg) do
  original[name] = value
end

local mt = getmetatable(original.P(true))
local operators = {}
for _, name in ipairs { "__mul", "__add", "__sub", "__div", "__pow", "__unm", "__len" } do
  operators[name] = mt[name]
end

--- LPeg's own operators on patterns and its own functions, before they were replaced here.
M.operators, M.original = operators, original

local function is_pattern(value)
  return original.type(value) == "pattern"
end

local function head_of_value(value)
  if is_pattern(value) then
    return heads[value] or ANY
  end
  if type(value) == "string" then
    return value == "" and NOTHING or { words = { [value] = true }, number = false, empty = false }
  end
  if value == true or value == 0 then
    return NOTHING
  end
  if value == false then
    return { words = {}, number = false, empty = false }
  end
  if math_type(value) == "integer" then
    return value < 0 and NOTHING or { words = false, number = false, empty = false }
  end
  return ANY
end

local resolve -- gives a head its words

local function union(head, a, b)
  local words, count = {}, 0
  for _, set in ipairs { a.words, b.words } do
    for word in pairs(set) do
      words[word] = true
      count = count + 1
    end
  end
  head.words, head.number = count <= M.most and words, a.number or b.number
end

function resolve(head)
  local join, a, b = head.join, head[1], head[2]
  if join then
    head.join, head[1], head[2] = nil, nil, nil
    a = resolve(a)
    if join == "seq" and not (a.empty and a.words) then
      head.words, head.number = a.words, a.number
    elseif not a.words or not resolve(b).words then
      head.words, head.number = false, false
    else
      union(head, a, b)
    end
  end
  return head
end

-- Two heads joined. Long chains are resolved now and then, so that asking later does not go down a
-- thousand levels.
local function join(kind, a, b, empty)
  local head = { a, b, join = kind, empty = empty, depth = math_max(a.depth or 0, b.depth or 0) + 1 }
  return head.depth % 100 == 0 and resolve(head) or head
end

local function note(pattern, head)
  heads[pattern] = head
  return pattern
end

--- Notes by hand what `pattern` begins with: `{ number = true }` for a number as written.
-- @tparam pattern pattern
-- @tparam table head
-- @treturn pattern the same
function M.set(pattern, head)
  return note(pattern, { words = head.words or {}, number = head.number or false, empty = false })
end

--- What `pattern` begins with.
-- @tparam pattern pattern
-- @treturn {string,...}|nil literals, sorted by nothing in particular; nil when it can be anything
-- @treturn boolean true when it can also be a number as written
function M.of(pattern)
  local head = resolve(heads[pattern] or ANY)
  if not head.words or head.empty then
    return nil, head.number and not head.empty
  end
  local words = {}
  for word in pairs(head.words) do
    words[#words + 1] = word
  end
  return words, head.number
end

--- True when `value` (a pattern, or what LPeg takes for one) can only match the empty string.
-- @tparam any value
-- @treturn boolean
function M.is_empty(value)
  local head = resolve(head_of_value(value))
  return head.empty and head.words and next(head.words) == nil and not head.number
end

--- True when `value` can match the empty string, as far as can be told.
-- @tparam any value
-- @treturn boolean
function M.may_be_empty(value)
  return head_of_value(value).empty
end

--- An ordered choice of words, the first first; with `captures`, each word captures its own value.
-- @tparam {string,...} list
-- @tparam[opt] {string=any} captures
-- @treturn pattern
function M.choice(list, captures)
  local p, words = original.P(false), {}
  for _, word in ipairs(list) do
    local one = original.P(word)
    if captures then
      one = operators.__mul(one, original.Cc(captures[word]))
    end
    p = operators.__add(p, one)
    words[word] = true
  end
  return note(p, { words = #list <= M.most and words, number = false, empty = false })
end

local function multiply(a, b)
  local first, second = head_of_value(a), head_of_value(b)
  if first.empty then
    return note(operators.__mul(a, b), join("seq", first, second, second.empty))
  end
  return note(operators.__mul(a, b), first)
end

local function add(a, b)
  local first, second = head_of_value(a), head_of_value(b)
  return note(operators.__add(a, b), join("or", first, second, first.empty or second.empty))
end

local function power(a, n)
  local result = operators.__pow(a, n)
  local head = head_of_value(a)
  if n <= 0 and not head.empty then
    head = join("or", head, NOTHING, true)
  end
  return note(result, head)
end

local function keeps_first(operator)
  return function(a, b)
    return note(operator(a, b), head_of_value(a))
  end
end

local function zero_width(operator)
  return function(a)
    return note(operator(a), NOTHING)
  end
end

local function grammar_head(grammar)
  local first = grammar[1]
  if type(first) == "string" then
    first = grammar[first]
  end
  return is_pattern(first) and heads[first] or ANY
end

local function same_head(constructor)
  return function(pattern, ...)
    return note(constructor(pattern, ...), head_of_value(pattern))
  end
end

local function no_head(constructor, head)
  return function(...)
    return note(constructor(...), head)
  end
end

local function install(into)
  mt.__mul, mt.__add, mt.__pow = multiply, add, power
  mt.__sub, mt.__div = keeps_first(operators.__sub), keeps_first(operators.__div)
  mt.__unm, mt.__len = zero_width(operators.__unm), zero_width(operators.__len)
  function into.P(value)
    local result = original.P(value)
    if type(value) == "table" then
      return note(result, grammar_head(value))
    end
    return is_pattern(value) and result or note(result, head_of_value(value))
  end
  for _, name in ipairs { "C", "Cg", "Ct", "Cs", "Cf", "Cmt" } do
    into[name] = same_head(original[name])
  end
  for _, name in ipairs { "Cc", "Cp", "Carg", "Cb", "B" } do
    into[name] = no_head(original[name], NOTHING)
  end
  for _, name in ipairs { "S", "R" } do
    into[name] = no_head(original[name], { words = false, number = false, empty = false })
  end
  into.V = no_head(original.V, ANY)
end

install(lpeg)

return M
