--- One report as an export sees it.
-- @module baogao.script.view
local show = require "baogao.base.show"
local check = require "baogao.script.check"
local names = require "baogao.base.names"

local error, ipairs, pcall, setmetatable, type = error, ipairs, pcall, setmetatable, type
local string_format, table_concat = string.format, table.concat
local _ENV <const> = nil

local M = {}

local META <const> = { title = true, place = true, adcode = true, publisher = true, level = true,
  year = true, date = true, period = true, url = true }

-- What stands behind the report that a script sees: the core's facts and the indicators' numbers.
local behind = setmetatable({}, { __mode = "k" })

local View = {}

View.__metatable = false
View.__name = "report"

function View.__index(self, key)
  if META[key] then
    return behind[self].facts:meta(key)
  end
  return View[key]
end

local function find(self, name)
  local indicator, dims, group = names.parse(name)
  local index = indicator and behind[self].index[indicator]
  if not index or group then
    error(string_format("%s is not a fact of this script", show(name)), 3)
  end
  return index, dims
end

--- The value of a fact: r:value "new_received[channel:fax]".
-- @tparam string name
-- @treturn integer|decimal|nil nil when the report states none
-- @treturn string|nil status
function View:value(name)
  local index, dims = find(self, name)
  return behind[self].facts:get(index, dims)
end

--- The value as text; — when there is none.
-- @tparam string name
-- @treturn string
function View:show(name)
  local index, dims = find(self, name)
  local value = behind[self].facts:get(index, dims)
  return value == nil and "—" or show(value)
end

--- Every fact: indicator, dims, unit, status, value, raw, line, rule; in the order of facts.csv.
-- @treturn {table,...}
function View:facts()
  return behind[self].facts:all()
end

--- Every check: name, verdict, left, right, gap, note.
-- @treturn {table,...}
function View:checks()
  return behind[self].facts:outcomes()
end

--- The sum of a fact over a dimension: r:sum "new_received[channel]"; nil when nothing is stated.
-- @tparam string name
-- @treturn integer|decimal|nil
function View:sum(name)
  return check.view(behind[self].facts, behind[self].index):sum(name).value
end

--- The report of some facts, for an export.
-- @tparam facts facts
-- @tparam table compiled see `baogao.compile.engine`
-- @tparam string path
-- @treturn report
function M.new(facts, compiled, path)
  local view = setmetatable({ path = path, script = compiled.script, form = compiled.form }, View)
  behind[view] = { facts = facts, index = compiled.index }
  return view
end

--- The most bytes that one export writes about one report.
M.limit = 4 << 20

local Out = {}
Out.__index = Out
Out.__metatable = false

--- Adds text to what the export writes.
-- @tparam string|number ... pieces
-- @treturn out
function Out:write(...)
  for _, piece in ipairs { ... } do
    if type(piece) ~= "string" and type(piece) ~= "number" then
      error(string_format("out:write takes text, got a %s", type(piece)), 2)
    end
    local text = show(piece)
    self._size = self._size + #text
    if self._size > M.limit then
      error(string_format("an export may write %d bytes about one report", M.limit), 2)
    end
    self[#self + 1] = text
  end
  return self
end

--- Runs an export. An error in it is an error of the script.
-- @tparam table export write, where
-- @tparam report report
-- @treturn string what it wrote
function M.write(export, report)
  local out = setmetatable({ _size = 0 }, Out)
  local ok, message = pcall(export.write, report, out)
  if not ok then
    error(string_format("%s: export %s: %s", export.where, export.file,
      type(message) == "string" and message or type(message)), 0)
  end
  return table_concat(out)
end

return M
