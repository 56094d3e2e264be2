-- review_spec.lua - `baogao review`: pages that show a run, load nothing, and take a report's text as text. In Chromium
-- where it and playwright-core (npm) are there.
local core = require "baogao.core"
local program = require "tests.spec.program"

local work <const> = program.folder()

local REPORT <const> = [[
郑州市2016年政府信息公开工作年度报告

一、依申请公开情况

全年共受理政府信息公开申请3208件，其中网上申请3000件、传真申请8件，来访另有200件。

二、收费情况

未收费。
]]

local HOSTILE <const> = "<html><body><h1>郑州市2016年政府信息公开工作年度报告</h1><p>&lt;script&gt;window.pwned = 1; alert(1)&lt;/script&gt; "
  .. "&lt;img src=x onerror=alert(2)&gt; &lt;b&gt;收到申请&lt;/b&gt;\u{202E}件5\u{202C}，受理政府信息公开申请3208件。</p><p>" .. ("长"):rep(300000)
  .. "</p></body></html>\n"

-- A form of many figures, and a report of it.
local function many(folder)
  local lines, rows = {}, {}
  for i = 1, 10001 do
    lines[i] = ("指标%d为%d件。"):format(i, i)
  end
  rows[1] = [[
city:identify { must = { "大表" } }
city:declare { { "n", "件", "数" } }
city:sample { "指标1为1件。", ["n[k:a1]"] = 1 }
city:rule("数", w"指标" * city.fact("n", lpeg.Cg((lpeg.R"09"^1) / "k:a%0") * w"为" * zh.int * w"件"))
]]
  program.script(folder, "many", table.concat(rows))
  program.write(folder .. "/many.txt", "大表2016年报告\n\n" .. table.concat(lines, "\n\n") .. "\n")
end

local function review(run, to)
  local code, _, err = program.run("review", run, "-o", to)
  return code, err
end

-- The data of a page, as text.
local function data_of(page)
  return page:match '<script type="application/json" id="data">(.-)</script>'
end

