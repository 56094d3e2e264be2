-- ogi_looks_spec.lua - annual reports as sites, Word and text copies have them, and what is none.
local program = require "tests.spec.program"

-- The facts by name, and the row of reports.csv, of a report of that name and text.
local function read(name, text)
  local folder <close> = program.folder()
  program.write(folder.path .. "/" .. name, text)
  local results = program.results(folder.path .. "/out", folder.path .. "/" .. name)
  return program.by_name(results.facts), results.reports[1]
end

local function value(facts, name)
  return facts[name] and facts[name].value
end

local NAMES <const> = { "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "其中：主动公开规范性文件数", "制发规范性文件总数",
  "1.政府公报公开政府信息数", "2.政府网站公开政府信息数", "3.政务微博公开政府信息数" }
local FIGURES <const> = { 486, 6, 7, 0, 431, 30 }

describe("the looks of annual reports", function()
  it("a table of 2014 in two halves side by side is read half by half", function()
    local out = { "# 张北县2017年政府信息公开工作年度报告\n\n| 统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数 |\n|---|---|---|---|---|---|\n" }
    for i = 1, 3 do
      out[i + 1] = ("| %s | 条 | %d | %s | 条 | %d |\n"):format(NAMES[i], FIGURES[i], NAMES[i + 3], FIGURES[i + 3])
    end
    local facts = read("2017.md", table.concat(out))
    assert.equal("486", value(facts, "disclosed_total"))
    assert.equal("7", value(facts, "normative_doc_issued"))
    assert.equal("431", value(facts, "via_website"))
    assert.equal("30", value(facts, "via_weibo"))
  end)

  it("Markdown with tables in HTML keeps its lines and headings", function()
    local facts, row = read("2022.md", "# 定南县人民政府办公室2022年政府信息公开工作年度报告\n\n## 一、总体情况\n\n无。\n\n## 二、主动公开政府信息情况\n\n"
      .. "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
      .. "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>4</td><td>1</td><td>30</td></tr></table>\n")
    assert.equal("定南县人民政府办公室2022年政府信息公开工作年度报告", row.title)
    assert.equal("定南县人民政府办公室", row.publisher)
    assert.equal("30", value(facts, "normative_doc_in_force"))
  end)

  it("lawsuits whose kind stands in brackets are of that kind", function()
    local results = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
    local facts = read("2020.md", "# 汕头市统计局2020年政府信息公开工作年度报告\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n"
      .. "| 行政复议 | | | | |\n|---|---|---|---|---|\n" .. results .. "| 1 | 0 | 0 | 0 | 1 |\n\n"
      .. "| 行政诉讼（未经复议直接起诉） | | | | |\n|---|---|---|---|---|\n" .. results .. "| 2 | 0 | 0 | 1 | 3 |\n\n"
      .. "| 行政诉讼（复议后起诉） | | | | |\n|---|---|---|---|---|\n" .. results .. "| 0 | 0 | 4 | 0 | 4 |\n")
    assert.equal("3", value(facts, "suit_direct_total"))
    assert.equal("4", value(facts, "suit_after_review_total"))
  end)

  it("the signature is what stands behind 来源", function()
    local _, row = read("2020.txt", "2020年政府信息公开工作年度报告\n日期：2021-01-20 16:11 作者： 来源：桃江县城市管理和综合执法局\n\n一、总体情况\n2020年，"
      .. "我局收到政府信息公开申请3件。\n")
    assert.equal("桃江县城市管理和综合执法局", row.publisher)
  end)
end)

local HEAD <const> = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n"

-- Table 3 in short, of `n` requests.
local function requests(n)
  return HEAD .. ("| 一、本年新收政府信息公开申请数量 | %d | 0 | 0 | 0 | 0 | 0 | %d |\n"):format(n, n)
    .. "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    .. ("| （一）予以公开 | %d | 0 | 0 | 0 | 0 | 0 | %d |\n\n"):format(n, n)
end

describe("several tables of one kind", function()
  local title <const> = "# 来安县财政局2023年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n"

  it("are read by the year of their captions", function()
    local facts, row = read("2023.md", title .. "表1 2022年度收到和处理政府信息公开申请情况\n\n" .. requests(96)
      .. "表2 2023年度收到和处理政府信息公开申请情况\n\n" .. requests(91))
    local fact = facts["new_received[applicant:total]"]
    assert.same({ "91", "reported" }, { fact.value, fact.status })
    assert.matches("OTHER_YEAR", row.warnings)
  end)

  it("are told when they differ, the first one counts", function()
    local facts, row = read("2023.md", title .. "全局情况\n\n" .. requests(91) .. "局机关情况\n\n" .. requests(6))
    assert.equal("91", value(facts, "new_received[applicant:total]"))
    assert.matches("TWO_TABLES", row.warnings)
  end)
end)

