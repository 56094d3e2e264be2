-- panel_export_spec.lua - exports of the panel written in Lua: the shipped ones, and what a script may not do.
local program = require "tests.spec.program"

local work = program.folder()
local run = work.path .. "/run"

-- An export script with a body; returns what `export --with` says.
local function export(body, ...)
  local path = program.write(work.path .. "/mine.lua", 'local baogao = require "baogao"\n' .. body)
  return program.run("export", run, "--with", path, ...)
end

describe("an export of the panel", function()
  setup(function() assert.equal(0, (program.run("run", "-o", run, "tests/samples", "tests/fixtures"))) end)
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("is shipped as a card, a LaTeX table and a chart", function()
    local code, _, err = program.run("export", run, "--with", "city-card", "--with", "latex-table", "--with", "bar-chart")
    assert.same({ 0, "" }, { code, err })
    local card = program.read(run .. "/exports/city-card/410100-2016-card.md")
    assert.matches("^# 郑州市 2016\n", card)
    assert.is_truthy(card:find("| 3208 | 件 |", 1, true))
    assert.is_nil(card:find("—", 1, true)) -- a blank is left out, and is no 0
    local latex = program.read(run .. "/exports/latex-table/table.tex")
    assert.matches("\\begin{tabular}", latex)
    assert.is_truthy(latex:find("郑州市 & 2016 & ", 1, true))
    assert.matches("^<svg ", program.read(run .. "/exports/bar-chart/chart.svg"))
  end)

  it("sees exact values, and nothing where there is none", function()
    local code, _, err = export [[
return baogao.export { name = "mine", file = "out.txt", needs = { "nosuch_figure" }, write = function(panel, out)
  for row in panel:rows() do
    if row.place == "郑州市" and row.year == "2016" then
      out:write(row:show "new_received[channel:fax]", " ", row:show "new_received_fx", " ", row:show "staff_full_time", " ",
        row:value "new_received" + 1, " ", tostring(row:value "staff_full_time"), " ", row:show "nosuch_figure", " ",
        row.adcode, " ", panel:count() > 3 and "several" or "few", "\n")
    end
  end
end }]]
    assert.equal(0, code, err)
    assert.matches("no report of these runs states nosuch_figure", err)
    assert.equal("8 8 — 3209 nil — 410100 several\n", program.read(run .. "/exports/mine/out.txt"))
  end)

  it("is refused with its line when it is no export", function()
    for body, message in pairs {
      ["return 1"] = "end it with `return baogao.export",
      ['return baogao.export { name = "../up", file = "a.txt", row = print }'] = "mine.lua: export: name: small letters",
      ['return baogao.export { name = "up", file = "../a.txt", row = print }'] = "mine.lua: export: file: a name as in",
      ['return baogao.export { name = "up", file = "a.txt" }'] = "one of them",
      ['return baogao.export { name = "up", file = "a.txt", row = print, colour = 1 }'] = "there is no such field",
      ["return io.open"] = "attempt to index a nil value",
      ['return require "baogao.write"'] = "there is no module baogao.write",
      ['return baogao.export { name = "up", file = "a.txt", write = function(p) p:label "nosuch" end }'] =
        "the panel has no nosuch; name it in needs",
      ['return baogao.export { name = "up", file = "a.txt", write = function(p, out) out:write(("x"):rep(5 << 20)) end }'] =
        "4194304 bytes",
    } do
      local code, _, err = export(body)
      assert.same({ body, 5 }, { body, code }, err)
      assert.is_truthy(err:find(message, 1, true), err)
    end
    assert.equal(1, (program.run("export", run, "--with", "nosuch")))
  end)

  it("keeps nothing of a panel for later", function()
    local code, _, err = export([[
local kept
return baogao.export { name = "late", file = "a.txt", row = function(row, out, panel)
  kept = kept or row
  out:write(kept.place, "\n")
end }]], "--with", work.path .. "/mine.lua")
    assert.equal(0, code, err)
    assert.equal(nil, program.read(work.path .. "/a.txt"))
  end)
end)

describe("a workbook", function()
  it("is refused with a clear word when its sheet cannot hold the rows or columns", function()
    local excel = require "baogao.export.excel"
    local function refused(count, columns)
      local path = work.path .. ".xlsx"
      local ok, message, code = excel.write(path, { wide = { count = count, columns = columns } })
      assert.same({ nil, "LIMIT" }, { ok, code })
      assert.is_nil(program.read(path))
      return message
    end
    assert.matches("^1048576 rows do not fit a sheet of Excel, which holds 1048575; %-%-wide", refused(1048576, {}))
    local columns = {}
    for i = 1, 16385 do columns[i] = { name = "c" .. i } end
    assert.matches("^16385 columns, and it holds 16384", refused(1, columns))
  end)
end)

describe("names of wide tables", function()
  local wide_names = require "baogao.export.wide_names"

  it("are those of the indicator files where those have one", function()
    local names = wide_names.new {}
    assert.equal("new_received", names:add("new_received", ""))
    assert.equal("new_received_ip", names:add("new_received", "channel:in_person"))
    assert.equal("reply_denied_ss", names:add("reply_denied", "reason:state_secret"))
    assert.equal("carried_in_np", names:add("carried_in", "applicant:natural_person"))
    assert.equal("carried_in_t", names:add("carried_in", "applicant:total"))
  end)

  it("are all of the prescribed forms', as ../shared has them", function()
    local text = program.read(program.shared .. "/indicators/ogi.tsv")
    if not text then return pending "../shared is not here" end
    local names, seen, count = wide_names.new {}, {}, 0
    for line in text:gmatch "[^\n]+" do
      local indicator, dims, wide = line:match "^%d+\t[^\t]*\t[^\t]*\t([^\t]*)\t([^\t]*)\t([^\t]*)\t"
      if indicator and not seen[wide] then
        seen[wide], count = true, count + 1
        assert.equal(wide, names:add(indicator, dims))
      end
    end
    assert.is_true(count > 250)
  end)

  it("stay ASCII, short and unique whatever the parts are", function()
    local names, seen = wide_names.new { "place" }, {}
    for _, case in ipairs { { "place", "" }, { "pub_rev", "level:浑源县" }, { "pub_rev", "level:广灵县" }, { "with", "" },
      { "using", "" }, { "a_very_long_name_of_an_indicator_1", "stage:executed" },
      { "a_very_long_name_of_an_indicator_2", "stage:executed" }, { "gdp", "year:prev" }, { "gdp", "year:2019" },
      { "gdp", "level:a_part_that_is_very_long_in_its_name;stage:draft;year:next" } } do
      local name = names:add(case[1], case[2])
      assert.matches("^[a-z][a-z0-9_]*$", name)
      assert.is_true(#name <= 29 and not seen[name] and name ~= "place" and name ~= "with" and name ~= "using")
      seen[name] = true
    end
    assert.equal(names:add("x", "level:浑源县"), wide_names.new({}):add("x", "level:浑源县")) -- alike in every run
  end)

  it("tell last year's and next year's figures by how far they are from the report's year", function()
    assert.equal("stage:draft;year:next", wide_names.relative("stage:draft;year:2026", "2025"))
    assert.equal("year:prev", wide_names.relative("year:2024", "2025"))
    assert.equal("year:2019", wide_names.relative("year:2019", "2025"))
  end)
end)
