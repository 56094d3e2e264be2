-- samples_spec.lua - what each sample is for (tests/README.md): figures and slips stand here in plain words, apart
-- from the golden files, which may be written again in a hurry.
local program = require "tests.spec.program"

-- Facts by name, checks by name, reports' row of one sample.
local function read(name)
  local folder <close> = program.folder()
  local got = program.results(folder.path .. "/run", "tests/samples/" .. name)
  local checks = {}
  for _, row in ipairs(got.checks) do checks[row.check] = row end
  return { facts = program.by_name(got.facts), checks = checks, report = got.reports[1], evidence = got.evidence,
    residue = got.residue }
end

-- Values of facts; "" for a blank one.
local function values(got, names)
  local list = {}
  for name in names:gmatch "%S+" do
    list[#list + 1] = got.facts[name] and got.facts[name].value or "missing"
  end
  return table.concat(list, " ")
end

-- Names of the checks that did not pass although they could be assessed, sorted.
local function failing(got, verdict)
  local list = {}
  for name, row in pairs(got.checks) do
    if row.verdict == verdict then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

local CHANNELS <const> = "new_received new_received[channel:in_person] new_received[channel:fax] new_received[channel:online] "
  .. "new_received[channel:letter]"
local REPLIES <const> = "reply_already_public reply_granted reply_granted_part reply_denied reply_not_this_agency reply_not_exist "
  .. "reply_told_to_amend reply_other_channel"
local WAYS <const> = "disclosed_total via_gazette via_website via_weibo via_wechat via_other"

describe("the sample", function()
  it("zhengzhou_2016 gives the published figures, and blanks where its table is empty", function()
    local got = read "zhengzhou_2016.txt"
    assert.equal("3208 542 8 422 2236", values(got, CHANNELS))
    assert.equal("462 1103 32 741 461 205 166 38", values(got, REPLIES))
    assert.equal("288342 1869 246990 11644 13326 14513", values(got, WAYS))
    assert.equal("240 129 3 3 0", values(got, "review_total suit_total complaints complaints_closed request_fees"))
    for _, name in ipairs { "hot_responses", "staff_total", "staff_full_time", "budget" } do
      assert.same({ name, "blank", "" }, { name, got.facts[name].status, got.facts[name].value })
    end
    assert.same({ "via_other_share = via_other / disclosed_total" }, failing(got, "fail"))
    assert.matches("UNLABELLED_ROWS", got.report.warnings)
  end)

  it("full_table_2017 is in agreement with itself: 58 rows of the table, all sums close", function()
    local got = read "full_table_2017.md"
    local rows = 0
    for _, fact in pairs(got.facts) do
      if fact.rule == "table:statistics" then rows = rows + 1 end
      assert.is_truthy(fact.status == "reported" or fact.status == "derived", fact.indicator .. " is " .. fact.status)
    end
    assert.equal(58, rows)
    assert.equal("1286 214 5 471 596", values(got, CHANNELS))
    assert.equal("196 642 27 138 149 88 21 13", values(got, REPLIES))
    assert.equal("1274 1241 33 1274 86.5 0", values(got, "closed_total closed_on_time closed_extended replied_total budget request_fees"))
    assert.same({}, failing(got, "fail"))
    assert.same({}, failing(got, "uncertain"))
    for _, name in ipairs { "渠道合计 = 收到申请数", "按时 + 延期 = 办结", "答复合计 = 申请答复数", "不同意公开的理由合计", "行政复议合计",
      "行政诉讼合计", "专职 + 兼职 = 工作人员", "渠道公开合计 >= 主动公开总数" } do
      assert.same({ name, "pass" }, { name, got.checks[name].verdict })
    end
    assert.equal("table+prose_agree", got.facts.new_received.grade)
    assert.equal("2018-03-12", got.report.date)
  end)

  it("big5_2015 is read in Big5 and in converted words", function()
    local got = read "big5_2015.txt"
    assert.same({ "big5", "洛阳市", "410300", "2015" }, { got.report.encoding, got.report.place, got.report.adcode, got.report.year })
    assert.equal("1547 226 6 512 803", values(got, CHANNELS))
    assert.equal("301 688 16 173 214 109 37 9", values(got, REPLIES))
    assert.equal("136000 1260 98315 11020 8844 16402", values(got, WAYS))
    assert.equal("4207 86 41 5 5 0", values(got, "disclosed_normative review_total suit_total complaints complaints_closed request_fees"))
    assert.same({ "about", "近13.6萬條" }, { got.facts.disclosed_total.hedge, got.facts.disclosed_total.raw })
    assert.same({}, failing(got, "fail"))
    assert.equal("uncertain", got.checks["渠道公开合计 >= 主动公开总数"].verdict)
  end)

  it("gb18030_2014 is read with full-width digits, CRLF and statements of none", function()
    local got = read "gb18030_2014.txt"
    assert.same({ "gb18030", "开封市", "2014", "ok" }, { got.report.encoding, got.report.place, got.report.year, got.report.verdict })
    assert.equal("436 102 3 168 163", values(got, CHANNELS))
    assert.equal("85 211 12 47 44 26 8 3", values(got, REPLIES))
    assert.equal("52137 982 40215 6304 1120 3516", values(got, WAYS))
    assert.same({ "0", "none_stated" }, { got.facts.complaints.value, got.facts.complaints.status })
    assert.same({ "0", "none_stated" }, { got.facts.request_fees.value, got.facts.request_fees.status })
    assert.equal("４３６件", got.facts.new_received.raw)
    assert.same({}, failing(got, "fail"))
  end)

  it("slips_2018 has its slips found, each with both sides", function()
    local got = read "slips_2018.txt"
    assert.same({ "disclosed_normative_share = disclosed_normative / disclosed_total", "举报办结 <= 举报",
      "渠道占比合计100%时,渠道公开合计 = 主动公开总数", "渠道合计 = 收到申请数", "行政复议合计" }, failing(got, "fail"))
    assert.same({}, failing(got, "uncertain"))
    local channels = got.checks["渠道合计 = 收到申请数"]
    assert.same({ "926", "918", "1 contradictory" }, { channels.left, channels.right, channels.note })
    local places = {}
    for _, row in ipairs(got.evidence) do
      if row.indicator == "new_received" and row.dims == "" then places[row.role] = row.value end
    end
    assert.same({ value = "918", differs = "916" }, places)
    assert.equal("contradictory", got.facts.new_received.status)
    local ways = got.checks["渠道占比合计100%时,渠道公开合计 = 主动公开总数"]
    assert.same({ "74600", "74500" }, { ways.left, ways.right })
    assert.equal("1490 of 74500 is 2.00%, printed 3% (line 9)",
      got.checks["disclosed_normative_share = disclosed_normative / disclosed_total"].note)
    assert.same({ "64", "62" }, { got.checks["行政复议合计"].left, got.checks["行政复议合计"].right })
    assert.same({ "6", "4" }, { got.checks["举报办结 <= 举报"].left, got.checks["举报办结 <= 举报"].right })
    assert.equal("0.251", got.facts.request_fees.value)
  end)
end)

describe("every figure of a sample", function()
  it("is quoted as its bytes read, in their encoding", function()
    local encodings = { ["big5_2015.txt"] = "big5-hkscs", ["gb18030_2014.txt"] = "gb18030" }
    for _, name in ipairs { "zhengzhou_2016.txt", "full_table_2017.md", "big5_2015.txt", "gb18030_2014.txt", "slips_2018.txt" } do
      local folder <close> = program.folder()
      local got, bytes = program.results(folder.path .. "/run", "tests/samples/" .. name), program.read("tests/samples/" .. name)
      local pieces, raws = {}, {}
      for _, file in ipairs { got.facts, got.evidence, got.residue } do
        for _, row in ipairs(file) do
          if row.from ~= "" then
            pieces[#pieces + 1] = bytes:sub(row.from + 1, tonumber(row.to))
            raws[#raws + 1] = row.raw
          end
        end
      end
      local text = table.concat(pieces, "\n")
      if encodings[name] then
        program.write(folder.path .. "/pieces", text)
        program.shell("iconv -f " .. encodings[name] .. " -t utf-8 %s >%s", folder.path .. "/pieces", folder.path .. "/text")
        text = program.read(folder.path .. "/text")
      end
      assert.is_true(#raws > 40)
      assert.equal(table.concat(raws, "\n"), text, name)
    end
  end)
end)
