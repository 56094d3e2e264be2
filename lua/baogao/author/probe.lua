--- What patterns are made of, and on which line of a script: noted while scripts load, for `try`, `trace` and
-- `test` only. The patterns themselves are not touched, so what a rule finds is what it finds in a run.
-- `baogao.author.twins` makes of the notes what tells how far a pattern came.
-- @module baogao.author.probe
local lpeg = require "lpeg"
local heads = require "baogao.pattern.heads"
local marks = require "baogao.pattern.marks"

local getinfo, getmetatable = debug.getinfo, debug.getmetatable
local error, ipairs, pairs, pcall, select, type = error, ipairs, pairs, pcall, select, type
local string_format, table_pack, table_sort, table_unpack = string.format, table.pack, table.sort, table.unpack
local original, raw = heads.original, heads.operators
local is_empty = heads.is_empty
local _ENV <const> = nil

local M = {}

-- What is wanted of twins: joints (how far a match came), names (what was entered and left), words (which
-- words matched).
local mode = {}

local noting_now = false -- patterns are noted

local notes   -- pattern to what it is made of: op, parts in [1] and [2], where, and what marks add
local lookups -- lookup to { where }

local function reset()
  notes, lookups = {}, {}
end

reset()

local runtime = getinfo(1, "S").source:match "^(.*/)[^/]*$"

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

-- The operators as `heads` made them.
local plain = {}

local function noting(name, op, has_line)
  return function(a, b)
    local result = plain[name](a, b)
    if noting_now and result ~= a and result ~= b then
      notes[result] = { op = op, a, b, where = has_line and script_line() or nil }
    end
    return result
  end
end

local function shallow_copy(t)
  local copy = {}
  for key, value in pairs(t) do
    copy[key] = value
  end
  return copy
end

local function noting_pattern(made)
  return function(value)
    local result = made(value)
    if noting_now and result ~= value then
      local kind = type(value)
      notes[result] = { op = kind == "table" and "grammar" or kind == "function" and "test" or "value",
        kind == "table" and shallow_copy(value) or value, where = script_line() }
    end
    return result
  end
end

local function noting_capture(name, made)
  return function(first, ...)
    local result = made(first, ...)
    if noting_now then
      local op = name == "Cmt" and is_empty(first) and "test" or "within"
      notes[result] = { op = op, first, capture = name, rest = select("#", ...) > 0 and table_pack(...) or nil,
        where = op == "test" and script_line() or nil }
    end
    return result
  end
end

local function noting_leaf(op, made)
  return function(first, ...)
    local result = made(first, ...)
    if noting_now then
      notes[result] = { op = op, first, where = script_line() }
    end
    return result
  end
end

local function mark(op, field)
  return function(pattern, value, other)
    if noting_now then
      notes[pattern] = { op = op, [field] = value, other = other, where = script_line() }
    end
    return pattern
  end
end

local function mark_name(kind)
  return function(pattern, name)
    local note = noting_now and notes[pattern]
    if note then
      note[kind] = name
      note.name = mode.names and (name and kind .. " " .. name or kind) or nil
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

-- Puts the noting functions in the place of those of `heads`, once.
local function install()
  if installed then
    return
  end
  installed = true
  local mt = getmetatable(original.P(true))
  for name in pairs(raw) do
    plain[name] = mt[name]
  end
  mt.__mul, mt.__add = noting("__mul", "seq", true), noting("__add", "or")
  mt.__sub, mt.__pow, mt.__div = noting("__sub", "but"), noting("__pow", "rep"), noting("__div", "within")
  mt.__unm, mt.__len = noting("__unm", "not", true), noting("__len", "and", true)
  lpeg.P = noting_pattern(lpeg.P)
  for _, name in ipairs { "C", "Cg", "Ct", "Cs", "Cf", "Cmt" } do
    lpeg[name] = noting_capture(name, lpeg[name])
  end
  lpeg.S, lpeg.R = noting_leaf("set", lpeg.S), noting_leaf("range", lpeg.R)
  lpeg.V = noting_leaf("rule", lpeg.V)
  marks.words, marks.dim = mark("words", "words"), mark("dim", "dimension")
  marks.without, marks.lookup = mark("without", "words"), mark_lookup
  marks.condition = mark("condition", "kind")
  marks.list, marks.fact = mark_name "list", mark_name "fact"
  function marks.is_noting()
    return noting_now
  end
end

-- ## Asking

--- Says what is wanted of twins. Call it before `sealed.hide`, and before scripts are loaded.
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

--- What is wanted of twins: joints, names, words.
-- @treturn table
function M.mode()
  return mode
end

--- Forgets the words and lookups of a script, before it is loaded again.
-- @tparam string path
function M.forget(path)
  for _, list in ipairs { notes, lookups } do
    for key, note in pairs(list) do
      if note.where and note.where:match "^(.*):%d+$" == path then
        list[key] = nil
      end
    end
  end
end

--- What was noted of a pattern; see the source for the fields.
-- @tparam any pattern
-- @treturn table|nil
function M.note(pattern)
  return notes[pattern]
end

-- Adds the facts that a value makes to `list`.
local function add_facts(value, list, seen)
  local note = notes[value]
  if note and not seen[note] then
    seen[note] = true
    list[#list + 1] = note.fact
    for _, part in pairs(note.op == "grammar" and note[1] or { note[1], note[2] }) do
      add_facts(part, list, seen)
    end
  end
end

--- The facts that a pattern makes.
-- @tparam pattern pattern
-- @treturn {string,...} "new_received[channel]", ...
function M.facts(pattern)
  local list = {}
  add_facts(pattern, list, {})
  return list
end

local function vocabulary_key(note)
  return (note.where or "") .. " " .. (note.dimension or note.words and note.words[1] or "")
end

--- Every noted list of words: notes with op `words` or `dim`.
-- @treturn {table,...} by their places
function M.vocabulary()
  local list = {}
  for _, note in pairs(notes) do
    if note.op == "words" or note.op == "dim" then
      list[#list + 1] = note
    end
  end
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