describe("the look of a table", function()
  it("in pictures is told", function()
    local page = "<html><body><h1>利辛县民政局%d年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本局共收到政府信息公开申请12件，已全部按期办结。</p>"
      .. '<p>二、主动公开政府信息情况</p><p><img src="1.png"></p><p>六、其他需要报告的事项</p><p>本局没有其他需要报告的事项。</p></body></html>'
    local _, row = read("2022.html", page:format(2022))
    assert.matches('PICTURE_TABLES: line 1: the table "proactive"', row.warnings)
    local _, older = read("2016.html", page:format(2016))
    assert.matches('PICTURE_TABLES: line 1: the table "statistics"', older.warnings)
    local _, marked = read("2022.md", "# 利辛县民政局2022年政府信息公开工作年度报告\n\n本局收到政府信息公开申请12件。\n\n![](1.png)\n")
    assert.matches("PICTURE_TABLES: line 5", marked.warnings)
  end)

  it("in bold Markdown is read", function()
    local facts = read("2022.md", "# 定南县民政局2022年政府信息公开工作年度报告\n\n**二、主动公开政府信息情况**\n\n"
      .. "| **信息内容** | **本年制发件数** | **本年废止件数** | **现行有效件数** |\n|---|---|---|---|\n"
      .. "| **行政规范性文件** | **4** | **1** | **30** |\n")
    assert.equal("4", value(facts, "normative_doc_issued"))
    assert.equal("30", value(facts, "normative_doc_in_force"))
  end)

  it("with rows of dashes right below its heads has them as rows", function()
    local facts = read("2020.md", "# 青阳县林业局2020年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n"
      .. "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n|---|---|---|---|\n| 行政许可 | — | — | — |\n"
      .. "| 第二十条第（六）项 | | | |\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n| 行政处罚 | 12 | 0 | 415 |\n")
    assert.equal("not_applicable", facts.licence_decisions.status)
    assert.equal("415", value(facts, "penalty_decisions"))
  end)

  it("with heads torn over lines is read in the form's order", function()
    local facts = read("2020.txt", "祁阳县林业局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年新\n制作数量 本年新\n"
      .. "公开数量 对外公开总数量\n规章 0 0 0\n规范性文件 3 2 21\n三、收到和处理政府信息公开申请情况\n未收到政府信息公开申请。\n")
    assert.equal("3", value(facts, "normative_doc_made"))
    assert.equal("2", value(facts, "normative_doc_newly_published"))
    assert.equal("21", value(facts, "normative_doc_published_total"))
  end)

  it("with a column that adds up the others is read there", function()
    local facts = read("2015.md", "# 公主岭市2015年政府信息公开工作年度报告\n\n| 统计指标 | 单位 | 市本级 | 县区 | 合计 |\n|---|---|---|---|---|\n"
      .. "| " .. NAMES[1] .. " | 条 | 1200 | 2800 | 4000 |\n| " .. NAMES[2] .. " | 条 | 31 | | |\n| " .. NAMES[3] .. " | 件 | 3 | 4 | 7 |\n")
    assert.equal("4000", value(facts, "disclosed_total"))
    assert.equal("blank", facts.disclosed_normative.status)
    assert.equal("7", value(facts, "normative_doc_issued"))
  end)

  it("of boxes does not hide the report around it", function()
    local page = { "<html><body><h1>商水县民政局2021年政府信息公开工作年度报告</h1><div><p>一、总体情况</p><p>我局共收到政府信息公开申请61件，其中不予公开3件，均已办结。</p>"
      .. "<p>三、收到和处理政府信息公开申请情况</p><div>" }
    for _, row in ipairs { "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（七）总计" } do
      page[#page + 1] = "<div><div>" .. row .. "</div>" .. ("<div>1240</div>"):rep(7) .. "</div>"
    end
    page[#page + 1] = "</div><p>六、其他需要报告的事项</p><p>我局没有其他需要报告的事项。</p></div></body></html>"
    local facts, row = read("2021.html", table.concat(page))
    assert.equal("商水县民政局2021年政府信息公开工作年度报告", row.title)
    assert.equal("3", value(facts, "denied_all[applicant:total]"))
  end)
end)

describe("what is about an annual report", function()
  for title, text in pairs {
    ["《湖州市2022年政府信息公开工作年度报告》解读"] = "2022年，全市新收政府信息公开申请2318件，发生行政复议86件。",
    ["桐城市2023年政务公开工作总结"] = "2023年，受理政府信息公开申请215件。",
    ["我市发布2023年政府信息公开工作年度报告"] = "本报讯（记者 张三）2023年全市新收政府信息公开申请3127件。",
    ["莒南县统计局政府信息公开指南"] = "根据《中华人民共和国政府信息公开条例》编制本指南（2022年修订）。收到政府信息公开申请后20个工作日内答复。",
  } do
    it(title .. " is not read as one", function()
      local facts, row = read("page.txt", title .. "\n\n" .. text .. "\n")
      assert.is_true(row.verdict == "no_script" or row.verdict == "not_a_report", row.verdict .. " " .. row.form)
      assert.is_nil(next(facts))
    end)
  end
end)
