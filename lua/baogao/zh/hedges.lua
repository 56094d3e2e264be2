--- What words before a number allow it to be off by.
-- @module baogao.zh.hedges
local _ENV <const> = nil

return {
  -- 约3000件 and 2871件 are one figure: about is within so many percent. Reports round to one or two digits
  -- (近30万 for 288342, 约3000 for 2871), which is off by less than five.
  about_percent = 5,
}
