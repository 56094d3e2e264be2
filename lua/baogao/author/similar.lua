--- Which rule a figure that nobody claimed was perhaps meant for: one that begins with nearly the same words.
-- @module baogao.author.similar
local figures = require "baogao.author.draft_figures"

local ipairs, math_max, math_min = ipairs, math.max, math.min
local table_sort, utf8_codes, utf8_char = table.sort, utf8.codes, utf8.char
local _ENV <const> = nil

local M = {}

--- How many characters must be shared, and which part of the shorter of the two: in one piece, and in order with
-- others between them.
M.least, M.share, M.loose_share = 3, 0.6, 0.7

local function characters(s)
  local list = {}
  for _, code in utf8_codes(s) do
    list[#list + 1] = utf8_char(code)
  end
  return list
end

-- How many characters two lists share: in their longest common piece, and in order with others between.
local function shared(a, b)
  local piece, above, runs = 0, {}, {}
  for i = 1, #a do
    local row, run = {}, {}
    for j = 1, #b do
      local same = a[i] == b[j]
      run[j] = same and (runs[j - 1] or 0) + 1 or 0
      row[j] = same and (above[j - 1] or 0) + 1 or math_max(above[j] or 0, row[j - 1] or 0)
      piece = math_max(piece, run[j])
    end
    above, runs = row, run
  end
  return piece, above[#b] or 0
end

-- How much a word is like a label: the shared characters, when they are enough; else 0.
local function likeness(label, word)
  local piece, loose = shared(label, word)
  if piece >= M.least and piece >= M.share * #label then
    return piece
  end
  return loose > M.least and loose >= M.loose_share * math_max(#label, #word) and loose or 0
end

local function label_of(reading, amount)
  return (figures.label(reading.view, amount.from):gsub("“", ""):gsub("”", ""):gsub("的$", ""))
end

--- The rule of the chain, not matched in this report, whose first words are most like the words before a figure.
-- @tparam reading reading
-- @tparam table amount a quantity
-- @treturn rule|nil
-- @treturn string|nil its word that is like
function M.rule(reading, amount)
  local label = characters(label_of(reading, amount))
  local rule_found, word_found, most = nil, nil, 0
  for i, rule in ipairs(#label >= M.least and reading.compiled.rules or {}) do
    local kept = reading.stops:of(i)
    if rule.pattern and not (kept and #kept.matched > 0) then
      for _, word in ipairs(rule.words or {}) do
        local count = #word > M.least and likeness(label, characters(word)) or 0
        if count > most or count == most and rule == rule_found and word < word_found then
          rule_found, word_found, most = rule, word, count
        end
      end
    end
  end
  return rule_found, word_found
end

--- The words of the text, before a figure that nobody claimed, that are most like the first words of a rule.
-- @tparam reading reading
-- @tparam rule rule
-- @tparam {table,...} amounts see `reading:unclaimed`
-- @treturn string|nil words
-- @treturn integer|nil line
function M.words(reading, rule, amounts)
  local found, line, most = nil, nil, 0
  for _, amount in ipairs(amounts) do
    local words = label_of(reading, amount)
    local label = characters(words)
    for _, word in ipairs(#label >= M.least and rule.words or {}) do
      local count = #word > M.least and likeness(label, characters(word)) or 0
      if count > most then
        found, line, most = words, amount.line, count
      end
    end
  end
  return found, line
end

--- The names that share most characters with a word, the most alike first.
-- @tparam string word
-- @tparam {string,...} names
-- @tparam integer most how many
-- @treturn {string,...}
function M.names(word, names, most)
  local wanted, list, seen = characters(word), {}, {}
  for i, name in ipairs(names) do
    if not seen[name] then
      seen[name] = true
      local letters = characters(name)
      local _, loose = shared(wanted, letters)
      list[#list + 1] = { name = name, likeness = 2 * loose / (#wanted + #letters), number = i }
    end
  end
  table_sort(list, function(a, b)
    return a.likeness > b.likeness or a.likeness == b.likeness and a.number < b.number
  end)
  local nearest = {}
  for i = 1, math_min(most, #list) do
    nearest[i] = list[i].name
  end
  return nearest
end

return M