describe("review", function()
  setup(function()
    program.write(work.path .. "/report.txt", REPORT)
    program.write(work.path .. "/hostile.htm", HOSTILE)
    many(work.path)
    for name, ending in pairs { report = "txt", hostile = "htm" } do
      program.run("run", "-o", work.path .. "/" .. name, work.path .. "/" .. name .. "." .. ending)
      assert.equal(0, (review(work.path .. "/" .. name, work.path .. "/" .. name .. ".html")))
    end
    program.run("run", "--scripts", work.path .. "/many.lua", "-o", work.path .. "/many", work.path .. "/many.txt")
    assert.equal(0, (review(work.path .. "/many", work.path .. "/many.html")))
    program.run("run", "-o", work.path .. "/samples", "tests/samples", "tests/fixtures")
    assert.equal(0, (review(work.path .. "/samples", work.path .. "/run")))
  end)
  setup(function()
    for name, rule in pairs { old = "", new = 'city:phrase "传真申请{n:件}"' } do
      program.script(work.path, name, 'city:identify { must = { "公开" } }\ncity:declare { { "n", "件", "<b>传真</b>" } }\n' .. rule
        .. '\ncity:sample { "传真申请8件。", n = ' .. (rule == "" and "false" or "8") .. " }")
    end
    program.run("diff", "--old", work.path .. "/old.lua", "--new", work.path .. "/new.lua", "-o", work.path .. "/diff.html",
      work.path .. "/report.txt")
  end)
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("writes one file that may run its own script alone", function()
    local page = program.read(work.path .. "/report.html")
    local policy = page:match 'Content%-Security%-Policy" content="(.-)"'
    assert.matches("^default%-src 'none'; script%-src 'sha256%-", policy)
    assert.is_nil(page:find("https?://", 1) and page:match "src=[\"']http" or nil)
    local script = page:match '<script type="module">(.-)</script>'
    local style = page:match "<style>(.-)</style>"
    for _, part in ipairs { script, style } do
      local sum = io.popen(("printf %%s %s | xxd -r -p | base64"):format(core.sha256(part)))
      local digest = sum:read "l"
      sum:close()
      assert.is_truthy(policy:find("'sha256-" .. digest .. "'", 1, true))
    end
    assert.is_true(#page < 60000)
  end)

  it("keeps a report's text out of the markup", function()
    local page = program.read(work.path .. "/hostile.html")
    local data = data_of(page)
    assert.is_truthy(data:find("\\u003cscript>", 1, true))
    assert.is_nil(data:find("<", 1, true))
    assert.equal(2, select(2, page:gsub("<script", "")))
  end)

  it("shows every figure's place in the text, and what is unclaimed", function()
    local data = data_of(program.read(work.path .. "/report.html"))
    assert.is_truthy(data:find('["3208件", ', 1, true) or data:find('["3208件",', 1, true))
    assert.is_truthy(data:find('"residue": 0', 1, true))
    assert.is_truthy(data:find('"where": "', 1, true))
    assert.is_truthy(data:find('"explained": [0]', 1, true)) -- 200件, in the sentence of both sides
  end)

  it("writes a folder with an index", function()
    local index = data_of(program.read(work.path .. "/run/index.html"))
    local count = 0
    for page in index:gmatch '"page": "(reports/%d+%.html)"' do
      count = count + 1
      assert.is_truthy(program.read(work.path .. "/run/" .. page):find('"folder": true', 1, true))
    end
    assert.equal(#program.file(work.path .. "/samples", "reports.csv"), count)
    assert.is_truthy(index:find('"name": "new_received"', 1, true))
  end)

  it("says how many figures its index leaves out, and how many values of one", function()
    local index, json = require "baogao.page.index", require "baogao.base.json"
    local source = assert(require("baogao.panel.run_folder").open { work.path .. "/samples" })
    local function data()
      return json.text(index.data(source, {}, { reasons = {}, failing = {} }))
    end
    local most, points, enough = index.most_series, index.most_points, index.enough_points
    local all = data()
    index.most_series, index.most_points, index.enough_points = 2, 6, 2
    local some = data()
    index.most_series, index.most_points, index.enough_points = most, points, enough
    local drawn = tonumber(all:match '"all_series": (%d+)')
    assert.equal(math.min(most, drawn), select(2, all:gsub('"points":', "")))
    assert.is_true(drawn > 2)
    assert.equal(2, select(2, some:gsub('"points":', "")))
    assert.equal(drawn, tonumber(some:match '"all_series": (%d+)'))
    local count, list = some:match '"count": (%d+),%s*"points": (%b[])'
    assert.is_true(select(2, list:gsub("%[", "")) - 1 < tonumber(count))
    assert.equal(count, all:match '"count": (%d+),%s*"points"')
  end)

  it("says so when a report is no more what it was, and shows the quotes", function()
    program.write(work.path .. "/gone.txt", REPORT)
    program.run("run", "-o", work.path .. "/gone", work.path .. "/gone.txt")
    program.write(work.path .. "/gone.txt", REPORT .. "改了。\n")
    assert.equal(0, (review(work.path .. "/gone", work.path .. "/gone.html")))
    local data = data_of(program.read(work.path .. "/gone.html"))
    assert.is_truthy(data:find("is not the file that was read", 1, true))
    assert.is_truthy(data:find('"quotes": ["3208件"', 1, true))
    os.remove(work.path .. "/gone.txt")
    assert.equal(0, (review(work.path .. "/gone", work.path .. "/gone.html")))
    assert.is_truthy(program.read(work.path .. "/gone.html"):find("cannot be shown", 1, true))
  end)

  it("shows what a script that is tried finds, and leaves nothing else behind", function()
    program.shell("mkdir %s", work.path .. "/tmp")
    local code, out, err = program.sh(('TMPDIR=%s/tmp "$B" try scripts/city/410100-zhengzhou.lua %s/report.txt --page %s/try.html'):format(
      work.path, work.path, work.path))
    assert.same({ 0, "" }, { code, out }, err)
    assert.equal("", (select(2, program.sh("ls -A " .. work.path .. "/tmp"))))
    assert.is_truthy(data_of(program.read(work.path .. "/try.html")):find('"410100-zhengzhou@', 1, true))
    assert.is_true(0 ~= (program.run("try", work.path .. "/report.txt", work.path .. "/report.txt", "--page", work.path .. "/no.html")))
    assert.is_nil(io.open(work.path .. "/no.html"))
  end)

  it("refuses what is no run folder, and says what to give", function()
    assert.equal(1, (review(work.path .. "/nosuch", work.path .. "/x.html")))
    local code, _, err = program.run("review", work.path .. "/report")
    assert.equal(1, code)
    assert.matches("review needs a run folder and where to write", err)
    code, err = review(work.path .. "/report", "/proc/nosuch/x.html")
    assert.is_true(code ~= 0 and err ~= "")
  end)

  describe("in Chromium", function()
    local function has(command)
      return os.execute(command .. " >/dev/null 2>&1") == true
    end
    local names <const> = { "a figure shows its place", "a number shows its figure, or that no rule claims it",
      "a check that fails lights both sides, and what explains the gap", "filters and the address", "by keyboard alone",
      "a correction becomes overrides.csv", "hostile text stays text", "ten thousand figures", "narrow and dark",
      "a comparison", "the index sorts, filters, links and has a matrix",
      "what was corrected is what the next run and its page show", "a correction can be forgotten, a computed figure has none",
      "a figure that no rule found is noted, and added by the next run",
      "the index shows the reports of a check, and saves the corrections of all of them" }
    if not has "command -v chromium" or not has "node -e 'require(\"playwright-core\")'" then
      pending "needs chromium and npm's playwright-core (not installed here)"
      return
    end
    local results
    for _, name in ipairs(names) do
      it(name, function()
        if not results then
          local pipe = io.popen(("node tests/page/review.js '%s' 2>&1"):format(work.path))
          results = pipe:read "a"
          pipe:close()
        end
        local quoted = name:gsub("%p", "%%%0")
        assert.equal("", results:match('"' .. quoted .. '":"(.-)"') or "did not run: " .. results)
      end)
    end

    it("saves from the index what run --overrides takes", function()
      local rows = program.rows(program.read(work.path .. "/all.csv"))
      assert.equal(1, #rows)
      assert.equal("4322", rows[1].value)
      local code, _, err = program.run("run", "--overrides", work.path .. "/all.csv", "-o", work.path .. "/all", "tests/samples", "tests/fixtures")
      assert.equal(0, code, err)
      assert.is_truthy(program.read(work.path .. "/all/facts.csv"):find("4322,", 1, true))
    end)

    it("saves corrections as run --overrides reads them", function()
      local rows = program.rows(program.read(work.path .. "/overrides.csv"))
      assert.equal(1, #rows)
      assert.same({ core.sha256(REPORT), "12.5", "corrected", 'misprint, see "page 2"', "me" },
        { rows[1].sha256, rows[1].value, rows[1].status, rows[1].why, rows[1].who })
    end)
  end)
end)
