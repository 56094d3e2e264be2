--- The texts that a pattern's matches surely begin with, farther than their first words: of
-- w"公报|网站" * opt"上" * w"公开" they are 公报公开, 公报上公开, 网站公开, 网站上公开. An opening is a list
-- of texts, and `exact` when a match is one of them and nothing more; nil when nothing is sure.
-- @module baogao.openings
local ipairs, sort, sub = ipairs, table.sort, string.sub
local _ENV <const> = nil

local M = {}

--- The most texts of an opening.
M.most = 128

local function add_all(list, seen, texts, before)
  for _, text in ipairs(texts) do
    text = before .. text
    if not seen[text] then
      seen[text] = true
      list[#list + 1] = text
    end
  end
end

--- The opening of a fixed text.
-- @tparam string text
-- @treturn opening
function M.text(text)
  return { list = { text }, exact = true }
end

--- What matches nothing but the empty string, wherever it matches.
M.nothing = M.text ""

--- What never matches.
M.never = { list = {}, exact = true }

--- One after the other.
-- @tparam opening|nil a
-- @tparam opening|nil b
-- @treturn opening|nil
function M.chain(a, b)
  if a == M.nothing then
    return b
  elseif not a or not a.exact or b == M.nothing then
    return a
  elseif not b or #a.list * #b.list > M.most then
    return { list = a.list }
  end
  local list, seen = {}, {}
  for _, text in ipairs(a.list) do
    add_all(list, seen, b.list, text)
  end
  return { list = list, exact = b.exact }
end

--- One or the other.
-- @tparam opening|nil a
-- @tparam opening|nil b
-- @treturn opening|nil
function M.either(a, b)
  if not a or not b or #a.list + #b.list > M.most then
    return nil
  end
  local list, seen = {}, {}
  add_all(list, seen, a.list, "")
  add_all(list, seen, b.list, "")
  return { list = list, exact = a.exact and b.exact }
end

--- The same opening of a pattern that may match more.
-- @tparam opening|nil a
-- @treturn opening|nil
function M.loose(a)
  return a and a.exact and { list = a.list } or a
end

--- The texts to look for: none of them begins with another.
-- @tparam opening|nil a
-- @treturn {string,...}|nil sorted; nil when a match may begin with anything
function M.texts(a)
  if not a then
    return nil
  end
  local sorted, kept = {}, {}
  add_all(sorted, {}, a.list, "")
  sort(sorted)
  for _, text in ipairs(sorted) do
    local last = kept[#kept]
    if text == "" then
      return nil
    elseif not last or sub(text, 1, #last) ~= last then
      kept[#kept + 1] = text
    end
  end
  return kept
end

return M
