--- What the page of `baogao diff -o FILE.html` shows: a row for each fact that a change adds, changes, loses or finds
-- elsewhere.
-- @module baogao.page.diff
local html = require "baogao.page.html"
local json = require "baogao.base.json"
local messages = require "baogao.base.messages"

local ipairs = ipairs
local say = messages.text
local _ENV <const> = nil

local M = {}

-- One side of a change: value, place, rule; nil when it has none.
local function side(row)
  return row and json.object { { "value", row.value == "" and row.status or row.value .. " " .. row.unit },
    { "place", row.line == "" and "" or say("page_place", row.line, row.raw) }, { "rule", row.rule } }
end

local function report_of(report)
  local changes, none = {}, say "diff_no_script"
  for i, change in ipairs(report.changes) do
    changes[i] = json.object { { "kind", change.kind }, { "word", say("page_" .. change.kind) }, { "name", change.name },
      { "old", side(change.old) }, { "new", side(change.new) } }
  end
  return json.object { { "path", report.path }, { "old", report.old.script or none }, { "new", report.new.script or none },
    { "changes", json.list(changes) } }
end

--- The page.
-- @tparam table result see `baogao.command.diff`
-- @treturn string
function M.html(result)
  local reports, heads = {}, {}
  for i, report in ipairs(result.reports) do
    reports[i] = report_of(report)
  end
  for i, column in ipairs { "page_change", "page_fact", "page_value", "page_where", "page_rule" } do
    heads[i] = say(column)
  end
  return html.text("diff", json.object { { "title", say("page_title", result.old, result.new) },
    { "about", json.list { say("diff_total", result.compared, #result.reports, result.added, result.changed, result.lost, result.moved),
      say("diff_counts", result.residue_old, result.residue_new, result.failed_old, result.failed_new) } },
    { "heads", json.list(heads) }, { "reports", json.list(reports) } })
end

return M
