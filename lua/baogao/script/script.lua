--- What a script is: the object that `baogao.script` returns and an author fills. Everything is
-- checked where it is written; what needs the other scripts (a form, its indicators) is checked when
-- the script is compiled (`baogao.compile.engine`).
-- @module baogao.script.script
local show = require "baogao.base.show"
local core = require "baogao.core"
local grid = require "baogao.script.grid"
local labels = require "baogao.script.labels"
local listing = require "baogao.script.listing"
local identity = require "baogao.script.identity"
local hooks = require "baogao.pattern.probe_hooks"
local describe = require "baogao.script.describe"
local misuse = require "baogao.script.misuse"
local names = require "baogao.base.names"
local pause = require "baogao.script.pause"
local phrase = require "baogao.script.phrase"
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"
local whose = require "baogao.zh.whose"

local Cc, Cp, here, fail = lpeg.Cc, lpeg.Cp, misuse.here, misuse.fail
local check_type, check_words, check_known = misuse.type, misuse.words, misuse.known
local check_name, check_label = misuse.name, misuse.label
local type, pairs, ipairs, setmetatable = type, pairs, ipairs, setmetatable
local math_type, string_format = math.type, string.format
local _ENV <const> = nil

local M = {}

-- What an author holds is empty: what was written lies here, by that object, out of reach.
local inner = setmetatable({}, { __mode = "k" })

local Script = {}
Script.__index = Script

--- The methods of scripts, by name: those of Script that are for authors, and fact and none.
local Author = {}
M.methods = Author

--- A new script. `extends` names the form it is a delta on.
-- @tparam table head name, version; optional place, adcode, extends, about, source, api (the script API it needs)
-- @tparam[opt] function given what `fact` and `none` make of their patterns for the author
-- @treturn script
-- @usage local city = baogao.script { name = "410100-zhengzhou", version = "1.0", extends = "ogi-2014" }
function M.new(head, given)
  misuse.head(head)
  local script = setmetatable({
    name = head.name, version = head.version, extends = head.extends, about = head.about, source = head.source,
    place = head.place and core.fold(head.place) or nil, adcode = head.adcode, where = here(),
    indicators = {}, rules = {}, tables = {}, grids = {}, listings = {}, expectations = {}, checks = {}, metrics = {}, samples = {},
    exports = {}, ignores = {}, mentions = {}, described = {}, share_groups = 0, year_covered = 0,
  }, Script)
  -- fact and none are called with a dot: they make patterns, and belong to this script.
  local methods = setmetatable({}, { __index = Author })
  for field, capture in pairs { fact = core.capture_fact, none = core.capture_none } do
    methods[field] = function(name, pattern)
      local made = script:make_fact(name, pattern, capture, field)
      return given and given(made) or made
    end
  end
  local author = setmetatable({}, { __index = methods, __newindex = function(_, key)
    fail("script", "has no field %s that could be set", show(key))
  end, __name = "script", __metatable = false })
  inner[author], script.author = script, author
  return author
end

--- What the author of `value` wrote; nil when it is no script that `new` made.
-- @tparam any value
-- @treturn script|nil
function M.of(value)
  return inner[value]
end

