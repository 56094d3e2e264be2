-- series_spec.lua - the panel in long form: one series over forms, and figures of other years told apart.
local program = require "tests.spec.program"
local core = require "baogao.core"
local series = require "baogao.panel.series"
local successions = require "baogao.panel.successions"

describe("a figure of the panel", function()
  it("is of one series in the forms that have the same concept, and of none where it only looks so", function()
    assert.same({ "new_received", "", "2016", "reported" }, { series.place("new_received", "", "2016") })
    assert.same({ "new_received", "", "2023", "reported" }, { series.place("new_received", "applicant:total", "2023") })
    assert.same({ "new_received", "applicant:other_org", "2023", "reported" },
      { series.place("new_received", "applicant:other_org", "2023") })
    assert.same({ "normative_doc_issued", "", "2019", "reported" }, { series.place("normative_doc_made", "", "2019") })
    assert.same({ "normative_doc_published_total", "", "2019", "reported" },
      { series.place("normative_doc_published_total", "", "2019") })
  end)

  it("of another year than its report's is restated or planned", function()
    assert.same({ "gdp", "", "2023", "restated" }, { series.place("gdp", "year:2023", "2024") })
    assert.same({ "pub_rev", "level:own;stage:draft", "2025", "planned" },
      { series.place("pub_rev", "level:own;stage:draft;year:2025", "2024") })
    assert.same({ "pub_rev", "level:own", "2023", "restated" }, { series.place("pub_rev", "level:own;year:2023", "2024") })
    assert.same({ "x", "kind:total;level:own", "2024", "reported" }, { series.place("x", "kind:total;year:2024;level:own", "2024") })
  end)

  it("is a row of --series, every one of facts.csv, with the codebook's series and breaks", function()
    local folder <close> = program.folder()
    local run = folder.path .. "/run"
    program.write(folder.path .. "/later.txt", "洪泽区人民政府2021年政府信息公开工作年度报告\n\n一、总体情况\n\n新收政府信息公开申请7件，上年结转1件。\n")
    assert.equal(0, (program.run("run", "-o", run, "tests/samples", folder.path .. "/later.txt")))
    assert.equal(0, (program.run("export", run, "--series", folder.path .. "/s.csv")))
    local rows, facts = program.rows(program.read(folder.path .. "/s.csv")), program.file(run, "facts.csv")
    assert.equal(#facts, #rows)
    local old, new
    for i, row in ipairs(rows) do
      assert.same({ facts[i].report, facts[i].value, facts[i].status }, { row.report, row.value, row.status })
      if row.series == "new_received" then
        assert.equal(tonumber(facts[i].year) < 2019 and "" or "2019", row.since)
        old, new = old or row.since == "", new or row.since == "2019"
      end
      assert.is_true(row.series ~= "disclosed_total" or row.since == "")
    end
    assert.is_true(old and new)
    local _, book = program.run("codebook", "--csv")
    assert.is_truthy(book:find("\nseries,,new_received,", 1, true))
    assert.is_truthy(book:find("\nbreak,new_received,2019,", 1, true))
    assert.equal(0, (program.run("export", run, "--wide", folder.path .. "/w.csv")))
    for _, row in ipairs(program.rows(program.read(folder.path .. "/w.codebook.csv"))) do
      if row.indicator == "normative_doc_issued" then assert.matches("^2019: .*; 2021: ", row.breaks) end
      assert.is_true(row.indicator ~= "meetings" or row.breaks == "")
    end
    assert.is_truthy(book:find("\napart,normative_doc_published_total,normative_doc_in_force,", 1, true))
  end)

  it("names only indicators that the forms declare", function()
    local _, book = program.run("codebook", "--csv")
    local known = {}
    for _, row in ipairs(program.rows(book)) do
      if row.kind == "indicator" then known[row.name] = true end
    end
    local rules, across = require "baogao.panel.series_rules", require "baogao.panel.across_rules"
    for _, one in ipairs(rules.series) do
      for _, member in ipairs(one.members) do assert.is_true(known[member[1]], member[1]) end
    end
    local last = {}
    for _, change in ipairs(rules.breaks) do
      assert.is_true(known[change[1]], change[1])
      assert.is_true((last[change[1]] or 0) < change[2])
      last[change[1]] = change[2]
    end
    for _, pair in ipairs(rules.apart) do assert.is_true(known[pair[1]] and known[pair[2]], pair[1] .. " " .. pair[2]) end
    for _, rule in ipairs(across.sums) do
      for _, name in ipairs(rule.indicators) do assert.is_true(known[name], name) end
    end
    for _, list in ipairs { across.carried, across.stocks, across.growths } do
      for _, rule in ipairs(list) do
        for field, name in pairs(rule) do assert.is_true(field == "name" or known[name], name) end
      end
    end
  end)
end)

describe("a place whose code changed", function()
  local names = {}
  for _, place in ipairs(core.places()) do names[place.adcode] = place.name end

  it("has the code and name of today in the list", function()
    for _, row in ipairs(successions.list) do
      if row[3] then assert.equal(row[4], names[row[3]], row[2]) end
      assert.is_true(row[6] == "same" or row[6] == "merged" or row[6] == "divided")
      assert.matches("^20%d%d%-%d%d$", row[5])
    end
  end)

  it("is one place over the years, by code or by name; one that merged is not the other", function()
    for _, case in ipairs {
      { "522200", "铜仁地区", "520600" }, { "520600", "铜仁市", "520600" }, { "522200", "铜仁市", "520600" },
      { "", "铜仁地区", "520600" }, { "", "何处县", "何处县" }, { "371200", "莱芜市", "371200" }, { "370100", "济南市", "370100" },
      { "500110", "万盛区", "500110 万盛区" }, { "500110", "綦江区", "500110" }, { "341400", "巢湖市", "341400" },
    } do
      assert.equal(case[3], successions.now(case[1], case[2]), case[2])
    end
  end)

  it("is read under its name of then, and is one series in every export", function()
    local folder <close> = program.folder()
    for year, place in pairs { [2010] = "铜仁地区", [2011] = "铜仁市" } do
      program.write(("%s/%d.txt"):format(folder.path, year), place .. year
        .. "年国民经济和社会发展统计公报\n\n固定资产投资、居民消费价格、社会消费品零售总额见下文，规模以上工业增加值增长5.5%。全年地区生产总值300亿元。\n")
    end
    local run = folder.path .. "/run"
    assert.equal(0, (program.run("run", "-o", run, folder.path .. "/2010.txt", folder.path .. "/2011.txt")))
    assert.equal(0, (program.run("export", run, "--wide", folder.path .. "/w.csv", "--series", folder.path .. "/s.csv",
      "--by", "adcode_now,year")))
    assert.matches("^adcode_now,year,report,place,adcode,publisher,level,form,", program.read(folder.path .. "/w.csv"))
    for _, file in ipairs { "w.csv", "s.csv" } do
      local codes = {}
      for _, row in ipairs(program.rows(program.read(folder.path .. "/" .. file))) do
        codes[row.place .. " " .. row.adcode] = row.adcode_now
      end
      assert.same({ ["铜仁地区 522200"] = "520600", ["铜仁市 520600"] = "520600" }, codes)
    end
    local _, book = program.run("codebook", "--csv")
    assert.is_truthy(book:find("\nplace,522200,520600,", 1, true))
  end)
end)
