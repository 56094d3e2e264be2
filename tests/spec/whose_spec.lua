-- whose_spec.lua - figures of another year, period, place or body, and plans, are not the report's; the report's own
-- are, whatever stands about them.
local prefixes = require "tests.messy.prefixes"
local program = require "tests.spec.program"

-- Text of a report -> value of one of its facts, or nil.
local function read(folder, cases)
  program.shell("mkdir %s", folder .. "/in")
  for i, case in ipairs(cases) do
    program.write(("%s/in/%03d.txt"):format(folder, i), case[1] .. "\n\n" .. case[2] .. "\n")
  end
  local values = {}
  for _, fact in ipairs(program.results(folder .. "/out", folder .. "/in").facts) do
    values[fact.report .. " " .. fact.indicator] = fact.value
  end
  for i, case in ipairs(cases) do
    case.value = values[("%s/in/%03d.txt %s"):format(folder, i, case[3])]
  end
  return cases
end

local LEAD <const> = "\n\n固定资产投资、居民消费价格、社会消费品零售总额见下文，规模以上工业增加值增长5.5%。\n\n"
local OGI <const> = "2016年，依法做好主动公开、依申请公开工作。\n\n"

-- title, text, indicator, value
local OWN <const> = {
  { "青河县2025年国民经济和社会发展统计公报", LEAD .. "2025年，全县地区生产总值132.60亿元，居全市第3位。", "gdp", "132.60" },
  { "清河区2025年国民经济和社会发展统计公报", LEAD .. "在全市率先突破，全区实现地区生产总值132.60亿元。", "gdp", "132.60" },
  { "河南省2025年国民经济和社会发展统计公报", LEAD .. "全年全省地区生产总值62132.6亿元，比上年增长5.1%。", "gdp", "62132.6" },
  { "洛阳高新区2025年国民经济和社会发展统计公报", LEAD .. "全年高新区地区生产总值432.6亿元，比上年增长5.1%。", "gdp", "432.6" },
  { "开封市2025年国民经济和社会发展统计公报", LEAD .. "与2024年相比，地区生产总值2632.6亿元，增长5.1%。", "gdp", "2632.6" },
  { "开封市2025年国民经济和社会发展统计公报", LEAD .. "截至2025年12月末，全市常住人口465.2万人。", "resident_pop", "465.2" },
  { "开封市2025年国民经济和社会发展统计公报", LEAD .. "2025年1—12月，全市固定资产投资增长4.4%。", "fai_growth", "4.4" },
  { "黔东南苗族侗族自治州2025年国民经济和社会发展统计公报", LEAD .. "据凯里市城市物价抽样调查，居民消费价格比上年上涨1.5%。", "cpi", "1.5" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "开封市受理政府信息公开申请35件。", "new_received", "35" },
  { "开封市教育局2016年政府信息公开工作年度报告", OGI .. "市教育局受理政府信息公开申请35件。", "new_received", "35" },
  { "开封市发展和改革委员会2016年政府信息公开工作年度报告", OGI .. "市发改委受理政府信息公开申请35件。", "new_received", "35" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "根据省政府办公厅要求，全市受理政府信息公开申请35件。", "new_received", "35" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "受理政府信息公开申请35件，比去年增加3件。", "new_received", "35" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "去年受理31件，今年受理政府信息公开申请35件。", "new_received", "35" },
  { "开封市城关镇2016年政府信息公开工作年度报告", OGI .. "截至2016年底，我镇受理政府信息公开申请35件。", "new_received", "35" },
  { "开封市2023年政府信息公开工作年度报告", "一、总体情况\n\n2023年，主动公开政府信息情况良好。结转至2024年继续办理2件。",
    "carried_out", "2" },
  { "开封市2019年政府债务情况的报告",
    "政府债券分为一般债券和专项债券。\n\n省财政厅核定我市2019年政府债务限额369.9亿元。", "debt_limit", "369.9" },
}

local OTHERS <const> = {
  { "青河县2025年国民经济和社会发展统计公报", LEAD .. "全市地区生产总值2132.60亿元，增长5.1%。", "gdp" },
  { "开封市2025年国民经济和社会发展统计公报", LEAD .. "高新区，地区生产总值132.60亿元，增长5.1%。", "gdp" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "市公安局成立专班，受理政府信息公开申请12件。", "new_received" },
  { "开封市教育局2016年政府信息公开工作年度报告", OGI .. "市财政局受理政府信息公开申请12件。", "new_received" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "洛阳市受理政府信息公开申请12件。", "new_received" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "到2020年，力争受理政府信息公开申请120件。", "new_received" },
  { "开封市2016年政府信息公开工作年度报告", OGI .. "截至6月底，受理政府信息公开申请12件。", "new_received" },
  { "开封市2019年政府债务情况的报告",
    "政府债券分为一般债券和专项债券。\n\n省财政厅核定我市2018年政府债务限额264.3亿元。", "debt_limit" },
  { "开封市2019年政府债务情况的报告",
    "政府债券分为一般债券和专项债券。\n\n省财政厅：全市政府债务限额264.3亿元。", "debt_limit" },
}

