-- workbench_spec.lua - what try, trace and test say to an author who is stuck.
local program = require "tests.spec.program"

local HEAD <const> = [[
local baogao = require "baogao"
local lpeg = require "lpeg"
local zh, w = baogao.zh, baogao.zh.words
local s = baogao.script { name = "own", version = "1" }
s:identify { must = { "申请" } }
]]

-- A folder with a script (what comes after HEAD) and a report.
local function bench(body, text, ending)
  local folder = program.folder()
  program.write(folder.path .. "/own.lua", HEAD .. body .. "\nreturn s\n")
  folder.report = program.write(folder.path .. "/r." .. (ending or "txt"), text)
  return folder
end

-- Runs a command on them; returns exit code, output, errors.
local function run(folder, command, ...)
  local code, out, err = program.run(command, folder.path .. "/own.lua", folder.report, ...)
  return code, (out:gsub(folder.path, "DIR")), (err:gsub(folder.path, "DIR"))
end

local function try(body, text, ...)
  local folder <close> = bench(body, text)
  return run(folder, "try", ...)
end

local function assert_says(text, ...)
  for _, piece in ipairs { ... } do
    assert(text:find(piece, 1, true), "not there: " .. piece .. "\n" .. text)
  end
end

describe("a check", function()
  local DISPATCHED <const> = [[
for key, word in pairs { a = "甲区", b = "乙区", total = "合计" } do
  s:phrase(("%s派单{sent[district:%s]:件}"):format(word, key))
end
s:check("派单合计", "sent[district] = sent[district:total]")]]

  it("that sums a total along with its parts says so, and how to say that it is one", function()
    local text = "申请情况：甲区派单30件，乙区派单12件，合计派单42件。\n"
    local _, out = try('s:declare { { "sent", "件", "派单" } }\n' .. DISPATCHED, text)
    assert_says(out, "fail  派单合计: 84 against 42, gap 42",
      'the gap is sent[district:total], which is summed along with its parts: declare sent with total = "district:total"')
    local code
    code, out = try('s:declare { { "sent", "件", "派单", total = "district:total" } }\n' .. DISPATCHED, text)
    assert.equal(0, code, out)
    assert_says(out, "checks: 1 pass")
  end)
end)

describe("a grid", function()
  local GRID <const> = [[
s:declare { { "sent", "件", "派单" }, { "closed", "件", "办结" } }
s:grid { name = "districts", dim = "district", rows = { { "sent", "派单量（件）" }, { "closed", "办结量（件）" } },
  columns = { { "a", "岳阳楼区" }, { "b", "君山区" }, { "c", "云溪区" } } }]]

  local function page(...)
    local rows = {}
    for i, row in ipairs { ... } do
      rows[i] = "<tr><td>" .. row:gsub(" ", "</td><td>") .. "</td></tr>"
    end
    return "<html><body><p>申请情况</p><table>" .. table.concat(rows) .. "</table></body></html>"
  end

  it("reads a table that has its places in rows", function()
    local folder <close> = bench(GRID, page("单位 派单量（件） 办结量（件）", "岳阳楼区 30 29", "君山区 12 11", "云溪区 7 7"), "html")
    local _, out = run(folder, "try")
    assert.matches("sent%[district:b%] +12 件", out)
    assert.matches("closed%[district:a%] +29 件", out)
  end)

  it("names the labels of the page that it does not know, where cells are unclear", function()
    local folder <close> = bench(GRID,
      page("单位 派单量（件） 办结量（件）", "岳阳楼区 30 29", "君山区 12 11", "岳阳县 9 8", "云溪区 7 7"), "html")
    local _, out = run(folder, "try")
    assert.matches("CELLS_UNCLEAR", out)
    assert.matches("the script's grid districts does not know these labels of the table: 单位, 岳阳县\n", out)
  end)

  it("says what to do when a row or column is no indicator", function()
    local _, _, err = try([[
s:declare { { "sent", "件", "派单" } }
s:grid { name = "districts", dim = "district", rows = { { "yueyanglou", "岳阳楼区" } }, columns = { { "sent", "派单量" } } }]], "申请\n")
    assert_says(err, "grid districts: row yueyanglou has no cell: no indicator of such a name is declared. Rows are indicators, "
      .. "columns the parts of district; a page that has them the other way round is read too")
  end)
end)
