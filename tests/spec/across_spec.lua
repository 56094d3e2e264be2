-- across_spec.lua - reports of several years of one place against each other: the slips that are planted fire, no other.
local model_of = require "tests.messy.model"
local program = require "tests.spec.program"
local messy = require "tests.messy.run"

local work = program.folder()

local function row_of(model, name)
  for _, row in ipairs(model.requests) do
    if row.name == name then return row.values end
  end
end

-- A year's figures that go on from the year's before.
local function next_model(before, seed)
  local model = model_of.new(2021, seed)
  local new, carried, done, out = row_of(model, "new_received"), row_of(model, "carried_in"),
    row_of(model, "processed_total"), row_of(model, "carried_out")
  for _, applicant in ipairs(model_of.applicants) do done[applicant] = done[applicant] + 200 end -- enough for what came over
  done.total = done.total + 200 * #model_of.applicants
  for applicant in pairs(carried) do
    carried[applicant] = before and row_of(before, "carried_out")[applicant] or carried[applicant]
    new[applicant] = done[applicant] + out[applicant] - carried[applicant]
  end
  for _, stock in ipairs { "regulation", "normative_doc" } do
    local figures = model.figures
    figures[stock .. "_in_force"] = (before and before.figures[stock .. "_in_force"] or 5000)
      + figures[stock .. "_issued"] - figures[stock .. "_repealed"]
  end
  return model
end

-- Writes the reports of three years and more and runs over them; `plant` may change their figures.
local function findings(name, plant, more)
  local folder = work.path .. "/" .. name
  os.execute("mkdir -p '" .. folder .. "/in'")
  local models, before = {}, nil
  for year = 2022, 2024 do
    before = next_model(before, year)
    models[year] = before
  end
  if plant then plant(models) end
  for year, model in pairs(models) do
    local text = messy.draw(model, {}, "markdown"):gsub("2021年青河县水务局", year .. "年洪泽区人民政府")
    program.write(("%s/in/%d.md"):format(folder, year), text)
  end
  if more then more(folder .. "/in") end
  assert.equal(0, (program.run("run", "-o", folder .. "/run", folder .. "/in")))
  local code, _, err = program.run("export", folder .. "/run", "--across", folder .. "/across.csv")
  assert.equal(0, code, err)
  return program.rows(program.read(folder .. "/across.csv"))
end

