-- names.lua - what lies at the top, file names that say nothing, paths of one machine, byte sets of Chinese characters.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "names"

local empty_names = { util = true, utils = true, common = true, misc = true, helper = true, helpers = true }
-- The layout of the project; what begins with a dot is somebody's settings.
local top = { core = true, scripts = true, lua = true, tests = true, ["CMakeLists.txt"] = true, ["README.md"] = true,
  LICENSE = true, bootstrap = true }
local machine_paths = { "%f[%S\"'=:(]/wo" .. "rk/", "/tmp/" .. "build", "/ro" .. "ot/" }

local function is_text(path)
  return path:find "%.[chl][ua]*$" or path:find "%.md$" or path:find "%.txt$" or path:find "%.sh$"
    or path:find "%.cmake$" or path:find "bootstrap$" or path:find "%.ci/" or path:find "%.in$"
end

for _, path in ipairs(sources.files "") do
  local name = path:match "([^/]+)$"
  lint.checked()
  local first = path:match "^[^/]*"
  if not top[first] and first:sub(1, 1) ~= "." then
    lint.fault(path, path .. ": not of the layout: a file that a run left behind?")
  end
  if empty_names[name:match "^[^.]*"] then
    lint.fault(path, path .. ": a name should say what the file holds")
  end
  if is_text(path) then
    for at, line in ipairs(sources.lines(path)) do
      for _, pattern in ipairs(machine_paths) do
        if line:find(pattern) then
          lint.fault(path, ("%s:%d: a path of one machine"):format(path, at))
        end
      end
      -- lpeg.S is a set of bytes: with Chinese characters in it, it matches halves of others.
      if path:find "%.lua$" and not line:find "^%s*%-%-" and line:find "lpeg%.S%s*%(?%s*[\"'][^\"']*[\128-\255]" then
        lint.fault(path, ("%s:%d: lpeg.S takes bytes, not characters"):format(path, at))
      end
    end
  end
end

lint.finish()
