--- `baogao try SCRIPT FILE...`: what a script makes of a report, what it leaves, and where its rules stop.
-- @module baogao.command.try
local core = require "baogao.core"
local terminal = require "baogao.base.terminal"
local changes = require "baogao.command.changes"
local doubts = require "baogao.author.doubts"
local gap = require "baogao.author.gap"
local keys = require "baogao.base.keys"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local problem = require "baogao.command.problem"
local prompt = require "baogao.command.prompt"
local reading = require "baogao.author.reading"
local similar = require "baogao.author.similar"
local stopped = require "baogao.command.stopped"
local text = require "baogao.base.text"
local unknown_labels = require "baogao.author.unknown_labels"
local unclaimed = require "baogao.author.unclaimed"
local watch = require "baogao.command.watch"

local ipairs, pairs, tostring = ipairs, pairs, tostring
local stdout, math_min, table_concat = terminal.stdout, math.min, table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

local function out(...)
  stdout:write(say(...), "\n")
end

-- ": why", or nothing where there is nothing to be said.
local function because(reason)
  return reason ~= "" and ": " .. reason or ""
end

-- The script's own score and the best of the others.
local function show_scores(candidates, script, report)
  local own, other
  for _, score in ipairs(core.identifier(candidates):score(report)) do
    local name = candidates[score.candidate].name
    if name == script.name then
      own = score
    elseif not other then
      other = score
      other.name = name
    end
  end
  if own then
    out(own.score < 50 and "score_none" or "score_own", script.name, own.score, because(own.reason))
  end
  if other then
    out(own and own.score >= other.score and "score_next" or "score_better", other.name, other.score, because(other.reason))
  end
end

-- Where the cells of a table are unclear, the labels that the script does not know are named.
local function show_unknown_labels(read, warning)
  local line, name = warning.message:match '^line (%d+):.- table "([^"]*)"'
  local labels = line and unknown_labels.find(read, name, line + 0) or {}
  if #labels > 0 then
    out("grid_unknown", name, table_concat(labels, ", "))
  end
end

local function show_warnings(read)
  for _, w in ipairs(read.store:warnings()) do
    out(w.count > 1 and "warning_times" or "warning", w.code, w.message, w.count)
    if w.code == "CELLS_UNCLEAR" then
      show_unknown_labels(read, w)
    end
  end
end

-- Where else a fact is told of, when that contradicts it.
local function show_elsewhere(read, fact)
  for _, mention in ipairs(read.store:evidence(read.compiled.index[fact.indicator], fact.dims)) do
    if mention.from ~= fact.from and mention.value ~= fact.value then
      out("fact_also", mention.line, text.line(mention.raw), text.fit(mention.rule, 40))
    end
  end
end

