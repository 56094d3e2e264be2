--- Files of an export: each is written under another name and gets its own when it is whole.
-- @module baogao.export.files
local io_open, os_remove, os_rename = io.open, os.remove, os.rename
local error, getmetatable, pcall, setmetatable, type = error, getmetatable, pcall, setmetatable, type
local _ENV <const> = nil

local M = {}

local Failure = {}

--- Leaves the writing of a file: what stands in its way is told, not raised to the top.
-- @tparam string message
-- @tparam[opt] string code
function M.fail(message, code)
  error(setmetatable({ message = message, code = code }, Failure), 0)
end

--- The first result, unless it is nil: then the writing is left with the second and third.
-- @treturn any
function M.check(result, message, code)
  if result == nil or result == false then
    M.fail(message, code)
  end
  return result
end

--- Calls a writer of several files.
-- @tparam function write leaves by `fail` when it cannot
-- @treturn boolean|nil
-- @treturn string message
-- @treturn string|nil code
function M.caught(write, ...)
  local ok, failure = pcall(write, ...)
  if ok then
    return true
  end
  if type(failure) == "table" and getmetatable(failure) == Failure then
    return nil, failure.message, failure.code
  end
  error(failure, 0)
end

--- Writes a file.
-- @tparam string path
-- @tparam function write called with the path to write to; leaves by `fail` when it cannot
-- @treturn boolean|nil
-- @treturn string message
-- @treturn string|nil code
function M.whole(path, write)
  local part = path .. ".partial"
  os_remove(part)
  local written, message, code = M.caught(write, part)
  if written then
    return os_rename(part, path)
  end
  os_remove(part)
  return nil, message, code
end

--- Writes a file of text.
-- @tparam string path
-- @tparam function write called with a function that adds text
-- @treturn boolean|nil
-- @treturn string message
function M.text(path, write)
  return M.whole(path, function(part)
    local file = M.check(io_open(part, "wb"))
    local kept <close> = file -- luacheck: ignore kept
    file:setvbuf("full", 1 << 16)
    write(function(text)
      M.check(file:write(text))
    end)
    M.check(file:flush())
  end)
end

return M
