--- What the page of a report shows: the report as it was read, and what the run folder says of it.
-- @module baogao.page.report
local core = require "baogao.core"
local gap = require "baogao.author.gap"
local codes = require "baogao.export.codes"
local json = require "baogao.base.json"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local rows_of = require "baogao.page.rows"
local text = require "baogao.base.text"

local ipairs, math_tointeger, pcall, setmetatable, tonumber = ipairs, math.tointeger, pcall, setmetatable, tonumber
local say = messages.text
local _ENV <const> = nil

local M = {}

local FACTS <const> = { "indicator", "dims", "value", "unit", "hedge", "status", "raw", "grade", "script", "rule", "section",
  "page", "line", "label" }
local EVIDENCE <const> = { "indicator", "dims", "role", "raw", "from", "to" }
local RESIDUE <const> = { "raw", "value", "unit", "section", "line", "from", "to", "set_aside" }
local CHECKS <const> = { "check", "verdict", "left", "right", "gap", "left_facts", "right_facts", "note" }
local WARNINGS <const> = { "code", "text", "line", "facts" }
local EXPECTED <const> = { "indicator", "dims", "why", "rule", "line", "label" }

--- The columns of reports.csv that `Pages:data` wants of a report, in this order.
M.columns = { "report", "sha256", "title", "place", "adcode", "publisher", "year", "script", "verdict", "reason",
  "duplicate_of", "warnings", "facts", "residue" }

