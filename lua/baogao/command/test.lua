--- `baogao test`: the samples that scripts carry, and golden files beside scripts.
-- A sample runs twice, the second time in reverse order: a script whose facts depend on what ran before
-- fails. A golden file is tests/NAME/REPORT.facts.csv beside the script NAME, with the report tests/NAME/REPORT.
-- @module baogao.command.test
local core = require "baogao.core"
local names = require "baogao.names"
local text = require "baogao.command.text"

local ipairs, pairs, pcall, setmetatable, tostring, type = ipairs, pairs, pcall, setmetatable, tostring, type
local string_format, stdout, stderr, open = string.format, io.stdout, io.stderr, io.open
local table_sort, table_concat = table.sort, table.concat
local _ENV <const> = nil

local M = {}

-- A run of the command: counts, and what it was told.
local Tests = {}
Tests.__index = Tests

function Tests:pass()
  self.passed = self.passed + 1
end

function Tests:fail(format, ...)
  self.failed = self.failed + 1
  stdout:write("FAIL ", string_format(format, ...), "\n")
end

local function same(expected, got)
  if expected == false or got == nil then
    return expected == false and got == nil
  end
  local decimal = core.decimal(type(expected) == "string" and expected or expected)
  return decimal ~= nil and decimal == core.decimal(got)
end

local function describe(facts)
  local list = {}
  for _, fact in ipairs(facts:all()) do
    list[#list + 1] = string_format("%s = %s", names.format(fact.indicator, fact.dims),
      fact.value ~= nil and tostring(fact.value) or fact.status)
  end
  return table_concat(list, ", ")
end

