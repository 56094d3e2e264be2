--- The figures that nobody claimed, those first that an author likely wants: in sentences with words of the script.
-- @module baogao.author.unclaimed
local core = require "baogao.core"
local text = require "baogao.base.text"

local ipairs, math_tointeger, table_sort = ipairs, math.tointeger, table.sort
local tonumber = tonumber
local _ENV <const> = nil

local M = {}

--- So many words of a script are looked for, in so many figures.
M.most_words, M.most_figures = 400, 5000

--- What an author wants to look at, out of the words of the command line.
-- @tparam table options near (a word of the sentence), section (of a heading above), lines ("20-40", "20")
-- @treturn table|nil near, section (folded), from, to; nil when `lines` is no range
function M.wanted(options)
  local from, to = (options.lines or ""):match "^(%d+)%-?(%d*)$"
  if options.lines and not from then
    return nil
  end
  return { near = options.near and core.fold(options.near), section = options.section and core.fold(options.section),
    from = from and math_tointeger(tonumber(from)), to = from and math_tointeger(tonumber(to ~= "" and to or from)) }
end

-- The first words of the script's own rules.
local function words_of(compiled, script)
  local words, seen = {}, {}
  for _, rule in ipairs(compiled.rules) do
    for _, word in ipairs(rule.script == script.name and rule.words or {}) do
      if not seen[word] and #words < M.most_words then
        seen[word], words[#words + 1] = true, word
      end
    end
  end
  return words
end

local function is_wanted(read, figure, sentence, wanted)
  if wanted.from and (figure.line < wanted.from or figure.line > wanted.to) then
    return false
  elseif wanted.near and not sentence:find(wanted.near, 1, true) then
    return false
  end
  return not wanted.section or core.fold(read.report:section(figure.from)):find(wanted.section, 1, true) ~= nil
end

-- How many of the words stand in a sentence.
local function interest(sentence, words)
  local count = 0
  for _, word in ipairs(words) do
    count = count + (sentence:find(word, 1, true) and 1 or 0)
  end
  return count
end

--- The figures, in that order; alike ones as they stand in the report.
-- @tparam reading read
-- @tparam table compiled
-- @tparam script script whose words are near
-- @tparam table wanted see `wanted`
-- @treturn {quantity,...}
function M.list(read, compiled, script, wanted)
  local list, scores, order = {}, {}, {}
  local words = words_of(compiled, script)
  for i, figure in ipairs(read:unclaimed()) do
    local from, to = text.sentence(read.view, figure.from)
    local sentence = read.view:sub(from, to - 1)
    if is_wanted(read, figure, sentence, wanted) then
      list[#list + 1], order[figure] = figure, i
      scores[figure] = i <= M.most_figures and interest(sentence, words) or 0
    end
  end
  table_sort(list, function(a, b)
    if scores[a] ~= scores[b] then
      return scores[a] > scores[b]
    end
    return order[a] < order[b]
  end)
  return list
end

return M
