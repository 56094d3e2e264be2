--- `baogao test`: the samples that scripts carry, and golden files beside scripts.
-- A sample runs twice, the second time in reverse order: a script whose facts depend on what ran before
-- fails. What no sample and no golden file reached is told too.
-- @module baogao.command.test
local core = require "baogao.core"
local sorted_keys = require("baogao.base.keys").sorted
local terminal = require "baogao.base.terminal"
local changes = require "baogao.command.changes"
local coverage = require "baogao.command.coverage"
local doubts = require "baogao.author.doubts"
local golden = require "baogao.command.golden"
local identity = require "baogao.author.identity"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local problem = require "baogao.command.problem"
local reading = require "baogao.author.reading"
local stopped = require "baogao.command.stopped"
local text = require "baogao.base.text"
local view = require "baogao.script.view"
local watch = require "baogao.command.watch"

local ipairs, pairs, pcall, setmetatable, tostring = ipairs, pairs, pcall, setmetatable, tostring
local stdout, table_concat = terminal.stdout, table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

-- A run of the command: counts, and what it was told.
local Tests = {}
Tests.__index = Tests

local function out(...)
  stdout:write(say(...), "\n")
end

function Tests:pass()
  self.passed = self.passed + 1
end

function Tests:fail(...)
  self.failed = self.failed + 1
  out("test_fail", say(...))
end

local function same(expected, got)
  if expected == false or got == nil then
    return expected == false and got == nil
  end
  local decimal = core.decimal(expected)
  return decimal ~= nil and decimal == core.decimal(got)
end

