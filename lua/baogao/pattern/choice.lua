--- One of many words, the longest that stands there: a tree of their bytes, so that words which begin alike are
-- told apart by one look at a byte and not by one try each. Made of LPeg's own functions; `baogao.pattern.heads` is told
-- what it begins with.
-- @module baogao.pattern.choice
local heads = require "baogao.pattern.heads"

local ipairs, sort = ipairs, table.sort
local byte, sub = string.byte, string.sub
local P, Cc = heads.original.P, heads.original.Cc
local multiply, add = heads.operators.__mul, heads.operators.__add
local _ENV <const> = nil

local M = {}

local build -- the words from..to of `list`, which begin alike up to byte `at`: what follows; and how deep it is

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
  local rest, depth = build(list, from, to, at + n, captures)
  return rest and multiply(text, rest) or text, (depth or 0) + 1
end

function build(list, from, to, at, captures)
  local ending, branches = nil, {}
  if #list[from] < at then
    ending = captures and Cc(captures[list[from]]) or P(true)
    from = from + 1
  end
  local deepest = 0
  while from <= to do
    local last = from
    while last < to and byte(list[last + 1], at) == byte(list[from], at) do
      last = last + 1
    end
    local depth
    branches[#branches + 1], depth = branch(list, from, last, at, captures)
    deepest = depth > deepest and depth or deepest
    from = last + 1
  end
  if ending and #branches == 0 then
    return captures and ending, 1
  end
  local p = ending
  for i = #branches, 1, -1 do
    p = p and add(branches[i], p) or branches[i]
  end
  return p, deepest + #branches + 1
end

--- A pattern that matches the longest of `words` that stands where it is tried. With `captures` each word
-- captures its own value.
-- @tparam {string,...} words not empty, none of them the empty string; sorted here
-- @tparam[opt] {string=any} captures
-- @treturn pattern
function M.longest(words, captures)
  local list, seen = {}, {}
  for _, word in ipairs(words) do
    if not seen[word] then
      seen[word], list[#list + 1] = true, word
    end
  end
  if #list == 0 then
    return P(false)
  end
  sort(list)
  local p, depth = build(list, 1, #list, 1, captures)
  return heads.set_choice(p, list, depth, captures)
end

return M
