--- Checks that a script writes as functions: the facts they ask for, and sums of them that remember
-- what went in.
-- @module baogao.script.check
local broken = require "baogao.script.broken"
local core = require "baogao.core"
local names = require "baogao.base.names"
local show = require "baogao.base.show"
local sealed = require "baogao.script.sealed"

local getmetatable = debug.getmetatable -- scripts see none
local setmetatable, ipairs, error, type = setmetatable, ipairs, error, type
local table_concat, string_format = table.concat, string.format
local pcall, math_type = pcall, math.type
local _ENV <const> = nil

local M = {}

-- A term: of one fact, its value (nil when it has none) and its name (nil when it is not stated; a plain number
-- has none either); of a sum of parts, also how many of them are valued and blank; of two terms, the value that
-- came of them, and a and b. What stands for nothing at all is `none`.
local Term = { __metatable = false }
Term.__index = Term

local function term(value, name)
  return setmetatable({ value = value, name = name }, Term)
end

local function nothing()
  return setmetatable({ none = true }, Term)
end

local function as_term(value)
  return getmetatable(value) == Term and value or value == nil and nothing() or term(value)
end

local function combine(a, b, apply)
  a, b = as_term(a), as_term(b)
  local x, y, value = a.value, b.value, nil
  if x or y then
    value = apply(x or 0, y or 0)
  end
  return setmetatable({ value = value, a = a, b = b }, Term)
end

local function plus(x, y) return x + y end
local function minus(x, y) return x - y end
local function times(x, y) return x * y end

Term.__add = function(a, b) return combine(a, b, plus) end
Term.__sub = function(a, b) return combine(a, b, minus) end
Term.__mul = function(a, b) return combine(a, b, times) end

-- The most terms of one side, and the longest list of their names: both stand in a cell of checks.csv.
local TERMS_MOST <const>, NAMES_LONG <const> = 10000, 1 << 16

