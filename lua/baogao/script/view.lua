--- One report as an export sees it.
-- @module baogao.script.view
local show = require "baogao.base.show"
local check = require "baogao.script.check"
local names = require "baogao.base.names"

local error, pcall, select, setmetatable, type = error, pcall, select, setmetatable, type
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

-- The facts behind a report that a script holds.
local function facts_of(self, level)
  local state = behind[self] or error("this report is done", level + 1)
  return state.facts
end

function View.__index(self, key)
  if META[key] then
    return facts_of(self, 2):meta(key)
  end
  return View[key]
end

local function find(self, name)
  local indicator, dims, group = names.parse(name)
  facts_of(self, 3)
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
  return facts_of(self, 2):get(index, dims)
end

--- The value as text; — when there is none.
-- @tparam string name
-- @treturn string
function View:show(name)
  local index, dims = find(self, name)
  local value = facts_of(self, 2):get(index, dims)
  return value == nil and "—" or show(value)
end

--- Every fact: indicator, dims, unit, status, value, raw, line, rule; in the order of facts.csv.
-- @treturn {table,...}
function View:facts()
  return facts_of(self, 2):all()
end

--- Every check: name, verdict, left, right, gap, note, grade.
-- @treturn {table,...}
function View:checks()
  return facts_of(self, 2):outcomes()
end

--- The sum of a fact over a dimension: r:sum "new_received[channel]"; nil when nothing is stated.
-- @tparam string name
-- @treturn integer|decimal|nil
function View:sum(name)
  return check.view(facts_of(self, 2), behind[self].index):sum(name).value
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

local Out = { __metatable = false, __name = "out" }
Out.__index = Out

function Out.__newindex()
  error("write with out:write(…)", 2)
end

-- The pieces that were written to an `out`, out of the script's reach; nil when its report is done.
local written = setmetatable({}, { __mode = "k" })

local function add(pieces, piece)
  if type(piece) ~= "string" and type(piece) ~= "number" then
    error(string_format("out:write takes text, got a %s", type(piece)), 3)
  end
  local text = show(piece)
  pieces.size = pieces.size + #text
  if pieces.size > M.limit then
    error(string_format("an export may write %d bytes about one report", M.limit), 3)
  end
  pieces[#pieces + 1] = text
end

--- Adds text to what the export writes.
-- @tparam string|number ... pieces
-- @treturn out
function Out:write(...)
  local pieces = written[self] or error("this belongs to a report that is done", 2)
  for i = 1, select("#", ...) do
    add(pieces, (select(i, ...)))
  end
  return self
end

--- Runs an export. An error in it is an error of the script.
-- @tparam table export write, where
-- @tparam report report
-- @treturn string what it wrote
function M.write(export, report)
  local out = setmetatable({}, Out)
  local pieces = { size = 0 }
  written[out] = pieces
  local ok, message = pcall(export.write, report, out)
  written[out], behind[report] = nil, nil
  if not ok then
    error(string_format("%s: export %s: %s", export.where, export.file,
      type(message) == "string" and message or type(message)), 0)
  end
  return table_concat(pieces)
end

return M
