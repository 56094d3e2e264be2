--- Tells on standard error what went wrong: what, where with a caret, why, what was tried, and the command
-- that goes on from there.
-- @module baogao.command.problem
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local terminal = require "baogao.base.terminal"
local script = require "baogao.script.script"
local sources = require "baogao.script.source"
local text = require "baogao.base.text"
local zh = require "baogao.zh"

local ipairs, pairs, tostring, math_min = ipairs, pairs, tostring, math.min
local stderr, string_rep, table_sort = terminal.stderr, string.rep, table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

local as_json = false

--- Says whether problems are told as JSON (--log json).
-- @tparam boolean wanted
function M.use_json(wanted)
  as_json = wanted or false
end

--- Tells one problem.
-- @tparam table problem what; level (error), quote (lines), why, tried, next (all optional but the first)
function M.tell(problem)
  if as_json then
    stderr:write(text.json_object({ level = problem.level or "error", message = problem.what },
      { "level", "message" }), "\n")
    return
  end
  stderr:write(say("problem", problem.what), "\n")
  if problem.quote then
    stderr:write(problem.quote, "\n")
  end
  for _, part in ipairs { "why", "tried", "next" } do
    if problem[part] then
      stderr:write(say("problem_" .. part, problem[part]), "\n")
    end
  end
end

-- Where in a line the trouble is: at the word that the message names, else at the first character.
local function column_of(line, message)
  local named = message:match "near '(.-)'$" or message:match "'([^']+)'%)$"
  local at = named and line:find(named, 1, true) or line:find "%S" or 1
  return text.columns(line:sub(1, at - 1))
end

-- Lua shortens a long path to "...rest".
local function real_path(named, path)
  local rest = named:match "^%.%.%.(.*)$"
  return rest and path:sub(-#rest) == rest and path or named
end

--- The line of a script that a message names, with a caret.
-- @tparam string message "file:line: what"
-- @tparam string path of the script it is probably about
-- @treturn string|nil two lines
function M.quote(message, path)
  local named, number = message:match "^(.-%.lua):(%d+):"
  local source = named and core.read_file(real_path(named, path))
  local line = source and sources.line(source, number + 0)
  if not line then
    return nil
  end
  line = line:gsub("\t", " ")
  local margin = "  " .. number .. " | "
  return margin .. line .. "\n" .. string_rep(" ", #margin + column_of(line, message)) .. "^"
end

-- Steps from one word to another: letters added, dropped, changed.
local function distance(a, b)
  local row = {}
  for j = 0, #b do
    row[j] = j
  end
  for i = 1, #a do
    local diagonal
    diagonal, row[0] = row[0], i
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and diagonal or diagonal + 1
      diagonal, row[j] = row[j], math_min(cost, row[j] + 1, row[j - 1] + 1)
    end
  end
  return row[#b]
end

-- What scripts may call: methods of a script, and pieces of `zh`; sorted.
local function names()
  local list = { "fact", "none" }
  for _, from in ipairs { script.methods, zh } do
    for name in pairs(from) do
      list[#list + 1] = name
    end
  end
  table_sort(list)
  return list
end

-- For a call of something that is not there: the name of the toolkit that is nearest.
local function nearest(message)
  local wanted = message:match "attempt to call a nil value %(%a+ '([%w_]+)'%)"
  if not wanted then
    return nil
  end
  local best, least
  for _, name in ipairs(names()) do
    local steps = distance(wanted, name)
    if steps <= #name // 2 and steps < (least or 100) then
      best, least = name, steps
    end
  end
  return best and say("problem_nearest", wanted, best) or say("problem_unknown", wanted)
end

--- Tells an error of a script.
-- @tparam string message "file:line: what"
-- @tparam string path of the script
-- @tparam[opt=""] string before what to say before the message
function M.script(message, path, before)
  message = tostring(message)
  M.tell { what = (before or "") .. message, quote = M.quote(message, path), why = nearest(message) }
end

return M
