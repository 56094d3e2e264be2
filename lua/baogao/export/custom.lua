--- Exports of the whole panel that are written in Lua: a sealed script that returns `baogao.export { … }`. What it
-- writes goes through the host into the run's folder, RUN/exports/NAME/, and nowhere else.
-- @module baogao.export.custom
local codebook = require "baogao.export.codebook"
local core = require "baogao.core"
local files = require "baogao.export.files"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local sealed = require "baogao.script.sealed"
local show = require "baogao.base.show"
local source = require "baogao.script.source"
local view = require "baogao.script.view"

local error, getmetatable, ipairs, next, pairs, pcall = error, getmetatable, ipairs, next, pairs, pcall
local setmetatable, tonumber, type = setmetatable, tonumber, type
local math_tointeger, string_format = math.tointeger, string.format
local say = messages.text
local _ENV <const> = nil

local M = {}

-- So many files one export writes, at 4 MiB each (`view.limit`).
local MOST_FILES <const> = 100000

-- What stands behind the objects that a script holds; nothing once its export is done.
local behind = setmetatable({}, { __mode = "k" })

local function state_of(object, level)
  return behind[object] or error("this belongs to an export that is done", level + 1)
end

-- ## A row

local Row = { __metatable = false, __name = "row" }

-- The column that a name means: "new_received[channel:fax]" or the column's own.
local function find_column(state, name, level)
  local column = state.by_name[name]
  if not column then
    local indicator, dims = names.parse(name)
    column = indicator and state.by_name[names.format(indicator, dims)]
  end
  if not column and not state.needs[name] then
    error(string_format("the panel has no %s; name it in needs if it may be missing", show(name)), level + 1)
  end
  return column
end

-- A whole number below 2^53 as an integer, any other exact.
local function number_of(text)
  local whole = #text < 16 and text:match "^%-?%d+$"
  return whole and math_tointeger(tonumber(whole)) or core.decimal(text)
end

--- The value of a figure.
-- @tparam string name "gdp", "new_received[channel:fax]", or the name of a column
-- @treturn integer|decimal|nil nil when it has none
function Row:value(name)
  local row = state_of(self, 2)
  local column = find_column(row.panel, name, 2)
  local text = column and row.values[column.at]
  return text and number_of(text) or nil
end

--- The value as it is printed; — when there is none.
-- @tparam string name
-- @treturn string
function Row:show(name)
  local row = state_of(self, 2)
  local column = find_column(row.panel, name, 2)
  return column and row.values[column.at] or "—"
end

local KEYS <const> = { run = true, report = true, place = true, adcode = true, publisher = true, level = true, year = true,
  form = true }

function Row.__index(self, key)
  if KEYS[key] then
    local row = state_of(self, 2)
    local at = row.panel.keys[key]
    return at and row.values[at] or ""
  end
  return Row[key]
end

function Row.__newindex()
  error("a row cannot be changed", 2)
end

-- ## The panel

local Panel = { __metatable = false, __name = "panel" }
Panel.__index = Panel

function Panel.__newindex()
  error("the panel cannot be changed", 2)
end

--- What a script can call of a panel and of a row, by name.
M.methods = { panel = Panel, row = Row }

local function new_row(state, values)
  local row = setmetatable({}, Row)
  behind[row] = { panel = state, values = values }
  return row
end

--- The rows, one after the other, in the order of the runs' reports.
-- @treturn function
function Panel:rows()
  local state = state_of(self, 2)
  local next_row = state.table:rows()
  return function()
    local values = next_row()
    return values and new_row(state, values) or nil
  end
end

--- How many rows there are.
-- @treturn integer
function Panel:count()
  return state_of(self, 2).table.count
end

--- The figures: name, label, unit, indicator, dims, values (how many rows have one).
-- @treturn {table,...}
function Panel:figures()
  local list = {}
  for _, column in ipairs(state_of(self, 2).figures) do
    list[#list + 1] = { name = column.name, label = column.label or column.indicator, unit = column.unit,
      indicator = column.indicator, dims = column.dims, values = column.values }
  end
  return list
end

--- What a figure is called, with its unit.
-- @tparam string name
-- @treturn string
function Panel:label(name)
  local column = find_column(state_of(self, 2), name, 2)
  return column and codebook.title(column) or name
end

