--- `baogao review RUN -o DIR|FILE.html`: a run in the browser.
-- @module baogao.command.review
local files = require "baogao.export.files"
local core = require "baogao.core"
local html = require "baogao.page.html"
local index = require "baogao.page.index"
local json = require "baogao.base.json"
local messages = require "baogao.base.messages"
local problem = require "baogao.command.problem"
local report_page = require "baogao.page.report"
local sources = require "baogao.panel.run_folder"

local ipairs, pcall = ipairs, pcall
local string_format = string.format
local say = messages.text
local _ENV <const> = nil

local M = {}

--- So many reports go into one file.
M.most_in_one = 50

local function write(path, text)
  files.check(files.text(path, function(add)
    add(text)
  end))
end

local function each_report(source)
  return source:rows("reports.csv", report_page.columns)
end

local function copy(cells)
  local row = {}
  for i = 1, #report_page.columns do
    row[i] = cells[i]
  end
  return row
end

-- `folder`: the page is one of a folder's, with an index.
local function page_text(reports, folder)
  return html.text("report", json.object { { "folder", folder }, { "codes", report_page.codes() },
    { "reports", json.list(reports) } })
end

-- The code before the colon: "NO_SCRIPT: …".
local function code_of(reason)
  return reason:match "^[%u_]+" or reason
end

local function count(counts, text)
  if text ~= "" then
    counts[text] = (counts[text] or 0) + 1
  end
end

-- A page for each report, and the index.
local function write_folder(session, source, folder)
  files.check(core.make_folder(folder .. "/reports"))
  local pages, list, reasons, checks = report_page.new(source, session.registry), {}, {}, {}
  for cells in each_report(source) do
    local row = copy(cells)
    local name = string_format("reports/%05d.html", #list + 1)
    local data, failing = pages:data(row)
    write(folder .. "/" .. name, page_text({ data }, true))
    list[#list + 1] = { row = row, failing = failing, page = name }
    count(reasons, code_of(row[10]))
    for _, check in ipairs(failing) do
      count(checks, check)
    end
  end
  write(folder .. "/index.html", html.text("index", index.data(source, list, { reasons = reasons, failing = checks })))
  return #list
end

local function write_one(session, source, path)
  local pages, list = report_page.new(source, session.registry), {}
  for cells in each_report(source) do
    if #list == M.most_in_one then
      files.fail(say("review_too_many", M.most_in_one))
    end
    list[#list + 1] = pages:data(copy(cells))
  end
  write(path, page_text(list, false))
  return #list
end

local function review(session, options)
  local source, folder, file = sources.open(options.inputs)
  if not source then
    return nil, say("export_no_run", folder, file or "facts.csv")
  end
  local path = options.output
  local writer = path:find "%.html?$" and write_one or write_folder
  local written
  local ok, failure = files.caught(function()
    written = writer(session, source, path)
  end)
  if not ok then
    return nil, failure
  end
  if not options.quiet then
    problem.tell { what = say("review_written", written, path), level = "info" }
  end
  return true
end

--- Runs the command.
-- @tparam table session
-- @tparam table options inputs (one run folder), output, quiet
-- @treturn integer exit code
function M.run(session, options)
  local ok, done, message = pcall(review, session, options)
  if ok and done then
    return 0
  end
  problem.tell { what = ok and message or done }
  return ok and 1 or 2
end

return M
