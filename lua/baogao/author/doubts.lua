--- What a script says that can hardly be meant: checks and metrics over parts that nothing of it can make.
-- @module baogao.author.doubts
local dims = require "baogao.base.dims"
local sorted_keys = require("baogao.base.keys").sorted
local messages = require "baogao.base.messages"
local similar = require "baogao.author.similar"
local written_dims = require "baogao.script.written_dims"

local ipairs, math_min, table_concat = ipairs, math.min, table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

local function add(list, where, owner, word, known)
  local nearest = similar.names(word, sorted_keys(known), 1)[1]
  list[#list + 1] = { where = where,
    text = say("doubt_dim", owner, word) .. (nearest and say("doubt_nearest", nearest) or "") }
end

-- Looks at the dims and the group of one term.
local function look(list, where, owner, term, known)
  if term.group and not known[term.group] then
    add(list, where, owner, term.group, known)
  end
  for dim, part in (term.dims or ""):gmatch "([%w_]+):([%w_]+)" do
    if not known[dim] then
      add(list, where, owner, dim, known)
    elseif not known[dim][part] then
      add(list, where, owner, part, known[dim])
    end
  end
end

-- What a form, which lies in a folder form/ for everybody to use, does not describe for the codebook.
local function look_at_descriptions(list, script)
  local missing, seen = {}, {}
  local function need(name)
    if not seen[name] and not script.described[name] and not name:find "^year:%d%d%d%d$" then
      missing[#missing + 1] = name
    end
    seen[name] = true
  end
  for _, indicator in ipairs(script.indicators) do
    need(indicator.name)
  end
  written_dims.each(script, function(_, written)
    for dim in (written or ""):gmatch "[^;]+" do
      need(dim)
    end
  end)
  for _, dim in ipairs(sorted_keys(script.dims or {})) do
    for _, part in ipairs(sorted_keys(script.dims[dim])) do
      need(dim .. ":" .. part)
    end
  end
  if #missing > 0 then
    list[#list + 1] = { where = script.where,
      text = say("doubt_described", script.name, #missing, table_concat(missing, " ", 1, math_min(8, #missing))) }
  end
end

--- The doubts about a compiled script, its forms left out.
-- @tparam table compiled
-- @treturn {table,...} where ("file:line") and text
function M.of(compiled)
  local script, known, list = compiled.scripts[#compiled.scripts], dims.known(compiled), {}
  for _, c in ipairs(script.checks) do
    for _, side in ipairs(c.equation and { c.equation.left, c.equation.right } or {}) do
      for _, term in ipairs(side) do
        look(list, c.where, c.name, term, known)
      end
    end
  end
  for _, m in ipairs(script.metrics) do
    for _, need in ipairs(m.needs) do
      look(list, m.where, m.name, need, known)
    end
  end
  if not script.extends and script.path:find "/form/[^/]*$" then
    look_at_descriptions(list, script)
  end
  return list
end

return M
