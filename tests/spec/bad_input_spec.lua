-- bad_input_spec.lua - inputs and scripts that are no good: one clear row or message each, the right exit
-- code, and a good file beside them is still read.
local program = require "tests.spec.program"

local TEXT <const> = "郑州市2016年政府信息公开工作年度报告\n全市共受理政府信息公开申请3208件。\n"

local function iconv(folder, from, to, bytes)
  program.write(folder.path .. "/.iconv", bytes)
  program.shell("iconv -f " .. from .. " -t " .. to .. " %s >%s", folder.path .. "/.iconv", folder.path .. "/.out")
  return program.read(folder.path .. "/.out")
end

-- Runs over a folder that also holds good.txt; rows of reports.csv by name, the exit code, standard error.
local function run_folder(folder, ...)
  program.write(folder.path .. "/good.txt", TEXT)
  local got = program.results(folder.path .. "/.run", folder.path, ...)
  local rows = {}
  for _, row in ipairs(got.reports) do
    local name = row.report:match "[^/]*$"
    assert.is_nil(rows[name])
    rows[name] = row
  end
  assert.equal("ok", rows["good.txt"].verdict)
  local found = false
  for _, fact in ipairs(got.facts) do
    found = found or fact.report:match "/good.txt$" and fact.indicator == "new_received" and fact.value == "3208"
  end
  assert.is_true(found)
  return rows, got.code, got.err
end

