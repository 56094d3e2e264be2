-- zhengzhou_spec.lua - a real report, and the same report in other bytes: every fact, every place, no other.
local program = require "tests.spec.program"

local REPORT <const> = program.shared .. "/reports/ogi/zhengzhou_2016.hant.txt"
local TRUTH <const> = program.shared .. "/truth/ogi_zhengzhou_2016.tsv"
local real = program.has_shared() and it or function(name) pending(name .. " (../shared is not here)") end

-- Rows of the truth by name: value, unit, status.
local function truth()
  local wanted = {}
  for line in program.read(TRUTH):gmatch "[^\n]+" do
    local _, indicator, dims, value, unit, status = line:match "^(.-)\t(.-)\t(.-)\t(.-)\t(.-)\t(.-)%s*$"
    if indicator and indicator ~= "indicator" then
      wanted[program.name { indicator = indicator, dims = dims }] = { value = value, unit = unit, status = status }
    end
  end
  return wanted
end

-- Facts that stand in an empty table: blank, without a value.
local BLANK <const> = { hot_responses = true, staff_full_time = true, budget = true }

local function check_facts(facts)
  local wanted, count = truth(), 0
  for name, row in pairs(facts) do
    if row.status == "derived" then
      assert.matches("^metric:", row.rule)
    elseif BLANK[name] then
      assert.same({ "blank", "", "" }, { row.status, row.value, row.raw })
    else
      local want = assert(wanted[name], "a fact that the report does not state: " .. name)
      assert.same({ name, want.value, want.unit, want.status }, { name, row.value, row.unit, row.status })
      count = count + 1
    end
  end
  local all = 0
  for name in pairs(wanted) do
    all = all + 1
    assert.is_table(facts[name], "missing: " .. name)
  end
  assert.equal(31, all)
  assert.equal(all, count)
end

-- The source bytes of every row, decoded by `decode`, are what the row quotes.
local function check_places(rows, bytes, decode)
  local seen = 0
  for _, row in ipairs(rows) do
    if row.from ~= "" then
      local piece = bytes:sub(tonumber(row.from) + 1, tonumber(row.to))
      assert.equal(row.raw, decode(piece), program.name(row))
      seen = seen + 1
    end
  end
  assert.is_true(seen > 30)
end

local function iconv(folder, from, to, bytes)
  program.write(folder.path .. "/iconv.in", bytes)
  program.shell("iconv -f " .. from .. " -t " .. to .. " %s >%s", folder.path .. "/iconv.in", folder.path .. "/iconv.out")
  return program.read(folder.path .. "/iconv.out")
end

