-- overrides_spec.lua - `baogao run --overrides`: what a person says of a figure stands over what was read.
local program = require "tests.spec.program"

local SLIPS <const> = "tests/samples/slips_2018.txt"
local HEAD <const> = "sha256,indicator,dims,value,status,why,who,when\n"

local function sha256_of(path)
  local _, out = program.sh(("sha256sum %s"):format(path))
  return out:sub(1, 64)
end

local SHA256 <const> = sha256_of(SLIPS)

local function key_of(row) return row.indicator .. (row.dims ~= "" and "[" .. row.dims .. "]" or "") end

-- Runs over the sample with corrections, each a row without its sha256; facts and checks by name, evidence,
-- warnings, exit code, what it said.
local function correct(folder, rows, ...)
  local text = { HEAD }
  for _, row in ipairs(rows) do text[#text + 1] = SHA256 .. "," .. row .. "\n" end
  program.write(folder .. "/overrides.csv", table.concat(text))
  local code, _, err = program.run("run", "-o", folder .. "/run", "--overrides", folder .. "/overrides.csv", SLIPS, ...)
  local run = { code = code, err = err, facts = {}, checks = {} }
  for _, row in ipairs(program.file(folder .. "/run", "facts.csv")) do run.facts[key_of(row)] = row end
  for _, row in ipairs(program.file(folder .. "/run", "checks.csv")) do run.checks[row.check] = row end
  run.evidence, run.warnings = program.file(folder .. "/run", "evidence.csv"), program.file(folder .. "/run", "warnings.csv")
  return run
end

local function roles(run, indicator)
  local list = {}
  for _, row in ipairs(run.evidence) do
    if row.indicator == indicator and row.dims == "" then list[#list + 1] = row.role .. " " .. row.value end
  end
  return list
end

local function warned(run, code)
  local list = {}
  for _, row in ipairs(run.warnings) do
    if row.code == code then list[#list + 1] = row.text end
  end
  return list
end

describe("run --overrides", function()
  it("gives the value a person found, keeps the original as evidence, and computes checks and metrics anew", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "new_received,,926,corrected,两处都抄错,李,2026-12-01", "reply_granted,,463,,,," })
    local fact = run.facts.new_received
    assert.equal(0, run.code)
    assert.same({ "926", "overridden", "918件" }, { fact.value, fact.status, fact.raw })
    assert.equal("overridden: 两处都抄错 (李, 2026-12-01)", fact.grade)
    assert.same({ "differs 918", "differs 916" }, roles(run, "new_received"))
    assert.same({ "pass", "926", "926" }, { run.checks["渠道合计 = 收到申请数"].verdict,
      run.checks["渠道合计 = 收到申请数"].left, run.checks["渠道合计 = 收到申请数"].right })
    assert.equal("input_overridden", run.facts.disclosure_rate.grade)
    assert.equal("input_overridden", run.checks["渠道合计 = 收到申请数"].grade)
    assert.equal("52.1", run.facts.disclosure_rate.value) -- (463 + 19) / 926; it was (371 + 19) / 918, 42.5
  end)

  it("lets an evidence that states the corrected value agree", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "new_received,,916,corrected,,," })
    assert.same({ "differs 918", "agrees 916" }, roles(run, "new_received"))
    assert.equal("overridden", run.facts.new_received.status)
    assert.matches("overridden", run.facts.new_received.grade)
  end)

  it("takes a figure as illegible, blank or not applicable", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "review_upheld,,,illegible,印章盖住,,", "review_other,,,blank,,,", "complaints,,,not_applicable,,," })
    assert.equal(0, run.code)
    for name, status in pairs { review_upheld = "illegible", review_other = "blank", complaints = "not_applicable" } do
      assert.same({ "", status }, { run.facts[name].value, run.facts[name].status })
      assert.matches("overridden", run.facts[name].grade)
    end
    assert.same({ "differs 40" }, roles(run, "review_upheld"))
    assert.not_equal("fail", run.checks["举报办结 <= 举报"].verdict)
  end)

  it("confirms what was read, which settles a contradiction", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "new_received,,918,confirmed,见附表,王,", "via_weibo,,5250,confirmed,,," })
    assert.equal(0, run.code)
    assert.same({ "918", "reported" }, { run.facts.new_received.value, run.facts.new_received.status })
    assert.matches("check_failed;confirmed: 见附表 %(王%)$", run.facts.new_received.grade)
    assert.same({ "value 918", "differs 916" }, roles(run, "new_received"))
    assert.matches("confirmed$", run.facts.via_weibo.grade)
  end)

  it("applies no confirmation of what is not read any more", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "new_received,,900,confirmed,,,", "suit_upheld,,3,confirmed,,," })
    assert.equal(4, run.code)
    assert.same({ "918", "contradictory" }, { run.facts.new_received.value, run.facts.new_received.status })
    assert.equal(2, #warned(run, "CORRECTION_NOT_APPLIED"))
    assert.matches("900 for new_received is not applied: it was confirmed", run.err)
  end)

  it("adds a figure that no rule found", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "suit_upheld,,20,corrected,在附件里,," })
    local fact = run.facts.suit_upheld
    assert.equal(0, run.code)
    assert.same({ "20", "overridden", "override", "", "", "ogi-2014" },
      { fact.value, fact.status, fact.rule, fact.raw, fact.from, fact.form })
  end)

  it("names a correction that says what is read anyway", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "via_weibo,,5250,corrected,,," })
    assert.equal(0, run.code)
    assert.equal("reported", run.facts.via_weibo.status)
    assert.same({ "the correction 5250 for via_weibo is no longer needed: that is what is read" }, warned(run, "CORRECTION_NOT_NEEDED"))
    assert.matches("no longer needed", run.err)
  end)

  it("names corrections of what the script does not know, and of what is computed", function()
    local folder <close> = program.folder()
    local run = correct(folder.path, { "nobody_knows,,1,corrected,,,", "disclosure_rate,,1,corrected,,," })
    assert.equal(4, run.code)
    assert.equal("42.5", run.facts.disclosure_rate.value)
    assert.matches("nobody_knows is not applied: the script that reads the report has no such indicator", run.err)
    assert.matches("disclosure_rate is not applied: it is computed from others", run.err)
  end)

  it("does not apply a correction of a file that has changed, and says so", function()
    local folder <close> = program.folder()
    local changed = program.write(folder.path .. "/changed.txt", program.read(SLIPS) .. "\n")
    program.write(folder.path .. "/o.csv", HEAD .. SHA256 .. ",new_received,,926,corrected,,,\n")
    local code, _, err = program.run("run", "-o", folder.path .. "/run", "--overrides", folder.path .. "/o.csv", changed)
    assert.equal(4, code)
    assert.matches("1 of 1 corrections are not applied: no input has their bytes.*row 2, new_received of " .. SHA256, err)
    assert.not_matches("overridden", program.read(folder.path .. "/run/facts.csv"))
    code, _, err = program.run("run", "--shard", "1/1", "-o", folder.path .. "/shard", "--overrides", folder.path .. "/o.csv", changed)
    assert.equal(0, code)
    assert.matches("another shard may have them", err)
  end)

  it("says that nobody applies those of a report which no script reads", function()
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/letter.txt", "关于召开会议的通知\n\n请各单位于5月3日前报送材料。\n")
    program.write(folder.path .. "/o.csv", HEAD .. sha256_of(path) .. ",new_received,,926,corrected,,,\n")
    local code, _, err = program.run("run", "-o", folder.path .. "/run", "--overrides", folder.path .. "/o.csv", path)
    assert.equal(4, code)
    assert.matches("1 corrections of its figures are not applied: no script reads it", err)
    assert.matches("CORRECTION_NOT_APPLIED", program.read(folder.path .. "/run/warnings.csv"))
  end)
