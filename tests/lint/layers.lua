-- layers.lua - a folder in core/ is a layer: base <- text <- doc <- read <- extract <- bind <- host. Includes go
-- down only, never in a circle, and each outside library is met in one place. The folders of lua/baogao/ are layers in the
-- same way: base <- pattern <- zh <- script <- compile <- author <- panel <- export <- page <- command; init.lua (what scripts
-- require) stands on script, host.lua (what the program calls) on all.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "layers"

local rank = { base = 1, write = 2, text = 2, doc = 3, read = 4, extract = 5, bind = 6, host = 7 }

-- Headers that only these folders may include.
local folders_of = {
  ["lua.h"] = { bind = true, host = true },
  ["lauxlib.h"] = { bind = true, host = true },
  ["lualib.h"] = { bind = true, host = true },
}

-- Headers that only one file may include: this one, or any single one.
local one_file = {
  ["nettle/"] = "core/base/hash.c", ["cJSON.h"] = "core/base/json.c", ["csv.h"] = "core/base/csv_rows.c",
  ["iconv.h"] = "core/text/foreign.c",
  ["zip.h"] = "core/read/zip_file.c", ["expat.h"] = "core/read/xml.c",
  ["seccomp.h"] = "core/host/sandbox.c", ["archive.h"] = "core/host/archives.c", ["archive_entry.h"] = "core/host/archives.c", ["xlsxwriter.h"] = "core/write/workbook.c", ["sqlite3.h"] = "core/write/database.c",
  ["readstat.h"] = "core/write/statistics.c",
}

local users = {}

local function check_outside(path, at, folder, header)
  if header:find "^linux/" then return end -- the system's, not a library's
  local base = header:match "[^/]+$"
  local may = folders_of[base]
  if may and not may[folder] then
    lint.fault(path, ("%s:%d: %s is for bind and host"):format(path, at, base))
  end
  for part, owner in pairs(one_file) do
    local tool = path:find("/gen/", 1, true) -- makes tables while building
    if not tool and (header:find(part, 1, true) == 1 or base == part) then
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
  local folder = path:match "^core/(%w+)/" or "bind" -- core/baogao.h is the library's own face
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

-- Files of a layer do not include in a circle: x.h and x.c are one, and what either of them includes stands on
-- its own. A header whose functions need what includes it has them in a file of another name (grid.h, grid_read.c).
local uses = {} -- "core/text/fold" -> list of the same

for _, path in ipairs(sources.files "^core/.*%.[ch]$") do
  local unit = path:sub(1, -3)
  uses[unit] = uses[unit] or {}
  for header in sources.text(path):gmatch '#%s*include%s*"([^"]+)%.h"' do
    if "core/" .. header ~= unit then table.insert(uses[unit], "core/" .. header) end
  end
end

local state, trail = {}, {} -- unit -> "open" while what it includes is followed, then "done"

local function follow(unit)
  if state[unit] == "open" then
    local from = 1
    while trail[from] ~= unit do from = from + 1 end
    lint.fault(unit, "include circle: " .. table.concat(trail, " -> ", from) .. " -> " .. unit)
  elseif uses[unit] and not state[unit] then
    state[unit], trail[#trail + 1] = "open", unit
    for _, used in ipairs(uses[unit]) do follow(used) end
    state[unit], trail[#trail] = "done", nil
  end
end

for unit in pairs(uses) do follow(unit) end

-- Layers of the Lua runtime, lowest first. A file of lua/baogao/ itself is a layer of its own.
local lua_rank = { core = 0, write = 0, base = 1, pattern = 2, zh = 3, script = 4, init = 5, compile = 6, author = 7, panel = 8, export = 9,
  page = 10, command = 11, host = 12 }

-- "baogao.zh.context" -> "zh"; "baogao" -> "init"; "baogao.core" -> "core".
local function lua_layer(name)
  return name == "baogao" and "init" or name:match "^baogao%.([%w_]+)"
end

local function check_require(path, at, folder, line)
  for name in line:gmatch "require%s*%(?%s*[\"'](baogao[%w_.]*)[\"']" do
    local into = lua_layer(name)
    if not lua_rank[into] then
      lint.fault(path, ("%s:%d: %s is in no layer"):format(path, at, name))
    elseif lua_rank[into] > lua_rank[folder] then
      lint.fault(path, ("%s:%d: %s may not require %s"):format(path, at, folder, name))
    end
  end
end

for _, path in ipairs(sources.files "^lua/baogao/.*%.lua$") do
  local folder = path:match "^lua/baogao/([%w_]+)/" or path:match "^lua/baogao/([%w_]+)%.lua$"
  if folder ~= "types" then -- what editors are told; nothing runs it
    lint.checked()
    if lua_rank[folder] then
      for at, line in ipairs(sources.lines(path)) do
        if not line:find "^%s*%-%-" then check_require(path, at, folder, line) end
      end
    else
      lint.fault(path, path .. ": lua/baogao/" .. tostring(folder) .. " is no layer")
    end
  end
end

lint.finish()
