-- Figures that a form's reports nearly always state: why one is missing, and where to look.
local program = require "tests.spec.program"

describe("expected.csv", function()
  it("lists what a form's reports nearly always state and a report lacks, and why", function()
    local folder <close> = program.folder()
    program.script(folder.path, "form", [[
city:identify { must = { "留言答复" } }
city:declare { { "replies", "件", "留言答复" }, { "got", "件", "留言", total = "by:all" } }
city:expects { "replies", "got", "got[by:mail]" }
city:phrase "答复留言{replies:件}"
city:sample { "答复留言3件。", replies = 3 }]])
    program.write(folder.path .. "/a.txt", "郑州市2016年留言答复情况\n\n全年答复留言3件。\n")
    program.write(folder.path .. "/b.txt", "郑州市2017年留言答复情况\n\n全年没有统计。\n")
    assert.equal(0, (program.run("run", "-o", folder.path .. "/run", "--scripts", folder.path .. "/form.lua",
      folder.path .. "/a.txt", folder.path .. "/b.txt")))
    local found = {}
    for _, row in ipairs(program.file(folder.path .. "/run", "expected.csv")) do
      found[#found + 1] = ("%s %s %s"):format(row.report:match "[^/]*$", program.name(row), row.why)
    end
    assert.same({ "a.txt got[by:all] not_stated", "a.txt got[by:mail] not_stated", "b.txt replies not_stated",
      "b.txt got[by:all] not_stated", "b.txt got[by:mail] not_stated" }, found)
    assert.equal("留言答复", program.file(folder.path .. "/run", "facts.csv")[1].label)
  end)

  it("says which table is missing, and where words stand without a figure", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/a.txt", "郑州市2025年国民经济和社会发展统计公报\n\n固定资产投资、社会消费品零售总额见下文。\n\n"
      .. "全年地区生产总值300亿元。\n\n全年粮食总产量丰收。\n")
    program.write(folder.path .. "/b.txt", "郑州市人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n新收政府信息公开申请7件，上年结转1件。\n"
      .. "\n二、行政复议、行政诉讼情况\n\n见附件。\n")
    assert.equal(0, (program.run("run", "-o", folder.path .. "/run", folder.path .. "/a.txt", folder.path .. "/b.txt")))
    local found = {}
    for _, row in ipairs(program.file(folder.path .. "/run", "expected.csv")) do
      found[row.report:match "[^/]*$" .. " " .. row.indicator] = ("%s %s"):format(row.why, row.line)
    end
    assert.equal("no_figure 7", found["a.txt grain"])
    assert.equal("not_stated ", found["a.txt va_primary"])
    assert.equal("table_missing 7", found["b.txt suit_direct_total"])
    assert.is_nil(found["a.txt gdp"])
  end)

  it("wants indicators that are declared", function()
    local folder <close> = program.folder()
    program.script(folder.path, "form", 'city:identify { must = { "x" } }\ncity:expects { "nosuch" }')
    local code, _, err = program.run("try", folder.path .. "/form.lua", "tests/samples/zhengzhou_2016.txt")
    assert.equal(5, code)
    assert.matches("form.lua:%d+: .*nosuch", err)
  end)

  it("refuses more than it can tell reasons of", function()
    local folder <close> = program.folder()
    program.script(folder.path, "form", [[
city:identify { must = { "x" } }
city:declare { { "n", "件", "数", total = "by:all" } }
local many = {}
for i = 1, 65 do many[i] = "n[by:p" .. i .. "]" end
city:expects(many)
city:phrase "数{n:件}"
city:sample { "数3件。", ["n[by:all]"] = 3 }]])
    local code, _, err = program.run("try", folder.path .. "/form.lua", "tests/samples/zhengzhou_2016.txt")
    assert.equal(5, code)
    assert.matches("form.lua:%d+: expects: more than 64 figures", err)
  end)
end)

describe("why a figure is missing", function()
  local FORM <const> = [[
city:identify { must = { "留言答复" } }
city:declare { { "replies", "件", "留言答复" } }
city:expects { "replies" }
city:phrase "答复留言(共)?{replies:件}"
city:sample { "答复留言3件。", replies = 3 }]]

  -- What expected.csv says of texts, "why line section rule".
  local function reasons_of(form, texts)
    local folder <close> = program.folder()
    program.script(folder.path, "form", form)
    local files = {}
    for i, text in ipairs(texts) do
      files[i] = ("%s/%d.txt"):format(folder.path, i)
      program.write(files[i], "郑州市2017年留言答复情况\n\n一、概述\n\n全年留言受理平稳。\n\n二、办理\n\n" .. text .. "\n")
    end
    program.run("run", "-o", folder.path .. "/run", "--scripts", folder.path .. "/form.lua", table.unpack(files))
    local found = {}
    for _, row in ipairs(program.file(folder.path .. "/run", "expected.csv")) do
      assert.equal("留言答复", row.label)
      local number = tonumber(row.report:match "(%d+)%.txt$")
      found[number] = ("%s %s %s %s"):format(row.why, row.line, row.section, row.rule)
    end
    return found
  end

  it("names the place where its rule stopped, when a figure stands there that nobody read", function()
    local found = reasons_of(FORM, { "答复留言3件。", "答复留言总计3件。", "答复留言总计不少。", "没有统计。" })
    assert.is_nil(found[1])
    assert.matches("^rule_stopped 9 二、办理 .*答复留言", found[2])
    assert.matches("^no_figure 9 二、办理 ", found[3])
    assert.equal("not_stated   ", found[4])
  end)

  it("says that the figure there is of another year, of a part of one, of another place, or a plan", function()
    local found = reasons_of(FORM, { "去年答复留言3件。", "上半年，答复留言3件。", "全省答复留言3件。", "计划答复留言3件。" })
    for i, why in ipairs { "of_another_year", "of_part_of_year", "of_another_place", "planned" } do
      assert.matches("^" .. why .. " 9 二、办理 ", found[i])
    end
  end)

  it("tells a section that is not there from a table that is not", function()
    local form = [[
city:identify { must = { "留言答复" } }
city:declare { { "replies", "件", "留言答复" }, { "kept", "件", "留言" }, { "read", "件", "阅" }, { "sent", "件", "转" } }
city:expects { "replies" }
city:table { name = "mail", dim = "by", near = { "来信" },
  rows = { { "kept", "收存" }, { "read", "阅处" }, { "sent", "转送" }, { "replies", "答复留言" } }, columns = { { "post", "邮局" }, { "net", "网络" } } }
city:sample { "x", replies = false }]]
    form = form:gsub('city:expects { "replies" }', 'city:expects { "replies[by:net]" }')
    local found = reasons_of(form, { "没有统计。", "三、来信情况\n\n没有统计。" })
    assert.equal("section_missing   table:mail", found[1])
    assert.equal("table_missing 9 三、来信情况 table:mail", found[2])
  end)
end)
