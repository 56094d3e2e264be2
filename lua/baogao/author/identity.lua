--- How a draft recognises its own report, and whether a script is the one that a report goes to.
-- @module baogao.author.identity
local lpeg = require "baogao.pattern.lpeg"
local core = require "baogao.core"
local zh = require "baogao.zh"

local P, R, C = lpeg.P, lpeg.R, lpeg.C
local ipairs, math_min = ipairs, math.min
local utf8_len, utf8_offset = utf8.len, utf8.offset
local table_insert, table_sort = table.insert, table.sort
local _ENV <const> = nil

local M = {}

--- The score from which on a script fits a report.
M.fits = 50

--- The fewest characters that name a kind of report.
M.least = 4

-- ## The words of a draft

local DIGIT <const> = R "09"
local YEAR <const> = -lpeg.B(DIGIT) * R "12" * DIGIT * DIGIT * DIGIT * -DIGIT
local MONTHS <const> = DIGIT * DIGIT ^ -1 * (zh.oneof "-至、" * DIGIT * DIGIT ^ -1) ^ -1 * P "月" * P "份" ^ -1
local HAN_YEAR <const> = zh.oneof "一二三四五六七八九〇○零" ^ 4

-- What changes from one year's title to the next.
local DATE <const> = (YEAR + HAN_YEAR) * P "年" * P "度" ^ -1 * MONTHS ^ -1 + YEAR + MONTHS
local MARK <const> = lpeg.S " \t\n,.;:!?()[]{}<>|\"'*#/_-" + zh.oneof "、。《》〈〉“”‘’「」『』【】〔〕〖〗…—·①②③④⑤⑥⑦⑧⑨⑩"

-- The pieces of a title between its place, dates and marks: none of them was put together.
local function pieces(title, place)
  local cut = DATE + MARK
  if place ~= "" then
    cut = cut + P(place)
  end
  local character = zh.char - cut
  return lpeg.match(lpeg.Ct(((C(character ^ 1) + cut + P(1)) ^ 0)), title)
end

-- The first words of the text, for a report whose title does not stand in it.
local function first_words(view, place)
  for line in view:gmatch "[^\n\t]+" do
    for _, piece in ipairs(pieces(line, place)) do
      local words = piece:match "[\228-\233][\128-\191\228-\233]+"
      local count = words and utf8_len(words)
      if count and count >= M.least then
        return words:sub(1, utf8_offset(words, math_min(count, 12) + 1) - 1)
      end
    end
  end
end

-- Words that join a piece to one that is cut off.
local JOINTS <const> = { "关于", "和", "与", "及", "的", "暨" }

local function without_joints(piece)
  piece = piece:gsub("%d+$", "") -- of a footnote
  for _, word in ipairs(JOINTS) do
    piece = piece:sub(1, #word) == word and piece:sub(#word + 1) or piece
    piece = piece:sub(-#word) == word and piece:sub(1, -#word - 1) or piece
  end
  return piece
end

--- The most characters of a piece of a title that does not say enough alone: 工作总结.
M.scant = 5

-- The longest piece of the title that stands in the text, and the next longest where that one is short.
local function title_words(view, title, place)
  local list = {}
  for _, piece in ipairs(pieces(title, place)) do
    piece = without_joints(piece)
    local count = utf8_len(piece) or 0
    if count >= M.least - 1 and view:find(piece, 1, true) then
      list[#list + 1] = { text = piece, count = count, number = #list }
    end
  end
  table_sort(list, function(a, b)
    return a.count > b.count or a.count == b.count and a.number < b.number
  end)
  local first, second = list[1], list[2]
  if not first or first.count < M.least then
    return {}
  end
  return { first.text, first.count <= M.scant and second and second.text or nil }
end

-- The first of the form's words that stands in the text, unless a word of the title contains one. A word of the
-- title that begins with one is no more than that: 政府信息公开工作年度报告.
local function word_of_form(form, view, kinds)
  local words = {}
  for _, condition in ipairs(form.identity.must) do
    for word in condition:gmatch "[^|]+" do words[#words + 1] = word end
  end
  for _, word in ipairs(words) do
    local at = kinds[1] and kinds[1]:find(word, 1, true)
    if at then
      kinds[1] = at == 1 and word or kinds[1]
      return nil
    end
  end
  for _, word in ipairs(words) do
    if view:find(word, 1, true) then
      return word
    end
  end
end

--- What a draft can recognise its report by.
-- @tparam report report
-- @tparam script|nil form that the draft extends
-- @treturn table|nil must (words that stand in the text), any, years; nil when the report has no words
function M.draft(report, form)
  local view = report:folded()
  local place, year = core.fold((report:meta "place")), (report:meta "year"):match "^%d+$"
  local must = title_words(view, core.fold((report:meta "title")), place)
  local known = form and word_of_form(form, view, must)
  if known then
    table_insert(must, 1, known)
  end
  must[1] = must[1] or first_words(view, place)
  if not must[1] then
    return nil
  end
  -- A place counts for more than a form's typical words; without one, its own words must.
  local any = place == "" and { must[1] } or {}
  if place ~= "" and view:find(place, 1, true) then
    table_insert(must, 1, place)
  end
  return { must = must, any = any,
    years = form and form.identity.years or year and { year + 0, year + 0 } or { 0, 0 } }
end

-- ## Scores

-- True when `script` extends `other`, by one step or more.
local function extends(registry, script, other)
  while script do
    if script.extends == other.name then
      return true
    end
    script = registry.by_name[script.extends]
  end
  return false
end

--- How a script scores for a report, and which other script the report goes to instead: one that scores more, or
-- the script's own form at the same score. What extends the script is no rival.
-- @tparam registry registry
-- @tparam report report
-- @tparam script script
-- @treturn table own: score, reason
-- @treturn table|nil next: the best of the others, with name
-- @treturn boolean true when the report goes to the script
function M.standing(registry, report, script)
  local candidates = registry:candidates()
  local own, rival, ahead = nil, nil, false
  for _, score in ipairs(core.identifier(candidates):score(report)) do
    local other = candidates[score.candidate].script
    if other == script then
      own = score
    elseif not extends(registry, other, script) and not rival then
      rival, score.name = score, other.name
      ahead = extends(registry, script, other)
    end
  end
  local first = not rival or own.score > rival.score or own.score == rival.score and not ahead
  return own, rival, own.score >= M.fits and first
end

return M
