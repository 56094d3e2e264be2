--- `baogao codebook`: every column, code and indicator, for people, as CSV or as JSON.
-- @module baogao.command.codebook
local codebook = require "baogao.export.codebook"
local codes = require "baogao.export.codes"
local csv = require "baogao.export.csv"
local indicators = require "baogao.export.indicators"
local json = require "baogao.base.json"
local messages = require "baogao.base.messages"
local problem = require "baogao.command.problem"
local metric_rules = require "baogao.panel.metric_rules"
local metrics = require "baogao.panel.metrics"
local names = require "baogao.base.names"
local run_files = require "baogao.export.run_files"
local series_rules = require "baogao.panel.series_rules"
local successions = require "baogao.panel.successions"
local sources = require "baogao.panel.run_folder"
local terminal = require "baogao.base.terminal"
local wide = require "baogao.export.wide"

local ipairs, pcall, tostring = ipairs, pcall, tostring
local stdout, table_concat = terminal.stdout, table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

-- One row for everything: kind is file, column, code, indicator, part (of a breakdown), metric, series, break (of a
-- series), apart (no series though it looks like one), place (`of`: a code that changed), or figure (a column of a run's
-- wide table).
local FIELDS <const> = { "kind", "of", "name", "type", "unit", "meaning", "label_en", "definition", "dims", "total", "forms",
  "years", "formula", "source", "values" }

