--- Rules in few words, compiled to LPeg: "通过公报公开{via_gazette:条},占总数的{via_gazette_share:%}".
-- @module baogao.script.phrase
local core = require "baogao.core"
local lpeg = require "baogao.pattern.lpeg"
local misuse = require "baogao.script.misuse"
local zh = require "baogao.zh"

local P = lpeg.P
local ipairs, type = ipairs, type
local string_format, codes, utf8_char = string.format, utf8.codes, utf8.char
local _ENV <const> = nil

local M = {}

-- Scales that a number takes along: 198.5亿元 is the number 198.5亿 and the unit 元.
local SCALES <const> = { "万亿", "百万", "千万", "亿", "万" }

local function without_scale(unit)
  for _, scale in ipairs(SCALES) do
    if #unit > #scale and unit:sub(1, #scale) == scale then
      return unit:sub(#scale + 1)
    end
  end
  return unit
end

-- A figure with its unit; ±% is growth in words (增长5.6%, 下降4.3%, 持平).
local function number_for(unit)
  if unit == "±%" then
    return zh.growth
  end
  if unit == "%" or unit == "个百分点" then
    return zh.percent
  elseif unit == "‰" then
    return zh.permille
  elseif unit == "" then
    return zh.number
  end
  return zh.number * zh.words(without_scale(unit))
end

local MARKS <const> = { [","] = true, [";"] = true, [":"] = true, ["、"] = true, ["。"] = true }

-- Cuts text without brackets into words, "," for any punctuation, and "…" for a skip.
local function add_tokens(list, text)
  local word = ""
  local function flush()
    if word ~= "" then
      list[#list + 1] = word
      word = ""
    end
  end
  for _, code in codes(text) do
    local char = utf8_char(code)
    if MARKS[char] or char == "…" then
      flush()
      local mark = char == "…" and char or ","
      if list[#list] ~= mark then
        list[#list + 1] = mark
      end
    else
      word = word .. char
    end
  end
  flush()
end

-- Tokens of plain text; of (为|达) and (为|达)? a table: words, optional. Other brackets are text.
local function tokens(text)
  local list, at = {}, 1
  for from, inside, mark, to in text:gmatch "()%(([^()]*)%)(%??)()" do
    if mark == "?" or inside:find("|", 1, true) then
      add_tokens(list, text:sub(at, from - 1))
      list[#list + 1] = { words = inside, optional = mark == "?" }
      at = to
    end
  end
  add_tokens(list, text:sub(at))
  return list
end

-- What `…` passes: a clause has no comma, and no number of another statement.
local passed = zh.char - zh.oneof ",;:。!?\n\t0123456789"
local MOST_PASSED <const> = 40

-- Punctuation before `…`: behind a semicolon or a full stop something else is told of.
local pause = zh.oneof ",、:"

-- Words right before a phrase that turn it into its opposite: the 同意公开 of 不同意公开.
local NEGATIONS <const> = "不|未|没有|非"

-- The pattern of plain text, followed by `pattern`.
local function plain(text, pattern)
  local list = tokens(text)
  for i = #list, 1, -1 do
    local token = list[i]
    if token == "…" then
      pattern = (passed - pattern)^-MOST_PASSED * pattern
    elseif token == "," then
      pattern = (list[i + 1] == "…" and pause or zh.sep) * pattern
    elseif type(token) == "table" then
      pattern = (token.optional and zh.opt or zh.words)(token.words) * pattern
    else
      pattern = zh.words(token) * pattern
    end
  end
  return pattern
end

--- Compiles a phrase. It matches neither behind a negation nor in what is told of an earlier year.
-- @tparam string text
-- @tparam function fact makes the fact pattern: fact(name, pattern)
-- @treturn pattern|nil
-- @treturn string message when the phrase cannot be read
function M.compile(text, fact)
  local folded = core.fold(text)
  local rest, facts = folded, 0
  local heads = {}
  while true do
    local before, inside, after = rest:match("^(.-)(%b{})(.*)$")
    if not before then
      heads[#heads + 1] = { text = rest }
      break
    end
    local name, unit = inside:match("^{([%w_:;%[%]]-):([^:]*)}$")
    if not name then
      name, unit = inside:match("^{([%w_%[%]:;]+)}$"), ""
    end
    if not name then
      return nil, string_format("%s is not {name:unit}%s", inside, misuse.parted(inside))
    end
    heads[#heads + 1] = { text = before, name = name, unit = unit }
    facts = facts + 1
    rest = after
  end
  if facts == 0 then
    return nil, "has no {name:unit}"
  end
  if heads[1].text == "" then
    return nil, "begins with a number: put the words before it first"
  end
  local pattern = P(true)
  for i = #heads, 1, -1 do
    local head = heads[i]
    if head.name then
      pattern = fact(head.name, number_for(head.unit)) * pattern
    end
    pattern = plain(head.text, i == 1 and zh.this_year * pattern or pattern)
  end
  return zh.not_after(NEGATIONS, pattern)
end

return M