end)

describe("results of runs with corrections", function()
  local FILES <const> = { "facts", "evidence", "checks", "residue", "warnings", "expected", "reports" }

  local function all_of(folder)
    local all = {}
    for i, name in ipairs(FILES) do all[i] = program.read(folder .. "/" .. name .. ".csv") end
    return table.concat(all, "\0")
  end

  local function run(folder, overrides, ...)
    local code, _, err = program.run("run", "-o", folder, "--overrides", overrides, ...)
    assert.equal(0, code, err)
    return all_of(folder), err
  end

  it("are the same for any -j, from workers, and from shards", function()
    local folder <close> = program.folder()
    local path = folder.path
    program.write(path .. "/o.csv", HEAD .. SHA256 .. ",new_received,,926,corrected,,,\n")
    local wanted = run(path .. "/one", path .. "/o.csv", "-j", "1", "tests/samples")
    assert.matches("926,件,,overridden", wanted)
    assert.equal(wanted, run(path .. "/two", path .. "/o.csv", "-j", "2", "tests/samples"))
    assert.equal(wanted, run(path .. "/distrust", path .. "/o.csv", "--distrust", "tests/samples"))
    for i = 1, 2 do run(("%s/shard%d"):format(path, i), path .. "/o.csv", "--shard", i .. "/2", "tests/samples") end
    program.shell("%s merge --quiet %s %s -o %s", program.path, path .. "/shard1", path .. "/shard2", path .. "/merged")
    assert.equal(wanted, all_of(path .. "/merged"))
    program.sh(('ls tests/samples/* | "$B" worker --overrides %s/o.csv >%s/lines'):format(path, path))
    program.shell("%s merge --quiet %s -o %s", program.path, path .. "/lines", path .. "/worked")
    assert.equal(wanted, all_of(path .. "/worked"))
  end)

  it("are taken over by the next run only where the corrections of a report are the same", function()
    local folder <close> = program.folder()
    local path, rows = folder.path, HEAD .. SHA256 .. ",new_received,,926,corrected,,,\n"
    program.write(path .. "/o.csv", rows)
    local first = run(path .. "/run", path .. "/o.csv", "tests/samples")
    local same, said = run(path .. "/run", path .. "/o.csv", "tests/samples")
    assert.equal(first, same)
    assert.matches("5 of 5 reports were done", said)
    program.write(path .. "/o.csv", (rows:gsub("926", "927")))
    local other, other_said = run(path .. "/run", path .. "/o.csv", "tests/samples")
    assert.matches("927,件,,overridden", other)
    assert.matches("4 of 5 reports were done", other_said)
    program.run("run", "-o", path .. "/run", "tests/samples")
    assert.not_matches("overridden", program.read(path .. "/run/facts.csv"))
  end)
end)

