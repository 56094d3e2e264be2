-- run_folder_spec.lua - accidents while a run writes its folder: it is locked, complete or as before, and nothing is
-- left lying about.
local program = require "tests.spec.program"

local SAMPLE <const> = "tests/samples/slips_2018.txt"
local WHOLE <const> = ".baogao.store checks.csv evidence.csv expected.csv facts.csv manifest.json reports.csv residue.csv timings.csv warnings.csv"

-- Names in a folder, those with a dot too, in one line; "" when it is not there.
local function names(folder)
  local _, out = program.sh(("ls -A %s 2>/dev/null | LC_ALL=C sort | tr '\\n' ' '"):format(folder))
  return (out:gsub(" $", ""))
end

-- The same without what a run that was broken off keeps for the next one.
local function files(folder)
  return (names(folder):gsub("^%.baogao%.store ?", ""))
end

-- Writes what makes a run last: a script with a slow check, a list that names the sample often.
local function prepare(folder, times, body)
  program.script(folder, "slow", 'city:identify { must = { "政府信息公开" } }\n' .. (body
    or 'city:check("slow", function() for _ = 1, 2e6 do end return 1, 1 end)'), 'extends = "ogi-2014"')
  local list = {}
  for i = 1, times do list[i] = ("./"):rep(i) .. SAMPLE end
  program.write(folder .. "/list", table.concat(list, "\n"))
end

-- Runs shell commands while a long run writes DIR/run: $! is its process. Its exit code, and what it said.
local function meanwhile(folder, commands)
  return program.sh(([[
    D=%s
    "$B" run -o $D/run --script $D/slow.lua - <$D/list &
    until [ -e $D/run/.baogao-5.part ] || ! kill -0 $! 2>/dev/null; do sleep 0.02; done
    %s
    wait $!]]):format(folder, commands))
end

