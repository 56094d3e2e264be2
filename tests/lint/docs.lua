-- docs.lua - every file says what it holds, every layer of core/ too (the first line of its README.md), every function
-- in a header of core/ has a comment.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "docs"

local function check_first_line(path, lines)
  local first = lines[1] or ""
  if first:match "^#!" then first = lines[2] or "" end
  if path:find "%.lua$" then
    if not first:match "^%-%-+%[*=*%[* ?%S.....+" then
      lint.fault(path, path .. ":1: the first line should say what the file holds: -- name - what")
    end
  elseif not first:find("/* " .. path:match "[^/]+$" .. " - ", 1, true) then
    lint.fault(path, path .. ":1: the first line should be: /* " .. path:match "[^/]+$" .. " - what")
  end
end

-- A declaration is covered by a comment above it with only other declarations between, or behind it;
-- bao_X_name(bao_X x) says all there is to say.
local function is_covered(lines, at)
  if lines[at]:find "_name%(bao_[%w_]+ [%w_]+%);" then return true end
  if lines[at]:find("/*", 1, true) then return true end
  for above = at - 1, 1, -1 do
    local line = lines[above]
    if line:find("*/", 1, true) then return true end
    if line == "" or line:match "^[#}{]" then return false end
  end
  return false
end

for _, path in ipairs(sources.files "%.[chl][ua]*$") do
  if path:find "%.[ch]$" or path:find "%.lua$" then
    local lines = sources.lines(path)
    lint.checked()
    check_first_line(path, lines)
    if path:find "^core/.*%.h$" then
      for at, line in ipairs(lines) do
        local name = line:match "^[%a][%w_%s%*]-%*?(bao_[%w_]+)%("
        if name and not line:match "^typedef" and not is_covered(lines, at) then
          lint.fault(path .. ":" .. name, ("%s:%d: %s has no comment"):format(path, at, name))
        end
      end
    end
  end
end

for _, layer in ipairs { "base", "write", "text", "doc", "read", "extract", "bind", "host" } do
  local path = "core/" .. layer .. "/README.md"
  local there = io.open(path)
  local first = there and there:read() or ""
  if there then there:close() end
  lint.checked()
  if not first:find("^# " .. layer .. ": %S.....+") then
    lint.fault(path, path .. ":1: the first line should say what the layer holds: # " .. layer .. ": what")
  end
end

lint.finish()