-- An object of the cells of a row; empty ones of `optional` are left out.
local function object(columns, row, more)
  local fields = {}
  for i, name in ipairs(columns) do
    fields[i] = { name, row[i] }
  end
  for _, field in ipairs(more or {}) do
    fields[#fields + 1] = field
  end
  return json.object(fields)
end

local function objects(columns, rows)
  local list = {}
  for i, row in ipairs(rows) do
    list[i] = object(columns, row)
  end
  return json.list(list)
end

local Pages = {}
Pages.__index = Pages

-- Where the rules of a script stand, by name; none of a script that is no more there.
function Pages:wheres(script)
  local known = self.where[script]
  if not known then
    known = {}
    local found = self.registry:find(script:match "^[^@]*")
    local compiled = found and self.registry:compile(found)
    for _, rule in ipairs(compiled and compiled.rules or {}) do
      known[rule.name] = known[rule.name] or rule.where and text.short(rule.where)
    end
    self.where[script] = known
  end
  return known
end

-- Adds a place to the marks: what it is, and where.
local function add_mark(marks, places, mark, from, to)
  from, to = math_tointeger(tonumber(from)), math_tointeger(tonumber(to))
  if from and to then
    marks[#marks + 1] = json.object { mark }
    local at = #places
    places[at + 1], places[at + 2], places[at + 3] = from, to, #marks - 1
  end
end

function Pages:facts(rows, evidence, marks, places)
  local list, index, quotes = {}, {}, {}
  for i, row in ipairs(rows) do
    index[names.format(row[1], row[2])] = i
  end
  for _, one in ipairs(evidence) do
    local name = names.format(one[1], one[2])
    local i = index[name]
    if i and one[3] ~= "input" then
      quotes[i] = quotes[i] or {}
      quotes[i][#quotes[i] + 1] = one[4]
      add_mark(marks, places, { "fact", i - 1 }, one[5], one[6])
    end
  end
  for i, row in ipairs(rows) do
    local quoted = quotes[i] or row[7] ~= "" and { row[7] } or {}
    list[i] = object(FACTS, row, { { "where", self:wheres(row[9])[row[10]] }, { "quotes", json.list(quoted) } })
  end
  return json.list(list)
end

local function residue_of(rows, marks, places)
  local list = {}
  for i, row in ipairs(rows) do
    list[i] = object(RESIDUE, row, { { "aside", row[8] ~= "" and row[8] or nil } })
    add_mark(marks, places, { "residue", i - 1 }, row[6], row[7])
  end
  return json.list(list)
end

local VALUE <const>, UNIT <const>, SECTION <const>, LINE <const>, ASIDE <const> = 2, 3, 4, 5, 8 -- of RESIDUE
local UNIT_OF <const>, SECTION_OF <const>, LINE_OF <const> = 4, 11, 13 -- of FACTS

-- So many numbers together explain a gap; of more it is chance as likely as not, and all checks of a run are looked at.
local TOGETHER <const> = 3

-- Numbers that nobody claimed, in the unit of a check's facts, and where these stand or under their headings.
local function amounts_near(residue, near, column)
  local amounts = {}
  for i, row in ipairs(residue) do
    if row[ASIDE] == "" and row[VALUE] ~= "" and near.units[row[UNIT]] and near[column][row[column]] and #amounts < gap.looked then
      amounts[#amounts + 1] = { here = core.decimal(row[VALUE]), number = i - 1 }
    end
  end
  return amounts
end

local function near_facts(check, facts)
  local near, wanted = { units = {}, [SECTION] = {}, [LINE] = {} }, {}
  for name in (check[6] .. " " .. check[7]):gmatch "%S+" do
    wanted[name] = true
  end
  for _, row in ipairs(facts) do
    if wanted[names.format(row[1], row[2])] then
      near.units[row[UNIT_OF]], near[SECTION][row[SECTION_OF]], near[LINE][row[LINE_OF]] = true, true, true
    end
  end
  return near
end

-- Which of the numbers that nobody claimed make up the gap of a check; nil when none do.
local function explanation(check, facts, residue)
  if check[2] ~= "fail" and check[2] ~= "uncertain" or check[5] == "" then
    return nil
  end
  local near, wanted = near_facts(check, facts), gap.absolute(core.decimal(check[5]))
  for _, column in ipairs { LINE, SECTION } do
    local found = gap.combination(amounts_near(residue, near, column), wanted, TOGETHER)
    if found then
      for i, amount in ipairs(found) do
        found[i] = amount.number
      end
      return json.list(found)
    end
  end
end

local function checks_of(checks, facts, residue)
  local list = {}
  for i, check in ipairs(checks) do
    list[i] = object(CHECKS, check, { { "explained", explanation(check, facts, residue) } })
  end
  return json.list(list)
end

-- The report's own text with its marks; nil and why when its file is not there as it was.
local function layout(path, sha256, places)
  local bytes, message = core.read_file(path)
  if not bytes then
    return nil, say("review_no_source", path, message)
  elseif core.sha256(bytes) ~= sha256 then
    return nil, say("review_other_source", path)
  end
  local ok, report, why = pcall(core.read_bytes, bytes, path)
  if not ok or not report then
    return nil, say("review_unread", path, ok and why or report)
  end
  local read <close> = report
  return read:layout(places)
end

local function meanings(kind)
  local fields = {}
  for i, code in ipairs(codes[kind]) do
    fields[i] = { code[1], code[2] }
  end
  return json.object(fields)
end

--- What the codes of a page mean, as JSON.
-- @treturn object
function M.codes()
  return json.object { { "status", meanings "status" }, { "grade", meanings "grade" }, { "why", meanings "why" } }
end

--- The data of one report, as JSON. Called for the reports in the order of reports.csv.
-- @tparam {string,...} row of reports.csv, the cells of `columns`
-- @treturn object
-- @treturn {string,...} checks that fail
function Pages:data(row)
  local path = row[1]
  local marks, places, failing = {}, {}, {}
  local found, unclaimed, checks = self.next_facts(path), self.next_residue(path), self.next_checks(path)
  local facts = self:facts(found, self.next_evidence(path), marks, places)
  local residue = residue_of(unclaimed, marks, places)
  for _, check in ipairs(checks) do
    if check[2] == "fail" then
      failing[#failing + 1] = check[1]
    end
  end
  local shown, note = layout(path, row[2], places)
  return json.object {
    { "path", path }, { "sha256", row[2] }, { "title", row[3] }, { "place", row[4] }, { "publisher", row[6] },
    { "year", row[7] }, { "script", row[8] }, { "verdict", row[9] }, { "reason", row[10] }, { "note", note },
    { "blocks", json.raw(shown and shown:match '^{"blocks":(.*),"lost":' or "[]") }, { "facts", facts },
    { "marks", json.list(marks) }, { "residue", residue }, { "checks", checks_of(checks, found, unclaimed) },
    { "warnings", objects(WARNINGS, self.next_warnings(path)) }, { "expected", objects(EXPECTED, self.next_expected(path)) },
  }, failing
end

--- Pages over a run.
-- @tparam source source of one run folder, see `baogao.panel.run_folder`
-- @tparam table registry
-- @treturn pages
function M.new(source, registry)
  return setmetatable({ registry = registry, where = {}, next_facts = rows_of.each(source, "facts.csv", FACTS),
    next_evidence = rows_of.each(source, "evidence.csv", EVIDENCE), next_residue = rows_of.each(source, "residue.csv", RESIDUE),
    next_checks = rows_of.each(source, "checks.csv", CHECKS), next_warnings = rows_of.each(source, "warnings.csv", WARNINGS),
    next_expected = rows_of.each(source, "expected.csv", EXPECTED) }, Pages)
end

return M
