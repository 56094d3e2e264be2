--- A folder of scripts that is handed on: `scripts.toml` in it says name, version, script API, licence, and
-- the SHA-256 of every file. A folder without one is read too; one with hashes is read only as it was sealed.
-- @module baogao.compile.collection
local core = require "baogao.core"
local baogao = require "baogao.script.api"
local messages = require "baogao.base.messages"

local ipairs, pairs, open = ipairs, pairs, io.open
local math_tointeger, string_format, table_concat, table_sort = math.tointeger, string.format, table.concat, table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

--- The file's name.
M.file = "scripts.toml"

--- The oldest script API that still works.
M.oldest_api = 1

local TEXTS <const> = { name = true, version = true, licence = true, homepage = true, about = true }

-- One line: key = value, [files], a comment. False when it is none of these.
local function parse_line(line, manifest)
  line = line:gsub("^%s+", ""):gsub("%s+$", "")
  if line == "" or line:sub(1, 1) == "#" then
    return true
  end
  local section = line:match "^%[([%w_]+)%]$"
  if section then
    manifest.section = section
    return section == "files"
  end
  local key, value = line:match '^"([^"]+)"%s*=%s*"([^"]*)"$'
  if key and manifest.section == "files" then
    manifest.files[key] = value:lower()
    manifest.sealed = true
    return true
  end
  key, value = line:match '^([%w_]+)%s*=%s*"([^"]*)"$'
  if key and TEXTS[key] and not manifest.section then
    manifest[key] = value
    return true
  end
  value = line:match "^api%s*=%s*(%d+)$"
  manifest.api = value and not manifest.section and math_tointeger(value + 0) or manifest.api
  return value ~= nil
end

--- Reads the text of a manifest.
-- @tparam string text
-- @tparam string path for messages
-- @treturn table|nil name, version, licence, api, files (path to SHA-256), sealed (has hashes)
-- @treturn string message
function M.parse(text, path)
  local manifest, number = { files = {}, path = path }, 0
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    number = number + 1
    if not parse_line(line, manifest) then
      return nil, say("collection_line", path, number, line:sub(1, 60))
    end
  end
  for _, field in ipairs { "name", "version", "licence" } do
    if not manifest[field] then
      return nil, say("collection_field", path, field)
    end
  end
  if not manifest.api then
    return nil, say("collection_no_api", path, baogao.api)
  elseif manifest.api > baogao.api or manifest.api < M.oldest_api then
    return nil, say("collection_api", path, manifest.name, manifest.version, manifest.api, baogao.api)
  end
  return manifest
end

local function folder_of(path)
  return path:match "^(.*)/[^/]*$" or "."
end

--- Every manifest below a folder.
-- @tparam {string,...} paths of all files of the folder
-- @treturn {string=table} folder to manifest, or to { problem = message } when it cannot be used
function M.find(paths)
  local found = {}
  for _, path in ipairs(paths) do
    if path:match "[^/]*$" == M.file then
      local manifest, message = M.parse(core.read_file(path) or "", path)
      found[folder_of(path)] = manifest or { problem = message }
    end
  end
  return found
end

--- The manifest that a file belongs to: that of the nearest folder above.
-- @tparam {string=table} found see `find`
-- @tparam string path
-- @treturn table|nil manifest
-- @treturn string|nil the path below its folder
function M.of(found, path)
  local folder = folder_of(path)
  while true do
    if found[folder] then
      return found[folder], path:sub(#folder + 2)
    end
    local above = folder:match "^(.+)/[^/]*$"
    if not above then
      return nil
    end
    folder = above
  end
end

--- What is wrong with a file of a sealed folder.
-- @tparam table manifest
-- @tparam string relative the path below its folder
-- @tparam string path
-- @tparam string hash of its bytes
-- @treturn string|nil message
function M.check(manifest, relative, path, hash)
  if not manifest.sealed then
    return nil
  end
  local wanted = manifest.files[relative]
  if not wanted then
    return say("collection_unlisted", path, manifest.path, folder_of(manifest.path))
  elseif wanted ~= hash then
    return say("collection_changed", path, manifest.path, folder_of(manifest.path))
  end
end

--- The same for the modules of a script's own folder that it loaded.
-- @tparam table manifest
-- @tparam script script
-- @treturn string|nil message
function M.check_modules(manifest, script)
  local folder = folder_of(manifest.path)
  for file, text in pairs(script.modules) do
    local problem = M.check(manifest, file:sub(#folder + 2), file, core.sha256(text))
    if problem then
      return problem
    end
  end
end

local function is_part(path)
  return path:match "%.lua$" and not path:match "/tests/"
end

local function manifest_text(manifest)
  local lines = { "# scripts.toml - what this folder of scripts is; baogao scripts --seal writes the hashes.\n" }
  for _, field in ipairs { "name", "version", "licence", "about", "homepage" } do
    lines[#lines + 1] = manifest[field] and string_format("%s = \"%s\"\n", field, manifest[field])
  end
  lines[#lines + 1] = string_format("api = %d\n\n[files]\n", manifest.api)
  local names = {}
  for name in pairs(manifest.files) do
    names[#names + 1] = name
  end
  table_sort(names)
  for _, name in ipairs(names) do
    lines[#lines + 1] = string_format("\"%s\" = \"%s\"\n", name, manifest.files[name])
  end
  return table_concat(lines), #names
end

--- Writes the manifest of a folder: what its own says already, and the hashes of its files as they are.
-- @tparam string folder
-- @treturn integer|nil how many files
-- @treturn string message, or path of the manifest
function M.seal(folder)
  folder = folder:gsub("/+$", "")
  local path = folder .. "/" .. M.file
  local old, manifest = core.read_file(path), nil
  if old then
    local message
    manifest, message = M.parse(old, path)
    if not manifest then
      return nil, message
    end
  end
  manifest = manifest or { name = folder:match "[^/]*$", version = "1.0", licence = "unknown", api = baogao.api }
  manifest.files = {}
  for _, file in ipairs(core.list(folder)) do
    if is_part(file) then
      manifest.files[file:sub(#folder + 2)] = core.sha256(core.read_file(file) or "")
    end
  end
  local text, count = manifest_text(manifest)
  local stream = count > 0 and open(path, "wb")
  if not stream or not stream:write(text) or not stream:close() then
    return nil, say(count > 0 and "golden_unwritable" or "collection_empty", count > 0 and path or folder)
  end
  return count, path
end

return M
