--- The Lua half of the program: which scripts there are, which one reads a report, what its exports
-- write, and the commands that are about scripts. C calls these by name (core/bind/session/session.c, core/host/commands.c).
-- @module baogao.host
local core = require "baogao.core"
local loader = require "baogao.compile.loader"
local sorted_keys = require("baogao.base.keys").sorted
local messages = require "baogao.base.messages"
local probe = require "baogao.author.probe"
local problem = require "baogao.command.problem"
local sealed = require "baogao.script.sealed"
local view = require "baogao.script.view"
local text = require "baogao.base.text"

local error, ipairs, pairs, require, type = error, ipairs, pairs, require, type
local string_format, getenv = string.format, os.getenv
local _ENV <const> = nil

local M = {}

-- What start found: registry, candidates (in the order the identifier numbers them), exports.
local session = {}

-- Scripts of the user's own, by the XDG rules.
local function user_folder()
  local data, home = getenv "XDG_DATA_HOME", getenv "HOME"
  if data and data:sub(1, 1) == "/" then
    return data .. "/baogao/scripts"
  end
  return home and home ~= "" and home .. "/.local/share/baogao/scripts"
end

-- Adds what --scripts names, a folder or one file; a message when it is not there.
local function add_own(registry, word)
  local there, message, code = core.read_file(word)
  if there then
    registry:add_file(word)
  elseif code == "NOT_FILE" then
    if registry:add_folder(word) == 0 then
      return messages.text("no_scripts", word)
    end
  else
    return messages.text("no_folder", word, message)
  end
end

-- A later folder's script stands in for an earlier one of its name.
local function add_scripts(registry, options)
  registry:add_folder(options.shipped)
  for _, message in ipairs(registry.problems) do
    if message:find("not enough memory", 1, true) then
      error("not enough memory", 0) -- a run does not go on without a script that came with the program
    end
  end
  local own = user_folder()
  if own then
    registry:add_folder(own)
  end
  for _, word in ipairs(options.folders) do
    local message = add_own(registry, word)
    if message then
      return message
    end
  end
end

-- The script that a word means; a message when there is none. Raises when it is there but wrong.
local function find_script(registry, word)
  local script, message, missing = registry:find(word)
  if not script and not missing then
    error(message, 0)
  end
  return script, message
end

-- "SCRIPT:EXPORT" as { script, export }; a message when there is no such export.
local function find_export(registry, word)
  local script_name, export = word:match "^(.+):([%w_-]+)$"
  if not script_name then
    return nil, messages.text("with_shape", word)
  end
  local script, message = find_script(registry, script_name)
  if not script then
    return nil, messages.text("with_problem", word, message)
  end
  local compiled, fault = registry:compile(script)
  if not compiled then
    error(fault, 0)
  end
  for _, known in ipairs(compiled.exports) do
    if known.name == export then
      return { script = script.name, export = export }
    end
  end
  return nil, messages.text("with_export", word, script.name, export)
end

-- Scripts that do not load are errors, and told even when little is wanted.
local function tell_problems(registry, options)
  for _, message in ipairs(registry.problems) do
    problem.script(message, "", options.json_log and "script: " or "error: script: ")
  end
  for _, notice in ipairs(not options.quiet and registry.notices or {}) do
    problem.tell { what = notice, level = "info" }
  end
end

-- Commands that look into patterns, and what they want of them; see `baogao.author.probe`.
local RECORDED <const> = { try = { joints = true }, trace = { names = true }, test = { joints = true, words = true } }

local function new_registry(options, previous)
  local registry = loader.new(previous, probe.forget, options.command == "scripts")
  return registry, add_scripts(registry, options)
end

local function find_exports(registry, words)
  for i, word in ipairs(words) do
    local export, message = find_export(registry, word)
    if not export then
      return message
    end
    session.exports[i] = export
  end
end

