-- stages.lua FOLDER COUNT - prints the instructions of one warm report by stage, from what run has
-- counted: KIND-1.counts is of COUNT reports, KIND-2.counts of twice as many.
local folder, count = arg[1], tonumber(arg[2])

-- Depth, function, what it is. The functions are such as the compiler does not inline; each counts
-- what it calls. A stage inside another is indented.
local stages = {
  { 0, "PROGRAM TOTALS", "whole report" },
  { 1, "bao_file_read", "file" },
  { 1, "bao_sha256_hex", "SHA-256 (valgrind knows no SHA instructions)" },
  { 1, "bao_report_read", "reading" },
  { 2, "bao_text_decode", "detect and decode" },
  { 2, "bao_lines_split", "lines" },
  { 2, "bao_fold_block", "fold" },
  { 2, "bao_quantity_scan", "quantities" },
  { 2, "bao_meta_read", "title, place, year" },
  { 1, "bao_identify", "identify" },
  { 1, "bao_run_engine", "script" },
  { 2, "bao_extract", "rules and tables" },
  { 3, "bao__play", "patterns that C runs, with facts" },
  { 3, "lp_match", "LPeg, with captures" },
  { 3, "bao_form_table_read", "tables" },
  { 2, "bao_extract_finish", "settling, residue, equations" },
  { 1, "bao_output_write", "rows" },
  { 2, "bao_rows_facts", "facts.csv" },
  { 2, "bao_rows_evidence", "evidence.csv" },
  { 2, "bao_rows_checks", "checks.csv" },
  { 2, "bao_rows_residue", "residue.csv" },
}
local kinds = { "utf-8", "gb18030", "hant", "big5", "real", "floors" }

local function read_counts(path)
  local file = io.open(path)
  if not file then
    return nil
  end
  local counts = {}
  for line in file:lines() do
    local number, place = line:match "^%s*([%d,]+)%s+(.-)%s*$"
    local name = place and (place:match ":([%w_]+)%s*%[" or place:match ":([%w_]+)$" or place)
    if name then
      local value = math.tointeger((number:gsub(",", "")))
      counts[name] = math.max(counts[name] or 0, value)
    end
  end
  file:close()
  return counts
end

local columns = {}
for _, kind in ipairs(kinds) do
  local once, twice = read_counts(folder .. "/" .. kind .. "-1.counts"), read_counts(folder .. "/" .. kind .. "-2.counts")
  if once and twice then
    columns[#columns + 1] = { kind = kind, of = function(name)
      return twice[name] and (twice[name] - (once[name] or 0)) / count
    end }
  end
end

io.write(("\n%-52s"):format "thousand instructions for one warm report")
for _, column in ipairs(columns) do
  io.write(("%9s"):format(column.kind))
end
io.write "\n"
for _, stage in ipairs(stages) do
  io.write(("%-52s"):format(("  "):rep(stage[1]) .. stage[3]))
  for _, column in ipairs(columns) do
    local value = column.of(stage[2])
    io.write(value and ("%9.1f"):format(value / 1000) or ("%9s"):format "-")
  end
  io.write "\n"
end
