--- Lines for people: padding by display columns (a Chinese character is two), quotes with a caret,
-- small JSON objects.
-- @module baogao.command.text
local utf8_codes, string_rep, string_format = utf8.codes, string.rep, string.format
local ipairs, tostring, utf8_len = ipairs, tostring, utf8.len
local table_concat, math_max = table.concat, math.max
local _ENV <const> = nil

local M = {}

M.join = table_concat

--- Display columns of valid UTF-8.
-- @tparam string s
-- @treturn integer
function M.columns(s)
  if not utf8_len(s) then
    return #s
  end
  local n = 0
  for _, c in utf8_codes(s) do
    local wide = c >= 0x1100 and (c <= 0x115F or c >= 0x2E80 and c <= 0xA4CF or c >= 0xAC00 and c <= 0xD7A3
      or c >= 0xF900 and c <= 0xFAFF or c >= 0xFE30 and c <= 0xFE6F or c >= 0xFF00 and c <= 0xFF60
      or c >= 0xFFE0 and c <= 0xFFE6 or c >= 0x20000)
    n = n + (wide and 2 or 1)
  end
  return n
end

--- `s` with blanks behind it, up to `columns`.
-- @tparam string s
-- @tparam integer columns
-- @treturn string
function M.pad(s, columns)
  return s .. string_rep(" ", math_max(0, columns - M.columns(s)))
end

--- `s` with blanks before it.
-- @tparam string s
-- @tparam integer columns
-- @treturn string
function M.pad_left(s, columns)
  return string_rep(" ", math_max(0, columns - M.columns(s))) .. s
end

--- "word", or "words" when n is not 1.
function M.count(n, word)
  return string_format("%d %s%s", n, word, n == 1 and "" or "s")
end

local ESCAPES <const> = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

--- A JSON string.
-- @tparam string s
-- @treturn string
function M.json_string(s)
  return '"' .. s:gsub('[%c"\\]', function(c)
    return ESCAPES[c] or string_format("\\u%04x", c:byte())
  end) .. '"'
end

--- A flat JSON object with the fields in the order given.
-- @tparam {string=string} row
-- @tparam {string,...} fields
-- @treturn string
function M.json_object(row, fields)
  local parts = {}
  for i, field in ipairs(fields) do
    parts[i] = M.json_string(field) .. ": " .. M.json_string(tostring(row[field]))
  end
  return "{" .. table_concat(parts, ", ") .. "}"
end

return M