describe("whose figure it is", function()
  it("is asked behind every prefix, of every sentence of the samples", function()
    local cases, stated = prefixes.run()
    assert.is_true(stated > 300, stated .. " figures without a prefix")
    for _, case in ipairs(cases) do
      assert.equal("", table.concat(case.prefix and case.taken or {}, ", "), case.sentence)
    end
  end)

  it("does not cost the report's own figures", function()
    local folder <close> = program.folder()
    for _, case in ipairs(read(folder.path, OWN)) do
      assert.equal(case[4], case.value, case[1] .. ": " .. case[2])
    end
  end)

  it("is told apart by place, body, period and stage", function()
    local folder <close> = program.folder()
    for _, case in ipairs(read(folder.path, OTHERS)) do
      assert.is_nil(case.value, case[1] .. ": " .. case[2])
    end
  end)

  it("can be no matter to a rule", function()
    local folder <close> = program.folder()
    for name, option in pairs { all = "{ whose = false }", own = "{}" } do
      program.script(folder.path, name, ([[
city:identify { must = { "公报" } }
city:declare { { "plans", "件", "计划受理" } }
city:rule("计划", w"受理" * city.fact("plans", zh.int * w"件"), %s)
city:sample { "受理3件。", plans = 3 }]]):format(option))
      program.write(folder.path .. "/r.txt", "开封市2025年公报\n\n明年计划受理9件。\n")
      local code, out = program.run("try", folder.path .. "/" .. name .. ".lua", folder.path .. "/r.txt")
      assert.equal(name == "all", out:find("plans", 1, true) ~= nil, out .. code)
    end
  end)

  -- Facts of a small script over a report of 2025, "name[dims] value" each.
  local function facts_of(folder, sentences, rules, head)
    program.script(folder, "s", ([[
city:identify { must = { "报告" } }
%s
city:declare { { "income", "万元", "收入" } }
%s
city:sample { "全县收入3万元。", income = 3 }
city:rule("全县", w"全县收入" * city.fact("income", zh.number * w"元"))]]):format(head or "", rules))
    program.write(folder .. "/r.txt", "开封市2025年报告\n\n" .. sentences .. "\n")
    local _, out = program.run("try", folder .. "/s.lua", folder .. "/r.txt")
    local list = {}
    for name, value in out:gmatch "(income[%w%[%]:;_\128-\255]*)%s+([%d.]+)" do
      list[#list + 1] = name .. " " .. value
    end
    table.sort(list)
    return table.concat(list, " | ")
  end

  local RULES <const> = [[
city:rule("普通", w"收入" * city.fact("income", zh.number * w"元"))
city:rule("草案", w"安排" * city.fact("income[stage:draft;year:2026]", zh.number * w"元"))
city:rule("上年", w"曾为" * city.fact("income[year:2024]", zh.number * w"元"))
city:rule("本级", w"入库" * city.fact("income[level:own]", zh.number * w"元"))
city:rule("区", w"区入" * city.fact("income[level:武进区]", zh.number * w"元"))]]

  it("is what a fact's own breakdowns say", function()
    local folder <close> = program.folder()
    for i, case in ipairs {
      { "2026年草案，预计安排9万元。", "income[stage:draft;year:2026] 9" },
      { "2027年草案，预计安排9万元。", "" },
      { "2024年曾为9万元。", "income[year:2024] 9" },
      { "去年曾为9万元。", "income[year:2024] 9" },
      { "2023年曾为9万元。", "" },
      { "今年曾为9万元。", "" },
      { "市本级入库9万元。", "income[level:own] 9" },
      { "市本级收入9万元。", "" },
      { "县本级入库9万元。", "" },
      { "洛阳市入库9万元。", "" },
      { "武进区，区入9万元。", "income[level:武进区] 9" },
      { "天宁区，区入9万元。", "" },
      { "2024年，收入9万元。", "" },
    } do
      program.shell("mkdir %s", folder.path .. "/" .. i)
      assert.equal(case[2], facts_of(folder.path .. "/" .. i, case[1], RULES), case[1])
    end
  end)

  it("is of the year that a form's reports tell of", function()
    local folder <close> = program.folder()
    for i, case in ipairs {
      { "去年，收入9万元。", "income 9" },
      { "2024年，收入9万元。", "income 9" },
      { "今年，收入9万元。", "" },
      { "2023年，收入9万元。", "" },
      { "今年，力争超过8万元。", "income[stage:target] 8" },
      { "2025年，力争超过8万元。", "income[stage:target] 8" },
      { "五年来，总共7万元。", "income[stage:five_years] 7" },
      { "五年来，收入7万元。", "" },
    } do
      program.shell("mkdir %s", folder.path .. "/" .. i)
      local got = facts_of(folder.path .. "/" .. i, case[1], [[
city:rule("普通", w"收入" * city.fact("income", zh.number * w"元"))
city:rule("目标", w"超过" * city.fact("income[stage:target]", zh.number * w"元"))
city:rule("五年", w"总共" * city.fact("income[stage:five_years]", zh.number * w"元"))]], "city:covers(-1)")
      assert.equal(case[2], got, case[1])
    end
  end)
end)
