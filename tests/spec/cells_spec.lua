-- cells_spec.lua - what a cell of a table says, from four kinds of file and in three kinds of table: one number with
-- its sign and unit, or none; never the first of several.
local program = require "tests.spec.program"

local TITLE <const> = "临江市%d年国民经济和社会发展统计公报"
local PROSE <const> = "2025年，全市上下稳中求进，经济运行总体平稳，规模以上工业增加值增长6.6%。全年固定资产投资比上年下降4.3%。"
  .. "社会消费品零售总额512.20亿元，比上年增长3.9%。居民消费价格比上年上涨0.3%。"

-- A communiqué with one table, as each kind of file has it.
local kinds = {}

function kinds.html(title, rows, above)
  local out = { "<html><head><title>", title, "</title></head><body><h1>", title, "</h1><p>临江市统计局</p><p>", PROSE,
    "</p><h2>一、综合</h2>", above and "<p>" .. above .. "</p>" or "", "<table>" }
  for _, row in ipairs(rows) do
    out[#out + 1] = "<tr><td>" .. table.concat(row, "</td><td>") .. "</td></tr>"
  end
  out[#out + 1] = "</table></body></html>"
  return table.concat(out)
end

function kinds.md(title, rows, above)
  local out = { "# " .. title, "临江市统计局", PROSE, "## 一、综合", above or "综合情况见表。", "" }
  for i, row in ipairs(rows) do
    local line = "| " .. table.concat(row, " | ") .. " |"
    out[#out + 1] = i == 1 and line .. "\n" .. ("|---"):rep(#row) .. "|" or line
  end
  return table.concat(out, "\n\n", 1, 5) .. "\n\n" .. table.concat(out, "\n", 7) .. "\n"
end

function kinds.txt(title, rows, above)
  local out = { title, "临江市统计局", PROSE, "一、综合", above or "综合情况见表。" }
  for _, row in ipairs(rows) do
    out[#out + 1] = table.concat(row, "\t")
  end
  return table.concat(out, "\n") .. "\n"
end

-- The facts of many texts, by name of the file: { name = text }.
local function read_all(texts)
  local folder <close> = program.folder()
  assert(os.execute(("mkdir %s/in"):format(folder.path)))
  for name, text in pairs(texts) do
    program.write(folder.path .. "/in/" .. name, text)
  end
  local facts = {}
  for _, row in ipairs(program.results(folder.path .. "/out", folder.path .. "/in").facts) do
    local name = row.report:match "[^/]+$"
    facts[name] = facts[name] or {}
    facts[name][row.dims == "" and row.indicator or row.indicator .. "[" .. row.dims .. "]"] = row
  end
  return facts
end

-- What stands in a cell of growth, and what that says; false: no value, and the fact says so.
local GROWTH <const> = {
  { "5.1", "5.1" }, { "5.1%", "5.1" }, { "+5.1", "5.1" }, { "增长5.1", "5.1" }, { "↑5.1", "5.1" },
  { "-1.1", "-1.1" }, { "−1.1", "-1.1" }, { "–1.1", "-1.1" }, { "—1.1", "-1.1" }, { "‒1.1", "-1.1" }, { "─1.1", "-1.1" },
  { "－1.1", "-1.1" }, { "ー1.1", "-1.1" }, { "- 1.1", "-1.1" }, { "▼1.1", "-1.1" }, { "↓1.1", "-1.1" }, { "1.1↓", "-1.1" },
  { "降1.1", "-1.1" }, { "下降1.1", "-1.1" }, { "跌1.1%", "-1.1" }, { "减1.1", "-1.1" }, { "1.1-", "-1.1" },
  { "(1.1)", "-1.1" }, { "（-1.1）", "-1.1" }, { "增长-1.1", "-1.1" }, { "持平", "0" }, { "与上年持平", "0" }, { "不变", "0" },
  { "~1.1", false }, { "△1.1", false }, { "±1.1", false }, { "下降-1.1", false }, { "1.1-2.2", false }, { "5.1（目标）", false },
  { "5.1 3.2", false }, { "上年5.1", false }, { "1.1→2.2", false },
}

-- The same for a cell of a figure in 亿元.
local FIGURES <const> = {
  { "1532.60", "1532.60" }, { "1,532.60", "1532.60" }, { "1 532.60", "1532.60" }, { "1'532.60", "1532.60" },
  { "1_532.60", "1532.60" }, { "15326000万元", "1532.6" }, { "1532.60亿元", "1532.60" }, { "1532.60①", "1532.60" },
  { "1532.60（1458.20）", "1532.60" }, { "[2]1532.60", "1532.60" },
  { "1、532.60", false }, { "1;532.60", false }, { "332 10", false }, { "1532.60注2", false }, { "1458.20→1532.60", false },
  { "上年1458.20", false }, { "平均1532.60", false }, { "1600（目标）", false }, { "1600-67.40", false }, { "1500+32.60", false },
  { "1532.60-1540.20", false }, { "1532..60", false }, { "1532.60/1458.20", false }, { "-1532.60", false },
  { "1532.60 1458.20", false },
}

local function cases_of(list, place)
  local texts = {}
  for i, case in ipairs(list) do
    local row = { "地区生产总值", "亿元", "1532.60", "5.1" }
    row[place] = case[1]
    for kind, make in pairs(kinds) do
      texts[("%02d.%s"):format(i, kind)] = make(TITLE:format(2025), {
        { "指标", "单位", "绝对数", "比上年增长（%）" }, row,
        { "粮食产量", "万吨", "236.88", "0.9" }, { "常住人口", "万人", "540.20", "-0.3" },
      })
    end
  end
  return texts
end

local function check(list, place, indicator)
  local facts, wrong = read_all(cases_of(list, place)), {}
  for i, case in ipairs(list) do
    for kind in pairs(kinds) do
      local row = (facts[("%02d.%s"):format(i, kind)] or {})[indicator]
      local got = not row and "nothing" or row.value ~= "" and row.value or row.status
      if got ~= (case[2] or "illegible") then
        wrong[#wrong + 1] = ("%s in %s: %s"):format(case[1], kind, got)
      end
    end
  end
  assert.same({}, wrong)
end

describe("a cell", function()
  it("of growth has a sign, however it is printed, or no value", function()
    check(GROWTH, 4, "gdp_growth")
  end)

  it("of a figure has one number, or no value", function()
    check(FIGURES, 3, "gdp")
  end)
end)

-- Units, wherever they stand: rows of a table, what stands above it, the value of gdp and of grain in it.
local UNITS <const> = {
  above = { { { "指标", "2025年", "增长%" }, { "地区生产总值", "15326000", "5.1" } }, "表1 主要指标 单位：万元", "1532.6" },
  several = { { { "指标", "2025年", "增长%" }, { "地区生产总值", "15326000", "5.1" }, { "粮食产量", "2368800", "0.9" } },
    "表1 主要指标 单位：万元、吨、%", "1532.6", "236.88" },
  head = { { { "指标", "2025年（万元）", "增长%" }, { "地区生产总值", "15326000", "5.1" } }, nil, "1532.6" },
  second_head = { { { "指标", "绝对数", "增速" }, { "指标", "万元", "%" }, { "地区生产总值", "15326000", "5.1" } }, nil, "1532.6" },
  label = { { { "指标", "2025年（万元）", "增长%" }, { "地区生产总值（亿元）", "1532.60", "5.1" },
    { "粮食产量（吨）", "2368800", "0.9" } }, nil, "1532.60", "236.88" },
  both_fit = { { { "指标", "2025年", "增长%" }, { "地区生产总值", "15326000", "5.1" } }, "表1 主要指标 单位：万元、亿元", nil },
  of_another_kind = { { { "指标", "2025年", "增长%" }, { "地区生产总值", "15326000", "5.1" } }, "表1 主要指标 单位：万吨", nil },
  of_the_row = { { { "指标", "单位", "2025年" }, { "地区生产总值", "%", "5.1" }, { "粮食产量", "吨", "2368800" } },
    "表1 主要指标 单位：亿元", nil, "236.88" },
  of_another_money = { { { "指标", "2025年" }, { "地区生产总值（亿美元）", "215.1" } }, "表1 主要指标 单位：亿元", nil },
  none = { { { "指标", "2025年", "增长%" }, { "地区生产总值", "15326000", "5.1" } }, nil, nil },
}

describe("a unit", function()
  it("is taken from where it is printed, and never guessed", function()
    local texts, wrong = {}, {}
    for name, case in pairs(UNITS) do
      for kind, make in pairs(kinds) do
        texts[name .. "." .. kind] = make(TITLE:format(2025), case[1], case[2])
      end
    end
    local facts = read_all(texts)
    for name, case in pairs(UNITS) do
      for kind in pairs(kinds) do
        local got = facts[name .. "." .. kind] or {}
        for indicator, value in pairs { gdp = case[3] or "nothing", grain = case[4] or "nothing" } do
          local row = got[indicator]
          if (row and row.value or "nothing") ~= value then
            wrong[#wrong + 1] = ("%s, %s: %s %s"):format(name, kind, indicator, row and row.value or "nothing")
          end
        end
      end
    end
    assert.same({}, wrong)
  end)

  it("of one cell for several rows is the unit of all of them", function()
    local facts = read_all { ["span.html"] = (kinds.html(TITLE:format(2025), {
      { "指标", "单位", "绝对数", "比上年增长（%）" }, { "地区生产总值", "UNIT", "1532.60", "5.1" },
      { "第一产业增加值", "152.31", "3.2" },
    }):gsub("<td>UNIT", "<td rowspan=2>亿元")) }
    assert.equal("1532.60", facts["span.html"].gdp.value)
    assert.equal("152.31", facts["span.html"].va_primary.value)
  end)
end)

-- Heads of columns that are not the year's growth or figure.
describe("a column", function()
  local function growth_of(heads, row)
    local rows = { { "指标", "单位", table.unpack(heads) }, { "地区生产总值", "亿元", table.unpack(row) } }
    return read_all { ["a.html"] = kinds.html(TITLE:format(2025), rows) }["a.html"]
  end

  it("of growth is that against the year before, in percent", function()
    for _, head in ipairs { "预期增长%", "增长目标（%）", "环比增长（%）", "名义增长（%）", "上年增长（%）", "四季度增长（%）",
      "比上年增长", "比预算增长（%）", "2024年增速（%）", "两年平均增长（%）" } do
      local facts = growth_of({ "绝对数", head, "比上年增长（%）" }, { "1532.60", "5.5", "5.1" })
      assert.same({ head, "5.1" }, { head, facts.gdp_growth and facts.gdp_growth.value })
    end
  end)

  it("of a fall turns the sign, and takes none beside it", function()
    assert.equal("-1.1", growth_of({ "绝对数", "降幅（%）" }, { "1532.60", "1.1" }).gdp_growth.value)
    assert.equal("-1.1", growth_of({ "绝对数", "增长或下降（%）" }, { "1532.60", "-1.1" }).gdp_growth.value)
    assert.equal("illegible", growth_of({ "绝对数", "降幅（%）" }, { "1532.60", "-1.1" }).gdp_growth.status)
  end)

  it("of last year is not this year's, wherever it stands", function()
    assert.equal("1532.60", growth_of({ "上年", "本年" }, { "1458.20", "1532.60" }).gdp.value)
    assert.equal("1532.60", growth_of({ "去年同期", "本年" }, { "1458.20", "1532.60" }).gdp.value)
  end)
end)

-- Tables of forms: what is said of a count instead of a number, and what that is.
local SAID <const> = {
  { "", "blank" }, { "/", "not_applicable" }, { "—", "not_applicable" }, { "\\", "not_applicable" }, { "---", "not_applicable" },
  { "N/A", "not_applicable" }, { "不适用", "not_applicable" }, { "未统计", "not_applicable" }, { "未公布", "not_applicable" },
  { "未知", "not_applicable" }, { "没有统计", "not_applicable" }, { "未开通", "not_applicable" }, { "无", "none_stated" },
  { "没有", "none_stated" }, { "未收到", "none_stated" }, { "持平", "illegible" }, { "不变", "illegible" }, { "无变化", "illegible" },
  { "12", "reported" }, { "12件", "reported" }, { "12（其中网上5）", "reported" }, { "－12", "illegible" }, { "12/15", "illegible" },
  { "12-15", "illegible" }, { "1.532", "illegible" }, { "12.0", "reported" }, { "12 15", "illegible" }, { "上年12", "illegible" }, { "见附件", "illegible" },
}

local function said(make, name)
  local texts, wrong = {}, {}
  for i, case in ipairs(SAID) do
    texts[("%02d.md"):format(i)] = make(case[1])
  end
  local facts = read_all(texts)
  for i, case in ipairs(SAID) do
    local row = (facts[("%02d.md"):format(i)] or {})[name]
    local valued = case[2] == "none_stated" or case[2] == "reported"
    if not row or row.status ~= case[2] or (row.value ~= "") ~= valued then
      wrong[#wrong + 1] = ("%s: %s %s"):format(case[1], row and row.status or "nothing", row and row.value or "")
    end
  end
  assert.same({}, wrong)
end

describe("a form's cell", function()
  it("is a number, zero in words, or neither: table read by the labels of its rows", function()
    said(function(cell)
      return "# 青河县2016年政府信息公开工作年度报告\n\n| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n"
        .. "| 一、主动公开情况 | | |\n| （一）主动公开政府信息数 | 条 | 672 |\n| 其中：主动公开规范性文件数 | 条 | 3 |\n"
        .. "| （二）通过不同渠道和方式公开政府信息的情况 | | |\n| 1.政府公报公开政府信息数 | 条 | " .. cell .. " |\n"
        .. "| 2.政府网站公开政府信息数 | 条 | 600 |\n"
    end, "via_gazette")
  end)

  it("and the same in a table read by rows and columns", function()
    said(function(cell)
      return "# 青河县2023年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n"
        .. "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n"
        .. "| 行政规范性文件 | " .. cell .. " | 1 | 28 |\n"
    end, "normative_doc_issued")
  end)
end)


describe("digits that stand apart", function()
  local function redress(upheld, total)
    local header = ("<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr><td rowspan=2>%s</td>"
      .. "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>%s</tr>"):format(
      table.concat({ "结果维持", "结果纠正", "其他结果", "尚未审结", "总计" }, "</td><td rowspan=2>"),
      ("<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"):rep(2))
    local row = "<tr><td>1</td><td>0</td><td>0</td><td>0</td><td>1</td><td>" .. upheld .. "</td><td>0</td><td>0</td><td>0</td><td>"
      .. total .. "</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>"
    local facts = read_all { ["a.html"] = "<h1>青河县2023年政府信息公开工作年度报告</h1><h2>四、政府信息公开行政复议、行政诉讼情况</h2>"
      .. header .. row }
    return facts["a.html"].suit_direct_upheld
  end

  it("are one number where the sum of their block says so, whatever header they stand under", function()
    assert.equal("12", redress("1 2", "12").value)
    local row = redress("1 2", "8")
    assert.same({ "", "illegible" }, { row.value, row.status })
  end)

  it("are doubted where no sum says that they are one, and refused where they need not be", function()
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/a.md", "# 青河县2023年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n"
      .. "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n"
      .. "| 行政规范性文件 | 1 2 | 1 | 3 28 |\n")
    local results = program.results(folder.path .. "/out", path)
    local facts = program.by_name(results.facts)
    assert.equal("12", facts.normative_doc_issued.value)
    assert.matches("DIGITS_APART", program.read(folder.path .. "/out/reports.csv")
      .. (program.read(folder.path .. "/out/warnings.csv") or ""))
    assert.same({ "", "illegible" }, { facts.normative_doc_in_force.value, facts.normative_doc_in_force.status })
  end)
end)

describe("a cell that cannot be read", function()
  it("says nothing against prose that can, and is told", function()
    local folder <close> = program.folder()
    local text = kinds.html(TITLE:format(2025), { { "指标", "单位", "绝对数", "比上年增长（%）" },
      { "社会消费品零售总额", "亿元", "512.20", "3.9<br>4.6" } })
    local results = program.results(folder.path .. "/out", program.write(folder.path .. "/a.html", text))
    local row = program.by_name(results.facts).retail_growth
    assert.same({ "3.9", "增长3.9%" }, { row.value, row.raw })
    assert.matches("UNREADABLE_CELL", program.read(folder.path .. "/out/reports.csv")
      .. (program.read(folder.path .. "/out/warnings.csv") or ""))
  end)
end)