-- The pattern that makes a fact: target, dims, from, what p captures, to.
function Script:make_fact(name, pattern, capture, field)
  local indicator, dims = check_name(name, field)
  if lpeg.type(pattern) ~= "pattern" and type(pattern) ~= "string" then
    fail(field, "%s needs a pattern, got %s", name, type(pattern))
  end
  self.mentions[#self.mentions + 1] = { name = indicator, dims = dims, where = here() }
  local made = (Cc(core.target(indicator)) * Cc(dims) * Cp() * pattern * Cp()) / capture
  return hooks.fact(tree.note(made, { fact = field == "fact" and tree.part(pattern) }), name)
end

--- Says which reports the script reads. Write it ahead of the rules: what follows it runs only when the script is
-- wanted for a report.
-- @tparam table what must (words that all stand in the report, or in its title), any (the more the better), none
-- (words that may not), untitled (words that its title may not have), titled (words of titles of which one does for
-- what must stand in the report, where half of `any` does), years { from, to }; "a|b": one of the two
function Script:identify(what)
  self.identity = identity.check(what)
  pause.now(self.author)
end

--- Says which year the figures of such reports are of when their sentence names none: so many behind the report's own.
-- @tparam integer years -1 for a work report, which tells of the year before it is given; 0 is what is taken
function Script:covers(years)
  if math_type(years) ~= "integer" or years < -10 or years > 10 then
    fail("covers", "is a whole number of years, -1 for the year before the report's, got %s", show(years))
  end
  self.year_covered = years
end

local INDICATOR <const> = { name = true, unit = true, label = true, total = true, may_include = true }

--- Declares an indicator that the form does not have.
-- @tparam table what name, unit, label; total: the dims of its total ("applicant:total"), which a figure
-- without dims then is; may_include: the indicator that prose may have added to it (受理 may be new and carried in)
function Script:indicator(what)
  check_type(what, "table", "indicator")
  check_known(what, INDICATOR, "indicator")
  local name, dims = check_name(what.name, "indicator.name")
  for _, field in ipairs { "unit", "label" } do check_label(what[field], "indicator." .. field) end
  if dims ~= "" then
    fail("indicator.name", "%q: declare the indicator; dims come with the facts", what.name)
  end
  if what.total ~= nil and not show(what.total):match "^[a-z][a-z0-9_]*:[a-z0-9_]+$" then
    fail("indicator.total", "%q is no dims (applicant:total)", show(what.total))
  end
  self.indicators[#self.indicators + 1] = { name = name, unit = core.fold(what.unit), label = what.label,
    total = what.total, where = here(),
    may_include = what.may_include and check_name(what.may_include, "indicator.may_include") }
end

--- Declares several: { { "new_received", "件", "收到申请数" }, ... }.
-- @tparam {{string,string,string},...} list name, unit, label; and total, may_include
function Script:declare(list)
  for i, row in ipairs(check_type(list, "table", "declare")) do
    check_type(row, "table", "declare[" .. i .. "]")
    self:indicator {
      name = row[1], unit = row[2], label = row[3], total = row.total, may_include = row.may_include }
  end
end

--- Says of indicators, and of parts of breakdowns, what they are, for the codebook. A form must do so of all its own.
-- @tparam table list { gdp = { "gross regional product", "value added of …" }, ["channel:fax"] = { "by fax", "传真" } },
-- English label and definition; source: where it is defined, when not where the form says
function Script:describe(list)
  describe.add(self.described, list, here())
end

--- Figures that such reports nearly always state: a run lists those that a report lacks in expected.csv.
-- @tparam {string,...} list names; without dims: the total. At most 64 with those of its forms.
function Script:expects(list)
  for i, name in ipairs(check_type(list, "table", "expects")) do
    local indicator, dims = check_name(name, "expects[" .. i .. "]")
    self.expectations[#self.expectations + 1] = { name = indicator, dims = dims, where = here() }
  end
end

local RULE <const> = { section = true, scope = true, fallback = true, near = true, whose = true }
local SCOPES <const> = { sentence = true, paragraph = true, section = true }

--- A rule: a pattern that is tried wherever its first words stand.
-- @tparam string name
-- @tparam pattern pattern with `script.fact(...)` inside
-- @tparam[opt] table options section (words of a heading it must stand under), scope ("sentence",
-- "paragraph", "section": how far the pattern may see), fallback (only if nothing better is found; a number
-- from 1 when there are several, the first one first),
-- near (its first words, when they cannot be seen in the pattern), whose (false: also figures of another year, place
-- or body, and plans, which are no facts otherwise: `baogao.zh.whose`)
function Script:rule(name, pattern, options)
  self:add_rule(name, pattern, options)
end

function Script:add_rule(name, pattern, options)
  check_label(name, "rule")
  if lpeg.type(pattern) ~= "pattern" then
    fail("rule " .. name, "needs a pattern, got %s", type(pattern))
  end
  options = options or {}
  check_known(check_type(options, "table", "rule " .. name), RULE, "rule " .. name)
  if options.scope and not SCOPES[options.scope] then
    fail("rule " .. name .. ".scope", "is sentence, paragraph or section")
  end
  local fallback = options.fallback == true and 1 or options.fallback or 0
  if math_type(fallback) ~= "integer" or fallback < 0 or fallback > 9 then
    fail("rule " .. name .. ".fallback", "is true, or a whole number from 1 to 9")
  end
  self.rules[#self.rules + 1] = {
    name = name, pattern = pattern, scope = options.scope, fallback = fallback,
    sections = check_words(options.section, "rule " .. name .. ".section"),
    near = check_words(options.near, "rule " .. name .. ".near"), ignored = whose.ignored(options.whose) or fail("rule " .. name .. ".whose", "is false, or a table of year, period, place, stage = false"),
    where = here(),
  }
end

--- A rule in few words: "通过公报公开{via_gazette:条},占总数的{via_gazette_share:%}". Words match in every
-- known wording, punctuation as `zh.sep`, `…` skips to what follows, `{name:unit}` is a fact.
-- @tparam string text
-- @tparam[opt] table options as for `rule`
function Script:phrase(text, options)
  check_label(text, "phrase")
  local pattern, message = phrase.compile(text, function(name, p)
    return self:make_fact(name, p, core.capture_fact, "phrase")
  end)
  if not pattern then
    fail("phrase", "%s: %s", text, message)
  end
  self:add_rule(text, pattern, options)
end

local function add_table(list, made)
  made.where = here()
  list[#list + 1] = made
end

--- A table, by the labels of its rows. A row is { "indicator", "label", "variant", …, options }; { false, "label" } is a
-- row without a figure of its own. Three cases, told apart by what is declared beside the rows:
--
-- Rows alone: a form whose figures stand in one column. Rows are in the form's order, a name may have dims
-- ("reply_denied[reason:privacy]"), a heading row has none. `least`: how many labels make a table this one (2);
-- `totals`: heads of a column that adds up the others, whose figures then count.
--
-- With `columns`: a form in two dimensions. A row is { "new_received", "一、本年新收…", "variant", … }, a column
-- { "natural_person", "自然人" }; a cell is the fact row[dim:column], or row_column where no `dim` is given, if such an
-- indicator is declared. `extra = true` in one: known, but not of the form (小计); `changes = true`: its figures have
-- signs. Rows and columns are found by their labels; where labels are lost, by their order, if the sums confirm it.
-- `groups`: labels over rows and columns that are neither; `near`: words that stand above such a table; `row_sums` and
-- `column_sums`: "a + b = c" of their names; `form`: whose table it is, when it is not this script's (of tables with
-- one name the best is used).
--
-- With words for the heads of columns, `growth` and others: tables that list indicators and that nobody prescribes. A
-- row is { "gdp", "地区生产总值", "variant", growth = "gdp_growth" }, or { false, "固定资产投资", growth = … }, with
-- `under` (the row that must stand above) and `columns` (words for the head of its figure). Words: `growth`, `falls`
-- (降幅), `other` (neither a figure nor its growth), `other_first` (the same, where the head begins with it: 上年),
-- `unit`, `prefer` (of several figures); `not_in`: words of a title, the table is left; `same`: cells that say no
-- growth, beside those that every table knows (`baogao.zh.cells`).
-- @tparam table what name, rows, and what tells the case
-- @usage form:table { name = "redress", rows = { { "review", "行政复议" } },
--   columns = { { "upheld", "结果维持" }, { "total", "总计" } } }
function Script:table(what)
  check_type(what, "table", "table")
  if what.columns ~= nil then
    self:grid(what)
  elseif listing.is_one(what) then
    self:listing(what)
  else
    add_table(self.tables, labels.check(what))
  end
end

--- A table with columns, by another name: see `table`.
-- @tparam table what
function Script:grid(what)
  add_table(self.grids, grid.check(what, self.name, here()))
end

--- A table that lists indicators, by another name: see `table`.
-- @tparam table what
function Script:listing(what)
  add_table(self.listings, listing.check(what, here()))
end

local CHECK <const> = { grid = true, form = true }

--- A check: an equation over facts ("new_received[channel] = new_received"), or a function of the facts
-- that returns the left and the right side, and perhaps a note; the host compares and reports the gap. Or it
-- returns a verdict (pass, fail, uncertain, not_assessable) and a note.
-- @tparam string name
-- @tparam string|function what
-- @tparam[opt] table options grid (name of the grid that an equation is about) and form (whose): the check
-- is made when the table was read in that form, and passes only when all its rows were found
function Script:check(name, what, options)
  check_label(name, "check")
  options = options or {}
  check_known(check_type(options, "table", "check " .. name), CHECK, "check " .. name)
  local made = { name = name, where = here(), grid = options.grid, form = options.form or self.name }
  if type(what) == "string" then
    local equation, message = names.equation(what)
    if not equation then
      fail("check " .. name, "%s", message)
    end
    made.equation = equation
  elseif type(what) == "function" then
    made.call = what
  else
    fail("check " .. name, "needs an equation or a function, got %s", type(what))
  end
  self.checks[#self.checks + 1] = made
end

--- Checks that printed shares follow from their figures, to the printed digits.
-- @tparam table what base = "disclosed_total", then { share, part } pairs; `group = false` when the
-- shares are not parts of one whole
function Script:shares(what)
  check_type(what, "table", "shares")
  local base, dims = check_name(what.base, "shares.base")
  if #what == 0 then
    fail("shares", "has no { share, part }")
  end
  local group
  if what.group ~= false then
    self.share_groups = self.share_groups + 1
    group = self.share_groups
  end
  for i, pair in ipairs(what) do
    local field = "shares[" .. i .. "]"
    check_type(pair, "table", field)
    local share, share_dims = check_name(pair[1], field)
    local part, part_dims = check_name(pair[2], field)
    self.checks[#self.checks + 1] = {
      name = string_format("%s = %s / %s", pair[1], pair[2], what.base), where = here(), group = group,
      equation = { kind = "share", left = { { name = share, dims = share_dims } },
        right = { { name = part, dims = part_dims }, { name = base, dims = dims } } },
    }
  end
end

local METRIC <const> = { name = true, unit = true, label = true, needs = true, value = true, digits = true }

--- A derived figure. `needs` are the facts it is made from; `value` gets their values in that order and
-- is not called when one of them has none: the metric is then missing, with the reason.
-- @tparam table what name, unit, label, needs, value; digits (default 2)
function Script:metric(what)
  check_type(what, "table", "metric")
  check_known(what, METRIC, "metric")
  local name, dims = check_name(what.name, "metric.name")
  check_type(what.value, "function", "metric " .. name .. ".value")
  check_type(what.needs, "table", "metric " .. name .. ".needs")
  local needs = {}
  for i, need in ipairs(what.needs) do
    local n, d = check_name(need, "metric " .. name .. ".needs[" .. i .. "]")
    needs[i] = { name = n, dims = d }
  end
  local digits = what.digits or 2
  if math_type(digits) ~= "integer" or digits < 0 or digits > 18 then
    fail("metric " .. name .. ".digits", "is a whole number from 0 to 18")
  end
  self:indicator { name = name, unit = what.unit, label = what.label }
  self.metrics[#self.metrics + 1] =
    { name = name, dims = dims, digits = digits, needs = needs, value = what.value, where = here() }
end

--- A sample: a sentence and the facts it must give. `baogao test` runs it.
-- @tparam table what { text, ["new_received"] = 3208, ... }; a value is a number, a string ("3.80") or
-- false (no value); text may be several sentences or a small table
function Script:sample(what)
  check_type(what, "table", "sample")
  check_type(what[1], "string", "sample[1]")
  local expected, any = {}, false
  for name, value in pairs(what) do
    if name ~= 1 then
      local indicator, dims = check_name(name, "sample")
      if value ~= false and (type(value) ~= "number" and type(value) ~= "string" or not core.decimal(value)) then
        fail("sample", "%s should be a number, a string of digits or false, got %s", name,
          type(value) == "string" and string_format("%q", value) or "a " .. type(value))
      end
      expected[names.format(indicator, dims)] = value
      any = true
    end
  end
  if not any then fail("sample", "expects no fact: it would test nothing") end
  self.samples[#self.samples + 1] = { text = what[1], expected = expected, where = here() }
end

--- An export: a function that writes what it likes about one report.
-- @tparam string file "card.md": name and ending
-- @tparam function write called with the report (place, year, title, ..., show, value, facts) and `out`
function Script:export(file, write)
  check_label(file, "export")
  check_type(write, "function", "export " .. file)
  if not file:match("^[%w_-]+%.[%w]+$") then
    fail("export", "%q is no plain file name with an ending", file)
  end
  local name = file:match("^(.*)%.")
  for _, known in ipairs(self.exports) do
    if known.name == name then fail("export " .. file, "there is an export %s already", name) end
  end
  self.exports[#self.exports + 1] = { file = file, name = name, write = write, where = here() }
end

--- Sets figures aside: they are listed in residue.csv with the reason, and are not counted as residue.
-- @tparam table what reason; section (words of a heading) or near (words of the sentence), or both
function Script:ignore(what)
  check_type(what, "table", "ignore")
  check_known(what, { reason = true, section = true, near = true }, "ignore")
  check_label(what.reason, "ignore.reason")
  local sections, near = check_words(what.section, "ignore.section"), check_words(what.near, "ignore.near")
  if #sections + #near == 0 then
    fail("ignore", "needs section or near words: it would set everything aside")
  end
  self.ignores[#self.ignores + 1] = { reason = what.reason, sections = sections, near = near }
end

for name, method in pairs(Script) do
  if type(method) == "function" and name ~= "make_fact" and name ~= "add_rule" then
    Author[name] = function(author, ...)
      local script = inner[author]
      if not script then
        fail(name, "call it on a script, with a colon: script:%s(…)", name)
      end
      return method(script, ...)
    end
  end
end

return M
