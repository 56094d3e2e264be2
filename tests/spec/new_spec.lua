-- new_spec.lua - `baogao new`: a first draft that runs at once.
local program = require "tests.spec.program"

-- Drafts from a report; returns the folder (to be closed), exit code, output, and the script.
local function new(name, report)
  local folder = program.folder()
  local code, out, err = program.run("new", name, "--from", report, "-o", folder.path)
  return folder, code, out, program.read(folder.path .. "/" .. name .. ".lua"), err
end

describe("new", function()
  it("guesses place, code, year and form, and lists the figures with their sentences", function()
    local folder <close>, code, out, script = new("410700-xinxiang", "tests/samples/slips_2018.txt")
    assert.equal(0, code)
    assert.matches("place +新乡市  %(title%)", out)
    assert.matches("adcode +410700  %(title%)", out)
    assert.matches("year +2018  %(title%)", out)
    assert.matches("form +ogi%-2014", out)
    assert.matches("line 13: 187件 +new_received%[channel:in_person%]  *.-当面申请187件", out)
    assert.matches('name = "410700%-xinxiang", version = "0.1",\n  place = "新乡市", adcode = "410700",\n  extends = "ogi%-2014"', script)
    assert.matches('city:identify { must = { "新乡市", "政府信息公开" }, years = { 2008, 2018 } }', script)
    assert.is_truthy(folder)
  end)

  it("writes samples, a golden file and settings that pass at once, and are right", function()
    local folder <close>, _, _, script = new("410700-xinxiang", "tests/samples/slips_2018.txt")
    local code, out = program.run("test", folder.path .. "/410700-xinxiang.lua")
    assert.equal(0, code, out)
    local _, samples = script:gsub("city:sample", "")
    assert.is_true(samples >= 5)
    local folder_of_tests = folder.path .. "/tests/410700-xinxiang/"
    assert.equal(program.read "tests/samples/slips_2018.txt", program.read(folder_of_tests .. "slips_2018.txt"))
    local rows = program.rows(program.read(folder_of_tests .. "slips_2018.txt.facts.csv"))
    assert.is_true(#rows > 30)
    assert.matches('"workspace.library": %["/.*/baogao/types"%]', program.read(folder.path .. "/.luarc.json"))
    code, out = program.run("try", folder.path .. "/410700-xinxiang.lua", "tests/samples/slips_2018.txt")
    assert.equal(3, code) -- the sample's own slips
    assert.matches("0 unclaimed", out)
  end)

  it("makes rules of figures that nothing reads, changes and shares with them", function()
    local folder <close>, code, _, script = new("hotline", "tests/author/city/tests/321283-taixing/taixing_2022.md")
    assert.equal(0, code)
    assert.is_truthy(script:find('city:phrase "电话受理{figure_4:件},占{figure_5:%}"', 1, true))
    assert.is_truthy(script:find(',比上年增加{figure_2:万件},同比{figure_3:±%}"', 1, true))
    assert.is_truthy(script:find('city:indicator { name = "figure_2", unit = "万件", label = "比上年增加" }', 1, true))
    assert.is_truthy(script:find('figure_1 = 182640, figure_2 = "2.1", figure_3 = 13 }', 1, true))
    assert.is_nil(script:find("extends", 1, true))
    assert.is_truthy(folder)
  end)

  it("leaves as comments what would match anywhere", function()
    local folder <close>, code, _, script = new("bozhou", "tests/author/reports/bozhou_2019.txt")
    assert.equal(0, code)
    assert.matches('\n%-%- city:phrase "比上年增加{figure_%d+:元}"', script)
    assert.is_truthy(folder)
  end)

  it("gives a rule words that stand before its own figures alone", function()
    local reports <close> = program.folder()
    local report = program.write(reports.path .. "/r.txt", "2025年洛阳市财政工作报告\n\n"
      .. "全市预算收入500万元，完成预算的99.3%，支出600万元，完成预算的95%。衣着类价格上涨2.1%，其他用品类价格上涨3.4%。\n\n"
      .. "本级收入20万元。其他本级收入30万元。\n")
    local folder <close>, code, out, script = new("own", report)
    assert.equal(0, code, out)
    assert.is_truthy(script:find('\ncity:phrase "预算收入{figure_1:万元},完成预算的{figure_2:%}"', 1, true), script)
    assert.is_truthy(script:find('\ncity:phrase "支出{figure_3:万元},完成预算的{figure_4:%}"', 1, true))
    assert.is_truthy(script:find('\n-- left out: its words stand before another figure too, on line 5\n', 1, true), script)
    assert.is_truthy(script:find('\n-- city:phrase "本级收入{figure_7:万元}"', 1, true))
    assert.is_truthy(script:find('\ncity:phrase "其他本级收入{figure_8:万元}"', 1, true))
    assert.matches("1 more figures are comments", out)
    for _, row in ipairs(program.rows(program.read(folder.path .. "/tests/own/r.txt.facts.csv"))) do
      assert.equal("reported", row.status)
    end
  end)

  it("says how many figures have no rule, and makes rules of all with --all", function()
    local reports <close> = program.folder()
    local lines = {}
    for name in ("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"):gmatch(utf8.charpattern) do
      lines[#lines + 1] = ("%s家来信%d件，%s家来电%d件。"):format(name, #lines, name, #lines)
    end
    local report = program.write(reports.path .. "/r.txt", "2025年洛阳市信访工作报告\n\n" .. table.concat(lines, "\n") .. "\n")
    local folder <close>, code, out = new("some", report)
    assert.equal(0, code, out)
    assert.matches("50 more figures in 25 sentences have no rule, as a draft has at most 30: baogao new %-%-all makes", out)
    code, out = program.run("new", "all", "--all", "--from", report, "-o", folder.path)
    assert.equal(0, code)
    assert.matches("wrote %S+/all.lua: 80 rules", out)
    assert.is_nil(out:find("have no rule", 1, true))
  end)

  it("makes do with a text that has neither title nor place", function()
    local reports <close> = program.folder()
    local report = program.write(reports.path .. "/r.txt", "各位同事：\n\n一年来共办理来信1204件，比上年增长5.6%。\n")
    local folder <close>, code, out, script = new("letters", report)
    assert.equal(0, code, out)
    assert.is_truthy(script:find('must = { "各位同事" }', 1, true))
    assert.is_truthy(script:find('办理来信{figure_1:件},比上年{figure_2:±%}"', 1, true), script)
    assert.is_truthy(folder)
  end)

  it("recognises a report by words that stand in it, and says that it does", function()
    local titles = {
      { "2025年洛阳市国民经济和社会发展统计公报", '{ must = { "洛阳市", "国民经济和社会发展统计公报" }, years = { 2025, 2025 } }' },
      { "岳阳市12345政务服务便民热线2024年9月份运行情况通报", '{ must = { "岳阳市", "12345政务服务便民热线" }, years = { 2024, 2024 } }' },
      { "关于常州市2025年预算情况和2026年预算草案的说明", '{ must = { "常州市", "预算草案的说明" }, years = { 2025, 2025 } }' },
      { "郑州市财政局2025年工作总结", '{ must = { "郑州市", "工作总结", "财政局" }, years = { 2025, 2025 } }' },
    }
    for i, case in ipairs(titles) do
      local reports <close> = program.folder()
      local report = program.write(reports.path .. "/r.html", ("<html><head><title>%s</title></head><body><h1>%s</h1>"
        .. "<p>全年共办理来信1204件，比上年增长5.6%%。</p></body></html>"):format(case[1], case[1]))
      local folder <close>, code, out, script = new("t" .. i, report)
      assert.equal(0, code, out)
      assert.is_truthy(script:find("city:identify " .. case[2], 1, true), script)
      assert.is_truthy(out:find("it fits its report: t" .. i .. " scores 85\n", 1, true), out)
      assert.is_truthy(folder)
    end
  end)

  it("makes samples of sentences that no heading stands over", function()
    local reports <close> = program.folder()
    local report = program.write(reports.path .. "/r.txt",
      "2017年新乡市政府信息公开工作年度报告\n全市共受理政府信息公开申请12件，通过公报公开政府信息83条。\n")
    local folder <close>, code, out, script = new("410700-xinxiang", report)
    assert.equal(0, code, out)
    assert.is_truthy(script:find('city:sample { "', 1, true))
    assert.is_truthy(folder)
  end)

  it("refuses a report without words, and says what the reader saw", function()
    local reports <close> = program.folder()
    local report = program.write(reports.path .. "/r.html", "<html><head><title>2025年洛阳市国民经济和社会发展统计公报</title></head>"
      .. "<body><p>2025</p><iframe src='a.pdf'></iframe></body></html>")
    local folder <close>, code, _, script, err = new("empty", report)
    assert.equal(4, code)
    assert.is_nil(script)
    assert.matches("there is no draft of it: it has no words by which a script could know it again\n  why: PDF_VIEWER: ", err)
    assert.is_truthy(folder)
  end)

  if program.has_shared() then
    it("fits real reports whose title has its place in the middle, or two years, or no heading below it", function()
      for _, name in ipairs { "communique/luoyang_2025_statistical_bulletin.html", "budget/shanghai_2025_budget_report.html",
        "communique/zhenjiang_2025_statistical_bulletin.html", "communique/haikou_2025_statistical_bulletin.html" } do
        local folder <close>, code, out = new("real", program.shared .. "/reports/" .. name)
        assert.equal(0, code, name)
        assert.matches("it fits its report: real scores [78]%d", out)
        assert.is_truthy(folder)
      end
    end)
  end

  it("says why a draft has no rule", function()
    local reports <close> = program.folder()
    local report = program.write(reports.path .. "/r.txt", "1954年洛阳市政府工作报告\n\n粮食增加百分之三点三。\n")
    local folder <close>, code, out = new("old", report)
    assert.equal(3, code)
    assert.matches("no rule could be made: no figure stands in the prose in digits", out)
    assert.is_truthy(folder)
  end)

  it("writes nothing over", function()
    local folder <close> = new("twice", "tests/samples/slips_2018.txt")
    local before = program.read(folder.path .. "/twice.lua")
    local code, _, err = program.run("new", "twice", "--from", "tests/samples/zhengzhou_2016.txt", "-o", folder.path)
    assert.equal(1, code)
    assert.matches("is there already and is not written over\n  next: baogao try ", err)
    assert.equal(before, program.read(folder.path .. "/twice.lua"))
  end)

  it("says what is wrong with a name, a report, and a missing option", function()
    local folder <close> = program.folder()
    local code, _, err = program.run("new", "a b", "--from", "tests/samples/slips_2018.txt", "-o", folder.path)
    assert.equal(1, code)
    assert.matches("a script's name holds", err)
    code, _, err = program.run("new", "x", "--from", folder.path .. "/none.txt", "-o", folder.path)
    assert.equal(4, code)
    assert.matches("NOT_FOUND", err)
    assert.equal(1, (program.run("new", "x")))
    assert.is_nil(program.read(folder.path .. "/x.lua"))
  end)
end)
