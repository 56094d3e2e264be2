--- The wide table: a row for each report, a column for each figure. Two passes over the facts: the first finds the
-- columns, the second makes the rows; what is held at a time is the columns and one report.
-- @module baogao.export.wide
local messages = require "baogao.base.messages"
local successions = require "baogao.panel.successions"
local wide_names = require "baogao.export.wide_names"

local error, ipairs, pairs, setmetatable = error, ipairs, pairs, setmetatable
local math_max, table_concat, table_insert, table_unpack = math.max, table.concat, table.insert, table.unpack
local _ENV <const> = nil

local M = {}

--- What tells a report: these columns come first.
M.keys = { "report", "place", "adcode", "publisher", "level", "year", "form", "adcode_now" }

-- So many of them are columns of facts.csv; the last one is made of them.
local READ_KEYS <const>, NOW <const> = 7, 8

--- Why a value is missing, as the letter that statistical programs have for it.
M.tags = { blank = "a", not_applicable = "b", illegible = "c", contradictory = "d", reported = "e" }

-- Columns of facts.csv that are read.
local READ <const> = { "report", "place", "adcode", "publisher", "level", "year", "form", "indicator", "dims", "value",
  "unit", "hedge", "status", "label", "raw", "line", "page" }
local REPORT <const>, PLACE <const>, ADCODE <const>, YEAR <const>, FORM <const>, INDICATOR <const>, DIMS <const>, VALUE <const>, UNIT <const>,
  HEDGE <const>, STATUS <const>, LABEL <const> = 1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14
local RAW <const>, LINE <const>, PAGE <const> = 15, 16, 17

-- The first pass wants no quotes, the second no labels, and quotes on request.
local SCANNED <const>, PLAIN <const> = { table_unpack(READ, 1, LABEL) }, { table_unpack(READ, 1, STATUS) }

-- The column of a fact, if there is one yet, and its dims as columns have them. An indicator that two scripts give in
-- two units has a column of each.
local function find_column(by_name, cells)
  local dims = cells[DIMS]
  if dims ~= "" then
    dims = wide_names.relative(dims, cells[YEAR])
  end
  local by_dims = by_name[cells[INDICATOR]]
  local column = by_dims and by_dims[dims]
  while column and column.unit ~= cells[UNIT] do
    column = column.other_unit
  end
  return column, dims
end

local Wide = {}
Wide.__index = Wide

-- Notes what a column must be able to hold.
local function note(column, cells)
  local value = cells[VALUE]
  if value == "" then
    local status = cells[STATUS]
    column.missing[status] = (column.missing[status] or 0) + 1
    return
  end
  column.values = column.values + 1
  local point = value:find(".", 1, true)
  if point and #value - point > column.digits then
    column.digits = #value - point
  end
end

-- A column stands behind the one that stood before it in the report that had it first, so that figures of one table
-- stay together whatever other reports have.
local function new_column(self, cells, dims, before)
  local column = { kind = "number", indicator = cells[INDICATOR], dims = dims, unit = cells[UNIT],
    label = cells[LABEL] ~= "" and cells[LABEL] or nil, values = 0, digits = 0, missing = {}, forms = {} }
  local by_dims = self.by_name[column.indicator] or {}
  self.by_name[column.indicator] = by_dims
  column.other_unit = by_dims[dims]
  by_dims[dims] = column
  local at = #self.found + 1
  if before then
    at = 1
    while self.found[at] ~= before do
      at = at + 1
    end
    at = at + 1
  end
  table_insert(self.found, at, column)
  return column
end

-- The form of a report, which its facts may have of several forms: reports.csv is in the order of facts.csv.
local function forms(source)
  local next_report = source:rows("reports.csv", { "report", "form" })
  return function(report, folder)
    repeat
      local cells, from = next_report()
      if not cells then
        error(messages.text("export_order", folder, report), 0)
      end
      if cells[1] == report and from == folder then
        return cells[2]
      end
    until false
  end
end

-- What tells a report, in the order of `keys`.
local function keys_of(cells, form)
  local keys = { table_unpack(cells, 1, READ_KEYS) }
  keys[FORM], keys[NOW] = form, successions.now(cells[ADCODE], cells[PLACE])
  return keys
end

