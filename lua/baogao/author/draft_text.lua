--- The text of a draft that `baogao new` writes; what is in it, `baogao.author.scaffold` found.
-- @module baogao.author.draft_text
local messages = require "baogao.base.messages"

local ipairs, tostring = ipairs, tostring
local string_format, table_concat, math_type = string.format, table.concat, math.type
local say = messages.text
local _ENV <const> = nil

local M = {}

--- A value as Lua text: 12, "3.80".
-- @tparam integer|decimal value
-- @treturn string
function M.literal(value)
  return math_type(value) == "integer" and tostring(value) or string_format("%q", tostring(value))
end

local function quoted(s)
  return (string_format("%q", s):gsub("\\\n", "\\n"))
end

local function sample_lines(sample)
  local line, lines = "  ", {}
  for i, e in ipairs(sample.expected) do
    local part = string_format(e.name:find "%[" and '["%s"] = %s' or "%s = %s", e.name, e.value)
    if #line + #part > 96 and line ~= "  " then
      lines[#lines + 1], line = line:gsub(" $", ""), "  "
    end
    line = line .. part .. (i < #sample.expected and ", " or " }")
  end
  lines[#lines + 1] = line
  return string_format("city:sample { %s,\n%s\n", quoted(sample.text), table_concat(lines, "\n"))
end

-- A rule that does not read its figures alone is written as a comment, after the reason.
local function rule_lines(c)
  local lines, phrase = {}, {}
  for i, part in ipairs(c.parts) do
    if part.guess then
      lines[#lines + 1] = say("draft_guess", part.name, part.guess.name, part.guess.label)
    end
    phrase[i] = part.joint .. part.label .. "{" .. part.name .. ":" .. part.written .. "}"
  end
  for _, part in ipairs(c.parts) do
    lines[#lines + 1] = string_format("city:indicator { name = %q, unit = %q, label = %s }\n", part.name, part.unit,
      quoted(part.label ~= "" and part.label or c.parts[1].label))
  end
  lines[#lines + 1] = string_format("city:phrase %s\n", quoted(table_concat(phrase)))
  lines[#lines + 1] = c.expected and sample_lines { text = c.text, expected = c.expected } or ""
  local all = table_concat(lines)
  if c.refused then
    all = c.refused .. all:gsub("[^\n]+", function(line)
      return line:sub(1, 2) == "--" and line or "-- " .. line
    end)
  end
  return say("draft_line", c.line) .. all
end

local function word_list(words)
  local list = {}
  for i, word in ipairs(words) do
    list[i] = quoted(word)
  end
  return "{ " .. table_concat(list, ", ") .. " }"
end

local function identify_lines(draft)
  local id = draft.identity
  return string_format("city:identify { must = %s%s%s }\n", word_list(id.must),
    #id.any > 0 and ", any = " .. word_list(id.any) or "",
    id.years[1] > 0 and string_format(", years = { %d, %d }", id.years[1], id.years[2]) or "")
end

local function head_lines(draft)
  local fields = { string_format("name = %q, version = \"0.1\"", draft.name) }
  if draft.place ~= "" then
    fields[#fields + 1] = string_format("place = %q", draft.place)
      .. (draft.adcode ~= "" and string_format(", adcode = %q", draft.adcode) or "")
  end
  if draft.form then
    fields[#fields + 1] = string_format("extends = %q", draft.form.name)
  end
  return "local city = baogao.script {\n  " .. table_concat(fields, ",\n  ") .. ",\n}\n"
end

--- The text of a draft.
-- @tparam table draft name, source, place, adcode, identity, form, candidates, samples
-- @treturn string
function M.text(draft)
  local parts = {
    say("draft_head", draft.name, draft.source),
    'local baogao = require "baogao"\n\n', head_lines(draft), "\n", identify_lines(draft),
  }
  if #draft.candidates > 0 then
    parts[#parts + 1] = say "draft_figures"
    for _, c in ipairs(draft.candidates) do
      parts[#parts + 1] = "\n" .. rule_lines(c)
    end
  end
  if #draft.samples > 0 then
    parts[#parts + 1] = say "draft_samples"
    for _, sample in ipairs(draft.samples) do
      parts[#parts + 1] = sample_lines(sample)
    end
  end
  parts[#parts + 1] = "\nreturn city\n"
  return table_concat(parts)
end

return M
