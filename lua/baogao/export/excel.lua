--- A workbook: the data with quotes as comments, the codebook, the checks, the sources.
-- @module baogao.export.excel
local files = require "baogao.export.files"
local messages = require "baogao.base.messages"

local ipairs, pairs, require = ipairs, pairs, require
local math_max, math_min, table_concat, utf8_len = math.max, math.min, table.concat, utf8.len
local _ENV <const> = nil

local M = {}

-- What a sheet holds, and a comment or a cell of it.
local ROWS <const>, COLUMNS <const>, TEXT <const> = 1048576, 16384, 32000

--- With more figures than this the quotes are left out: each is a drawing that Excel keeps in memory.
M.most_quotes = 30000

local function kinds_of(columns)
  local kinds = {}
  for i, column in ipairs(columns) do
    kinds[i] = column.kind == "text" and "t" or "n"
  end
  return table_concat(kinds)
end

local function names_of(columns)
  local names, widths = {}, {}
  for i, column in ipairs(columns) do
    names[i] = column.name
    widths[i] = math_min(40, math_max(8, #column.name + 4, (column.width or 1) // 2))
  end
  return names, widths
end

-- Excel takes no longer text; what is cut ends with a mark.
local function fitting(values)
  for i = 1, #values do
    local value = values[i]
    if value and #value > TEXT and utf8_len(value) then
      values[i] = value:sub(1, TEXT):gsub("[\xC0-\xFF][\x80-\xBF]*$", "") .. "…"
    end
  end
  return values
end

local function add_sheet(book, title, table, with_quotes)
  local names, widths = names_of(table.columns)
  files.check(book:sheet(title, kinds_of(table.columns), widths))
  files.check(book:row(names))
  local count = 1
  for values, _, quotes in table:rows(with_quotes) do
    count = count + 1
    if count > ROWS then
      files.fail(messages.text("export_sheet_full", title, ROWS), "LIMIT")
    end
    files.check(book:row(fitting(values)))
    for column, quote in pairs(with_quotes and quotes or {}) do
      files.check(book:comment(column, fitting({ quote })[1]))
    end
  end
end

-- Says before anything is written that the data do not fit.
local function check_size(table)
  if table.count + 1 > ROWS then
    files.fail(messages.text("export_rows", table.count, ROWS - 1), "LIMIT")
  end
  if #table.columns > COLUMNS then
    files.fail(messages.text("export_columns", #table.columns, COLUMNS), "LIMIT")
  end
end

--- Writes a workbook.
-- @tparam string path
-- @tparam table tables wide, codebook, codes, checks, across, metrics, expected (or nil), sources
-- @treturn boolean|nil
-- @treturn string message
-- @treturn string|nil code LIMIT when a sheet cannot hold what it should
function M.write(path, tables)
  return files.whole(path, function(part)
    check_size(tables.wide)
    local quotes = tables.wide:filled() <= M.most_quotes
    if not quotes then
      tables.notice(messages.text("export_no_quotes", tables.wide:filled(), M.most_quotes))
    end
    local book <close> = files.check(require("baogao.write").workbook(part))
    add_sheet(book, "data", tables.wide, quotes)
    add_sheet(book, "codebook", tables.codebook)
    add_sheet(book, "codes", tables.codes)
    add_sheet(book, "checks", tables.checks)
    add_sheet(book, "across", tables.across)
    add_sheet(book, "metrics", tables.metrics)
    if tables.expected then
      add_sheet(book, "expected", tables.expected)
    end
    add_sheet(book, "sources", tables.sources)
    files.check(book:close())
  end)
end

return M
