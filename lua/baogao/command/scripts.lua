--- `baogao scripts`: what is installed, and which script fits a file.
-- @module baogao.command.scripts
local core = require "baogao.core"
local text = require "baogao.command.text"

local ipairs = ipairs
local string_format, stdout, stderr = string.format, io.stdout, io.stderr
local _ENV <const> = nil

local M = {}

local function row_of(script)
  local id = script.identity
  return { name = script.name, version = script.version, path = script.path, extends = script.extends or "",
    place = script.place or "", adcode = script.adcode or "", sha256 = script.hash, about = script.about or "",
    years = id.years[1] == 0 and "" or string_format("%d-%d", id.years[1], id.years[2]) }
end

local COLUMNS <const> = { "name", "version", "extends", "place", "adcode", "years", "path", "sha256", "about" }

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
  end
  return #session.registry.problems > 0 and 5 or 0
end

local function why(session, options)
  local report, message = core.read(options.inputs[1],
    { charset = options.charset, strict = options.strict_text })
  if not report then
    stderr:write("baogao: ", options.inputs[1], ": ", message, "\n")
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

return M
