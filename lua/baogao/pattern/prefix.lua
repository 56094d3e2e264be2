--- What a pattern can begin with, as functions of its tree: the words that a scan looks for, what surely stands at its
-- begin, whether it needs a number. One scan for those words then finds every place where a rule is worth trying.
--
-- An opening is what matches surely begin with, farther than their first words: of w"公报|网站" * zh.opt"上" * w"公开" one
-- of 公报 and 网站, then 上 or nothing, then 公开. It is a list of lists of texts, which follow each other; `exact` when
-- a match is that and nothing more; nil when nothing is sure.
-- @module baogao.pattern.prefix
local tree = require "baogao.pattern.tree"

local pairs, ipairs, next, type = pairs, ipairs, next, type
local math_max, math_min = math.max, math.min
local part_of = tree.part
local _ENV <const> = nil

local M = {}

--- The most words that are looked for; a pattern with more is tried at every sentence.
M.most = 600

-- ## Openings

-- The most lists of an opening, and texts in one.
local LISTS <const>, TEXTS <const> = 8, 64

-- What matches nothing but the empty string, wherever it matches; and what never matches.
local NOTHING_MORE <const>, NEVER <const> = { exact = true }, { {}, exact = true }

-- The lists of one, then those of another, as far as there is room.
local function joined(a, b)
  local made = { exact = b.exact and #a + #b <= LISTS }
  for _, opening in ipairs { a, b } do
    for _, list in ipairs(opening) do
      made[#made + 1] = #made < LISTS and list or nil
    end
  end
  return made
end

-- The same opening of a pattern that may match more.
local function loose(a)
  return a and a.exact and joined(a, {}) or a
end

-- One after the other.
local function chain(a, b)
  if not a or not a.exact or b == NOTHING_MORE then
    return a
  elseif a == NOTHING_MORE then
    return b
  end
  return b and joined(a, b) or loose(a)
end

-- All texts of an exact opening in one list; nil when they are too many.
local function spelled(a)
  local texts = { "" }
  for _, list in ipairs(a) do
    if #texts * #list > TEXTS then
      return nil
    end
    local longer = {}
    for _, text in ipairs(texts) do
      for _, more in ipairs(list) do
        longer[#longer + 1] = text .. more
      end
    end
    texts = longer
  end
  return texts
end

-- One or the other.
local function either(a, b)
  local first, second = a and a.exact and spelled(a), b and b.exact and spelled(b)
  if not first or not second or #first + #second > TEXTS then
    return nil
  end
  local list, seen = {}, {}
  for _, texts in ipairs { first, second } do
    for _, text in ipairs(texts) do
      if not seen[text] then
        seen[text], list[#list + 1] = true, text
      end
    end
  end
  return { list, exact = true }
end

-- ## Heads: `words` (a set) or false when it can be anything; `number` when it can be a number as written; `empty` when it
-- may match without taking anything; `opening`

local ANY <const> = { words = false, number = false, empty = true }
local BYTE <const> = { words = false, number = false, empty = false }
local NOTHING <const> = { words = {}, number = false, empty = true, opening = NOTHING_MORE }
local NUMBER <const> = { words = {}, number = true, empty = false }

local head_of

-- The head of a plain value.
local function plain_head(value)
  if value == "" or value == true or value == 0 then
    return NOTHING
  elseif value == false then
    return { words = {}, number = false, empty = false, opening = NEVER }
  elseif type(value) == "string" then
    return { words = { [value] = true }, number = false, empty = false, opening = { { value }, exact = true } }
  end
  return value < 0 and NOTHING or BYTE
end

-- A head of the words of two; the first is its own.
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
  return { words = count <= M.most and words, number = a.number or b.number, empty = empty, opening = opening }
end

-- `head` with another opening.
local function opened(head, opening)
  return { words = head.words, number = head.number, empty = head.empty, opening = opening }
end

local heads = {} -- op to function(node)

function heads.seq(node)
  local first, second = head_of(node[2]), head_of(node[3])
  local opening = chain(first.opening, second.opening)
  if first.empty and first.words then
    return union(first, second, second.empty, opening)
  end
  return opened(first, opening)
end

heads["or"] = function(node)
  local first, second = head_of(node[2]), head_of(node[3])
  return union(first, second, first.empty or second.empty, either(first.opening, second.opening))
end

function heads.rep(node)
  local head, times = head_of(node[2]), node[3]
  local opening = times == -1 and either(head.opening, NOTHING_MORE) or times > 0 and loose(head.opening) or nil
  return { words = head.words, number = head.number, empty = head.empty or times <= 0, opening = opening }
end

-- Its function may go on as far as it likes.
function heads.when(node)
  local head = head_of(node[2])
  return opened(head, loose(head.opening))
end

function heads.words(node)
  local list, set = node[2], {}
  for _, word in ipairs(list) do
    set[word] = true
  end
  return { words = #list <= M.most and set, number = false, empty = false,
    opening = #list <= TEXTS and { list, exact = true } or nil }
end

function heads.value(node)
  return plain_head(node[2])
end

local function same(node)
  return head_of(node[2])
end

heads.but, heads.call, heads.quote, heads.capture = same, same, same, same

local function nothing()
  return NOTHING
end

heads["not"], heads["and"], heads.behind, heads.position, heads.constant = nothing, nothing, nothing, nothing, nothing

local function byte()
  return BYTE
end

heads.set, heads.ranges = byte, byte

function heads.grammar(node)
  local rules = node[2]
  local first = rules[1]
  if type(first) == "string" then
    first = rules[first]
  end
  return type(first) == "table" and head_of(first) or ANY
end

local function expanded(node)
  return head_of(node.as)
end

heads.char, heads.at_most = expanded, expanded

function head_of(part)
  if type(part) ~= "table" then
    return plain_head(part)
  end
  local head = part.head
  if not head then
    local make = heads[part[1]]
    head = part.number and NUMBER or part.still and NOTHING or make and make(part) or ANY
    part.head = head
  end
  return head
end

-- ## Numbers

local SAME_NUMBERS <const> = { but = true, call = true, quote = true, capture = true, when = true }

-- What every match of a part holds: 1 for a number as `baogao.zh` reads it, 2 for a fact of such a number, 0 for neither.
local function numbers_of(part)
  if type(part) ~= "table" then
    return 0
  end
  local known, op = part.numbers, part[1]
  if not known then
    if part.number then
      known = 1
    elseif part.fact ~= nil then
      known = numbers_of(part.fact) > 0 and 2 or 0
    elseif op == "seq" then
      known = math_max(numbers_of(part[2]), numbers_of(part[3]))
    elseif op == "or" then
      known = math_min(numbers_of(part[2]), numbers_of(part[3]))
    else
      known = (SAME_NUMBERS[op] or op == "rep" and part[3] > 0) and numbers_of(part[2]) or 0
    end
    part.numbers = known
  end
  return known
end

-- Of a part that begins with a plain number, or whose alternatives do: the opening of what stands behind it.
local function follow_of(part)
  if type(part) ~= "table" then
    return nil
  elseif part.number then
    return part.number == "plain" and NOTHING_MORE or nil
  end
  local op = part[1]
  if op == "seq" then
    local first = follow_of(part[2])
    if first then
      return chain(first, head_of(part[3]).opening)
    end
    return M.is_empty(part[2]) and follow_of(part[3]) or nil
  elseif op == "or" then
    local first = follow_of(part[2])
    local second = first and follow_of(part[3])
    return second and either(first, second)
  elseif op == "but" or op == "call" or op == "quote" or op == "capture" then
    return follow_of(part[2])
  end
end

-- ## Asking

--- What `pattern` begins with.
-- @tparam pattern pattern
-- @treturn {string,...}|nil literals, sorted by nothing in particular; nil when it can be anything
-- @treturn boolean true when it can also be a number as written
function M.of(pattern)
  local head = head_of(part_of(pattern))
  if not head.words or head.empty then
    return nil, head.number and not head.empty
  end
  local words = {}
  for word in pairs(head.words) do
    words[#words + 1] = word
  end
  return words, head.number
end

--- True when no match of `pattern` is without a fact of a number: where no number follows, it need not be tried.
-- @tparam pattern pattern
-- @treturn boolean
function M.needs_number(pattern)
  return numbers_of(part_of(pattern)) == 2
end

--- What a match of `pattern` begins with, as far as is sure.
-- @tparam pattern pattern
-- @treturn {{string,...},...}|nil lists of texts that follow each other
function M.opening(pattern)
  return head_of(part_of(pattern)).opening
end

--- What stands behind the number that a match of `pattern` begins with, as far as is sure.
-- @tparam pattern pattern
-- @treturn {{string,...},...}|nil as `opening`
function M.follow(pattern)
  return follow_of(part_of(pattern))
end

--- True when a part can only match the empty string.
-- @tparam node|string|integer|boolean part
-- @treturn boolean
function M.is_empty(part)
  local head = head_of(part)
  return head.empty and head.words and next(head.words) == nil and not head.number
end

--- True when a part can match the empty string, as far as can be told.
-- @tparam node|string|integer|boolean part
-- @treturn boolean
function M.may_be_empty(part)
  return head_of(part).empty
end

return M
