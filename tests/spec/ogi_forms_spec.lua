-- ogi_forms_spec.lua - what the forms of 2019 and 2021 say beside the cells: contradictions, shares, scopes.
local program = require "tests.spec.program"

local real = program.has_shared() and it or function(name) pending(name .. " (../shared is not here)") end

local function checks_of(results)
  local named = {}
  for _, row in ipairs(results.checks) do named[row.check] = row end
  return named
end

local function read(text)
  local folder <close> = program.folder()
  local path = program.write(folder.path .. "/report.md", text)
  local results = program.results(folder.path .. "/out", path)
  return program.by_name(results.facts), checks_of(results), results
end

local TITLE <const> = "# %d年青河县%s政府信息公开工作年度报告\n\n## 一、总体情况\n\n%s\n\n## 三、收到和处理政府信息公开申请情况\n\n"
local HEAD <const> = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n"
local ROWS <const> = "| 一、本年新收政府信息公开申请数量 | 3400 | 100 | 0 | 4 | 5 | 2 | 3511 |\n"
  .. "| 二、上年结转政府信息公开申请数量 | 91 | 3 | 0 | 0 | 2 | 0 | 96 |\n"
  .. "| 四、结转下年度继续办理 | 118 | 3 | 0 | 0 | 0 | 0 | 121 |\n"

local function report(prose, year, publisher)
  return TITLE:format(year or 2023, publisher or "人民政府", prose) .. HEAD .. ROWS
end

describe("a total in prose", function()
  it("agrees with the table's", function()
    local facts = read(report "全县新收政府信息公开申请3511件。")
    local row = facts["new_received[applicant:total]"]
    assert.same({ "3511", "reported" }, { row.value, row.status })
    assert.matches("table%+prose_agree", row.grade)
  end)

  it("may be new and carried in", function()
    local facts, checks = read(report "全县共收到政府信息公开申请3607件。")
    local row = facts["new_received[applicant:total]"]
    assert.same({ "3511", "reported" }, { row.value, row.status })
    local check = checks["text_vs_t3_new_received"]
    assert.same({ "pass", "3607", "3607", "as new and carried in" }, { check.verdict, check.left, check.right, check.note })
  end)

  it("contradicts the table when it is neither", function()
    local facts, checks = read(report "全县共收到政府信息公开申请3600件。")
    assert.equal("contradictory", facts["new_received[applicant:total]"].status)
    assert.equal("fail", checks["text_vs_t3_new_received"].verdict)
  end)

  it("of the office alone is another figure in a government's report", function()
    local facts = read(report "县政府办公室代表县政府共收到政府信息公开申请17件。")
    assert.same({ "3511", "reported" }, { facts["new_received[applicant:total]"].value, facts["new_received[applicant:total]"].status })
    assert.equal("17", facts["new_received[applicant:total;scope:own]"].value)
  end)

  it("of the whole county is another figure in an office's report", function()
    local facts = read(report("全县共收到政府信息公开申请9000件。", 2023, "水务局"))
    assert.equal("reported", facts["new_received[applicant:total]"].status)
    assert.equal("9000", facts["new_received[applicant:total;scope:city]"].value)
  end)

  it("about last year or about records handed in is not taken", function()
    local facts = read(report "去年新收政府信息公开申请12件。备案行政复议案件134件，行政诉讼案件57件。")
    assert.equal("reported", facts["new_received[applicant:total]"].status)
    assert.is_nil(facts["review_total"])
    assert.is_nil(facts["suit_total"])
  end)
end)

describe("a table of the other form", function()
  it("is read as what it is, whatever the year", function()
    local facts = read(report("", 2023) .. "| （六）其他处理 | 8 | 0 | 0 | 0 | 0 | 0 | 8 |\n\n"
      .. "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 1 | 0 | 3 |\n")
    assert.same({ "8", "ogi-2019", "ogi-2021@1.0" }, { facts["other_total[applicant:total]"].value,
      facts["other_total[applicant:total]"].form, facts["other_total[applicant:total]"].script })
    assert.same({ "3", "ogi-2021" }, { facts.regulation_in_force.value, facts.regulation_in_force.form })
  end)
end)

