--- A summary for people: what was read, how each figure is spread, which checks failed.
-- @module baogao.export.markdown
local chart = require "baogao.export.chart"
local codebook = require "baogao.export.codebook"
local core = require "baogao.core"
local files = require "baogao.export.files"
local messages = require "baogao.base.messages"
local sorted_keys = require("baogao.base.keys").sorted

local ipairs, tonumber, tostring = ipairs, tonumber, tostring
local table_concat, table_sort = table.concat, table.sort
local say = messages.text
local _ENV <const> = nil

local M = {}

-- So many values of a figure are kept for its median and chart, so many rows of a list are shown, and fewer values
-- than this make no chart.
local KEPT <const>, SHOWN <const>, FEW <const> = 20000, 50, 5

-- Text in a cell of a Markdown table.
local function cell(text)
  return (text:gsub("[\r\n]+", " "):gsub("[|\\*_`<%[]", "\\%0"))
end

local function row(...)
  return "| " .. table_concat({ ... }, " | ") .. " |\n"
end

-- Every value of the figures: the texts as printed, at most so many.
local function gather(table)
  local figures, places, years = {}, {}, {}
  for i, column in ipairs(table.columns) do
    if column.indicator then
      figures[#figures + 1] = { at = i, column = column, list = {} }
    end
  end
  for values in table:rows() do
    for i, column in ipairs(table.columns) do
      local set = column.name == "place" and places or column.name == "year" and years
      if set and values[i] then
        set[values[i]] = true
      end
    end
    for _, figure in ipairs(figures) do
      if values[figure.at] and #figure.list <= KEPT then
        figure.list[#figure.list + 1] = values[figure.at]
      end
    end
  end
  return figures, places, years
end

local function count_by(table, name)
  local at, counts = nil, {}
  for i, column in ipairs(table.columns) do
    at = column.name == name and i or at
  end
  for values in table:rows() do
    local key = values[at] or "-"
    counts[key] = (counts[key] or 0) + 1
  end
  local parts = {}
  for _, key in ipairs(sorted_keys(counts)) do
    parts[#parts + 1] = counts[key] .. " " .. cell(key)
  end
  return table_concat(parts, ", ")
end

local function file_name(path)
  return path:match "[^/]*$"
end

-- A figure's row; its chart is a file of its own.
local function figure_row(figure, folder, link)
  local column, list = figure.column, figure.list
  local title = codebook.title(column)
  if #list == 0 or #list > KEPT then
    return row(column.name, cell(title), tostring(column.values), "—", "—", "—", "")
  end
  table_sort(list, function(a, b)
    return tonumber(a) < tonumber(b)
  end)
  local picture = ""
  if #list >= FEW then
    local numbers = {}
    for i, text in ipairs(list) do
      numbers[i] = tonumber(text)
    end
    files.check(files.text(folder .. "/" .. column.name .. ".svg", function(add)
      add(chart.histogram(numbers, title))
    end))
    picture = ("![](%s/%s.svg)"):format(link, column.name)
  end
  return row(column.name, cell(title), tostring(column.values), list[1], list[(#list + 1) // 2], list[#list], picture)
end

-- The rows of a table that `choose` takes, at most so many, and how many more there are.
local function some_rows(table, names, choose, add)
  local at, shown, more = {}, 0, 0
  for i, column in ipairs(table.columns) do
    at[column.name] = i
  end
  for values in table:rows() do
    if choose(values, at) then
      local cells = {}
      for i, name in ipairs(names) do
        cells[i] = cell(values[at[name]] or "")
      end
      shown = shown + 1
      if shown == 1 then
        add(row(table_concat(names, " | ")) .. ("|---"):rep(#names) .. "|\n")
      end
      if shown <= SHOWN then
        add(row(table_concat(cells, " | ")))
      else
        more = more + 1
      end
    end
  end
  add(shown == 0 and say "export_none" .. "\n" or more > 0 and "\n" .. say("export_more", more) .. "\n" or "")
end

local function add_checks(tables, add)
  add("\n## " .. say "export_failed_checks" .. "\n\n")
  some_rows(tables.checks, { "report", "check", "left", "right", "gap", "note" }, function(values, at)
    return values[at.verdict] == "fail"
  end, add)
  add("\n## " .. say "export_unread" .. "\n\n")
  some_rows(tables.sources, { "report", "verdict", "reason" }, function(values, at)
    return not (values[at.verdict] or ""):match "^ok"
  end, add)
end

--- Writes a summary, and its charts into a folder beside it: F.md, F.charts/NAME.svg.
-- @tparam string path
-- @tparam table tables
-- @treturn boolean|nil
-- @treturn string message
function M.write(path, tables)
  local folder = path:gsub("%.md$", "") .. ".charts"
  return files.caught(function()
    local figures, places, years = gather(tables.wide)
    files.check(files.text(path, function(add) -- whose folder is there
      files.check(core.make_folder(folder))
      add("# " .. tables.title .. "\n\n")
      add(say("export_counts", tables.wide.count, #sorted_keys(places), table_concat(sorted_keys(years), ", ")) .. "\n")
      add(say("export_verdicts", count_by(tables.sources, "verdict")) .. "\n")
      add(say("export_check_verdicts", count_by(tables.checks, "verdict")) .. "\n\n")
      add("## " .. say "export_figures" .. "\n\n" .. say "export_median" .. "\n\n")
      add(row("column", "label", "values", "lowest", "median", "highest", "spread") .. "|---|---|--:|--:|--:|--:|---|\n")
      for _, figure in ipairs(figures) do
        add(figure_row(figure, folder, file_name(folder)))
      end
      add_checks(tables, add)
    end))
  end)
end

return M
