-- words.lua - Chinese words stand in Lua or in a .def, where an official can read and dispute them: C files keep no
-- more of them than words_in_c.txt allows, and that only shrinks.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "words"

local function count(path)
  local text, n = sources.text(path):gsub("/%*.-%*/", ""), 0
  for literal in text:gmatch '"([^"\n]*)"' do
    -- U+4E00 to U+9FFF
    if literal:find "[\xE4-\xE9][\x80-\xBF][\x80-\xBF]" then n = n + 1 end
  end
  return n
end

local allowed = {}
for _, line in ipairs(sources.lines "tests/lint/words_in_c.txt") do
  local n, path = line:match "^%s*(%d+)%s+(%S+)$"
  if n then allowed[path] = tonumber(n) end
end

for _, path in ipairs(sources.files "^core/.*%.[ch]$") do
  local n, most = count(path), allowed[path] or 0
  allowed[path] = nil
  lint.checked()
  if n > most then
    lint.fault(path, ("%s: %d Chinese literals, %d are allowed: put words into a .def or into Lua"):format(path, n, most))
  elseif n < most then
    lint.fault(path, ("%s: %d Chinese literals, fewer than the %d in words_in_c.txt: lower it"):format(path, n, most))
  end
end
for path in pairs(allowed) do lint.fault(path, path .. ": in words_in_c.txt, but not there") end

lint.finish()
