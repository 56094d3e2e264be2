--- The figures of a report that no rule reads, as rules to be: the words before each, longer ones where those stand
-- elsewhere too.
-- @module baogao.author.draft_figures
local lpeg = require "baogao.pattern.lpeg"
local core = require "baogao.core"
local text = require "baogao.base.text"
local zh = require "baogao.zh"

local ipairs, pairs, math_max = ipairs, pairs, math.max
local utf8_len, utf8_offset, charpattern = utf8.len, utf8.offset, utf8.charpattern
local _ENV <const> = nil

local M = {}

--- The most rules of a draft.
M.most = 30

--- The longest label, in characters, and the longest that `lengthen` makes.
M.longest_label, M.longest_words = 20, 60

-- ## Words before a figure

local STOPS <const> = { ["。"] = true, ["\n"] = true, ["\t"] = true, ["!"] = true, ["?"] = true, ["{"] = true, ["}"] = true,
  ["|"] = true }
local BREAKS <const> = { [","] = true, [";"] = true, [":"] = true, ["、"] = true, ["("] = true, [")"] = true,
  ["《"] = true, ["》"] = true }

-- Words that begin a clause and say nothing of the figure.
local OPENERS <const> = { "其中", "全年", "全市", "全县", "全区", "年末", "年底", "共" }

-- Words of a change or a share: they go on with the figure before them.
local FOLLOWERS <const> = { "比上年", "比去年", "较上年", "比年初", "同比", "净增", "增加", "减少", "增长", "下降", "上升", "提高", "降低",
  "回落", "占" }

