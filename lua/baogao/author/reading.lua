--- One report as one script reads it, with all that `try` shows of it.
-- @module baogao.author.reading
local core = require "baogao.core"
local probe = require "baogao.author.probe"
local stops = require "baogao.author.stops"
local wanted = require "baogao.author.wanted"
local text = require "baogao.base.text"
local tracing_copy = require "baogao.author.tracing_copy"

local ipairs, pcall, setmetatable, tostring = ipairs, pcall, setmetatable, tostring
local _ENV <const> = nil

local M = {}

local Reading = {}
Reading.__index = Reading

-- Loads a script and the forms it extends again, so that their patterns are noted; once for each.
local function renew(registry, script)
  local first, message = script, nil
  if not script.noted then
    first, message = probe.noting(registry.renew, registry, script)
    if not first then
      return nil, message
    end
  end
  local form = first.extends and registry.by_name[first.extends]
  if form and form ~= script then
    form, message = renew(registry, form)
  end
  return (form or not message) and first or nil, message
end

--- Finds the script that a word means, its patterns noted, and compiles it; see `compile`.
-- @tparam registry registry
-- @tparam string word a file or a name
-- @treturn table|nil compiled
-- @treturn script|string script, or a message
-- @treturn string|nil code when there is no such script
function M.open(registry, word)
  local script, message, missing = probe.noting(registry.find, registry, word)
  if not script then
    return nil, message, missing
  end
  script, message = renew(registry, script)
  local compiled
  if script then
    compiled, message = M.compile(registry, script)
  end
  return compiled, compiled and script or message
end

--- Compiles a script so that the tries of its rules are kept.
-- @tparam registry registry
-- @tparam script script
-- @tparam[opt] boolean own with the script's own rules alone
-- @treturn table|nil compiled, see `baogao.compile.engine`; `stops` is the record of the last reading
-- @treturn string message
function M.compile(registry, script, own)
  local shared = {}
  local compiled, message = registry:compile(script, {
    own = own,
    observe = function()
      return function(...)
        shared.stops:add(...)
      end
    end,
  })
  if compiled then
    compiled.shared = shared
  end
  return compiled, message
end

--- Reads a report with a script that `M.compile` compiled.
-- @tparam table compiled
-- @tparam report report
-- @treturn reading|nil report, view (its folded text), compiled, facts, outcomes, counts, stops
-- @treturn string message when the script failed
function M.read(compiled, report)
  local record = stops.new()
  compiled.shared.stops = record
  tracing_copy.look_at(report)
  local ok, facts = pcall(core.extract, compiled.engine, report)
  if not ok then
    return nil, tostring(facts)
  end
  return setmetatable({ report = report, view = report:folded(), compiled = compiled, facts = facts:all(),
    outcomes = facts:outcomes(), counts = facts:counts(), stops = record, store = facts }, Reading)
end

--- Amounts that nobody claimed or set aside, in their order.
-- @tparam[opt] string unit with `here`, the value in that unit, of those that fit it
-- @treturn {table,...}
function Reading:unclaimed(unit)
  local list = {}
  for _, q in ipairs(self.store:quantities(unit)) do
    if q.amount and not q.claimed and not q.set_aside then
      list[#list + 1] = q
    end
  end
  return list
end

local function between(amounts, from, to)
  local list = {}
  for _, q in ipairs(amounts) do
    if q.from >= from and q.from < to then
      list[#list + 1] = q
    end
  end
  return list
end

-- A stop: rule, kind (early, failed), tries, matched, at (folded view, from 1), from and to (the try's
-- sentence), left (amounts not read behind it), and wants when asked.
local function new_stop(self, rule, kind, kept, try, amounts)
  local at = try.from + try.far - 1
  local from, to = text.sentence(self.view, try.from + try.at - 1)
  to = to < at and at or to
  return { rule = rule, kind = kind, tries = kept.tries, matched = #kept.matched, try = try, at = at, from = from,
    to = to, left = between(amounts, try.from + (try.stop or try.far) - 1, to) }
end

-- The match of a rule that left the most amounts of its sentence unread, if it had more to want there.
local function early_stop(self, rule, kept, amounts)
  local best, count = nil, 0
  for _, try in ipairs(kept.matched) do
    local stop = try.from + try.stop - 1
    local _, to = text.sentence(self.view, stop)
    local left = #between(amounts, stop, to)
    if left > count then
      stops.measure(try, rule.source.pattern)
      if try.far >= try.stop and #try.joints > 0 then
        best, count = try, left
      end
    end
  end
  return best and new_stop(self, rule, "early", kept, best, amounts)
end

local function failed_stop(self, rule, kept, amounts)
  return new_stop(self, rule, "failed", kept, stops.farthest(kept.failed, rule.source.pattern), amounts)
end

--- The rules that were tried and did not match, or that ended before their sentence did and left amounts.
-- @treturn {stop,...} in the order of the rules
-- @treturn {rule,...} rules that were never tried
function Reading:stopped()
  local list, untried, amounts = {}, {}, self:unclaimed()
  for i, rule in ipairs(self.compiled.rules) do
    local kept = self.stops:of(i)
    if rule.pattern and not kept then
      untried[#untried + 1] = rule
    elseif rule.pattern then
      local find = #kept.matched > 0 and early_stop or failed_stop
      list[#list + 1] = find(self, rule, kept, amounts)
    end
  end
  return list, untried
end

--- True when every figure that a rule looks for was found, by another rule.
-- @tparam rule rule
-- @treturn boolean
function Reading:has_all_of(rule)
  if not self.found then
    self.found = {}
    for _, fact in ipairs(self.facts) do
      self.found[fact.indicator] = fact.value ~= nil or nil
    end
  end
  for _, name in ipairs(probe.facts(rule.source.pattern)) do
    if not self.found[name:match "^[^%[]+"] then
      return false
    end
  end
  return true
end

--- What a rule wanted where it stopped; see `baogao.author.wanted`.
-- @tparam stop stop
-- @treturn {table,...}
function Reading.wants(_, stop)
  if not stop.wants then
    local try = stop.try
    stop.wants = wanted.at(try.joints, stop.rule.source.pattern, try.subject, try.far, stop.rule.where)
  end
  return stop.wants
end

return M
