--- What differs between two sets of facts of one report: added, lost, changed.
-- @module baogao.command.changes
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local text = require "baogao.base.text"

local ipairs, tostring = ipairs, tostring
local table_concat = table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

--- The columns that are compared.
M.fields = { "value", "unit", "status", "raw", "rule", "line" }

--- Facts as rows of texts, in their order.
-- @tparam {table,...} facts see `facts:all`
-- @treturn {table,...} name, indicator, dims, and M.fields
function M.rows(facts)
  local rows = {}
  for i, f in ipairs(facts) do
    rows[i] = { name = names.format(f.indicator, f.dims), indicator = f.indicator, dims = f.dims,
      value = f.value ~= nil and tostring(f.value) or "", unit = f.unit, status = f.status, raw = f.raw or "",
      rule = f.rule or "", line = f.line and tostring(f.line) or "" }
  end
  return rows
end

local function by_name(rows)
  local index = {}
  for _, row in ipairs(rows) do
    index[row.name] = row
  end
  return index
end

local function differing(old, new)
  local fields = {}
  for _, field in ipairs(M.fields) do
    if old[field] ~= new[field] then
      fields[#fields + 1] = field
    end
  end
  return fields
end

--- Compares.
-- @tparam {table,...} old rows
-- @tparam {table,...} new rows
-- @treturn {table,...} kind (added, lost, changed, moved), old, new, fields; in the order of the rows.
-- `moved` is another rule, line or quote with the same value
function M.compare(old, new)
  local before, after, list = by_name(old), by_name(new), {}
  for _, row in ipairs(old) do
    local other = after[row.name]
    local fields = other and differing(row, other)
    if not other then
      list[#list + 1] = { kind = "lost", old = row, name = row.name }
    elseif #fields > 0 then
      local kind = (row.value ~= other.value or row.status ~= other.status or row.unit ~= other.unit) and "changed"
        or "moved"
      list[#list + 1] = { kind = kind, old = row, new = other, fields = fields, name = row.name }
    end
  end
  for _, row in ipairs(new) do
    if not before[row.name] then
      list[#list + 1] = { kind = "added", new = row, name = row.name }
    end
  end
  return list
end

local function shown(value)
  return value == "" and "—" or value
end

local function describe(row)
  local value = row.value == "" and row.status or row.value .. " " .. row.unit
  local place = row.line ~= "" and say("change_place", row.line, text.line(row.raw), row.rule) or ""
  return value .. place
end

--- One change as a line: "+ name = …", "- name = …", "~ name: value 8 -> 9".
-- @tparam table change
-- @treturn string
function M.text(change)
  if change.kind == "added" then
    return say("change_added", change.name, describe(change.new))
  elseif change.kind == "lost" then
    return say("change_lost", change.name, describe(change.old))
  end
  local parts = {}
  for i, field in ipairs(change.fields) do
    parts[i] = say("change_field", field, shown(change.old[field]), shown(change.new[field]))
  end
  return say(change.kind == "changed" and "change_changed" or "change_moved", change.name, table_concat(parts, "; "))
end

return M
