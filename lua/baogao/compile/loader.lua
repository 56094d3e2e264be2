--- Finds scripts in folders, loads each sealed, checks its shape, and compiles it when it is wanted. A folder's
-- scripts run as far as their `identify` only: the rest, mostly patterns, runs when a script is wanted.
-- @module baogao.compile.loader
local show = require "baogao.base.show"
local core = require "baogao.core"
local baogao = require "baogao.script.api"
local collection = require "baogao.compile.collection"
local compile = require "baogao.compile.engine"
local dims = require "baogao.base.dims"
local hooks = require "baogao.pattern.probe_hooks"
local messages = require "baogao.base.messages"
local misuse = require "baogao.script.misuse"
local pause = require "baogao.script.pause"
local script_type = require "baogao.script.script"
local sealed = require "baogao.script.sealed"
local source = require "baogao.script.source"
local variants = require "baogao.zh.variants"

local error, ipairs, pairs, pcall = error, ipairs, pairs, pcall
local setmetatable, type = setmetatable, type
local coroutine_create, coroutine_resume, coroutine_status = coroutine.create, coroutine.resume, coroutine.status
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
-- @tparam[opt] registry previous whose scripts are taken over where their files have not changed
-- @tparam[opt] function on_change called with the path of a script that has, before it is loaded again
-- @tparam[opt] boolean whole the scripts of folders run to their ends at once
-- @treturn registry scripts (by order of loading), problems (messages of scripts that do not load), notices
function M.new(previous, on_change, whole)
  return setmetatable({ scripts = {}, by_name = {}, problems = {}, notices = {}, told = {}, compiled = {}, loaded = {},
    previous = previous and previous.loaded or {}, on_change = on_change, head_only = not whole }, Registry)
end

local function folder_of(path)
  return path:match "^(.*)/[^/]*$" or "."
end

-- Finds modules in the script's own folder; `texts` gets the text of each by its file.
local function own_modules(path, texts)
  local folder = folder_of(path)
  return function(name)
    local file = folder .. "/" .. name:gsub("%.", "/") .. ".lua"
    local text = core.read_file(file)
    texts[file] = text
    return text, "@" .. file
  end
end

--- Loads one script file.
-- @tparam string path
-- @tparam[opt] boolean head_only see `load_text`
-- @treturn script|nil
-- @treturn string message "file:line: what" when it does not load
-- @treturn string|nil code when the file itself cannot be read (NOT_FOUND, ...)
function M.load(path, head_only)
  local text, message, code = core.read_file(path)
  if not text then
    return nil, string_format("%s: %s", path, message), code
  end
  return M.load_text(path, text, head_only)
end

-- A script's text as a function; nil and what is wrong with it.
local function parse(path, text, env)
  local _, bad = utf8_len(text)
  if bad and text:byte() ~= 27 then -- Lua itself refuses what is compiled
    local line = select(2, text:sub(1, bad):gsub("\n", "")) + 1
    return nil, string_format("%s:%d: not UTF-8; save the script as UTF-8", path, line)
  end
  local chunk, problem = source.load(path, text, "@" .. path, env)
  if not chunk then
    problem = show(problem)
    return nil, problem:find(path, 1, true) and problem or string_format("%s: %s", path, problem)
  end
  return chunk
end

-- Runs a script on to its end; what it returned as a script, or nil and what is wrong.
local function run_on(path, running, noted)
  dims.collect(noted)
  local ok, author = coroutine_resume(running)
  dims.collect(nil)
  if not ok then
    return nil, type(author) == "string" and misuse.at_author(sealed.plain(author), running)
      or string_format("%s: raised a %s", path, type(author))
  end
  local script = script_type.of(author)
  if not script then
    return nil, string_format("%s: returns %s; end it with `return` and the script that baogao.script gave",
      path, author == nil and "nothing" or "a " .. type(author))
  elseif not script.identity then
    return nil, string_format("%s: no identify: say which reports it reads, script:identify { must = { … } }", path)
  end
  return script
