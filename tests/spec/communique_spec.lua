-- communique_spec.lua - statistical communiqués: every figure of two written ones with its quote and place, none of
-- the figures beside them; the labelled real ones; all real pages.
local program = require "tests.spec.program"
local score = require "tests.truth.score"

local PROSE <const>, TABLES <const> = "tests/fixtures/communique_sample.txt", "tests/fixtures/communique_sample.html"
local REAL <const> = program.shared .. "/reports/communique"
local real = program.has_shared() and it or function(name) pending(name .. " (../shared is not here)") end

-- indicator: value, quote
local IN_PROSE <const> = {
  gdp = { "1532.60", "1532.60亿元" }, gdp_growth = { "5.1", "增长5.1%" }, gdp_per_capita = { "28340", "28340元" },
  va_primary = { "152.31", "152.31亿元" }, va_primary_growth = { "3.2", "增长3.2%" },
  va_secondary = { "702.50", "702.50亿元" }, va_secondary_growth = { "-0.4", "下降0.4%" },
  va_tertiary = { "677.79", "677.79亿元" }, va_tertiary_growth = { "6.3", "增长6.3%" },
  share_primary = { "9.9", "9.9" }, share_secondary = { "45.8", "45.8" }, share_tertiary = { "44.3", "44.3" },
  resident_pop = { "540.2", "540.2万人" }, urbanization = { "61.2", "61.2%" }, household_pop = { "612.3", "612.3万人" },
  birth_rate = { "5.51", "5.51‰" }, death_rate = { "7.60", "7.60‰" }, natural_growth = { "-2.09", "-2.09‰" },
  employment_new = { "5.12", "51200人" }, cpi = { "-0.3", "下降0.3%" },
  pub_rev = { "118.50", "118.50亿元" }, pub_rev_growth = { "-2.1", "下降2.1%" }, tax_rev = { "78.90", "78.90亿元" },
  pub_exp = { "402.20", "402.20亿元" }, pub_exp_growth = { "0", "持平" },
  ind_va_growth = { "6.6", "增长6.6%" }, fai_growth = { "-4.3", "下降4.3%" },
  realestate_inv = { "98.70", "98.70亿元" }, realestate_inv_growth = { "-12.3", "下降12.3%" },
  retail = { "812.20", "812.20亿元" }, retail_growth = { "3.9", "增长3.9%" },
  trade = { "50.20", "50.20亿元" }, trade_growth = { "10.0", "增长10.0%" }, exports = { "38.10", "38.10亿元" },
  imports = { "12.10", "12.10亿元" }, deposits = { "2001.20", "2001.20亿元" }, loans = { "1500.30", "1500.30亿元" },
  income_all = { "33210", "33210元" }, income_all_growth = { "5.5", "增长5.5%" },
  income_urban = { "42100", "42100元" }, income_urban_growth = { "4.4", "增长4.4%" },
  income_rural = { "22050", "22050元" }, income_rural_growth = { "6.6", "6.6%" },
  grain = { "236.90", "47.38亿斤" }, grain_growth = { "0.9", "增产0.9%" }, meat = { "25.56", "255600吨" },
  tourists = { "3210.5", "3210.5万人次" }, tourism_rev = { "301.20", "301.20亿元" }, road_km = { "12300", "1.23万公里" },
  mobile_users = { "501.2", "501.2万户" }, hospital_beds = { "32100", "3.21万张" },
  students_primary = { "33.21", "332100人" },
}

-- In 万元, in the unit of the row above, in tonnes, of the year's column; of the whole county.
local IN_TABLES <const> = {
  gdp = { "153.26", "1532600" }, gdp_growth = { "5.1", "5.1" },
  va_primary = { "31.231", "312310" }, va_primary_growth = { "0", "持平" },
  va_secondary = { "60.25", "602500" }, va_secondary_growth = { "-0.4", "-0.4" },
  va_tertiary = { "61.779", "617790" }, va_tertiary_growth = { "6.3", "6.3" },
  share_primary = { "20.4", "20.4%" }, share_secondary = { "39.3", "39.3%" }, share_tertiary = { "40.3", "40.3%" },
  fai_growth = { "-4.3", "-4.3" }, retail = { "41.20", "41.20" }, retail_growth = { "3.9", "3.9" },
  grain = { "23.688", "236880" }, grain_growth = { "0.9", "0.9" }, deposits = { "198.20", "198.20亿元" },
  income_urban = { "31500", "31500" }, income_urban_growth = { "4.7", "4.7" },
  income_rural = { "18300", "18300" }, income_rural_growth = { "6.4", "6.4" },
}

-- The results of one report: `wanted` and no other, each at its place.
local function check(path, wanted)
  local folder <close> = program.folder()
  local got = program.results(folder.path .. "/run", path)
  assert.equal(0, got.code)
  assert.same({ "communique", "ok" }, { got.reports[1].form, got.reports[1].verdict })
  local bytes, facts = program.read(path), program.by_name(got.facts)
  for name, pair in pairs(wanted) do
    local row = assert(facts[name], "missing: " .. name)
    assert.same({ name, pair[1], pair[2], "reported" }, { name, row.value, row.raw, row.status })
    assert.equal(pair[2], bytes:sub(tonumber(row.from) + 1, tonumber(row.to)))
  end
  for name, row in pairs(facts) do
    assert.is_true(wanted[name] ~= nil or row.status == "derived", "not stated: " .. name)
  end
  return got, facts
end

local function verdicts(rows)
  local all = {}
  for _, row in ipairs(rows) do all[row.check] = row.verdict end
  return all
end

