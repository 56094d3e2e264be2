--- The tries of each rule in one report: kept while an engine runs, looked at when somebody asks how far
-- they came.
-- @module baogao.author.stops
local tracing_copy = require "baogao.author.tracing_copy"

local ipairs, setmetatable = ipairs, setmetatable
local _ENV <const> = nil

local M = {}

local Stops = {}
Stops.__index = Stops

--- The most matches, and the most failures, of one rule that are kept.
M.most = 200

--- An empty record.
-- @treturn stops
function M.new()
  return setmetatable({ rules = {} }, Stops)
end

--- Notes a try of a rule, as an engine's `observe` is told of it.
-- @tparam integer rule
-- @tparam string subject
-- @tparam integer at where the try began in it, from 1
-- @tparam integer|nil stop where it ended, nil when the rule did not match
-- @tparam integer from where the subject begins in the folded view, from 1
function Stops:add(rule, subject, at, stop, from)
  local kept = self.rules[rule]
  if not kept then
    kept = { matched = {}, failed = {}, tries = 0 }
    self.rules[rule] = kept
  end
  kept.tries = kept.tries + 1
  local list = stop and kept.matched or kept.failed
  if #list < M.most then
    list[#list + 1] = { subject = subject, at = at, stop = stop, from = from }
  end
end

--- What became of a rule: tries (a number), matched and failed (lists of tries).
-- @tparam integer rule
-- @treturn table|nil nil when it was never tried
function Stops:of(rule)
  return self.rules[rule]
end

--- Finds how far a try came: sets `far` (a position in the subject) and `joints`, see `tracing_copy.reach`.
-- @tparam table try
-- @tparam pattern pattern of the rule
-- @treturn table the try
function M.measure(try, pattern)
  if not try.far then
    try.far, try.joints = tracing_copy.reach(pattern, try.subject, try.at)
  end
  return try
end

--- The try that came farthest from where it began, the first of several.
-- @tparam {table,...} tries not empty
-- @tparam pattern pattern of the rule
-- @treturn table
function M.farthest(tries, pattern)
  local best
  for _, try in ipairs(tries) do
    M.measure(try, pattern)
    if not best or try.far - try.at > best.far - best.at then
      best = try
    end
  end
  return best
end

return M
