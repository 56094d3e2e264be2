--- Scores what the program reads against hand-checked values. As a program:
--    lua5.4 tests/truth/score.lua [-v] [-r FILE=OTHER] [TRUTH.tsv ...]
-- prints, for each truth file, right, wrong, missing and extra; -v names them. -r reads OTHER instead of the
-- report FILE (for a converted copy). Without files: all of ../shared/truth. Exit code 1: something is wrong.
local program = require "tests.spec.program"

local M = {}

-- Rows of a truth file by fact; `also` are other values that are right as well (indicator#2).
local function truth_of(path)
  local rows, order, report = {}, {}, nil
  for line in assert(program.read(path), path):gmatch "[^\n]+" do
    local file, indicator, dims, value, unit, status = line:match "^(.-)\t(.-)\t(.-)\t(.-)\t(.-)\t([^\t]*)"
    if file and file ~= "file" then
      report = file
      local name = program.name { indicator = indicator:gsub("#%d+$", ""), dims = dims }
      local row = { value = value, unit = unit, status = status:gsub("%s+$", "") }
      if rows[name] then
        table.insert(rows[name].also, row)
      else
        rows[name], order[#order + 1] = row, name
        row.also = {}
      end
    end
  end
  return rows, order, report
end

-- Names that the notes list as not stated.
local function not_stated(path)
  local names = {}
  local notes = program.read((path:gsub("%.tsv$", ".notes.txt"))) or ""
  for line in notes:gmatch "NOT STATED[^\n]*" do
    for name in line:gmatch "[%a_]+" do names[name] = true end
  end
  return names
end

-- Values that the notes leave out as borderline, by name: either answer is right.
local function borderline(path)
  local values = {}
  local notes = program.read((path:gsub("%.tsv$", ".notes.txt"))) or ""
  for name, value in notes:gmatch "\n([%a_]+)\t([%d.-]+)\t" do values[name] = value end
  return values
end

-- 6.0 and 6 are one value.
local function plain(value)
  return value:find "%." and (value:gsub("0+$", ""):gsub("%.$", "")) or value
end

local function agrees(want, row)
  if want.status == "blank" or want.value == "" then
    return row.value == "" and row.status ~= "illegible"
  end
  return row.value ~= "" and plain(want.value) == plain(row.value)
end

local function is_right(want, row)
  local right = agrees(want, row)
  for _, other in ipairs(want.also) do right = right or agrees(other, row) end
  return right
end

--- Compares facts with a truth file.
-- @tparam {string=table} facts rows of facts.csv by name
-- @tparam string path of the truth file
-- @treturn table right, wrong, missing, extra (counts), and lists of what they are
function M.compare(facts, path)
  local rows, order = truth_of(path)
  local absent, either = not_stated(path), borderline(path)
  local score = { right = 0, wrong = 0, missing = 0, extra = 0, notes = {} }
  local function note(kind, format, ...)
    score[kind] = score[kind] + 1
    score.notes[#score.notes + 1] = kind .. " " .. format:format(...)
  end
  for _, name in ipairs(order) do
    local want, row = rows[name], facts[name]
    if not row then
      note("missing", "%s = %s %s", name, want.value, want.status)
    elseif is_right(want, row) then
      score.right = score.right + 1
    elseif row.status == "illegible" then
      note("missing", "%s = %s, read as illegible", name, want.value)
    else
      note("wrong", "%s = %s %s, read as %s %s (%q)", name, want.value, want.status, row.value, row.status, row.raw)
    end
  end
  for name, row in pairs(facts) do
    if not rows[name] and row.status ~= "derived" and either[name] ~= row.value then
      local unstated = absent[row.indicator] and row.value ~= "" and row.dims == ""
      note(unstated and "wrong" or "extra", "%s = %s %s (%q)", name, row.value, row.status, row.raw)
    end
  end
  table.sort(score.notes)
  return score
end

--- Runs the program on the report of a truth file and compares.
-- @tparam string path of the truth file
-- @tparam[opt] string|nil report to read instead
-- @treturn table|nil the score; nil when there is no such report
function M.score(path, report)
  local _, _, file = truth_of(path)
  report = report or program.shared .. "/reports/" .. file
  if not program.read(report) then return nil end
  local folder <close> = program.folder()
  local results = program.results(folder.path .. "/out", report)
  local score = M.compare(program.by_name(results.facts), path)
  score.report = results.reports[1]
  return score
end

local function main(words)
  local verbose, others, paths, bad = false, {}, {}, false
  local i = 1
  while i <= #words do
    if words[i] == "-v" then
      verbose = true
    elseif words[i] == "-r" then
      i = i + 1
      local file, other = words[i]:match "^(.-)=(.*)$"
      others[file] = other
    else
      paths[#paths + 1] = words[i]
    end
    i = i + 1
  end
  if #paths == 0 then
    local list = assert(io.popen("ls " .. program.shared .. "/truth/*.tsv"))
    for path in list:lines() do paths[#paths + 1] = path end
    list:close()
  end
  for _, path in ipairs(paths) do
    local _, order, file = truth_of(path)
    local score = M.score(path, others[file])
    local name = path:match "[^/]*$"
    if not score then
      print(("%-36s %4d rows, its report is not here"):format(name, #order))
    else
      print(("%-36s %4d rows: right %4d  wrong %3d  missing %4d  extra %4d  %s %s"):format(name, #order, score.right,
        score.wrong, score.missing, score.extra, score.report.verdict, score.report.form))
      bad = bad or score.wrong > 0
      for _, line in ipairs(verbose and score.notes or {}) do print("    " .. line) end
    end
  end
  os.exit(not bad)
end

if arg and arg[0] and arg[0]:match "score%.lua$" then main(arg) end

return M
