--- A script and the form it extends, merged and compiled into one engine.
-- @module baogao.compile.engine
local cells = require "baogao.zh.cells"
local hedges = require "baogao.zh.hedges"
local core = require "baogao.core"
local check = require "baogao.script.check"
local grid = require "baogao.script.grid"
local listing = require "baogao.script.listing"
local metric = require "baogao.script.metric"
local prefix = require "baogao.pattern.prefix"
local program = require "baogao.pattern.program"
local sealed = require "baogao.script.sealed"
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"
local whose = require "baogao.zh.whose"

local P, Cp = lpeg.P, lpeg.Cp
local ipairs, pairs, next, error = ipairs, pairs, next, error
local string_format, table_move, table_sort = string.format, table.move, table.sort
local _ENV <const> = nil

local M = {}

local function fault(where, format, ...)
  error(string_format("%s: %s", where, string_format(format, ...)), 0)
end

-- The scripts whose parts make up `script`: the form first, then what extends it, then itself.
local function lineage(script, find)
  local chain, seen = { script }, {}
  local at = script
  while at.extends do
    if seen[at.extends] then
      fault(script.where, "extends: %s extends itself", at.extends)
    end
    seen[at.extends] = true
    local parent = find(at.extends)
    if not parent then
      fault(at.where, "extends: there is no script named %q", at.extends)
    end
    chain[#chain + 1] = parent
    at = parent
  end
  local ordered = {}
  for i = #chain, 1, -1 do
    ordered[#ordered + 1] = chain[i]
  end
  return ordered
end

local function collect_indicators(chain)
  local list, index = {}, {}
  for _, script in ipairs(chain) do
    for _, indicator in ipairs(script.indicators) do
      local known = index[indicator.name]
      if known and list[known].unit ~= indicator.unit then
        fault(indicator.where, "indicator %s: its unit is %s in %s", indicator.name, list[known].unit,
          list[known].form)
      elseif not known then
        list[#list + 1] =
          { name = indicator.name, unit = indicator.unit, label = indicator.label, form = script.name,
            total = indicator.total }
        index[indicator.name] = #list
      end
    end
  end
  return list, index
end

-- Indicators that prose may have added, as numbers.
local function link_indicators(chain, list, index)
  for _, script in ipairs(chain) do
    for _, indicator in ipairs(script.indicators) do
      local known = list[index[indicator.name]]
      if indicator.may_include and not index[indicator.may_include] then
        fault(indicator.where, "indicator %s: may_include: %s is not declared", indicator.name, indicator.may_include)
      end
      known.may_include = known.may_include or index[indicator.may_include]
    end
  end
end

local function need_indicator(index, name, where)
  return index[name] or fault(where, "indicator %s is not declared here or in the form", name)
end

local function collect_targets(chain, index)
  local targets = {}
  for _, script in ipairs(chain) do
    for _, mention in ipairs(script.mentions) do
      targets[core.target(mention.name)] = need_indicator(index, mention.name, mention.where)
    end
  end
  return targets
end

-- A city's rules are tried before the form's, so that theirs is the name a shared place carries.
local function collect_rules(chain, spec)
  local patterns = {}
  for i = #chain, 1, -1 do
    for _, rule in ipairs(chain[i].rules) do
      local words, number = prefix.of(rule.pattern)
      if #rule.near > 0 then
        words = table_move(rule.near, 1, #rule.near, 1, {})
      end
      table_sort(words or {}) -- whatever the order of a hash
      spec.rules[#spec.rules + 1] = {
        name = rule.name, form = chain[i].extends or chain[i].name, pattern = true, scope = rule.scope,
        fallback = rule.fallback, ignored = rule.ignored, sections = #rule.sections > 0 and rule.sections or nil,
        at_numbers = number, at_sentences = not words and not number, where = rule.where,
        opening = prefix.opening(rule.pattern), follow = number and prefix.follow(rule.pattern),
        needs_number = prefix.needs_number(rule.pattern), source = rule, script = chain[i].name, words = words,
      }
      patterns[#patterns + 1] = P(rule.pattern) * Cp()
      spec.rules[#spec.rules].program = spec.program and spec.program:node(rule.pattern)
      for _, word in ipairs(words or {}) do
        spec.literals[#spec.literals + 1] = { text = word, rule = #spec.rules }
      end
    end
  end
  return patterns
end

local function collect_tables(chain, index, spec)
  for _, script in ipairs(chain) do
    for _, t in ipairs(script.tables) do
      local rows = {}
      for i, row in ipairs(t.rows) do
        rows[i] = { labels = row.labels, dims = row.dims,
          indicator = row.name and need_indicator(index, row.name, t.where) }
      end
      spec.rules[#spec.rules + 1] = { name = "table:" .. t.name, form = script.name }
      spec.tables[#spec.tables + 1] = { name = t.name, rows = rows, least = t.least, totals = t.totals,
        rule = #spec.rules }
    end
  end
end

local function collect_grids(chain, index, spec)
  for _, script in ipairs(chain) do
    for _, g in ipairs(script.grids) do
      local made, problem = grid.resolve(g, index)
      if problem then
        fault(g.where, "%s", problem)
      end
      spec.rules[#spec.rules + 1] = { name = "table:" .. g.name, form = g.form }
      made.rule, made.of_this_form, made.form = #spec.rules, g.form == chain[1].name, g.form
      spec.grids[#spec.grids + 1] = made
    end
  end
end

local function collect_listings(chain, index, spec)
  for _, script in ipairs(chain) do
    for _, l in ipairs(script.listings) do
      local made = listing.resolve(l, function(name)
        return need_indicator(index, name, l.where)
      end)
      spec.rules[#spec.rules + 1] = { name = "table:" .. l.name, form = script.name }
      made.rule = #spec.rules
      spec.listings[#spec.listings + 1] = made
    end
  end
end

-- The number of the grid that a check is about; nil when it is about none.
local function grid_number(spec, c)
  for i, g in ipairs(spec.grids) do
    if g.name == c.grid and g.form == c.form then
      return i
    end
  end
  return c.grid and fault(c.where, "check %s: there is no grid %s of %s", c.name, c.grid, c.form)
end

local function terms(side, index, where)
  local made = {}
  for i, term in ipairs(side) do
    made[i] = { indicator = term.name and need_indicator(index, term.name, where), value = term.value,
      dims = term.dims, group = term.group, minus = term.minus }
  end
  return made
end

local function collect_checks(chain, index, spec)
  local calls, offset = {}, 0
  for _, script in ipairs(chain) do
    for _, c in ipairs(script.checks) do
      if c.call then
        calls[#calls + 1] = c
      else
        local e = c.equation
        spec.checks[#spec.checks + 1] = { name = c.name, kind = e.kind, group = c.group and c.group + offset,
          grid = grid_number(spec, c), left = terms(e.left, index, c.where), right = terms(e.right, index, c.where) }
      end
    end
    offset = offset + script.share_groups
  end
  return calls
end

local function collect(chain, field)
  local all = {}
  for _, script in ipairs(chain) do
    for _, item in ipairs(script[field]) do
      all[#all + 1] = item
    end
  end
  return all
end

-- Metrics with their inputs as numbers, which differ from engine to engine: copies.
local function collect_metrics(chain, index)
  local list = {}
  for _, m in ipairs(collect(chain, "metrics")) do
    local inputs = {}
    for i, need in ipairs(m.needs) do
      inputs[i] = { need_indicator(index, need.name, m.where), need.dims }
    end
    list[#list + 1] = { name = m.name, dims = m.dims, digits = m.digits, needs = m.needs, value = m.value,
      where = m.where, inputs = inputs }
  end
  return list
end

-- Globals that a script set while an earlier report ran are forgotten.
local function forgetter(chain)
  local kept = {}
  for _, script in ipairs(chain) do
    local env = script.environment
    if env then
      local keep = {}
      for key, value in pairs(env) do
        keep[key] = value
      end
      kept[#kept + 1] = { env = env, keep = keep, empty = next(keep) == nil }
    end
  end
  return function()
    for _, k in ipairs(kept) do
      sealed.refresh(k.env)
      if not k.empty or next(k.env) ~= nil then
        for key in pairs(k.env) do
          k.env[key] = k.keep[key]
        end
        for key, value in pairs(k.keep) do
          k.env[key] = value
        end
      end
    end
  end
end

-- So many figures may be expected (core/extract/missing.h).
local MOST_EXPECTED <const> = 64

-- What reports nearly always state, by number; a name without dims is the indicator's total.
local function collect_expectations(chain, indicators, index)
  local list = {}
  for i, e in ipairs(collect(chain, "expectations")) do
    if i > MOST_EXPECTED then
      fault(e.where, "expects: more than %d figures, with those of the form: leave out those that few reports state", MOST_EXPECTED)
    end
    local number = need_indicator(index, e.name, e.where)
    list[#list + 1] = { indicator = number, dims = e.dims ~= "" and e.dims or indicators[number].total or "" }
  end
  return list
end

--- Compiles a script.
-- @tparam script script
-- @tparam function find gives a script by name
-- @tparam[opt] table options own: with the rules of the script itself alone, without its form's and
-- without tables; observe: given the rules, makes the function that sees every try of one; lpeg: every pattern is
-- run by LPeg
-- @tparam[opt] identifier identifier whose words the engine looks for by the way
-- @treturn table engine, index (indicator name to number), indicators, rules, scripts (the chain, form
-- first), exports. Raises "file:line: field: message" when the script is wrong.
function M.compile(script, find, options, identifier)
  options = options or {}
  local chain = lineage(script, find)
  local spec = {
    script = script.name .. "@" .. script.version, form = chain[1].name,
    rules = {}, literals = {}, tables = {}, grids = {}, listings = {},
    checks = {}, ignores = collect(chain, "ignores"), watch = identifier,
    cell_words = cells.folded(), about_percent = hedges.about_percent, whose = whose.spec(), covers = chain[1].year_covered,
    program = not (options.observe or options.lpeg) and program.new() or nil,
  }
  local index
  spec.indicators, index = collect_indicators(chain)
  link_indicators(chain, spec.indicators, index)
  spec.expectations = collect_expectations(chain, spec.indicators, index)
  spec.targets = collect_targets(chain, index)
  local patterns = collect_rules(options.own and { script } or chain, spec)
  local tables = options.own and {} or chain
  collect_tables(tables, index, spec)
  collect_grids(tables, index, spec)
  collect_listings(tables, index, spec)
  local calls = collect_checks(chain, index, spec)
  local metrics = collect_metrics(chain, index)
  local values = { match = tree.match, patterns = patterns, conditions = spec.program and spec.program.calls,
    begin = forgetter(chain) }
  values.observe = options.observe and options.observe(spec.rules)
  if #metrics > 0 then
    function values.metrics(facts)
      metric.run(facts, index, metrics)
    end
  end
  if #calls > 0 then
    function values.checks(facts)
      check.run(facts, index, calls)
    end
  end
  return {
    engine = core.engine(spec, values), index = index, indicators = spec.indicators, rules = spec.rules,
    scripts = chain, exports = collect(chain, "exports"), script = spec.script, form = spec.form,
  }
end

return M
