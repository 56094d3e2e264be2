--- What a pattern's matches surely begin with, farther than their first words: of
-- w"公报|网站" * zh.opt"上" * w"公开" one of 公报 and 网站, then 上 or nothing, then 公开. An opening is a list of
-- lists of texts, which follow each other; `exact` when a match is that and nothing more. nil when nothing
-- is sure.
-- @module baogao.pattern.openings
local ipairs = ipairs
local _ENV <const> = nil

local M = {}

-- The most lists of an opening, and texts in one.
local LISTS <const>, TEXTS <const> = 8, 64

--- The opening of a fixed text.
-- @tparam string text
-- @treturn opening
function M.text(text)
  return { { text }, exact = true }
end

--- The opening of one of several fixed texts; nil when they are too many.
-- @tparam {string,...} texts
-- @treturn opening|nil
function M.choice(texts)
  return #texts <= TEXTS and { texts, exact = true } or nil
end

--- What matches nothing but the empty string, wherever it matches.
M.nothing = { exact = true }

--- What never matches.
M.never = { {}, exact = true }

-- The lists of one, then those of another, as far as there is room.
local function joined(a, b)
  local made = { exact = b.exact and #a + #b <= LISTS }
  for _, opening in ipairs { a, b } do
    for _, list in ipairs(opening) do
      made[#made + 1] = #made < LISTS and list or nil
    end
  end
  return made
end

--- One after the other.
-- @tparam opening|nil a
-- @tparam opening|nil b
-- @treturn opening|nil
function M.chain(a, b)
  if not a or not a.exact or b == M.nothing then
    return a
  elseif a == M.nothing then
    return b
  end
  return b and joined(a, b) or M.loose(a)
end

-- All texts of an exact opening in one list; nil when they are too many.
local function spelled(a)
  local texts = { "" }
  for _, list in ipairs(a) do
    if #texts * #list > TEXTS then
      return nil
    end
    local longer = {}
    for _, text in ipairs(texts) do
      for _, more in ipairs(list) do
        longer[#longer + 1] = text .. more
      end
    end
    texts = longer
  end
  return texts
end

--- One or the other.
-- @tparam opening|nil a
-- @tparam opening|nil b
-- @treturn opening|nil
function M.either(a, b)
  local first, second = a and a.exact and spelled(a), b and b.exact and spelled(b)
  if not first or not second or #first + #second > TEXTS then
    return nil
  end
  local list, seen = {}, {}
  for _, texts in ipairs { first, second } do
    for _, text in ipairs(texts) do
      if not seen[text] then
        seen[text], list[#list + 1] = true, text
      end
    end
  end
  return { list, exact = true }
end

--- The same opening of a pattern that may match more.
-- @tparam opening|nil a
-- @treturn opening|nil
function M.loose(a)
  return a and a.exact and joined(a, {}) or a
end

return M
