--- `baogao export`: run folders as tables for other programs.
-- @module baogao.command.export
local codebook = require "baogao.export.codebook"
local csv = require "baogao.export.csv"
local indicators = require "baogao.export.indicators"
local messages = require "baogao.base.messages"
local problem = require "baogao.command.problem"
local sources = require "baogao.panel.run_folder"
local wide = require "baogao.export.wide"

local ipairs, pcall, require, type = ipairs, pcall, require, type
local error, table_concat = error, table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

local USAGE <const>, SYSTEM <const>, SCRIPT <const> = 1, 2, 5

-- The names in --by; nil and which one is no column of reports.
local function read_by(text)
  local known, list, seen = {}, {}, {}
  for _, key in ipairs(wide.keys) do
    known[key] = true
  end
  for name in ((text or "") .. ","):gmatch "%s*([^,]-)%s*," do
    if name ~= "" and not known[name] then
      return nil, name
    elseif name ~= "" and not seen[name] then
      list[#list + 1], seen[name] = name, true
    end
  end
  return list
end

-- "panel.csv" -> "panel.codebook.csv"
local function codebook_path(path)
  return (path:gsub("%.[Cc][Ss][Vv]$", "")) .. ".codebook.csv"
end

local function write_csv(path, table, book)
  local ok, message, code = csv.write(path, table)
  if not ok then
    return ok, message, code
  end
  return csv.write(codebook_path(path), book)
end

-- What writes each target, in the order they are written.
local WRITERS <const> = {
  { "wide", function(path, tables)
    return write_csv(path, tables.wide, tables.codebook)
  end },
  { "long", function(path, tables)
    return write_csv(path, tables.long, tables.codes)
  end },
  { "series", function(path, tables)
    return write_csv(path, tables.series, tables.codes)
  end },
  { "across", function(path, tables)
    return csv.write(path, tables.across)
  end },
  { "metrics", function(path, tables)
    return csv.write(path, tables.metrics)
  end },
  { "xlsx", function(path, tables)
    return require("baogao.export.excel").write(path, tables)
  end },
  { "sqlite", function(path, tables)
    return require("baogao.export.sqlite").write(path, tables)
  end },
  { "dta", function(path, tables)
    local ok, message, code = require("baogao.export.statistics").write(path, "dta", tables.wide, tables.title)
    return ok and csv.write(path .. ".codebook.csv", tables.codebook), message, code
  end },
  { "sav", function(path, tables)
    local ok, message, code = require("baogao.export.statistics").write(path, "sav", tables.wide, tables.title)
    return ok and csv.write(path .. ".codebook.csv", tables.codebook), message, code
  end },
  { "package", function(path, tables)
    return require("baogao.export.package").write(path, tables)
  end },
  { "csvw", function(path, tables)
    return require("baogao.export.package").write_web(path, tables)
  end },
  { "md", function(path, tables)
    return require("baogao.export.markdown").write(path, tables)
  end },
}

local function make_tables(session, source, options, by)
  local function notice(message)
    if not options.quiet then
      problem.tell { what = message, level = "warning" }
    end
  end
  local table = wide.scan(source, by, options.status)
  indicators.describe(session.registry, table.found)
  return {
    wide = table, several = source.several, notice = notice,
    title = say("export_title", table.count),
    long = codebook.copy(source, "facts.csv", "long"),
    codebook = codebook.columns(table), codes = codebook.codes(),
    series = codebook.series(source), across = codebook.across(source), metrics = codebook.metrics(source),
    checks = codebook.copy(source, "checks.csv", "checks"), sources = codebook.copy(source, "reports.csv", "sources"),
    expected = source:has "expected.csv" and codebook.copy(source, "expected.csv", "expected") or nil,
  }
end

-- Says how many rows are alike in the columns of --by: they are kept apart, and a panel wants to know.
local function tell_alike(tables, by)
  local index, seen, alike, example = {}, {}, 0, nil
  for i, name in ipairs(by) do
    for at, column in ipairs(tables.wide.columns) do
      index[i] = column.name == name and at or index[i]
    end
  end
  for values in tables.wide:rows() do
    local key = {}
    for i = 1, #by do
      key[i] = values[index[i]] or ""
    end
    key = table_concat(key, ", ")
    alike, example = alike + (seen[key] and 1 or 0), example or seen[key] and key
    seen[key] = true
  end
  if alike > 0 then
    tables.notice(say("export_alike", alike, table_concat(by, ", "), example))
  end
end

-- Writes every target; the exit code of the worst that befell.
local function write_all(tables, targets)
  local worst = 0
  for _, writer in ipairs(WRITERS) do
    local path = targets[writer[1]]
    if path then
      local ok, message, code = writer[2](path, tables)
      if not ok then
        problem.tell { what = say("export_failed", writer[1], path, message) }
        worst = worst == SYSTEM and worst or code == "LIMIT" and USAGE or SYSTEM
      end
    end
  end
  return worst
end

-- Loads the export scripts of --with; nil and an exit code when one is not there or wrong.
local function load_exports(session, words)
  local list = {}
  for i, word in ipairs(words) do
    local export, message, absent = require("baogao.export.custom").load(word, session.folders)
    if not export and absent then
      problem.tell { what = say("with_problem", word, message) }
      return nil, USAGE
    elseif not export then
      problem.script(message, word)
      return nil, SCRIPT
    end
    list[i] = export
  end
  return list
end

-- Runs the export scripts; the exit code of the worst that befell.
local function run_exports(exports, tables, folder)
  local worst = 0
  for _, export in ipairs(exports) do
    local custom = require "baogao.export.custom"
    for _, name in ipairs(custom.missing(export, tables.wide)) do
      tables.notice(say("export_needs", export.name, name))
    end
    local ok, written, message, code = pcall(custom.write, export, folder, tables.wide)
    if not ok then
      problem.script(written, export.where)
      worst = worst == SYSTEM and worst or SCRIPT
    elseif not written then
      problem.tell { what = say("export_failed", "with", export.name, message) }
      worst = worst > USAGE and worst or code == "LIMIT" and USAGE or SYSTEM
    end
  end
  return worst
end

local function run(session, options)
  local by, unknown = read_by(options.by)
  if not by then
    problem.tell { what = say("export_by", unknown, table_concat(wide.keys, ", ")) }
    return USAGE
  end
  local source, folder, file = sources.open(options.inputs)
  if not source then
    problem.tell { what = file and say("export_no_run", folder, file) or say("export_run_twice", folder),
      next = file and say("next_run_folder") }
    return USAGE
  end
  local exports, code = load_exports(session, options.exports)
  if not exports then
    return code
  end
  local tables = make_tables(session, source, options, by)
  if #by > 0 then
    tell_alike(tables, by)
  end
  local written, exported = write_all(tables, options.targets), run_exports(exports, tables, options.inputs[1])
  return written == SYSTEM and written or exported > 0 and exported or written
end

--- Runs the command.
-- @tparam table session
-- @tparam table options inputs (run folders), targets, by, status, exports
-- @treturn integer exit code
function M.run(session, options)
  local ok, result = pcall(run, session, options)
  if ok then
    return result
  end
  if type(result) == "string" and result:find("not enough memory", 1, true) then
    error(result, 0)
  end
  problem.tell { what = result }
  return SYSTEM
end

return M
