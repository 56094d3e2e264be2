--- What `require "baogao"` is inside a script.
-- @module baogao.script.api
local core = require "baogao.core"
local show = require "baogao.base.show"
local hooks = require "baogao.pattern.probe_hooks"
local misuse = require "baogao.script.misuse"
local script = require "baogao.script.script"
local zh = require "baogao.zh"

local type, pairs, ipairs, error = type, pairs, ipairs, error
local string_format = string.format
local _ENV <const> = nil

local M = {}

--- The version of the script API; a script may say `assert(baogao.api == 1)`.
M.api = misuse.api

--- @see baogao.zh
M.zh = zh

--- A new script; see `baogao.script.script`.
-- @function script
M.script = script.new

--- Exact numbers: `baogao.decimal "3.80"`.
-- @function decimal
M.decimal = core.decimal

--- The folded form of a string, which rules are matched against.
-- @function fold
M.fold = core.fold

--- A vocabulary: part of a breakdown to the words that mean it.
-- @tparam {string={string,...}} words { fax = { "传真申请" }, ... }
-- @treturn table the same, checked
function M.lookup(words)
  if type(words) ~= "table" then
    error("lookup: needs a table of words", 2)
  end
  for key, list in pairs(words) do
    if type(key) ~= "string" or not key:match "^[a-z][a-z0-9_]*$" then
      error(string_format("lookup: %q is not a name (small letters, digits, _)", show(key)), 2)
    end
    if type(list) ~= "table" or #list == 0 then
      error(string_format("lookup: %s needs a list of words", key), 2)
    end
    for i, word in ipairs(list) do
      if type(word) ~= "string" or word == "" then
        error(string_format("lookup: %s[%d] is not a word", key, i), 2)
      end
    end
  end
  return hooks.lookup(words)
end

return M
