--- The codebook that travels with each export: what every column of its wide table is, and what the codes in the
-- tables mean.
-- @module baogao.export.codebook
local sorted_keys = require("baogao.base.keys").sorted
local across = require "baogao.panel.across"
local codes = require "baogao.export.codes"
local metrics = require "baogao.panel.metrics"
local series = require "baogao.panel.series"
local wide = require "baogao.export.wide"

local ipairs, tostring = ipairs, tostring
local string_format, table_concat, table_insert = string.format, table.concat, table.insert
local _ENV <const> = nil

local M = {}

-- What the columns that tell a report hold.
local KEYS <const> = {
  run = "the run folder",
  report = "path of the report, as the run was given it",
  place = "place the report is about, in full",
  adcode = "code of the place (GB/T 2260), text of six digits",
  adcode_now = "the place's code of 2023-06-30, under which figures of before a change of name or rank are found too; the name where no code is known",
  publisher = "who published it",
  level = "level of the place: province, prefecture, county, township, department",
  year = "year the report is about",
  form = "form of the table or rule that made the facts",
}

local function missing_of(column)
  local parts = {}
  for _, status in ipairs(sorted_keys(column.missing)) do
    parts[#parts + 1] = string_format("%s:%d", status, column.missing[status])
  end
  return table_concat(parts, ";")
end

-- A label for people: with the unit, and what the column is broken down by.
local function title_of(column)
  local title = column.label or column.indicator or column.name
  if column.indicator and column.dims ~= "" then
    title = string_format("%s [%s]", title, column.dims)
  end
  return column.unit and column.unit ~= "" and string_format("%s (%s)", title, column.unit) or title
end

--- The label of a column of the wide table.
-- @tparam table column
-- @treturn string
function M.title(column)
  if column.of then
    return "status of " .. column.of
  end
  return column.indicator and title_of(column) or KEYS[column.name] or column.name
end

local COLUMNS <const> = { "column", "label", "label_en", "definition", "unit", "type", "indicator", "dims", "form", "decimals", "values", "no_value", "breaks" }

local function text_columns(names)
  local columns = {}
  for i, name in ipairs(names) do
    columns[i] = { name = name, label = name, kind = "text", width = 1 }
  end
  return columns
end

local function of_list(list)
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end

-- "2019: …; 2021: …"
local function breaks_of(column)
  local told = {}
  for i, change in ipairs(series.breaks((series.place(column.indicator, column.dims, "")))) do
    told[i] = string_format("%d: %s", change[2], change[3])
  end
  return #told > 0 and table_concat(told, "; ")
end

local function row_of(column)
  local number = column.kind == "number"
  return { column.name, M.title(column), column.label_en or false, column.definition or false, column.unit or false, number and "number" or column.kind, column.indicator or false,
    column.dims or false, column.forms and table_concat(sorted_keys(column.forms), ";") or false,
    number and tostring(column.digits) or false, number and tostring(column.values) or false,
    number and missing_of(column) or false, number and breaks_of(column) or false }
end

--- The columns of a wide table, as a table.
-- @tparam table table see `baogao.export.wide`
-- @treturn table
function M.columns(table)
  local rows = {}
  for i, column in ipairs(table.columns) do
    rows[i] = row_of(column)
  end
  return { name = "codebook", columns = text_columns(COLUMNS), count = #rows, rows = function()
    return of_list(rows)
  end }
end

--- What the codes mean, as a table.
-- @treturn table
function M.codes()
  local rows = {}
  for _, kind in ipairs(codes.order) do
    for _, code in ipairs(codes[kind]) do
      rows[#rows + 1] = { kind, code[1], kind == "status" and wide.tags[code[1]] or false, code[2] }
    end
  end
  return { name = "codes", columns = text_columns { "of", "code", "missing_letter", "meaning" }, count = #rows,
    rows = function()
      return of_list(rows)
    end }
end

--- The panel in long form, as a table.
-- @tparam source source
-- @treturn table
function M.series(source)
  return { name = "series", columns = text_columns(series.columns), rows = function()
    return series.rows(source)
  end }
end

--- What figures of several years' reports have to do with each other, as a table.
-- @tparam source source
-- @treturn table
function M.across(source)
  return { name = "across", columns = text_columns(across.columns), rows = function()
    return across.rows(source)
  end }
end

--- Metrics with ranks, as a table.
-- @tparam source source
-- @treturn table
function M.metrics(source)
  return { name = "metrics", columns = text_columns(metrics.columns), rows = function()
    return metrics.rows(source)
  end }
end

--- A file of the run folders as it is, as a table of texts.
-- @tparam source source
-- @tparam string file
-- @tparam string name
-- @treturn table
function M.copy(source, file, name)
  local names = source:columns(file)
  local columns = text_columns(names)
  if source.several then
    table_insert(columns, 1, text_columns { "run" }[1])
  end
  return { name = name, columns = columns, rows = function()
    local next_row = source:rows(file, names)
    return function()
      local cells, folder = next_row()
      if not cells then
        return nil
      end
      local values = source.several and { folder } or {}
      for i = 1, #names do
        values[#values + 1] = cells[i] ~= "" and cells[i] or false
      end
      return values
    end
  end }
end

return M
