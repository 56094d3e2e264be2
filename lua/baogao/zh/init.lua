--- Pieces of grammar for Chinese reports. All are LPeg patterns or make them; they are matched against
-- the folded view (`baogao.fold`), where characters are simplified, forms are half-width and there is
-- no loose white space. Bytes are not characters: never `lpeg.S "，。"`, use `zh.oneof`.
-- @module baogao.zh
local sorted_keys = require("baogao.base.keys").sorted
local core = require "baogao.core"
local context = require "baogao.zh.context"
local dims = require "baogao.base.dims"
local growth = require "baogao.zh.growth"
local hooks = require "baogao.pattern.probe_hooks"
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"
local variants = require "baogao.zh.variants"

local P, R, S, B, C, Cmt, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.C, lpeg.Cmt, lpeg.Cp
local utf8, ipairs, pairs, type, error, setmetatable = utf8, ipairs, pairs, type, error, setmetatable
local string_format, lpeg_type, utf8_len = string.format, lpeg.type, utf8.len
local _ENV <const> = nil

local M = {}

--- Any one character (not byte); Chinese ones are asked for first.
M.char = tree.known("char", "", nil, R"\224\239" * 2 + R"\0\127" + R"\194\223" * 1 + R"\240\244" * 3)

--- One character out of a set.
-- @tparam string set "条件次"
-- @treturn pattern
-- @usage zh.oneof "条件次":match "件" --> 4
function M.oneof(set)
  local list = {}
  for _, code in utf8.codes(set) do
    list[#list + 1] = utf8.char(code)
  end
  return tree.longest(list)
end

-- Nodes of words, while they are in use: rules say the same ones again and again.
local made_words = setmetatable({}, { __mode = "v" })

--- A word or phrase in every wording it is known in: 网络申请 also matches 网路申请 (and, folded, 網路申請).
-- Several words separated by "|" are alternatives, the longest first.
-- @tparam string text
-- @treturn pattern
-- @usage zh.words "网络申请":match "网路申请" --> 13
function M.words(text)
  if type(text) ~= "string" then
    error("words: takes text, got a " .. type(text), 2)
  end
  local known = not hooks.is_noting() and made_words[text]
  if known then
    return tree.pattern(known)
  end
  local list, seen, words = {}, {}, {}
  for word in (text .. "|"):gmatch("(.-)|") do
    local folded = core.fold(word)
    words[#words + 1] = folded
    if folded == "" then
      error(string_format("words(%q): nothing is left of a word when folded", text), 2)
    end
    for _, other in ipairs(variants.all(folded)) do
      if not seen[other] then
        seen[other] = true
        list[#list + 1] = other
      end
    end
  end
  local made = hooks.words(tree.longest(list), words)
  if not hooks.is_noting() then
    made_words[text] = tree.part(made)
  end
  return made
end

local w = M.words

local digit = R"09"
local group = (P"," + P" ") * digit * digit * digit * -digit
local point = P"." * digit^1
local scale = P"万亿" + P"百万" + P"千万" + P"万" + P"亿"
  + P"千" * -(P"米" + P"克" + P"瓦" + P"升" + P"赫") -- 5千米 is five 千米
local hedge = P"将近" + P"大约" + P"超过" + P"不足" + P"不到" + P"至少" + P"不少于" + P"不低于"
  + P"突破" + P"约" + P"近" + P"超" + P"逾"
local tail = P"余" + P"多"
local han = M.oneof "零〇○一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
local sign = P"-" + P"−"
local plain = digit^1 * group^0
local mixed = (digit^1 * (P"万" + P"千") * digit^1 * P"千"^-1)

-- `alone`: it takes the number as C finds it, and perhaps 余 or 多.
local function number(body, alone)
  return tree.note((Cp() * C(hedge^-1 * body)) / core.capture_number, { number = alone and "plain" or "signed" })
end

--- A whole number as reports write it: 3208, 3,208, 1.2万, 近30万, 三千二百零八, 200余. Captures its
-- value (an integer, or a decimal from 2^53 up); inside a fact the host takes value, hedge, unit and place.
M.int = number((mixed + plain * point * scale * tail^-1 + plain * scale^-1 * tail^-1 + han^1 * tail^-1)
  * -(P"." * digit), true)

--- A number with or without decimals: 27695.1, 0.05, 三点五.
M.number = number(sign^-1 * (mixed + plain * point^-1 * scale^-1 + han^1 * (P"点" * han^1)^-1) * tail^-1, true)

--- A percentage, its sign included: 85.7%, 百分之四十六点五, 1.6个百分点. Captures 85.7.
M.percent = number(P"百分之" * (digit^1 * point^-1 + han^1 * (P"点" * han^1)^-1)
  + sign^-1 * plain * point^-1 * (P"%" + P"个百分点" + P"百分点"))

-- A percentage or a rate in a thousand, and no 个百分点.
local rate = number(P"百分之" * (digit^1 * point^-1 + han^1 * (P"点" * han^1)^-1) + sign^-1 * plain * point^-1 * (P"%" + P"‰"))

--- A rate in a thousand: 8.44‰.
M.permille = number(P"千分之" * han^1 + sign^-1 * plain * point^-1 * P"‰")

--- A counter word: 条, 件, 次, 人次, …
M.counter = w"人次|条|件|次|个|项|份|篇|期|场|人|名|起|宗|户|家|只|处|部|批|万条|万件|例"

--- A year, 2016年 or 2016年度. Captures the year as text.
M.year = C(R"12" * digit * digit * digit) * P"年" * P"度"^-1

--- A date, 2016年4月1日 or 4月1日.
M.date = (R"12" * digit * digit * digit * P"年")^-1 * digit * digit^-1 * P"月" * (digit * digit^-1 * P"日")^-1

--- What separates the parts of a list: ，、；：。 or 和 及 以及, with spaces and line ends.
M.sep = tree.longest({ ",", "、", ";", ":", "。", "以及", "和", "及", " ", "\n", "\t" })^1

--- The end of a sentence (and the end of the subject).
M.stop = P"。" + P"!" + P"?" + P"\n" + P"\t" + -P(1)

-- A character of a clause, and no digit.
local here = tree.known("char", "。!?\n\t;0123456789", nil, (R"\224\239" * 2 - P"。")
  + (R"\0\127" - S"!?\n\t;0123456789") + R"\194\223" * 1 + R"\240\244" * 3)

--- Anything up to `goal` (not included): characters of one clause without digits, at most `most`.
-- @tparam string|pattern goal a string is taken as words
-- @tparam[opt=40] integer most
-- @treturn pattern
-- @usage (zh.words "受理" * zh.upto "申请" * "申请"):match "受理政府信息公开申请" --> 31
function M.upto(goal, most)
  local p = type(goal) == "string" and w(goal) or goal
  return (here - p)^-(most or 40) * #p
end

--- Up to `most` characters of one clause, without digits; takes as few as the rest needs is not what
-- it does: it takes all it can, so put it before a number.
-- @tparam[opt=12] integer most
-- @treturn pattern
function M.some(most)
  return here^-(most or 12)
end

--- All that `one` matches, over and over, where that is at most so many characters. (one^-60 would be sixty patterns
-- for LPeg, and takes the first sixty of more.)
-- @tparam pattern one of a single character
-- @tparam integer most
-- @treturn pattern
-- @usage (zh.words "没有" * zh.at_most(zh.char - "申请", 30) * "申请"):match "没有收到申请" --> 19
function M.at_most(one, most)
  return tree.known("at_most", one, most, Cmt(Cp() * one^0, function(subject, at, from)
    return (utf8_len(subject, from, at - 1) or at) <= most and at
  end))
end

--- Optional words.
-- @tparam string text as for `words`
-- @treturn pattern
function M.opt(text)
  return w(text)^-1
end

--- One `item`, or several separated by `zh.sep`. When the list ends before its sentence does and
-- leaves numbers unread, the report gets a LIST_STOPPED warning that names them.
-- @tparam pattern item
-- @tparam[opt] pattern sep what separates items
-- @treturn pattern
function M.list(item, sep)
  return hooks.list(item * ((sep or M.sep) * item)^0 * (Cp() / core.capture_list_end))
end

--- A breakdown: any word of `lookup` says which part the fact around it is.
-- @tparam string name of the dimension, "channel"
-- @tparam {string={string,...}} lookup key to the words that mean it
-- @treturn pattern
-- @usage zh.dim("channel", { fax = { "传真申请" } })
function M.dim(name, lookup)
  if type(name) ~= "string" or not name:match "^[a-z][a-z0-9_]*$" or type(lookup) ~= "table" then
    error("dim: takes a name (small letters, digits, _) and a lookup", 2)
  end
  dims.note(name, lookup)
  local words, meaning = {}, {}
  for _, key in ipairs(sorted_keys(lookup)) do
    if type(key) ~= "string" or not key:match "^[a-z0-9_]+$" or type(lookup[key]) ~= "table" then
      error("dim: its lookup has names (small letters, digits, _) for lists of words", 2)
    end
    for _, word in ipairs(lookup[key]) do
      for _, other in ipairs(variants.all(core.fold(word))) do
        if not meaning[other] then
          meaning[other] = name .. ":" .. key
          words[#words + 1] = other
        end
      end
    end
  end
  return hooks.dim(tree.longest(words, meaning), name, lookup)
end

--- `p` only where none of `words` stands right before it.
-- @tparam string words as for `words`, all of them fixed text
-- @tparam pattern p
-- @treturn pattern
function M.not_after(words, p)
  local before = P(true)
  for word in (words .. "|"):gmatch("(.-)|") do
    before = -B(P(core.fold(word))) * before
  end
  return before * p
end

for name, piece in pairs(context) do
  M[name] = piece
end
for name, piece in pairs(growth.pieces(w, rate)) do
  M[name] = piece
end
M.index = growth.index(number(plain * point^-1 * P"%"^-1))

--- True when `value` is a pattern.
function M.is_pattern(value)
  return lpeg_type(value) == "pattern"
end

return M
