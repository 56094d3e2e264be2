--- What patterns mean to their author, and on which line of a script they were written: noted on the nodes of the tree
-- (`baogao.pattern.tree`) while scripts load, for `try`, `trace` and `test` only. A noted node has `op`, the kind of what
-- the author wrote, `where`, and what the hooks add. `baogao.author.tracing_copy` makes of it what tells how far a
-- pattern came.
-- @module baogao.author.probe
local hooks = require "baogao.pattern.probe_hooks"
local prefix = require "baogao.pattern.prefix"
local tree = require "baogao.pattern.tree"

local getinfo = debug.getinfo
local error, pairs, pcall, type = error, pairs, pcall, type
local string_format, table_move, table_pack, table_sort = string.format, table.move, table.pack, table.sort
local table_unpack = table.unpack
local is_empty, part_of = prefix.is_empty, tree.part
local _ENV <const> = nil

local M = {}

-- What is wanted of copies: joints (how far a match came), names (what was entered and left), words (which words
-- matched).
local mode = {}

local noting_now = false -- nodes are noted

local vocabulary -- nodes of words and dims
local lookups    -- lookup to { where }

local function reset()
  vocabulary, lookups = {}, {}
end

reset()

local runtime = getinfo(1, "S").source:match "^(.*/)[^/]*/[^/]*$"

-- "scripts/city/x.lua:12": the nearest line of a script, not of the runtime.
local function script_line()
  for level = 3, 16 do
    local info = getinfo(level, "Sl")
    if not info then
      return nil
    end
    local source = info.source
    if source:sub(1, 1) == "@" and source:sub(1, #runtime) ~= runtime then
      return string_format("%s:%d", source:sub(2), info.currentline)
    end
  end
end

-- ## Noting

local KINDS <const> = { seq = "seq", ["or"] = "or", but = "but", rep = "rep", ["not"] = "not", ["and"] = "and",
  call = "within", quote = "within", capture = "within", when = "within", value = "value", test = "test",
  grammar = "grammar", set = "set", ranges = "range", rule = "rule" }

-- Kinds that stop a match themselves: their line is told.
local TOLD <const> = { seq = true, ["not"] = true, ["and"] = true, value = true, test = true, grammar = true, set = true,
  range = true, rule = true }

local function note(node)
  if noting_now then
    local op = KINDS[node[1]]
    if node[1] == "when" and is_empty(node[2]) then
      op = "test"
    end
    node.op, node.where = op, TOLD[op] and script_line() or nil
  end
end

local function mark(op, field)
  return function(pattern, value, other)
    if noting_now then
      local node = part_of(pattern)
      node.op, node[field], node.other, node.where = op, value, other, script_line()
      if op == "words" or op == "dim" then
        vocabulary[#vocabulary + 1] = node
      end
    end
    return pattern
  end
end

-- What a list or a fact is called; of a fact, what it makes.
local function mark_name(kind)
  return function(pattern, name)
    local node = part_of(pattern)
    if noting_now and node.op then
      node.makes = name
      node.title = mode.names and (name and kind .. " " .. name or kind) or nil
    end
    return pattern
  end
end

local function mark_lookup(words)
  if noting_now then
    lookups[words] = { where = script_line() }
  end
  return words
end

local installed = false

-- Puts the noting functions in their places, once.
local function install()
  if installed then
    return
  end
  installed = true
  tree.watch(note)
  hooks.words, hooks.dim = mark("words", "words"), mark("dim", "dimension")
  hooks.without, hooks.lookup = mark("without", "words"), mark_lookup
  hooks.condition = mark("condition", "kind")
  hooks.list, hooks.fact = mark_name "list", mark_name "fact"
  function hooks.is_noting()
    return noting_now
  end
end

-- ## Asking

--- Says what is wanted of copies. Call it before scripts are loaded.
-- @tparam table what joints, names, words
-- @tparam boolean all patterns of every script are noted, not only while `noting` runs
function M.record(what, all)
  install()
  mode, noting_now = what, all
  reset()
end

--- Calls a function and notes the patterns that are made meanwhile.
-- @tparam function f
-- @param ... its arguments
-- @return its results
function M.noting(f, ...)
  local before = noting_now
  noting_now = installed
  local results = table_pack(pcall(f, ...))
  noting_now = before
  if not results[1] then
    error(results[2], 0)
  end
  return table_unpack(results, 2, results.n)
end

--- What is wanted of copies: joints, names, words.
-- @treturn table
function M.mode()
  return mode
end

local function is_of(where, path)
  return where and where:match "^(.*):%d+$" == path
end

--- Forgets the words and lookups of a script, before it is loaded again.
-- @tparam string path
function M.forget(path)
  for i = #vocabulary, 1, -1 do
    if is_of(vocabulary[i].where, path) then
      vocabulary[i] = vocabulary[#vocabulary]
      vocabulary[#vocabulary] = nil
    end
  end
  for key, lookup in pairs(lookups) do
    lookups[key] = not is_of(lookup.where, path) and lookup or nil
  end
end

--- The node of a part, when it was noted: of a piece of the toolkit, of what that stands for.
-- @tparam node|string|integer|boolean part
-- @treturn node|nil
function M.note(part)
  while type(part) == "table" and not part.op and part.as do
    part = part.as
  end
  return type(part) == "table" and part.op and part or nil
end

-- Adds the facts that a part makes to `list`.
local function add_facts(part, list, seen)
  local node = M.note(part)
  if node and not seen[node] then
    seen[node] = true
    list[#list + 1] = node.makes
    for _, inner in pairs(node.op == "grammar" and node[2] or { node[2], (node.op == "seq" or node.op == "or") and node[3] }) do
      add_facts(inner, list, seen)
    end
  end
end

--- The facts that a pattern makes.
-- @tparam pattern pattern
-- @treturn {string,...} "new_received[channel]", ...
function M.facts(pattern)
  local list = {}
  add_facts(part_of(pattern), list, {})
  return list
end

local function vocabulary_key(node)
  return (node.where or "") .. " " .. (node.dimension or node.words and node.words[1] or "")
end

--- Every noted list of words: nodes with op `words` or `dim`.
-- @treturn {node,...} by their places
function M.vocabulary()
  local list = table_move(vocabulary, 1, #vocabulary, 1, {})
  table_sort(list, function(a, b)
    return vocabulary_key(a) < vocabulary_key(b)
  end)
  return list
end

--- Where a lookup was written: "file:line".
-- @tparam table words
-- @treturn string|nil
function M.lookup_line(words)
  return words and lookups[words] and lookups[words].where
end

return M
