--- Where patterns stop: for `try`, `trace` and `test` only, and for scripts as they are.
-- While a script loads, it is noted what every pattern is made of, and on which line. From that a twin
-- of a rule's pattern is made when somebody asks: it matches the same, tells how far it came, and its
-- captures go nowhere. The patterns themselves are not touched, so what a rule finds is what it finds in a run.
-- Fixed-length contexts (`lpeg.B`) and predicates stand in the twin as they are.
-- @module baogao.probe
local lpeg = require "lpeg"
local core = require "baogao.core"
local heads = require "baogao.heads"
local marks = require "baogao.marks"

local getinfo, getmetatable = debug.getinfo, debug.getmetatable
local error, ipairs, pairs, pcall, select, type = error, ipairs, pairs, pcall, select, type
local match, string_format, table_pack, table_unpack = lpeg.match, string.format, table.pack, table.unpack
local original, raw = heads.original, heads.operators
local is_empty = heads.is_empty
local _ENV <const> = nil

local M = {}

-- What is wanted of twins: joints (how far a match came), names (what was entered and left), words (which
-- words matched).
local mode = {}

local noting_now = false -- patterns are noted

local notes   -- pattern to what it is made of: op, parts in [1] and [2], where, and what marks add
local twins   -- pattern to its twin, or to itself when it has none
local negated -- pattern to -twin: matching it evaluates no capture
local joints  -- number to { next = pattern or value, where }
local lookups -- lookup to { where }
local entry   -- called by twins in `names` mode: entry(kind, name, at)
local hit     -- called by twins in `words` mode: hit(note, text)

-- The match under way: the farthest place any joint saw, and which joints saw it.
local reached = { far = 0, count = 0 }

--- The most joints that are told for one place.
M.most = 24

local function reset()
  notes, twins, negated, joints, lookups = {}, {}, {}, {}, {}
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

local looked_at -- the report that twins are matched over

-- What `core.running_meta` says while no engine runs: pieces such as `zh.place` ask it.
local function known_meta(key)
  local value = looked_at and looked_at:meta(key) or ""
  return value ~= "" and value or nil
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
  local running_meta = core.running_meta
  core.running_meta = function(key)
    return running_meta(key) or known_meta(key)
  end
  marks.list, marks.fact = mark_name "list", mark_name "fact"
end

-- ## Twins

-- A pattern that matches nothing and notes that the match came to this place and goes on with `next`.
local function joint(next_value, where)
  local id = #joints + 1
  joints[id] = { next = next_value, where = where }
  return original.P(function(_, at)
    if at > reached.far then
      reached.far, reached.count, reached[1] = at, 1, id
    elseif at == reached.far and reached.count < M.most then
      reached.count = reached.count + 1
      reached[reached.count] = id
    end
    return true
  end)
end

local CONDITIONS <const> = { ["not"] = true, ["and"] = true, test = true, without = true, condition = true, seq = true }

-- True when something can go wrong with `value`: a capture of nothing always matches.
local function can_fail(value)
  local note = notes[value]
  return not is_empty(value) or note ~= nil and CONDITIONS[note.op]
end

local twin_of

-- How each kind of pattern is made again of its parts' twins.
local again = {}

function again.seq(note)
  local a, b = twin_of(note[1]), twin_of(note[2])
  if mode.joints and not is_empty(note[1]) and can_fail(note[2]) then
    a = raw.__mul(a, joint(note[2], note.where))
  elseif a == note[1] and b == note[2] then
    return nil
  end
  return raw.__mul(a, b)
end

again["or"] = function(note)
  local a, b = twin_of(note[1]), twin_of(note[2])
  return (a ~= note[1] or b ~= note[2]) and raw.__add(a, b) or nil
end

function again.but(note)
  local a = twin_of(note[1])
  return a ~= note[1] and raw.__sub(a, note[2]) or nil
end

function again.rep(note)
  local a = twin_of(note[1])
  return a ~= note[1] and raw.__pow(a, note[2]) or nil
end

