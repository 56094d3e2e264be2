--- Which reports a script reads: what `identify` is given, checked.
-- @module baogao.script.identity
local misuse = require "baogao.script.misuse"

local fail, check_words = misuse.fail, misuse.words
local type, math_type = type, math.type
local _ENV <const> = nil

local M = {}

local FIELDS <const> = { must = true, any = true, none = true, untitled = true, titled = true, years = true }

--- Raises where something is wrong.
-- @tparam table what must, any, none, untitled, titled, years
-- @treturn table the same as lists of words, and years { from, to }
function M.check(what)
  misuse.type(what, "table", "identify")
  misuse.known(what, FIELDS, "identify")
  local years = type(what.years) == "table" and what.years or what.years == nil and { 0, 0 } or {}
  if math_type(years[1]) ~= "integer" or math_type(years[2]) ~= "integer" or years[1] > years[2] then
    fail("identify.years", "must be two years, { 2014, 2018 }")
  end
  if not what.must and not what.any then
    fail("identify", "needs must or any words: it would read every report")
  end
  return {
    must = check_words(what.must, "identify.must"),
    any = check_words(what.any, "identify.any"),
    none = check_words(what.none, "identify.none"),
    untitled = check_words(what.untitled, "identify.untitled"),
    titled = check_words(what.titled, "identify.titled"),
    years = { years[1], years[2] },
  }
end

return M
