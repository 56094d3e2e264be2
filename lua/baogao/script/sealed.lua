--- The environment a script runs in: an allow-list of names, each script with copies of its own. No
-- files, processes, clock, debug library or bytecode; what scripts may call cannot reach the host.
-- @module baogao.script.sealed
local core = require "baogao.core"
local show = require "baogao.base.show"
local source = require "baogao.script.source"
local terminal = require "baogao.base.terminal"
local lpeg = require "baogao.pattern.lpeg"

local debug_getmetatable = debug.getmetatable
local load, setmetatable, getmetatable, type = load, setmetatable, getmetatable, type
local pairs, ipairs, error, rawget, select = pairs, ipairs, error, rawget, select
local assert, next, require, pcall, xpcall, rawequal, rawlen = assert, next, require, pcall, xpcall, rawequal, rawlen
local tonumber, string, table, math, utf8 = tonumber, string, table, math, utf8
local _ENV <const> = nil

local M = {}

--- The longest text `load` takes, in bytes.
M.source_limit = 1 << 20

--- How much a script may print, in bytes, while it loads and for each report.
M.print_limit = 1 << 16

--- Where it goes: called with one line.
-- @tparam string line
function M.say(line)
  terminal.stderr:write(line, "\n")
end

--- Text that a terminal, a log or a table can take: short, without control bytes, valid UTF-8.
-- @tparam string text
-- @tparam[opt=1000] integer most bytes
-- @treturn string
function M.plain(text, most)
  most = most or 1000
  if #text > most then
    text = text:sub(1, most):gsub("[\xC0-\xFF][\x80-\xBF]*$", "") .. " …"
  end
  return core.plain((text:gsub("\n", " | ")))
end

local function copy(from, names)
  local to = {}
  for name in names:gmatch "%S+" do
    to[name] = from[name]
  end
  return to
end

local function shallow_copy(from)
  local to = {}
  for name, value in next, from do
    to[name] = value
  end
  return to
end

local PLAIN <const> = { ["nil"] = true, boolean = true, number = true, string = true }

local function safe_format(format, ...)
  if type(format) == "string" and format:find("%%[-+ #0-9.]*p") then
    error("format: %p is not available to scripts", 2)
  end
  local arguments = { ... }
  for i = 1, select("#", ...) do
    if not PLAIN[type(arguments[i])] then
      arguments[i] = show(arguments[i])
    end
  end
  return string.format(format, table.unpack(arguments, 1, select("#", ...)))
end

local function safe_setmetatable(t, mt)
  if type(mt) == "table" then
    if rawget(mt, "__gc") ~= nil then
      error("setmetatable: __gc is not available to scripts", 2)
    end
    if type(rawget(mt, "__mode")) == "string" and rawget(mt, "__mode"):find("k", 1, true) then
      error("setmetatable: weak keys are not available to scripts", 2)
    end
  end
  return setmetatable(t, mt)
end

local function safe_getmetatable(value)
  if type(value) ~= "table" then
    return nil
  end
  return getmetatable(value)
end

local STRING <const> = "byte char find gmatch gsub len lower match pack packsize rep reverse sub unpack upper"
local TABLE <const> = "concat insert move pack remove sort unpack"
local MATH <const> = "abs ceil floor fmod huge max maxinteger min mininteger modf pi sqrt tointeger type ult"
local UTF8 <const> = "char charpattern codepoint codes len offset"
local RE <const> = "compile find gsub match updatelocale"

-- Nothing, any number of times, is a long way for C.
local function safe_rep(s, n, sep)
  if (s == "" or s == nil) and (sep == "" or sep == nil) then
    return string.rep(s, 0)
  end
  return string.rep(s, n, sep)
end

local function sealed_string()
  local s = copy(string, STRING)
  s.format, s.rep = safe_format, safe_rep
  return s
end

-- C believes what __len and __index say of a table, for as long as it takes.
local function check_plain(t, name)
  local mt = debug_getmetatable(t)
  if type(t) == "table" and mt and (rawget(mt, "__len") ~= nil or rawget(mt, "__index") ~= nil
    or rawget(mt, "__newindex") ~= nil) then
    error(name .. ": only plain tables, without __len, __index or __newindex", 3)
  end
end

local function plain_only(name)
  local original = table[name]
  return function(t, ...)
    check_plain(t, name)
    return original(t, ...)
  end
end

local MOST_MOVED <const> = 1 << 24

local function sealed_table()
  local t = copy(table, TABLE)
  for _, name in ipairs { "concat", "insert", "remove", "sort", "unpack" } do
    t[name] = plain_only(name)
  end
  function t.move(a, from, to, at, b)
    check_plain(a, "move")
    check_plain(b, "move")
    if math.type(from) == "integer" and math.type(to) == "integer"
      and (from < -MOST_MOVED or to > MOST_MOVED or to - from > MOST_MOVED) then
      error("move: too many elements", 2)
    end
    return table.move(a, from, to, at, b or a)
  end
  return t