describe("a communiqué in sentences", function()
  it("gives each figure once, as printed, and nothing of what stands beside it", function()
    local _, facts = check(PROSE, IN_PROSE)
    assert.equal("75.0", facts.loan_deposit_ratio.value)
    assert.equal("1.91", facts.income_ratio.value)
    assert.equal("66.6", facts.tax_share.value)
  end)

  it("leaves the figures of other places, years and kinds in the residue", function()
    local folder <close> = program.folder()
    local left = {}
    for _, row in ipairs(program.results(folder.path .. "/run", PROSE).residue) do left[row.raw] = true end
    for _, raw in ipairs { "612.33亿元", "201.30亿元", "150.20亿元", "18.50亿元", "588.10亿元", "1200.10亿元", "1470.20亿元",
      "7.02亿美元", "11.20亿元", "41210元", "突破1500亿元", "112.2万人次", "166000人" } do
      assert.is_true(left[raw], raw .. " is not in the residue")
    end
  end)

  it("adds up, but for a share that was moved so that the shares make 100", function()
    local folder <close> = program.folder()
    local all = verdicts(program.results(folder.path .. "/run", PROSE).checks)
    for name, verdict in pairs(all) do
      assert.equal(name == "share_tertiary = va_tertiary / gdp" and "fail" or "pass", verdict, name)
    end
    assert.is_truthy(all["三次产业比重合计 = 100"] and all["出口 + 进口 = 进出口总额"])
  end)
end)

describe("a communiqué in tables", function()
  it("gives the rows of the whole place in the year's column, in the indicators' units", function()
    local got, facts = check(TABLES, IN_TABLES)
    assert.equal("table+prose_agree", facts.gdp.grade)
    assert.equal("pass", verdicts(got.checks)["三次产业增加值合计 = 地区生产总值"])
    assert.equal("pass", verdicts(got.checks)["share_tertiary = va_tertiary / gdp"])
  end)
end)

describe("what is no communiqué", function()
  local function form_of(text)
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/report.txt", text)
    return program.results(folder.path .. "/run", path).reports[1].form
  end

  it("is left alone: an address to a congress, a budget, a report on open government", function()
    local figures = "初步核算，地区生产总值1532.60亿元，第一产业增加值152.31亿元，规模以上工业、固定资产投资、常住人口见统计公报。\n"
    assert.equal("communique", form_of("云岭市2025年国民经济和社会发展统计公报\n\n" .. figures))
    assert.not_equal("communique", form_of("政府工作报告\n\n各位代表：见社会发展统计公报。\n\n" .. figures))
    assert.not_equal("communique", form_of("云岭市2025年预算草案\n\n见社会发展统计公报。\n\n" .. figures))
    assert.not_equal("communique", form_of("云岭市2025年上半年经济运行情况\n\n" .. figures))
    assert.not_equal("communique", form_of("云岭市2025年工作要点\n\n" .. figures))
  end)
end)

describe("a communiqué by another name", function()
  local function form_of(text)
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/report.txt", text)
    return program.results(folder.path .. "/run", path).reports[1].form
  end

  it("is known by its title, in whatever words and lines", function()
    local few = "地区生产总值1532.60亿元，第一产业增加值152.31亿元。\n"
    local more = "初步核算，" .. few .. "规模以上工业、固定资产投资、常住人口、社会消费品零售总额、存款余额如下。\n"
    for _, title in ipairs { "云岭市2025年国民经济和社会发展\n\n统计公报", "云岭市2025年国民经济和社会发展情况统计公报", "云岭市2025年社会事业发展统计公报",
      "雲嶺市2025年國民經濟和社會發展統計公報" } do
      assert.equal("communique", form_of(title .. "\n\n" .. few), title)
    end
    for _, title in ipairs { "云岭市2025年统计公报", "云岭市2025年经济运行情况", "2025年云岭市经济运行总体平稳" } do
      assert.equal("communique", form_of(title .. "\n\n" .. more), title)
    end
  end)
end)

describe("a communiqué of which hardly a figure is read", function()
  it("is not plain ok", function()
    local folder <close> = program.folder()
    local text = "云岭市2025年国民经济和社会发展统计公报\n\n各产业增加值见附件。\n\n" .. ("全年甲类产品产量12.5万吨，增长3.3%。\n\n"):rep(5)
    local row = program.results(folder.path .. "/run", program.write(folder.path .. "/r.txt", text)).reports[1]
    assert.same({ "communique", "ok_with_warnings" }, { row.form, row.verdict })
    assert.matches("MOSTLY_UNREAD: 0 of 10 figures", row.warnings)
  end)
end)

describe("real communiqués", function()
  for _, name in ipairs { "baoji_2025", "bazhou_2025", "changsha_2025", "daqing_2012", "zhengzhou_2025",
    "zhumadian_2025", "zhuzhou_2025" } do
    real("give what was read by hand: " .. name, function()
      local got = score.score(program.shared .. "/truth/communique_" .. name .. ".tsv")
      assert.same({}, got.notes)
      assert.is_true(got.right > 30)
    end)
  end

  real("give 19 facts or more each, or say why not", function()
    local folder <close> = program.folder()
    local _, list = program.sh("ls '" .. REAL .. "'/*.html")
    local paths = {}
    for path in list:gmatch "[^\n]+" do paths[#paths + 1] = path end
    assert.is_true(#paths >= 42)
    local got = program.results(folder.path .. "/run", table.unpack(paths))
    local read = 0
    for _, row in ipairs(got.reports) do
      if row.form == "communique" then
        read = read + 1
        assert.is_true(tonumber(row.facts) >= 19, row.report .. " gives few facts: " .. row.facts)
      else
        assert.is_true(row.reason ~= "", row.report)
      end
    end
    assert.is_true(read >= 34)
  end)
end)
