--- Data files of Stata and SPSS: labels in Chinese, and in Stata's why a value is missing (.a, .b, …).
-- @module baogao.export.statistics
local codebook = require "baogao.export.codebook"
local codes = require "baogao.export.codes"
local files = require "baogao.export.files"
local messages = require "baogao.base.messages"
local wide = require "baogao.export.wide"

local ipairs, require = ipairs, require
local table_concat, utf8_len, utf8_offset = table.concat, utf8.len, utf8.offset
local _ENV <const> = nil

local M = {}

-- The longest label, in characters for Stata, in bytes for SPSS; and the most columns of each.
local LABEL <const> = { dta = 80, sav = 240 }
local COLUMNS <const> = { dta = 32767, sav = 32767 }

local function fit_label(text, format)
  if format == "dta" then
    local stop = (utf8_len(text) or 0) > LABEL.dta and utf8_offset(text, LABEL.dta) or nil
    return stop and text:sub(1, stop - 1) .. "…" or text
  end
  return #text > LABEL.sav and text:sub(1, LABEL.sav):gsub("[\xC0-\xFF][\x80-\xBF]*$", "") .. "…" or text
end

local function describe(columns, format)
  local list, kinds = {}, {}
  for i, column in ipairs(columns) do
    local text = column.kind == "text"
    list[i] = { name = column.name, label = fit_label(codebook.title(column), format),
      width = text and column.width or column.digits or 0 }
    kinds[i] = text and "t" or "n"
  end
  return list, table_concat(kinds)
end

--- Writes the wide table.
-- @tparam string path
-- @tparam string format dta or sav
-- @tparam table table see `baogao.export.wide`
-- @tparam string title
-- @treturn boolean|nil
-- @treturn string message
-- @treturn string|nil code
function M.write(path, format, table, title)
  return files.whole(path, function(part)
    if #table.columns > COLUMNS[format] then
      files.fail(messages.text("export_columns", #table.columns, COLUMNS[format]), "LIMIT")
    end
    local file <close> = files.check(require("baogao.write").statistics(part, format))
    for _, status in ipairs(codes.status) do
      if wide.tags[status[1]] then
        file:tag(wide.tags[status[1]], status[1])
      end
    end
    local columns, kinds = describe(table.columns, format)
    files.check(file:begin(fit_label(title, "dta"), table.count, kinds, columns))
    for values, tags in table:rows() do
      files.check(file:row(values, tags))
    end
    files.check(file:close())
  end)
end

return M
