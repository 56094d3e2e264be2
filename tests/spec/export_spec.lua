-- export_spec.lua - run folders as tables for other programs, read back by those programs.
local program = require "tests.spec.program"

local work = program.folder()
local run = work.path .. "/run"
local INPUTS <const> = { "tests/samples", "tests/fixtures" }

local function has(command)
  return os.execute("command -v " .. command .. " >/dev/null 2>&1") == true
end

local function import(python_module)
  return os.execute(("/usr/bin/python3 -c 'import %s' >/dev/null 2>&1"):format(python_module)) == true
end

-- A test that another program takes part in: skipped with a notice where it is missing.
local function with(there, name, test)
  if there then it(name, test) else pending(name .. " (not installed here)") end
end

local function export(...)
  return program.run("export", run, ...)
end

-- The cells of a CSV text: a list of names, and rows as lists.
local function cells_of(text)
  local head = {}
  local rows = program.rows((text:gsub("^\xEF\xBB\xBF", "")))
  for name in (text:match "^[^\n]*" .. ","):gmatch '"?([^",]*)"?,' do head[#head + 1] = name:gsub("\r", "") end
  return head, rows
end

local TEXTS <const> = { run = true, report = true, place = true, adcode = true, publisher = true, level = true, form = true }

-- What a program wrote of a table, against the table: every cell alike, figures by value, the rest by its characters.
local function assert_same_table(wanted, text, label)
  local head, rows = cells_of(wanted)
  local _, others = cells_of(text)
  assert.same({ label, #rows }, { label, #others })
  local count = 0
  for i, row in ipairs(rows) do
    for _, name in ipairs(head) do
      local a, b = row[name], others[i][name] or "(no column)"
      b = b:match "^%s*$" and "" or b
      local same = a == b
      if not same and not TEXTS[name] and a ~= "" and b ~= "" then same = tonumber(a) == tonumber(b) end
      if not same then assert.same({ label, i, name, a }, { label, i, name, b }) end
      count = count + 1
    end
  end
  assert.is_true(count > 100)
end

local function out_of(format, ...)
  return program.sh(format:format(...))
end

-- Reads every format back with a program that is not ours, and compares it with the wide table.
local function read_back(folder, wanted)
  local readers = {
    { has "sqlite3", "sqlite3", "sqlite3 -csv -header %s/w.db 'select * from wide'" },
    { has "ssconvert", "ssconvert", "cd %s && ssconvert -S w.xlsx w.x.csv >&2 && cat w.x.csv.0" },
    { has "pspp-convert", "PSPP", "cd %s && pspp-convert w.sav w.sav.csv >&2 && cat w.sav.csv" },
    { import "pandas", "pandas", "cd %s && /usr/bin/python3 -c 'import pandas; pandas.read_stata(\"w.dta\","
      .. " convert_categoricals=False).to_csv(\"w.dta.csv\", index=False)' >&2 && cat w.dta.csv" },
    { has "Rscript" and os.execute "Rscript -e 'library(haven)' >/dev/null 2>&1", "R", "cd %s && Rscript -e 'library(haven);"
      .. " write.csv(read_dta(\"w.dta\"), \"w.r.csv\", row.names = FALSE, na = \"\")' >&2 && cat w.r.csv" },
  }
  local tried = {}
  for _, reader in ipairs(readers) do
    if reader[1] then
      local code, out, err = out_of(reader[3], folder)
      assert.same({ reader[2], 0 }, { reader[2], code }, err)
      assert_same_table(wanted, out, reader[2])
      tried[#tried + 1] = reader[2]
    end
  end
  return tried
end

describe("export", function()
  setup(function()
    local code, _, err = program.run("run", "-o", run, table.unpack(INPUTS))
    assert.equal(0, code, err)
  end)
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("makes a row of each report and a column of each figure; a blank stays blank and none is 0", function()
    local path = work.path .. "/panel.csv"
    local code, out, err = export("--wide", path)
    assert.same({ 0, "", "" }, { code, out, err })
    local rows, found = program.rows(program.read(path)), nil
    local read = {}
    for _, fact in ipairs(program.file(run, "facts.csv")) do read[fact.report] = true end
    for _, row in ipairs(rows) do
      assert.is_true(read[row.report])
      read[row.report] = nil
      found = row.report:find "zhengzhou_2016" and row or found
    end
    assert.is_nil(next(read))
    assert.same({ "郑州市", "410100", "2016", "3208", "8", "0", "" }, { found.place, found.adcode, found.year,
      found.new_received, found.new_received_fx, found.request_fees, found.staff_full_time })
  end)

  it("keeps every printed digit, and has exactly the values of facts.csv", function()
    local path = work.path .. "/exact.csv"
    export("--wide", path, "--status")
    local values, statuses = {}, {}
    for _, row in ipairs(program.rows(program.read(path))) do
      for name, value in pairs(row) do
        if value ~= "" and name:sub(-3) == "_st" then
          statuses[#statuses + 1] = row.report .. " " .. value
        elseif value ~= "" and row[name .. "_st"] then
          values[#values + 1] = row.report .. " " .. value
        end
      end
    end
    local wanted, stated = {}, {}
    for _, fact in ipairs(program.file(run, "facts.csv")) do
      if fact.value ~= "" then wanted[#wanted + 1] = fact.report .. " " .. fact.value end
      stated[#stated + 1] = fact.report .. " " .. fact.status .. (fact.hedge ~= "" and ";" .. fact.hedge or "")
    end
    for _, list in ipairs { values, wanted, statuses, stated } do table.sort(list) end
    assert.same(wanted, values)
    assert.same(stated, statuses)
  end)

  it("has names of ASCII, at most 32 characters and unique, and tells of each in the codebook", function()
    local path = work.path .. "/names.csv"
    export("--wide", path, "--status")
    local head, seen = cells_of(program.read(path)), {}
    local book = program.rows(program.read(work.path .. "/names.codebook.csv"))
    assert.equal(#head, #book)
    for i, name in ipairs(head) do
      assert.matches("^[a-z][a-z0-9_]*$", name)
      assert.is_true(#name <= 32 and not seen[name])
      seen[name] = true
      assert.equal(name, book[i].column)
      assert.is_true(book[i].label ~= "")
    end
  end)

  it("puts the columns of --by first, and tells rows that are alike in them", function()
    local path = work.path .. "/by.csv"
    local code, _, err = export("--wide", path, "--by", "level")
    assert.equal(0, code)
    assert.matches("^level,report,", program.read(path))
    assert.matches("rows are alike", err)
    code, _, err = export("--wide", path, "--by", "place,nosuch")
    assert.equal(1, code)
    assert.matches("nosuch: no such column", err)
  end)

  it("puts several runs together, and says which run a row is of", function()
    local path = work.path .. "/two.csv"
    os.execute(("cp -r '%s' '%s2'"):format(run, run))
    assert.equal(1, (program.run("export", run, run, "--wide", path)))
    assert.equal(0, (program.run("export", run, run .. "2", "--wide", path, "--sqlite", work.path .. "/two.db")))
    local once = #program.rows(program.read(work.path .. "/panel.csv"))
    local rows = program.rows(program.read(path))
    assert.equal(2 * once, #rows)
    assert.equal(run, rows[1].run)
  end)

  it("keeps a column that an older program did not write yet", function()
    local old, lines = work.path .. "/old", {}
    os.execute(("cp -r '%s' '%s'"):format(run, old))
    for line in program.read(run .. "/checks.csv"):gmatch "[^\n]+" do lines[#lines + 1] = line:match "^(.*),[^,]*$" end
    program.write(old .. "/checks.csv", table.concat(lines, "\n") .. "\n")
    assert.equal(0, (program.run("export", old, run, "--package", work.path .. "/both")))
    local text = program.read(work.path .. "/both/checks.csv")
    assert.matches("^run,report,[^\n]*,note,grade\n", text)
    assert.equal(2 * #program.file(run, "checks.csv"), #program.rows(text))
  end)

  it("leaves what stood there when it cannot write, and goes on with the rest", function()
    local path = work.path .. "/kept.csv"
    program.write(path, "kept\n")
    local code, _, err = export("--wide", "/nosuch/w.csv", "--long", path .. ".long.csv", "--xlsx", "/nosuch/w.xlsx", "--dta",
      "/nosuch/w.dta", "--sav", "/nosuch/w.sav", "--sqlite", "/nosuch/w.db", "--package", "/dev/null/p", "--md", "/nosuch/m.md")
    assert.equal(2, code)
    assert.matches("%-%-wide /nosuch/w.csv: not written", err)
    local told = 0
    for line in err:gmatch "[^\n]+" do
      assert.matches("^baogao: %-%-%l+ /[^ ]*: not written: ", line)
      told = told + 1
    end
    assert.equal(7, told)
    assert.is_truthy(program.read(path .. ".long.csv"))
    code, _, err = program.run("export", "/nosuch", "--wide", path)
    assert.equal(1, code)
    assert.matches("no run folder", err)
    assert.equal("kept\n", program.read(path))
  end)

  it("tells a run folder that is damaged, with the row", function()
    local broken <close> = program.folder()
    os.execute(("cp '%s'/* '%s'/"):format(run, broken.path))
    program.write(broken.path .. "/facts.csv", program.read(run .. "/facts.csv") .. "one,\"two\n")
    local code, _, err = program.run("export", broken.path, "--wide", broken.path .. "/w.csv")
    assert.equal(2, code)
    assert.matches("facts.csv: DAMAGED: row %d+", err)
    assert.is_nil(program.read(broken.path .. "/w.csv"))
  end)

  local function write_all(from, folder)
    local code, _, err = program.run("export", from, "--wide", folder .. "/w.csv", "--xlsx", folder .. "/w.xlsx", "--dta",
      folder .. "/w.dta", "--sav", folder .. "/w.sav", "--sqlite", folder .. "/w.db", "--package", folder .. "/package",
      "--csvw", folder .. "/web", "--long", folder .. "/l.csv")
    assert.same({ 0, "" }, { code, err })
    return program.read(folder .. "/w.csv")
  end

  with(has "sqlite3" or has "ssconvert" or has "Rscript" or has "pspp-convert" or import "pandas",
    "is read back by other programs, equal cell by cell", function()
      local folder <close> = program.folder()
      assert.is_true(#read_back(folder.path, write_all(run, folder.path)) > 0)
    end)

  with(program.has_shared() and (has "sqlite3" or has "ssconvert" or has "Rscript"),
    "makes one panel of 35 cities and more of the real communiqués, alike in every format", function()
      local folder <close> = program.folder()
      program.run("run", "-o", folder.path .. "/run", program.shared .. "/reports/communique")
      local wanted = write_all(folder.path .. "/run", folder.path)
      local places = {}
      for _, row in ipairs(program.rows(wanted)) do
        if row.year == "2025" and row.place ~= "" then places[row.place] = true end
      end
      local count = 0
      for _ in pairs(places) do count = count + 1 end
      assert.is_true(count >= 35)
      read_back(folder.path, wanted)
    end)

  with(has "sqlite3", "makes a database with keys that hold and views", function()
    local path = work.path .. "/keys.db"
    assert.equal(0, (export("--sqlite", path)))
    local code, out = out_of("sqlite3 %s 'pragma integrity_check; pragma foreign_key_check; select count(*) from long;"
      .. " select value, number, typeof(number) from facts where indicator = \"request_fees\" and value = \"0\" limit 1'", path)
    assert.equal(0, code)
    assert.equal(("ok\n%d\n0|0|integer\n"):format(#program.file(run, "facts.csv")), out)
  end)

  with(import "pandas", "tells Stata why a value is missing", function()
    local path = work.path .. "/tags.dta"
    export("--dta", path)
    local code, out, err = out_of([[/usr/bin/python3 -c '
import pandas
from pandas.io.stata import StataMissingValue
frame = pandas.read_stata("%s", convert_missing=True, convert_categoricals=False)
row = frame[frame.report.str.contains("zhengzhou_2016")].iloc[0]
print(row.staff_full_time, row.new_received, row.adcode)
']], path)
    assert.same({ 0, ".a 3208.0 410100\n" }, { code, out }, err)
  end)

  with(os.execute "node -e 'require(\"datapackage\")' >/dev/null 2>&1" == true, "is valid by the rules of data packages", function()
    local folder = work.path .. "/valid"
    assert.equal(0, (export("--package", folder, "--by", "place,year", "--status")))
    program.write(work.path .. "/valid.js", [[
const { Package } = require("datapackage");
(async () => {
  const folder = process.argv[2];
  const loaded = await Package.load(folder + "/datapackage.json", { basePath: folder });
  let rows = 0;
  for (const resource of loaded.resources) rows += (await resource.read({ relations: resource.name !== "sources" })).length;
  console.log(loaded.valid, loaded.errors.length, rows > 100);
})();]])
    local code, out, err = out_of("node '%s/valid.js' '%s'", work.path, folder)
    assert.same({ 0, "true 0 true\n" }, { code, out }, err)
  end)

  it("summarises for people, with a chart for each figure of several reports", function()
    local path = work.path .. "/summary.md"
    assert.equal(0, (export("--md", path)))
    local text = program.read(path)
    assert.matches("%- reports with figures: 7, of", text)
    assert.matches("| new_received |[^\n]*| 5 | %d+ | %d+ | %d+ | !%[%]%(summary.charts/new_received.svg%) |", text)
    assert.matches("^<svg ", program.read(work.path .. "/summary.charts/new_received.svg"))
    assert.matches("## Checks that failed\n\n| report | check", text)
  end)

  it("describes its data package by Table Schema", function()
    local folder = work.path .. "/package"
    assert.equal(0, (export("--package", folder)))
    local described = program.read(folder .. "/datapackage.json")
    for _, name in ipairs { "wide", "long", "codebook", "codes", "checks", "across", "metrics", "expected", "sources" } do
      assert.is_truthy(described:find(('"path": "%s.csv"'):format(name), 1, true))
      assert.is_truthy(program.read(("%s/%s.csv"):format(folder, name)))
    end
    assert.matches('"name": "adcode",%s*"type": "string"', described)
    assert.equal(program.read(run .. "/expected.csv"), program.read(folder .. "/expected.csv"))
    assert.matches('"name": "new_received",%s*"type": "number"', described)
  end)
end)
