--- What commands and scripts say: standard output and standard error, which take text of reports, scripts and file
-- names only in its plain form (`baogao.core.plain`): nothing of it acts on a terminal. JSON means the same so.
-- @module baogao.base.terminal
local core = require "baogao.core"

local plain = core.plain
local io_stdout, io_stderr = io.stdout, io.stderr
local setmetatable, tostring, table_concat = setmetatable, tostring, table.concat
local _ENV <const> = nil

local M = {}

local Stream = {}
Stream.__index = Stream

--- Writes pieces of text; line ends and tabs in them stay.
-- @tparam string|number ... pieces
function Stream:write(...)
  local pieces = { ... }
  for i = 1, #pieces do
    pieces[i] = tostring(pieces[i])
  end
  self.file:write(plain(table_concat(pieces), true))
end

--- Writes out what is kept.
function Stream:flush()
  self.file:flush()
end

--- Standard output.
M.stdout = setmetatable({ file = io_stdout }, Stream)

--- Standard error.
M.stderr = setmetatable({ file = io_stderr }, Stream)

return M
