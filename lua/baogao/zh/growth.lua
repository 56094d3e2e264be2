--- Pieces for change against the year before, for indexes and for ratios; they are part of `baogao.zh`.
-- @module baogao.zh.growth
local core = require "baogao.core"
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"

local P, R, C, Cc, Cp = lpeg.P, lpeg.R, lpeg.C, lpeg.Cc, lpeg.Cp
local _ENV <const> = nil

local M = {}

local RISE <const> = "增长率为|增长率|增长速度为|增长|增|上涨|上升|提高|提升|增产|增加|微增|略增|微涨|略涨|微升|略升|上浮|攀升|递增|增幅为|增幅达|增幅|涨幅为|涨幅|增速为|增速达|增速"
local FALL <const> = "下降|降|减少|减|回落|减产|下跌|降低|下滑|微跌|略跌|跌|微降|略降|下挫|缩减|萎缩|减幅为|减幅|降幅为|降幅|跌幅为|跌幅|负增长"

--- Makes the pieces.
-- @tparam function words `zh.words`
-- @tparam pattern rate a percentage as written, without 个百分点
-- @treturn {string=pattern|function}
function M.pieces(words, rate)
  -- 增长了5%, 增幅为5%, 增长(下同)5%, 增长[3]5%
  local note = P"(" * (1 - lpeg.S "()\n")^-60 * P")" + P"[" * R"09"^1 * P"]"
  local between = words "了|为|达到|达|约|到|:"^-1 * note^-1
  local pieces = {}

  local function moved(list, direction)
    return (Cp() * Cc(direction) * words(list) * between * rate) / core.capture_growth
  end

  --- A rise in per cent, with its word: 增长5.6%, 上涨0.2%, 增产8.8%. Captures 5.6; inside a fact `raw` is the word
  -- and the number. A printed minus is kept: 增长-0.3% is -0.3.
  pieces.rise = moved(RISE, 1)

  --- A fall in per cent, with its word: 下降4.3%, 减产1.2%, 回落0.5%. Captures -4.3.
  pieces.fall = moved(FALL, -1)

  --- No change, in words: 持平 captures 0, 基本持平 about 0.
  pieces.same = (Cp() * (words "基本持平|大体持平|大致持平" * Cp() * Cc(true) + words "持平" * Cp()))
    / core.capture_same

  --- Growth in words: `zh.rise`, `zh.fall` or `zh.same`.
  -- @usage zh.growth:match "下降4.3%" --> -4.3
  pieces.growth = pieces.rise + pieces.fall + pieces.same

  --- A further number under the word of the first: the 7.1% of 分别增长10.0%和7.1%.
  -- @tparam integer direction 1 for a rise, -1 for a fall
  -- @treturn pattern
  -- @usage zh.more(-1):match "7.1%" --> -7.1
  function pieces.more(direction)
    return (Cp() * Cc(direction) * rate) / core.capture_growth
  end

  --- One part of a ratio: the 9.2 of 9.2:41.3:49.5. Captures 9.2; inside a fact `raw` is that part alone.
  pieces.part = tree.note((Cp() * C(R"09"^1 * (P"." * R"09"^1)^-1)) / core.capture_part, { number = "signed" })

  return pieces
end

--- An index with 100 for the year before: 99.7 captures -0.3, 100.1% captures 0.1.
-- @tparam pattern number as written
-- @treturn pattern
function M.index(number)
  return number / core.capture_index
end

return M
