--- Pieces that look at where a statement stands; they are part of `baogao.zh`. Each but `place` matches the empty
-- string.
-- @module baogao.zh.context
local lpeg = require "lpeg"
local core = require "baogao.core"
local heads = require "baogao.heads"
local marks = require "baogao.marks"
local sorted_keys = require("baogao.keys").sorted
local variants = require "baogao.zh.variants"

local P, Cmt, lpeg_match = lpeg.P, lpeg.Cmt, lpeg.match
local ipairs, tonumber, concat = ipairs, tonumber, table.concat
local byte, find, gmatch, match, sub = string.byte, string.find, string.gmatch, string.match, string.sub
local _ENV <const> = nil

local M = {}

-- The words of "a|b", in every wording, as plain strings.
local function plain(words)
  local list = {}
  for word in (words .. "|"):gmatch("(.-)|") do
    for _, other in ipairs(variants.all(core.fold(word))) do
      list[#list + 1] = other
    end
  end
  return list
end

--- Only where none of `words` stands earlier in the subject (the sentence, as far as a rule sees it). Put it before
-- a pattern: zh.without "其中|去年" * w"受理".
-- @tparam string words as for `zh.words`
-- @tparam[opt] string after words right behind which they do not count: zh.without("去年", "比|较")
-- @treturn pattern
function M.without(words, after)
  local list = plain(words)
  if after then
    return marks.without(heads.condition(Cmt(true, core.guard(concat(list, "|"), concat(plain(after), "|")))), list)
  end
  return marks.without(heads.guard(Cmt(true, core.guard(concat(list, "|"))), list), list)
end

--- The same for the clause: only where none of `words` stands behind the last comma, colon or semicolon before here.
-- @tparam string words as for `zh.words`
-- @treturn pattern
function M.clause_without(words)
  return heads.condition(Cmt(true, core.clause_guard(concat(plain(words), "|"))))
end

--- What the word that was named last before here stands for: captures `name:key` as `zh.dim` does, or nothing.
-- @tparam string name of the dimension, "scope"
-- @tparam {string={string,...}} lookup key to the words that mean it
-- @treturn pattern
function M.dim_before(name, lookup)
  local words, meaning = {}, {}
  for _, key in ipairs(sorted_keys(lookup)) do
    for _, word in ipairs(plain(concat(lookup[key], "|"))) do
      words[#words + 1], meaning[#meaning + 1] = word, name .. ":" .. key
    end
  end
  return heads.condition(Cmt(true, core.last_word(concat(words, "|"), meaning)))
end

local COMMA <const>, SEMICOLON <const>, COLON <const>, OPEN <const>, CLOSE <const> = 44, 59, 58, 40, 41

-- A mark that ends a clause at byte `i`: , ; : 、 。 and the ends of lines and cells.
local function ends_clause(subject, i, b)
  if b == COMMA or b == SEMICOLON or b == COLON or b == 9 or b == 10 then
    return true
  end
  return (b == 0x81 or b == 0x82) and byte(subject, i - 1) == 0x80 and byte(subject, i - 2) == 0xE3
end

-- Where the clause of `at` begins: after the last mark that is not in brackets, or after a bracket that is open.
local function clause_start(subject, at)
  local depth = 0
  for i = at - 1, 1, -1 do
    local b = byte(subject, i)
    if b == CLOSE then
      depth = depth + 1
    elseif b == OPEN then
      if depth == 0 then
        return i + 1
      end
      depth = depth - 1
    elseif depth == 0 and ends_clause(subject, i, b) then
      return i + 1
    end
  end
  return 1
end

--- Only where all that stands before in the clause is `p`, which may match nothing. Brackets and what is in them
-- belong to the clause. So 全市进出口总额 is taken and 服务进出口总额 is not.
-- @tparam pattern p
-- @treturn pattern
-- @usage zh.led_by(zh.words"全年|全市"^0) * zh.words"进出口总额"
function M.led_by(p)
  local whole = p * -P(1)
  return marks.condition(heads.condition(Cmt(true, function(subject, at)
    return lpeg_match(whole, sub(subject, clause_start(subject, at), at - 1)) and at
  end)), "led_by")
end

-- The end of the last of `list` that begins before `at`; 0 when there is none.
local function last_before(subject, at, list)
  local last = 0
  for _, word in ipairs(list) do
    local from, to = find(subject, word, 1, true)
    while from and from < at do
      last = to > last and to or last
      from, to = find(subject, word, from + 1, true)
    end
  end
  return last
end

--- Only where one of `words` stands earlier in the subject, and none of `others` after it or around it. Use it with a wide scope:
-- the 税收收入 that comes after 预算收入 and not after 财政总收入.
-- @tparam string words as for `zh.words`
-- @tparam[opt] string others
-- @treturn pattern
function M.under(words, others)
  local wanted, unwanted = plain(words), others and plain(others) or {}
  return marks.condition(heads.condition(Cmt(true, function(subject, at)
    local last = last_before(subject, at, wanted)
    return last > last_before(subject, at, unwanted) and at
  end)), "under", words)
end

local SUFFIXES <const> = { "自治州", "自治县", "自治旗", "地区", "市", "州", "县", "区", "盟", "旗" }
local SHORTEST <const> = 6 -- bytes: a name of two characters

-- Where `place` ends at `at`, written without its suffix; nil when it does not stand there.
local function bare_end(subject, at, place)
  for _, suffix in ipairs(SUFFIXES) do
    local short = #place - #suffix
    if short >= SHORTEST and sub(place, short + 1) == suffix then
      return sub(subject, at, at + short - 1) == sub(place, 1, short) and at + short
    end
  end
end

-- The same for an autonomous place by the first characters of its name: 巴州, 湘西州, 长阳县.
local function short_end(subject, at, place)
  local last = match(place, "自治(...)$")
  local same = 0
  while last and sub(place, same + 1, same + 3) == sub(subject, at + same, at + same + 2) do
    same = same + 3
  end
  return same > 0 and sub(subject, at + same, at + same + 2) == last and at + same + 3
end

--- The place that the report is of: in full, without its 市, 州 or 县 (株洲市, 株洲), or as autonomous places are called
-- for short (巴州). Nothing when it is not known.
M.place = Cmt(P(1), function(subject, after)
  local place, at = core.running_meta "place", after - 1
  if not place then
    return false
  end
  place = core.fold(place)
  if sub(subject, at, at + #place - 1) == place then
    return at + #place
  end
  return bare_end(subject, at, place) or short_end(subject, at, place) or false
end)

--- The year before the report's: 2024年 in a report of 2025. Nothing when the report's is not known.
-- @usage zh.words"比" * zh.last_year * zh.growth
M.last_year = Cmt(P(1), function(subject, after)
  local year, stated = core.running_meta "year", match(subject, "^[12]%d%d%d年", after - 1)
  return year and stated and tonumber(sub(stated, 1, 4)) + 1 == tonumber(year) and after - 1 + #stated or false
end)

-- What makes a year no statement's own: a basis (按2020年价格), a comparison (比2020年), a range (2021-2025年).
local NOT_OWN_BEFORE <const> = { "按", "比", "较", "与", "和", "以", "自", "从", "由", "至", "-", "—", "~", "(" }
local NOT_OWN_AFTER <const> = { "以来", "不变价", "可比价", "价格", "平均汇率", "美元", "-", "—", "~", "至" }

local function any_at(subject, at, words, ends)
  for _, word in ipairs(words) do
    local from = ends and at - #word or at
    if from > 0 and sub(subject, from, from + #word - 1) == word then
      return true
    end
  end
  return false
end

--- Only where the year told of last, earlier in the subject, is none before the report's: not after 2024年全市… in a
-- report of 2025, until 2025年 is told of. Years compared with (比2020年), of prices, and of ranges do not count.
M.this_year = heads.condition(Cmt(true, function(subject, at)
  local year = core.running_meta "year"
  local own = true
  for from, stated, to in gmatch(year and sub(subject, 1, at - 1) or "", "()([12]%d%d%d)年()") do
    if not any_at(subject, from, NOT_OWN_BEFORE, true) and not any_at(subject, to, NOT_OWN_AFTER) then
      own = stated >= year
    end
  end
  return own and at
end))

return M