local function not_passed(rows)
  local list = {}
  for _, row in ipairs(rows) do
    if row.verdict ~= "pass" then list[#list + 1] = row end
  end
  return list
end

describe("reports of one place over the years", function()
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("pass where they go on from each other, in every column", function()
    local rows = findings("whole")
    assert.same({}, not_passed(rows))
    local carried, stocks = 0, 0
    for _, row in ipairs(rows) do
      carried = carried + (row.check == "上年结转 = 上年的结转下年度" and 1 or 0)
      stocks = stocks + (row.check:find "现行有效" and 1 or 0)
    end
    assert.same({ 2 * (#model_of.applicants + 1), 4 }, { carried, stocks })
  end)

  it("fail where a slip was planted, with both reports and lines, and nowhere else", function()
    local list = not_passed(findings("slips", function(models)
      local carried = row_of(models[2024], "carried_in")
      carried.natural_person = carried.natural_person + 3
      models[2023].figures.normative_doc_in_force = models[2023].figures.normative_doc_in_force + 7
    end))
    -- The stock of 2023 does not follow from 2022, and 2024 does not follow from it.
    assert.equal(3, #list)
    local by_check = {}
    for _, row in ipairs(list) do
      assert.equal("fail", row.verdict)
      by_check[row.year .. " " .. row.check] = row
    end
    local carried = by_check["2024 上年结转 = 上年的结转下年度"]
    assert.same({ "洪泽区", "carried_in[applicant:natural_person]", "carried_out[applicant:natural_person]", "3" },
      { carried.place, carried.left_facts, carried.right_facts, carried.gap })
    assert.matches("2024.md$", carried.left_report)
    assert.matches("2023.md$", carried.right_report)
    assert.is_truthy(tonumber(carried.left_line) and tonumber(carried.right_line))
    assert.same({ "7", "-7" }, { by_check["2023 规范性文件现行有效 = 上年 + 制发 - 废止"].gap,
      by_check["2024 规范性文件现行有效 = 上年 + 制发 - 废止"].gap })
  end)

  it("tell a year's report that is the year's before", function()
    local list = not_passed(findings("alike", function(models) models[2023] = models[2022] end))
    local alike = 0
    for _, row in ipairs(list) do
      if row.check == "两年数字全同" then
        alike = alike + 1
        assert.same({ "2023", "fail" }, { row.year, row.verdict })
      end
    end
    assert.equal(1, alike)
  end)

  it("are not checked against a year of which there are several, which is told", function()
    local rows = findings("several", nil, function(folder)
      os.execute(("{ cat '%s/2023.md'; echo; } >'%s/2023b.md'"):format(folder, folder)) -- other bytes
    end)
    assert.equal(1, #rows)
    assert.same({ "一年一份报告", "uncertain", "2023" }, { rows[1].check, rows[1].verdict, rows[1].year })
  end)

  it("judge printed growth by the rounded levels of both years", function()
    local folder = work.path .. "/growth"
    os.execute("mkdir -p '" .. folder .. "'")
    local head = "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,grade,script,rule,"
      .. "section,page,line,from,to,sha256\n"
    local function fact(year, indicator, value)
      return ("%d.txt,甲市,410100,甲市统计局,prefecture,%d,communique,%s,,%s,亿元,,reported,x,single,communique@1.0,r,,,3,1,2,h\n")
        :format(year, year, indicator, value)
    end
    program.write(folder .. "/facts.csv", head .. fact(2024, "pub_rev", "100.0") .. fact(2024, "retail", "200")
      .. fact(2025, "pub_rev", "105.3") .. fact(2025, "pub_rev_growth", "5.3") .. fact(2025, "retail", "210")
      .. fact(2025, "retail_growth", "9.9"))
    program.write(folder .. "/reports.csv", "report,form\n2024.txt,communique\n2025.txt,communique\n")
    program.write(folder .. "/checks.csv", "report\n")
    program.write(folder .. "/manifest.json", "{}\n")
    assert.equal(0, (program.run("export", folder, "--across", folder .. "/across.csv")))
    local verdicts = {}
    for _, row in ipairs(program.rows(program.read(folder .. "/across.csv"))) do verdicts[row.left_facts] = row.verdict end
    assert.same({ pub_rev_growth = "pass", retail_growth = "uncertain" }, verdicts)
  end)

  it("are not assessable where a column is missing in one of them, which is told", function()
    local folder = work.path .. "/holes"
    os.execute("mkdir -p '" .. folder .. "'")
    local rows = { "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,grade,script,rule,"
      .. "section,page,line,from,to,sha256,label" }
    local function fact(year, indicator, dims, value)
      rows[#rows + 1] = ("%d.txt,甲市,410100,甲市人民政府,prefecture,%d,ogi-2021,%s,%s,%s,件,,%s,x,single,o@1,r,,,3,1,2,h,l")
        :format(year, year, indicator, dims, value, value == "" and "blank" or "reported")
    end
    fact(2022, "carried_out", "applicant:total", "5")
    fact(2022, "carried_out", "applicant:natural_person", "")
    fact(2022, "normative_doc_in_force", "", "40")
    fact(2023, "carried_in", "applicant:total", "5")
    fact(2023, "carried_in", "applicant:natural_person", "4")
    fact(2023, "carried_in", "applicant:enterprise", "1")
    fact(2023, "normative_doc_in_force", "", "42")
    fact(2023, "normative_doc_issued", "", "2") -- and no word of what was repealed
    fact(2024, "new_received", "applicant:total", "7") -- a row that is lacking whole is no finding
    program.write(folder .. "/facts.csv", table.concat(rows, "\n") .. "\n")
    program.write(folder .. "/reports.csv", "report,form\n2022.txt,ogi-2021\n2023.txt,ogi-2021\n2024.txt,ogi-2021\n")
    program.write(folder .. "/checks.csv", "report\n")
    program.write(folder .. "/manifest.json", "{}\n")
    local source, told = assert(require("baogao.panel.run_folder").open { folder }), {}
    for row in require("baogao.panel.across").rows(source) do
      told[row[11]] = row[6] .. (row[16] and ", with a note" or "")
    end
    assert.same({ ["carried_in[applicant:total]"] = "pass", ["carried_in[applicant:natural_person]"] = "not_assessable",
      ["carried_in[applicant:enterprise]"] = "not_assessable, with a note",
      normative_doc_in_force = "not_assessable, with a note" }, told)
  end)

  it("are told of rates that lie far from all others, as uncertain, where there are enough of them", function()
    local folder = work.path .. "/far"
    os.execute("mkdir -p '" .. folder .. "'")
    local function write(count)
      local facts, reports = { "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,grade,"
        .. "script,rule,section,page,line,from,to,sha256,label" }, { "report,form" }
      for i = 1, count do
        local value = i == 7 and "52.0" or ("5.%d"):format(i % 10)
        facts[#facts + 1] = ("%02d.txt,%02d市,4101%02d,x统计局,prefecture,2025,communique,gdp_growth,,%s,%%,,reported,x,single,"
          .. "c@1,r,,,%d,1,2,h,l"):format(i, i, i, value, i)
        facts[#facts + 1] = ("%02d.txt,%02d市,4101%02d,x统计局,prefecture,2025,communique,gdp,,%d,亿元,,reported,x,single,"
          .. "c@1,r,,,%d,1,2,h,l"):format(i, i, i, i == 9 and 99999 or 100 + i, i)
        reports[#reports + 1] = ("%02d.txt,communique"):format(i)
      end
      program.write(folder .. "/facts.csv", table.concat(facts, "\n") .. "\n")
      program.write(folder .. "/reports.csv", table.concat(reports, "\n") .. "\n")
      program.write(folder .. "/checks.csv", "report\n")
      program.write(folder .. "/manifest.json", "{}\n")
      assert.equal(0, (program.run("export", folder, "--across", folder .. "/across.csv")))
      return program.rows(program.read(folder .. "/across.csv"))
    end
    assert.same({}, write(19))
    local rows = write(30)
    assert.equal(1, #rows) -- a large city's product is no outlier
    assert.same({ "uncertain", "52.0", "gdp_growth", "07.txt", "7" }, { rows[1].verdict, rows[1].left, rows[1].left_facts,
      rows[1].left_report, rows[1].left_line })
    write(99)
    local outliers = require "baogao.panel.outliers"
    local most, enough = outliers.most, outliers.enough
    outliers.most, outliers.enough = 50, 20 -- of 99 values 25 are kept, and the count is that of all
    local told = {}
    for row in outliers.rows(assert(require("baogao.panel.run_folder").open { folder })) do told[#told + 1] = row end
    outliers.most, outliers.enough = most, enough
    assert.same({ 1, "52.0" }, { #told, told[1][7] })
    assert.matches("of 99 reports", told[1][16])
  end)

  it("are found in parts as they are all at once", function()
    local across, run_folder = require "baogao.panel.across", require "baogao.panel.run_folder"
    local reports = require "baogao.panel.reports"
    local source = assert(run_folder.open { work.path .. "/slips/run" })
    local function all()
      local list = {}
      for row in across.rows(source) do list[#list + 1] = table.concat({ row[4], row[5], row[6], row[11] or "" }, "|") end
      table.sort(list)
      return list
    end
    local whole, most = all(), reports.most
    reports.most = 1
    local parted = all()
    reports.most = most
    assert.same(whole, parted)
    assert.is_true(#whole > 10)
  end)
end)

describe("items of the form of 2019", function()
  -- Two years of one place: items of last year, the year's change.
  local function verdicts(first, change, second)
    local folder <close> = program.folder()
    for year, figures in pairs { [2019] = { first, change }, [2020] = { second, 0 } } do
      program.write(("%s/%d.md"):format(folder.path, year), ([[
# 洪泽区人民政府%d年政府信息公开工作年度报告

二、主动公开政府信息情况

| 第二十条第（五）项 | | | |
|---|---|---|---|
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | %d | %d | 12 |
| 其他对外管理服务事项 | 30 | 0 | 4 |
]]):format(year, figures[1], figures[2]))
    end
    assert.equal(0, (program.run("run", "-o", folder.path .. "/run", folder.path .. "/2019.md", folder.path .. "/2020.md")))
    assert.equal(0, (program.run("export", folder.path .. "/run", "--across", folder.path .. "/x.csv")))
    local list = {}
    for _, row in ipairs(program.rows(program.read(folder.path .. "/x.csv"))) do
      if row.check:find("上一年项目数", 1, true) then list[#list + 1] = row.left_facts .. " " .. row.verdict .. " " .. row.gap end
    end
    table.sort(list)
    return list
  end

  it("of last year are those of the year before and its change", function()
    assert.same({ "licence_prev_items pass 0", "other_service_prev_items pass 0" }, verdicts(100, -3, 97))
    assert.same({ "licence_prev_items fail 2", "other_service_prev_items pass 0" }, verdicts(100, -3, 99))
  end)
end)
