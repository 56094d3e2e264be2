--- `baogao scripts`: what is installed, and which script fits a file.
-- @module baogao.command.scripts
local core = require "baogao.core"
local terminal = require "baogao.base.terminal"
local collection = require "baogao.compile.collection"
local messages = require "baogao.base.messages"
local problem = require "baogao.command.problem"
local text = require "baogao.base.text"

local ipairs = ipairs
local string_format, stdout = string.format, terminal.stdout
local say = messages.text
local _ENV <const> = nil

local M = {}

local function row_of(script)
  local id = script.identity
  return { name = script.name, version = script.version, path = script.path, extends = script.extends or "",
    place = script.place or "", adcode = script.adcode or "", sha256 = script.hash, about = script.about or "",
    years = id.years[1] == 0 and "" or string_format("%d-%d", id.years[1], id.years[2]),
    collection = script.collection and script.collection.name .. "@" .. script.collection.version or "",
    licence = script.collection and script.collection.licence or "" }
end

local COLUMNS <const> = { "name", "version", "extends", "place", "adcode", "years", "path", "sha256", "about",
  "collection", "licence" }

-- The folders with a manifest that scripts came from.
local function show_collections(scripts)
  local seen = {}
  for _, script in ipairs(scripts) do
    local manifest = script.collection
    if manifest and not seen[manifest] then
      seen[manifest] = true
      stdout:write(say("collection_listed", text.pad(manifest.name .. "@" .. manifest.version, 28), "",
        manifest.licence, manifest.api, text.short(manifest.path)), "\n")
    end
  end
end

local function list(session, options)
  local json = {}
  for _, script in ipairs(session.registry.scripts) do
    local row = row_of(script)
    if options.json then
      json[#json + 1] = "  " .. text.json_object(row, COLUMNS)
    else
      stdout:write(text.pad(row.name .. "@" .. row.version, 28), " ", text.pad(row.extends, 12), " ",
        text.pad(row.years, 10), " ", text.pad(row.place, 12), " ", row.path, "\n")
    end
  end
  if options.json then
    stdout:write("[\n", text.join(json, ",\n"), "\n]\n")
  else
    show_collections(session.registry.scripts)
  end
  return #session.registry.problems > 0 and 5 or 0
end

local function why(session, options)
  local report, message = core.read(options.inputs[1],
    { charset = options.charset, strict = options.strict_text })
  if not report then
    problem.tell { what = options.inputs[1] .. ": " .. message, next = say("next_inspect", options.inputs[1]) }
    return 4
  end
  for _, score in ipairs(core.identifier(session.candidates):score(report)) do
    local mark = score.score >= 50 and "fits" or "no"
    stdout:write(string_format("%3d %-5s %s  %s\n", score.score, mark,
      session.candidates[score.candidate].name, score.reason))
  end
  return 0
end

--- Runs the command.
-- @tparam table session registry, candidates
-- @tparam table options inputs, json, why
-- @treturn integer exit code
function M.run(session, options)
  return (options.why and why or list)(session, options)
end

--- Writes the hashes of a folder of scripts into its manifest: `baogao scripts --seal DIR`.
-- @tparam table _ session
-- @tparam table options seal
-- @treturn integer exit code
function M.seal(_, options)
  local count, message = collection.seal(options.seal)
  if not count then
    problem.tell { what = message }
    return 2
  end
  stdout:write(say("collection_sealed", message, count), "\n")
  return 0
end

return M
