--- Every indicator that the scripts declare: its label, unit and breakdowns, the forms that have it, and how a derived
-- one is made.
-- @module baogao.export.indicators
local names = require "baogao.base.names"
local sorted_keys = require("baogao.base.keys").sorted
local written_dims = require "baogao.script.written_dims"

local error, ipairs, pairs = error, ipairs, pairs
local string_format, table_concat = string.format, table.concat
local _ENV <const> = nil

local M = {}

--- What is told of an indicator.
M.fields = { "indicator", "label", "label_en", "definition", "unit", "dims", "total", "forms", "years", "source", "formula" }

local function formula_of(metric)
  local needs = {}
  for i, need in ipairs(metric.needs) do
    needs[i] = names.format(need.name, need.dims)
  end
  return string_format("of %s, %d digits", table_concat(needs, ", "), metric.digits)
end

local function years_of(script)
  local years = script.identity.years
  return years[1] == 0 and "" or string_format("%d-%s", years[1], years[2] >= 2099 and "" or years[2])
end

-- Adds a text to a list that does not have it yet.
local function add_once(list, text)
  for _, known in ipairs(list) do
    if known == text then
      return
    end
  end
  if text and text ~= "" then
    list[#list + 1] = text
  end
end

-- The row of an indicator; forms that share one are joined.
local function row_of(list, by_name, indicator)
  local row = by_name[indicator.name]
  if not row then
    row = { indicator = indicator.name, unit = indicator.unit, parts = {}, labels = {}, totals = {}, form_list = {},
      year_list = {}, sources = {}, formula = "", label_en = "", definition = "" }
    by_name[indicator.name] = row
    list[#list + 1] = row
  end
  return row
end

local function add_script(list, by_name, script)
  for _, indicator in ipairs(script.indicators) do
    local row = row_of(list, by_name, indicator)
    add_once(row.labels, indicator.label)
    add_once(row.totals, indicator.total)
    add_once(row.form_list, script.name)
    add_once(row.year_list, years_of(script))
    local said = script.described[indicator.name]
    add_once(row.sources, said and said.source or script.source)
    if said and row.label_en == "" then
      row.label_en, row.definition = said.label_en, said.definition
    end
  end
  for _, metric in ipairs(script.metrics) do
    by_name[metric.name].formula = formula_of(metric)
  end
  written_dims.each(script, function(name, written)
    local row = by_name[name]
    if row and written and written ~= "" then
      row.parts[written] = true
    end
  end)
end

--- Every indicator of the scripts that are installed, in the order of the scripts.
-- @tparam table registry
-- @treturn {table,...} rows with the fields of `fields`
function M.list(registry)
  local list, by_name = {}, {}
  for _, script in ipairs(registry.scripts) do
    local whole, message = registry:find(script.name)
    if not whole then
      error(message, 0)
    end
    add_script(list, by_name, whole)
  end
  for _, row in ipairs(list) do
    row.dims = table_concat(sorted_keys(row.parts), " ")
    row.label, row.total = table_concat(row.labels, " / "), table_concat(row.totals, ";")
    row.forms, row.years = table_concat(row.form_list, ";"), table_concat(row.year_list, ";")
    row.source = table_concat(row.sources, ";")
  end
  return list
end

--- The parts of breakdowns that the scripts describe, in the order of their names.
-- @tparam table registry
-- @treturn {table,...} name ("channel:fax"), label_en, definition, form
function M.parts(registry)
  local by_name, list = {}, {}
  for _, script in ipairs(registry.scripts) do
    local whole = registry:find(script.name)
    for name, said in pairs(whole and whole.described or {}) do
      if name:find(":", 1, true) and not by_name[name] then
        by_name[name] = { name = name, label_en = said.label_en, definition = said.definition, form = script.name }
      end
    end
  end
  for i, name in ipairs(sorted_keys(by_name)) do
    list[i] = by_name[name]
  end
  return list
end

-- What scripts say of an indicator: by its name, and by form and name.
local function said_of(registry)
  local labels, described = {}, {}
  for _, script in ipairs(registry.scripts) do
    local whole = registry:find(script.name)
    for _, indicator in ipairs(whole and whole.indicators or {}) do
      labels[indicator.name] = labels[indicator.name] or indicator.label
      labels[script.name .. " " .. indicator.name] = indicator.label
    end
    for name, said in pairs(whole and whole.described or {}) do
      described[name] = described[name] or said
    end
  end
  return labels, described
end

--- Gives columns what the installed scripts say of their indicators: label_en and definition, and a label where a run
-- made before facts.csv had labels has none.
-- @tparam table registry
-- @tparam {table,...} columns with indicator
function M.describe(registry, columns)
  local labels, described = said_of(registry)
  for _, column in ipairs(columns) do
    for _, form in ipairs(sorted_keys(column.forms)) do
      column.label = column.label or labels[form .. " " .. column.indicator]
    end
    column.label = column.label or labels[column.indicator]
    local said = described[column.indicator] or {}
    column.label_en, column.definition = said.label_en, said.definition
  end
end

return M