-- Bytes of a file, and the reason of its failed row.
local FAILED <const> = {
  ["empty.txt"] = { "", "EMPTY: the file is empty" },
  ["mark.txt"] = { "\xEF\xBB\xBF", "EMPTY: nothing but a byte order mark" },
  ["mark16.txt"] = { "\xFF\xFE", "EMPTY: nothing but a byte order mark" },
  ["blank.txt"] = { " \r\n\t\n　\n", "EMPTY: no text" },
  ["program.txt"] = { "\x7FELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0" .. TEXT, "BINARY: the bytes are a program" },
  ["control.txt"] = { ("\1\2\3\4\5\6\14\15\16"):rep(500), "BINARY: " },
  ["zeros.txt"] = { ("\0"):rep(5000), "BINARY: " },
  ["picture.txt"] = { "\x89PNG\r\n\26\n\0\0\0\rIHDR", "UNSUPPORTED: " },
  ["a.pdf"] = { "%PDF-1.4\n1 0 obj\n", "DAMAGED: no page of it can be read" },
  ["b.docx"] = { "PK\3\4\20\0\0\0\0\0word/document.xml", "DAMAGED: the zip file's directory" },
  ["c.dat"] = { "PK\3\4\20\0\0\0\0\0other", "UNSUPPORTED: zip" },
  ["d.doc"] = { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" .. ("\0"):rep(600), "DAMAGED: the header of the OLE2 file" },
  ["e.rtf"] = { "{\\rtf1\\ansi }", "EMPTY: no text" },
}

describe("a bad file", function()
  it("is one failed row with a code, what it is, and what to try; the run goes on", function()
    local folder <close> = program.folder()
    local count = 1
    for name, case in pairs(FAILED) do
      program.write(folder.path .. "/" .. name, case[1])
      count = count + 1
    end
    local rows, code, err = run_folder(folder)
    assert.equal(4, code)
    for name, case in pairs(FAILED) do
      local row = rows[name]
      assert.same({ name, "failed", tostring(#case[1]) }, { name, row.verdict, row.bytes })
      assert.is_truthy(row.reason:find(case[2], 1, true), name .. ": " .. row.reason)
      assert.is_truthy(err:find("/" .. name .. ": failed: " .. case[2], 1, true), name)
      assert.same({ "0", "0", "" }, { row.facts, row.residue, row.script })
      if case[2]:match "^UNSUPPORTED" then assert.matches("save the report as", row.reason) end
      count = count - 1
    end
    assert.equal(1, count)
  end)

  it("fails inspect with 4 and its code, in JSON too", function()
    local folder <close> = program.folder()
    for name, case in pairs(FAILED) do
      local path = program.write(folder.path .. "/" .. name, case[1])
      local code, out, err = program.run("inspect", path)
      assert.same({ name, 4, "" }, { name, code, out })
      assert.is_truthy(err:find(path .. ": " .. case[2], 1, true), err)
      code, out = program.run("inspect", "--json", path)
      assert.equal(4, code)
      assert.equal(case[2]:match "^%u+", out:match '"code":%s*"(%u+)"')
    end
  end)

  it("that is a folder, gone, a FIFO, a link to nothing or to itself says so", function()
    local folder <close> = program.folder()
    program.shell("mkdir %s && mkfifo %s && ln -s nosuch %s && ln -s self %s", folder.path .. "/sub", folder.path .. "/fifo",
      folder.path .. "/dangling", folder.path .. "/self")
    for name, reason in pairs { sub = "NOT_FILE: a folder", gone = "NOT_FOUND: no such file", fifo = "NOT_FILE: a FIFO",
      dangling = "NOT_FOUND: no such file", self = "IO: Too many levels of symbolic links" } do
      local code, _, err = program.run("inspect", folder.path .. "/" .. name)
      assert.same({ name, 4 }, { name, code })
      assert.is_truthy(err:find(folder.path .. "/" .. name .. ": " .. reason, 1, true), err)
    end
    local rows, code = run_folder(folder, folder.path .. "/gone", folder.path .. "/fifo")
    assert.equal(4, code)
    for _, name in ipairs { "gone", "fifo", "dangling", "self" } do assert.equal("failed", rows[name].verdict) end
    assert.is_nil(rows.sub)
  end)

  it("that its owner alone may read says so", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/secret.txt", TEXT)
    program.shell("chmod 000 %s", folder.path .. "/secret.txt")
    if program.read(folder.path .. "/secret.txt") then
      pending "root may read everything"
      return
    end
    local rows, code = run_folder(folder)
    assert.equal(4, code)
    assert.matches("^IO: Permission denied", rows["secret.txt"].reason)
  end)
end)

describe("a damaged text", function()
  it("is read with a warning that has the place, and fails with --strict-text", function()
    local folder <close> = program.folder()
    local gbk = iconv(folder, "utf-8", "gb18030", TEXT)
    local cases = {
      ["cut.txt"] = { TEXT .. "全\xE5\xB8", "BAD_BYTES: byte " .. #TEXT + 3 .. ": 0xE5 does not belong in utf-8" },
      ["tail.txt"] = { TEXT .. gbk, "MIXED_ENCODING: byte " .. #TEXT .. ": " },
      ["nul.txt"] = { TEXT .. "正\0文\n", "NUL_BYTES: byte " .. #TEXT + 3 .. ": a NUL" },
      ["gbk_cut.txt"] = { gbk .. "\xD6", "BAD_BYTES: byte " .. #gbk .. ": 0xD6" },
      ["odd.txt"] = { "\xFF\xFE" .. iconv(folder, "utf-8", "utf-16le", TEXT) .. "x", "BAD_BYTES: " },
    }
    for name, case in pairs(cases) do program.write(folder.path .. "/" .. name, case[1]) end
    local rows, code = run_folder(folder)
    assert.equal(0, code)
    for name, case in pairs(cases) do
      assert.same({ name, "ok_with_warnings" }, { name, rows[name].verdict })
      assert.is_truthy(rows[name].warnings:find(case[2], 1, true), name .. ": " .. rows[name].warnings)
    end
    rows, code = run_folder(folder, "--strict-text")
    assert.equal(4, code)
    for name in pairs(cases) do
      assert.same({ name, "failed" }, { name, rows[name].verdict })
      assert.matches("^ENCODING: .*byte %d+", rows[name].reason)
    end
  end)

  it("is told when its declared charset lies", function()
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/a.txt", TEXT)
    local got = program.results(folder.path .. "/run", "--charset", "gbk", path)
    assert.equal("utf-8", got.reports[1].encoding)
    assert.matches("CHARSET", got.reports[1].warnings)
    got = program.results(folder.path .. "/run", "--charset", "utf-8", path)
    assert.equal("", got.reports[1].warnings)
  end)

  it("may have a name in GBK", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/50%\xD6\xD0\xD1\xEB.txt", TEXT .. "\n")
    local rows = run_folder(folder)
    assert.equal("ok", rows["50%25%D6%D0%D1%EB.txt"].verdict)
  end)
end)

describe("a limit", function()
  it("refuses long lines and large files, and an option moves it", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/long.txt", TEXT .. ("长"):rep(3000) .. "\n")
    local rows, code = run_folder(folder, "--max-line", "8k")
    assert.equal(4, code)
    assert.equal("LIMIT: line 3 is 9000 bytes long, limit 8192; raise it with --max-line", rows["long.txt"].reason)
    rows, code = run_folder(folder, "--max-bytes", "9000")
    assert.equal(4, code)
    assert.matches("^LIMIT: %d+ bytes, and the limit is 9000; raise it with %-%-max%-bytes", rows["long.txt"].reason)
    rows, code = run_folder(folder, "--max-line", "9000", "--max-bytes", "10k")
    assert.same({ 0, "ok" }, { code, rows["long.txt"].verdict })
    local _, _, err = program.run("inspect", "--max-line", "1k", folder.path .. "/long.txt")
    assert.matches("LIMIT: line 3", err)
  end)

  it("bounds the memory that a line of a gigabyte takes", function()
    if program.path:find "asan" then
      pending "a sanitizer needs all the address space"
      return
    end
    local folder <close> = program.folder()
    program.shell("truncate -s 1G %s", folder.path .. "/huge.txt")
    local code, _, err = program.sh(('ulimit -v 300000; "$B" run --quiet -o %s/.run %s/huge.txt'):format(folder.path, folder.path))
    assert.equal(4, code, err)
    assert.matches("^LIMIT: 1073741824 bytes", program.file(folder.path .. "/.run", "reports.csv")[1].reason)
    -- and when it is asked for, want of memory is one failed row
    program.write(folder.path .. "/good.txt", TEXT)
    code = program.sh(('ulimit -v 300000; "$B" run --quiet --max-bytes 2G -o %s/.run %s'):format(folder.path, folder.path))
    assert.equal(4, code)
    local rows = program.file(folder.path .. "/.run", "reports.csv")
    assert.same({ "ok", "failed" }, { rows[1].verdict, rows[2].verdict })
    assert.matches("^MEMORY: no memory for 1073741824 bytes", rows[2].reason)
  end)

  it("is not needed for text without any stop: it takes linear time", function()
    local folder <close> = program.folder()
    local baits = { "全市共受理政府信息公开申请3208件，", "全市共受理政府信息公开申请3208件，其中当面申请542件，\n", "主动公开政府信息", "传真申请8件、" }
    for i, bait in ipairs(baits) do
      program.write(("%s/%d.txt"):format(folder.path, i), TEXT .. bait:rep(400000 // #bait))
    end
    -- Lines that look like the beginning of a table, and never are one.
    local lines = { "1\n", "办理情况 ——\n", "办理情况\n", "件 3\n\n\n\n\n\n" }
    for i, bait in ipairs(lines) do
      program.write(("%s/lines%d.txt"):format(folder.path, i), TEXT .. bait:rep(400000 // #bait))
      program.write(("%s/lines%d.html"):format(folder.path, i), "<html><body><h1>郑州市2016年报告</h1>"
        .. ("<p>" .. bait:gsub("\n", "") .. "</p>"):rep(40000) .. "</body></html>")
    end
    local code = program.sh(('timeout 60 "$B" run --quiet -o %s/.run %s'):format(folder.path, folder.path))
    assert.equal(0, code)
    assert.equal(#baits + 2 * #lines, #program.file(folder.path .. "/.run", "reports.csv"))
  end)
end)

-- Text of a script file, and the message: where, then what.
local SCRIPTS <const> = {
  syntax = { "local x = = 1\n", ":1: unexpected symbol near '='" },
  nothing = { "local x = 1\nreturn\n", ": returns nothing; end it with `return`" },
  empty = { "", ": returns nothing" },
  number = { "return 5\n", ": returns a number" },
  other_table = { "return { name = 'x', identity = {}, make_fact = function() end }\n", ": returns a table" },
  raises = { "local x = 1\nerror 'no good'\n", ":2: no good" },
  raises_table = { "error {}\n", ": raised a table" },
  raises_nil = { "error()\n", ": raised a nil" },
  bytecode = { string.dump(load "return 1"), ": attempt to load a binary chunk" },
  unfinished = { "return require 'baogao'.script { name = 'unfinished', version = '1' }\n", ": no identify" },
  globals = { "os.exit(0)\n", ":1: attempt to index a nil value (global 'os')" },
  misuse = { "local s = require 'baogao'.script { name = 'm', version = '1' }\ns:rule('r', 5)\nreturn s\n",
    ":2: rule r: needs a pattern, got number" },
}

describe("a bad script", function()
  it("is one message with file, line and what, and the others are used", function()
    local folder <close> = program.folder()
    for name, case in pairs(SCRIPTS) do program.write(("%s/%s.lua"):format(folder.path, name), case[1]) end
    program.write(folder.path .. "/good.txt", TEXT)
    local got = program.results(folder.path .. "/run", "--scripts", folder.path, folder.path .. "/good.txt")
    assert.equal(5, got.code)
    assert.same({ "ok", "410100-zhengzhou@1.0" }, { got.reports[1].verdict, got.reports[1].script })
    for name, case in pairs(SCRIPTS) do
      local message = ("%s/%s.lua%s"):format(folder.path, name, case[2])
      assert.is_truthy(got.err:find(message, 1, true), name .. "\n" .. got.err)
      assert.equal(1, select(2, got.err:gsub("/" .. name .. "%.lua:", "")), name)
    end
  end)

  it("ends try and test with 5", function()
    local folder <close> = program.folder()
    for name, case in pairs(SCRIPTS) do
      local path = program.write(("%s/%s.lua"):format(folder.path, name), case[1])
      local code, out, err = program.run("try", path, "tests/samples/slips_2018.txt")
      assert.same({ name, 5, "" }, { name, code, out })
      assert.is_truthy(err:find(path .. case[2], 1, true), err)
      assert.equal(5, (program.run("test", path)))
    end
  end)

  local HEAD <const> = 'city:identify { must = { "鹤壁市", "政府信息公开" } }\ncity:indicator { name = "n", unit = "件", label = "n" }\n'
  -- where it stands in the script's file, and what is said
  local RAISING <const> = {
    rule = { 'city:rule("r", lpeg.Cmt(w"受理", function() error "bad match" end) * city.fact("n", zh.int * w"件"))',
      "6: bad match" },
    undeclared = { 'city:rule("r", city.fact("unheard", zh.int * w"件"))', "6: indicator unheard is not declared" },
    no_form = { "", "extends: there is no script named \"nosuch\"", 'extends = "nosuch"' },
    circle = { "", "extends: raising extends itself", 'extends = "raising"' },
  }

  it("that raises while it reads fails that report with the place in the script", function()
    for name, case in pairs(RAISING) do
      local folder <close> = program.folder()
      local script = program.script(folder.path, "raising", HEAD .. case[1], 'place = "鹤壁市", ' .. (case[3] or ""))
      program.write(folder.path .. "/a.txt", (TEXT:gsub("郑州", "鹤壁")))
      program.write(folder.path .. "/b.txt", TEXT)
      local got = program.results(folder.path .. "/run", "--scripts", script, folder.path .. "/a.txt", folder.path .. "/b.txt")
      assert.same({ name, 5 }, { name, got.code })
      local other = got.reports[2]
      assert.same({ name, "ok", "410100-zhengzhou@1.0" }, { name, other.verdict, other.script })
      got = program.results(folder.path .. "/run", "--script", script, folder.path .. "/a.txt")
      assert.same({ name, 5, "failed" }, { name, got.code, got.reports[1].verdict })
      assert.matches("^SCRIPT: .*raising.lua:" .. (case[2]:match "^%d" and "" or ".*") .. case[2], got.reports[1].reason)
      assert.same({}, got.facts)
    end
  end)

  -- what is said of the metric or check, after the place of the call
  local BROKEN <const> = {
    check = { 'city:check("c", function() error "bad sum" end)', "CHECK_BROKEN: .*raising.lua:7: check c: .*raising.lua:7: bad sum" },
    check_type = { 'city:check("c", function(f) return f "n", {} end)', "CHECK_BROKEN: .*:7: check c: a side is a table" },
    check_infinite = { 'city:check("c", function() return 1 / 0, 1 end)', "CHECK_BROKEN: .*:7: check c: a side is inf" },
    check_name = { 'city:check("c", function(f) return f "m", 1 end)', "CHECK_BROKEN: .*:7: check c: .*m is not an indicator of this script" },
    metric = { 'city:metric { name = "x", unit = "件", label = "x", needs = { "n" }, value = function() error "bad rate" end }',
      "METRIC_BROKEN: .*:7: metric x: .*raising.lua:7: bad rate" },
    metric_type = { 'city:metric { name = "x", unit = "件", label = "x", needs = { "n" }, value = function() return "many" end }',
      "METRIC_BROKEN: .*:7: metric x: .*no finite number" },
    metric_infinite = { 'city:metric { name = "x", unit = "件", label = "x", needs = { "n" }, value = function(n) return n / 0 end }',
      "METRIC_BROKEN: .*:7: metric x: its function returned inf" },
    metric_whole = { 'city:metric { name = "x", unit = "件", label = "x", needs = { "n" }, value = function(n) return n // 0 end }',
      "METRIC_BROKEN: .*:7: metric x: .*attempt to " },
  }

  it("whose check or metric fails loses that, with its reason, and nothing else", function()
    for name, case in pairs(BROKEN) do
      local folder <close> = program.folder()
      local rule = 'city:rule("n", w"受理" * zh.upto "申请" * w"申请" * city.fact("n", zh.int * w"件"))\n'
      local script = program.script(folder.path, "raising", HEAD .. rule .. case[1], 'place = "鹤壁市", ')
      program.write(folder.path .. "/a.txt", (TEXT:gsub("郑州", "鹤壁")))
      local got = program.results(folder.path .. "/run", "--script", script, folder.path .. "/a.txt")
      assert.same({ name, 0, "ok_with_warnings" }, { name, got.code, got.reports[1].verdict })
      assert.matches(case[2], got.reports[1].warnings)
      assert.same({ "n", "reported" }, { got.facts[1].indicator, got.facts[1].status })
      if name:find "^metric" then
        assert.same({ "x", "", "derived" }, { got.facts[2].indicator, got.facts[2].value, got.facts[2].status })
        assert.matches("^metric_broken: ", got.facts[2].grade)
      else
        assert.same({ "c", "not_assessable" }, { got.checks[1].check, got.checks[1].verdict })
        assert.matches("^the check failed: ", got.checks[1].note)
      end
      local _, out = program.run("try", script, folder.path .. "/a.txt")
      assert.matches(case[2], out)
    end
  end)

  it("that raises in an export leaves the facts alone", function()
    local folder <close> = program.folder()
    local script = program.script(folder.path, "raising", HEAD .. 'city:rule("n", w"申请" * city.fact("n", zh.int * w"件"))\n'
      .. 'city:export("card.md", function(r, out) out:write(r:show "nosuch") end)\n'
      .. 'city:export("odd.md", function(r, out) out:write {} end)')
    program.write(folder.path .. "/a.txt", TEXT)
    local got = program.results(folder.path .. "/run", "--script", script, "--with", script .. ":card", "--with", script .. ":odd",
      folder.path .. "/a.txt")
    assert.equal(5, got.code)
    assert.matches("raising.lua:7: export card.md: .*raising.lua:7: nosuch is not a fact of this script", got.err)
    assert.matches("raising.lua:8: export odd.md: .*out:write takes text, got a table", got.err)
    assert.same({ "ok", "3208" }, { got.reports[1].verdict, got.facts[1].value })
  end)
end)
