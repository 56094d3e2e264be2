--- Twins of patterns: they match the same, tell how far they came, and their captures go nowhere. A twin is made of
-- what `baogao.author.probe` noted, when somebody asks. Fixed-length contexts (`lpeg.B`) and predicates stand in it as
-- they are.
-- @module baogao.author.twins
local lpeg = require "lpeg"
local core = require "baogao.core"
local heads = require "baogao.pattern.heads"
local probe = require "baogao.author.probe"

local pairs, pcall, setmetatable, type = pairs, pcall, setmetatable, type
local match, table_unpack = lpeg.match, table.unpack
local original, raw = heads.original, heads.operators
local is_empty, noted = heads.is_empty, probe.note
local _ENV <const> = nil

local M = {}

-- Pattern to its twin (to itself when it has none), and to -twin: matching that evaluates no capture.
local twins, negated = setmetatable({}, { __mode = "k" }), setmetatable({}, { __mode = "k" })

local joints = {} -- number to { next = pattern or value, where }
local entry       -- called in `names` mode: entry(kind, name, at)
local hit         -- called in `words` mode: hit(note, text)

-- The match under way: the farthest place any joint saw, and which joints saw it.
local reached = { far = 0, count = 0 }

--- The most joints that are told for one place.
M.most = 24

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
  local note = noted(value)
  return not is_empty(value) or note ~= nil and CONDITIONS[note.op]
end

local twin_of

-- How each kind of pattern is made again of its parts' twins.
local again = {}

function again.seq(note)
  local a, b = twin_of(note[1]), twin_of(note[2])
  if probe.mode().joints and not is_empty(note[1]) and can_fail(note[2]) then
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
      if probe.mode().names then
        copy[key] = named(original.P(copy[key]), "grammar rule " .. key)
      end
    end
  end
  return original.P(copy)
end

-- Tells which words were matched, and captures what the pattern captures.
local function telling(pattern, note)
  return probe.mode().words and raw.__div(original.C(pattern), function(text, ...)
    hit(note, text)
    return ...
  end) or nil
end

-- The twin of a value: itself when nothing in it is to be told, or when LPeg finds the twin too large.
function twin_of(value)
  local note = noted(value)
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

--- Who is told of `names` and `words`.
-- @tparam table functions entry(kind, name, at) with kind enter, leave, fail; hit(note, text)
function M.listen(functions)
  entry, hit = functions.entry, functions.hit
end

--- Says which report the subjects of `reach`, `follow` and `count_words` come from.
-- @tparam report report
function M.look_at(report)
  core.assume(report:meta "place" or "", report:meta "year" or "")
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
