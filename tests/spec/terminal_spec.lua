-- terminal_spec.lua - what reports, scripts and file names hold does nothing to a terminal, a log or a table.
local core = require "baogao.core"
local program = require "tests.spec.program"

-- Escape, C1 (as a character), a mark that turns the direction of text, a line separator.
local ODD <const> = { "\27[31m", "\u{9B}31m", "\u{202E}", "\u{2028}", "\u{E0041}", "\127" }

-- What stands in a text that a terminal would act on.
local function acting(text)
  local plain = core.plain(text, true)
  return plain ~= text and plain or nil
end

local REPORT <const> = "新乡市2018年政府信息公开工作年度报告\n\n一、概述\n2018年，共受理政府信息公开申请918件，" .. ODD[1]
  .. "其中" .. ODD[2] .. "网络申请12" .. ODD[3] .. "件。受理举报\27[2J4件。\n"

describe("plain text", function()
  it("spells out what acts on who shows it, as JSON does", function()
    assert.equal("汉 a\\u001B[2J\\u000A\\u0009", core.plain "汉 a\27[2J\n\t")
    assert.equal("汉 a\\u001B[2J\n\t", core.plain("汉 a\27[2J\n\t", true))
    assert.equal("\\u009B\\u202E\\u2066\\u2028\\u061C\\u007F", core.plain "\u{9B}\u{202E}\u{2066}\u{2028}\u{61C}\127")
    assert.equal("\\uDB40\\uDC41", core.plain "\u{E0041}")
    assert.equal("a?汉??", core.plain "a\xFF汉\xE6\xB1")
    assert.equal("", core.plain "")
  end)
end)

describe("what the program says", function()
  it("of a report with control characters is plain, and its tables are exact", function()
    local folder <close> = program.folder()
    local report = program.write(folder.path .. "/a.txt", REPORT)
    for _, command in ipairs { "try ogi-2014", "try --all ogi-2014", "scripts --why",
      "trace --rule 受理申请 ogi-2014" } do
      local _, out, err = program.sh(('"$B" %s %s'):format(command, report))
      assert.is_nil(acting(out), command)
      assert.is_nil(acting(err), command)
      assert.is_true(#out > 0, command)
    end
    program.run("run", "--quiet", "-o", folder.path .. "/run", report)
    for _, row in ipairs(program.file(folder.path .. "/run", "evidence.csv")) do
      assert.equal(REPORT:sub(row.from + 1, row.to + 0), row.raw)
    end
  end)

  it("on a terminal is plain, tables and text too", function()
    if program.sh "command -v script" ~= 0 then return pending "script(1) is not here" end
    local folder <close> = program.folder()
    local report = program.write(folder.path .. "/a.txt", REPORT)
    for _, command in ipairs { "run --quiet", "inspect", "inspect --text", "inspect --json" } do
      local _, out = program.sh(([[script -qec "$B %s %s" /dev/null]]):format(command, report))
      assert.is_nil(acting((out:gsub("\r\n", "\n"))), command)
      assert.is_true(#out > 0, command)
    end
  end)

  it("of file names with control characters is plain and no line of its own", function()
    local folder <close> = program.folder()
    local name = folder.path .. "/a" .. table.concat(ODD) .. "\nbaogao: error: forged\r.txt"
    program.write(name, "x\n")
    local missing = name .. "x"
    for _, words in ipairs { { "run", name, missing }, { "run", "--log", "json", name, missing }, { "inspect", missing },
      { "try", "ogi-2014", name }, { "try", "ogi-2014", missing }, { "try", missing, name }, { "scripts", "--why", missing },
      { "run", "--script", missing, name }, { "run", "--meta", missing, name }, { missing }, { "run", "-o", name, name },
      { "new", "x", "--from", missing }, { "run", "--with", missing .. ":x", "-o", folder.path .. "/o", name } } do
      local _, out, err = program.run(table.unpack(words))
      assert.is_nil(acting(err), table.concat(words, " "))
      for line in err:gmatch "[^\n]+" do assert.is_nil(line:find "^baogao: error: forged", line) end
      if words[1] ~= "run" then assert.is_nil(acting(out), table.concat(words, " ")) end
    end
  end)

  it("in tables is UTF-8 whatever was shortened", function()
    local folder <close> = program.folder()
    for pad = 0, 3 do
      local cell = ("件"):rep(30)
      program.write(("%s/%d.md"):format(folder.path, pad), "新乡市2018年政府信息公开工作年度报告\n\n" .. ("x"):rep(pad)
        .. ("收到申请918" .. cell .. "，"):rep(40) .. "。\n\n| 指标 | 数 |\n|---|---|\n| " .. ("x"):rep(pad) .. ("申请"):rep(60)
        .. " | 五" .. ("万"):rep(60) .. " |\n")
    end
    program.run("run", "--quiet", "-o", folder.path .. "/run", folder.path)
    for _, name in ipairs { "facts.csv", "evidence.csv", "checks.csv", "residue.csv", "warnings.csv", "reports.csv", "manifest.json" } do
      assert.is_truthy(utf8.len(program.read(folder.path .. "/run/" .. name)), name)
    end
  end)
end)

describe("names in scripts", function()
  local folder
  before_each(function() folder = program.folder() end)
  after_each(function() os.execute("rm -rf " .. folder.path) end)

  for field, body in pairs {
    rule = 'city:rule("%s", w"受理" * city.fact("new_received", zh.int))',
    check = 'city:check("%s", "new_received = new_received")',
    ["indicator.unit"] = 'city:indicator { name = "x", unit = "%s", label = "x" }',
    ["indicator.label"] = 'city:indicator { name = "x", unit = "x", label = "%s" }',
    ["ignore.reason"] = 'city:ignore { reason = "%s", near = { "x" } }',
    ["table.name"] = 'city:table { name = "%s", rows = {} }',
    ["grid.name"] = 'city:grid { name = "%s", rows = {}, columns = {} }',
    ["listing.name"] = 'city:listing { name = "%s", rows = {} }',
  } do
    it(field .. " is refused with its line when it holds what acts, or is long", function()
      for _, bad in ipairs { "a\\nb", "\\27[31m", "\\u{202E}x", "\\xFF", ("x"):rep(501) } do
        local path = program.script(folder.path, "bad", body:format(bad), 'extends = "ogi-2014"')
        local code, out, err = program.run("try", path, "tests/samples/slips_2018.txt")
        assert.same({ bad, 5 }, { bad, code })
        assert.is_truthy(err:find("bad.lua:4: " .. field, 1, true), err)
        assert.is_nil(acting(out .. err))
      end
    end)
  end

  it("of dims are refused too", function()
    for _, body in ipairs { 'zh.dim("channel", { ["a\\27"] = { "x" } })', 'zh.dim("a b", { a = { "x" } })' } do
      local path = program.script(folder.path, "bad", body, 'extends = "ogi-2014"')
      local code, _, err = program.run("try", path, "tests/samples/slips_2018.txt")
      assert.equal(5, code)
      assert.is_truthy(err:find("bad.lua:4: dim: ", 1, true), err)
    end
  end)
end)
