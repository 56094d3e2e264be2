--- Golden files: tests/NAME/REPORT.facts.csv beside the script NAME holds what it makes of the report
-- tests/NAME/REPORT, and REPORT.checks.csv, where there is one, what its checks say.
-- @module baogao.command.golden
local core = require "baogao.core"
local changes = require "baogao.command.changes"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local sorted_keys = require("baogao.base.keys").sorted

local ipairs, open = ipairs, io.open
local table_concat = table.concat
local _ENV <const> = nil

local M = {}

local ENDING <const>, CHECKS <const> = ".facts.csv", ".checks.csv"
local COLUMNS <const> = { "indicator", "dims", "value", "unit", "status", "raw", "rule", "line" }

local function csv_cell(value)
  return value:find '[,"\n\r]' and '"' .. value:gsub('"', '""') .. '"' or value
end

--- The text of a golden file.
-- @tparam {table,...} rows see `changes.rows`
-- @treturn string
function M.text(rows)
  local lines = { table_concat(COLUMNS, ",") .. "\n" }
  for _, row in ipairs(rows) do
    local cells = {}
    for i, column in ipairs(COLUMNS) do
      cells[i] = csv_cell(row[column])
    end
    lines[#lines + 1] = table_concat(cells, ",") .. "\n"
  end
  return table_concat(lines)
end

--- The text of the golden file of checks: a name and a verdict in each line.
-- @tparam {table,...} outcomes
-- @treturn string
function M.checks_text(outcomes)
  local lines = { "name,verdict\n" }
  for _, o in ipairs(outcomes) do
    lines[#lines + 1] = csv_cell(o.name) .. "," .. o.verdict .. "\n"
  end
  return table_concat(lines)
end

-- One cell from `at` on: the cell, and where what follows it begins.
local function parse_cell(text, at)
  if text:sub(at, at) ~= '"' then
    local stop = text:find("[,\r\n]", at) or #text + 1
    return text:sub(at, stop - 1), stop
  end
  local last = at
  repeat
    last = text:find('"', last + 1, true)
    if not last then
      return text:sub(at + 1), #text + 1
    end
    last = last + 1
  until text:sub(last, last) ~= '"'
  return (text:sub(at + 1, last - 2):gsub('""', '"')), last
end

-- The rows of a CSV text, by column.
local function rows_of(text)
  local rows, cells, at, head = {}, {}, 1, nil
  while at <= #text do
    cells[#cells + 1], at = parse_cell(text, at)
    if text:sub(at, at) ~= "," then
      at = at + (text:sub(at, at + 1) == "\r\n" and 1 or 0)
      if head then
        local row = {}
        for i, column in ipairs(head) do
          row[column] = cells[i] or ""
        end
        rows[#rows + 1] = row
      end
      head, cells = head or cells, {}
    end
    at = at + 1
  end
  return rows
end

--- The rows of a golden file.
-- @tparam string text
-- @treturn {table,...} see `changes.rows`
function M.parse(text)
  local rows = rows_of(text)
  for _, row in ipairs(rows) do
    for _, column in ipairs(COLUMNS) do
      row[column] = row[column] or ""
    end
    row.name = names.format(row.indicator, row.dims)
  end
  return rows
end

--- What differs from a golden file of checks.
-- @tparam string old the file's text
-- @tparam {table,...} outcomes now
-- @treturn {string,...} "check NAME: pass -> fail"
function M.compare_checks(old, outcomes)
  local before, after, list = {}, {}, {}
  for _, row in ipairs(rows_of(old)) do
    before[row.name] = row.verdict
  end
  for _, o in ipairs(outcomes) do
    after[o.name] = o.verdict
    if before[o.name] ~= o.verdict then
      list[#list + 1] = messages.text("changed_check", o.name, before[o.name] or "-", o.verdict)
    end
  end
  for _, name in ipairs(sorted_keys(before)) do
    if not after[name] then
      list[#list + 1] = messages.text("changed_check", name, before[name], "-")
    end
  end
  return list
end

--- What differs from a golden file.
-- @tparam string old the file's text
-- @tparam {table,...} rows now
-- @treturn {table,...} see `changes.compare`
function M.compare(old, rows)
  return changes.compare(M.parse(old), rows)
end

--- The reports that a script has golden files for, or could have.
-- @tparam script script
-- @treturn {table,...} report, facts and checks (paths), exists
function M.files(script)
  local folder = (script.path:match "^(.*)/[^/]*$" or ".") .. "/tests/" .. script.name
  local paths, list = core.list(folder), {}
  local known = {}
  for _, path in ipairs(paths) do
    known[path] = true
  end
  for _, path in ipairs(paths) do
    local is_golden = path:sub(-#ENDING) == ENDING or path:sub(-#CHECKS) == CHECKS
    if path:sub(-#ENDING) == ENDING and not known[path:sub(1, -#ENDING - 1)] then
      local report = path:sub(1, -#ENDING - 1)
      list[#list + 1] = { report = report, facts = path, checks = report .. CHECKS, exists = true, alone = true }
    elseif not is_golden and path ~= folder and not path:match "/README[^/]*$" then
      list[#list + 1] = { report = path, facts = path .. ENDING, checks = path .. CHECKS, exists = known[path .. ENDING] or false }
    end
  end
  return list
end

--- Writes a file.
-- @tparam string path
-- @tparam string bytes
-- @treturn boolean
function M.write(path, bytes)
  local file = open(path, "wb")
  return file ~= nil and file:write(bytes) ~= nil and file:close() == true
end

return M
