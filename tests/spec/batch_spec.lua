-- batch_spec.lua - many reports at once: processes, limits, runs that go on, shards, workers, merge.
local pdf = require "tests.spec.pdf"
local program = require "tests.spec.program"

local FILES <const> = { "facts", "evidence", "checks", "residue", "warnings", "expected", "reports" }
local SAMPLES <const> = "tests/samples"

-- Copies of the samples and files that no reader takes; how many there are.
local function fill(folder, times)
  program.shell("mkdir -p %s", folder)
  local samples = { "big5_2015.txt", "full_table_2017.md", "gb18030_2014.txt", "slips_2018.txt", "zhengzhou_2016.txt" }
  for i = 1, times do
    for _, name in ipairs(samples) do
      -- no two have the same bytes
      program.write(("%s/%02d_%s"):format(folder, i, name), program.read(SAMPLES .. "/" .. name) .. ("\n"):rep(i))
    end
  end
  program.write(folder .. "/empty.txt", "")
  program.write(folder .. "/binary.txt", ("\0\1\2"):rep(500))
  return #samples * times + 2
end

-- All the rows of a run folder but the times, as one text.
local function rows_of(folder)
  local all = {}
  for i, name in ipairs(FILES) do all[i] = program.read(("%s/%s.csv"):format(folder, name)) or name .. " is not there" end
  return table.concat(all, "\0")
end

-- Runs with words; its exit code and what it said.
local function run(...)
  local code, _, err = program.run("run", ...)
  return code, err
end

