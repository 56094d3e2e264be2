--- The page of `baogao diff -o FILE.html`: one file, nothing loaded from elsewhere, no script.
-- @module baogao.command.diff_page
local messages = require "baogao.base.messages"

local ipairs, tostring = ipairs, tostring
local table_concat = table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

local STYLE <const> = [[
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; color: #222; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 2em 0 .3em; } p { margin: .3em 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25em .6em; vertical-align: top; }
th { border-bottom: 2px solid #999; } td { border-bottom: 1px solid #ddd; } td.n { font-family: monospace; }
tr.added td { background: #e8f7ea; } tr.lost td { background: #fde9e7; } tr.changed td { background: #fff6db; }
tr.moved td { color: #666; } del { color: #a40000; } ins { color: #00600f; text-decoration: none; }
@media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd; } td { border-color: #333; }
tr.added td { background: #12301a; } tr.lost td { background: #3a1816; } tr.changed td { background: #3a3110; }
del { color: #ff8a80; } ins { color: #8fe39a; } }
]]

local ENTITIES <const> = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

local function escape(value)
  return (tostring(value):gsub("[&<>\"']", ENTITIES))
end

local function value_of(row)
  return row.value == "" and row.status or row.value .. " " .. row.unit
end

local function place_of(row)
  return row.line == "" and "" or say("page_place", row.line, row.raw)
end

local function changed_cell(old, new)
  if old == new then
    return escape(new)
  end
  return "<del>" .. escape(old) .. "</del> <ins>" .. escape(new) .. "</ins>"
end

local function row_of(change)
  local old, new = change.old, change.new
  local one = new or old
  local cells = old and new
    and { changed_cell(value_of(old), value_of(new)), changed_cell(place_of(old), place_of(new)),
      changed_cell(old.rule, new.rule) }
    or { escape(value_of(one)), escape(place_of(one)), escape(one.rule) }
  return "<tr class=\"" .. change.kind .. "\"><td>" .. escape(say("page_" .. change.kind)) .. "</td><td class=\"n\">"
    .. escape(change.name) .. "</td><td>" .. table_concat(cells, "</td><td>") .. "</td></tr>\n"
end

local function section(report)
  local none = say "diff_no_script"
  local parts = { "<h2>", escape(report.path), "</h2>\n<p>",
    changed_cell(report.old.script or none, report.new.script or none), "</p>\n" }
  if #report.changes > 0 then
    parts[#parts + 1] = "<table>\n<tr>"
    for _, column in ipairs { "page_change", "page_fact", "page_value", "page_where", "page_rule" } do
      parts[#parts + 1] = "<th>" .. escape(say(column)) .. "</th>"
    end
    parts[#parts + 1] = "</tr>\n"
    for _, change in ipairs(report.changes) do
      parts[#parts + 1] = row_of(change)
    end
    parts[#parts + 1] = "</table>\n"
  end
  return table_concat(parts)
end

--- The page.
-- @tparam table result see `baogao.command.diff`
-- @treturn string
function M.html(result)
  local title = say("page_title", result.old, result.new)
  local parts = { "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>", escape(title),
    "</title>\n<style>\n", STYLE, "</style>\n</head>\n<body>\n<h1>", escape(title), "</h1>\n<p>",
    escape(say("diff_total", result.compared, #result.reports, result.added, result.changed, result.lost,
      result.moved)), "</p>\n<p>",
    escape(say("diff_counts", result.residue_old, result.residue_new, result.failed_old, result.failed_new)), "</p>\n" }
  for _, report in ipairs(result.reports) do
    parts[#parts + 1] = section(report)
  end
  parts[#parts + 1] = "</body>\n</html>\n"
  return table_concat(parts)
end

return M
