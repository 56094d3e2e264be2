--- What a form says of its indicators and of the parts of their breakdowns, for the codebook.
-- @module baogao.script.describe
local show = require "baogao.base.show"
local misuse = require "baogao.script.misuse"

local fail, check_label = misuse.fail, misuse.label
local pairs, type = pairs, type
local _ENV <const> = nil

local M = {}

--- Adds what `describe` is given to what a script has said so far. Raises where something is wrong.
-- @tparam table known name or part ("channel:fax") to { label_en, definition, source }
-- @tparam table list the same, as an author writes it: { "English label", "definition", source = "where it is defined" }
-- @tparam string where the author's line
function M.add(known, list, where)
  for name, text in pairs(misuse.type(list, "table", "describe")) do
    if type(name) ~= "string" or not name:match "^[a-z][a-z0-9_]*$" and not name:match "^[a-z][a-z0-9_]*:[a-z0-9_]+$" then
      fail("describe", "%s is neither an indicator nor a part of a breakdown (channel:fax)", show(name))
    end
    local field = "describe." .. name
    misuse.type(text, "table", field)
    misuse.known(text, { true, true, source = true }, field)
    check_label(text[1], field)
    check_label(text[2], field)
    known[name] = { label_en = text[1], definition = text[2], source = text.source and check_label(text.source, field),
      where = where }
  end
end

return M
