--- Functions of a script that fail while a report is read.
-- @module baogao.script.broken
local sealed = require "baogao.script.sealed"

local error, type = error, type
local _ENV <const> = nil

local M = {}

-- What Lua raises when the state's memory ends: that is no fault of one function.
local NO_MEMORY <const> = "not enough memory"
local LONGEST <const> = 300

--- Why a function failed, as plain text, of what it raised. Lack of memory is raised again.
-- @param message what pcall returned
-- @treturn string
function M.reason(message)
  if message == NO_MEMORY then
    error(message, 0)
  end
  return sealed.plain(type(message) == "string" and message or "it raised a " .. type(message), LONGEST)
end

return M
