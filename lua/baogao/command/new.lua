--- `baogao new NAME --from FILE`: a script, samples and a golden file to begin with, from a real report.
-- @module baogao.command.new
local core = require "baogao.core"
local terminal = require "baogao.base.terminal"
local changes = require "baogao.command.changes"
local figures = require "baogao.author.draft_figures"
local golden = require "baogao.command.golden"
local identity = require "baogao.author.identity"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local problem = require "baogao.command.problem"
local scaffold = require "baogao.author.scaffold"
local test_command = require "baogao.command.test"
local text = require "baogao.base.text"

local ipairs, stdout, string_format = ipairs, terminal.stdout, string.format
local say = messages.text
local _ENV <const> = nil

local M = {}

local function out(...)
  stdout:write(say(...), "\n")
end

-- "dir/name.lua", "name.lua" or "name" as folder and name.
local function split(word, output)
  local folder, base = word:match "^(.*)/([^/]*)$"
  base = (base or word):gsub("%.lua$", "")
  return output or folder or ".", base
end

local function show_report(report, draft)
  for _, key in ipairs { "title", "place", "adcode", "year" } do
    local value, origin = report:meta(key)
    out("new_meta", text.pad(key, 8), value == "" and say "new_unknown" or value, origin == "" and "-" or origin)
  end
  if draft.form then
    out("new_form", draft.form.name)
  else
    out "new_no_form"
  end
  if draft.city then
    out("new_city", draft.city.name, text.short(draft.city.path))
  end
end

-- Every figure with its sentence: what reads it, or nothing.
local function show_figures(report, draft)
  local by_place, view = {}, report:folded()
  for _, fact in ipairs(draft.facts) do
    if fact.from then
      by_place[fact.from] = names.format(fact.indicator, fact.dims)
    end
  end
  for _, q in ipairs(draft.quantities) do
    if q.amount then
      out("new_figure", q.line, text.pad(text.line(q.raw), 14), text.pad(by_place[q.from] or (q.claimed and say "new_again" or "?"), 34),
        (text.excerpt(view, q.from, 24, 24, report)))
    end
  end
end

local function luarc(lua_folder)
  return string_format([[{
  "runtime.version": "Lua 5.4",
  "runtime.builtin": { "io": "disable", "os": "disable", "debug": "disable", "package": "disable" },
  "workspace.library": [%s],
  "workspace.checkThirdParty": false
}
]], text.json_string(lua_folder .. "/baogao/types"))
end

-- Writes a file that is not there yet; true when it was, or is, there.
local function write_new(path, bytes)
  if core.read_file(path) then
    return true
  end
  return golden.write(path, bytes)
end

-- Writes script, report and settings; returns the path of the report's copy.
local function write_draft(folder, draft, script_text, options)
  local tests = folder .. "/tests/" .. draft.name
  local ok, message = core.make_folder(tests)
  local bytes
  if ok then
    bytes, message = core.read_file(options.from)
  end
  if not bytes then
    return nil, message
  end
  local report = tests .. "/" .. draft.source
  local files = { { folder .. "/" .. draft.name .. ".lua", script_text }, { report, bytes },
    { folder .. "/.luarc.json", luarc(options.lua) } }
  for _, file in ipairs(files) do
    if not write_new(file[1], file[2]) then
      return nil, say("golden_unwritable", file[1])
    end
  end
  return report
end

-- Writes what the draft makes of its report; to be corrected by hand.
local function write_golden(registry, script, report)
  local compiled = registry:compile(script)
  local read = core.read(report)
  local facts = core.extract(compiled.engine, read)
  local rows, outcomes = changes.rows(facts:all()), facts:outcomes()
  local ok = golden.write(report .. ".facts.csv", golden.text(rows))
  if ok and #outcomes > 0 then
    ok = golden.write(report .. ".checks.csv", golden.checks_text(outcomes))
  end
  return ok, #rows
end

-- Rules, and figures of those that are comments.
local function count_rules(draft)
  local rules, left_out = 0, 0
  for _, c in ipairs(draft.candidates) do
    rules = rules + (c.refused and 0 or 1)
    left_out = left_out + (c.refused and #c.parts or 0)
  end
  return rules, left_out
end

local function show_written(path, draft)
  local rules, left_out = count_rules(draft)
  out("new_wrote", path, rules, #draft.samples)
  if rules == 0 and not draft.form then
    out "new_nothing"
  end
  if left_out > 0 then
    out("new_left_out", left_out)
  end
  if draft.left.figures > 0 then
    out("new_left", draft.left.figures, draft.left.sentences, figures.most)
  end
end

-- Says whether the draft reads its own report.
local function show_standing(registry, path, script)
  local own, rival, is_first = identity.standing(registry, core.read(path), script)
  if not is_first then
    out("new_misfit", script.name, own.score, own.reason, rival and rival.name or "-", rival and rival.score or 0)
  elseif rival and rival.score > 0 then
    out("new_fits", script.name, own.score, rival.name, rival.score)
  else
    out("new_fits_alone", script.name, own.score)
  end
end

-- Writes everything, and tests it.
local function finish(session, folder, draft, script_text, options)
  local path = folder .. "/" .. draft.name .. ".lua"
  local report, message = write_draft(folder, draft, script_text, options)
  local script
  if report then
    script, message = session.registry:find(path)
  end
  if not script then
    problem.tell { what = message }
    return 2
  end
  show_standing(session.registry, report, script)
  local ok, facts = write_golden(session.registry, script, report)
  if not ok then
    problem.tell { what = say("golden_unwritable", report .. ".facts.csv") }
    return 2
  end
  show_written(path, draft)
  out("new_golden", report .. ".facts.csv", facts)
  out("new_luarc", folder .. "/.luarc.json")
  local code = test_command.run(session, { inputs = { path }, quiet = true })
  out("new_next", path, report, path)
  return code
end

--- Runs the command.
-- @tparam table session registry
-- @tparam table options inputs: the name; from, output, lua, all
-- @treturn integer exit code
function M.run(session, options)
  local folder, name = split(options.inputs[1], options.output)
  local path = folder .. "/" .. name .. ".lua"
  if not name:match "^[%w._-]+$" then
    problem.tell { what = say("new_bad_name", name) }
    return 1
  elseif core.read_file(path) then
    problem.tell { what = say("new_exists", path), next = say("new_try", path, options.from) }
    return 1
  end
  local report, message = core.read(options.from, { charset = options.charset, strict = options.strict_text })
  if not report then
    problem.tell { what = options.from .. ": " .. message, next = say("next_inspect", options.from) }
    return 4
  end
  local draft = scaffold.draft(session.registry, report, name, options.from:match "[^/]*$", options.all)
  if not draft.identity then
    local warning = report:warnings()[1]
    problem.tell { what = say("new_no_words", options.from), why = warning and warning.code .. ": " .. warning.message,
      next = say("next_inspect", options.from) }
    return 4
  end
  show_report(report, draft)
  show_figures(report, draft)
  local script_text
  script_text, message = scaffold.settle(session.registry, draft, report, path)
  if not script_text then
    problem.script(message, path)
    return 5
  end
  return finish(session, folder, draft, script_text, options)
end

return M
