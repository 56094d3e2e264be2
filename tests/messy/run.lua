--- Writes messy reports, reads them with the program in one run, and judges every cell.
local model_of = require "tests.messy.model"
local messes = require "tests.messy.messes"
local program = require "tests.spec.program"
local tables = require "tests.messy.tables"
local write = require "tests.messy.write"

local M = {}

local function twice(list)
  return { list[1], table.unpack(list) }
end

-- The rows of all tables in one.
local function merge(parts)
  local all = {}
  for _, list in ipairs(parts) do
    for _, rows in ipairs(list) do table.move(rows, 1, #rows, #all + 1, all) end
  end
  return { all }
end

--- The text of a report.
function M.draw(model, mess, format)
  local proactive, redress = tables.proactive(model, mess), tables.redress(model, mess)
  local requests = mess.turned and tables.requests_turned(model, mess) or tables.requests(model, mess)
  local parts = { [2] = proactive, [3] = requests, [4] = redress }
  if mess.twice then parts = { [2] = twice(proactive), [3] = twice(requests), [4] = twice(redress) } end
  if mess.one then parts = { [3] = merge { proactive, requests, redress } } end
  return write.formats[format](model, parts, mess)
end

local function encode(path, encoding)
  program.shell("iconv -f UTF-8 -t " .. encoding .. " %s >%s.new && mv %s.new %s", path, path, path, path)
end

-- Writes one report and returns its case.
local function make(folder, number, name, mess, format, year, seed)
  local model = model_of.new(year, seed)
  local path = ("%s/%04d%s"):format(folder, number, write.endings[format])
  -- Two messes may draw the same, and the facts of the same bytes stand once: no two files are the same.
  program.write(path, M.draw(model, mess, format) .. (" "):rep(number % 97) .. ("\n"):rep(1 + number // 97))
  if mess.encoding then encode(path, mess.encoding) end
  return { name = ("%s, %s, %d, seed %d"):format(name, format, year, seed), path = path, model = model,
    expected = model_of.expected(model, mess), right = 0, wrong = 0, silent = 0, refused = 0, notes = {} }
end

local function plain(value)
  local text = tostring(value)
  return text:find "%." and (text:gsub("0+$", ""):gsub("%.$", "")) or text
end

-- One cell: a figure must be read, or the report must say that it was not; a zero may be without a value.
local function judge(case, name, wanted, row)
  local value = row and row.value or ""
  if value ~= "" and plain(value) ~= plain(wanted) then
    case.wrong = case.wrong + 1
    table.insert(case.notes, 1, ("wrong %s: %s, read as %s (%s)"):format(name, wanted, value, row.raw))
  elseif value ~= "" or (row and tostring(wanted) == "0") then
    case.right = case.right + 1
  elseif tostring(wanted) ~= "0" and not case.warnings:find "[A-Z]" then
    case.silent = case.silent + 1
    case.notes[#case.notes + 1] = ("lost without a word: %s = %s"):format(name, wanted)
  else
    case.refused = case.refused + 1
    case.notes[#case.notes + 1] = ("refused %s = %s"):format(name, wanted)
  end
end

local function judge_case(case, facts, row)
  case.warnings = row.verdict == "ok" and "" or row.verdict .. " " .. row.reason .. " " .. row.warnings
  for name, wanted in pairs(case.expected) do judge(case, name, wanted, facts[name]) end
  table.sort(case.notes)
end

local function by_report(rows)
  local lists = {}
  for _, row in ipairs(rows) do
    lists[row.report] = lists[row.report] or {}
    table.insert(lists[row.report], row)
  end
  return lists
end

local function draws(mess, format)
  for _, name in ipairs(mess.formats or messes.formats) do
    if name == format then return true end
  end
  return false
end

-- Two messes at once; nil when they are about the same thing.
local function both(a, b)
  local fields = {}
  for key, value in pairs(a[2]) do fields[key] = value end
  for key, value in pairs(b[2]) do
    if fields[key] ~= nil then return nil end
    fields[key] = value
  end
  if fields.split and fields.cut then
    return nil -- one cell more and one less: the row looks whole, and only the checks can tell
  end
  local formats = {}
  for _, format in ipairs(messes.formats) do
    if draws(a, format) and draws(b, format) then formats[#formats + 1] = format end
  end
  return { a[1] .. " + " .. b[1], fields, formats = formats, refused = true }
end

-- Every pair of messes whose numbers add to `rest` in steps of `step`.
local function pairs_of(step, rest)
  local list = {}
  for i, a in ipairs(messes.list) do
    for j = i + 1, #messes.list do
      local pair = (i * 31 + j) % step == rest and both(a, messes.list[j])
      if pair then list[#list + 1] = pair end
    end
  end
  return list
end

local function wanted(options, mess, format)
  return draws(mess, format) and (not options.only or (mess[1] .. ", " .. format):find(options.only, 1, true))
end

--- Runs all messes, or pairs of them.
-- @tparam table options seeds (how many of each), only (part of a name), formats; step and rest: instead, of all
-- pairs of messes one in `step`
-- @treturn {table,...} cases: name, right, wrong, silent, refused (cells), may_refuse, notes, warnings
function M.run(options)
  local folder <close> = program.folder()
  local cases = {}
  program.shell("mkdir %s", folder.path .. "/in")
  for _, mess in ipairs(options.step and pairs_of(options.step, options.rest) or messes.list) do
    for _, format in ipairs(options.formats or messes.formats) do
      for seed = 1, wanted(options, mess, format) and options.seeds or 0 do
        for _, year in ipairs { 2019, 2021 } do
          local case = make(folder.path .. "/in", #cases + 1, mess[1], mess[2], format, year, seed)
          case.may_refuse = mess.refused
          cases[#cases + 1] = case
        end
      end
    end
  end
  local results = program.results(folder.path .. "/out", folder.path .. "/in")
  local facts, rows = by_report(results.facts), by_report(results.reports)
  for _, case in ipairs(cases) do
    judge_case(case, program.by_name(facts[case.path] or {}), assert(rows[case.path], case.path)[1])
  end
  return cases
end

return M
