-- run_spec.lua - `baogao run`: formats, --meta, --with, the manifest; the same bytes whatever the order of inputs.
local program = require "tests.spec.program"

local SAMPLE <const> = "tests/samples/slips_2018.txt"
local ZHENGZHOU <const> = "tests/samples/zhengzhou_2016.txt"
local REPORT <const> = "郑州市2016年政府信息公开工作年度报告\n"

describe("--format", function()
  it("csv quotes what needs it", function()
    local folder <close> = program.folder()
    program.write(folder.path .. '/a,"b.txt', REPORT .. "正文。\n")
    program.results(folder.path .. "/run", folder.path .. '/a,"b.txt')
    assert.equal(folder.path .. '/a,"b.txt', program.file(folder.path .. "/run", "reports.csv")[1].report)
    assert.matches('/a,""b.txt",', program.read(folder.path .. "/run/reports.csv"))
  end)

  it("ndjson gives one object a fact, with the columns of facts.csv and exact numbers", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/bare.txt", REPORT .. "正文。\n")
    local _, csv = program.run("run", ZHENGZHOU, folder.path .. "/bare.txt")
    local code, json = program.run("run", "--format", "ndjson", ZHENGZHOU, folder.path .. "/bare.txt")
    assert.equal(0, code)
    assert.matches("missing_input: ", csv)
    local rows, at = program.rows(csv), 0
    for line in json:gmatch "[^\n]+" do
      at = at + 1
      local row = rows[at]
      assert.equal(row.report, line:match '^{"report":"([^"]*)"')
      assert.equal(row.indicator, line:match '"indicator":"([^"]*)"')
      assert.equal(row.dims, line:match '"dims":"([^"]*)"')
      assert.equal(row.value ~= "" and row.value or "null", line:match '"value":([^,]*)')
      assert.equal(row.grade, line:match '"grade":"([^"]*)"')
      assert.equal(row.line ~= "" and row.line or "null", line:match '"line":([^,]*)')
      assert.equal(row.sha256, line:match '"sha256":"([^"]*)"')
      assert.equal(row.label, line:match '"label":"([^"]*)"}$')
    end
    assert.equal(#rows, at)
  end)

  it("excel has a byte order mark and no live formula", function()
    local folder <close> = program.folder()
    for _, name in ipairs { "=cmd", "+1", "-2", "@x" } do
      program.write(folder.path .. "/" .. name .. ".txt", REPORT .. "正文。\n")
    end
    local code = program.sh(('B=$(realpath "$B"); cd %s && "$B" run --quiet --format excel -o run -- *.txt'):format(folder.path))
    assert.equal(0, code)
    for _, name in ipairs { "facts", "evidence", "checks", "residue", "reports" } do
      assert.equal("\xEF\xBB\xBF", program.read(folder.path .. "/run/" .. name .. ".csv"):sub(1, 3), name)
    end
    local names = {}
    for line in program.read(folder.path .. "/run/reports.csv"):gmatch "[^\n]+" do names[#names + 1] = line:match "^[^,]*" end
    assert.same({ "'+1.txt", "'-2.txt", "'=cmd.txt", "'@x.txt" }, { table.unpack(names, 2) })
  end)

  it("excel leaves numbers numbers", function()
    local folder <close> = program.folder()
    program.script(folder.path, "gap", [[
city:identify { must = { "政府信息公开" } }
city:indicator { name = "change", unit = "%", label = "变化" }
city:rule("change", city.fact("change", w"增长率为" * zh.percent))]])
    program.write(folder.path .. "/a.txt", REPORT .. "增长率为-4.3%。\n")
    local code, out = program.run("run", "--format", "excel", "--script", folder.path .. "/gap.lua", folder.path .. "/a.txt")
    assert.equal(0, code)
    local row = program.rows(out:sub(4))[1]
    assert.same({ "-4.3", "'-4.3%" }, { row.value, row.raw })
  end)
end)

-- Runs with a --meta file of this text over the report of Zhengzhou; the row of reports.csv, exit code, stderr.
local function with_meta(folder, meta, ...)
  program.write(folder.path .. "/meta.csv", meta)
  local code, _, err = program.run("run", "-o", folder.path .. "/run", "--meta", folder.path .. "/meta.csv", ZHENGZHOU, ...)
  return code == 0 and program.file(folder.path .. "/run", "reports.csv")[1] or nil, code, err
end

describe("--meta", function()
  it("wins, and a conflict is a warning", function()
    local folder <close> = program.folder()
    local row, _, err = with_meta(folder, "report,year,publisher,url\n" .. ZHENGZHOU .. ",2015,郑州市人民政府,http://x/\n")
    assert.same({ "2015", "郑州市人民政府", "郑州市", "410100" }, { row.year, row.publisher, row.place, row.adcode })
    assert.matches("year:given", row.meta_from)
    assert.matches("publisher:given", row.meta_from)
    assert.matches("place:title", row.meta_from)
    assert.matches('META_CONFLICT: year: given "2015", the report says "2016"', row.warnings)
    assert.equal(1, select(2, row.warnings:gsub("META_CONFLICT", "")))
    assert.not_matches("%-%-meta", err)
  end)

  it("that agrees is no warning", function()
    local folder <close> = program.folder()
    local row = with_meta(folder, "report,year,place,adcode,level\r\n" .. ZHENGZHOU .. ",2016,郑州市,410100,prefecture\r\n")
    assert.not_matches("META_CONFLICT", row.warnings)
  end)

  it("of another place takes the report's code away and brings its own", function()
    local folder <close> = program.folder()
    local row = with_meta(folder, "\xEF\xBB\xBFreport,place\n" .. ZHENGZHOU .. ",浚县\n")
    assert.same({ "浚县", "410621", "county" }, { row.place, row.adcode, row.level })
    row = with_meta(folder, "report,adcode\n" .. ZHENGZHOU .. ",410500\n")
    assert.same({ "安阳市", "410500", "prefecture" }, { row.place, row.adcode, row.level })
    row = with_meta(folder, "report,place\n" .. ZHENGZHOU .. ",郑州市教育局\n")
    assert.same({ "郑州市教育局", "", "" }, { row.place, row.adcode, row.level })
  end)

  it("tells what it says for nobody", function()
    local folder <close> = program.folder()
    local _, code, err = with_meta(folder, "report,colour,year\nother.txt,red,2015\n" .. ZHENGZHOU .. ",blue,\n")
    assert.equal(0, code)
    assert.matches("the column colour is not known", err)
    assert.matches("1 of 2 rows name reports that were not among the inputs.*row 2, other.txt", err)
  end)

  it("that is wrong ends with 1, the file and the row", function()
    local folder <close> = program.folder()
    for text, message in pairs {
      [""] = "empty; its first row names the columns",
      ["place,year\nx,2016\n"] = "row 1: no column named report",
      ["report,year\nx,20x6\n"] = "row 2: the year is not four digits",
      ["report,year\na,2016\nx,2016\na,2017\n"] = "row 4: a stands in row 2 already",
      ["report,adcode\nx,4101\n"] = "row 2: the adcode is not six digits",
      ["report,level\nx,city\n"] = "row 2: the level is nation, province",
      ["report,place\nx,郑州市,2016\n"] = "row 2: not as many cells as the first row",
      ["report,place\nx\n"] = "row 2: not as many cells as the first row",
      ['report,place\n"x,y\n'] = "row 2: a quote is not closed",
      ["report,place\nx,\xD6\xA3\xD6\xDD\n"] = "row 2: not UTF-8; save the file as UTF-8 CSV",
      ["report" .. (",a"):rep(16) .. "\n"] = "row 1: more than 16 cells",
    } do
      local _, code, err = with_meta(folder, text)
      assert.same({ text, 1 }, { text, code })
      assert.is_truthy(err:find("--meta " .. folder.path .. "/meta.csv: " .. message, 1, true), err)
    end
  end)
end)

describe("--with", function()
  local CARD <const> = 'city:identify { must = { "政府信息公开" } }\ncity:export("card.md", function(r, out)\n'
    .. '  out:write(r.place, " ", r.year, " ", r:show "new_received", " ", r:show "budget", "\\n")\nend)'

  it("writes exports/NAME/REPORT for every report of the script", function()
    local folder <close> = program.folder()
    program.script(folder.path, "cards", CARD, 'extends = "ogi-2014"')
    local code = program.run("run", "-o", folder.path .. "/run", "--script", folder.path .. "/cards.lua", "--with", "cards:card",
      SAMPLE, ZHENGZHOU, "/nosuch")
    assert.equal(4, code)
    local exports = folder.path .. "/run/exports/card/tests__samples__"
    assert.equal("新乡市 2018 918 —\n", program.read(exports .. "slips_2018.txt.md"))
    assert.equal("郑州市 2016 3208 —\n", program.read(exports .. "zhengzhou_2016.txt.md"))
    assert.equal(2, select(2, select(2, program.sh("ls " .. folder.path .. "/run/exports/card")):gsub("\n", "")))
  end)

  it("writes nothing for the reports of other scripts", function()
    local folder <close> = program.folder()
    local code = program.run("run", "-o", folder.path .. "/run", "--with", "410100-zhengzhou:card", SAMPLE)
    assert.equal(0, code)
    assert.is_nil(program.read(folder.path .. "/run/exports/card/tests__samples__slips_2018.txt.md"))
  end)

  it("refuses two reports of one name, and an export that writes too much", function()
    local folder <close> = program.folder()
    program.script(folder.path, "cards", CARD .. '\ncity:export("flood.txt", function(_, out)\n'
      .. '  for _ = 1, 100 do out:write(("x"):rep(1 << 20)) end\nend)', 'extends = "ogi-2014"')
    local code, _, err = program.run("run", "-o", folder.path .. "/run", "--script", folder.path .. "/cards.lua", "--with", "cards:card",
      SAMPLE, "./" .. SAMPLE)
    assert.equal(5, code)
    assert.matches("has this name already", err)
    code, _, err = program.run("run", "-o", folder.path .. "/run", "--script", folder.path .. "/cards.lua", "--with", "cards:flood", SAMPLE)
    assert.equal(5, code)
    assert.matches("cards.lua:8: export flood.txt: .*an export may write 4194304 bytes", err)
    assert.is_nil(program.read(folder.path .. "/run/exports/flood/tests__samples__slips_2018.txt.txt"))
    assert.is_string(program.read(folder.path .. "/run/facts.csv"))
  end)
end)

describe("a run folder", function()
  local FILES <const> = { "facts.csv", "evidence.csv", "checks.csv", "residue.csv", "warnings.csv", "reports.csv" }

  it("is the same bytes whatever the order of inputs, and with a new state for each report", function()
    local folder <close> = program.folder()
    program.results(folder.path .. "/a", "tests/samples")
    local code = program.sh(('ls -r tests/samples/* | "$B" run --quiet --fresh -o %s/b -'):format(folder.path))
    assert.equal(0, code)
    for _, name in ipairs(FILES) do
      assert.equal(program.read(folder.path .. "/a/" .. name), program.read(folder.path .. "/b/" .. name), name)
    end
  end)

  it("has the columns of the contract", function()
    local folder <close> = program.folder()
    program.results(folder.path, SAMPLE)
    local heads = {
      ["facts.csv"] = "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,grade,script,rule,section,page,line,from,to,sha256,label",
      ["evidence.csv"] = "report,indicator,dims,role,value,raw,rule,from,to,page,line",
      ["checks.csv"] = "report,script,check,verdict,left,right,gap,blanks,left_facts,right_facts,note,grade",
      ["residue.csv"] = "report,raw,value,unit,section,line,from,to,set_aside,context",
      ["warnings.csv"] = "report,code,text,line,from,to,facts",
      ["expected.csv"] = "report,indicator,dims,why,rule,line,section,label",
      ["reports.csv"] = "report,sha256,bytes,format,encoding,title,place,adcode,publisher,level,year,date,meta_from,form,script,verdict,reason,warnings,facts,residue,duplicate_of",
    }
    for name, head in pairs(heads) do assert.equal(head, program.read(folder.path .. "/" .. name):match "^[^\n]*") end
  end)

  it("has a row for each time a warning was given, with its place and the facts that stand there", function()
    local folder <close> = program.folder()
    local report = program.write(folder.path .. "/r.txt", "许昌市2017年政府信息公开工作年度报告\n\n"
      .. "通过政府网站公开政府信息1 2条。\n通过政务微博公开政府信息035条。\n通过政务微信公开政府信息0041条。\n")
    program.run("run", "-o", folder.path .. "/run", "--script", "ogi-2014", report)
    local list = {}
    for _, row in ipairs((program.file(folder.path .. "/run", "warnings.csv"))) do
      list[#list + 1] = ("%s %s %s"):format(row.code, row.line, row.facts)
    end
    assert.same({ "NUMBER_SPLIT 3 ", "NUMBER_ZEROS 4 via_weibo", "NUMBER_ZEROS 5 via_wechat" }, list)
  end)

  it("says in its manifest what was run, by what, and how much came of it", function()
    local folder <close> = program.folder()
    program.results(folder.path, SAMPLE, "/nosuch")
    local text = program.read(folder.path .. "/manifest.json")
    local _, version = program.run "--version"
    assert.is_truthy(text:find('"' .. version:match "[^\n]+" .. '"', 1, true))
    assert.matches('"script":%s*"ogi%-2014@1.0"', text)
    assert.matches('"sha256":%s*"%x+"', text)
    local failed = 0
    for _, check in ipairs(program.file(folder, "checks.csv")) do failed = failed + (check.verdict == "fail" and 1 or 0) end
    for name, value in pairs { reports = 2, ok = 1, failed = 1, facts = #program.file(folder, "facts.csv"), checks_fail = failed,
      unclaimed = 0 } do
      assert.equal(tostring(value), text:match('"' .. name .. '":%s*(%d+)'), name)
    end
    assert.equal(2, #program.file(folder.path, "timings.csv"))
  end)

  it("keeps the manifest readable when a name is not UTF-8", function()
    local folder <close> = program.folder()
    local name = folder.path .. "/\xD6\xD0.txt"
    program.write(name, REPORT .. "正文。\n")
    program.run("run", "-o", folder.path .. "/run", name)
    assert.is_truthy(utf8.len(program.read(folder.path .. "/run/manifest.json")))
    assert.matches("/%%D6%%D0.txt", program.read(folder.path .. "/run/manifest.json"))
  end)
end)
