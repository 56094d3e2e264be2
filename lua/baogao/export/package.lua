--- Folders of CSV files with a description that programs read: a data package (Frictionless) or CSV on the Web.
-- @module baogao.export.package
local codebook = require "baogao.export.codebook"
local codes = require "baogao.export.codes"
local core = require "baogao.core"
local csv = require "baogao.export.csv"
local files = require "baogao.export.files"
local json = require "baogao.base.json"

local ipairs = ipairs
local _ENV <const> = nil

local M = {}

local object, list = json.object, json.list

-- Numbers among the columns of the run's own files.
local INTEGERS <const> = { line = true, from = true, to = true, page = true, bytes = true, facts = true,
  blanks = true, rank = true, of = true }
local NUMBERS <const> = { value = true, left = true, right = true, gap = true, base = true, percentile = true, p10 = true,
  p90 = true }

local function type_of(table, column)
  if column.kind == "number" or (table.name ~= "wide" and NUMBERS[column.name]) then
    return "number"
  elseif column.kind == "year" or (table.name ~= "codebook" and column.name == "year") then
    return "year"
  elseif table.name ~= "codebook" and table.name ~= "codes" and INTEGERS[column.name] then
    return "integer"
  end
  return "string"
end

local function title_of(table, column)
  return table.name == "wide" and codebook.title(column) or nil
end

local function list_of_statuses()
  local names = {}
  for i, status in ipairs(codes.status) do
    names[i] = status[1]
  end
  return list(names)
end

local function field_of(table, column)
  local is_status = table.name == "long" and column.name == "status"
  return object { { "name", column.name }, { "type", type_of(table, column) }, { "title", title_of(table, column) },
    { "unit", column.unit ~= "" and column.unit or nil }, { "indicator", column.indicator }, { "dims", column.dims },
    { "constraints", is_status and object { { "required", true }, { "enum", list_of_statuses() } } or nil } }
end

local function keys_of(table, several)
  local run = several and { "run" } or {}
  local names = { wide = { "report" }, sources = { "report" }, long = { "report", "indicator", "dims" },
    codebook = { "column" }, codes = { "of", "code" } }
  local keys = names[table.name]
  if not keys then
    return nil
  end
  local all = table.name:match "^code" and {} or run
  for _, key in ipairs(keys) do
    all[#all + 1] = key
  end
  return list(all)
end

-- Facts, checks and rows of the wide table belong to a report of the sources.
local function foreign_keys(table, several)
  if table.name ~= "wide" and table.name ~= "long" and table.name ~= "checks" and table.name ~= "expected" then
    return nil
  end
  local fields = several and list { "run", "report" } or list { "report" }
  return list { object { { "fields", fields },
    { "reference", object { { "resource", "sources" }, { "fields", fields } } } } }
end

local TITLES <const> = {
  wide = "a row for each report, a column for each figure",
  long = "a row for each figure, with the place in the report that states it",
  codebook = "what each column of the wide table is",
  codes = "what the codes mean",
  checks = "what adds up in the reports, and what does not",
  across = "what reports of several years of one place have to do with each other",
  metrics = "rates and totals of each report, with what they are made of and their rank",
  expected = "figures that such reports nearly always state, and a report does not",
  sources = "the reports",
}

local function resource_of(table, several)
  local fields = {}
  for i, column in ipairs(table.columns) do
    fields[i] = field_of(table, column)
  end
  return object { { "name", table.name }, { "path", table.name .. ".csv" }, { "profile", "tabular-data-resource" },
    { "title", TITLES[table.name] }, { "format", "csv" }, { "mediatype", "text/csv" }, { "encoding", "utf-8" },
    { "dialect", object { { "delimiter", "," }, { "quoteChar", '"' }, { "doubleQuote", true }, { "lineTerminator", "\n" },
      { "header", true } } },
    { "schema", object { { "fields", list(fields) }, { "missingValues", list { "" } },
      { "primaryKey", keys_of(table, several) }, { "foreignKeys", foreign_keys(table, several) } } } }
end

local ORDER <const> = { "wide", "long", "codebook", "codes", "checks", "across", "metrics", "expected", "sources" }

-- Writes those that there are, and gives them.
local function write_tables(folder, tables)
  files.check(core.make_folder(folder))
  local written = {}
  for _, name in ipairs(ORDER) do
    if tables[name] then
      files.check(csv.write(folder .. "/" .. name .. ".csv", tables[name]))
      written[#written + 1] = tables[name]
    end
  end
  return written
end

--- Writes a data package: CSV files and datapackage.json.
-- @tparam string folder
-- @tparam table tables
-- @treturn boolean|nil
-- @treturn string message
function M.write(folder, tables)
  return files.caught(function()
    local resources = {}
    for i, one in ipairs(write_tables(folder, tables)) do
      resources[i] = resource_of(one, tables.several)
    end
    files.check(files.text(folder .. "/datapackage.json", function(add)
      add(json.text(object { { "profile", "tabular-data-package" }, { "name", "baogao-panel" },
        { "title", tables.title }, { "resources", list(resources) } }, true) .. "\n")
    end))
  end)
end

local DATATYPES <const> = { number = "decimal", year = "gYear", integer = "integer", string = "string" }

local function web_column(table, column)
  return object { { "name", column.name }, { "titles", column.name },
    { "dc:description", title_of(table, column) }, { "datatype", DATATYPES[type_of(table, column)] }, { "null", "" } }
end

local function web_table(table, several)
  local columns = {}
  for i, column in ipairs(table.columns) do
    columns[i] = web_column(table, column)
  end
  return object { { "url", table.name .. ".csv" }, { "dc:title", TITLES[table.name] },
    { "tableSchema", object { { "columns", list(columns) }, { "primaryKey", keys_of(table, several) } } } }
end

--- Writes CSV on the Web: CSV files and csv-metadata.json.
-- @tparam string folder
-- @tparam table tables
-- @treturn boolean|nil
-- @treturn string message
function M.write_web(folder, tables)
  return files.caught(function()
    local described = {}
    for i, one in ipairs(write_tables(folder, tables)) do
      described[i] = web_table(one, tables.several)
    end
    files.check(files.text(folder .. "/csv-metadata.json", function(add)
      add(json.text(object { { "@context", "http://www.w3.org/ns/csvw" }, { "dc:title", tables.title },
        { "tables", list(described) } }, true) .. "\n")
    end))
  end)
end

return M
