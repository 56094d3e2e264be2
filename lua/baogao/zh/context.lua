--- Pieces that look at where a statement stands; they are part of `baogao.zh`. Each but `place` matches the empty
-- string.
-- @module baogao.zh.context
local core = require "baogao.core"
local dims = require "baogao.base.dims"
local hooks = require "baogao.pattern.probe_hooks"
local sorted_keys = require("baogao.base.keys").sorted
local lpeg = require "baogao.pattern.lpeg"
local tree = require "baogao.pattern.tree"
local variants = require "baogao.zh.variants"

local P, Cmt, match = lpeg.P, lpeg.Cmt, tree.match
local clause_start = core.clause_start
local ipairs, pairs = ipairs, pairs
local concat, sort, sub = table.concat, table.sort, string.sub
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

-- A condition that just looks around.
local function look(asks, led_by)
  return tree.note(Cmt(true, asks), { still = true, look = true, led_by = led_by and tree.part(led_by) })
end

--- Only where none of `words` stands earlier in the sentence, as far as a rule sees it; so it is with a wider scope,
-- too. Put it before a pattern: zh.without "其中|去年" * w"受理".
-- @tparam string words as for `zh.words`
-- @tparam[opt] string after words right behind which they do not count: zh.without("去年", "比|较")
-- @treturn pattern
function M.without(words, after)
  local list = plain(words)
  local pattern = look(core.condition("without", list, after and plain(after)))
  return hooks.without(pattern, list)
end

--- The same for the clause: only where none of `words` stands behind the last comma, colon or semicolon before here.
-- @tparam string words as for `zh.words`
-- @treturn pattern
function M.clause_without(words)
  return look(core.condition("clause_without", plain(words)))
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
  return tree.note(Cmt(true, core.condition("last_word", words, nil, meaning)), { still = true, values = meaning })
end

-- Words and what each stands for, longer ones first: of two that begin in one place the longer is told of.
local function told_words(lookup, value_of)
  local list = {}
  for _, key in ipairs(sorted_keys(lookup)) do
    for _, word in ipairs(plain(concat(lookup[key], "|"))) do
      list[#list + 1] = { word, value_of(key) }
    end
  end
  sort(list, function(a, b)
    if #a[1] ~= #b[1] then
      return #a[1] > #b[1]
    end
    return a[1] < b[1]
  end)
  local words, values = {}, {}
  for i, one in ipairs(list) do
    words[i], values[i] = one[1], one[2]
  end
  return words, values
end

-- Captures what is told of last.
local function capture(kind, name, lookup)
  dims.note(name, lookup)
  local words, values = told_words(lookup, function(key)
    return name .. ":" .. key
  end)
  return tree.note(Cmt(true, core.condition(kind, words, nil, values)), { still = true, values = values })
end

-- A condition for each key: it is what is told of last.
local function topics(kind, lookup)
  local words, keys = told_words(lookup, function(key)
    return key
  end)
  local each = {}
  for key in pairs(lookup) do
    local wanted = {}
    for i, word in ipairs(words) do
      wanted[#wanted + 1] = keys[i] == key and word or nil
    end
    each[key] = look(core.condition(kind, words, wanted))
  end
  return each
end

--- What the word told of last stands for: the last one before here, as far as the rule sees, and where there is none there,
-- in the headings above, the nearest first. Captures `name:key`; matches nothing where no word is told of at all.
-- @tparam string name of the dimension, "level"
-- @tparam {string={string,...}} lookup key to the words that mean it
-- @treturn pattern
function M.told(name, lookup)
  return capture("told", name, lookup)
end

--- The same of the headings alone.
-- @tparam string name
-- @tparam {string={string,...}} lookup
-- @treturn pattern
function M.headed(name, lookup)
  return capture("headed", name, lookup)
end

--- Conditions on what is told of last, as for `told`: one for each key of `lookup`.
-- @tparam {string={string,...}} lookup key to the words that mean it
-- @treturn {string=pattern}
function M.topic(lookup)
  return topics("told", lookup)
end

--- The same of the headings alone.
-- @tparam {string={string,...}} lookup
-- @treturn {string=pattern}
function M.heading_topic(lookup)
  return topics("headed", lookup)
end

--- Only where all that stands before in the clause is `p`, which may match nothing. Brackets and what is in them
-- belong to the clause. So 全市进出口总额 is taken and 服务进出口总额 is not.
-- @tparam pattern p
-- @treturn pattern
-- @usage zh.led_by(zh.words"全年|全市"^0) * zh.words"进出口总额"
function M.led_by(p)
  local whole = p * -P(1)
  local function led(subject, at)
    return match(whole, sub(subject, clause_start(subject, at), at - 1)) and at
  end
  return hooks.condition(look(led, whole), "led_by")
end

--- Only where one of `words` stands earlier in the subject, and none of `others` after it or around it. Use it with a wide scope:
-- the 税收收入 that comes after 预算收入 and not after 财政总收入.
-- @tparam string words as for `zh.words`
-- @tparam[opt] string others
-- @treturn pattern
function M.under(words, others)
  local asks = core.condition("under", plain(words), others and plain(others))
  return hooks.condition(look(asks), "under", words)
end

local SUFFIXES <const> = { "自治州", "自治县", "自治旗", "地区", "市", "州", "县", "区", "盟", "旗" }

--- The place that the report is of: in full, without its 市, 州 or 县 (株洲市, 株洲), or as autonomous places are called
-- for short (巴州). Nothing when it is not known.
M.place = Cmt(P(1), core.condition("place", SUFFIXES, { "自治" }))

--- The year before the report's: 2024年 in a report of 2025. Nothing when the report's is not known.
-- @usage zh.words"比" * zh.last_year * zh.growth
M.last_year = Cmt(P(1), core.condition "last_year")

-- What makes a year no statement's own: a basis (按2020年价格), a comparison (比2020年), a range (2021-2025年).
local NOT_OWN_BEFORE <const> = { "按", "比", "较", "与", "和", "以", "自", "从", "由", "至", "-", "—", "~", "(" }
local NOT_OWN_AFTER <const> = { "以来", "不变价", "可比价", "价格", "平均汇率", "美元", "-", "—", "~", "至" }

--- Only where the year told of last, earlier in the subject, is none before the report's: not after 2024年全市… in a
-- report of 2025, until 2025年 is told of. Years compared with (比2020年), of prices, and of ranges do not count.
M.this_year = look(core.condition("this_year", NOT_OWN_BEFORE, NOT_OWN_AFTER))

return M
