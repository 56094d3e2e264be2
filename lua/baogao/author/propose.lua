--- Which word is missing in a script where a rule stopped, and where it belongs.
-- @module baogao.author.propose
local core = require "baogao.core"
local sorted_keys = require("baogao.base.keys").sorted
local probe = require "baogao.author.probe"
local sources = require "baogao.script.source"
local variants = require "baogao.zh.variants"

local ipairs, pairs, utf8_codes, utf8_char, utf8_len = ipairs, pairs, utf8.codes, utf8.char, utf8.len
local string_format = string.format
local _ENV <const> = nil

local M = {}

--- The longest word proposed, in characters.
M.longest = 16

-- What stands around a word and is no part of it.
local BEFORE <const> = { "“", "\"", "其中", "通过", "以及", "采用", "采取", "以", "和", "及", "有", ",", "、", ";", ":", "。", " ", "(" }
local AFTER <const> = { "”", "\"", "共计", "总计", "合计", "累计", "分别", "数量", "总数", "约有", "达到", "共", "有", "为", "达", "约", "数", "的",
  "计", ":", "(", " " }

local function trim(word)
  local changed = true
  while changed do
    changed = false
    for _, piece in ipairs(BEFORE) do
      if #word > #piece and word:sub(1, #piece) == piece or word == piece then
        word, changed = word:sub(#piece + 1), true
      end
    end
    for _, piece in ipairs(AFTER) do
      if word ~= "" and word:sub(-#piece) == piece then
        word, changed = word:sub(1, -#piece - 1), true
      end
    end
  end
  return word
end

local function characters(word)
  local set = {}
  for _, code in utf8_codes(word) do
    set[utf8_char(code)] = true
  end
  return set
end

-- True when two words have a character in common.
local function share_characters(list, word)
  local has = characters(word)
  for _, known in ipairs(list) do
    for character in pairs(characters(core.fold(known))) do
      if has[character] then
        return true
      end
    end
  end
end

-- The word between a place and the figure behind it; nil when there is no single one.
local function word_at(view, from, amount)
  local word = trim(view:sub(from, amount.from - 1))
  local length = utf8_len(word)
  if not length or length == 0 or length > M.longest or word:find "[%d\n\t,;:!?]" or word:find("。", 1, true)
    or word:find("、", 1, true) then
    return nil
  end
  return word
end

-- How a list would write `word`: a word of it, or one that `word` begins with and the rest; with how many
-- bytes it knows.
local function meant(list, word)
  local best, length
  for _, known in ipairs(list) do
    for _, other in ipairs(variants.all(core.fold(known))) do
      if word:sub(1, #other) == other and #other > (length or 0) then
        best, length = known .. word:sub(#other + 1), #other
      end
    end
  end
  return best, length
end

-- The key under which another lookup of the dimension, in the script or a form of its, knows the word;
-- the word as it is written there, and where.
local function known_elsewhere(reading, want, word)
  local paths, found = {}, nil
  for _, script in ipairs(reading.compiled.scripts) do
    paths[script.path] = true
    for path in pairs(script.modules) do
      paths[path] = true
    end
  end
  for _, note in ipairs(probe.vocabulary()) do
    local where = note.op == "dim" and (probe.lookup_line(note.other) or note.where)
    if where and paths[where:match "^(.*):%d+$"] and note.dimension == want.dimension and note.other ~= want.lookup then
      for _, key in ipairs(sorted_keys(note.other)) do
        local known, length = meant(note.other[key], word)
        if known and not (found and found.length >= length) then
          found = { key = key, where = where, word = known, length = length }
        end
      end
    end
  end
  return found
end

-- Characters that the words of every key share tell nothing (申请).
local function common_characters(lookup, keys)
  local common
  for _, key in ipairs(keys) do
    local here = {}
    for _, word in ipairs(lookup[key]) do
      for character in pairs(characters(core.fold(word))) do
        here[character] = true
      end
    end
    if not common then
      common = here
    else
      for character in pairs(common) do
        common[character] = here[character]
      end
    end
  end
  return common or {}
end

-- The key whose words share most with `word`, and what they share; nil when there is no single best.
local function by_characters(lookup, keys, word)
  local common = #keys > 1 and common_characters(lookup, keys) or {}
  local best, shared_best, count_best, tie
  for _, key in ipairs(keys) do
    for _, known in ipairs(lookup[key]) do
      local has, shared, count = characters(core.fold(known)), "", 0
      for _, code in utf8_codes(word) do
        local character = utf8_char(code)
        if has[character] and not common[character] then
          shared, count = shared .. character, count + 1
        end
      end
      if count > (count_best or 0) then
        best, shared_best, count_best, tie = key, shared, count, false
      elseif count == count_best and key ~= best then
        tie = true
      end
    end
  end
  if best and not tie then
    return best, shared_best
  end
end

-- The key that is neither found in this sentence nor named in what is left of it; nil when several are.
local function by_elimination(lookup, keys, dimension, reading, stop)
  local taken, left = {}, nil
  for _, fact in ipairs(reading.facts) do
    local key = fact.dims:match("^" .. dimension .. ":([%w_]+)$")
    if key and fact.from and fact.from >= stop.from and fact.from < stop.to then
      taken[key] = true
    end
  end
  local rest = reading.view:sub(stop.at, stop.to - 1)
  for _, key in ipairs(keys) do
    for _, word in ipairs(lookup[key]) do
      taken[key] = taken[key] or rest:find(core.fold(word), 1, true) ~= nil
    end
    if not taken[key] then
      if left then
        return nil
      end
      left = key
    end
  end
  return left
end

-- The line of `text` (a script) where a lookup's key is written, from the lookup's line on.
local function key_line(text, line, key)
  local at = 0
  for content in (text .. "\n"):gmatch "(.-)\n" do
    at = at + 1
    if at >= line and content:find("%f[%w_]" .. key .. "%f[^%w_]%s*=") then
      return at
    elseif at > line and content:match "^}" then
      return line
    end
  end
  return line
end

-- Name of the variable that holds a lookup, as its line has it.
local function variable(text, line)
  return (sources.line(text, line) or ""):match "([%a_][%w_]*)%s*=%s*[%w_.]*lookup"
end

local function place(want, key, source)
  local where = probe.lookup_line(want.lookup) or want.where
  local path, line = where:match "^(.*):(%d+)$"
  local text = path and source(path)
  if not text then
    return want.dimension, where
  end
  line = line + 0
  return variable(text, line) or want.dimension, string_format("%s:%d", path, key_line(text, line, key))
end

-- The key that a word belongs to, why, what tells so, and how to write the word.
local function key_for(reading, stop, want, word)
  local known = known_elsewhere(reading, want, word)
  if known then
    return known.key, "known", known.where, known.word
  end
  local keys = sorted_keys(want.lookup)
  local key, shared = by_characters(want.lookup, keys, word)
  if key then
    return key, "common", shared, word
  end
  return by_elimination(want.lookup, keys, want.dimension, reading, stop), "left", nil, word
end

local function for_dim(reading, stop, want, word, source)
  local key, why, what, written = key_for(reading, stop, want, word)
  if not key then
    return nil
  end
  local name, where = place(want, key, source)
  return { word = written, name = name, key = key, is_new = want.lookup[key] == nil, where = where, why = why,
    what = what }
end

--- The word to add where a rule stopped.
-- @tparam reading reading
-- @tparam stop stop
-- @tparam function source gives the text of a script by its path
-- @treturn table|nil word; name, key and is_new of a lookup, or words of a plain list; where ("file:line"),
-- why (known, common, left) and what
function M.word(reading, stop, source)
  local amount = stop.left[1]
  local word = amount and word_at(reading.view, stop.at, amount)
  if not word then
    return nil
  end
  local plain
  for _, want in ipairs(reading:wants(stop)) do
    if want.kind == "dim" then
      local found = for_dim(reading, stop, want, word, source)
      if found then
        return found
      end
    elseif want.kind == "words" and want.note and not plain and share_characters(want.words, word) then
      plain = { word = word, words = want.words, where = want.where }
    end
  end
  return plain
end

return M