local function show_facts(read)
  local facts = read.facts
  out("facts", #facts)
  for _, fact in ipairs(facts) do
    local place = fact.line and say("fact_line", fact.line, text.line(fact.raw)) or ""
    stdout:write("  ", text.pad(names.format(fact.indicator, fact.dims), 36), " ",
      text.pad_left(fact.value and tostring(fact.value) or "-", 10), " ", text.pad(fact.unit, 6), " ",
      text.pad(fact.status, 14), " ", text.fit(fact.rule or "derived", 22), "  ", place, "\n")
    if fact.status == "contradictory" then
      show_elsewhere(read, fact)
    end
  end
end

local function side(value)
  return value == nil and "-" or tostring(value)
end

local function is_open(outcome)
  return outcome.verdict == "fail" or outcome.verdict == "uncertain"
end

-- Why a check could not be made.
local function why_open(outcome)
  local missing = outcome.left == nil and "check_left" or outcome.right == nil and "check_right"
  local side_text = missing and say("check_no_side", say(missing))
  return outcome.note ~= "" and outcome.note or side_text or say "check_incomplete"
end

local function show_checks(read, stops)
  local counts = { pass = 0, fail = 0, uncertain = 0, not_assessable = 0 }
  for _, o in ipairs(read.outcomes) do
    counts[o.verdict] = counts[o.verdict] + 1
  end
  out("checks", counts.pass, counts.fail, counts.uncertain, counts.not_assessable)
  for _, o in ipairs(read.outcomes) do
    if is_open(o) then
      out("check", o.verdict, o.name, side(o.left), side(o.right), side(o.gap), o.note ~= "" and "; " .. o.note or "")
      local found, total = gap.explain(read, o, stops), gap.own_total(read, o)
      if total then
        out("gap_total", names.format(total.indicator, total.dims), total.indicator, total.dims)
      elseif found then
        stopped.show_gap(read, o, found)
      end
    end
  end
  for _, o in ipairs(read.outcomes) do
    if o.verdict == "not_assessable" then
      out("check_open", o.name, why_open(o))
    end
  end
  return counts.fail
end

--- The most unclaimed figures that are listed without --all.
M.most_figures = 40

local function show_residue(this, read, options)
  local counts, all = read.counts, options.all
  local list = unclaimed.list(read, this.compiled, this.script, options.wanted)
  out("figures", counts.amounts - counts.residue - counts.set_aside, counts.set_aside, counts.residue)
  for i, q in ipairs(list) do
    if i > M.most_figures and not all then
      out("figures_more", #list - M.most_figures)
      return
    end
    out("figure", q.line, text.line(q.raw), (text.excerpt(read.view, q.from, 30, 30, read.report)))
    local rule, word = similar.rule(read, q)
    if rule then
      out("figure_near", rule.name, word, text.short(rule.where))
    end
  end
end

local function read_report(path, options)
  return core.read(path, { charset = options.charset, strict = options.strict_text })
end

-- Where the form's rules fill in what the script's own rules left, a check that holds hides a gap. The
-- script's rules are run alone, and gaps that only then are there are shown too.
local function show_own(this, path, read, options)
  local report = read_report(path, options)
  local alone = report and reading.read(this.own, report)
  if not alone then
    return
  end
  local open = {}
  for _, o in ipairs(read.outcomes) do
    open[o.name] = is_open(o)
  end
  local stops, titled = alone:stopped(), false
  for _, o in ipairs(alone.outcomes) do
    local found = is_open(o) and not open[o.name] and gap.explain(alone, o, stops)
    if found then
      if not titled then
        titled = true
        out("own_rules", this.compiled.form)
      end
      out("own_check", o.verdict, o.name, side(o.left), side(o.right), side(o.gap))
      stopped.show_gap(alone, o, found)
      stopped.show_filled(read, found, this.compiled.form)
    end
  end
end

-- With --watch: what a change did to the facts and checks of a file, before everything else.
local function show_changes(read, path, before)
  local rows, verdicts, list = changes.rows(read.facts), {}, {}
  for _, o in ipairs(read.outcomes) do
    verdicts[o.name] = o.verdict
  end
  local old = before[path]
  before[path] = { rows = rows, verdicts = verdicts }
  if not old then
    return
  end
  for _, change in ipairs(changes.compare(old.rows, rows)) do
    list[#list + 1] = changes.text(change)
  end
  for _, name in ipairs(keys.sorted(verdicts)) do
    if old.verdicts[name] ~= verdicts[name] then
      list[#list + 1] = say("changed_check", name, old.verdicts[name] or "-", verdicts[name])
    end
  end
  out(#list > 0 and "changed" or "changed_nothing", #list)
  for i = 1, math_min(#list, M.most_figures) do
    stdout:write("  ", list[i], "\n")
  end
end

-- What the script says that can hardly be meant.
local function show_doubts(compiled)
  for _, doubt in ipairs(doubts.of(compiled)) do
    out("doubt", text.short(doubt.where), doubt.text)
  end
end

-- Exit code for one file.
local function try_file(this, path, options)
  local report, message = read_report(path, options)
  if not report then
    problem.tell { what = path .. ": " .. message, next = say("next_inspect", path) }
    return 4
  end
  out("file", path)
  local read
  read, message = reading.read(this.compiled, report)
  if not read then
    problem.script(message, this.script.path)
    return 5
  end
  if options.before then
    show_changes(read, path, options.before)
  end
  show_scores(this.candidates, this.script, report)
  show_warnings(read)
  show_facts(read)
  local stops, untried = read:stopped()
  local failed = show_checks(read, stops)
  if this.own then
    show_own(this, path, read, options)
  end
  show_residue(this, read, options)
  stopped.show(read, stops, untried, options.all)
  stopped.show_costs(read)
  this.read = read
  return failed > 0 and 3 or 0
end

local GRAVITY <const> = { [2] = 4, [5] = 3, [4] = 2, [3] = 1, [0] = 0 }

-- Loads the script and tries it on every file; returns the exit code and what to watch.
local function try_all(registry, options)
  local this, watched = {}, {}
  local script, missing
  this.compiled, script, missing = reading.open(registry, options.inputs[1])
  if not this.compiled then
    problem.script(script, options.inputs[1])
    return missing and 1 or 5, watched
  end
  this.script = script
  for _, one in ipairs(this.compiled.scripts) do
    watched[#watched + 1] = one.path
    for path in pairs(one.modules) do
      watched[#watched + 1] = path
    end
  end
  if #this.compiled.scripts > 1 and #this.script.rules > 0 then
    this.own = reading.compile(registry, this.script, true)
  end
  this.candidates = registry:candidates()
  show_doubts(this.compiled)
  local code = 0
  for i = 2, #options.inputs do
    local one = try_file(this, options.inputs[i], options)
    code = GRAVITY[one] > GRAVITY[code] and one or code
  end
  return code, watched, this
end

--- Runs the command.
-- @tparam table session registry, reload
-- @tparam table options inputs: the script (a file or a name), then files; watch, prompt, all; near, section, lines: of the
-- figures that nobody claimed only these
-- @treturn integer exit code
function M.run(session, options)
  options.wanted = unclaimed.wanted(options)
  if not options.wanted then
    problem.tell { what = say("try_lines", options.lines) }
    return 1
  end
  if options.watch then
    options.before = {}
    return watch.run(session, options.inputs, function(registry)
      return try_all(registry, options)
    end)
  end
  local code, _, this = try_all(session.registry, options)
  if options.prompt and this and this.read then
    prompt.run(this.read, this.script)
  end
  return code
end

return M
