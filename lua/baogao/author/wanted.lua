--- What a pattern wants at a place, from what `baogao.author.probe` noted of it: the words, numbers and
-- conditions that could stand there.
-- @module baogao.author.wanted
local messages = require "baogao.base.messages"
local native = require "baogao.pattern.native"
local prefix = require "baogao.pattern.prefix"
local probe = require "baogao.author.probe"
local tree = require "baogao.pattern.tree"
local zh = require "baogao.zh"

local ipairs, pairs, pcall, setmetatable, tostring, type = ipairs, pairs, pcall, setmetatable, tostring, type
local match, math_type, math_min = native.lpeg.match, math.type, math.min
local find, table_concat, table_sort = string.find, table.concat, table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

--- The most wants of one place.
M.most = 40

local DEPTH <const> = 80

-- Pieces of the toolkit that scripts use whole, by the name of the text that describes each.
local LABELS <const> = {}
for _, name in ipairs { "int", "number", "percent", "permille", "counter", "year", "date", "sep", "stop", "char", "growth",
  "rise", "fall", "same", "part", "index", "place", "this_year", "last_year" } do
  LABELS[tree.part(zh[name])] = say("want_" .. name)
end

-- One search: subject, place, the list, what is in it already.
local Search = {}
Search.__index = Search

function Search:add(want)
  local key = want.kind .. (want.what or "") .. (want.words and want.words[1] or "") .. (want.where or "")
  if not self.seen[key] and #self < M.most then
    self.seen[key] = true
    self[#self + 1] = want
  end
end

local function matches(part, subject, at)
  local ok, found = pcall(match, native.of(part), subject, at)
  return ok and found ~= nil
end

local describe = {}

function Search:value(value, where)
  if type(value) == "string" then
    self:add { kind = "words", words = { value }, where = where }
  elseif math_type(value) == "integer" and value > 0 then
    self:add { kind = "label", what = say("want_bytes", value), where = where }
  elseif value == false then
    self:add { kind = "label", what = say "want_nothing", where = where }
  elseif type(value) == "table" then
    self:node(value, where)
  end
end

function Search:node(node, where)
  local label, note = LABELS[node], probe.note(node)
  self.depth = self.depth + 1
  if label then
    self:add { kind = "label", what = label, where = where }
  elseif note and self.depth < DEPTH then
    describe[note.op](self, note, note.where or where)
  elseif self.depth < DEPTH then
    self:add { kind = "label", what = say "want_toolkit", where = where }
  end
  self.depth = self.depth - 1
end

function describe.seq(self, note, where)
  local first, second = note[2], note[3]
  if prefix.is_empty(first) then
    if matches(first, self.subject, self.at) then
      self:value(second, where)
    else
      self:value(first, where)
    end
    return
  end
  self:value(first, where)
  if prefix.may_be_empty(first) then
    self:value(second, where)
  end
end

describe["or"] = function(self, note, where)
  self:value(note[2], where)
  self:value(note[3], where)
end

function describe.rep(self, note, where)
  self:value(note[2], where)
end

function describe.within(self, note, where)
  self:value(note[2], where)
end

function describe.but(self, note, where)
  if type(note[3]) == "table" and matches(note[3], self.subject, self.at) then
    self:add { kind = "not", what = M.text_of(note[3]), where = where }
  else
    self:value(note[2], where)
  end
end

describe["not"] = function(self, note, where)
  self:add { kind = "not", what = M.text_of(note[2]), where = where }
end

describe["and"] = describe.within

function describe.value(self, note, where)
  self:value(note[2], where)
end

function describe.grammar(self, note, where)
  local first, outer = note[2][1], self.grammar
  if type(first) == "string" then
    first = note[2][first]
  end
  self.grammar = note[2]
  self:value(first, where)
  self.grammar = outer
end

function describe.rule(self, note, where)
  local rule = self.grammar and self.grammar[note[2]]
  if rule ~= nil then
    self:value(rule, where)
  else
    self:add { kind = "label", what = say("want_rule", tostring(note[2])), where = where }
  end
end

function describe.words(self, note, where)
  self:add { kind = "words", words = note.words, where = where, note = note }
end

function describe.dim(self, note, where)
  local words, keys = {}, {}
  for key in pairs(note.other) do
    keys[#keys + 1] = key
  end
  table_sort(keys)
  for _, key in ipairs(keys) do
    for _, word in ipairs(note.other[key]) do
      words[#words + 1] = word
    end
  end
  self:add { kind = "dim", words = words, dimension = note.dimension, lookup = note.other, where = where, note = note }
end

-- The word that stands before the place though it may not.
function describe.without(self, note, where)
  for _, word in ipairs(note.words) do
    local found = find(self.subject, word, 1, true)
    if found and found < self.at then
      self:add { kind = "without", what = word, where = where }
      return
    end
  end
end

function describe.condition(self, note, where)
  self:add { kind = "label", what = say("want_" .. note.kind, note.other or ""), where = where }
end

function describe.test(self, _, where)
  self:add { kind = "label", what = say "want_test", where = where }
end

function describe.set(self, note, where)
  self:add { kind = "label", what = say("want_set", tostring(note[2])), where = where }
end

function describe.range(self, note, where)
  local range = tostring(note[2])
  self:add { kind = "label", what = range == "09" and say "want_digit" or say("want_range", range),
    where = where }
end

local function search(subject, at)
  return setmetatable({ subject = subject, at = at, depth = 0, seen = {} }, Search)
end

--- One want in words: "当面申请, 传真申请", "a whole number".
-- @tparam table want
-- @tparam[opt=6] integer most words
-- @treturn string
function M.text(want, most)
  if not want.words then
    return want.what
  end
  most = most or 6
  local text = table_concat(want.words, ", ", 1, math_min(#want.words, most))
  return #want.words > most and text .. ", …" or text
end

--- A pattern in words.
-- @tparam any value
-- @treturn string
function M.text_of(value)
  local list, texts = search("", 1), {}
  list:value(value)
  for i, want in ipairs(list) do
    texts[i] = M.text(want)
  end
  return table_concat(texts, ", ")
end

--- What is wanted at a place.
-- @tparam {table,...} joints see `tracing_copy.reach`
-- @tparam pattern pattern of the rule, asked when there is no joint
-- @tparam string subject
-- @tparam integer at
-- @tparam string where the rule's line
-- @treturn {table,...} kind (words, dim, label, not, without), words or what, where; of a dim also
-- dimension and lookup
function M.at(joints, pattern, subject, at, where)
  local list = search(subject, at)
  for _, joint in ipairs(joints) do
    list:value(joint.next, joint.where)
  end
  if #joints == 0 then
    list:value(tree.part(pattern), where)
  end
  return list
end

return M