end

--- Loads a script whose text is at hand.
-- @tparam string path where it belongs
-- @tparam string text
-- @tparam[opt] boolean head_only run it no further than its identify; `finish` runs the rest
-- @treturn script|nil
-- @treturn string message
function M.load_text(path, text, head_only)
  local api, modules = script_api(), {}
  local env = sealed.new({ baogao = api, ["baogao.zh"] = api.zh }, own_modules(path, modules))
  local chunk, problem = parse(path, text, env)
  if not chunk then
    return nil, problem
  end
  local running = coroutine_create(chunk)
  pause.let(head_only and running)
  local noted = {}
  local script, message = run_on(path, running, noted)
  pause.let(nil)
  if not script then
    return nil, message
  end
  script.path, script.text, script.environment, script.hash = path, text, env, core.sha256(text)
  script.modules, script.noted, script.dims, script.broken = modules, hooks.is_noting(), noted, false
  script.running = coroutine_status(running) == "suspended" and running or nil
  return script
end

-- Runs a script again from its text, after one that ended where memory did.
local function start_anew(script)
  local again, message = M.load_text(script.path, script.text)
  if not again then
    return message
  end
  again.folder, again.collection = script.folder, script.collection
  for key, value in pairs(again) do -- where memory ends here, it is broken still
    script[key] = value
  end
  for key in pairs(script) do
    script[key] = again[key]
  end
end

--- Runs what `load_text` left of a script.
-- @tparam script script
-- @treturn script|nil
-- @treturn string message "file:line: what", when the rest is wrong; again at each call
function M.finish(script)
  if script.broken and script.broken:find("not enough memory", 1, true) then
    script.broken = start_anew(script) or false
  end
  if script.running then
    local again, message = run_on(script.path, script.running, script.dims)
    script.broken, script.running = message or false, nil -- both have room: where memory ended, it is broken
    if again and again ~= script then
      message = string_format("%s: returns another script than the one whose identify ran first", script.path)
    end
    local manifest = script.collection
    script.broken = message or manifest and collection.check_modules(manifest, script) or false
  end
  return not script.broken and script or nil, script.broken or nil
end

-- True when a script's file and its modules are as they were.
local function is_same(script)
  if core.read_file(script.path) ~= script.text then
    return false
  end
  for file, text in pairs(script.modules) do
    if core.read_file(file) ~= text then
      return false
    end
  end
  return true
end

-- Loads a script, or takes it over from the previous registry.
local function load_script(self, path, head_only)
  local script = self.previous[path]
  if script and not is_same(script) then
    self.on_change(path)
    script = nil
  end
  local message, code
  if not script then
    script, message, code = M.load(path, head_only)
  elseif not head_only then
    script, message = M.finish(script)
  end
  self.loaded[path] = script
  return script, message, code
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

