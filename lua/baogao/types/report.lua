---@meta baogao.report
-- types/report.lua - a report and its facts, for `baogao try -i` and stock Lua; scripts never hold one.

---@class baogao.report
local report = {}

---A piece of metadata and where it was found.
---@param key "title"|"place"|"adcode"|"publisher"|"level"|"year"|"date"|"period"|"url"
---@return string value "" when unknown
---@return string origin title, caption, byline, period, sentence, filename, given
function report:meta(key) end

---The text as decoded.
---@return string
function report:text() end

---The folded view: what patterns are matched against.
---@return string
function report:folded() end

---The text as printed, not folded, of a range of the folded view.
---@param from integer from 1
---@param to integer the next byte
---@return string
function report:raw(from, to) end

---The tree as `baogao inspect` prints it.
---@return string
function report:dump() end

---Every quantity: kind, value, unit, hedge, raw, line, amount, from, to (folded view).
---@param unit? string with it, `here` is the value in that unit, of those that fit it
---@return table[]
function report:quantities(unit) end

---The block or row of the folded view around a place, for quoting.
---@param at integer from 1
---@param most? integer bytes; 150
---@return string
---@return integer at where the place is in that string
function report:around(at, most) end

---The line of the source that a place in the folded view comes from.
---@param at integer from 1
---@return integer
function report:line(at) end

---The headings above a place in the folded view, joined by " / ".
---@param at integer from 1
---@return string
function report:section(at) end

---Warnings of reading: code, message, at, count.
---@return table[]
function report:warnings() end

---A table's cells, row by row; "" for a blank cell, false for a hole.
---@param n integer from 1
---@return (string|false)[][]? rows nil past the last table
function report:grid(n) end

---The report as JSON for showing it, with places of its source marked: see core/doc/layout.h.
---@param marks integer[] from, to (source bytes, from 0) and id of each, one after the other
---@return string
function report:layout(marks) end

---Frees the report now.
function report:close() end