function again.within(note)
  local a = twin_of(note[1])
  if a == note[1] then
    return nil
  elseif not note.capture then
    return raw.__div(a, note[2])
  end
  local rest = note.rest
  return original[note.capture](a, table_unpack(rest or {}, 1, rest and rest.n or 0))
end

again.test = function(note)
  return note.capture and again.within(note) or nil
end

local function named(pattern, name)
  local function tell(kind, result)
    return original.P(function(_, at)
      entry(kind, name, at)
      return result
    end)
  end
  return raw.__mul(tell("enter", true), raw.__add(raw.__mul(pattern, tell("leave", true)), tell("fail", false)))
end

-- The twin of a grammar: its rules' twins, in `names` mode with their names.
function again.grammar(note)
  local copy = {}
  for key, rule in pairs(note[1]) do
    copy[key] = rule
    if key ~= 1 or type(rule) ~= "string" then
      copy[key] = twin_of(rule)
      if mode.names then
        copy[key] = named(original.P(copy[key]), "grammar rule " .. key)
      end
    end
  end
  return original.P(copy)
end

-- Tells which words were matched, and captures what the pattern captures.
local function telling(pattern, note)
  return mode.words and raw.__div(original.C(pattern), function(text, ...)
    hit(note, text)
    return ...
  end) or nil
end

-- The twin of a value: itself when nothing in it is to be told, or when LPeg finds the twin too large.
function twin_of(value)
  local note = notes[value]
  if not note then
    return value
  end
  local twin = twins[value]
  if not twin then
    twins[value] = value -- while it is made
    local make = again[note.op]
    local ok, made
    if note.op == "words" or note.op == "dim" then
      ok, made = pcall(telling, value, note)
    elseif make then
      ok, made = pcall(make, note)
    end
    twin = ok and made or value
    if note.name then
      twin = named(twin, note.name)
    end
    twins[value] = twin
  end
  return twin
end

-- Matches the twin of a pattern without its captures.
local function run_negated(pattern, subject, at)
  local twin = negated[pattern]
  if not twin then
    twin = raw.__unm(twin_of(pattern))
    negated[pattern] = twin
  end
  return pcall(match, twin, subject, at)
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

--- Who is told of `names` and `words`.
-- @tparam table functions entry(kind, name, at) with kind enter, leave, fail; hit(note, text)
function M.listen(functions)
  entry, hit = functions.entry, functions.hit
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

--- Every noted list of words: notes with op `words` or `dim`.
-- @treturn {table,...} in no order
function M.vocabulary()
  local list = {}
  for _, note in pairs(notes) do
    if note.op == "words" or note.op == "dim" then
      list[#list + 1] = note
    end
  end
  return list
end

--- Where a lookup was written: "file:line".
-- @tparam table words
-- @treturn string|nil
function M.lookup_line(words)
  return words and lookups[words] and lookups[words].where
end

--- Says which report the subjects of `reach`, `follow` and `count_words` come from.
-- @tparam report report
function M.look_at(report)
  looked_at = report
end

--- How far a pattern comes at a place.
-- @tparam pattern pattern
-- @tparam string subject
-- @tparam integer at
-- @treturn integer the farthest place where any alternative went on
-- @treturn {table,...} what was to follow there: { next, where }, each once
function M.reach(pattern, subject, at)
  reached.far, reached.count = at, 0
  run_negated(pattern, subject, at)
  local list, seen = {}, {}
  for i = 1, reached.count do
    if not seen[reached[i]] then
      seen[reached[i]] = true
      list[#list + 1] = joints[reached[i]]
    end
  end
  return reached.far, list
end

--- Runs a pattern's twin for those who listen to names.
-- @tparam pattern pattern
-- @tparam string subject
-- @tparam integer at
function M.follow(pattern, subject, at)
  run_negated(pattern, subject, at)
end

--- Runs a pattern's twin for those who listen to words: of the match, not of what was tried on the way.
-- @tparam pattern pattern
-- @tparam string subject
-- @tparam integer at
function M.count_words(pattern, subject, at)
  pcall(match, twin_of(pattern), subject, at)
end

return M
