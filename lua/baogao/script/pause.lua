--- Stops a script where it has said what it reads: the rest of it, mostly patterns, runs when it is wanted.
-- @module baogao.script.pause
local isyieldable, running, yield = coroutine.isyieldable, coroutine.running, coroutine.yield
local _ENV <const> = nil

local M = {}

local pausing

--- Lets the script that a coroutine runs stop at its next `now`; nil: no script stops.
-- @tparam thread|nil thread
function M.let(thread)
  pausing = thread or nil
end

--- Gives `value` to who resumed the script that was let stop; does nothing in any other, or where C code that
-- cannot be left stands between.
-- @tparam any value
function M.now(value)
  if pausing and running() == pausing and isyieldable() then
    pausing = nil
    yield(value)
  end
end

return M
