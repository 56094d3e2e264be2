-- repeat_run.lua - a run folder of many reports made from one of few: lua5.4 repeat_run.lua RUN OUT N [places]. The
-- reports of RUN that have facts are repeated in turn under N names of their own; checks and the rest are left out. With
-- `places`, each is of a place and year of its own: 30 years of each place.
local from, to, wanted = arg[1], arg[2], assert(tonumber(arg[3]), "repeat_run.lua RUN OUT N [places]")
local of_places = arg[4] == "places"

-- The first cell of a line and the rest: these names were made without quotes. A line that begins with no report that
-- is `known` goes on with the cell of the one before it.
local function rows(file, known)
  local head, list, by_report = nil, {}, {}
  for line in io.lines(from .. "/" .. file, "L") do
    local report, rest = line:match "^([^,]*)(,.*)$"
    if not head then
      head = line
    else
      if report and known and not known[report] then
        report, rest = nil, nil
      end
      if report and not by_report[report] and not line:find('^"') then
        by_report[report] = {}
        list[#list + 1] = report
      end
      table.insert(by_report[report] or by_report[list[#list]], rest or line)
    end
  end
  return head, by_report, list
end

local function open(file)
  local out = assert(io.open(to .. "/" .. file, "wb"))
  out:setvbuf("full", 1 << 20)
  return out
end

local YEARS <const>, COUNTIES <const> = 30, 90

-- A row as one of the place and year that report `i` is of: ",place,adcode,publisher,level,year" and the rest. Places lie
-- below prefectures of made-up provinces, so that what looks at places below others has some to look at.
local function moved(rest, i)
  if not of_places then
    return rest
  end
  local place, year = (i - 1) // YEARS, 1995 + (i - 1) % YEARS
  local code = ("%06d"):format(110000 + place // COUNTIES * 100 + place % COUNTIES)
  return (rest:gsub("^,[^,]*,[^,]*,([^,]*),([^,]*),[^,]*", (",甲县,%s,,%%2,%d"):format(code, year), 1))
end

os.execute("mkdir -p '" .. to .. "'")
local reports_head, reports = rows "reports.csv"
local facts_head, facts, with_facts = rows("facts.csv", reports)
local facts_file, reports_file, count = open "facts.csv", open "reports.csv", 0
facts_file:write(facts_head)
reports_file:write(reports_head)
for i = 1, wanted do
  local like = with_facts[(i - 1) % #with_facts + 1]
  local name = ("reports/%08d.html"):format(i)
  for _, rest in ipairs(facts[like]) do
    facts_file:write(name, moved(rest, i))
    count = count + 1
  end
  reports_file:write(name, table.concat(reports[like]))
end
assert(facts_file:close() and reports_file:close())
local checks = io.lines(from .. "/checks.csv", "L")()
local checks_file = open "checks.csv"
checks_file:write(checks)
assert(checks_file:close())
open("manifest.json"):write("{}\n")
print(("%d reports, %d facts"):format(wanted, count))