--- Loads the scripts that the command line names.
-- @tparam table options shipped, folders, script, exports, quiet
-- @treturn identifier
-- @treturn integer how many scripts did not load
-- @treturn string|nil what is wrong with the command line
function M.start(options)
  if RECORDED[options.command] then
    probe.record(RECORDED[options.command], options.command == "test")
  end
  text.shorten(options.shipped)
  -- Only the module of this command: reading them all is a good part of a start.
  local command = M[options.command] and require("baogao.command." .. options.command)
  sealed.hide()
  problem.use_json(options.json_log)
  if options.json_log then
    function sealed.say(line)
      problem.tell { what = "script: " .. line, level = "info" }
    end
  end
  local registry, message = new_registry(options)
  local folders = { options.shipped, user_folder() }
  for _, folder in ipairs(options.folders) do
    folders[#folders + 1] = folder
  end
  session = { folders = folders, command = command, registry = registry, exports = {}, written = session.written or {}, reload = function()
    session.registry = new_registry(options, session.registry)
    tell_problems(session.registry, options)
    return session.registry
  end, fresh = function()
    return (new_registry(options))
  end }
  local only
  if options.script and not message then
    only, message = find_script(registry, options.script)
  end
  tell_problems(registry, options)
  session.candidates = registry:candidates(only)
  registry.identifier = core.identifier(session.candidates)
  if options.command ~= "export" then -- there --with names exports of the panel, see baogao.export.custom
    message = message or find_exports(registry, options.exports)
  end
  return registry.identifier, #registry.problems, message
end

--- Names of the candidates, in the order of the identifier.
-- @treturn {string,...}
function M.candidate_names()
  local names = {}
  for i, candidate in ipairs(session.candidates) do
    names[i] = candidate.name
  end
  return names
end

--- The engine of candidate number `index`. Raises when its script is wrong.
-- @tparam integer index from 1
-- @treturn engine
-- @treturn string name@version
-- @treturn string form
function M.engine(index)
  local script = session.candidates[index].script
  local compiled, message = session.registry:compile(script)
  if not compiled then
    error(message, 0)
  end
  return compiled.engine, compiled.script, compiled.form
end

-- The export called `name` of a compiled script or of a form it extends.
local function export_of(compiled, wanted)
  local belongs, found = false, nil
  for _, script in ipairs(compiled.scripts) do
    belongs = belongs or script.name == wanted.script
    for _, export in ipairs(script.exports) do
      found = export.name == wanted.export and export or found
    end
  end
  return belongs and found or nil
end

--- Runs export number `index` of --with over one report's facts.
-- @tparam facts facts
-- @tparam integer index from 1
-- @tparam string path of the report, as text
-- @tparam string script name@version of the script that read it
-- @treturn string file below the run's folder, "" when that script has no such export
-- @treturn string bytes
function M.write_export(facts, index, path, script)
  local wanted = session.exports[index]
  local name = script:match "^(.*)@" or script
  local compiled = session.registry:compile(session.registry:find(name))
  local export = compiled and export_of(compiled, wanted)
  if not export then
    return "", ""
  end
  local file = path:gsub("^%./", ""):gsub("/", "__")
  file = string_format("exports/%s/%s.%s", export.name, file, export.file:match "%.([^.]+)$")
  if session.written[file] and session.written[file] ~= path then
    error(messages.text("export_twice", file, session.written[file]), 0)
  end
  session.written[file] = path
  return file, view.write(export, view.new(facts, compiled, path))
end

local function add_file(list, script, path, hash)
  list[#list + 1] = script.name .. "@" .. script.version
  list[#list + 1] = path
  list[#list + 1] = hash
end

--- The files of every script, its modules as far as they were loaded (all of them, where it has read a report):
-- name@version, path, sha256 in turn.
-- @treturn {string,...}
function M.script_list()
  local list = {}
  for _, script in ipairs(session.registry.scripts) do
    add_file(list, script, script.path, script.hash)
    for _, path in ipairs(sorted_keys(script.modules)) do
      add_file(list, script, path, core.sha256(script.modules[path]))
    end
  end
  return list
end

for name, field in pairs { diff = "run", export = "run", codebook = "run", review = "run", new = "run", scripts = "run", test = "run", trace = "run", try = "run",
  seal = "seal" } do
  M[name] = function(options)
    local code = session.command[field](session, options)
    return type(code) == "number" and code or 0
  end
end

return M