-- The texts that tell a report need room, too.
local function note_keys(self, cells, form)
  local keys = keys_of(cells, form)
  for i, column in ipairs(self.key_columns) do
    column.width = math_max(column.width, #keys[i])
  end
end

local function find_columns(self)
  local last_report, last_folder, before
  local form_of = forms(self.source)
  for cells, folder in self.source:rows("facts.csv", SCANNED) do
    if cells[REPORT] ~= last_report or folder ~= last_folder then
      last_report, last_folder, before = cells[REPORT], folder, nil
      self.count = self.count + 1
      note_keys(self, cells, form_of(cells[REPORT], folder))
    end
    local column, dims = find_column(self.by_name, cells)
    column = column or new_column(self, cells, dims, before)
    note(column, cells)
    column.forms[cells[FORM]] = true
    before = column
  end
end

-- The columns in their order: run, those of --by, what else tells a report, figures with their status.
local function set_columns(self, by)
  local columns, taken, index = {}, {}, {}
  local function add(column)
    columns[#columns + 1] = column
    taken[#taken + 1] = column.name
    return #columns
  end
  if self.source.several then
    add { name = "run", label = "run folder", kind = "text", width = self.run_width }
  end
  for _, name in ipairs(by) do
    for i, key in ipairs(M.keys) do
      index[i] = key == name and add(self.key_columns[i]) or index[i]
    end
  end
  for i, key in ipairs(self.key_columns) do
    index[i] = index[i] or add(key)
  end
  local names = wide_names.new(taken)
  for _, column in ipairs(self.found) do
    column.name = names:add(column.indicator, column.dims)
    column.at = add(column)
    if self.with_status then
      column.status_at = add { name = column.name .. wide_names.status_ending, of = column.name, kind = "text", width = 24,
        label = column.name }
    end
  end
  self.columns, self.index = columns, index
end

--- Finds the columns of the facts in run folders.
-- @tparam source source
-- @tparam {string,...} by the columns that come first, of `keys`
-- @tparam boolean with_status a column of statuses behind each figure
-- @treturn table name, columns, count (rows), and `rows`
function M.scan(source, by, with_status)
  local self = setmetatable({ name = "wide", source = source, by_name = {}, found = {}, key_columns = {}, count = 0,
    with_status = with_status, run_width = 1 }, Wide)
  for i, name in ipairs(M.keys) do
    self.key_columns[i] = { name = name, kind = name == "year" and "year" or "text", width = 1, key = true }
  end
  for _, folder in ipairs(source.folders) do
    self.run_width = math_max(self.run_width, #folder)
  end
  find_columns(self)
  set_columns(self, by)
  return self
end

local function begin_row(self, cells, folder, form)
  local values, tags = {}, {}
  for i = 1, #self.columns do
    values[i] = false
  end
  if self.source.several then
    values[1] = folder
  end
  for i, key in ipairs(keys_of(cells, form)) do
    values[self.index[i]] = key ~= "" and key or false
  end
  return values, tags
end

local function quote_of(cells)
  local place = cells[PAGE] ~= "" and "page " .. cells[PAGE] or cells[LINE] ~= "" and "line " .. cells[LINE]
  local parts = { cells[STATUS] }
  parts[#parts + 1] = cells[HEDGE] ~= "" and cells[HEDGE] or nil
  parts[#parts + 1] = place or nil
  return (cells[RAW] ~= "" and cells[RAW] .. "\n" or "") .. table_concat(parts, ", ")
end

-- Puts a fact into its report's row.
local function add_fact(self, cells, values, tags, quotes)
  local column = find_column(self.by_name, cells)
  local status = cells[STATUS]
  if cells[VALUE] ~= "" then
    values[column.at] = cells[VALUE]
  else
    tags[column.at] = M.tags[status]
  end
  if column.status_at then
    values[column.status_at] = cells[HEDGE] ~= "" and status .. ";" .. cells[HEDGE] or status
  end
  if quotes then
    quotes[column.at] = quote_of(cells)
  end
end

--- The rows, in the order of the runs' reports.
-- @tparam[opt] boolean with_quotes
-- @treturn function gives the values (false where there is none), tags (column to letter) and quotes (column to text)
function Wide:rows(with_quotes)
  local next_fact = self.source:rows("facts.csv", with_quotes and READ or PLAIN)
  local form_of = forms(self.source)
  local cells, folder = next_fact()
  return function()
    if not cells then
      return nil
    end
    local report, from = cells[REPORT], folder
    local values, tags = begin_row(self, cells, folder, form_of(report, from))
    local quotes = with_quotes and {} or nil
    repeat
      add_fact(self, cells, values, tags, quotes)
      cells, folder = next_fact()
    until not cells or cells[REPORT] ~= report or folder ~= from
    return values, tags, quotes
  end
end

--- How many figures have a value.
-- @treturn integer
function Wide:filled()
  local n = 0
  for _, column in pairs(self.found) do
    n = n + column.values
  end
  return n
end

return M
