-- archive_spec.lua - archives as inputs: their members by name, and what is wrong with some.
local program = require "tests.spec.program"
local zip = require "tests.spec.zip"

local FILES <const> = { "facts", "evidence", "checks", "residue", "warnings", "expected", "reports" }
local SAMPLES <const> = "tests/samples"

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

describe("an archive", function()
  local KINDS <const> = { "tar", "tar.gz", "tgz", "tar.xz", "tar.bz2", "tar.zst" }

  it("is read as the files in it, by their names", function()
    local folder <close> = program.folder()
    program.shell("mkdir -p %s", folder .. "/in/b")
    for i = 1, 5 do
      for _, name in ipairs { "slips_2018.txt", "full_table_2017.md" } do
        -- no two have the same bytes
        program.write(("%s/in/b/%d_%s"):format(folder, i, name), program.read(SAMPLES .. "/" .. name) .. ("\n"):rep(i))
      end
    end
    program.write(folder .. "/in/b/empty.txt", "")
    program.write(folder .. "/in/.hidden.txt", "no")
    run("--quiet", "-o", folder .. "/plain", folder .. "/in")
    local wanted = rows_of(folder .. "/plain"):gsub(folder .. "/in", "IN")
    for _, kind in ipairs(KINDS) do
      if program.sh(("tar -caf %s/a.%s -C %s/in . 2>/dev/null"):format(folder, kind, folder)) == 0 then
        run("--quiet", "-j", 2, "-o", folder .. "/" .. kind, folder .. "/a." .. kind)
        local rows = rows_of(folder .. "/" .. kind):gsub(folder .. "/a." .. kind:gsub("%.", "%%.") .. "!", "IN")
        assert.equal(wanted, rows, kind)
      end
    end
    local _, err = run("-o", folder .. "/tar.gz", folder .. "/a.tar.gz")
    assert.matches("11 of 11 reports were done by an earlier run", err)
  end)

  it("that is damaged, empty or no archive costs itself", function()
    local folder <close> = program.folder()
    program.write(folder .. "/good.txt", program.read(SAMPLES .. "/slips_2018.txt"))
    program.shell("tar -czf %s -C tests/samples .", folder .. "/cut.tar.gz")
    program.write(folder .. "/cut.tar.gz", program.read(folder .. "/cut.tar.gz"):sub(1, 4000))
    program.write(folder .. "/noise.zip", ("noise"):rep(100))
    program.shell("tar -cf %s -T /dev/null", folder .. "/none.tar")
    assert.equal(4, (run("--quiet", "-o", folder .. "/out", folder.path)))
    local reasons = {}
    for _, row in ipairs(program.file(folder .. "/out", "reports.csv")) do
      reasons[row.report:sub(#folder.path + 2)] = row.reason:match "^[A-Z_]*"
    end
    assert.same({ "", "DAMAGED", "DAMAGED", "EMPTY" },
      { reasons["good.txt"], reasons["cut.tar.gz"], reasons["noise.zip"], reasons["none.tar"] })
  end)

  -- The reports of an archive, without its own name.
  local function reports_in(folder, name)
    run("--quiet", "-o", folder .. "/out", folder .. "/" .. name)
    local names = {}
    for i, row in ipairs(program.file(folder .. "/out", "reports.csv")) do names[i] = row.report:match "!/(.*)" or row.report end
    return names
  end

  it("may have names in Chinese, above its folder, twice", function()
    local folder <close> = program.folder()
    local text = program.read(SAMPLES .. "/slips_2018.txt")
    program.write(folder .. "/a.zip", zip { { "郑州/年报.txt", text, utf8 = true }, { "b.txt", text .. "\n" },
      { "\xC4\xEA.txt", text .. "\n\n" }, { "../up.txt", text .. " " }, { "b.txt", text .. "\n\n\n" }, { ".hidden/c.txt", text } })
    assert.same({ "../up.txt", "b.txt#2", "b.txt#5", "%C4%EA.txt", "郑州/年报.txt" }, reports_in(folder, "a.zip"))
    local hashes = {}
    for _, row in ipairs(program.file(folder .. "/out", "reports.csv")) do
      assert.equal("", row.duplicate_of)
      hashes[row.report:match "!/(.*)"] = row.sha256
    end
    program.write(folder .. "/plain.txt", text .. "\n\n\n")
    run("--quiet", "-o", folder .. "/plain", folder .. "/plain.txt")
    assert.equal(program.file(folder .. "/plain", "reports.csv")[1].sha256, hashes["b.txt#5"])
    local long = ("长"):rep(60) .. ".txt"
    program.shell("mkdir %s", folder .. "/in")
    program.write(folder .. "/in/" .. long, text)
    program.shell("tar --format=pax -czf %s -C %s .", folder .. "/a.tar.gz", folder .. "/in")
    assert.same({ long }, reports_in(folder, "a.tar.gz"))
  end)

  it("may hold its files in any order, and one that is damaged among them", function()
    local folder <close> = program.folder()
    local text = program.read(SAMPLES .. "/slips_2018.txt")
    local parts = {}
    for i = 1, 40 do parts[i] = { ("%02d.txt"):format(i * 23 % 41), text .. ("\n"):rep(i * 23 % 41) } end
    local bytes = zip(parts)
    local at = bytes:find(parts[20][1] .. parts[20][2], 1, true) + #parts[20][1]
    program.write(folder .. "/a.zip", bytes:sub(1, at - 1) .. "X" .. bytes:sub(at + 1))
    program.shell("mkdir %s", folder .. "/in")
    for _, part in ipairs(parts) do program.write(folder .. "/in/" .. part[1], part[2]) end
    run("--quiet", "-o", folder .. "/plain", folder .. "/in")
    for jobs = 1, 2 do
      local out = folder .. "/out" .. jobs
      assert.equal(4, (run("--quiet", "-j", jobs, "-o", out, folder .. "/a.zip")))
      local plain, rows = program.file(folder .. "/plain", "reports.csv"), program.file(out, "reports.csv")
      assert.equal(40, #rows)
      for i, row in ipairs(rows) do
        if row.report == ("%s/a.zip!/%s"):format(folder, parts[20][1]) then
          assert.matches("^DAMAGED: ", row.reason)
        else
          assert.equal(plain[i].sha256, row.sha256)
        end
      end
    end
  end)

  it("that becomes out of all proportion is not listed to its end", function()
    local folder <close> = program.folder()
    if program.sh("command -v zstd >/dev/null") ~= 0 then pending "zstd is not there" return end
    program.shell("truncate -s 1G %s && tar -C %s -cf - big.txt | zstd -q -o %s && rm %s", folder .. "/big.txt",
      folder.path, folder .. "/bomb.tar.zst", folder .. "/big.txt")
    assert.same({ folder .. "/bomb.tar.zst", "big.txt" }, reports_in(folder, "bomb.tar.zst"))
    for _, row in ipairs(program.file(folder .. "/out", "reports.csv")) do assert.matches("^LIMIT: ", row.reason) end
  end)

  it("does not fill the memory with one file", function()
    local folder <close> = program.folder()
    program.shell("truncate -s 300M %s && tar -czf %s -C %s big.txt && rm %s", folder .. "/big.txt",
      folder .. "/bomb.tar.gz", folder.path, folder .. "/big.txt")
    assert.equal(4, (run("--quiet", "-o", folder .. "/out", folder .. "/bomb.tar.gz")))
    assert.matches("^LIMIT: more than 67108864 bytes in the archive", program.file(folder .. "/out", "reports.csv")[2].reason)
  end)
end)