local function starts_with(s, list)
  for _, word in ipairs(list) do
    if s:sub(1, #word) == word then
      return word
    end
  end
end

-- Where the words begin that stand before `from` and end at `at`: after a mark, a digit, or at the most.
local function words_from(view, from, at, most)
  while from > 1 do
    local previous = utf8_offset(view, -1, from)
    local character = view:sub(previous, from - 1)
    if BREAKS[character] or STOPS[character] or character:find "^[%d%% ]$" or utf8_len(view, previous, at - 1) > most then
      break
    end
    from = previous
  end
  return from
end

--- The words right before a place, without what begins a clause and says nothing (全年, 其中).
-- @tparam string view folded text
-- @tparam integer at
-- @tparam[opt=1] integer edge where the figure before it ends, unit and all
-- @treturn string
function M.label(view, at, edge)
  local label = view:sub(math_max(words_from(view, at, at, M.longest_label), edge or 1), at - 1)
  local opener = starts_with(label, OPENERS)
  while opener and utf8_len(label) - utf8_len(opener) >= 2 do
    label = label:sub(#opener + 1)
    opener = starts_with(label, OPENERS)
  end
  return label
end

-- ## Parts of a rule

-- Words of growth, which a phrase's {name:±%} takes along.
local GROWTH <const> = { "负增长", "增长", "上涨", "上升", "下降", "减少", "增加", "回落", "提高", "降低", "减产", "增产" }

-- Where the word of growth before a percentage begins; nil when there is none that `zh.growth` takes.
local function growth_at(view, q)
  for _, word in ipairs(q.kind == "percent" and GROWTH or {}) do
    local at = q.from - #word
    if view:sub(at, q.from - 1) == word and lpeg.match(zh.growth, view, at) then
      return at
    end
  end
end

-- Pairs of neighbouring characters.
local function pairs_of(s)
  local set, count, previous = {}, 0, nil
  for character in s:gmatch(charpattern) do
    if previous and not set[previous .. character] then
      set[previous .. character] = true
      count = count + 1
    end
    previous = character
  end
  return set, count
end

-- The form's indicator whose label shares most with a figure's words, when it is near enough.
local function guess_indicator(indicators, label, unit)
  local mine, count = pairs_of(label)
  local best, most
  for _, indicator in ipairs(indicators) do
    local theirs = pairs_of(core.fold(indicator.label))
    local shared = 0
    for pair in pairs(mine) do
      shared = shared + (theirs[pair] and 1 or 0)
    end
    if shared * 2 >= count and shared > (most or 1) and indicator.unit == unit then
      best, most = indicator, shared
    end
  end
  return best
end

--- True when a place stands in a row of a table.
-- @tparam string view
-- @tparam integer at
-- @treturn boolean
function M.in_table(view, at)
  local from = at
  while from > 1 and view:byte(from - 1) ~= 10 do
    from = from - 1
  end
  return view:sub(from, (view:find("\n", at, true) or 0) - 1):find("\t", 1, true) ~= nil
end

local function is_candidate(view, q)
  return not q.claimed and not q.set_aside and q.value ~= nil and q.raw:find "%d" and q.to - q.from < 60
    and (q.kind == "count" or q.kind == "percent" or q.kind == "permille") and not M.in_table(view, q.from)
end

-- The unit as printed, with its scale: 亿元 of 198.5亿元.
local function printed_unit(q)
  if q.kind ~= "count" then
    return q.kind == "percent" and "%" or "‰"
  end
  local number = q.raw:sub(1, #q.raw - #q.unit)
  for _, scale in ipairs { "万亿", "亿", "万" } do
    if q.unit ~= "" and q.raw:sub(-#q.unit) == q.unit and number:sub(-#scale) == scale then
      return scale .. q.unit
    end
  end
  return q.unit
end

-- A figure as part of a rule to be; `at` is its place in the view.
local function new_part(q, at, is_growth, label, indicators, number)
  local unit = printed_unit(q)
  return { name = "figure_" .. number, label = label, unit = unit, written = is_growth and "±%" or unit, at = at,
    to = q.to, guess = guess_indicator(indicators, label, unit), joint = "" }
end

-- The mark between two places; nil when more than a mark stands there.
local function mark_between(view, from, to)
  local mark = view:sub(from, to - 1)
  return (mark == "" or mark == "," or mark == ";" or mark == "、") and mark or nil
end

local function renew(view, c)
  c.to = c.parts[#c.parts].to
  c.text = view:sub(c.from, c.to - 1) .. "。"
end

--- Figures of the prose that no rule claimed, as rules to be: from and to (their words and figures in the
-- view), line, and parts, each with label, name, unit, at, and guess (an indicator of the form).
-- @tparam report report
-- @tparam {table,...} quantities see `facts:quantities`
-- @tparam {table,...} indicators of the form
-- @tparam integer most rules
-- @treturn {table,...}
-- @treturn {figures=integer,sentences=integer} what is left because there are too many
function M.find(report, quantities, indicators, most)
  local view, list, number, last = report:folded(), {}, 0, nil
  local left, left_in, edge = { figures = 0, sentences = 0 }, nil, 1
  for _, q in ipairs(quantities) do
    local wanted = is_candidate(view, q)
    local growth = wanted and growth_at(view, q)
    local at = growth or q.from
    local label = wanted and M.label(view, at, edge) or ""
    local sentence = wanted and text.sentence(view, q.from)
    -- A share or a change goes on with what the last one said, and so does what no mark parts from it.
    local mark = wanted and last and last.sentence == sentence and mark_between(view, last.to, at - #label)
    mark = (mark == "" or growth or starts_with(label, FOLLOWERS)) and mark or nil
    if wanted and not mark and utf8_len(label) >= 2 and #list == most then
      left.figures = left.figures + 1
      left.sentences = left.sentences + (left_in ~= sentence and 1 or 0)
      left_in, last = sentence, nil
    elseif wanted and (mark or utf8_len(label) >= 2) then
      number = number + 1
      if not mark then
        last = { sentence = sentence, from = at - #label, line = q.line, parts = {}, edge = edge }
        list[#list + 1] = last
      end
      local part = new_part(q, at, growth ~= nil, label, indicators, number)
      part.joint = mark and mark ~= "" and "," or ""
      last.parts[#last.parts + 1] = part
      renew(view, last)
    end
    edge = math_max(edge, q.to)
  end
  return list, left
end

-- ## Longer words

--- True when a rule would begin with words of a change or a share, which say nothing alone.
-- @tparam table candidate
-- @treturn boolean
function M.is_loose(candidate)
  return starts_with(candidate.parts[1].label, FOLLOWERS) ~= nil
end

-- Takes in what stands before the words: the clause before them, when no figure is in it.
local function take_words(view, c)
  local at, from = c.parts[1].at, c.from
  local mark = from > c.edge and view:sub(utf8_offset(view, -1, from), from - 1) or "\n"
  if STOPS[mark] then
    return false
  end
  from = math_max(words_from(view, BREAKS[mark] and from - #mark or from, at, M.longest_words), c.edge)
  if from >= c.from or utf8_len(view, from, at - 1) > M.longest_words or view:sub(from, c.from - 1):find "^[,;:()]+$" then
    return false
  end
  c.from = from
  c.parts[1].label = view:sub(from, at - 1)
  renew(view, c)
  return true
end

-- Joins a rule to the one before it, when that one's last figure is all that stands between.
local function join(view, before, c)
  local between = before and before.sentence == c.sentence and before.to <= c.from
    and view:sub(before.to, c.parts[1].at - 1)
  if not between or between:find "[%d{}|]" or utf8_len(between) > M.longest_words then
    return false
  end
  local mark = between:match "^[,;:]" or between:match "^、"
  local first = c.parts[1]
  first.joint, first.label = mark and "," or "", between:sub(#(mark or "") + 1)
  for _, part in ipairs(c.parts) do
    before.parts[#before.parts + 1] = part
  end
  renew(view, before)
  return true
end

--- Makes a rule's words longer, so that they stand in fewer places; or joins it to the rule before.
-- @tparam string view
-- @tparam {table,...} list of candidates
-- @tparam integer i which of them
-- @treturn string|nil "longer", or "joined" when it is now part of another and is to leave the list
function M.lengthen(view, list, i)
  if take_words(view, list[i]) then
    return "longer"
  end
  return join(view, list[i - 1], list[i]) and "joined" or nil
end

return M
