-- author_spec.lua - a second city, written as an author would from scripts/README.md, for a report in Big5 that has
-- another order, other headings and other words than Zhengzhou's.
local program = require "tests.spec.program"

local REPORT <const> = [[
新鄉市人民政府2016年度政務公開報告

壹、民眾向本市索取資訊之情形

民眾遞件總計2,114件次，其來源為：臨櫃遞件三百一十二件次、傳真遞件9件次、網路遞件1,204件次、郵寄遞件589件次。
就處理結果言，准予提供者1,530件次，准予部分提供者44件次，駁回者387件次，查無資訊者153件次。
民眾不服而提起行政複議者21件，其中獲維持者17件；提起行政訴訟者8件。
全年未收取任何費用。

貳、主動對外公布之情形

本市政府信息公開入口網站全年刊登訊息8.4萬則，較上年增加5.2%；公報刊登訊息712則。
辦理公務同仁講習31場次，參加同仁約1,900人次。

參、檢討

部分欄位更新遲延，來年將逐月抽查12次。
]]

-- The author's file: 38 lines.
local SCRIPT <const> = [[
-- 410700-xinxiang.lua - Xinxiang's reports in traditional script
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words

local city = baogao.script {
  name = "410700-xinxiang", version = "1.0", place = "新乡市", adcode = "410700", extends = "ogi-2014",
}

city:identify { must = { "新乡市", "政务公开报告" }, any = { "递件", "准予提供" }, years = { 2014, 2018 } }

local source = baogao.lookup {
  in_person = { "临柜递件" }, fax = { "传真递件" }, online = { "网络递件" }, letter = { "邮寄递件" },
}
city:rule("递件", w"民众递件总计" * city.fact("new_received", zh.int * w"件次") * zh.sep * w"其来源为" * zh.sep
  * zh.list(city.fact("new_received", zh.dim("channel", source) * zh.int * w"件次")))

city:phrase "准予提供者{reply_granted:件次}"
city:phrase "准予部分提供者{reply_granted_part:件次}"
city:phrase "驳回者{reply_denied:件次}"
city:phrase "查无信息者{reply_not_exist:件次}"
city:phrase "行政复议者{review_total:件},其中获维持者{review_upheld:件}"
city:phrase "行政诉讼者{suit_total:件}"
city:rule("未收费", city.none("request_fees", w"未收取任何费用"))

city:phrase "网站全年刊登讯息{via_website:则}"
city:phrase "公报刊登讯息{via_gazette:则}"
city:phrase "讲习{trainings:场次},参加同仁{trainees:人次}"
city:ignore { reason = "计划", near = { "来年" } }

city:check("处理结果合计 = 递件总计", "reply_granted + reply_granted_part + reply_denied + reply_not_exist = new_received")
city:metric { name = "grant_rate", unit = "%", digits = 1, label = "准予率", needs = { "reply_granted", "new_received" },
  value = function(granted, all) return all > 0 and 100 * granted / all or nil end }

city:sample { "民众递件总计12件次,其来源为:传真递件9件次、网络递件3件次。",
  new_received = 12, ["new_received[channel:fax]"] = 9, ["new_received[channel:online]"] = 3 }
return city
]]

local WANTED <const> = {
  ["new_received"] = "2114", ["new_received[channel:in_person]"] = "312", ["new_received[channel:fax]"] = "9",
  ["new_received[channel:online]"] = "1204", ["new_received[channel:letter]"] = "589",
  ["reply_granted"] = "1530", ["reply_granted_part"] = "44", ["reply_denied"] = "387", ["reply_not_exist"] = "153",
  ["review_total"] = "21", ["review_upheld"] = "17", ["suit_total"] = "8", ["request_fees"] = "0",
  ["via_website"] = "84000", ["via_gazette"] = "712", ["trainings"] = "31", ["trainees"] = "1900",
  ["grant_rate"] = "72.4", ["disclosure_rate"] = "74.5",
}

describe("a second city", function()
  local folder, got
  setup(function()
    folder = program.folder()
    program.shell("mkdir -p %s %s", folder.path .. "/mine/city", folder.path .. "/reports")
    program.write(folder.path .. "/mine/city/410700-xinxiang.lua", SCRIPT)
    program.write(folder.path .. "/utf8.txt", REPORT)
    program.shell("iconv -f utf-8 -t big5 %s >%s", folder.path .. "/utf8.txt", folder.path .. "/reports/xinxiang_2016.txt")
    got = program.results(folder.path .. "/run", "--scripts", folder.path .. "/mine", folder.path .. "/reports",
      "tests/samples/slips_2018.txt")
    for i, row in ipairs(got.reports) do got.reports[row.report:match "[^/]*$"] = got.reports[i] end
  end)
  teardown(function() getmetatable(folder).__close() end)

  it("takes under 40 lines", function()
    assert.is_true(select(2, SCRIPT:gsub("\n", "")) < 40)
  end)

  it("is found in a folder of one's own, and reads its own reports alone", function()
    assert.equal(0, got.code)
    assert.same({ "410700-xinxiang@1.0", "big5", "新乡市", "2016" }, { got.reports["xinxiang_2016.txt"].script,
      got.reports["xinxiang_2016.txt"].encoding, got.reports["xinxiang_2016.txt"].place, got.reports["xinxiang_2016.txt"].year })
    assert.equal("ogi-2014@1.0", got.reports["slips_2018.txt"].script)
    local code, out = program.run("scripts", "--scripts", folder.path .. "/mine", "--why", folder.path .. "/reports/xinxiang_2016.txt")
    assert.equal(0, code)
    assert.matches("^%s*%d+ fits%s+410700%-xinxiang", out)
  end)

  it("has every fact right, and no other", function()
    local facts, seen = {}, {}
    for _, row in ipairs(got.facts) do
      if row.report:match "xinxiang_2016.txt$" then facts[#facts + 1] = row end
    end
    for name, row in pairs(program.by_name(facts)) do
      assert.same({ name, WANTED[name] or "no such fact" }, { name, row.value })
      seen[name] = true
    end
    for name in pairs(WANTED) do assert.is_true(seen[name], name .. " is missing") end
    local named = program.by_name(facts)
    assert.same({ "8.4萬則", "三百一十二件次", "none_stated", "about" }, { named.via_website.raw, named["new_received[channel:in_person]"].raw,
      named.request_fees.status, named.trainees.hedge })
  end)

  it("has its sums checked, its plans set aside and the rest as residue", function()
    local checks, residue, aside = {}, {}, {}
    for _, row in ipairs(got.checks) do
      if row.script == "410700-xinxiang@1.0" then checks[row.check] = row.verdict end
    end
    assert.same({ "pass", "pass" }, { checks["处理结果合计 = 递件总计"], checks["渠道合计 = 收到申请数"] })
    for _, row in ipairs(got.residue) do
      if row.report:match "xinxiang" then table.insert(row.set_aside == "" and residue or aside, row.raw) end
    end
    assert.same({ "12次" }, aside)
    assert.same({ "5.2%" }, residue)
  end)

  it("passes its own samples and tries well", function()
    local script = folder.path .. "/mine/city/410700-xinxiang.lua"
    local code, out = program.run("test", script)
    assert.equal(0, code, out)
    code, out = program.run("try", script, folder.path .. "/reports/xinxiang_2016.txt")
    assert.equal(0, code)
    assert.matches("new_received%[channel:online%]%s+1204", out)
  end)
end)
