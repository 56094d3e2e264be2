--- A database: reports, places, facts, checks, the codebook as tables with keys; `long` and `wide` as views.
-- @module baogao.export.sqlite
local files = require "baogao.export.files"
local messages = require "baogao.base.messages"
local successions = require "baogao.panel.successions"

local ipairs, require, tostring = ipairs, require, tostring
local string_format, string_rep, table_concat = string.format, string.rep, table.concat
local _ENV <const> = nil

local M = {}

-- SQLite's own limit for the columns of a view, as Debian and all others build it.
local MOST_COLUMNS <const> = 2000

local function quoted(name)
  return '"' .. name:gsub('"', '""') .. '"'
end

local function literal(text)
  return "'" .. text:gsub("'", "''") .. "'"
end

local function columns_of(table, numbers)
  local parts = {}
  for i, column in ipairs(table.columns) do
    parts[i] = quoted(column.name) .. (numbers[column.name] and " INTEGER" or " TEXT")
  end
  return parts
end

-- Facts have an empty text where there is none, but for what is a number: so that texts can be compared.
local NUMBERS_OF_FACTS <const> = { value = true, year = true, page = true, line = true, from = true, to = true }

local function fill_empty(columns, values)
  for i, column in ipairs(columns) do
    if not values[i] and not NUMBERS_OF_FACTS[column.name] then
      values[i] = ""
    end
  end
end

-- Makes a table of the rows of another one and fills it. `more` are lines of its definition.
local function fill(db, name, table, numbers, more)
  local parts = columns_of(table, numbers)
  for _, line in ipairs(more) do
    parts[#parts + 1] = line
  end
  files.check(db:run(string_format("CREATE TABLE %s (%s)", name, table_concat(parts, ", "))))
  local count = #table.columns
  files.check(db:insert(string_format("INSERT INTO %s VALUES (%s)", name, string_rep("?", count, ",")),
    string_rep("t", count)))
  for values in table:rows() do
    if name == "facts" then
      fill_empty(table.columns, values)
    end
    files.check(db:row(values))
  end
end

-- `value` has the digits that were printed; `number` is what they are to a program.
local NUMBER <const> = "number NUMERIC GENERATED ALWAYS AS (CAST(value AS NUMERIC)) VIRTUAL"

local INTEGERS <const> = { year = true, line = true, from = true, to = true, page = true, bytes = true, warnings = true,
  facts = true, blanks = true, decimals = true, values = true }

local function keys(several, columns)
  return (several and "run, " or "") .. columns
end

-- Facts of dims that hold a year are told by it, relative to the report's.
local function match_of(column)
  local dims = literal(column.dims)
  if column.dims:find("year:", 1, true) then
    dims = dims:gsub("year:prev", "year:' || (f.year - 1) || '"):gsub("year:next", "year:' || (f.year + 1) || '")
  end
  return string_format("f.indicator = %s AND f.dims = %s AND f.unit = %s", literal(column.indicator), dims,
    literal(column.unit))
end

local function join(several)
  return "facts f JOIN reports r ON " .. (several and "f.run = r.run AND " or "") .. "f.report = r.report"
end

-- Under which code a place's figures of all years are found: a table of the places that reports are about.
local function fill_places(db, reports)
  files.check(db:run "CREATE TABLE places (adcode TEXT, place TEXT, adcode_now TEXT, PRIMARY KEY (adcode, place))")
  files.check(db:insert("INSERT OR IGNORE INTO places VALUES (?, ?, ?)", "ttt"))
  local at = {}
  for i, column in ipairs(reports.columns) do
    at[column.name] = i
  end
  for values in reports:rows() do
    local adcode, place = values[at.adcode] or "", values[at.place] or ""
    files.check(db:row { adcode, place, successions.now(adcode, place) })
  end
end

local function wide_view(wide, several)
  local picks, groups = {}, {}
  for _, column in ipairs(wide.columns) do
    if column.indicator then
      picks[#picks + 1] = string_format("max(CASE WHEN %s THEN f.number END) AS %s", match_of(column), quoted(column.name))
    elseif column.of then
      local of = wide.columns_by_name[column.of]
      picks[#picks + 1] = string_format("max(CASE WHEN %s THEN f.status || CASE WHEN f.hedge <> '' THEN ';' || f.hedge"
        .. " ELSE '' END END) AS %s", match_of(of), quoted(column.name))
    elseif column.name == "report" or column.name == "run" then
      groups[#groups + 1] = "f." .. column.name
      picks[#picks + 1] = "f." .. column.name
    elseif column.name == "adcode_now" then
      picks[#picks + 1] = "min(p.adcode_now) AS adcode_now"
    else
      picks[#picks + 1] = string_format("min(%s.%s) AS %s", column.name == "form" and "r" or "f", column.name, column.name)
    end
  end
  return string_format("CREATE VIEW wide AS SELECT %s FROM %s GROUP BY %s", table_concat(picks, ",\n  "),
    join(several) .. " JOIN places p ON p.adcode = f.adcode AND p.place = f.place",
    table_concat(groups, ", "))
end

local function add_views(db, tables)
  local several = tables.several
  files.check(db:run(string_format("CREATE VIEW long AS SELECT f.*, r.title, r.date FROM %s", join(several))))
  for _, column in ipairs(tables.wide.columns) do
    tables.wide.columns_by_name = tables.wide.columns_by_name or {}
    tables.wide.columns_by_name[column.name] = column
  end
  if #tables.wide.columns > MOST_COLUMNS then
    tables.notice(messages.text("export_no_view", #tables.wide.columns, MOST_COLUMNS))
    return
  end
  files.check(db:run(wide_view(tables.wide, several)))
end

--- Writes a database.
-- @tparam string path
-- @tparam table tables wide, long, codebook, codes, checks, across, metrics, expected (or nil), sources, several
-- @treturn boolean|nil
-- @treturn string message
-- @treturn string|nil code
function M.write(path, tables)
  return files.whole(path, function(part)
    local db <close> = files.check(require("baogao.write").database(part))
    local several = tables.several
    local reference = string_format("FOREIGN KEY (%s) REFERENCES reports (%s)", keys(several, "report"),
      keys(several, "report"))
    fill(db, "reports", tables.sources, INTEGERS, { "PRIMARY KEY (" .. keys(several, "report") .. ")" })
    fill(db, "facts", tables.long, INTEGERS, { NUMBER, "PRIMARY KEY (" .. keys(several, "report, indicator, dims") .. ")",
      reference })
    fill_places(db, tables.sources)
    fill(db, "checks", tables.checks, INTEGERS, { reference })
    fill(db, "across", tables.across, INTEGERS, {})
    fill(db, "metrics", tables.metrics, INTEGERS, {})
    if tables.expected then
      fill(db, "expected", tables.expected, INTEGERS, { reference })
    end
    fill(db, "codebook", tables.codebook, INTEGERS, { 'PRIMARY KEY ("column")' })
    fill(db, "codes", tables.codes, {}, { "PRIMARY KEY (of, code)" })
    files.check(db:run "CREATE INDEX facts_indicator ON facts (indicator, dims)")
    add_views(db, tables)
    files.check(db:run(string_format("PRAGMA user_version = %s", tostring(1))))
    files.check(db:close())
  end)
end

return M