-- Adds to `tally` how many of a term's facts have a value, are blank, are not stated; and their names, in order.
local function count(made, tally)
  tally.terms = tally.terms + 1
  if tally.terms > TERMS_MOST then
    error(string_format("LIMIT: a side has more than %d terms", TERMS_MOST), 0)
  end
  while made.a do
    count(made.a, tally)
    made = made.b
  end
  if made.valued then
    tally.valued, tally.blanks = tally.valued + made.valued, tally.blanks + made.blanks
  elseif made.value ~= nil then
    tally.valued = tally.valued + 1
  elseif made.name then
    tally.blanks = tally.blanks + 1
  elseif not made.none then
    tally.absent = tally.absent + 1
  end
  if made.name then
    tally[#tally + 1] = made.name
    tally.long = tally.long + #made.name + 1
  end
  if tally.long > NAMES_LONG then
    error(string_format("LIMIT: a side has more than %d bytes of names", NAMES_LONG), 0)
  end
  return tally
end

local function counted(made)
  return count(made, { valued = 0, blanks = 0, absent = 0, terms = 0, long = 0 })
end

-- What stands behind the facts that a script sees: the core's facts, the indicators' numbers, names looked up.
local behind = setmetatable({}, { __mode = "k" })

local function state_of(view, level)
  return behind[view] or error("these facts belong to a report that is done", level + 1)
end

local Facts = { __metatable = false }
Facts.__index = Facts

-- What names meant, by index (a script's indicators) and name: checks ask for the same in every report.
local looked_up = setmetatable({}, { __mode = "k" })
local NAMES_MOST <const> = 10000

local function known_names(index)
  local known = looked_up[index] or { names = {}, count = 0 }
  looked_up[index] = known
  return known
end

-- What a name means: index, dims, group; plain: the name in its plain form.
local function look_up(state, name, level)
  local known = state.known
  local found = known.names[name]
  if not found then
    local indicator, dims, group = names.parse(name)
    local index = indicator and state.index[indicator]
    if not index then
      error(string_format("%s is not an indicator of this script", show(name)), level + 1)
    end
    found = { index = index, dims = dims, group = group, plain = names.format(indicator, dims) }
    if known.count < NAMES_MOST then
      known.count = known.count + 1
      known.names[name] = found
    end
  end
  return found
end

local function one(state, found)
  local value, status = state.facts:get(found.index, found.dims)
  return term(value, status and found.plain)
end

local function sum(state, index, group)
  local value, valued, blanks, parts = state.facts:sum(index, group)
  return setmetatable({ value = value, valued = valued, blanks = blanks, name = parts ~= "" and parts or nil }, Term)
end

--- A fact as a term: f "new_received[channel:fax]".
function Facts:__call(name)
  local state = state_of(self, 2)
  local found = look_up(state, name, 2)
  return found.group and sum(state, found.index, found.group) or one(state, found)
end

--- The sum of an indicator's facts over a dimension: f:sum "new_received[channel]".
Facts.sum = Facts.__call

--- The plain value of a fact, or nil.
function Facts:value(name)
  local state = state_of(self, 2)
  local found = look_up(state, name, 2)
  return (state.facts:get(found.index, found.dims))
end

--- What the prose states for a fact, and what a table does: the first place of each, as a term; no value where
-- there is none. They differ where the report contradicts itself.
-- @tparam string name
-- @treturn term
function Facts:prose(name)
  return M.first_of(self, name, false)
end

--- The same for a table.
-- @tparam string name
-- @treturn term
function Facts:table(name)
  return M.first_of(self, name, true)
end

function M.first_of(self, name, in_table)
  local state = state_of(self, 3)
  local found = look_up(state, name, 3)
  local value = state.facts:stated(found.index, found.dims, in_table)
  return term(value, value ~= nil and found.plain or nil)
end

--- The headings of the report: level, label (its number), text (folded), line.
-- @treturn {table,...}
function Facts:headings()
  return state_of(self, 2).facts:headings()
end

--- The facts as checks see them.
-- @tparam facts facts of core
-- @tparam {string=integer} index indicator name to number
function M.view(facts, index)
  local view = setmetatable({}, Facts)
  behind[view] = { facts = facts, index = index, known = known_names(index) }
  return view
end

local function verdict(left, right, left_facts, right_facts)
  if left_facts.valued == 0 or right_facts.valued == 0 or not left.value or not right.value then
    return "not_assessable"
  end
  local plain = math_type(left.value) == "integer" and math_type(right.value) == "integer"
  if plain and left.value == right.value
    or not plain and core.decimal(left.value) == core.decimal(right.value) then
    return "pass"
  end
  return left_facts.absent + right_facts.absent > 0 and "uncertain" or "fail"
end

-- A side of a check: what facts gave, or a plain number.
local function side(value)
  if getmetatable(value) == Term then
    return value
  end
  local number = type(value) == "number" or type(value) == "userdata"
  if not number or not pcall(core.decimal, value) then
    error(string_format("a side is %s; return facts or finite numbers",
      type(value) == "number" and show(value) or "a " .. type(value)), 0)
  end
  return term(value)
end

-- Notes that were made plain before: most are the script's own words.
local noted, noted_count = {}, 0
local NOTES_MOST <const>, NOTE_LONG <const> = 200, 120

local function note_of(value)
  if type(value) ~= "string" then
    return nil
  end
  local note = noted[value]
  if not note then
    note = sealed.plain(value)
    if #value <= NOTE_LONG and noted_count < NOTES_MOST then
      noted[value], noted_count = note, noted_count + 1
    end
  end
  return note
end

local VERDICTS <const> = { pass = true, fail = true, uncertain = true, not_assessable = true }

local function run(facts, view, check)
  local left, right, note = check.call(view)
  if VERDICTS[left] then
    facts:outcome(check.name, left, nil, nil, 0, "", "", note_of(right))
    return
  end
  if left == nil or right == nil then
    facts:outcome(check.name, "not_assessable", nil, nil, 0, "", "", "the check returned no two sides")
    return
  end
  left, right = side(left), side(right)
  local left_facts, right_facts = counted(left), counted(right)
  facts:outcome(check.name, verdict(left, right, left_facts, right_facts), left.value, right.value,
    left_facts.blanks + right_facts.blanks, table_concat(left_facts, " "), table_concat(right_facts, " "), note_of(note))
end

--- Runs the checks that are functions. One that fails is not assessable; its note and a warning say why.
-- @tparam facts facts
-- @tparam {string=integer} index
-- @tparam {table,...} checks name, call, where
function M.run(facts, index, checks)
  local view = M.view(facts, index)
  for _, check in ipairs(checks) do
    local ok, message = pcall(run, facts, view, check)
    if not ok then
      behind[view] = nil -- for what is raised here, too
      local reason = broken.reason(message)
      facts:outcome(check.name, "not_assessable", nil, nil, 0, "", "", "the check failed: " .. reason)
      facts:warn("CHECK_BROKEN", string_format("%s: check %s: %s", check.where, check.name, reason))
      view = M.view(facts, index)
    end
  end
  behind[view] = nil
end

return M