local function new_state(table, needs)
  local state = { table = table, by_name = {}, keys = {}, figures = {}, needs = {} }
  for at, column in ipairs(table.columns) do
    if column.indicator then
      state.by_name[names.format(column.indicator, column.dims)] = column
      state.figures[#state.figures + 1] = column
    elseif KEYS[column.name] then
      state.keys[column.name] = at
    end
  end
  for _, column in ipairs(state.figures) do
    state.by_name[column.name] = state.by_name[column.name] or column
  end
  for _, name in ipairs(needs) do
    state.needs[name] = true
  end
  return state
end

-- ## Scripts

local Export = { __metatable = false, __name = "export" }

-- What baogao.export was given, out of the script's reach.
local given = setmetatable({}, { __mode = "k" })

local SHAPE <const> = { name = "string", about = "string", file = "string", needs = "table", write = "function",
  row = "function" }

local function check_shape(head)
  for field, value in pairs(head) do
    if type(value) ~= SHAPE[field] then
      error(string_format("export: %s: %s", show(field), SHAPE[field] and "a " .. SHAPE[field] .. " is wanted"
        or "there is no such field"), 3)
    end
  end
  if not head.name or not head.name:match "^[a-z0-9][a-z0-9_-]*$" or #head.name > 40 then
    error("export: name: small letters, digits, - and _, at most 40", 3)
  end
  if not head.file or not head.file:match "^[A-Za-z0-9][A-Za-z0-9_-]*%.[a-z0-9]+$" or #head.file > 60 then
    error("export: file: a name as in table.tex", 3)
  end
  if (head.write == nil) == (head.row == nil) then
    error("export: write (one file) or row (a file for each row), one of them", 3)
  end
end

--- An export of the panel.
-- @tparam table head name, file, about, needs (names of figures that the panel may lack), and write = function(panel, out)
-- for one file, or row = function(row, out, panel) for a file of each row
-- @treturn export
function M.export(head)
  if type(head) ~= "table" or getmetatable(head) then
    error("export: a table is wanted", 2)
  end
  check_shape(head)
  local needs = {}
  for i, name in ipairs(head.needs or {}) do
    if not names.parse(name) then
      error(string_format("export: needs: %s is not the name of a fact", show(name)), 2)
    end
    needs[i] = name
  end
  local export = setmetatable({}, Export)
  given[export] = { name = head.name, file = head.file, needs = needs, write = head.write, row = head.row }
  return export
end

local function file_of(word, folders)
  if word:match "%.lua$" then
    return word
  end
  for i = #folders, 1, -1 do
    local path = string_format("%s/export/%s.lua", folders[i], word)
    if core.read_file(path) then
      return path
    end
  end
end

local function own_modules(path)
  local folder = path:match "^(.*)/[^/]*$" or "."
  return function(name)
    local file = folder .. "/" .. name:gsub("%.", "/") .. ".lua"
    return core.read_file(file), "@" .. file
  end
end

--- Loads an export script, sealed.
-- @tparam string word a path that ends in .lua, or the name of one in a folder `export` of the folders of scripts
-- @tparam {string,...} folders
-- @treturn table|nil name, file, needs, write, row, where
-- @treturn string message
-- @treturn boolean true when there is no such script; else it is wrong
function M.load(word, folders)
  local path = file_of(word, folders)
  local text, message = nil, say("export_no_script", word)
  if path then
    text, message = core.read_file(path)
  end
  if not text then
    return nil, path and string_format("%s: %s", path, message) or message, true
  end
  local api = { api = 1, decimal = core.decimal, export = M.export }
  local chunk, problem = source.load(path, text, "@" .. path, sealed.new({ baogao = api }, own_modules(path)))
  if not chunk then
    return nil, show(problem), false
  end
  local ok, export = pcall(chunk)
  if not ok then -- of `return baogao.export { … }` Lua has no line any more
    local fault = show(export)
    return nil, fault:find(path, 1, true) and fault or path .. ": " .. fault, false
  end
  if type(export) ~= "table" or not given[export] then
    return nil, say("export_returns", path), false
  end
  given[export].where = path
  return given[export]
end

-- ## Writing

local function write_file(folder, name, export, write, object)
  local text = view.write({ where = export.where, file = name, write = write }, object)
  files.check(files.text(folder .. "/" .. name, function(add)
    add(text)
  end))
end

-- "card.md" of 郑州市 2016 -> "410100-2016-card.md"; the second one of them has a number.
local function row_name(row, file, used)
  local values, keys = row.values, row.panel.keys
  local parts = {}
  for _, key in ipairs { "adcode", "year" } do
    parts[#parts + 1] = values[keys[key]] and values[keys[key]]:gsub("[^%w]", "") .. "-" or ""
  end
  local name = parts[1] .. (parts[2] or "") .. file
  used[name] = (used[name] or 0) + 1
  return used[name] == 1 and name or (name:gsub("(%.[^.]*)$", "-" .. used[name] .. "%1"))
end

local function write_rows(folder, export, panel)
  local used, count = {}, 0
  for row in panel:rows() do
    count = count + 1
    if count > MOST_FILES then
      files.fail(say("export_files", MOST_FILES), "LIMIT")
    end
    write_file(folder, row_name(behind[row], export.file, used), export, function(_, out)
      return export.row(row, out, panel)
    end, row)
  end
end

--- Runs an export over a panel.
-- @tparam table export see `load`
-- @tparam string run the folder whose exports/NAME/ it writes
-- @tparam table table see `baogao.export.wide`
-- @treturn boolean|nil raises what the script raises
-- @treturn string message
-- @treturn string|nil code
function M.write(export, run, table)
  local panel = setmetatable({}, Panel)
  local state = new_state(table, export.needs)
  behind[panel] = state
  local ok, message, code = files.caught(function()
    local folder = string_format("%s/exports/%s", run, export.name)
    files.check(core.make_folder(folder))
    if export.row then
      write_rows(folder, export, panel)
    else
      write_file(folder, export.file, export, function(_, out)
        return export.write(panel, out)
      end, {})
    end
  end)
  for object in next, behind do
    behind[object] = nil
  end
  return ok, message, code
end

--- The figures that an export needs and no report of the panel states.
-- @tparam table export
-- @tparam table table
-- @treturn {string,...}
function M.missing(export, table)
  local state, list = new_state(table, {}), {}
  for _, name in ipairs(export.needs) do
    if not state.by_name[name] then
      list[#list + 1] = name
    end
  end
  return list
end

return M
