--- Which rule a figure that nobody claimed was perhaps meant for: one that begins with nearly the same words.
-- @module baogao.similar
local figures = require "baogao.draft_figures"

local ipairs, math_max, utf8_codes, utf8_char = ipairs, math.max, utf8.codes, utf8.char
local _ENV <const> = nil

local M = {}

--- How many characters must be shared in one piece, and which part of the shorter of the two.
M.least, M.share = 3, 0.6

local function characters(s)
  local list = {}
  for _, code in utf8_codes(s) do
    list[#list + 1] = utf8_char(code)
  end
  return list
end

-- How long the longest piece is that two lists of characters share.
local function common_piece(a, b)
  local best, previous = 0, {}
  for i = 1, #a do
    local row = {}
    for j = 1, #b do
      row[j] = a[i] == b[j] and (previous[j - 1] or 0) + 1 or 0
      best = math_max(best, row[j])
    end
    previous = row
  end
  return best
end

--- The rule of the chain, not matched in this report, whose first words are most like the words before a figure.
-- @tparam reading reading
-- @tparam table amount a quantity
-- @treturn rule|nil
-- @treturn string|nil its word that is like
function M.rule(reading, amount)
  local words = figures.label(reading.view, amount.from):gsub("“", ""):gsub("”", ""):gsub("的$", "")
  local label = characters(words)
  local rule_found, word_found, most = nil, nil, M.least - 1
  for i, rule in ipairs(#label >= M.least and reading.compiled.rules or {}) do
    local kept = reading.stops:of(i)
    if rule.pattern and not (kept and #kept.matched > 0) then
      for _, word in ipairs(rule.words or {}) do
        local count = #word > M.least and common_piece(label, characters(word)) or 0
        if count > most and count >= M.share * #label then
          rule_found, word_found, most = rule, word, count
        end
      end
    end
  end
  return rule_found, word_found
end

return M
