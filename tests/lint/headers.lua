-- headers.lua - no header includes itself, directly or through others; every header has its guard.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "headers"

local includes = {} -- path -> list of paths

for _, path in ipairs(sources.files "^core/.*%.h$") do
  local list = {}
  local text = sources.text(path)
  for header in text:gmatch '#%s*include%s*"([^"]+)"' do list[#list + 1] = "core/" .. header end
  includes[path] = list
  lint.checked()
  local name = path:match("([^/]+)%.h$"):upper():gsub("%W", "_")
  local guard = text:match "#ifndef (BAO_[%w_]+)\n#define %1\n" or ""
  if guard:sub(-#name - 2) ~= name .. "_H" then
    lint.fault(path, ("%s: the guard should be BAO_%s_H"):format(path, name))
  end
end

local state = {} -- path -> "open" while its includes are followed, then "done"

local function follow(path, trail)
  if state[path] == "open" then
    lint.fault(path, "cycle: " .. table.concat(trail, " -> ") .. " -> " .. path)
    return
  end
  if state[path] or not includes[path] then return end
  state[path] = "open"
  trail[#trail + 1] = path
  for _, next_path in ipairs(includes[path]) do follow(next_path, trail) end
  trail[#trail] = nil
  state[path] = "done"
end

for path in pairs(includes) do follow(path, {}) end

lint.finish()