local function sorted_keys(t)
  local keys = {}
  for key in pairs(t) do
    keys[#keys + 1] = key
  end
  table_sort(keys)
  return keys
end

-- What is wrong with a sample's facts, or nil; and all facts as text.
local function run_sample(compiled, sample)
  local report, message = core.read_bytes(sample.text, "sample.txt")
  if not report then
    return "cannot be read: " .. message, ""
  end
  local ok, facts = pcall(core.extract, compiled.engine, report)
  if not ok then
    return tostring(facts), ""
  end
  local wrong = {}
  for _, name in ipairs(sorted_keys(sample.expected)) do
    local indicator, dims = names.parse(name)
    local index = compiled.index[indicator]
    local expected = sample.expected[name]
    local got = index and facts:get(index, dims)
    if not index then
      wrong[#wrong + 1] = name .. " is no indicator of this script"
    elseif not same(expected, got) then
      wrong[#wrong + 1] = string_format("%s should be %s, is %s", name,
        expected == false and "without a value" or tostring(expected), got == nil and "missing" or tostring(got))
    end
  end
  return #wrong > 0 and table_concat(wrong, "; ") or nil, describe(facts)
end

function Tests:samples(script, compiled)
  local first = {}
  for i, sample in ipairs(script.samples) do
    local wrong, facts = run_sample(compiled, sample)
    first[i] = facts
    if wrong then
      self:fail("%s: sample: %s (all facts: %s)", sample.where, wrong, facts == "" and "none" or facts)
    else
      self:pass()
    end
  end
  for i = #script.samples, 1, -1 do
    local _, facts = run_sample(compiled, script.samples[i])
    if facts ~= first[i] then
      self:fail("%s: sample: its facts change with what ran before: first %s, then %s", script.samples[i].where,
        first[i], facts)
    end
  end
end

-- A script without conditions, rules or samples is not finished.
function Tests:shape(script)
  if #script.rules + #script.tables + #script.grids == 0 and not script.extends then
    self:fail("%s: no rule and no table: it would read nothing", script.path)
  end
  if #script.samples == 0 then
    self:fail("%s: no sample: script:sample { \"a sentence\", [\"indicator\"] = value }", script.path)
  end
end

local function csv_cell(value)
  return value:find '[,"\n\r]' and '"' .. value:gsub('"', '""') .. '"' or value
end

local function golden_text(facts)
  local lines = { "indicator,dims,value,unit,status,raw,rule,line\n" }
  for _, f in ipairs(facts:all()) do
    local cells = { f.indicator, f.dims, f.value ~= nil and tostring(f.value) or "", f.unit, f.status, f.raw or "",
      f.rule or "", f.line and tostring(f.line) or "" }
    for i, cell in ipairs(cells) do
      cells[i] = csv_cell(cell)
    end
    lines[#lines + 1] = table_concat(cells, ",") .. "\n"
  end
  return table_concat(lines)
end

local function lines_of(s)
  local list = {}
  for line in s:gmatch "([^\n]*)\n" do
    list[#list + 1] = line
  end
  return list
end

-- Lines that only one of two texts has, in their order: "- old" and "+ new".
local function difference(old, new)
  local a, b, made = lines_of(old), lines_of(new), {}
  local in_a, in_b = {}, {}
  for _, line in ipairs(a) do in_a[line] = true end
  for _, line in ipairs(b) do in_b[line] = true end
  for _, line in ipairs(a) do
    if not in_b[line] then made[#made + 1] = "  - " .. line end
  end
  for _, line in ipairs(b) do
    if not in_a[line] then made[#made + 1] = "  + " .. line end
  end
  return table_concat(made, "\n")
end

function Tests:golden(script, compiled, path)
  local source = path:gsub("%.facts%.csv$", "")
  local report, message = core.read(source)
  if not report then
    self:fail("%s: %s", source, message)
    return
  end
  local ok, facts = pcall(core.extract, compiled.engine, report)
  if not ok then
    self:fail("%s: %s", script.path, tostring(facts))
    return
  end
  local old, new = core.read_file(path) or "", golden_text(facts)
  if old == new then
    self:pass()
  elseif self.update then
    stdout:write(path, "\n", difference(old, new), "\n")
    local file = open(path, "wb")
    if not file or not file:write(new) or not file:close() then
      self:fail("%s: cannot be written", path)
    else
      self:pass()
    end
  else
    self:fail("%s differs (baogao test --update writes it again)\n%s", path, difference(old, new))
  end
end

-- Golden files of a script: tests/NAME/*.facts.csv beside it.
local function golden_files(script)
  local folder = script.path:match "^(.*)/[^/]*$" or "."
  local list = {}
  for _, path in ipairs(core.list(folder .. "/tests")) do
    local own = path:match "/tests/([^/]+)/[^/]+%.facts%.csv$"
    if own == script.name then
      list[#list + 1] = path
    end
  end
  return list
end

local function chosen(session, options)
  if #options.inputs == 0 then
    return session.registry.scripts
  end
  local list = {}
  for i, word in ipairs(options.inputs) do
    local script, message, missing = session.registry:find(word)
    if not script then
      return nil, message, missing
    end
    list[i] = script
  end
  return list
end

function Tests:script(registry, script)
  local before, failed = self.passed, self.failed
  local compiled, message = registry:compile(script)
  if not compiled then
    self.broken = true
    self:fail("%s", message)
    return
  end
  self:shape(script)
  self:samples(script, compiled)
  for _, path in ipairs(golden_files(script)) do
    self:golden(script, compiled, path)
  end
  if not self.quiet then
    stdout:write(text.pad(script.name, 28), " ", string_format("%d passed, %d failed", self.passed - before,
      self.failed - failed), "\n")
  end
end

--- Runs the command.
-- @tparam table session registry
-- @tparam table options inputs (scripts; none: all), update, quiet
-- @treturn integer exit code: 3 when something failed or nothing was tested, 5 for a script that does not load
function M.run(session, options)
  local tests = setmetatable({ passed = 0, failed = 0, update = options.update, quiet = options.quiet }, Tests)
  local scripts, message, missing = chosen(session, options)
  if not scripts then
    stderr:write("baogao: ", message, "\n")
    return missing and 1 or 5
  end
  for _, script in ipairs(scripts) do
    tests:script(session.registry, script)
  end
  for _, problem in ipairs(#options.inputs == 0 and session.registry.problems or {}) do
    tests.broken = true
    tests:fail("%s", problem)
  end
  stdout:write(string_format("%d passed, %d failed\n", tests.passed, tests.failed))
  if tests.broken then
    return 5
  end
  if tests.passed + tests.failed == 0 then
    stdout:write "nothing was tested\n"
  end
  return (tests.failed > 0 or tests.passed == 0) and 3 or 0
end

return M
