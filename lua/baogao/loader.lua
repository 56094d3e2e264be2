--- Finds scripts in folders, loads each sealed, checks its shape, and compiles it when it is wanted.
-- @module baogao.loader
local core = require "baogao.core"
local baogao = require "baogao"
local compile = require "baogao.compile"
local script_type = require "baogao.script"
local sealed = require "baogao.sealed"

local ipairs, pcall, load, type, tostring, setmetatable = ipairs, pcall, load, type, tostring, setmetatable
local string_format, table_sort, select, utf8_len = string.format, table.sort, select, utf8.len
local _ENV <const> = nil

local M = {}

-- What `require "baogao"` is inside a script: no reading of files.
local function script_api()
  local zh = setmetatable({}, { __index = baogao.zh, __metatable = false })
  return { api = baogao.api, zh = zh, script = baogao.script, lookup = baogao.lookup,
    decimal = baogao.decimal, fold = baogao.fold }
end

local Registry = {}
Registry.__index = Registry

--- An empty set of scripts.
-- @treturn registry scripts (by order of loading), problems (messages of scripts that do not load)
function M.new()
  return setmetatable({ scripts = {}, by_name = {}, problems = {}, compiled = {} }, Registry)
end

local function folder_of(path)
  return path:match "^(.*)/[^/]*$" or "."
end

local function own_modules(path)
  local folder = folder_of(path)
  return function(name)
    local file = folder .. "/" .. name:gsub("%.", "/") .. ".lua"
    local text = core.read_file(file)
    return text, "@" .. file
  end
end

--- Loads one script file.
-- @tparam string path
-- @treturn script|nil
-- @treturn string message "file:line: what" when it does not load
-- @treturn string|nil code when the file itself cannot be read (NOT_FOUND, ...)
function M.load(path)
  local text, message, code = core.read_file(path)
  if not text then
    return nil, string_format("%s: %s", path, message), code
  end
  local _, bad = utf8_len(text)
  if bad and text:byte() ~= 27 then -- Lua itself refuses what is compiled
    local line = select(2, text:sub(1, bad):gsub("\n", "")) + 1
    return nil, string_format("%s:%d: not UTF-8; save the script as UTF-8", path, line)
  end
  local api = script_api()
  local env = sealed.new({ baogao = api, ["baogao.zh"] = api.zh }, own_modules(path))
  local chunk, problem = load(text, "@" .. path, "t", env)
  if not chunk then
    problem = tostring(problem)
    return nil, problem:find(path, 1, true) and problem or string_format("%s: %s", path, problem)
  end
  local ok, script = pcall(chunk)
  if not ok then
    return nil, type(script) == "string" and sealed.plain(script)
      or string_format("%s: raised a %s", path, type(script))
  end
  local author = script
  script = script_type.of(author)
  if not script then
    return nil, string_format("%s: returns %s; end it with `return` and the script that baogao.script gave",
      path, author == nil and "nothing" or "a " .. type(author))
  end
  script.path, script.text, script.environment, script.hash = path, text, env, core.sha256(text)
  if not script.identity then
    return nil, string_format("%s: no identify: say which reports it reads, script:identify { must = { … } }", path)
  end
  return script
end

function Registry:add(script)
  local known = self.by_name[script.name]
  if known and known.hash ~= script.hash then
    self.problems[#self.problems + 1] = string_format("%s: a script named %q was loaded from %s already",
      script.path, script.name, known.path)
    return known
  elseif not known then
    self.by_name[script.name] = script
    self.scripts[#self.scripts + 1] = script
  end
  return known or script
end

--- Loads a script file and adds it; a problem is kept in `problems`.
-- @tparam string path
-- @treturn script|nil
function Registry:add_file(path)
  local script, message = M.load(path)
  if not script then
    self.problems[#self.problems + 1] = message
    return nil
  end
  return self:add(script)
end

-- A folder's scripts: every .lua but templates, modules (in a folder lib) and tests.
local function is_script(path)
  return path:match "%.lua$" and not path:match "/tests/" and not path:match "/lib/"
    and not path:match "template%.lua$"
end

--- Adds every script below a folder, in the order of their paths.
-- @tparam string folder
-- @treturn integer how many files were looked at
function Registry:add_folder(folder)
  local count = 0
  for _, path in ipairs(core.list(folder)) do
    if is_script(path) then
      self:add_file(path)
      count = count + 1
    end
  end
  return count
end

-- Puts `script` in the place of another one of its name.
local function replace(self, script)
  local known = self.by_name[script.name]
  for i, other in ipairs(self.scripts) do
    if other == known then
      self.scripts[i] = script
    end
  end
  self.by_name[script.name] = script
  self.compiled = {}
end

--- The script that a word of the command line means: a file, which then stands for its name, or the
-- name of a loaded script.
-- @tparam string word
-- @treturn script|nil
-- @treturn string message
-- @treturn string|nil code when there is no such script at all; nil when it is there and does not load
function Registry:find(word)
  if not word:match "%.lua$" then
    local script = self.by_name[word]
    if not script then
      return nil, string_format("there is no script %s; baogao scripts lists them", word), "NOT_FOUND"
    end
    return script
  end
  local script, message, code = M.load(word)
  if not script then
    return nil, message, code
  end
  local known = self.by_name[script.name]
  if not known then
    return self:add(script)
  end
  if known.hash ~= script.hash or known.path ~= script.path then
    replace(self, script)
  end
  return self.by_name[script.name]
end

--- The compiled form of a script, made when first asked for.
-- @tparam script script
-- @treturn table|nil see `baogao.compile`
-- @treturn string message
function Registry:compile(script)
  local made = self.compiled[script]
  if not made then
    local ok, result = pcall(compile.compile, script, function(name)
      return self.by_name[name]
    end)
    if not ok then
      return nil, tostring(result)
    end
    made = result
    self.compiled[script] = made
  end
  return made
end

--- What C scores: one candidate a script, sorted by name.
-- @tparam[opt] script only the only one wanted
-- @treturn {table,...} name, place, adcode, years, must, any, none, script
function Registry:candidates(only)
  local list = {}
  for _, script in ipairs(only and { only } or self.scripts) do
    local id = script.identity
    list[#list + 1] = { name = script.name, place = script.place or "", adcode = script.adcode or "",
      year_from = id.years[1], year_to = id.years[2], must = id.must, any = id.any, none = id.none,
      script = script }
  end
  table_sort(list, function(a, b)
    return a.name < b.name
  end)
  return list
end

return M
