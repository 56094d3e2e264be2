--- Copies of patterns that match the same, tell how far they came, and whose captures go nowhere: for LPeg, made of what
-- `baogao.author.probe` noted on a pattern's tree, when somebody asks. Fixed-length contexts (`lpeg.B`) and predicates
-- stand in them as they are.
-- @module baogao.author.tracing_copy
local core = require "baogao.core"
local native = require "baogao.pattern.native"
local prefix = require "baogao.pattern.prefix"
local probe = require "baogao.author.probe"
local tree = require "baogao.pattern.tree"

local pairs, pcall, setmetatable, type = pairs, pcall, setmetatable, type
local table_unpack = table.unpack
local lpeg, raw, native_of = native.lpeg, native.operators, native.of
local is_empty, noted, part_of = prefix.is_empty, probe.note, tree.part
local _ENV <const> = nil

local M = {}

-- Node to its copy (false when nothing in it is to be told), and to -copy: matching that evaluates no capture.
local copies, negated = setmetatable({}, { __mode = "k" }), setmetatable({}, { __mode = "k" })

local joints = {} -- number to { next = part, where }
local entry       -- called in `names` mode: entry(kind, name, at)
local hit         -- called in `words` mode: hit(node, text)

-- The match under way: the farthest place any joint saw, and which joints saw it.
local reached = { far = 0, count = 0 }

--- The most joints that are told for one place.
M.most = 24

-- A pattern that matches nothing and notes that the match came to this place and goes on with `next`.
local function joint(next_value, where)
  local id = #joints + 1
  joints[id] = { next = next_value, where = where }
  return lpeg.P(function(_, at)
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

-- True when something can go wrong with a part: a capture of nothing always matches.
local function can_fail(part)
  local node = noted(part)
  return not is_empty(part) or node ~= nil and CONDITIONS[node.op]
end

local copy_of

-- The copy of a part, or LPeg's own pattern of it.
local function copy_or_native(part)
  return copy_of(part) or native_of(part)
end

-- How each kind of node is made again of its parts' copies; nil where they have none.
local again = {}

function again.seq(node)
  local a, b = copy_of(node[2]), copy_of(node[3])
  if probe.mode().joints and not is_empty(node[2]) and can_fail(node[3]) then
    a = raw.__mul(a or native_of(node[2]), joint(node[3], node.where))
  elseif not a and not b then
    return nil
  end
  return raw.__mul(a or native_of(node[2]), b or native_of(node[3]))
end

again["or"] = function(node)
  local a, b = copy_of(node[2]), copy_of(node[3])
  return (a or b) and raw.__add(a or native_of(node[2]), b or native_of(node[3])) or nil
end

function again.but(node)
  local a = copy_of(node[2])
  return a and raw.__sub(a, native_of(node[3]))
end

function again.rep(node)
  local a = copy_of(node[2])
  return a and raw.__pow(a, node[3])
end

function again.call(node)
  local a = copy_of(node[2])
  return a and raw.__div(a, node[3])
end

function again.quote(node)
  local a = copy_of(node[2])
  return a and lpeg.C(a)
end

function again.capture(node)
  local a, how = copy_of(node[2]), node[3]
  return a and lpeg[how.name](a, table_unpack(how, 1, how.n))
end

again.when = function(node)
  local a = copy_of(node[2])
  return a and lpeg.Cmt(a, node[3])
end

local function named(pattern, name)
  local function tell(kind, result)
    return lpeg.P(function(_, at)
      entry(kind, name, at)
      return result
    end)
  end
  return raw.__mul(tell("enter", true), raw.__add(raw.__mul(pattern, tell("leave", true)), tell("fail", false)))
end

-- The copy of a grammar: its rules' copies, in `names` mode with their names.
function again.grammar(node)
  local rules = {}
  for key, rule in pairs(node[2]) do
    rules[key] = rule
    if key ~= 1 or type(rule) ~= "string" then
      rules[key] = copy_or_native(rule)
      if probe.mode().names then
        rules[key] = named(lpeg.P(rules[key]), "grammar rule " .. key)
      end
    end
  end
  return lpeg.P(rules)
end

-- Tells which words were matched, and captures what the pattern captures.
local function telling(node)
  return probe.mode().words and raw.__div(lpeg.C(native_of(node)), function(text, ...)
    hit(node, text)
    return ...
  end) or nil
end

-- The copy of a part; nil when nothing in it is to be told, or when LPeg finds the copy too large.
function copy_of(part)
  local node = noted(part)
  if not node then
    return nil
  end
  local copy = copies[node]
  if copy == nil then
    local make = (node.op == "words" or node.op == "dim") and telling or again[node[1]]
    local ok, made = pcall(make or type, node)
    copy = make and ok and made or false
    if node.title then
      copy = named(copy or native_of(node), node.title)
    end
    copies[node] = copy
  end
  return copy or nil
end

-- Matches the copy of a pattern without its captures.
local function run_negated(pattern, subject, at)
  local part = part_of(pattern)
  local copy = negated[part]
  if not copy then
    copy = raw.__unm(copy_or_native(part))
    negated[part] = copy
  end
  return pcall(lpeg.match, copy, subject, at)
end

--- Who is told of `names` and `words`.
-- @tparam table functions entry(kind, name, at) with kind enter, leave, fail; hit(node, text)
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

--- Runs a pattern's copy for those who listen to names.
-- @tparam pattern pattern
-- @tparam string subject
-- @tparam integer at
function M.follow(pattern, subject, at)
  run_negated(pattern, subject, at)
end

--- Runs a pattern's copy for those who listen to words: of the match, not of what was tried on the way.
-- @tparam pattern pattern
-- @tparam string subject
-- @tparam integer at
function M.count_words(pattern, subject, at)
  pcall(lpeg.match, copy_or_native(part_of(pattern)), subject, at)
end

return M
