--- What `try`, `trace` and `test` want to know of patterns that the runtime itself makes. Here every
-- function gives its pattern back and notes nothing; `baogao.author.probe` puts its own in their place.
-- @module baogao.pattern.probe_hooks
local _ENV <const> = nil

local M = {}

local function unmarked(pattern)
  return pattern
end

--- True while patterns are noted.
-- @treturn boolean
function M.is_noting()
  return false
end

--- `zh.words`: hooks.words(pattern, { "收到", "受理" }).
M.words = unmarked

--- `zh.dim`: hooks.dim(pattern, "channel", lookup).
M.dim = unmarked

--- `zh.list`: hooks.list(pattern).
M.list = unmarked

--- `zh.without`: hooks.without(pattern, { "其中", "去年" }).
M.without = unmarked

--- `zh.led_by` and `zh.under`: hooks.condition(pattern, "under", "税收收入").
M.condition = unmarked

--- A fact or a statement of none: hooks.fact(pattern, "new_received[channel:fax]").
M.fact = unmarked

--- `baogao.lookup`: hooks.lookup(words).
M.lookup = unmarked

return M