describe("checks of a form", function()
  it("are 39 in table 3 of 2021 and 37 in that of 2019, whatever the script", function()
    local function count(text)
      local _, checks = read(text)
      local n = 0
      for name in pairs(checks) do n = n + (name:match "^t3_" and 1 or 0) end
      return n
    end
    assert.equal(39, count(report("", 2023) .. "| 1.逾期不补正 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"))
    assert.equal(37, count(report("", 2023) .. "| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"))
    assert.equal(37, count(report("", 2019) .. "| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"))
  end)

  it("count blanks as zero and say so, and cannot be made over a blank side", function()
    local _, checks = read(report "" .. "| （一）予以公开 | 5 | | | | | | 5 |\n| （二）部分公开 | 7 | | | | | | |\n")
    assert.same({ "pass", "5" }, { checks.t3_col_sum_granted.verdict, checks.t3_col_sum_granted.blanks })
    assert.equal("not_assessable", checks.t3_col_sum_granted_part.verdict)
  end)

  it("do not pass over rows that were not found", function()
    local _, checks, results = read(report "")
    assert.equal("uncertain", checks.t3_identity_total.verdict)
    assert.matches("FORM_INCOMPLETE", results.reports[1].warnings)
    local why = {}
    for _, row in ipairs(results.expected) do why[row.indicator] = row.why .. " " .. row.rule end
    assert.equal("form_incomplete table:requests", why.processed_total)
    assert.equal("section_missing table:redress", why.suit_direct_total)
  end)

  it("tell a part of the form under another number", function()
    local _, checks = read((report ""):gsub("三、收到", "四、收到"))
    assert.equal("fail", checks.section_title_misnumbered.verdict)
    assert.matches("is part 三 of the form", checks.section_title_misnumbered.note)
  end)

  it("may have fewer parts, numbered through", function()
    local _, checks = read((report ""):gsub("三、收到", "二、收到") .. "\n## 三、存在的主要问题及改进情况\n\n无。\n\n## 四、其他需要报告的事项\n\n无。\n")
    assert.equal("pass", checks.section_title_misnumbered.verdict)
    assert.equal("", checks.section_title_misnumbered.note)
  end)

  it("do not take an office's figures for those of its government", function()
    local facts = read("# 宜都市人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全市共受理政府信息公开申请320件。"
      .. "市政府本级新收政府信息公开申请18件，办结17件。\n")
    assert.equal("320", facts["new_received[applicant:total]"].value)
    assert.equal("17", facts["processed_total[applicant:total;scope:own]"].value)
    assert.is_nil(facts["processed_total[applicant:total]"])
  end)
end)

describe("the report of Shanghai's office of 2019", function()
  real("says 258 in prose where the table has 275, and two shares that do not follow", function()
    local folder <close> = program.folder()
    local results = program.results(folder.path .. "/out", program.shared .. "/reports/ogi/shanghai-office_2019.html")
    local checks = checks_of(results)
    local all = checks.text_vs_t3_granted_all
    assert.same({ "fail", "258", "275" }, { all.verdict, all.left, all.right })
    local share = checks["granted_all_share = granted_all / processed_total"]
    assert.same({ "fail", "33.9", "32.0" }, { share.verdict, share.left, share.right })
    local cut = checks["denied_all_share = denied_all / processed_total"]
    assert.matches("4%.34%%.*cut off, not rounded", cut.note)
    assert.equal("pass", checks["unable_all_share = unable_all / processed_total"].verdict)
    assert.equal("pass", checks["unprocessed_all_share = unprocessed_all / processed_total"].verdict)
  end)
end)
