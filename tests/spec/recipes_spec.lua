-- recipes_spec.lua - what README.md says to do in other programs runs there, on the sample reports.
local program = require "tests.spec.program"

local work = program.folder()

local function has(command)
  return os.execute(command .. " >/dev/null 2>&1") == true
end

-- The fenced blocks of README.md, by language.
local function blocks()
  local found = {}
  for language, block in program.read("README.md"):gmatch "\n```(%l+)\n(.-)\n```" do
    found[language] = found[language] or {}
    table.insert(found[language], block)
  end
  return found
end

local RECIPES <const> = blocks()

-- Node's module of DuckDB: where NODE_PATH says, or nowhere.
local DUCKDB <const> = "node -e 'require(\"@duckdb/node-api\")'"

-- Runs a block in the folder of the exported files; returns what it printed.
local function try(language, command)
  local text = table.concat(assert(RECIPES[language], language), "\n")
  program.write(work.path .. "/recipe", text .. "\n")
  local code, out, err = program.sh(("cd '%s' && %s"):format(work.path, command))
  assert.same({ language, 0 }, { language, code }, err .. out)
  return out
end

local function with(there, name, test)
  if there then it(name, test) else pending(name .. " (not installed here)") end
end

describe("README.md, in other programs:", function()
  setup(function()
    assert.equal(0, (program.run("run", "-o", work.path .. "/run", "tests/samples")))
    local out = work.path .. "/panel"
    local code, _, err = program.run("export", work.path .. "/run", "--by", "place,year", "--wide", out .. ".csv", "--dta",
      out .. ".dta", "--xlsx", out .. ".xlsx", "--sqlite", out .. ".db")
    assert.same({ 0, "" }, { code, err })
  end)
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("has lines for Stata, R, pandas, DuckDB, and a shell", function()
    for language, lines in pairs { stata = 5, r = 5, python = 5, sql = 4, sh = 1 } do
      local _, count = RECIPES[language][1]:gsub("[^\n]+", "")
      assert.is_true(count >= lines, language)
    end
  end)

  with(has "Rscript -e 'library(haven)'", "R", function()
    local out = try("r", "Rscript recipe")
    assert.matches('"（一）收到申请数 %(件%)"', out)
    assert.matches("\n *a <NA> *\n", out)
    assert.matches("2014 2015 2016 2017 2018 *\n *436 1547 3208 1286 +918", out)
  end)

  with(has "/usr/bin/python3 -c 'import pandas'", "pandas", function()
    local out = try("python", "/usr/bin/python3 recipe")
    assert.matches("收到申请数 %(件%)", out)
    assert.matches("\n2016 +1%.0 +3208%.0", out)
  end)

  with(has(DUCKDB), "DuckDB, and Parquet by it", function()
    program.write(work.path .. "/run.js", [[
const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  for (const line of require("fs").readFileSync("recipe", "utf8").split(";\n")) {
    if (line.trim()) {
      const rows = await connection.runAndReadAll(line);
      console.log(JSON.stringify(rows.getRowsJson()));
    }
  }
})();]])
    local out = try("sql", "node run.js")
    assert.is_truthy(out:find('["郑州市","410100","2016","3208"]', 1, true), out)
    assert.is_truthy(out:find('["2016","3208"]', 1, true), out)
  end)

  with(has "command -v sqlite3" and has "command -v ssconvert", "SQLite and Gnumeric", function()
    local out = try("sh", "sh recipe")
    assert.matches("\n郑州市|2016|3208|\n", out)
    assert.matches("郑州市|3208|3208件|21\n", out)
    assert.matches("郑州市,2016,", program.read(work.path .. "/panel.sheet.csv.0"))
  end)
end)
