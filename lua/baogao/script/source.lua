--- The text of a script as Lua takes it, and what is wrong with it when Lua does not: a mark for UTF-8 before it,
-- full-width punctuation where Lua wants its own.
-- @module baogao.script.source
local messages = require "baogao.base.messages"
local show = require "baogao.base.show"

local load = load
local table_concat, utf8_char, utf8_codes, utf8_len = table.concat, utf8.char, utf8.codes, utf8.len
local _ENV <const> = nil

local M = {}

local MARK <const> = "\239\187\191"

--- A text without the mark that some editors put before UTF-8.
-- @tparam string text
-- @treturn string
function M.unmarked(text)
  return text:sub(1, 3) == MARK and text:sub(4) or text
end

local WANTED <const> = { ["，"] = ",", ["、"] = ",", ["；"] = ";", ["："] = ":", ["。"] = ".", ["．"] = ".", ["（"] = "(",
  ["）"] = ")", ["｛"] = "{", ["｝"] = "}", ["［"] = "[", ["］"] = "]", ["【"] = "[", ["】"] = "]", ["“"] = '"', ["”"] = '"',
  ["‘"] = "'", ["’"] = "'", ["＂"] = '"', ["＇"] = "'", ["＝"] = "=", ["＋"] = "+", ["－"] = "-", ["＊"] = "*",
  ["％"] = "%", ["＃"] = "#", ["～"] = "~", ["　"] = "a blank" }

-- A line of Lua without what stands in its strings and behind "--"; each byte that is left out is a blank.
local function bare(line)
  local bytes, quote, at = {}, nil, 1
  while at <= #line do
    local character = line:sub(at, at)
    if quote and character == "\\" then
      at = at + 1
      character = " "
    elseif quote then
      quote, character = character ~= quote and quote or nil, " "
    elseif character == '"' or character == "'" then
      quote, character = character, " "
    elseif line:sub(at, at + 1) == "--" then
      break
    end
    bytes[#bytes + 1] = character
    at = at + 1
  end
  return table_concat(bytes)
end

--- A line of a text.
-- @tparam string text
-- @tparam integer number from 1
-- @treturn string|nil without its end; nil when there are fewer
function M.line(text, number)
  local at = 0
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    at = at + 1
    if at == number then
      return line
    end
  end
end

-- The first full-width mark of a line that stands outside strings and comments, and what Lua wants there.
local function full_width(line)
  local code = bare(line)
  for _, c in utf8_codes(utf8_len(code) and code or "") do
    local character = utf8_char(c)
    if WANTED[character] then
      return character, WANTED[character]
    end
  end
end

--- Loads a script's text.
-- @tparam string path
-- @tparam string text
-- @tparam string chunk its name for Lua
-- @tparam table env
-- @treturn function|nil
-- @treturn string|nil "file:line: what is wrong"
function M.load(path, text, chunk, env)
  text = M.unmarked(text)
  local made, problem = load(text, chunk, "t", env)
  if made then
    return made
  end
  problem = show(problem)
  local number = problem:match ":(%d+): "
  local line = number and M.line(text, number + 0)
  local found, wanted = nil, nil
  if line then
    found, wanted = full_width(line)
  end
  return nil, found and messages.text("full_width", path, number + 0, found, wanted) or problem
end

return M
