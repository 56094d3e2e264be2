-- codebook_spec.lua - the codebook tells of every column, every code and every indicator there is.
local program = require "tests.spec.program"

local function entries(...)
  local code, out, err = program.run("codebook", "--csv", ...)
  assert.same({ 0, "" }, { code, err })
  local by_kind = {}
  for _, row in ipairs(program.rows(out)) do
    by_kind[row.kind] = by_kind[row.kind] or {}
    table.insert(by_kind[row.kind], row)
  end
  return by_kind
end

-- Words in capitals that stand in quotes in the program's source and are no codes of warnings or reasons.
local NO_CODES <const> = { BAOGAO_HOME = true, COMMIT = true, DEBT_ = true, ELF = true, FALSE = true, FFFFFF = true,
  PATH = true, TERM = true, TEU = true, TMPDIR = true, TOC = true, TRUE = true, UNKNOWN = true, WAF = true }

describe("the codebook", function()
  local work <const> = program.folder()
  local run <const> = work.path .. "/run"
  setup(function() assert.equal(0, (program.run("run", "-o", run, "tests/samples", "tests/fixtures"))) end)
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("has every column that a run writes, in its order", function()
    local told = {}
    for _, column in ipairs(entries().column) do
      told[column.of] = told[column.of] or {}
      table.insert(told[column.of], column.name)
      assert.is_true(column.meaning ~= "" and column.type ~= "")
    end
    local files = io.popen(("ls '%s'/*.csv"):format(run))
    for path in files:lines() do
      local name, at = path:match "[^/]*$", 0
      for column in program.read(path):match "^[^\n]*":gmatch "[^,]+" do -- told in this order; it may tell of more
        repeat
          at = at + 1
          assert.is_true(told[name] and at <= #told[name], name .. ": " .. column)
        until told[name][at] == column
      end
    end
    files:close()
  end)

  it("has every code that stands in a run's files", function()
    local told, of_column = {}, {}
    local book = entries()
    for _, code in ipairs(book.code) do
      told[code.of .. " " .. code.name] = true
      assert.is_true(code.meaning ~= "")
    end
    for _, column in ipairs(book.column) do
      if column.type == "code" then of_column[column.of .. " " .. column.name] = column.dims end
    end
    local count = 0
    for _, file in ipairs { "facts.csv", "evidence.csv", "checks.csv", "reports.csv", "warnings.csv" } do
      for _, row in ipairs(program.file(run, file)) do
        for name, value in pairs(row) do
          local kind = of_column[file .. " " .. name]
          for code in (kind and value or ""):gmatch "[^;]+" do
            code = code:match "^[^:]*" -- missing_input: which one
            assert.is_true(told[kind .. " " .. code], file .. " " .. name .. ": " .. code)
            count = count + 1
          end
        end
      end
    end
    assert.is_true(count > 500)
  end)

  it("has every code of warnings and reasons in the program's source, and no other", function()
    local known, used = {}, {}
    for _, code in ipairs(entries().code) do
      if code.of == "warning" or code.of == "reason" then known[code.name] = true end
    end
    local files = io.popen "find core lua -name '*.[ch]' -o -name '*.def' -o -name check.lua -o -name metric.lua"
    for path in files:lines() do
      for code in program.read(path):gmatch '"([A-Z][A-Z_][A-Z_]+)"' do used[code] = path end
      if path:find "status.h$" then
        for code in program.read(path):gmatch "X%(([A-Z_]+)," do used[code] = path end
      end
    end
    files:close()
    for code in pairs(known) do assert.is_truthy(used[code], code .. " is nowhere in the source") end
    for code, path in pairs(used) do
      if not NO_CODES[code] and not path:find "lua/baogao/export" and code ~= "OK" then
        assert.is_truthy(known[code], code .. " of " .. path .. " is not told")
      end
    end
  end)

  it("has every indicator with label, unit and forms, and what the derived ones are made of", function()
    local by_name = {}
    for _, row in ipairs(entries().indicator) do
      assert.is_nil(by_name[row.name])
      by_name[row.name] = row
      assert.is_true(row.meaning ~= "" and row.forms ~= "")
    end
    assert.equal("ogi-2014;ogi-2019;ogi-2021", by_name.new_received.forms)
    assert.equal("2008-2018;2019-2020;2021-", by_name.new_received.years)
    assert.is_truthy(by_name.new_received.dims:find("channel:fax", 1, true))
    assert.equal("applicant:total", by_name.new_received.total)
    assert.is_truthy(by_name.new_received.source:find("国办发〔2014〕32号", 1, true))
    assert.matches("^of new_received%[channel:online%], new_received, 1 digits", by_name.online_share.formula)
    for _, fact in ipairs(program.file(run, "facts.csv")) do assert.is_truthy(by_name[fact.indicator], fact.indicator) end
  end)

  it("tells of a run's own figures by the names of its wide table", function()
    local path = work.path .. "/w.csv"
    assert.equal(0, (program.run("export", run, "--wide", path)))
    local head = "," .. program.read(path):match "^[^\n]*" .. ","
    local book = entries(run)
    assert.is_true(#book.figure > 50 and #book.indicator < #entries().indicator)
    for _, figure in ipairs(book.figure) do assert.is_truthy(head:find("," .. figure.name .. ",", 1, true)) end
  end)

  it("is Markdown for people, and JSON for programs", function()
    local code, out = program.run "codebook"
    assert.equal(0, code)
    assert.is_truthy(out:find("### status\n\n| name | meaning |\n|---|---|\n| reported |", 1, true))
    code, out = program.run("codebook", "--json")
    assert.equal(0, code)
    assert.matches('^{\n  "schema": "baogao%-codebook%-1"', out)
    assert.equal(1, (program.run("codebook", "/nosuch")))
  end)
end)

describe("what forms describe", function()
  it("is an English label, a definition and a source for each indicator of theirs", function()
    local book, forms = entries(), 0
    for _, row in ipairs(book.indicator) do
      if row.forms:find "ogi" or row.forms:find "communique" then
        forms = forms + 1
        assert.is_true(row.label_en ~= "" and row.definition ~= "" and row.source ~= "", row.name)
      end
    end
    assert.is_true(forms > 180)
    assert.is_true(#book.part > 15)
  end)

  it("is all that a form declares, or its test fails", function()
    local folder <close> = program.folder()
    program.shell("mkdir -p %s", folder.path .. "/form")
    local body <const> = [[
city:identify { must = { "留言答复" } }
city:declare { { "replies", "件", "留言答复" } }
city:phrase "答复留言{replies:件}"
city:phrase "网上答复{replies[by:net]:件}"
city:sample { "答复留言3件。网上答复2件。", replies = 3, ["replies[by:net]"] = 2 }
]]
    for _, case in ipairs {
      { "", "form one does not say what 2 of its indicators or parts are %(form:describe%): replies by:net" },
      { 'city:describe { replies = { "replies", "answered" } }', "what 1 of .*: by:net" },
      { 'city:describe { replies = { "replies", "answered" }, ["by:net"] = { "online", "网上" } }', "1 passed, 0 failed" },
    } do
      local code, out = program.run("test", program.script(folder.path .. "/form", "one", body .. case[1]))
      assert.equal(case[2]:find "passed" and 0 or 3, code)
      assert.matches(case[2], out)
    end
    local code, out = program.run("test", program.script(folder.path, "two", body))
    assert.equal(0, code, out)
  end)
end)
