--- Which rules and which words of a script ever matched while it was tested.
-- @module baogao.command.coverage
local core = require "baogao.core"
local probe = require "baogao.author.probe"
local tracing_copy = require "baogao.author.tracing_copy"
local tree = require "baogao.pattern.tree"
local variants = require "baogao.zh.variants"

local ipairs, pairs, setmetatable = ipairs, pairs, setmetatable
local table_sort, part_of = table.sort, tree.part
local _ENV <const> = nil

local M = {}

local Coverage = {}
Coverage.__index = Coverage

-- Adds a note's words: where, word, what (a lookup's key), owner (the rule they stand in).
local function add_words(list, note, words, what)
  for _, word in ipairs(words) do
    local row = { owner = list.owner, where = probe.lookup_line(note.other) or note.where, word = word, what = what, hits = 0 }
    list[#list + 1] = row
    for _, other in ipairs(variants.all(core.fold(word))) do
      note.rows[other] = note.rows[other] or row
    end
  end
end

local function note_words(list, note)
  note.rows = {}
  if note.op == "words" then
    add_words(list, note, note.words)
    return
  end
  local keys = {}
  for key in pairs(note.other) do
    keys[#keys + 1] = key
  end
  table_sort(keys)
  for _, key in ipairs(keys) do
    add_words(list, note, note.other[key], note.dimension .. "." .. key)
  end
end

-- Collects the words in a pattern that it can match: not those of predicates.
local function collect(value, paths, seen, list)
  local note = probe.note(value)
  if not note or seen[note] then
    return
  end
  seen[note] = true
  if note.op == "words" or note.op == "dim" then
    if note.where and paths[note.where:match "^(.*):%d+$"] then
      note_words(list, note)
    end
  elseif note.op == "grammar" then
    for _, rule in pairs(note[2]) do
      collect(rule, paths, seen, list)
    end
  elseif note.op ~= "not" and note.op ~= "and" then
    collect(note[2], paths, seen, list)
    if note.op == "seq" or note.op == "or" then
      collect(note[3], paths, seen, list)
    end
  end
end

--- An empty account of a script's own rules and words.
-- @tparam script script
-- @tparam table compiled
-- @treturn coverage
function M.new(script, compiled)
  local self = setmetatable({ compiled = compiled, rules = {}, words = {} }, Coverage)
  local seen, paths = {}, { [script.path] = true }
  for path in pairs(script.modules) do
    paths[path] = true
  end
  for i, rule in ipairs(compiled.rules) do
    if (rule.script or rule.form) == script.name then
      self.rules[#self.rules + 1] = { number = i, rule = rule, hits = 0 }
      if rule.pattern then
        self.words.owner = self.rules[#self.rules]
        collect(part_of(rule.source.pattern), paths, seen, self.words)
      end
    end
  end
  return self
end

local function count(note, text)
  local row = note.rows and note.rows[text]
  if row then
    row.hits = row.hits + 1
  end
end

--- Counts what matched in one report.
-- @tparam reading reading
function Coverage:add(reading)
  tracing_copy.listen { hit = count }
  for _, one in ipairs(self.rules) do
    local kept = one.rule.pattern and reading.stops:of(one.number)
    for _, try in ipairs(kept and kept.matched or {}) do
      one.hits = one.hits + 1
      tracing_copy.count_words(one.rule.source.pattern, try.subject, try.at)
    end
  end
  for _, fact in ipairs(reading.facts) do
    for _, one in ipairs(self.rules) do
      one.hits = one.hits + (not one.rule.pattern and fact.rule == one.rule.name and 1 or 0)
    end
  end
end

local function missing(list)
  local without = {}
  for _, one in ipairs(list) do
    if one.hits == 0 then
      without[#without + 1] = one
    end
  end
  return without
end

--- The rules that never matched.
-- @treturn {table,...} rule (name, where)
-- @treturn integer of how many
function Coverage:silent_rules()
  return missing(self.rules), #self.rules
end

--- The words that never matched; of a rule that never did, `owner.hits` is 0.
-- @treturn {table,...} word, where, what ("channel.online" in a lookup)
-- @treturn integer of how many
function Coverage:silent_words()
  return missing(self.words), #self.words
end

return M