local function describe(facts)
  local list = {}
  for _, fact in ipairs(facts) do
    list[#list + 1] = names.format(fact.indicator, fact.dims) .. " = "
      .. (fact.value ~= nil and tostring(fact.value) or fact.status)
  end
  return table_concat(list, ", ")
end

-- Warnings of functions of the script that failed.
local BROKEN <const> = { METRIC_BROKEN = true, CHECK_BROKEN = true }

-- What is wrong with the facts of a sample, as a list of texts.
local function faults(compiled, sample, read)
  local wrong = {}
  for _, name in ipairs(sorted_keys(sample.expected)) do
    local indicator, dims = names.parse(name)
    local index, expected = compiled.index[indicator], sample.expected[name]
    local got = index and read.store:get(index, dims)
    if not index then
      wrong[#wrong + 1] = say("sample_unknown", name)
    elseif not same(expected, got) then
      wrong[#wrong + 1] = say("sample_value", name, expected == false and say "sample_none" or tostring(expected),
        got == nil and say "sample_missing" or tostring(got))
    end
  end
  for _, warning in ipairs(read.store:warnings()) do
    if BROKEN[warning.code] then
      wrong[#wrong + 1] = warning.message
    end
  end
  return wrong
end

-- Reads a sample; nil and a message when that fails.
local function read_sample(compiled, sample)
  local report, message = core.read_bytes(sample.text, "sample.txt")
  if not report then
    return nil, message
  end
  return reading.read(compiled, report)
end

-- Runs one sample; returns its facts as text.
function Tests:sample(compiled, sample, covered)
  local read, message = read_sample(compiled, sample)
  local where = text.short(sample.where)
  if not read then
    self:fail("sample_broken", where, message)
    return message
  end
  local wrong, all = faults(compiled, sample, read), describe(read.facts)
  covered:add(read)
  self:exports(compiled, read, where)
  if #wrong == 0 then
    self:pass()
  else
    self:fail("sample_wrong", where, table_concat(wrong, "; "), all == "" and say "sample_no_facts" or all)
    stopped.show_few(read, "  ", 2)
  end
  return all
end

-- Runs the exports of a script over what was read; a fault of one is told once.
function Tests:exports(compiled, read, path)
  for _, export in ipairs(compiled.exports) do
    local ok, message = pcall(function()
      return view.write(export, view.new(read.store, compiled, path))
    end)
    if not ok and not self.broken_exports[export] then
      self.broken_exports[export] = true
      self:fail("export_broken", export.file, path, tostring(message))
    end
  end
end

function Tests:samples(script, compiled, covered)
  local first = {}
  for i, sample in ipairs(script.samples) do
    first[i] = self:sample(compiled, sample, covered)
  end
  for i = #script.samples, 1, -1 do
    local read, message = read_sample(compiled, script.samples[i])
    local again = read and describe(read.facts) or message
    if again ~= first[i] then
      self:fail("sample_changes", text.short(script.samples[i].where), first[i], again)
    end
  end
end

-- A script without conditions, rules or samples is not finished.
function Tests:shape(script)
  if #script.rules + #script.tables + #script.grids == 0 and not script.extends then
    self:fail("script_no_rule", script.path)
  end
  if #script.samples == 0 then
    self:fail("script_no_sample", script.path)
  end
end

local function show_changes(list)
  for _, change in ipairs(list) do
    stdout:write("  ", changes.text(change), "\n")
  end
end

-- Writes a golden file; true when it could be written.
function Tests:write(path, new)
  local ok = golden.write(path, new)
  if not ok then
    self:fail("golden_unwritable", path)
  end
  return ok
end

-- Compares what the checks say; true when nothing is wrong. A golden file without checks is one too.
function Tests:checks(file, outcomes)
  local old, new = core.read_file(file.checks), golden.checks_text(outcomes)
  if old == new or not old and (#outcomes == 0 or not self.update) then
    return true
  end
  local differing = golden.compare_checks(old or new, outcomes)
  local written = not self.update or self:write(file.checks, new)
  if self.update then
    out(old and "golden_update" or "golden_checks", file.checks, old and #differing or #outcomes)
  else
    self:fail("golden_differs", file.checks)
  end
  for _, line in ipairs(differing) do
    stdout:write("  ~ ", line, "\n")
  end
  return self.update and written
end

-- A golden file is of a report that the script is used for.
function Tests:standing(registry, script, file, report)
  local own, rival, is_first = identity.standing(registry, report, script)
  if own.score < identity.fits then
    self:fail("golden_misfit", file.report, script.name, own.score, own.reason)
  elseif not is_first then
    self:fail("golden_rival", file.report, rival.name, rival.score, script.name, own.score)
  end
end

function Tests:golden(registry, script, compiled, file, covered)
  local report, message = core.read(file.report)
  local read = report and nil
  if report then
    read, message = reading.read(compiled, report)
  end
  if not read then
    self:fail("golden_unreadable", file.report, message)
    return
  end
  self:standing(registry, script, file, report)
  covered:add(read)
  self:exports(compiled, read, file.report)
  local old, rows = core.read_file(file.facts), changes.rows(read.facts)
  local new = golden.text(rows)
  local right = self:checks(file, read.outcomes)
  if old == new then
    if right then
      self:pass()
    end
    return
  end
  local differing = golden.compare(old or "", rows)
  if not self.update then
    self:fail(old and "golden_differs" or "golden_missing", file.facts)
  elseif self:write(file.facts, new) then -- before it is shown: who reads that may have gone away
    self:pass()
  end
  if self.update then
    out(old and "golden_update" or "golden_new", file.facts, #differing)
  end
  show_changes(differing)
end

-- Rules and words that nothing reached: how many, and with `named` which.
local function show_coverage(covered, named)
  local rules, all_rules = covered:silent_rules()
  local words, all_words = covered:silent_words()
  out("coverage", all_rules - #rules, all_rules, all_words - #words, all_words)
  if named then
    for _, one in ipairs(rules) do
      out("coverage_rule", one.rule.name, text.short(one.rule.where or ""))
    end
    for _, one in ipairs(words) do
      if one.owner.hits > 0 then -- the others are told with their rule
        out("coverage_word", one.word .. (one.what and " (" .. one.what .. ")" or ""), text.short(one.where))
      end
    end
  end
end

function Tests:script(registry, script)
  local before, failed = self.passed, self.failed
  local compiled, message = reading.compile(registry, script)
  if not compiled then
    self.broken = true
    self:fail("script_broken", message)
    return
  end
  for _, doubt in ipairs(doubts.of(compiled)) do
    self:fail("doubt_fail", text.short(doubt.where), doubt.text)
  end
  local covered = coverage.new(script, compiled)
  self:shape(script)
  self:samples(script, compiled, covered)
  for _, file in ipairs(golden.files(script)) do
    self:golden(registry, script, compiled, file, covered)
  end
  if not self.quiet then
    out("test_script", text.pad(script.name, 28), self.passed - before, self.failed - failed)
    show_coverage(covered, self.named)
  end
end

local function chosen(registry, options)
  if #options.inputs == 0 then
    return registry.scripts
  end
  local list = {}
  for i, word in ipairs(options.inputs) do
    local script, message, missing = registry:find(word)
    if not script then
      problem.script(message, word)
      return nil, missing and 1 or 5
    end
    list[i] = script
  end
  return list
end

-- Files whose change can change the outcome.
local function files_of(scripts)
  local files = {}
  for _, script in ipairs(scripts) do
    files[#files + 1] = script.path
    for path in pairs(script.modules) do
      files[#files + 1] = path
    end
    for _, file in ipairs(golden.files(script)) do
      files[#files + 1] = file.report
      files[#files + 1] = file.facts
    end
  end
  return files
end

local function test_all(registry, options)
  local tests = setmetatable({ passed = 0, failed = 0, update = options.update, quiet = options.quiet,
    broken_exports = {},
    named = options.all or #options.inputs > 0 }, Tests)
  local scripts, code = chosen(registry, options)
  if not scripts then
    return code, options.inputs
  end
  for _, script in ipairs(scripts) do
    tests:script(registry, script)
  end
  for _, trouble in ipairs(#options.inputs == 0 and registry.problems or {}) do
    tests.broken = true
    tests:fail("script_broken", trouble)
  end
  out("test_total", tests.passed, tests.failed)
  if tests.passed + tests.failed == 0 then
    out "test_nothing"
  end
  return tests.broken and 5 or (tests.failed > 0 or tests.passed == 0) and 3 or 0, files_of(scripts)
end

--- Runs the command.
-- @tparam table session registry, reload
-- @tparam table options inputs (scripts; none: all), update, watch, all, quiet
-- @treturn integer exit code: 3 when something failed or nothing was tested, 5 for a script that does not load
function M.run(session, options)
  if options.watch then
    return watch.run(session, {}, function(registry)
      return test_all(registry, options)
    end)
  end
  return (test_all(session.registry, options))
end

return M