describe("a file of corrections", function()
  local row = SHA256 .. ",new_received,,926,corrected,,,\n"
  for text, message in pairs {
    [""] = "empty; its first row names the columns: sha256,indicator,dims,value,status,why,who,when",
    ["sha256,indicator,value,status\n"] = "row 1: it names the columns, each once: sha256,indicator,dims,value,status",
    [HEAD:gsub("why", "colour") .. row] = "row 1: it names the columns",
    [HEAD .. row .. row] = "row 3: the same figure as row 2",
    [HEAD .. SHA256 .. ",a,b:2;a:1,1,,,,\n" .. SHA256 .. ",a,a:1;b:2,2,,,,\n"] = "row 3: the same figure as row 2",
    [HEAD .. SHA256 .. ",a,,1,,,\n"] = "row 2: not as many cells as the first row",
    [HEAD .. "12ab,a,,1,,,,\n"] = "row 2: the sha256 is not the 64 hexadecimal digits of reports.csv",
    [HEAD .. SHA256 .. ",,,1,,,,\n"] = "row 2: no indicator",
    [HEAD .. SHA256 .. ",a,fax,1,,,,\n"] = "row 2: the dims are not k:v, joined by ;",
    [HEAD .. row .. SHA256 .. ",a,,1.2e3,,,,\n"] = "row 3: the value is not a plain number",
    [HEAD .. SHA256 .. ",a,,\"1,200\",,,,\n"] = "row 2: the value is not a plain number",
    [HEAD .. SHA256 .. ",a,,,corrected,,,\n"] = "row 2: no value; without one the status is illegible",
    [HEAD .. SHA256 .. ",a,,5,illegible,,,\n"] = "row 2: a value, and a status that says there is none",
    [HEAD .. SHA256 .. ",a,,5,guessed,,,\n"] = "row 2: the status is corrected (or empty), confirmed, illegible",
    [HEAD .. SHA256 .. ",a,,5,,\xFF,,\n"] = "row 2: not UTF-8",
    [HEAD .. SHA256 .. ",a,,5,,\"x,,\n"] = "row 2: ",
  } do
    it("is refused: " .. message .. " <- " .. #text, function()
      local folder <close> = program.folder()
      program.write(folder.path .. "/o.csv", text)
      local code, _, err = program.run("run", "-o", folder.path .. "/run", "--overrides", folder.path .. "/o.csv", SLIPS)
      assert.equal(1, code, err)
      assert.is_truthy(err:find("--overrides " .. folder.path .. "/o.csv: " .. message, 1, true), err)
    end)
  end

  it("may come from a spreadsheet: a byte order mark, CRLF, capitals in the hash, columns in any order", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/o.csv", ("\xEF\xBB\xBFstatus,value,dims,indicator,sha256\r\n,926,,new_received,%s\r\n"):format(SHA256:upper()))
    local code, out = program.run("run", "--overrides", folder.path .. "/o.csv", SLIPS)
    assert.equal(0, code)
    assert.matches("926,件,,overridden", out)
  end)

  it("is asked for by name, and must be there", function()
    local code, _, err = program.run("run", "--overrides", "/nosuch.csv", SLIPS)
    assert.equal(1, code)
    assert.matches("%-%-overrides /nosuch.csv: no such file", err)
  end)
end)
