--- `baogao diff --old A --new B INPUT...`: which facts a change of scripts adds, changes and loses over
-- many reports.
-- @module baogao.command.diff
local core = require "baogao.core"
local terminal = require "baogao.base.terminal"
local changes = require "baogao.command.changes"
local golden = require "baogao.command.golden"
local messages = require "baogao.base.messages"
local page = require "baogao.page.diff"
local problem = require "baogao.command.problem"

local ipairs, pcall, tostring, stdout = ipairs, pcall, tostring, terminal.stdout
local say = messages.text
local _ENV <const> = nil

local M = {}

local function out(...)
  stdout:write(say(...), "\n")
end

local function is_folder(path)
  local list = core.list(path)
  return not (#list == 1 and list[1] == path)
end

-- One side: its scripts and what scores them. A folder's scripts stand besides the installed ones; a
-- script stands alone.
local function open_side(session, word)
  local registry = session.fresh()
  local only, message
  if not word:match "%.lua$" and is_folder(word) then
    registry:add_folder(word)
    for _, trouble in ipairs(registry.problems) do
      problem.script(trouble, word)
    end
  else
    only, message = registry:find(word)
    if not only then
      return nil, message
    end
  end
  local candidates = registry:candidates(only)
  return { registry = registry, candidates = candidates, identifier = core.identifier(candidates), word = word }
end

-- What a side makes of a file: script (nil when none fits), rows, counts, failed (checks).
local function read_side(side, path, options)
  local report, message = core.read(path, { charset = options.charset, strict = options.strict_text })
  if not report then
    return nil, message, "report"
  end
  local best = side.identifier:score(report)[1]
  if not best or best.score < 50 then
    return { rows = {}, residue = 0, failed = 0 }
  end
  local compiled
  compiled, message = side.registry:compile(side.candidates[best.candidate].script)
  if not compiled then
    return nil, message, "script"
  end
  local ok, facts = pcall(core.extract, compiled.engine, report)
  if not ok then
    return nil, tostring(facts), "script"
  end
  local failed = 0
  for _, outcome in ipairs(facts:outcomes()) do
    failed = failed + (outcome.verdict == "fail" and 1 or 0)
  end
  return { script = compiled.script, rows = changes.rows(facts:all()), residue = facts:counts().residue,
    failed = failed }
end

local function count_kinds(list, totals)
  for _, change in ipairs(list) do
    totals[change.kind] = totals[change.kind] + 1
  end
end

-- Compares one report; the result goes into `result`.
local function compare_report(result, old, new, path, options)
  local before, message, whose = read_side(old, path, options)
  local after
  if before then
    after, message, whose = read_side(new, path, options)
  end
  if not after then
    result.broken = result.broken or whose
    problem.script(path .. ": " .. message, path)
    return
  end
  if not before.script and not after.script then
    result.unread = result.unread + 1
    return
  end
  local list = changes.compare(before.rows, after.rows)
  count_kinds(list, result)
  result.residue_old, result.residue_new = result.residue_old + before.residue, result.residue_new + after.residue
  result.failed_old, result.failed_new = result.failed_old + before.failed, result.failed_new + after.failed
  result.compared = result.compared + 1
  if #list > 0 or before.script ~= after.script then
    result.reports[#result.reports + 1] = { path = path, old = before, new = after, changes = list }
  end
end

local function show(result)
  for _, report in ipairs(result.reports) do
    local none = say "diff_no_script"
    out("diff_report", report.path, report.old.script or none, report.new.script or none)
    for _, change in ipairs(report.changes) do
      stdout:write("  ", changes.text(change), "\n")
    end
  end
  out("diff_total", result.compared, #result.reports, result.added, result.changed, result.lost, result.moved)
  out("diff_counts", result.residue_old, result.residue_new, result.failed_old, result.failed_new)
  if result.unread > 0 then
    out("diff_unread", result.unread)
  end
end

local function exit_code(result)
  if result.compared == 0 then
    problem.tell { what = say "diff_nothing", next = say "next_why" }
    return result.broken == "report" and 4 or result.broken == "script" and 5 or 3
  end
  return result.broken == "script" and 5 or result.broken == "report" and 4 or 0
end

--- Runs the command.
-- @tparam table session fresh (makes a registry)
-- @tparam table options before, after, inputs, output (a page)
-- @treturn integer exit code
function M.run(session, options)
  local sides = {}
  for i, word in ipairs { options.before, options.after } do
    local side, message = open_side(session, word)
    if not side then
      problem.script(message, word)
      return 5
    end
    sides[i] = side
  end
  local result = { reports = {}, compared = 0, unread = 0, added = 0, changed = 0, lost = 0, moved = 0,
    residue_old = 0, residue_new = 0, failed_old = 0, failed_new = 0, old = options.before, new = options.after }
  for _, input in ipairs(options.inputs) do
    for _, path in ipairs(core.list(input)) do
      compare_report(result, sides[1], sides[2], path, options)
    end
  end
  show(result)
  if options.output and not golden.write(options.output, page.html(result)) then
    problem.tell { what = say("golden_unwritable", options.output) }
    return 2
  end
  return exit_code(result)
end

return M
