--- `baogao try SCRIPT FILE...`: what a script makes of a report, and what it leaves.
-- @module baogao.command.try
local core = require "baogao.core"
local names = require "baogao.names"
local text = require "baogao.command.text"

local ipairs, pcall, tostring = ipairs, pcall, tostring
local string_format, stdout, stderr = string.format, io.stdout, io.stderr
local table_unpack = table.unpack
local _ENV <const> = nil

local M = {}

local function out(format, ...)
  stdout:write(string_format(format, ...), "\n")
end

-- The script's own score and the best of the others.
local function show_scores(session, script, report)
  local own, other
  for _, score in ipairs(core.identifier(session.candidates):score(report)) do
    local name = session.candidates[score.candidate].name
    if name == script.name then
      own = score
    elseif not other then
      other = score
      other.name = name
    end
  end
  if own then
    out("  %s scores %d%s: %s", script.name, own.score, own.score < 50 and ", which is no match" or "", own.reason)
  end
  if other then
    out("  %s %s scores %d: %s", own and own.score >= other.score and "next best" or "better:", other.name,
      other.score, other.reason)
  end
end

local function show_facts(facts)
  out("facts (%d)", #facts)
  for _, fact in ipairs(facts) do
    local place = fact.line and string_format("line %d: %s", fact.line, fact.raw) or ""
    out("  %s %s %s %s %s  %s", text.pad(names.format(fact.indicator, fact.dims), 36),
      text.pad_left(fact.value and tostring(fact.value) or "-", 10), text.pad(fact.unit, 6),
      text.pad(fact.status, 14), text.pad(fact.rule or "derived", 22), place)
  end
end

local function side(value)
  return value == nil and "-" or tostring(value)
end

local function show_checks(outcomes)
  local counts = { pass = 0, fail = 0, uncertain = 0, not_assessable = 0 }
  for _, o in ipairs(outcomes) do
    counts[o.verdict] = counts[o.verdict] + 1
  end
  out("checks: %d pass, %d fail, %d uncertain, %d not assessable", counts.pass, counts.fail, counts.uncertain,
    counts.not_assessable)
  for _, o in ipairs(outcomes) do
    if o.verdict == "fail" or o.verdict == "uncertain" then
      out("  %s  %s: %s against %s, gap %s%s", o.verdict, o.name, side(o.left), side(o.right), side(o.gap),
        o.note ~= "" and "; " .. o.note or "")
    end
  end
  return counts.fail
end

local function show_residue(report, counts)
  out("figures: %d claimed, %d set aside, %d unclaimed", counts.amounts - counts.residue - counts.set_aside,
    counts.set_aside, counts.residue)
  for _, q in ipairs(report:quantities()) do
    if q.amount and not q.claimed and not q.set_aside then
      out("  line %d: %s  in: %s", q.line, q.raw, (report:around(q.from):gsub("\t", " | ")))
    end
  end
end

local function show_rules(compiled, counts)
  local silent = {}
  for i, rule in ipairs(compiled.rules) do
    if rule.pattern and counts.matched[i] == 0 then
      silent[#silent + 1] = { rule = rule, tried = counts.tried[i] }
    end
  end
  if #silent > 0 then
    out("rules that did not match (%d of %d)", #silent, #counts.matched)
  end
  for _, s in ipairs(silent) do
    out("  %s  %s  %s", text.pad(s.rule.name, 30), s.rule.where,
      s.tried == 0 and "its first words do not stand here" or "tried at " .. text.count(s.tried, "place"))
  end
end

local function show_warnings(report)
  for _, w in ipairs(report:warnings()) do
    out("  warning %s: %s%s", w.code, w.message, w.count > 1 and string_format(" (x%d)", w.count) or "")
  end
end

-- Exit code for one file.
local function try_file(session, script, compiled, path, options)
  local report, message = core.read(path, { charset = options.charset, strict = options.strict_text })
  if not report then
    stderr:write("baogao: ", path, ": ", message, "\n")
    return 4
  end
  out("%s", path)
  local ok, facts = pcall(core.extract, compiled.engine, report)
  if not ok then
    stderr:write("baogao: ", tostring(facts), "\n")
    return 5
  end
  show_scores(session, script, report)
  show_warnings(report)
  show_facts(facts:all())
  local failed = show_checks(facts:outcomes())
  local counts = facts:counts()
  show_residue(report, counts)
  show_rules(compiled, counts)
  return failed > 0 and 3 or 0
end

local GRAVITY <const> = { [2] = 4, [5] = 3, [4] = 2, [3] = 1, [0] = 0 }

--- Runs the command.
-- @tparam table session registry, candidates
-- @tparam table options inputs: the script (a file or a name), then files
-- @treturn integer exit code
function M.run(session, options)
  local registry = session.registry
  local script, message, missing = registry:find(options.inputs[1])
  local compiled
  if script then
    compiled, message = registry:compile(script)
  end
  if not compiled then
    stderr:write("baogao: ", message, "\n")
    return missing and 1 or 5
  end
  session.candidates = registry:candidates()
  local code = 0
  for _, path in ipairs { table_unpack(options.inputs, 2) } do
    local one = try_file(session, script, compiled, path, options)
    code = GRAVITY[one] > GRAVITY[code] and one or code
  end
  return code
end

return M
