--- What a pattern can begin with, noted beside it while it is built.
-- The operators of LPeg's patterns and its constructors are replaced by ones that do the same and note,
-- for the result, the literals a match must start with. One scan for those literals then finds every
-- place where a rule is worth trying. Patterns themselves stay plain LPeg.
-- @module baogao.pattern.heads
local lpeg = require "lpeg"
local openings = require "baogao.pattern.openings"
local shape = require "baogao.pattern.shape"

local getmetatable = debug.getmetatable
local pairs, ipairs, next, type, tonumber, setmetatable = pairs, ipairs, next, type, tonumber, setmetatable
local math_type, math_max, math_min, string_format, error = math.type, math.max, math.min, string.format, error
local pack = table.pack
local utf8_len = utf8.len
local _ENV <const> = nil

local M = {}

-- A head: `words` (a set of literals) or false when it can be anything; `number` when it can be a
-- number as written; `empty` when it may match without consuming; `opening`: see `baogao.pattern.openings`.
local heads = setmetatable({}, { __mode = "k" })

local ANY <const> = { words = false, number = false, empty = true }
local NOTHING <const> = { words = {}, number = false, empty = true, opening = openings.nothing }

-- What every match of a pattern holds: 1 for a number as `baogao.zh` reads it, 2 for a fact of such a number.
local numbers = setmetatable({}, { __mode = "k" })

local function note_numbers(pattern, level)
  numbers[pattern] = level ~= 0 and level or nil
  return pattern
end

local function numbers_of(value)
  return numbers[value] or 0
end

-- Of patterns that begin with a plain number: the opening of what stands behind it.
local follows = setmetatable({}, { __mode = "k" })

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

-- LPeg keeps sizes in an int and does not check them: a larger one ends the process.
local REPEATS <const> = 65536

local function check_repeats(n, what)
  if type(n) == "number" and (n > REPEATS or n < -REPEATS) then
    error(string_format("%s: %.0f is not from -%d to %d", what, n, REPEATS, REPEATS), 3)
  end
end

-- LPeg goes through its trees by recursion in C, as deep as they are nested.
local NESTING <const> = 12000

local nesting = setmetatable({}, { __mode = "k" }) -- of each pattern that is made of others

local function nest(pattern, a, b, more)
  local depth = math_max(nesting[a] or 1, nesting[b] or 1) + (more or 1)
  if depth > NESTING then
    error(string_format("a pattern is nested more than %d deep", NESTING), 3)
  end
  nesting[pattern] = depth
  return pattern
end

local function head_of_value(value)
  if is_pattern(value) then
    return heads[value] or ANY
  end
  if type(value) == "string" then
    return value == "" and NOTHING
      or { words = { [value] = true }, number = false, empty = false, opening = openings.text(value) }
  end
  if value == true or value == 0 then
    return NOTHING
  end
  if value == false then
    return { words = {}, number = false, empty = false, opening = openings.never }
  end
  if math_type(value) == "integer" then
    return value < 0 and NOTHING or { words = false, number = false, empty = false }
  end
  return ANY
end

local function union(a, b, empty, opening)
  if not a.words or not b.words then
    return { words = false, number = false, empty = empty, opening = opening }
  end
  local words, count = {}, 0
  for _, set in ipairs { a.words, b.words } do
    for word in pairs(set) do
      words[word] = true
      count = count + 1
    end
  end
  if count > M.most then
    words = false
  end
  return { words = words, number = a.number or b.number, empty = empty, opening = opening }
end

-- `head` with another opening.
local function opened(head, opening)
  return { words = head.words, number = head.number, empty = head.empty, opening = opening }
end

local function note(pattern, head)
  heads[pattern] = head
  return pattern
end

--- Notes by hand what `pattern` begins with: `{ number = true }` for a number as written, `plain` too when it takes
-- just the number and no sign behind it.
-- @tparam pattern pattern
-- @tparam table head
-- @treturn pattern the same
function M.set(pattern, head)
  note_numbers(pattern, head.number and 1 or 0)
  follows[pattern] = head.plain and openings.nothing or nil
  return note(pattern, { words = head.words or {}, number = head.number or false, empty = false })
