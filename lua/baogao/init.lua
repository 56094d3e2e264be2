--- baogao: reads local-government reports, and lets scripts say what is in them. This is the module of stock Lua, with
-- LPeg's own patterns; scripts get `baogao.script.api`.
-- @module baogao
local api = require "baogao.script.api"
local core = require "baogao.core"
local script = require "baogao.script.script"
local stock = require "baogao.pattern.stock"

local _ENV <const> = nil

local M = { api = api.api, lookup = api.lookup, decimal = api.decimal, fold = api.fold }

--- @see baogao.zh
M.zh = stock.toolkit(api.zh)

--- A new script; see `baogao.script.script`.
-- @tparam table head
-- @treturn script
function M.script(head)
  return script.new(head, stock.given)
end

--- Reads a file into a report.
-- @function read
M.read = core.read

--- Reads bytes into a report.
-- @function read_bytes
M.read_bytes = core.read_bytes

return M