describe("a run of many processes", function()
  it("writes the same bytes for any -j", function()
    local folder <close> = program.folder()
    fill(folder .. "/in", 6)
    local wanted
    for _, jobs in ipairs { 1, 2, 7 } do
      local out = folder .. "/out" .. jobs
      assert.equal(4, (run("--quiet", "-j", jobs, "-o", out, folder .. "/in")))
      wanted = wanted or rows_of(out)
      assert.equal(wanted, rows_of(out))
    end
    assert.equal(wanted:match "^[^\0]*", select(2, program.run("run", "--quiet", "-j", 3, folder .. "/in")))
  end)

  it("loses one report to a script that never ends, and says what to do", function()
    local folder <close> = program.folder()
    local script = program.script(folder.path, "endless", [[
      city:identify { must = { "政府信息公开" } }
      city:check("endless", function(f)
        local received = f "new_received"
        while received.value == 3208 do end -- zhengzhou_2016.txt
        return 1, 1
      end)]], 'extends = "ogi-2014"')
    local code, err = run("-j", 1, "--time", 1, "--script", script, "-o", folder .. "/out", SAMPLES)
    assert.is_truthy(code == 4 or code == 5, err)
    local reports = program.file(folder .. "/out", "reports.csv")
    local late = 0
    for _, row in ipairs(reports) do
      if row.reason:find "^LIMIT: it took more than 1 s; %-%-time gives it more" then
        late = late + 1
        assert.same({ "failed", 64 }, { row.verdict, #row.sha256 })
      end
    end
    assert.is_true(late >= 1 and late < #reports, ("%d of %d"):format(late, #reports))
  end)

  it("ends what runs inside one call", function()
    local folder <close> = program.folder()
    for name, body in pairs {
      find = 'string.find(("a"):rep(2e5), (".-"):rep(60) .. "b")',
      match = 'lpeg.match(lpeg.P { (lpeg.P "a" * lpeg.V(1)) + (lpeg.P "a" * lpeg.V(1)) + lpeg.P "b" }, ("a"):rep(60))',
    } do
      local script = program.script(folder.path, name, ('city:identify { must = { "政府信息公开" } }\n'
        .. 'city:check("slow", function() %s return 1, 1 end)'):format(body), 'extends = "ogi-2014"')
      local code, err = run("--time", 1, "--script", script, "-o", folder .. "/" .. name, SAMPLES .. "/slips_2018.txt")
      assert.is_truthy(code == 4 or code == 5, name .. ": " .. err)
      assert.matches("^LIMIT: it took more than 1 s", program.file(folder .. "/" .. name, "reports.csv")[1].reason)
    end
  end)

  it("does a report once more when somebody kills its process, and loses nothing", function()
    local folder <close> = program.folder()
    local n = fill(folder .. "/in", 20)
    assert.equal(4, (run("--quiet", "-o", folder .. "/whole", folder .. "/in")))
    local code, _, err = program.sh(([[
      "$B" run --quiet -j 2 -o %s/out %s/in & run=$!
      for i in 1 2 3 4 5 6; do pkill -KILL -P $run; sleep 0.01; done
      wait $run]]):format(folder, folder))
    assert.same({ 4, "" }, { code, err })
    assert.equal(rows_of(folder .. "/whole"), rows_of(folder .. "/out"))
    assert.equal(n, #program.file(folder .. "/out", "reports.csv"))
  end)

  it("tells a report that ends its process, with the command that shows it again", function()
    local folder <close> = program.folder()
    program.script(folder.path, "endless", [[
      city:identify { must = { "政府信息公开" } }
      city:check("endless", function() print "it runs" while true do end end)]], 'extends = "ogi-2014"')
    local code, _, err = program.sh(([[D=%s
      "$B" run --time 0 -j 1 --script $D/endless.lua -o $D/out tests/samples/slips_2018.txt 2>$D/said & run=$!
      for i in 1 2; do
        until [ $(grep -c "it runs" $D/said) -ge $i ] || ! kill -0 $run 2>/dev/null; do sleep 0.02; done
        pkill -KILL -P $run
      done
      wait $run]]):format(folder))
    assert.equal(4, code, err)
    local reason = program.file(folder .. "/out", "reports.csv")[1].reason
    assert.matches("^CRASH: signal 9 %(Killed%) ended the process that read it; baogao run %-j 1 %-%-script '.+endless.lua' "
      .. "'tests/samples/slips_2018.txt' shows it again", reason)
  end)

  it("ends loading when a script takes for ever to load", function()
    local folder <close> = program.folder()
    program.write(folder .. "/endless.lua", "while true do end")
    for _, words in ipairs { { "run", "--time", 1, "--script", folder .. "/endless.lua", SAMPLES },
      { "try", "--time", 1, folder .. "/endless.lua", SAMPLES .. "/slips_2018.txt" },
      { "test", "--time", 1, folder .. "/endless.lua" } } do
      local code, _, err = program.run(table.unpack(words))
      assert.same({ words[1], 5 }, { words[1], code })
      assert.matches("LIMIT: .+ took too long; %-%-time SECONDS gives more", err)
    end
  end)
end)

describe("--distrust", function()
  it("reads the same, in a state for each report", function()
    local folder <close> = program.folder()
    fill(folder .. "/in", 2)
    assert.equal(4, (run("--quiet", "-o", folder .. "/whole", folder .. "/in")))
    assert.equal(4, (run("--quiet", "--distrust", "-o", folder .. "/out", folder .. "/in")))
    assert.equal(rows_of(folder .. "/whole"), rows_of(folder .. "/out"))
  end)

  it("reads no PDF, which takes a program, and says so", function()
    if program.sh("command -v mutool >/dev/null") ~= 0 then pending "mutool is not there" return end
    local folder <close> = program.folder()
    program.write(folder .. "/a.pdf", pdf.make { { { x = 50, y = 50, text = "政府信息公开" } } })
    assert.equal(4, (run("--quiet", "--distrust", "-o", folder .. "/out", folder .. "/a.pdf")))
    assert.matches("^UNSUPPORTED: mutool may not be run here", program.file(folder .. "/out", "reports.csv")[1].reason)
  end)

  it("ends a loop that catches every error by its instructions", function()
    local folder <close> = program.folder()
    local script = program.script(folder.path, "spin", [[
      city:identify { must = { "政府信息公开" } }
      city:check("spin", function()
        while true do pcall(function() while true do end end) end
      end)]], 'extends = "ogi-2014"')
    local code = run("--quiet", "--time", 0, "--distrust", "--script", script, "-o", folder .. "/out",
      SAMPLES .. "/slips_2018.txt")
    assert.is_truthy(code == 4 or code == 5)
    local row = program.file(folder .. "/out", "reports.csv")[1]
    assert.matches("more than 1000 million instructions", row.reason .. row.warnings)
  end)

  it("says why when a script does not load", function()
    local folder <close> = program.folder()
    program.write(folder .. "/broken.lua", "this is no Lua")
    local code = run("--quiet", "--distrust", "--script", folder .. "/broken.lua", "-o", folder .. "/out", SAMPLES)
    assert.is_truthy(code == 4 or code == 5)
    assert.matches("^SCRIPT: .*broken.lua:1", program.file(folder .. "/out", "reports.csv")[1].reason)
  end)
end)

describe("the same command again", function()
  it("does nothing twice, and what changed anew", function()
    local folder <close> = program.folder()
    local n = fill(folder .. "/in", 2)
    local out = folder .. "/out"
    assert.equal(4, (run("-o", out, folder .. "/in")))
    local before = rows_of(out)
    local _, err = run("-o", out, folder .. "/in")
    -- what failed for want of bytes is done again: it has no SHA-256 to go by
    assert.matches(("(%%d+) of %d reports were done by an earlier run"):format(n), err)
    assert.equal(before, rows_of(out))
    program.write(folder .. "/in/01_slips_2018.txt", program.read(SAMPLES .. "/zhengzhou_2016.txt"))
    program.shell("rm %s", folder .. "/in/02_big5_2015.txt")
    _, err = run("-o", out, folder .. "/in")
    assert.matches(("%d of %d reports were done by an earlier run"):format(n - 2, n - 1), err)
    assert.is_truthy(err:find("02_big5_2015.txt: not among these inputs any more", 1, true), err)
    run("--quiet", "-o", folder .. "/fresh", folder .. "/in")
    assert.equal(rows_of(folder .. "/fresh"), rows_of(out))
    _, err = run("-o", out, folder .. "/in")
    assert.not_matches("any more", err)
  end)

  it("does all of it anew for another script, option or --again", function()
    local folder <close> = program.folder()
    local out, sample = folder .. "/out", SAMPLES .. "/slips_2018.txt"
    local script = program.script(folder.path, "mine", 'city:identify { must = { "政府信息公开" } }', 'extends = "ogi-2014"')
    assert.equal(0, (run("--script", script, "-o", out, sample)))
    assert.matches("1 of 1 reports were done", (select(2, run("--script", script, "-o", out, sample))))
    for _, words in ipairs { { "--strict-text" }, { "--again" }, { "--max-line", "1000" } } do
      local _, err = run("--script", script, "-o", out, sample, table.unpack(words))
      assert.not_matches("were done by an earlier run", err)
    end
    run("--script", script, "-o", out, sample)
    program.script(folder.path, "mine", 'city:identify { must = { "政府信息公开" } } -- changed', 'extends = "ogi-2014"')
    assert.not_matches("were done", (select(2, run("--script", script, "-o", out, sample))))
  end)

  it("goes on after any end, with the bytes of an undisturbed run", function()
    local folder <close> = program.folder()
    fill(folder .. "/in", 30)
    assert.equal(4, (run("--quiet", "-o", folder .. "/whole", folder .. "/in")))
    local wanted, ended = rows_of(folder .. "/whole"), 0
    for i = 1, tonumber(os.getenv "BAOGAO_KILLS") or 24 do
      local signal = ({ "KILL", "TERM", "INT" })[i % 3 + 1]
      local code = program.sh(([["$B" run --quiet -o %s/out %s/in & sleep %.3f; kill -%s $! 2>/dev/null; wait $!]])
        :format(folder, folder, math.random(0, 200) / 1000, signal))
      ended = ended + (code == 4 and 0 or 1)
      if i % 4 == 0 then
        assert.equal(4, (run("--quiet", "-o", folder .. "/out", folder .. "/in")))
        assert.equal(wanted, rows_of(folder .. "/out"))
        program.shell("rm -r %s", folder .. "/out")
      end
    end
    assert.is_true(ended > 0)
  end)

  it("passes over what a torn store holds", function()
    local folder <close> = program.folder()
    fill(folder .. "/in", 2)
    local out, store = folder .. "/out", folder .. "/out/.baogao.store"
    run("--quiet", "-o", out, folder .. "/in")
    local wanted, bytes = rows_of(out), program.read(store)
    for _, torn in ipairs { bytes:sub(1, #bytes // 2), bytes:sub(1, 40), bytes:sub(1, 3000) .. ("\0"):rep(5000),
      bytes:gsub("slips", "SLIPS"), "", "nonsense" } do
      program.write(store, torn)
      run("--quiet", "-o", out, folder .. "/in")
      assert.equal(wanted, rows_of(out))
    end
  end)
end)

describe("the same bytes under two names", function()
  it("are two reports, and their facts stand once", function()
    local folder <close> = program.folder()
    program.shell("mkdir %s", folder .. "/in")
    for _, name in ipairs { "b, copy.txt", "a.txt", "c.txt" } do
      program.write(folder .. "/in/" .. name, program.read(SAMPLES .. "/slips_2018.txt"))
    end
    run("--quiet", "-o", folder .. "/out", folder .. "/in")
    local of = {}
    for i, row in ipairs(program.file(folder .. "/out", "reports.csv")) do of[i] = row.duplicate_of end
    assert.same({ "", folder .. "/in/a.txt", folder .. "/in/a.txt" }, of)
    for _, row in ipairs(program.file(folder .. "/out", "facts.csv")) do assert.equal(folder .. "/in/a.txt", row.report) end
    program.shell("rm %s", folder .. "/in/a.txt")
    run("--quiet", "-o", folder .. "/out", folder .. "/in")
    assert.equal("", program.file(folder .. "/out", "reports.csv")[1].duplicate_of)
    assert.equal(folder .. "/in/b, copy.txt", program.file(folder .. "/out", "facts.csv")[1].report)
  end)
end)

describe("a linked folder", function()
  it("is not looked into, and told", function()
    local folder <close> = program.folder()
    program.write(folder .. "/a.txt", program.read(SAMPLES .. "/slips_2018.txt"))
    program.shell("mkdir %s && ln -s .. %s && ln -s .. %s", folder .. "/b", folder .. "/b/up", folder .. "/b/again")
    local code, err = run("-o", folder .. "/out", folder.path)
    assert.equal(0, code)
    assert.matches("/b/%w+: a linked folder, and so not looked into; nor are 1 others", err)
    assert.equal(1, #program.file(folder .. "/out", "reports.csv"))
  end)
end)

describe("the summary", function()
  it("counts reasons, and what reports look like that no script reads", function()
    local folder <close> = program.folder()
    for i, title in ipairs { "甲市2024年政府工作报告", "乙市2024年政府工作报告", "丙市2023年决算报告" } do
      program.write(("%s/%d.txt"):format(folder, i), title .. "\n\n第一句话,没有数字。\n")
    end
    program.write(folder .. "/empty.txt", "")
    local _, err = run("-o", folder .. "/out", folder.path)
    assert.matches("no_script: NO_SCRIPT 3: 2 look like work reports, 1 look like final accounts", err)
    assert.matches("failed: EMPTY 1", err)
    assert.is_truthy(#err < 1500)
  end)
end)

describe("parts of a run", function()
  it("merge to the bytes of one, in any order", function()
    local folder <close> = program.folder()
    fill(folder .. "/in", 4)
    run("--quiet", "-o", folder .. "/whole", folder .. "/in")
    local parts = {}
    for i = 1, 7 do
      parts[i] = ("%s/part%d"):format(folder, i)
      run("--quiet", "--shard", i .. "/7", "-o", parts[i], folder .. "/in")
    end
    table.sort(parts, function(a, b) return a:reverse() > b:reverse() end)
    local code, _, err = program.run("merge", "-o", folder .. "/merged", table.unpack(parts))
    assert.equal(4, code, err)
    assert.equal(rows_of(folder .. "/whole"), rows_of(folder .. "/merged"))
    local counts = '"counts":%s*(%b{})'
    assert.equal(program.read(folder .. "/whole/manifest.json"):match(counts),
      program.read(folder .. "/merged/manifest.json"):match(counts))
    table.remove(parts)
    code, _, err = program.run("merge", "-o", folder .. "/hole", table.unpack(parts))
    assert.equal(4, code)
    assert.matches("shard %d/7 is not among the parts", err)
  end)

  it("may be what workers wrote, a line an input, failures too", function()
    local folder <close> = program.folder()
    local n = fill(folder .. "/in", 2)
    run("--quiet", "-o", folder .. "/whole", folder .. "/in")
    local code, out = program.sh(('ls -d %s/in/* | sort -r | "$B" worker'):format(folder))
    assert.equal(0, code)
    assert.equal(n, select(2, out:gsub("\n", "")))
    program.write(folder .. "/lines", out)
    assert.equal(4, (program.run("merge", "-o", folder .. "/merged", folder .. "/lines")))
    assert.equal(rows_of(folder .. "/whole"), rows_of(folder .. "/merged"))
  end)

  it("with rows that are not those of their report are refused", function()
    local folder <close> = program.folder()
    local code, out = program.sh(('echo %s/slips_2018.txt | "$B" worker'):format(SAMPLES))
    assert.equal(0, code)
    local line = out:gsub("\n$", "")
    local forged = {
      (line:gsub('("facts.csv":")', "%1evil,row\\n")),
      (line:gsub('("checks.csv":")', '%1tests/samples/slips_2018.txt,\\"open\\n')),
      (line:gsub('("facts.csv":".-)slips_2018', "%1other_2018")),
      (line:gsub('("reports.csv":".-)\\n"', '%1,more\\n"')),
    }
    for i, text in ipairs(forged) do
      assert.not_equal(line, text)
      program.write(folder .. "/lines", text .. "\n")
      local ends, _, err = program.run("merge", "-o", folder .. "/out", folder .. "/lines")
      assert.same({ i, 1 }, { i, ends })
      assert.matches("one of its results cannot be read", err)
    end
    program.write(folder .. "/lines", line .. "\n")
    assert.equal(0, (program.run("merge", "-o", folder .. "/out", folder .. "/lines")))
  end)

  it("that overlap are named, and what is no part is refused", function()
    local folder <close> = program.folder()
    local sample = SAMPLES .. "/slips_2018.txt"
    run("--quiet", "-o", folder .. "/a", sample)
    run("--quiet", "-o", folder .. "/b", sample)
    local code, _, err = program.run("merge", "-o", folder .. "/ab", folder .. "/a", folder .. "/b")
    assert.equal(0, code)
    assert.matches("slips_2018.txt: in several parts; what comes first is taken", err)
    assert.equal(rows_of(folder .. "/a"), rows_of(folder .. "/ab"))
    run("--quiet", "--distrust", "--charset", "gbk", "-o", folder .. "/b", sample)
    code, _, err = program.run("merge", "-o", folder .. "/ab", folder .. "/a", folder .. "/b")
    assert.equal(4, code)
    assert.matches("slips_2018.txt: in several parts with different results", err)
    local store = program.read(folder .. "/b/.baogao.store")
    program.write(folder .. "/b/.baogao.store", store:sub(1, #store // 2))
    code, _, err = program.run("merge", "-o", folder .. "/no", folder .. "/b")
    assert.equal(1, code)
    assert.matches("it keeps fewer or more results than it has reports", err)
    program.shell("rm %s", folder .. "/b/manifest.json")
    program.write(folder .. "/text", "no line of JSON\n")
    for part, message in pairs { ["/b"] = "not done: it has no manifest.json", ["/text"] = "cannot be read",
      ["/nowhere"] = "No such file" } do
      code, _, err = program.run("merge", "-o", folder .. "/no", folder .. part)
      assert.same({ part, 1 }, { part, code })
      assert.is_truthy(err:find(message, 1, true), err)
    end
  end)
end)

describe("worker", function()
  it("answers a line before it reads the next", function()
    local folder <close> = program.folder()
    local code, out = program.sh(([[D=%s; mkfifo $D/lines $D/records
      "$B" worker <$D/lines >$D/records & exec 3>$D/lines 4<$D/records
      for i in 1 2 3; do echo %s >&3; read -r record <&4; echo "$record"; done
      exec 3>&-; wait $!]]):format(folder, SAMPLES .. "/slips_2018.txt"))
    assert.equal(0, code)
    assert.equal(3, select(2, out:gsub('"report":"tests/samples/slips_2018.txt","sha256"', "")))
  end)

  it("takes what is known of a report, and answers nonsense", function()
    local line = ('{"report": "%s", "meta": {"place": "洛阳市", "year": "2019"}}'):format(SAMPLES .. "/slips_2018.txt")
    local code, out = program.sh(("printf '%%s\\n' '%s' '{\"no\": 1}' '{' /nowhere | \"$B\" worker"):format(line))
    assert.equal(0, code)
    local lines = {}
    for one in out:gmatch "[^\n]+" do lines[#lines + 1] = one end
    assert.equal(4, #lines)
    assert.matches('"place":"洛阳市"', lines[1])
    assert.matches('"year":"2019"', lines[1])
    assert.matches('"reason":"USAGE: a line is a path', lines[2])
    assert.matches('"reason":"USAGE: a line is a path', lines[3])
    assert.matches('"reason":"NOT_FOUND', lines[4])
  end)
end)