-- Two scripts of one name in one folder are an error; a later folder's stands in for an earlier one's.
function Registry:add(script)
  local known = self.by_name[script.name]
  if not known then
    self.by_name[script.name] = script
    self.scripts[#self.scripts + 1] = script
  elseif known.hash ~= script.hash and known.folder == script.folder then
    self.problems[#self.problems + 1] = messages.text("script_twice", script.path, script.name, known.path)
    return known
  elseif known.hash ~= script.hash then
    self.notices[#self.notices + 1] = messages.text("script_instead", script.path, script.name, known.path)
    replace(self, script)
  end
  return self.by_name[script.name]
end

-- Loads a file of a folder and adds it; a problem is kept in `problems`.
local function add_file(self, path, folder, found, head_only)
  local manifest, relative = collection.of(found, path)
  local problem = manifest and manifest.problem
  local script
  if not problem then
    script, problem = load_script(self, path, head_only)
  end
  if script and manifest then
    problem = collection.check(manifest, relative, path, script.hash) or collection.check_modules(manifest, script)
  end
  if problem then
    -- A folder that cannot be used is told once, not for each of its files.
    self.problems[#self.problems + 1] = not self.told[problem] and problem or nil
    self.told[problem] = true
    return nil
  end
  script.folder, script.collection = folder, manifest
  return self:add(script)
end

--- Loads a script file and adds it; a problem is kept in `problems`.
-- @tparam string path
-- @treturn script|nil
function Registry:add_file(path)
  return add_file(self, path, folder_of(path), {}, false)
end

-- A folder's scripts: every .lua but templates, modules (in a folder lib), exports of the panel, and tests.
local function is_script(path)
  return path:match "%.lua$" and not path:match "/tests/" and not path:match "/lib/"
    and not path:match "/export/" -- those are of the panel, see baogao.export.custom
    and not path:match "template%.lua$"
end

--- Adds every script below a folder, in the order of their paths.
-- @tparam string folder
-- @treturn integer how many script files there were
function Registry:add_folder(folder)
  local paths, count = core.list(folder), 0
  local found = collection.find(paths)
  for _, path in ipairs(paths) do
    if is_script(path) then
      count = count + 1
      add_file(self, path, folder, found, self.head_only)
    end
  end
  return count
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
    return M.finish(script)
  end
  local script, message, code = load_script(self, word)
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

--- Loads a script's file again and puts it in the place of the old one.
-- @tparam script script of this registry
-- @treturn script|nil
-- @treturn string message
function Registry:renew(script)
  local again, message = M.load(script.path)
  if not again then
    return nil, message
  end
  again.folder, again.collection = script.folder, script.collection
  self.loaded[script.path] = again
  if self.by_name[script.name] == script then
    replace(self, again)
  end
  return again
end

-- Runs the rest of a script, which raises when it is wrong; nil for nil.
local function whole(script)
  if not script then
    return nil
  end
  local done, message = M.finish(script)
  if not done then
    error(message, 0)
  end
  return done
end

local function compile_whole(self, script, options)
  return compile.compile(whole(script), function(name)
    return whole(self.by_name[name])
  end, options, self.identifier)
end

--- The compiled form of a script, made when first asked for; with options it is made anew.
-- @tparam script script
-- @tparam[opt] table options see `baogao.compile.engine`
-- @treturn table|nil see `baogao.compile.engine`
-- @treturn string message
function Registry:compile(script, options)
  local made = not options and self.compiled[script]
  if not made then
    local ok, result = pcall(compile_whole, self, script, options)
    if not ok then
      return nil, show(result)
    end
    made = result
    if not options then
      self.compiled[script] = made
    end
  end
  return made
end

-- Each condition "a|b" as a list of its words in every wording; the first names it.
local function wordings(conditions)
  local groups = {}
  for i, condition in ipairs(conditions) do
    local group, seen = {}, {}
    for word in (condition .. "|"):gmatch "(.-)|" do
      for _, other in ipairs(variants.all(word)) do
        if not seen[other] then
          seen[other], group[#group + 1] = true, other
        end
      end
    end
    groups[i] = group
  end
  return groups
end

--- What C scores: one candidate a script, sorted by name.
-- @tparam[opt] script only the only one wanted
-- @treturn {table,...} name, place, adcode, years, must, any, none, untitled, titled, script
function Registry:candidates(only)
  local list = {}
  for _, script in ipairs(only and { only } or self.scripts) do
    local id = script.identity
    list[#list + 1] = { name = script.name, place = script.place or "", adcode = script.adcode or "",
      year_from = id.years[1], year_to = id.years[2], must = wordings(id.must), any = wordings(id.any),
      none = wordings(id.none), untitled = wordings(id.untitled), titled = wordings(id.titled), script = script }
  end
  table_sort(list, function(a, b)
    return a.name < b.name
  end)
  return list
end

return M
