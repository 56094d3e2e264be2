-- layers.lua - a folder in core/ is a layer: base <- text <- doc <- read <- bind <- host. Includes go
-- down only, and each outside library is met in one place.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "layers"

local rank = { base = 1, text = 2, doc = 3, read = 4, bind = 5, host = 6 }

-- Headers that only these folders may include.
local folders_of = {
  ["lua.h"] = { bind = true, host = true },
  ["lauxlib.h"] = { bind = true, host = true },
  ["lualib.h"] = { bind = true, host = true },
}

-- Headers that only one file may include: this one, or any single one.
local one_file = {
  ["nettle/"] = "core/base/hash.c", ["cJSON.h"] = true, ["csv.h"] = true, ["iconv.h"] = true,
}

local users = {}

local function check_outside(path, at, folder, header)
  local base = header:match "[^/]+$"
  local may = folders_of[base]
  if may and not may[folder] then
    lint.fault(path, ("%s:%d: %s is for bind and host"):format(path, at, base))
  end
  for part, owner in pairs(one_file) do
    if header:find(part, 1, true) == 1 or base == part then
      if owner ~= true and path ~= owner then
        lint.fault(path, ("%s:%d: %s is for %s"):format(path, at, header, owner))
      elseif users[part] and users[part] ~= path then
        lint.fault(path, ("%s:%d: %s is used in %s already"):format(path, at, header, users[part]))
      end
      users[part] = users[part] or path
    end
  end
end

for _, path in ipairs(sources.files "^core/.*%.[ch]$") do
  local folder = path:match "^core/(%w+)/" or "read" -- core/baogao.h is the library's own face
  lint.checked()
  if not rank[folder] then
    lint.fault(path, path .. ": core/" .. folder .. " is no layer")
  end
  for at, line in ipairs(sources.lines(path)) do
    local header = line:match '^%s*#%s*include%s*[<"]([^>"]+)[>"]'
    if header then
      local into = header:match "^(%w+)/"
      if rank[into] and rank[folder] and rank[into] > rank[folder] then
        lint.fault(path, ("%s:%d: %s may not include %s"):format(path, at, folder, into))
      end
      check_outside(path, at, folder, header)
    end
  end
end

lint.finish()