local function add_columns(rows)
  for _, file in ipairs(run_files) do
    rows[#rows + 1] = { kind = "file", name = file.name, meaning = file.about }
    for _, column in ipairs(file.columns) do
      rows[#rows + 1] = { kind = "column", of = file.name, name = column[1], type = column[2], meaning = column[3],
        dims = column[4] }
    end
  end
  for _, kind in ipairs(codes.order) do
    for _, code in ipairs(codes[kind]) do
      rows[#rows + 1] = { kind = "code", of = kind, name = code[1], meaning = code[2] }
    end
  end
end

-- Which figures of several forms are one series, where it breaks, and which are none.
local function add_series(rows)
  for _, series in ipairs(series_rules.series) do
    local members = {}
    for i, member in ipairs(series.members) do
      members[i] = names.format(member[1], member[2])
    end
    rows[#rows + 1] = { kind = "series", name = series.name, meaning = series.label, formula = table_concat(members, ", ") }
  end
  for _, change in ipairs(series_rules.breaks) do
    rows[#rows + 1] = { kind = "break", of = change[1], name = tostring(change[2]), years = change[2] .. "-",
      meaning = change[3] }
  end
  for _, pair in ipairs(series_rules.apart) do
    rows[#rows + 1] = { kind = "apart", of = pair[1], name = pair[2], meaning = pair[3] }
  end
end

-- Metrics over the panel.
local function add_metrics(rows)
  for _, metric in ipairs(metric_rules.metrics) do
    rows[#rows + 1] = { kind = "metric", name = metric.name, type = "number", unit = metric.unit, meaning = metric.label,
      definition = metric.caveat, formula = metrics.formula(metric) }
  end
end

-- Places whose code changed.
local function add_successions(rows)
  for _, row in ipairs(successions.list) do
    rows[#rows + 1] = { kind = "place", of = row[1], name = row[3] or row[1], type = row[6], years = row[5],
      meaning = row[3] and say("codebook_succession", row[2], row[4]) or row[2], source = successions.source }
  end
end

-- Indicators: all, or those that `wanted` holds.
local function add_indicators(rows, registry, wanted)
  for _, row in ipairs(indicators.list(registry)) do
    if not wanted or wanted[row.indicator] then
      rows[#rows + 1] = { kind = "indicator", name = row.indicator, type = "number", unit = row.unit, meaning = row.label,
        label_en = row.label_en, definition = row.definition, dims = row.dims, total = row.total, forms = row.forms, years = row.years, formula = row.formula, source = row.source }
    end
  end
end

-- Parts of breakdowns.
local function add_parts(rows, registry)
  for _, part in ipairs(indicators.parts(registry)) do
    rows[#rows + 1] = { kind = "part", of = part.name:match "^[^:]*", name = part.name, label_en = part.label_en,
      definition = part.definition, forms = part.form }
  end
end

-- The figures of a run: columns of its wide table.
local function add_figures(rows, table)
  for _, column in ipairs(table.found) do
    rows[#rows + 1] = { kind = "figure", of = column.indicator, name = column.name, type = "number", unit = column.unit,
      meaning = codebook.title(column), label_en = column.label_en, definition = column.definition, dims = column.dims, values = tostring(column.values) }
  end
end

local function write_csv(rows)
  stdout:write(table_concat(FIELDS, ","), "\n")
  for _, row in ipairs(rows) do
    local cells = {}
    for i, field in ipairs(FIELDS) do
      cells[i] = csv.cell(row[field])
    end
    stdout:write(table_concat(cells, ","), "\n")
  end
end

local function write_json(rows)
  local list = {}
  for i, row in ipairs(rows) do
    local fields = {}
    for _, field in ipairs(FIELDS) do
      if row[field] and row[field] ~= "" then
        fields[#fields + 1] = { field, row[field] }
      end
    end
    list[i] = json.object(fields)
  end
  stdout:write(json.text(json.object { { "schema", "baogao-codebook-1" }, { "entries", json.list(list) } }, true), "\n")
end

-- Text in a cell of a Markdown table.
local function cell(text)
  return (text or ""):gsub("[|\\*_`<%[]", "\\%0")
end

-- What each kind is headed by in Markdown, and its columns.
local SECTIONS <const> = {
  column = { "codebook_columns", { "name", "type", "meaning" } },
  code = { "codebook_codes", { "name", "meaning" } },
  indicator = { "codebook_indicators", { "name", "unit", "meaning", "label_en", "definition", "dims", "total", "forms", "years", "formula", "source" } },
  part = { "codebook_parts", { "name", "label_en", "definition" } },
  metric = { "codebook_metrics", { "name", "unit", "meaning", "formula", "definition" } },
  place = { "codebook_places", { "of", "name", "type", "years", "meaning", "source" } },
  series = { "codebook_series", { "name", "meaning", "formula" } },
  ["break"] = { "codebook_breaks", { "of", "years", "meaning" } },
  apart = { "codebook_apart", { "of", "name", "meaning" } },
  figure = { "codebook_figures", { "name", "unit", "meaning", "values" } },
}

local function write_markdown(rows)
  local kind, of
  stdout:write("# ", say "codebook_title", "\n")
  for _, row in ipairs(rows) do
    local section = SECTIONS[row.kind]
    local group = (row.kind == "column" or row.kind == "code") and row.of or nil
    if section and kind ~= row.kind then
      stdout:write("\n## ", say(section[1]), "\n", group and "" or "\n")
      of = nil
    end
    if section and (kind ~= row.kind or of ~= group) then
      stdout:write(group and "\n### " .. group .. "\n\n" or "", "| ", table_concat(section[2], " | "), " |\n",
        ("|---"):rep(#section[2]), "|\n")
    end
    if section then
      local cells = {}
      for i, field in ipairs(section[2]) do
        cells[i] = cell(row[field])
      end
      stdout:write("| ", table_concat(cells, " | "), " |\n")
      kind, of = row.kind, group
    end
  end
end

local function gather(session, options)
  local rows, found = {}, nil
  add_columns(rows)
  if options.inputs[1] then
    local source, folder, file = sources.open(options.inputs)
    if not source then
      return nil, file and say("export_no_run", folder, file) or say("export_run_twice", folder)
    end
    found = wide.scan(source, {}, false)
  end
  local wanted
  for _, column in ipairs(found and found.found or {}) do
    wanted = wanted or {}
    wanted[column.indicator] = true
  end
  add_indicators(rows, session.registry, wanted)
  add_parts(rows, session.registry)
  add_metrics(rows)
  add_successions(rows)
  add_series(rows)
  if found then
    indicators.describe(session.registry, found.found)
    add_figures(rows, found)
  end
  return rows
end

--- Runs the command.
-- @tparam table session
-- @tparam table options inputs (run folders, or none), csv, json
-- @treturn integer exit code
function M.run(session, options)
  local ok, rows, message = pcall(gather, session, options)
  if not ok or not rows then
    problem.tell { what = ok and message or rows }
    return ok and 1 or 2
  end
  local write = options.json and write_json or options.csv and write_csv or write_markdown
  write(rows)
  return #session.registry.problems > 0 and 5 or 0
end

return M
