--- Finding fault with what an author wrote: "file:line: field: what is wrong".
-- @module baogao.script.misuse
local show = require "baogao.base.show"
local core = require "baogao.core"
local names = require "baogao.base.names"

local getinfo = debug.getinfo
local type, pairs, ipairs, error = type, pairs, ipairs, error
local math_type, string_format, utf8_len = math.type, string.format, utf8.len
local _ENV <const> = nil

local M = {}

local RUNTIME <const> = getinfo(1, "S").source:match "^(.*)/[^/]*/" or "" -- lua/baogao

--- Where the author's call stands: the first frame outside this runtime.
-- @treturn string "scripts/city/x.lua:12"
function M.here()
  for level = 2, 40 do
    local info = getinfo(level, "Sl")
    if not info then
      return "?"
    elseif info.what ~= "C" and info.source:sub(1, #RUNTIME) ~= RUNTIME then
      return string_format("%s:%d", info.source:sub(2), info.currentline)
    end
  end
end

--- A message that names a line of this runtime, with the line of the author that led there instead.
-- @tparam string message "file:line: what"
-- @tparam thread thread in which it was raised
-- @treturn string
function M.at_author(message, thread)
  local named, what = message:match "^%.*(.-%.lua):%d+: (.*)$"
  if not named or #named < 8 or not (RUNTIME:sub(2) .. "/" .. (named:match "baogao/(.*)$" or "?")):find(named, 1, true) then
    return message
  end
  for level = 0, 60 do
    local info = getinfo(thread, level, "Sl")
    if not info then
      return message
    elseif info.what ~= "C" and info.source:sub(1, #RUNTIME) ~= RUNTIME then
      return string_format("%s:%d: %s", info.source:sub(2), info.currentline, what)
    end
  end
  return message
end

--- Raises "file:line: field: message".
-- @tparam string field
-- @tparam string format and its arguments
local function fail(field, format, ...)
  error(string_format("%s: %s: %s", M.here(), field, string_format(format, ...)), 0)
end

--- `value`, when it is of the type `wanted`; strings are UTF-8.
local function check_type(value, wanted, field)
  if type(value) ~= wanted then
    fail(field, "must be a %s, got %s", wanted, value == nil and "nothing" or type(value))
  end
  if wanted == "string" and not utf8_len(value) then
    fail(field, "is not UTF-8")
  end
  return value
end

--- The longest name, unit or reason, in bytes: it stands in every row of a table.
M.label_most = 500

--- `value`, when it is a text for the cells of tables: short, on one line, without characters that act on who shows
-- it.
local function check_label(value, field)
  check_type(value, "string", field)
  if #value > M.label_most then
    fail(field, "is %d bytes long, at most %d are possible", #value, M.label_most)
  elseif core.plain(value) ~= value then
    fail(field, "has a line end or another control character: %s", core.plain(value))
  end
  return value
end

--- A list of words, folded; none of them empty. Nothing is an empty list.
local function check_words(value, field)
  if value == nil then
    return {}
  end
  check_type(value, "table", field)
  local folded = {}
  for i, word in ipairs(value) do
    check_type(word, "string", field .. "[" .. i .. "]")
    folded[i] = core.fold(word)
    if folded[i] == "" then
      fail(field, "word %d is empty", i)
    end
  end
  if #folded == 0 then
    fail(field, "has no words")
  end
  return folded
end

--- Refuses options that are not among `known`.
local function check_known(options, known, field)
  for key in pairs(options) do
    if not known[key] then
      fail(field, "has no option %q", show(key))
    end
  end
end

--- What to say of breakdowns with a comma between them; "" when there are none.
-- @tparam any text
-- @treturn string
function M.parted(text)
  return type(text) == "string" and text:find "%[[^%]]*," and "; two breakdowns are parted by ; as in n[kind:general;level:own]" or ""
end

--- Indicator and dims of the name of one fact.
local function check_name(value, field)
  local name, dims, group = names.parse(value)
  if not name or group then
    fail(field, "%q is not the name of a fact (indicator, or indicator[dim:part])%s", show(value),
      M.parted(value))
  end
  return name, dims
end

--- The version of what scripts may call.
M.api = 1

local HEAD <const> = { name = true, version = true, place = true, adcode = true, extends = true, about = true,
  source = true, api = true }

--- Refuses a head of `baogao.script.script` that is not right.
-- @tparam any head
function M.head(head)
  check_type(head, "table", "script")
  check_known(head, HEAD, "script")
  check_label(head.version, "version")
  if head.api ~= nil and (math_type(head.api) ~= "integer" or head.api < 1 or head.api > M.api) then
    fail("api", "%s needs script API %s, this program has %d", show(head.name), show(head.api), M.api)
  end
  if not check_label(head.name, "name"):match("^[%w._-]+$") then
    fail("name", "%q may hold letters, digits, '.', '_' and '-'", head.name)
  end
  for _, field in ipairs { "place", "adcode", "extends" } do
    if head[field] ~= nil then
      check_label(head[field], field)
    end
  end
  if head.source ~= nil then
    check_label(head.source, "source")
  end
  if head.about ~= nil then
    check_type(head.about, "string", "about")
  end
  if head.adcode and not head.adcode:match "^%d%d%d%d%d%d$" then
    fail("adcode", "%q is not six digits", head.adcode)
  end
end

M.fail, M.type, M.words, M.known, M.name, M.label = fail, check_type, check_words, check_known, check_name, check_label

return M