describe("the report of Zhengzhou for 2016", function()
  real("gives every fact of the truth and no other", function()
    local folder <close> = program.folder()
    local got = program.results(folder.path .. "/run", REPORT)
    assert.equal(0, got.code)
    check_facts(program.by_name(got.facts))
    check_places(got.facts, program.read(REPORT), function(piece) return piece end)
    check_places(got.evidence, program.read(REPORT), function(piece) return piece end)
  end)

  real("sums its channels and its answers, and finds the share that does not follow", function()
    local folder <close> = program.folder()
    local got = program.results(folder.path .. "/run", REPORT)
    local verdicts = {}
    for _, row in ipairs(got.checks) do verdicts[row.check] = row end
    assert.same({ "pass", "3208", "3208" }, { verdicts["渠道合计 = 收到申请数"].verdict,
      verdicts["渠道合计 = 收到申请数"].left, verdicts["渠道合计 = 收到申请数"].right })
    assert.same({ "pass", "3208", "3208" }, { verdicts["答复合计 = 受理总数"].verdict,
      verdicts["答复合计 = 受理总数"].left, verdicts["答复合计 = 受理总数"].right })
    local failed = {}
    for _, row in ipairs(got.checks) do
      if row.verdict == "fail" then failed[#failed + 1] = row end
    end
    assert.equal(1, #failed)
    assert.matches("via_other_share", failed[1].check)
    assert.matches("14513 of 288342 is 5.03%%, printed 5.1%%", failed[1].note)
    assert.matches("line %d+", failed[1].note)
    assert.matches("add to 100.0", failed[1].note)
  end)

  real("keeps the blank cell as evidence, and tells of the rows without labels once", function()
    local folder <close> = program.folder()
    local got = program.results(folder.path .. "/run", REPORT)
    local roles = {}
    for _, row in ipairs(got.evidence) do
      if row.indicator == "disclosed_total" then roles[row.role] = (roles[row.role] or 0) + 1 end
    end
    assert.same({ value = 1, agrees = 1, blank = 1 }, roles)
    local warnings = got.reports[1].warnings
    local _, count = warnings:gsub("UNLABELLED_ROWS", "")
    assert.equal(1, count)
    assert.equal("ok_with_warnings", got.reports[1].verdict)
  end)

  real("is read by the form alone, but for a few facts", function()
    local folder <close> = program.folder()
    local got = program.results(folder.path .. "/run", "--script", "ogi-2014", REPORT)
    local facts, wanted, right = program.by_name(got.facts), truth(), 0
    for name, row in pairs(facts) do
      if wanted[name] then
        assert.equal(wanted[name].value, row.value, name)
        right = right + 1
      end
    end
    assert.is_true(right >= 25, right .. " facts")
  end)

  local function variant(name, make, decode_from)
    real("gives the same facts " .. name, function()
      local folder <close> = program.folder()
      local bytes = make(folder, program.read(REPORT))
      local path = program.write(folder.path .. "/zhengzhou_2016.txt", bytes)
      local got = program.results(folder.path .. "/run", path)
      assert.equal(0, got.code)
      local facts = program.by_name(got.facts)
      check_facts(facts)
      local function decode(piece)
        return decode_from and iconv(folder, decode_from, "utf-8", piece) or piece
      end
      check_places({ facts.disclosed_total, facts["new_received[channel:online]"], facts.via_weibo_share,
        table.unpack(got.facts, 1, 30) }, bytes, decode)
    end)
  end

  local function simplified(folder, bytes)
    program.write(folder.path .. "/t.txt", bytes)
    program.shell("opencc -c t2s.json -i %s -o %s", folder.path .. "/t.txt", folder.path .. "/s.txt")
    return program.read(folder.path .. "/s.txt")
  end

  local WIDE <const> = { [","] = "，", [";"] = "；", ["("] = "（", [")"] = "）", ["%"] = "％", ["."] = "．" }

  variant("in simplified GB18030", function(folder, bytes)
    return iconv(folder, "utf-8", "gb18030", simplified(folder, bytes))
  end, "gb18030")
  variant("in UTF-16LE with a byte order mark", function(folder, bytes)
    return "\xFF\xFE" .. iconv(folder, "utf-8", "utf-16le", bytes)
  end, "utf-16le")
  variant("in UTF-16BE with a byte order mark", function(folder, bytes)
    return "\xFE\xFF" .. iconv(folder, "utf-8", "utf-16be", bytes)
  end, "utf-16be")
  variant("in UTF-16LE without a byte order mark", function(folder, bytes)
    return iconv(folder, "utf-8", "utf-16le", bytes)
  end, "utf-16le")
  variant("in UTF-16BE without a byte order mark", function(folder, bytes)
    return iconv(folder, "utf-8", "utf-16be", bytes)
  end, "utf-16be")
  variant("in Big5", function(folder, bytes)
    return iconv(folder, "utf-8", "big5-hkscs", (bytes:gsub("﹝", "〔"):gsub("﹞", "〕")))
  end, "big5-hkscs")
  variant("with CRLF", function(_, bytes) return (bytes:gsub("\n", "\r\n")) end)
  variant("with full-width digits", function(_, bytes)
    return (bytes:gsub("%d", function(d) return utf8.char(0xFF10 + tonumber(d)) end):gsub("[,;()%%.]", WIDE))
  end)
end)
