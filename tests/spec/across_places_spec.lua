-- across_places_spec.lua - other years' figures, the wrong year's report, and places against the places below them, over run
-- folders that are written here.
local across = require "baogao.panel.across"
local core = require "baogao.core"
local program = require "tests.spec.program"
local reports_of = require "baogao.panel.reports"
local run_folder = require "baogao.panel.run_folder"

local work = program.folder()
local count = 0

-- Findings over facts: { report, place, adcode, year, indicator, dims, value, form, publisher, status }.
local function findings(facts)
  count = count + 1
  local folder = work.path .. "/" .. count
  os.execute("mkdir -p '" .. folder .. "'")
  local rows = { "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,grade,script,rule,"
    .. "section,page,line,from,to,sha256,label" }
  local reports, seen = { "report,form" }, {}
  for i, f in ipairs(facts) do
    rows[#rows + 1] = ("%s,%s,%s,%s,,%d,%s,%s,%s,%s,x,,%s,x,single,o@1,r,,,%d,1,2,h,l"):format(f[1], f[2], f[3],
      f[9] or f[2] .. "人民政府", f[4], f[8] or "ogi-2021", f[5], f[6], f[7], f[10] or "reported", i)
    if not seen[f[1]] then
      seen[f[1]] = true
      reports[#reports + 1] = f[1] .. ",x"
    end
  end
  program.write(folder .. "/facts.csv", table.concat(rows, "\n") .. "\n")
  program.write(folder .. "/reports.csv", table.concat(reports, "\n") .. "\n")
  program.write(folder .. "/checks.csv", "report\n")
  program.write(folder .. "/manifest.json", "{}\n")
  local source, list = assert(run_folder.open { folder }), {}
  for row in across.rows(source) do
    local named = {}
    for i, column in ipairs(across.columns) do named[column] = row[i] or "" end
    list[#list + 1] = named
  end
  return list
end

-- Findings, each as the words that these tests look at.
local function words(list)
  local told = {}
  for i, row in ipairs(list) do
    told[i] = table.concat({ row.year, row.check, row.verdict, row.left, row.right, row.left_facts }, " ")
  end
  return told
end

local function city(year, indicator, dims, value, form, status)
  return { year .. ".txt", "洛阳市", "410300", year, indicator, dims, value, form, nil, status }
end

describe("a figure of an earlier year", function()
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("is held against that year's own report, and uncertain where it differs, with both lines", function()
    local list = findings {
      city(2022, "pub_rev", "", "398.4", "budget"), city(2022, "tax_rev", "", "251", "budget"), city(2022, "pub_exp", "", "700", "budget"),
      city(2023, "pub_rev", "", "412.0", "budget"), city(2023, "pub_rev", "year:2022", "389.4", "budget"),
      city(2023, "tax_rev", "year:2022", "250.7", "budget"), city(2023, "pub_exp", "year:2022", "", "budget", "blank"),
      city(2023, "gdp", "year:2022", "5", "budget"), city(2023, "pub_rev", "stage:draft;year:2024", "430", "budget"),
    }
    assert.same({ "2023 上年数 = 上年报告所载 uncertain 389.4 398.4 pub_rev[year:2022]", -- digits that changed places
      "2023 上年数 = 上年报告所载 pass 250.7 251 tax_rev[year:2022]", -- rounded
      "2023 上年数 = 上年报告所载 not_assessable  700 pub_exp[year:2022]" }, words(list))
    assert.same({ "-9.0", "2023.txt", "2022.txt", "5", "1" },
      { list[1].gap, list[1].left_report, list[1].right_report, list[1].left_line, list[1].right_line })
    assert.matches("revised", list[1].note)
  end)

  it("of two years before is held against the report of that year", function()
    assert.same({ "2024 上年数 = 上年报告所载 pass 5 5 gdp[year:2022]" },
      words(findings { city(2022, "gdp", "", "5", "budget"), city(2024, "gdp", "year:2022", "5", "budget") }))
  end)

  it("is held against none where that year has several reports, or none", function()
    local twice = city(2022, "gdp", "", "5", "budget")
    twice[1] = "2022b.txt"
    local list = words(findings { city(2022, "gdp", "", "5", "budget"), twice, city(2023, "gdp", "year:2022", "6", "budget") })
    assert.same({ "2022 一年一份报告 uncertain   " }, list)
    assert.same({}, findings { city(2023, "gdp", "year:2022", "6", "budget") })
  end)
end)

describe("a report of the wrong year", function()
  local function ends(year, a, b) -- two applicants and the total
    return city(year, "carried_out", "applicant:natural_person", a), city(year, "carried_out", "applicant:enterprise", b),
      city(year, "carried_out", "applicant:total", a + b)
  end
  local function begins(year, a, b)
    return city(year, "carried_in", "applicant:natural_person", a), city(year, "carried_in", "applicant:enterprise", b),
      city(year, "carried_in", "applicant:total", a + b)
  end
  local function all(...)
    local list = {}
    for _, part in ipairs { ... } do
      for _, fact in ipairs(part) do list[#list + 1] = fact end
    end
    return list
  end

  it("is told by the year that it goes on from", function()
    local told = {}
    for _, row in ipairs(findings(all({ ends(2021, 30, 4) }, { ends(2022, 51, 6) }, { begins(2024, 51, 6) }))) do
      told[#told + 1] = row
    end
    assert.equal(1, #told)
    assert.same({ "2024", "报告所属年度", "uncertain", "2024.txt", "2022.txt" },
      { told[1].year, told[1].check, told[1].verdict, told[1].left_report, told[1].right_report })
    assert.matches("2022", told[1].note)
  end)

  it("is not told where it goes on from the year before too, or figures are small", function()
    assert.same({}, findings(all({ ends(2022, 5, 1) }, { begins(2024, 5, 1) })))
    for _, row in ipairs(findings(all({ ends(2021, 51, 6) }, { ends(2022, 51, 6) }, { begins(2023, 51, 6) }))) do
      assert.not_equal("报告所属年度", row.check)
    end
  end)

  it("is told where years that do not follow each other have the same figures", function()
    local facts = {}
    for _, year in ipairs { 2021, 2024 } do
      for i = 1, 12 do facts[#facts + 1] = city(year, "a_" .. i, "", i * 7) end
    end
    assert.same({ "2024 两年数字全同 fail   " }, words(findings(facts)))
    facts[#facts][7] = 1
    assert.same({}, findings(facts))
  end)
end)

describe("a place against the places below it", function()
  -- Luoyang of the list: the places below it, but zones.
  local below = {}
  for _, place in ipairs(core.places()) do
    if place.parent == "410300" and not place.adcode:find "7[1-9]$" then below[#below + 1] = place end
  end

  local function facts_of(total, indicator, dims, form, change)
    local facts = { city(2025, indicator, dims, total, form) }
    for i, place in ipairs(below) do
      local value = change and change(i)
      if value ~= false then
        facts[#facts + 1] = { place.adcode .. ".txt", place.name, place.adcode, 2025, indicator, dims, value or "10.0", form }
      end
    end
    return facts
  end
  local whole = tostring(10 * #below)

  it("is their sum in a communiqué, as far as rounding goes; all their reports and lines are named", function()
    local list = findings(facts_of(whole .. ".3", "gdp", "", "communique"))
    assert.same({ ("2025 全域 = 各下级之和 pass %s.3 %s.0 gdp"):format(whole, whole) }, words(list))
    local paths, lines = select(2, list[1].right_report:gsub(".txt", "")), select(2, list[1].right_line:gsub("%d+", ""))
    assert.same({ #below, #below }, { paths, lines })
    local off = findings(facts_of(10 * #below + 30 .. ".0", "gdp", "", "communique"))
    assert.same({ "uncertain", "30.0" }, { off[1].verdict, off[1].gap })
  end)

  it("has their requests and its own bodies', never fewer; and a slip is uncertain, not a failure", function()
    local function ten() return "10" end
    local function verdict(total)
      return findings(facts_of(total, "new_received", "applicant:total", "ogi-2021", ten))[1].verdict
    end
    assert.same({ "pass", "pass", "uncertain" }, { verdict(10 * #below), verdict(10 * #below + 25), verdict(10 * #below - 1) })
  end)

  it("is not judged where one of them has no report, or no such figure; it is named", function()
    local list = findings(facts_of(whole, "gdp", "", "communique", function(i) return i ~= 2 and "10.0" end))
    assert.equal(1, #list)
    assert.same({ "not_assessable", "" }, { list[1].verdict, list[1].left })
    assert.matches("1 of " .. #below .. " .*" .. below[2].name, list[1].note)
    local blank = findings(facts_of(whole, "gdp", "", "communique", function(i) return i == 3 and "" or "10.0" end))
    assert.same({ "not_assessable", whole, "" }, { blank[1].verdict, blank[1].left, blank[1].right })
    assert.matches(below[3].name, blank[1].note)
  end)

  it("is not judged by departments, another year's figures or reports of one of its own parts", function()
    local facts = facts_of(whole, "gdp", "", "communique")
    facts[2][9] = "某某区财政局" -- a department of it
    assert.matches(below[1].name, findings(facts)[1].note)
    assert.same({}, findings(facts_of(whole, "gdp", "level:own", "communique")))
    assert.same({}, findings(facts_of(whole, "gdp", "", "communique", function() return false end)))
  end)

  it("is found in parts as it is all at once", function()
    local facts = facts_of("9", "new_received", "applicant:total", "ogi-2021")
    for _, fact in ipairs(facts_of(whole, "gdp", "", "communique")) do
      fact[1] = "c" .. fact[1]
      facts[#facts + 1] = fact
    end
    local at_once, most = words(findings(facts)), reports_of.most
    reports_of.most = 3
    local parted = words(findings(facts))
    reports_of.most = most
    assert.same(at_once, parted)
    assert.equal(2, #at_once)
  end)
end)
