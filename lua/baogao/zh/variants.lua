--- Other words for a word: what phrase conversion and older spelling put in its place.
-- A page that went through a converter says 网路 for 网络 and 档案 for 文件, even when its
-- characters have been folded. All words here are folded, and words given must be.
-- @module baogao.zh.variants

local phrases = require "baogao.zh.phrases" -- generated from OpenCC's TWPhrases

local ipairs, max, offset, pairs = ipairs, math.max, utf8.offset, pairs
local char_count, concat, charpattern, gmatch = utf8.len, table.concat, utf8.charpattern, string.gmatch

local _ENV <const> = nil

local M = {}

-- What OpenCC's dictionary lacks: mainland wording first.
local converted = {
  { "群众", "民众" },
  { "智能", "智慧型" },
  { "渠道", "管道" },
  { "水平", "水准" },
}

-- Two spellings of one word, found side by side in mainland reports.
local spellings = {
  { "其他", "其它" },
  { "部分", "部份" },
  { "计划", "计画" },
  { "身份", "身分" },
  { "账号", "帐号" },
  { "账户", "帐户" },
}

-- Words of computing that mean another thing in a report: who looks for 添加 does not want 新增.
local apart = {
  ["运行"] = "执行", ["进程"] = "程序", ["文档"] = "文件", ["添加"] = "新增", ["文本"] = "文字",
  ["局部"] = "区域性", ["串行"] = "序列", ["内核"] = "核心", ["创建"] = "建立", ["查看"] = "检视",
}

local others = {}  -- word -> array of other words
local longest = {} -- first character -> characters of the longest word that begins with it

local function add(word, other)
  if apart[word] ~= other then
    local list = others[word] or {}
    list[#list + 1] = other
    others[word] = list
    local first = word:sub(1, offset(word, 2) - 1)
    longest[first] = max(longest[first] or 0, char_count(word))
  end
end

for _, pair in ipairs(converted) do add(pair[1], pair[2]) end
for _, pair in ipairs(spellings) do
  add(pair[1], pair[2])
  add(pair[2], pair[1])
end
for word, list in pairs(phrases) do
  for _, other in ipairs(list) do add(word, other) end
end

--- The longest known word that starts at byte `at`, or nil.
local function known_at(s, at)
  for count = longest[s:sub(at, offset(s, 2, at) - 1)] or 0, 2, -1 do
    local stop = offset(s, count + 1, at)
    local word = stop and s:sub(at, stop - 1)
    if word and others[word] then return word end
  end
end

local CHARACTERS <const> = "()(" .. charpattern .. ")"

--- The parts of a word and what may stand in place of each: the longest known words, from the left.
-- @tparam string word folded text
-- @treturn {{string,...},...} a list for each part; its first string is the part as written
-- @usage variants.expand "规范性文件数" --> { { "规范性" }, { "文件", "档案" }, { "数" } }
function M.expand(word)
  local parts = {}
  local from, behind = 1, 1 -- where the part that nothing is known about begins; behind the last known word
  for at, character in gmatch(word, CHARACTERS) do
    local known = longest[character] and at >= behind and known_at(word, at)
    if known then
      if from < at then parts[#parts + 1] = { word:sub(from, at - 1) } end
      local part = { known }
      for _, other in ipairs(others[known]) do part[#part + 1] = other end
      parts[#parts + 1] = part
      behind = at + #known
      from = behind
    end
  end
  if from <= #word then parts[#parts + 1] = { word:sub(from) } end
  return parts
end

--- Every way of writing the parts, the last part changing fastest; stops when `accept` says so.
local function each_writing(parts, accept)
  local chosen = {}
  local function choose(i)
    if i > #parts then return accept(concat(chosen)) end
    for _, writing in ipairs(parts[i]) do
      chosen[i] = writing
      if choose(i + 1) then return true end
    end
    return false
  end
  choose(1)
end

local function all(word, most)
  local parts = M.expand(word)
  local list, seen = {}, {}

  local function accept(writing)
    if not seen[writing] and #list < most then
      seen[writing] = true
      list[#list + 1] = writing
    end
    return #list >= most
  end

  local widest = 1
  for _, part in ipairs(parts) do widest = max(widest, #part) end
  if widest == 1 then
    return { word }
  end
  for i = 1, widest do
    local alike = {}
    for k, part in ipairs(parts) do alike[k] = part[i] or part[#part] end
    accept(concat(alike))
  end
  each_writing(parts, accept)
  return list
end

local MOST <const> = 16

-- Those that were asked for: rules say the same words again and again.
local lists, list_count = {}, 0
local LISTS <const> = 4096

--- A word and the other ways to write it whole.
-- A converter changes all it can, so those come first in which every part is changed alike.
-- @tparam string word folded text
-- @tparam[opt=16] integer most the longest list wanted
-- @treturn {string,...} at most `most`, all different, the word itself first; not to be changed
-- @usage variants.all "网络申请" --> { "网络申请", "网路申请" }
function M.all(word, most)
  if most and most ~= MOST then
    return all(word, most)
  end
  local list = lists[word]
  if not list then
    if list_count == LISTS then
      lists, list_count = {}, 0
    end
    list, list_count = all(word, MOST), list_count + 1
    lists[word] = list
  end
  return list
end

return M
