--- LPeg's module `re`, working on patterns of ours: the packaged file, which finds these in the place of LPeg.
-- @module baogao.pattern.re
local lpeg = require "baogao.pattern.lpeg"

local env = setmetatable({ getmetatable = debug.getmetatable, require = function()
  return lpeg
end }, { __index = _G })

return assert(loadfile(package.searchpath("re", package.path), "t", env))()