describe("a run's folder", function()
  it("is locked: a second run is told who holds it, and the first is not harmed", function()
    local folder <close> = program.folder()
    prepare(folder.path, 40)
    local code, _, err = meanwhile(folder.path, ([[
      "$B" run -o $D/run %s; echo second ends with $?, first is $! >&2
      "$B" run -o $D/run/ --script nosuch %s; echo third ends with $? >&2]]):format(SAMPLE, SAMPLE))
    assert.equal(0, code)
    local first = err:match "second ends with 2, first is (%d+)"
    assert.is_truthy(first and err:find("another run writes here (process " .. first .. ")", 1, true), err)
    assert.matches("third ends with 2", err)
    assert.equal(WHOLE, names(folder.path .. "/run"))
    assert.equal(40, #program.file(folder.path .. "/run", "reports.csv"))
  end)

  it("is free again after a run that was killed, whose leftovers go", function()
    local folder <close> = program.folder()
    prepare(folder.path, 500)
    assert.equal(128 + 9, (meanwhile(folder.path, "kill -KILL $!")))
    assert.matches("%.baogao%-5%.part", names(folder.path .. "/run"))
    assert.equal(0, (program.run("run", "--quiet", "-o", folder.path .. "/run", SAMPLE)))
    assert.equal(WHOLE, names(folder.path .. "/run"))
  end)

  it("that is removed or replaced midway is an error, and nothing else is written to", function()
    local folder <close> = program.folder()
    prepare(folder.path, 40)
    program.shell("mkdir %s", folder.path .. "/other")
    for name, commands in pairs { removed = "rm -rf $D/run", link = "mv $D/run $D/was; ln -s $D/other $D/run",
      another = "mv $D/run $D/was; mkdir $D/run" } do
      program.shell("rm -rf %s %s; mkdir -p %s", folder.path .. "/run", folder.path .. "/was", folder.path .. "/other")
      local code, _, err = meanwhile(folder.path, commands)
      assert.same({ name, 2 }, { name, code })
      assert.matches("the folder was removed or replaced", err)
      assert.same({ name, "", "" }, { name, names(folder.path .. "/other"), names(folder.path .. "/run/") })
      assert.same({ name, name == "removed" and "" or ".baogao.store" }, { name, names(folder.path .. "/was") })
    end
  end)

  it("takes no pipe, link or folder for a file of its own", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/victim", "mine\n")
    for _, way in ipairs { "mkfifo %s", "ln -s " .. folder.path .. "/victim %s", "mkdir %s" } do
      program.shell("rm -rf %s; mkdir %s", folder.path .. "/run", folder.path .. "/run")
      program.shell(way, folder.path .. "/run/evidence.csv")
      local code, _, err = program.run("run", "-o", folder.path .. "/run", SAMPLE)
      assert.same({ way, 2 }, { way, code })
      assert.matches("evidence.csv stands there and is no regular file", err)
      assert.equal("evidence.csv", names(folder.path .. "/run"))
    end
    for _, name in ipairs { ".baogao.lock", "exports" } do
      program.shell("rm -rf %s; mkdir %s; ln -s %s %s", folder.path .. "/run", folder.path .. "/run", folder.path,
        folder.path .. "/run/" .. name)
      local code = program.run("run", "--quiet", "-o", folder.path .. "/run", "--with", "410100-zhengzhou:card",
        "tests/samples/zhengzhou_2016.txt")
      assert.same({ name, 2 }, { name, code })
    end
    assert.equal("run victim", names(folder.path))
    assert.equal("mine\n", program.read(folder.path .. "/victim"))
  end)

  it("has a manifest only of what is there", function()
    local folder <close> = program.folder()
    assert.equal(0, (program.run("run", "--quiet", "-o", folder.path .. "/run", SAMPLE)))
    local before = program.read(folder.path .. "/run/manifest.json")
    assert.equal(2, (program.sh(('(ulimit -f 1; "$B" run -o %s/run tests/samples) 2>/dev/null'):format(folder.path))))
    assert.equal(before, program.read(folder.path .. "/run/manifest.json"))
    assert.equal(WHOLE, names(folder.path .. "/run"))
    assert.equal(2, (program.sh(('(ulimit -f 1; "$B" run -o %s/new tests/samples) 2>/dev/null'):format(folder.path))))
    assert.equal("", files(folder.path .. "/new"))
  end)

  it("on a full disk is an error, and as it was before", function()
    local folder <close> = program.folder()
    program.shell("mkdir %s", folder.path .. "/small")
    if program.sh(("mount -t tmpfs -o size=48k none %s/small 2>/dev/null"):format(folder.path)) ~= 0 then
      return pending "no small file system can be mounted here"
    end
    local last = names(folder.path .. "/small")
    local ends = {}
    for _, output in ipairs { "small/run", "small" } do
      local code, _, err = program.run("run", "-o", folder.path .. "/" .. output, "tests/samples")
      ends[#ends + 1] = { code, err:match "No space left on device", (files(folder.path .. "/small"):gsub("^run$", "")) }
    end
    program.shell("umount %s", folder.path .. "/small")
    for _, got in ipairs(ends) do
      assert.same({ 2, "No space left on device", last }, got)
    end
  end)

  it("is whole or as before, whenever a signal comes", function()
    local folder <close> = program.folder()
    prepare(folder.path, 60, "")
    local run = folder.path .. "/run"
    local seen = {}
    for i = 1, 50 do
      local signal = i % 3 == 0 and "HUP" or i % 2 == 0 and "INT" or "TERM"
      local wait = math.random(0, 250) / 1000
      local code = program.sh(([[D=%s
        "$B" run --quiet -o $D/run --script $D/slow.lua - <$D/list & sleep %.3f
        kill -%s $! 2>/dev/null; wait $!]]):format(folder.path, wait, signal))
      seen[code] = true
      -- 129 and 143: before the program could ask for the signal
      assert.is_truthy(code == 0 or code == 130 or code == 143 or code == 129, ("%s after %.3f: %d"):format(signal, wait, code))
      local here = names(run)
      if code == 0 then
        assert.equal(WHOLE, here)
        assert.equal(60, #program.file(run, "reports.csv"))
        program.shell("rm -r %s", run)
      else
        assert.same({ signal, wait, "" }, { signal, wait, files(run) })
      end
    end
    assert.is_true(seen[130] or seen[0])
  end)

  it("is tidy when a signal comes while a report takes for ever", function()
    local folder <close> = program.folder()
    prepare(folder.path, 1, 'city:check("endless", function() print "it runs" while true do end end)')
    local code = program.sh(([[D=%s
      "$B" run --time 0 -o $D/run --script $D/slow.lua %s 2>$D/said &
      until grep -q "it runs" $D/said || ! kill -0 $! 2>/dev/null; do sleep 0.02; done
      kill -TERM $!; wait $!]]):format(folder.path, SAMPLE))
    assert.equal(130, code)
    assert.equal("", names(folder.path .. "/run"))
  end)
end)

describe("closed streams", function()
  it("do not get a file in their place", function()
    local folder <close> = program.folder()
    assert.equal(0, (program.sh(('"$B" run -o %s/run tests/samples >&- 2>&- <&-'):format(folder.path))))
    assert.equal(0, (program.sh(('"$B" run --quiet -o %s/open tests/samples'):format(folder.path))))
    for _, name in ipairs { "facts", "evidence", "checks", "residue", "reports" } do
      assert.equal(program.read(("%s/open/%s.csv"):format(folder.path, name)),
        program.read(("%s/run/%s.csv"):format(folder.path, name)), name)
    end
  end)

  it("are an error where they are needed", function()
    assert.equal(2, (program.sh(('"$B" run --quiet %s >&-'):format(SAMPLE))))
    assert.equal(2, (program.sh('"$B" run --quiet - <&-')))
    local code, _, err = program.sh '"$B" run --quiet - </'
    assert.equal(2, code)
    assert.matches("standard input cannot be read", err)
    assert.equal(2, (program.sh(('"$B" try ogi-2014 %s >&-'):format(SAMPLE))))
  end)
end)
