--- `baogao trace SCRIPT FILE --rule NAME`: every try of a rule, with what is named inside it: facts, lists,
-- rules of grammars.
-- @module baogao.command.trace
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local terminal = require "baogao.base.terminal"
local problem = require "baogao.command.problem"
local reading = require "baogao.author.reading"
local similar = require "baogao.author.similar"
local sorted_keys = require("baogao.base.keys").sorted
local text = require "baogao.base.text"
local tracing_copy = require "baogao.author.tracing_copy"

local ipairs, next, setmetatable, stdout = ipairs, next, setmetatable, terminal.stdout
local string_rep, table_concat, table_sort, table_unpack = string.rep, table.concat, table.sort, table.unpack
local say = messages.text
local _ENV <const> = nil

local M = {}

--- Levels that are shown when --depth says nothing.
M.depth = 4

--- How many names are told when there is no rule of a name.
M.nearest = 5

--- How many of those that begin with a word.
M.most_named = 20

--- The most lines of one report.
M.most = 20000

-- What is written of one report: view, depth, limit, lines, hidden.
local Trace = {}
Trace.__index = Trace

function Trace:write(depth, name, ...)
  if depth > self.limit then
    self.hidden = self.hidden + 1
  elseif self.lines < M.most then
    self.lines = self.lines + 1
    stdout:write(string_rep("  ", depth), say(name, ...), "\n")
  else
    self.hidden = self.hidden + 1
  end
end

-- Text from a place on, in the folded view.
function Trace:ahead(at)
  return (text.excerpt(self.view, at, 0, 40):gsub("^…", ""))
end

function Trace:quote(from, to)
  local piece = self.view:sub(from, to - 1):gsub("\n", "⏎"):gsub("\t", " | ")
  return #piece <= 90 and piece or text.excerpt(piece, 1, 0, 30) .. " … " .. text.excerpt(piece, #piece + 1, 24, 0)
end

-- Told by twins: `at` is a position in the subject of the try.
function Trace:entry(kind, name, at)
  local place = self.from + at - 1
  if kind == "enter" then
    self.depth = self.depth + 1
    self.entered[self.depth] = place
    self:write(self.depth, "trace_enter", name, self.report:line(place), place, self:ahead(place))
    return
  end
  local from = self.entered[self.depth] or place
  if kind == "leave" then
    self:write(self.depth, "trace_leave", name, self.report:line(from), from, place, self:quote(from, place))
  else
    self:write(self.depth, "trace_fail", name, self.report:line(from), from)
  end
  self.depth = self.depth - 1
end

-- One try of the rule.
function Trace:try(rule, try)
  local from = try.from + try.at - 1
  self.from, self.depth, self.entered = try.from, 0, {}
  self:write(0, "trace_enter", rule.name, self.report:line(from), from, self:ahead(from))
  tracing_copy.follow(rule.source.pattern, try.subject, try.at)
  if try.stop then
    local to = try.from + try.stop - 1
    self:write(0, "trace_leave", rule.name, self.report:line(from), from, to, self:quote(from, to))
  else
    self:write(0, "trace_fail", rule.name, self.report:line(from), from)
  end
end

local function by_place(tries)
  table_sort(tries, function(a, b)
    return a.from + a.at < b.from + b.at
  end)
  return tries
end

-- Why a rule was tried nowhere: a section, or words that do not stand in the text.
local function why_untried(read, rule)
  local first, words = nil, { table_unpack(rule.words or {}) }
  table_sort(words)
  for _, word in ipairs(words) do
    local at = read.view:find(word, 1, true)
    first = at and (not first or at < first) and at or first
  end
  if not first then
    local near, line = similar.words(read, rule, read:unclaimed())
    return say("trace_no_words", text.some(words, 4)) .. (near and say("trace_near", line, near) or "")
  elseif rule.sections then
    return say("trace_section", read.report:line(first), table_concat(rule.sections, ", "))
  end
  return say("trace_elsewhere", read.report:line(first))
end

local function trace_rule(trace, read, number, rule)
  local kept = read.stops:of(number)
  local tries = {}
  for _, list in ipairs { kept and kept.matched or {}, kept and kept.failed or {} } do
    for _, try in ipairs(list) do
      tries[#tries + 1] = try
    end
  end
  stdout:write(say("trace_rule", rule.name, text.short(rule.where), kept and kept.tries or 0,
    kept and #kept.matched or 0), "\n")
  if not kept then
    stdout:write("  ", why_untried(read, rule), "\n")
  end
  for _, try in ipairs(by_place(tries)) do
    trace:try(rule, try)
  end
end

-- Rules that a word means: of that name, or the only ones whose names begin with it. nil and names when none is: the
-- nearest, or, with true, all that begin with it.
local function chosen(compiled, word)
  local exact, prefixed, names, prefixed_names, folded = {}, {}, {}, {}, core.fold(word):gsub("…$", "")
  for number, rule in ipairs(compiled.rules) do
    if rule.name == word then
      exact[#exact + 1] = number
    elseif core.fold(rule.name):sub(1, #folded) == folded then
      prefixed[#prefixed + 1] = number
      prefixed_names[rule.name] = true
    end
    names[#names + 1] = rule.name
  end
  if #exact > 0 then
    return exact
  end
  local first = next(prefixed_names)
  if first and not next(prefixed_names, first) then
    return prefixed
  end
  return nil, first and sorted_keys(prefixed_names) or similar.names(word, names, M.nearest), first ~= nil
end

local function tell_unknown(compiled, options, names, several)
  local grid = options.rule:match "^table:"
  if several then
    problem.tell { what = say("trace_several", options.inputs[1], #names, options.rule, text.some(names, M.most_named)) }
    return 1
  end
  problem.tell { what = say("no_rule", options.inputs[1], options.rule),
    tried = say("trace_nearest", #compiled.rules, text.some(names, M.nearest)), next = grid and say "trace_table" }
  return 1
end

local function trace_report(compiled, read, options)
  local depth = options.depth > 0 and options.depth or M.depth
  local trace = setmetatable({ view = read.view, report = read.report, limit = depth - 1, lines = 0, hidden = 0 },
    Trace)
  tracing_copy.listen { entry = function(...) trace:entry(...) end }
  local numbers, names, several = chosen(compiled, options.rule)
  if not numbers then
    return tell_unknown(compiled, options, names, several)
  end
  for _, number in ipairs(numbers) do
    local rule = compiled.rules[number]
    if rule.pattern then
      trace_rule(trace, read, number, rule)
    else
      problem.tell { what = say("trace_is_table", rule.name), next = say "trace_table" }
      return 1
    end
  end
  if trace.hidden > 0 then
    stdout:write(say("trace_hidden", trace.hidden), "\n")
  end
  return 0
end

--- Runs the command.
-- @tparam table session registry
-- @tparam table options inputs: the script, the file; rule, depth
-- @treturn integer exit code
function M.run(session, options)
  local path = options.inputs[1]
  local compiled, message, missing = reading.open(session.registry, path)
  if not compiled then
    problem.script(message, path)
    return missing and 1 or 5
  end
  local report
  report, message = core.read(options.inputs[2], { charset = options.charset, strict = options.strict_text })
  if not report then
    problem.tell { what = options.inputs[2] .. ": " .. message, next = say("next_inspect", options.inputs[2]) }
    return 4
  end
  local read
  read, message = reading.read(compiled, report)
  if not read then
    problem.script(message, path)
    return 5
  end
  return trace_report(compiled, read, options)
end

return M
