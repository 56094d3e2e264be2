--- Lines for people: padding by display columns (a Chinese character is two), quotes with a caret,
-- small JSON objects.
-- @module baogao.base.text
local utf8_codes, string_rep, string_format = utf8.codes, string.rep, string.format
local ipairs, tostring, utf8_len, utf8_offset = ipairs, tostring, utf8.len, utf8.offset
local table_concat, math_max, math_min = table.concat, math.max, math.min
local _ENV <const> = nil

local M = {}

M.join = table_concat

local shipped -- the folder above the scripts that came with the program, with its "/"

--- Says where the shipped scripts lie, so that their paths can be told without it.
-- @tparam string folder
function M.shorten(folder)
  shipped = folder:match "^(.*/)[^/]*$"
end

--- A path or "file:line", shorter when it is that of a shipped script.
-- @tparam string path
-- @treturn string
function M.short(path)
  return shipped and path:sub(1, #shipped) == shipped and path:sub(#shipped + 1) or path
end

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

--- `s` in exactly so many columns: padded, or cut with "…".
-- @tparam string s
-- @tparam integer columns
-- @treturn string
function M.fit(s, columns)
  if M.columns(s) > columns then
    local stop = 1
    while M.columns(s:sub(1, utf8_offset(s, 2, stop) - 1)) < columns do
      stop = utf8_offset(s, 2, stop)
    end
    s = s:sub(1, stop - 1) .. "…"
  end
  return M.pad(s, columns)
end

--- `s` with blanks before it.
-- @tparam string s
-- @tparam integer columns
-- @treturn string
function M.pad_left(s, columns)
  return string_rep(" ", math_max(0, columns - M.columns(s))) .. s
end

--- A quote on one line: line ends are blanks.
-- @tparam string s
-- @treturn string
function M.line(s)
  return (s:gsub("%s+", " "))
end

--- "word", or "words" when n is not 1.
function M.count(n, word)
  return string_format("%d %s%s", n, word, n == 1 and "" or "s")
end

--- The first of a list, and how many more there are.
-- @tparam {string,...} list
-- @tparam integer most
-- @treturn string
function M.some(list, most)
  local joined = table_concat(list, ", ", 1, math_min(#list, most))
  return #list > most and joined .. string_format(", … (%d)", #list) or joined
end

-- Where the character before byte `at` begins.
local function back(s, at)
  return utf8_offset(s, -1, at)
end

-- Where the character begins that byte `at` is of: a pattern may have stopped inside one.
local function whole(s, at)
  while at > 1 and at <= #s and s:byte(at) & 0xC0 == 0x80 do
    at = at - 1
  end
  return at
end

-- A piece of a row or a line, as folded or as printed, without the marks between cells.
local function piece_of(view, from, to, report)
  if not report then
    return (view:sub(from, to - 1):gsub("\t", " | "))
  end
  local cells = {}
  for at, cell, stop in view:sub(from, to - 1):gmatch "()([^\t]*)()" do
    cells[#cells + 1] = M.line(cell ~= "" and report:raw(from + at - 1, from + stop - 1) or "")
  end
  return table_concat(cells, " | ")
end

--- A piece of text around a place, with how far in columns the place stands in it.
-- @tparam string view
-- @tparam integer at byte, from 1
-- @tparam[opt=40] integer before columns
-- @tparam[opt=36] integer after columns
-- @tparam[opt] report report whose folded view it is: the piece is as printed in it
-- @treturn string the piece, "…" where it was cut
-- @treturn integer columns before the place
function M.excerpt(view, at, before, after, report)
  at = whole(view, at)
  local from, to, room = at, at, before or 40
  while from > 1 and view:byte(from - 1) ~= 10 and room > 0 do
    local previous = back(view, from)
    room = room - M.columns(view:sub(previous, from - 1))
    from = previous
  end
  room = after or 36
  while to <= #view and view:byte(to) ~= 10 and room > 0 do
    local next_at = utf8_offset(view, 2, to)
    room = room - M.columns(view:sub(to, next_at - 1))
    to = next_at
  end
  local head = (from > 1 and view:byte(from - 1) ~= 10 and "…" or "") .. piece_of(view, from, at, report)
  local tail = piece_of(view, at, to, report)
  local cut = to <= #view and view:byte(to) ~= 10
  return head .. tail .. (cut and "…" or ""), M.columns(head)
end

--- The lines that quote a place: the text, and a caret below it.
-- @tparam string view
-- @tparam integer at byte, from 1
-- @tparam string indent
-- @treturn string
function M.quote(view, at, indent)
  local piece, column = M.excerpt(view, at)
  return indent .. piece .. "\n" .. indent .. string_rep(" ", column) .. "^"
end

local STOPS <const> = { ["\n"] = true, ["\t"] = true, ["!"] = true, ["?"] = true, ["。"] = true }

--- The sentence that holds a place: from its first byte to the byte after its last.
-- @tparam string view
-- @tparam integer at byte, from 1
-- @treturn integer from
-- @treturn integer to
function M.sentence(view, at)
  at = whole(view, at)
  local from, to = at, at
  while from > 1 do
    local previous = back(view, from)
    if STOPS[view:sub(previous, from - 1)] then
      break
    end
    from = previous
  end
  while to <= #view do
    local next_at = utf8_offset(view, 2, to)
    if STOPS[view:sub(to, next_at - 1)] then
      break
    end
    to = next_at
  end
  return from, to
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
