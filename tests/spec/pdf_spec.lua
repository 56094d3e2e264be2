-- pdf_spec.lua - PDF through the program: what a reader of the page sees, and nothing else.
local pdf = require "tests.spec.pdf"
local program = require "tests.spec.program"

local TITLE <const> = "郑州市2016年政府信息公开工作年度报告"

-- What inspect says of a file with these pages: exit code, standard output, standard error.
local function inspect(pages, ...)
  local folder <close> = program.folder()
  local path = program.write(folder.path .. "/a.pdf", type(pages) == "string" and pages or pdf.make(pages))
  return program.run("inspect", path, ...)
end

local function paragraph(page, x, y, lines, size)
  for i, text in ipairs(lines) do
    page[#page + 1] = { x = x + (i == 1 and 2 * (size or 12) or 0), y = y + (i - 1) * 24, size = size, text = text }
  end
end

-- A page of prose wide enough that its lines are full: 30 characters of 12 points.
local function prose(first, last)
  local page = {}
  local lines = { first }
  for i = 2, 6 do lines[i] = ("这一行有三十个字所以它是满的，下面还有一行接着它说下去的第%d行"):format(i) end
  lines[7] = last
  paragraph(page, 90, 120, lines)
  return page
end

describe("a PDF", function()
  it("gives facts with pages, whose places are those of its text", function()
    local folder <close> = program.folder()
    local first = { { x = 120, y = 80, size = 20, text = TITLE } }
    paragraph(first, 90, 140, { "全市共受理政府信息公开申请3208件，其中当面申请542件。" })
    local second = {}
    paragraph(second, 90, 140, { "全年主动公开政府信息1200条。" })
    local path = program.write(folder.path .. "/a.pdf", pdf.make { first, second })
    local got = program.results(folder.path .. "/.run", path)
    local _, text = program.run("inspect", "--text", path)
    local pages = {}
    for _, fact in ipairs(got.facts) do
      if fact.raw ~= "" then
        assert.equal(fact.raw, text:sub(fact.from + 1, fact.to))
        pages[fact.indicator .. "[" .. fact.dims .. "]"] = fact.page
      end
    end
    assert.equal("1", pages["new_received[]"])
    assert.equal("pdf", got.reports[1].format)
    for _, row in ipairs(got.evidence) do assert.matches("^[12]$", row.page) end
    local _, json = program.run("inspect", "--json", path)
    assert.matches('"pages":%s*%[', json)
  end)

  it("is read over the ends of lines and pages, without what pages print around it", function()
    local pages = {}
    for i = 1, 3 do
      pages[i] = prose("本市去年共办结各类申请的数量是这样的，一共有若干件，其中第一类",
        "这一段的最后一行没有说完它的话，所以它在下一页的开头接着说增长百")
      table.insert(pages[i], 1, { x = 200, y = 40, size = 9, text = "某某市统计局" })
      table.insert(pages[i], { x = 290, y = 800, size = 9, text = ("— %d —"):format(i) })
    end
    table.remove(pages[2], 2)
    table.insert(pages[2], 2, { x = 90, y = 120, text = "分之五点三。" })
    local code, out = inspect(pages)
    assert.equal(0, code)
    local _, text = inspect(pages, "--text")
    assert.matches("接着说增长百分之五点三。", text, 1, true)
    assert.matches("chrome", out)
    assert.is_nil(text:match "增长百[^\n]*某某市统计局")
    assert.is_nil(text:match "增长百[^\n]*—")
  end)

  it("is read column by column, and a sentence goes on in the next one", function()
    local page = { { x = 150, y = 60, size = 24, text = "某某日报今日要闻" } }
    for column = 1, 3 do
      for i = 1, 8 do
        local text = i == 8 and "本栏末行尚未说完它的话" or ("第%d栏的这一行是第%d行"):format(column, i)
        if i == 1 and column > 1 then text = ("所以接着第%d栏说完了。"):format(column - 1) end
        page[#page + 1] = { x = 60 + (column - 1) * 150, y = 100 + i * 20, text = text }
      end
    end
    local _, text = inspect({ page }, "--text")
    for column = 1, 2 do
      assert.matches(("本栏末行尚未说完它的话所以接着第%d栏说完了。"):format(column), text, 1, true)
    end
  end)

  it("leaves out what nobody sees, and says so when it is digits", function()
    local page = {
      { x = 90, y = 100, text = "可见数3.7件" },
      { x = 90, y = 130, text = "白字999", colour = "1 g" },
      { x = 90, y = 160, text = "无形888", mode = 3 },
      { kind = "clip", x = 300, y = 300, x2 = 400, y2 = 400 },
      { x = 90, y = 190, text = "剪去777" },
      { kind = "unclip" },
      { x = 90, y = 220, text = "盖住666" },
      { kind = "area", x = 80, y = 205, x2 = 300, y2 = 230, colour = "1 g" },
      { kind = "area", x = 80, y = 245, x2 = 300, y2 = 270, colour = "0.1 g" },
      { x = 90, y = 260, text = "黑底白字55", colour = "1 g" },
      { x = 90, y = 300, text = "粗体44" },
      { x = 90.4, y = 300, text = "粗体44" },
    }
    local code, out = inspect { page }
    assert.equal(0, code)
    local _, text = inspect({ page }, "--text")
    for _, word in ipairs { "3.7", "黑底白字55", "粗体44" } do assert.matches(word, text, 1, true) end
    for _, word in ipairs { "999", "888", "777", "666", "4444" } do assert.is_nil(text:find(word, 1, true)) end
    assert.matches("warning    HIDDEN_DIGITS: page 1: .*12 in all", out)
  end)

  it("leaves watermarks out of its sentences and tables", function()
    local page = { { x = 90, y = 100, text = "这一句话里没有水印2" } }
    pdf.grid(page, { 90, 200, 300 }, { 130, 150, 170 })
    pdf.fill(page, { 90, 200, 300 }, { 130, 150 }, { { "指标", "数量" }, { "受理", "12" } })
    page[#page + 1] = { x = 95, y = 165, size = 40, text = "内部9", colour = "0.8 g" }
    page[#page + 1] = { kind = "raw", text = "BT /F1 30 Tf 0.7 0.7 -0.7 0.7 150 700 Tm <53C28003> Tj ET" }
    local code, out = inspect { page }
    assert.equal(0, code)
    assert.matches("受理 | 12\n", out, 1, true)
    assert.matches("chrome    内部9参考", out, 1, true)
    assert.matches("warning    ASKEW: page 1", out)
  end)

  it("is turned upright", function()
    local page = { { x = 90, y = 100, text = "横着的一页3208件" }, rotate = 90 }
    local _, out = inspect { page }
    assert.matches("横着的一页3208件", out)
    local raw = "BT /F1 12 Tf 0 1 -1 0 300 100 Tm <6A2A77400032> Tj ET"
    _, out = inspect { { { kind = "raw", text = raw } } }
    assert.matches("横着2", out)
  end)
end)

describe("a table in a PDF", function()
  local COLUMNS <const>, ROWS <const> = { 100, 250, 350, 450 }, { 200, 220, 240, 260 }
  local TEXTS <const> = { { "指标", "数量", "比重" }, { "受理", "12", "30.5" }, { "答复", "34", "69.5" } }

  -- The rows of the first table that inspect shows.
  local function rows(pages)
    local code, out = inspect(pages)
    assert.equal(0, code)
    local list = {}
    for line in out:gmatch "[^\n]+" do list[#list + 1] = line:match "^ +#? *(.+ | .+)$" end
    return list, out
  end

  it("has the cells that its rules make", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    pdf.grid(page, COLUMNS, ROWS)
    pdf.fill(page, COLUMNS, ROWS, TEXTS)
    assert.same({ "指标 | 数量 | 比重", "受理 | 12 | 30.5", "答复 | 34 | 69.5" }, rows { page })
  end)

  it("has merged cells where a piece of a rule is missing", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    pdf.grid(page, COLUMNS, ROWS, { v3 = true, h2 = true })
    page[#page + 1] = { kind = "line", x = 350, y = 220, x2 = 350, y2 = 260 }
    page[#page + 1] = { kind = "line", x = 250, y = 220, x2 = 450, y2 = 220 }
    pdf.fill(page, COLUMNS, ROWS, { { "指标", "两栏" }, { "", "12", "30.5" }, { "答复", "34", "69.5" } })
    assert.same({ "指标 | 两栏 | <", "^ | 12 | 30.5", "答复 | 34 | 69.5" }, rows { page })
  end)

  it("has labels that run downwards", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    pdf.grid(page, { 250, 350, 450 }, ROWS)
    pdf.grid(page, { 100, 250 }, { 200, 260 })
    pdf.fill(page, COLUMNS, ROWS, { { "", "12", "30.5" }, { "", "34", "69.5" }, { "", "5", "1" } })
    page[#page + 1] = { kind = "raw", text = "BT /F1 10 Tf 0 -1 1 0 110 635 Tm <53D77406> Tj ET" }
    assert.same({ "受理 | 12 | 30.5", "^ | 34 | 69.5", "^ | 5 | 1" }, (rows { page }))
  end)

  it("has rows where its lines stand when no rules part them, and labels that go on below", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    local columns, edges = { 100, 160, 250, 350 }, { 200, 220, 300 }
    pdf.grid(page, columns, edges)
    pdf.fill(page, columns, edges, { { "指标", "数量", "比重" } })
    for i, row in ipairs { { "受理", "12", "30.5" }, { "", "34", "69.5" }, { "转送", "5", "0.1" } } do
      for c, text in ipairs(row) do
        if text ~= "" then page[#page + 1] = { x = columns[c] + 4, y = 212 + i * 22, size = 10, text = text } end
      end
    end
    page[#page + 1] = { x = 104, y = 250, size = 10, text = "答复公民申" }
    page[#page + 1] = { x = 104, y = 262, size = 10, text = "请" }
    assert.same({ "指标 | 数量 | 比重", "受理 | 12 | 30.5", "答复公民申请 | 34 | 69.5", "转送 | 5 | 0.1" }, rows { page })
  end)

  it("has columns where its lines have gaps when no rules part them", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    for _, y in ipairs(ROWS) do page[#page + 1] = { kind = "line", x = 100, y = y, x2 = 450, y2 = y } end
    pdf.fill(page, COLUMNS, ROWS, TEXTS)
    assert.same({ "指标 | 数量 | 比重", "受理 | 12 | 30.5", "答复 | 34 | 69.5" }, rows { page })
    page[#page + 1] = { kind = "line", x = 250, y = 200, x2 = 250, y2 = 260 } -- and one rule
    page[#page + 1] = { kind = "line", x = 100, y = 280, x2 = 450, y2 = 280 }
    page[#page + 1] = { kind = "line", x = 250, y = 260, x2 = 250, y2 = 280 }
    pdf.fill(page, COLUMNS, { 260 }, { { "不予", "7", "0.2" } })
    assert.same({ "指标 | 数量 | 比重", "受理 | 12 | 30.5", "答复 | 34 | 69.5", "不予 | 7 | 0.2" }, rows { page })
  end)

  it("has columns inside a box that is ruled in rows alone, and a box of prose is none", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    pdf.grid(page, { 100, 450 }, ROWS)
    pdf.fill(page, COLUMNS, ROWS, TEXTS)
    assert.same({ "指标 | 数量 | 比重", "受理 | 12 | 30.5", "答复 | 34 | 69.5" }, (rows { page }))
    page = { { x = 110, y = 215, text = "这一句话在框里，有1个数" }, { x = 110, y = 235, text = "这一句也在框里。" } }
    pdf.grid(page, { 100, 450 }, { 200, 240 })
    for _, y in ipairs { 60, 500, 780 } do page[#page + 1] = { kind = "line", x = 60, y = y, x2 = 530, y2 = y } end
    page[#page + 1] = { x = 100, y = 300, text = "左边" }
    page[#page + 1] = { x = 400, y = 300, text = "右边" }
    for i = 1, 5 do page[#page + 1] = { x = 84, y = 320 + 20 * i, text = "这是一行没有空隙的话，它不是表格的一部分第" .. i } end
    local _, out = rows { page }
    assert.is_nil(out:find("  table ", 1, true))
  end)

  it("needs no rules at all where labels and numbers stand in columns", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    for i, row in ipairs { TEXTS[1], TEXTS[2], TEXTS[3], { "不予公开", "7", "0.2" } } do
      pdf.fill(page, COLUMNS, { 180 + 20 * i }, { row })
    end
    assert.same({ "指标 | 数量 | 比重", "受理 | 12 | 30.5", "答复 | 34 | 69.5", "不予公开 | 7 | 0.2" }, rows { page })
  end)

  it("goes on over the end of a page, with its title and header or without", function()
    local pages = {}
    for i = 1, 3 do
      pages[i] = { { x = 200, y = 180, text = "表一 办理情况" } }
      pdf.grid(pages[i], COLUMNS, ROWS)
      pdf.fill(pages[i], COLUMNS, ROWS, { TEXTS[1], { "第" .. i .. "项", "12", "30.5" }, { "又" .. i .. "项", "34", "9" } })
    end
    local seen, out = rows(pages)
    assert.same({ "指标 | 数量 | 比重", "第1项 | 12 | 30.5", "又1项 | 34 | 9", "第2项 | 12 | 30.5", "又2项 | 34 | 9",
      "第3项 | 12 | 30.5", "又3项 | 34 | 9" }, seen)
    assert.matches("caption   表一 办理情况", out)
    local second = {}
    pdf.grid(second, COLUMNS, { 80, 100, 120 })
    pdf.fill(second, COLUMNS, { 80, 100 }, { { "转送", "5", "1" }, { "其他", "6", "2" } })
    assert.same({ "指标 | 数量 | 比重", "第1项 | 12 | 30.5", "又1项 | 34 | 9", "转送 | 5 | 1", "其他 | 6 | 2" },
      (rows { pages[1], second }))
  end)

  it("warns of two numbers in a cell", function()
    local page = { { x = 90, y = 120, text = "下面是一张表" } }
    local edges = { 200, 220, 260, 280 }
    pdf.grid(page, COLUMNS, edges)
    pdf.fill(page, COLUMNS, edges, { TEXTS[1], { "受理", "12", "5.2" }, TEXTS[3] })
    page[#page + 1] = { x = 354, y = 248, size = 10, text = "4.6" }
    local _, out = rows { page }
    assert.matches("warning    CELL_NUMBERS: page 1", out)
    assert.is_nil(out:find("5.24.6", 1, true))
  end)
end)

describe("a PDF that cannot be trusted", function()
  local PICTURE <const> = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \127 EI Q"

  it("is refused when it is a scan, with or without text that recognition left", function()
    local page = { { kind = "raw", text = PICTURE } }
    local code, _, err = inspect { page, page }
    assert.equal(4, code)
    assert.matches("SCAN: 2 of 2 pages are pictures without text, from page 1 on; run text recognition", err)
    for i = 1, 10 do page[#page + 1] = { x = 90, y = 50 + 20 * i, text = "识别出来的文字3996", mode = 3 } end
    code, _, err = inspect { page }
    assert.equal(4, code)
    assert.matches("SCAN: .*recognised text", err)
  end)

  it("says which pages are pictures when others are not", function()
    local code, out = inspect { prose("有文字的一页", "。"), { { kind = "raw", text = PICTURE } } }
    assert.equal(0, code)
    assert.matches("SCANNED_PAGES: 1 of 2 pages are pictures without text, the first is page 2", out)
  end)

  it("is refused when its fonts do not say what they draw", function()
    local page = {}
    for i = 1, 10 do page[i] = { x = 90, y = 50 + 20 * i, text = "RZ TW KQ YX 866 1 BV" } end
    local code, _, err = inspect { page }
    assert.equal(4, code)
    assert.matches("FONTS: 0 Chinese characters among", err)
  end)

  it("is refused when it is damaged, cut off, or needs a password", function()
    local bytes = pdf.make { prose("一", "二") }
    local code, out, _, err
    code, out = inspect(bytes:sub(1, #bytes - 300))
    assert.equal(0, code) -- what is left of it is read
    assert.matches("warning    DAMAGED: the file is damaged: 1 pages were read", out)
    code, _, err = inspect(bytes:sub(1, 300))
    assert.equal(4, code)
    assert.matches("DAMAGED: no page of it can be read", err)
    code, _, err = inspect "%PDF-1.7\n"
    assert.equal(4, code)
    assert.matches("DAMAGED", err)
    local locked = bytes:gsub("/Root 1 0 R", "/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 "
      .. "/P -4 /O <" .. ("00"):rep(32) .. "> /U <" .. ("11"):rep(32) .. "> >>")
    code, _, err = inspect(locked)
    assert.equal(4, code)
    assert.matches("ENCRYPTED: it needs a password", err)
  end)

  it("names the package when the tool is missing, and reads prose with another tool", function()
    local folder <close> = program.folder()
    local page = prose("全市共受理政府信息公开申请3208件", "完。")
    pdf.grid(page, { 100, 250, 350 }, { 500, 520, 540 })
    pdf.fill(page, { 100, 250, 350 }, { 500, 520 }, { { "指标", "数量" }, { "受理", "12" } })
    local path = program.write(folder.path .. "/a.pdf", pdf.make { page })
    local code, _, err = program.sh(('PATH=%s "$B" inspect %s'):format(folder.path, path))
    assert.equal(4, code)
    assert.matches("UNSUPPORTED: a PDF is read with mutool, which is not there; install the package mupdf%-tools", err)
    if os.execute("ln -s $(command -v pdftotext) " .. folder.path .. "/pdftotext 2>/dev/null")
        and program.read(folder.path .. "/pdftotext") then
      local out
      code, out = program.sh(('PATH=%s "$B" inspect %s'):format(folder.path, path))
      assert.equal(0, code)
      assert.matches("warning    PROSE_ONLY", out)
      assert.matches("申请3208件", out)
      assert.is_nil(out:match "para[^\n]*受理 12")
    end
  end)
end)
