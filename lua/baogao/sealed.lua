--- The environment a script runs in: an allow-list of names, each script with copies of its own. No
-- files, processes, clock, debug library or bytecode; what scripts may call cannot reach the host.
-- @module baogao.sealed
local lpeg = require "lpeg"
local re = require "re"

local debug_getmetatable = debug.getmetatable
local load, setmetatable, getmetatable, type, tostring = load, setmetatable, getmetatable, type, tostring
local pairs, ipairs, error, rawget, select = pairs, ipairs, error, rawget, select
local assert, next, pcall, xpcall, rawequal, rawlen = assert, next, pcall, xpcall, rawequal, rawlen
local tonumber, string, table, math, utf8, io = tonumber, string, table, math, utf8, io
local _ENV <const> = nil

local M = {}

--- The longest text `load` takes, in bytes.
M.source_limit = 1 << 20

local function copy(from, names)
  local to = {}
  for name in names:gmatch "%S+" do
    to[name] = from[name]
  end
  return to
end

local PLAIN <const> = { ["nil"] = true, boolean = true, number = true, string = true }

-- tostring without addresses.
local function safe_tostring(value)
  local mt = debug_getmetatable(value)
  if PLAIN[type(value)] or type(mt) == "table" and rawget(mt, "__tostring") ~= nil then
    return tostring(value)
  end
  return type(value)
end

local function safe_format(format, ...)
  if type(format) == "string" and format:find("%%[-+ #0-9.]*p") then
    error("format: %p is not available to scripts", 2)
  end
  local arguments = { ... }
  for i = 1, select("#", ...) do
    if not PLAIN[type(arguments[i])] then
      arguments[i] = safe_tostring(arguments[i])
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
local LPEG <const> = "B C Carg Cb Cc Cf Cg Cmt Cp Cs Ct P R S V locale match type version"
local RE <const> = "compile find gsub match updatelocale"

local function sealed_string()
  local s = copy(string, STRING)
  s.format = safe_format
  return s
end

--- Hides the shared metatables of strings and patterns: a script cannot reach or change them. Once a
-- state; everything of the host's own must be loaded before.
function M.hide()
  local strings = debug_getmetatable("")
  strings.__index = sealed_string()
  strings.__metatable = false
  local patterns = debug_getmetatable(lpeg.P(true))
  patterns.__index = copy(lpeg, LPEG)
  patterns.__metatable = false
end

local function loader(env)
  return function(source, name, _, other)
    if type(source) ~= "string" then
      error("load: only text is loaded", 2)
    end
    if #source > M.source_limit then
      return nil, "load: more than " .. M.source_limit .. " bytes"
    end
    local chunk = type(name) == "string" and name:sub(1, 60) or "=(load)"
    return load(source, chunk, "t", other == nil and env or other)
  end
end

--- A fresh environment.
-- @tparam {string=any} modules what `require` finds: name to value
-- @tparam[opt] function find gives the text and chunk name of a module in the script's own folder
-- @treturn table
function M.new(modules, find)
  local env = {
    assert = assert, error = error, ipairs = ipairs, next = next, pairs = pairs, pcall = pcall,
    xpcall = xpcall, rawequal = rawequal, rawlen = rawlen, select = select, tonumber = tonumber,
    type = type, tostring = safe_tostring, setmetatable = safe_setmetatable,
    getmetatable = safe_getmetatable, string = sealed_string(), table = copy(table, TABLE),
    math = copy(math, MATH), utf8 = copy(utf8, UTF8), _VERSION = "Lua 5.4",
    print = function(...)
      for i = 1, select("#", ...) do
        io.stderr:write(i > 1 and "\t" or "", (safe_tostring((select(i, ...))):sub(1, 4096)))
      end
      io.stderr:write "\n"
    end,
  }
  -- Names are looked up in the allow-list; what a script sets lies in its own table in front of it.
  local front = setmetatable({}, { __index = env, __metatable = false })
  env._G = front
  env.load = loader(front)
  local loaded = {}
  local own = { lpeg = copy(lpeg, LPEG), re = copy(re, RE) }
  env.require = function(name)
    if type(name) ~= "string" or #name > 64 or not name:match "^[a-z][a-z0-9_]*[a-z0-9_.]*$"
      or name:find("..", 1, true) then
      error("require: no module of this name", 2)
    end
    local value = own[name] or modules[name]
    if value == nil then
      value = loaded[name]
    end
    if value == nil then
      local text, chunk = nil, nil
      if find then
        text, chunk = find(name)
      end
      if not text then
        error("require: there is no module " .. name .. " for scripts (baogao, lpeg, re, your own folder)", 2)
      end
      local f, message = load(text, chunk, "t", front)
      if not f then
        error(message, 2)
      end
      value = f(name)
      value = value == nil and true or value
      loaded[name] = value
    end
    return value
  end
  return front
end

return M