end

--- Notes that `pattern` matches one of `words` and nothing more, and how deep it is nested.
-- @tparam pattern pattern
-- @tparam {string,...} words
-- @tparam integer depth
-- @tparam[opt] {string=any} captures
-- @treturn pattern the same
function M.set_choice(pattern, words, depth, captures)
  shape.note(pattern, "words", words, captures)
  local set = {}
  for _, word in ipairs(words) do
    set[word] = true
  end
  return note(nest(pattern, nil, nil, depth),
    { words = #words <= M.most and set, number = false, empty = false, opening = openings.choice(words) })
end

--- What `pattern` begins with.
-- @tparam pattern pattern
-- @treturn {string,...}|nil literals, sorted by nothing in particular; nil when it can be anything
-- @treturn boolean true when it can also be a number as written
function M.of(pattern)
  local head = heads[pattern] or ANY
  if not head.words or head.empty then
    return nil, head.number and not head.empty
  end
  local words = {}
  for word in pairs(head.words) do
    words[#words + 1] = word
  end
  return words, head.number
end

--- Notes that `pattern` makes a fact of what `value` matches.
-- @tparam pattern pattern
-- @tparam pattern|string value
-- @treturn pattern the same
function M.set_fact(pattern, value)
  return note_numbers(pattern, numbers_of(value) > 0 and 2 or 0)
end

--- True when no match of `pattern` is without a fact of a number: where no number follows, it need not be tried.
-- @tparam pattern pattern
-- @treturn boolean
function M.needs_number(pattern)
  return numbers_of(pattern) == 2
end

--- What a match of `pattern` begins with, as far as is sure.
-- @tparam pattern pattern
-- @treturn {{string,...},...}|nil lists of texts that follow each other
function M.opening(pattern)
  return (heads[pattern] or ANY).opening
end

--- What stands behind the number that a match of `pattern` begins with, as far as is sure.
-- @tparam pattern pattern
-- @treturn {{string,...},...}|nil as `opening`
function M.follow(pattern)
  return follows[pattern]
end

--- True when `value` (a pattern, or what LPeg takes for one) can only match the empty string.
-- @tparam any value
-- @treturn boolean
function M.is_empty(value)
  local head = head_of_value(value)
  return head.empty and head.words and next(head.words) == nil and not head.number
end

--- True when `value` can match the empty string, as far as can be told.
-- @tparam any value
-- @treturn boolean
function M.may_be_empty(value)
  return head_of_value(value).empty
end

--- Notes that `pattern` matches the empty string where it matches at all: a condition on what stands before.
-- @tparam pattern pattern
-- @treturn pattern the same
function M.condition(pattern)
  return note(pattern, NOTHING)
end

local function check_operands(a, b)
  check_repeats(a, "a number as a pattern")
  check_repeats(b, "a number as a pattern")
end

local function multiply(a, b)
  check_operands(a, b)
  local result = shape.note(nest(operators.__mul(a, b), a, b), "seq", a, b)
  note_numbers(result, math_max(numbers_of(a), numbers_of(b)))
  local first, second = head_of_value(a), head_of_value(b)
  if follows[a] then
    follows[result] = openings.chain(follows[a], second.opening)
  elseif M.is_empty(a) then
    follows[result] = follows[b]
  end
  local opening = openings.chain(first.opening, second.opening)
  if first.empty and first.words then
    return note(result, union(first, second, second.empty, opening))
  end
  return note(result, opened(first, opening))
end

local function add(a, b)
  check_operands(a, b)
  local first, second = head_of_value(a), head_of_value(b)
  local result = note_numbers(nest(operators.__add(a, b), a, b), math_min(numbers_of(a), numbers_of(b)))
  shape.note(result, "or", a, b)
  follows[result] = follows[a] and follows[b] and openings.either(follows[a], follows[b]) or nil
  return note(result, union(first, second, first.empty or second.empty,
    openings.either(first.opening, second.opening)))
end

local function power(a, n)
  local times = tonumber(n) or 0 -- `re` gives it as text
  check_repeats(times, "pattern ^ n")
  local result = shape.note(nest(operators.__pow(a, n), a, nil, 1 + math_max(times, -times)), "rep", a, n)
  note_numbers(result, times > 0 and numbers_of(a) or 0)
  local head = head_of_value(a)
  local opening = times == -1 and openings.either(head.opening, openings.nothing)
    or times > 0 and openings.loose(head.opening) or nil
  return note(result,
    { words = head.words, number = head.number, empty = head.empty or times <= 0, opening = opening })
end

local function keeps_first(operator, op)
  return function(a, b)
    check_operands(a, b)
    local result = note_numbers(shape.note(nest(operator(a, b), a, b), op, a, b), numbers_of(a))
    follows[result] = follows[a]
    return note(result, head_of_value(a))
  end
end

local function zero_width(operator, op)
  return function(a)
    return note(shape.note(nest(operator(a), a), op, a), NOTHING)
  end
end

local function grammar_head(grammar)
  local first = grammar[1]
  if type(first) == "string" then
    first = grammar[first]
  end
  return is_pattern(first) and heads[first] or ANY
end

local function same_head(constructor, op)
  return function(pattern, ...)
    check_repeats(pattern, "a number as a pattern")
    local result = note_numbers(nest(constructor(pattern, ...), pattern), numbers_of(pattern))
    shape.note(result, op, pattern)
    follows[result] = follows[pattern]
    return note(result, head_of_value(pattern))
  end
end

-- Its function may go on as far as it likes.
local function match_time(pattern, call)
  check_repeats(pattern, "a number as a pattern")
  local head = head_of_value(pattern)
  local result = note_numbers(nest(original.Cmt(pattern, call), pattern), numbers_of(pattern))
  shape.note(result, "when", pattern, call)
  return note(result, opened(head, openings.loose(head.opening)))
end

local function no_head(constructor, head)
  return function(...)
    return note(constructor(...), head)
  end
end

-- The same of one whose shape is what it was given.
local function whole(constructor, head, op)
  return function(...)
    return note(shape.note(constructor(...), op, pack(...)), head)
  end
end

-- lpeg.S takes bytes: of a Chinese character it would match a third.
local function set(characters)
  if type(characters) == "string" and characters:find "[\128-\255]" and utf8_len(characters) then
    error(string_format("lpeg.S(%q) is of bytes, not of characters: use zh.oneof", characters), 2)
  end
  return original.S(characters)
end

-- A grammar is as deep as its deepest rule.
local function nest_rules(pattern, grammar)
  local deepest
  for _, rule in pairs(grammar) do
    deepest = (nesting[rule] or 0) > (nesting[deepest] or 0) and rule or deepest
  end
  return nest(pattern, deepest)
end

local function install(into)
  mt.__mul, mt.__add, mt.__pow = multiply, add, power
  mt.__sub, mt.__div = keeps_first(operators.__sub, "but"), keeps_first(operators.__div, "call")
  mt.__unm, mt.__len = zero_width(operators.__unm, "not"), zero_width(shape.ahead(operators), "and")
  function into.P(value)
    check_repeats(value, "lpeg.P(n)")
    local result = original.P(value)
    if type(value) == "table" then
      return note(nest_rules(result, value), grammar_head(value))
    end
    return is_pattern(value) and result or note(shape.note(result, "value", value), head_of_value(value))
  end
  for _, name in ipairs { "C", "Cg", "Ct", "Cs", "Cf" } do
    into[name] = same_head(original[name], name == "C" and "quote")
  end
  into.Cc, into.Cp = whole(original.Cc, NOTHING, "constant"), whole(original.Cp, NOTHING, "position")
  for _, name in ipairs { "Carg", "Cb" } do
    into[name] = no_head(original[name], NOTHING)
  end
  local byte = { words = false, number = false, empty = false }
  into.S, into.R = whole(set, byte, "set"), whole(original.R, byte, "ranges")
  into.Cmt, into.V = match_time, no_head(original.V, ANY)
  into.B = zero_width(original.B, "behind")
end

install(lpeg)

return M