end

-- What each environment may still print.
local left = setmetatable({}, { __mode = "k" })

local function printer(env)
  return function(...)
    local pieces = {}
    for i = 1, select("#", ...) do
      pieces[i] = M.plain(show((select(i, ...))), 4096)
    end
    local line = table.concat(pieces, "\t")
    if left[env] > 0 then
      left[env] = left[env] - #line - 1
      M.say(left[env] > 0 and line or "print: that was " .. M.print_limit .. " bytes; no more")
    end
  end
end

--- Lets a script print again, for another report.
-- @tparam table env
function M.refresh(env)
  left[env] = M.print_limit
end

--- Hides the shared metatable of strings: a script cannot reach or change it. Once a state; everything of the host's own
-- must be loaded before.
function M.hide()
  local strings = debug_getmetatable("")
  strings.__index = sealed_string()
  strings.__metatable = false
end

local function loader(env)
  return function(code, name, _, other)
    if type(code) ~= "string" then
      error("load: only text is loaded", 2)
    end
    if #code > M.source_limit then
      return nil, "load: more than " .. M.source_limit .. " bytes"
    end
    local chunk = type(name) == "string" and name:sub(1, 60) or "=(load)"
    return load(code, chunk, "t", other == nil and env or other)
  end
end

-- Numbers by size, then texts by their bytes.
local function in_order(a, b)
  if type(a) == type(b) then
    return a < b
  end
  return type(a) == "number"
end

-- `pairs` in one order, so that the rules a script makes in a loop are always made alike: numbers, texts, the rest.
local function ordered_pairs(t)
  if type(t) ~= "table" or debug_getmetatable(t) then
    return pairs(t)
  end
  local keys, others = {}, {}
  for key in next, t do
    local list = (type(key) == "string" or type(key) == "number") and keys or others
    list[#list + 1] = key
  end
  table.sort(keys, in_order)
  table.move(others, 1, #others, #keys + 1, keys)
  local i = 0
  return function()
    local key, value
    repeat
      i = i + 1
      key = keys[i]
      value = nil
      if key ~= nil then
        value = rawget(t, key)
      end
    until key == nil or value ~= nil -- what has gone meanwhile is left out
    return key, value
  end, t, nil
end

-- `require` of an environment: what is given, and modules in the script's own folder.
local function requirer(env, modules, find)
  local loaded = {}
  local own = { lpeg = function()
    return shallow_copy(lpeg)
  end, re = function()
    return copy(require "baogao.pattern.re", RE)
  end }
  return function(name)
    if type(name) ~= "string" or #name > 64 or not name:match "^[a-z][a-z0-9_]*[a-z0-9_.]*$"
      or name:find("..", 1, true) then
      error("require: no module of this name", 2)
    end
    if loaded[name] == false then
      error("require: " .. name .. " requires itself", 2)
    end
    if loaded[name] == nil and own[name] then
      loaded[name] = own[name]()
    end
    local value = loaded[name] or modules[name]
    if value ~= nil then
      return value
    end
    local text, chunk
    if find then
      text, chunk = find(name)
    end
    if not text then
      error("require: there is no module " .. name .. " for scripts (baogao, lpeg, re, your own folder)", 2)
    end
    local f, message = source.load(chunk:sub(2), text, chunk, env)
    if not f then
      error(message, chunk:sub(1, 1) == "@" and 0 or 2)
    end
    loaded[name] = false -- while it runs
    value = f(name)
    loaded[name] = value or true
    return loaded[name]
  end
end

--- A fresh environment.
-- @tparam {string=any} modules what `require` finds: name to value
-- @tparam[opt] function find gives the text and chunk name of a module in the script's own folder
-- @treturn table
function M.new(modules, find)
  local env = {
    assert = assert, error = error, ipairs = ipairs, next = next, pairs = ordered_pairs, pcall = pcall,
    xpcall = xpcall, rawequal = rawequal, rawlen = rawlen, select = select, tonumber = tonumber,
    type = type, tostring = show, setmetatable = safe_setmetatable,
    getmetatable = safe_getmetatable, string = sealed_string(), table = sealed_table(),
    math = copy(math, MATH), utf8 = copy(utf8, UTF8), _VERSION = "Lua 5.4",
  }
  -- Names are looked up in the allow-list; what a script sets lies in its own table in front of it.
  local front = setmetatable({}, { __index = env, __metatable = false })
  env._G = front
  env.load, env.print, env.require = loader(front), printer(front), requirer(front, modules, find)
  M.refresh(front)
  return front
end

return M
