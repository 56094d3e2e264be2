-- sizes.lua - budgets: C files, Lua modules, user scripts, functions. Prints the median function.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "sizes"

local FUNCTION = 60

-- First match wins.
local budgets = {
  { "^scripts/form/.*%.lua$", 400 }, -- a national form: all its rows and columns
  { "^scripts/.*%.lua$", 150 },
  { "%.lua$", 400 },
  { "%.[ch]$", 500 },
}

local lengths = { c = {}, lua = {} }

local function note(path, at, name, length, kind)
  table.insert(lengths[kind], length)
  if length > FUNCTION then
    lint.fault(path .. ":" .. name,
      ("%s:%d: %s has %d lines, more than %d"):format(path, at, name, length, FUNCTION))
  end
end

-- In this style a C function's braces stand alone in column 1; the name is on a line before.
local function c_functions(path, lines)
  local start, name
  for at, line in ipairs(lines) do
    name = line:match "^[%w_].-([%w_]+)%(" or name
    if line == "{" then
      start = at
    elseif line == "}" and start then
      note(path, start, name or "?", at - start + 1, "c")
      start, name = nil, nil
    end
  end
end

-- A Lua function ends at the first `end` that is indented like the line it starts on.
local function lua_functions(path, lines)
  for at, line in ipairs(lines) do
    local indent, code = line:match "^(%s*)(.*)$"
    local name = code:match "function%s*([%w_.:]*)%s*%("
    local group = code:match "^describe%(" -- of specs
    if name and not group and not code:match "^%-%-" and not code:match "%f[%w]end%f[%W]" then
      for last = at + 1, #lines do
        if lines[last]:match("^" .. indent .. "end%f[%W]") or lines[last] == indent .. "end" then
          note(path, at, name ~= "" and name or "line" .. at, last - at + 1, "lua")
          break
        end
      end
    end
  end
end

for _, path in ipairs(sources.files "%.[chl][ua]*$") do
  local lines = sources.lines(path)
  for _, budget in ipairs(budgets) do
    if path:find(budget[1]) then
      lint.checked()
      if #lines > budget[2] then
        lint.fault(path, ("%s: %d lines, more than %d"):format(path, #lines, budget[2]))
      end
      break
    end
  end
  if path:find "%.[ch]$" then c_functions(path, lines) end
  if path:find "%.lua$" then lua_functions(path, lines) end
end

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2] or 0
end

lint.finish((", median function: C %d lines, Lua %d"):format(median(lengths.c), median(lengths.lua)))
