--- `baogao try -i`: a Lua prompt over one report, as it was read and with its facts.
-- @module baogao.command.prompt
local baogao = require "baogao.script.api"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local terminal = require "baogao.base.terminal"
local lpeg = require "baogao.pattern.lpeg"
local re = require "baogao.pattern.re"

local error, ipairs, load, pcall, select, setmetatable, tostring, type =
  error, ipairs, load, pcall, select, setmetatable, tostring, type
local stdin, stdout, stderr = io.stdin, terminal.stdout, terminal.stderr
local string_format, table_pack = string.format, table.pack
local globals = _G
local _ENV <const> = nil

local M = {}

-- The facts as a list, and by name: facts "new_received[channel:fax]".
local function facts_of(reading)
  local list = {}
  for i, fact in ipairs(reading.facts) do
    list[i] = fact
  end
  return setmetatable(list, {
    __call = function(_, name)
      local indicator, dims = names.parse(name)
      for _, fact in ipairs(list) do
        if fact.indicator == indicator and fact.dims == dims then
          return fact.value, fact
        end
      end
      error(string_format("there is no fact %s", tostring(name)), 2)
    end,
  })
end

local function show(value)
  if type(value) == "string" then
    return string_format("%q", value):gsub("\\\n", "\\n")
  end
  return tostring(value)
end

local function print_values(values)
  for i = 1, values.n do
    stdout:write(i > 1 and "\t" or "", (show(values[i])))
  end
  if values.n > 0 then
    stdout:write "\n"
  end
end

-- An expression, or a statement, or nil and whether more lines could complete it.
local function compile(source, env)
  local chunk = load("return " .. source, "=prompt", "t", env)
  if chunk then
    return chunk
  end
  local message
  chunk, message = load(source, "=prompt", "t", env)
  return chunk, message
end

local function run(source, env)
  local chunk, message = compile(source, env)
  if not chunk then
    if message:find "<eof>" then
      return false
    end
    stderr:write(message, "\n")
    return true
  end
  local values = table_pack(pcall(chunk))
  if values[1] then
    print_values(table_pack(select(2, globals.table.unpack(values, 1, values.n))))
  else
    stderr:write(tostring(values[2]), "\n")
  end
  return true
end

--- The names that the prompt knows.
-- @tparam reading reading
-- @tparam script script
-- @treturn table
function M.environment(reading, script)
  local zh = baogao.zh
  return setmetatable({ report = reading.report, facts = facts_of(reading), checks = reading.outcomes, script = script,
    zh = zh, w = zh.words, lpeg = lpeg, re = re, baogao = baogao, view = reading.view }, { __index = globals })
end

--- Reads lines from standard input and runs them.
-- @tparam reading reading
-- @tparam script script
function M.run(reading, script)
  local env, pending = M.environment(reading, script), nil
  stderr:write(messages.text "prompt", "\n")
  while true do
    stderr:write(pending and messages.text "prompt_more" or messages.text "prompt_line")
    stderr:flush()
    local line = stdin:read "l"
    if not line then
      break
    end
    local source = pending and pending .. "\n" .. line or line
    pending = not run(source, env) and source or nil
  end
  stderr:write "\n"
end

return M
