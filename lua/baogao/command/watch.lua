--- `--watch`: runs again when a script or a report is saved; scripts are loaded anew, the program stays.
-- @module baogao.command.watch
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local terminal = require "baogao.base.terminal"
local problem = require "baogao.command.problem"

local ipairs, pairs, stderr, stdout = ipairs, pairs, terminal.stderr, terminal.stdout
local _ENV <const> = nil

local M = {}

-- "folder/name", as the watch tells it.
local function key_of(path)
  return path:find "/" and path or "./" .. path
end

local function add(watch, wanted, paths)
  for _, path in ipairs(paths) do
    local key = key_of(path)
    if not wanted[key] then
      wanted[key] = true
      local ok, message = watch:add(key:match "^(.*)/[^/]*$")
      if not ok then
        problem.tell { what = message }
      end
    end
  end
end

local function is_wanted(changed, wanted)
  for _, path in ipairs(changed) do
    if wanted[path] then
      return path
    end
  end
end

local function count(t)
  local n = 0
  for _ in pairs(t) do
    n = n + 1
  end
  return n
end

--- Runs `action` now and after every save of a file it names, until interrupted.
-- @tparam table session reload
-- @tparam {string,...} paths known before the first run
-- @tparam function action gets a registry; returns an exit code and the files to watch
-- @treturn integer exit code
function M.run(session, paths, action)
  local watch <close>, message = core.watch()
  if not watch then
    problem.tell { what = message }
    return 2
  end
  local wanted, registry = {}, session.registry
  add(watch, wanted, paths)
  while true do
    local code, more = action(registry)
    add(watch, wanted, more)
    stdout:flush()
    stderr:write(messages.text("watching", count(wanted)), "\n")
    local changed
    repeat
      changed = watch:wait()
      if not changed then
        return code
      end
    until is_wanted(changed, wanted)
    stdout:write("\n")
    registry = session.reload()
  end
end

return M
