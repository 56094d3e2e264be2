-- places_table_spec.lua - a table of places, a row each: what the script does not name is not taken for what it does.
local program = require "tests.spec.program"

local SCRIPT <const> = [[
city:identify { must = { "热线" } }
city:declare { { "sent", "件", "派单量", total = "district:total" }, { "closed", "件", "办结量", total = "district:total" } }
city:grid { name = "districts", dim = "district", rows = { { "sent", "派单量" }, { "closed", "办结量" } },
  columns = { { "east", "东城区" }, { "west", "西城区" }, { "north", "北山县" }, { "south", "南河县" }, { "total", "合计" } } }
]]

local function page(...)
  local rows = {}
  for i, place in ipairs { ... } do
    rows[i] = ("<tr><td>%s</td><td>%d</td><td>%d</td></tr>"):format(place, 100 * i + 9, 100 * i)
  end
  return "<html><body><h1>某市热线办理情况</h1><table><tr><th>单位</th><th>派单量</th><th>办结量</th></tr>"
    .. table.concat(rows) .. "</table></body></html>"
end

-- "sent" by district, and the warnings.
local function read(...)
  local folder <close> = program.folder()
  program.script(folder.path, "s", SCRIPT)
  program.write(folder.path .. "/page.html", page(...))
  program.run("run", "--scripts", folder.path, "-o", folder.path .. "/run", folder.path .. "/page.html")
  local sent = {}
  for _, row in ipairs(program.file(folder.path .. "/run", "facts.csv")) do
    if row.indicator == "sent" then sent[row.dims:match "district:(.*)"] = row.value end
  end
  return sent, program.file(folder.path .. "/run", "reports.csv")[1].warnings
end

describe("a table of places", function()
  it("is read by their names, in any order", function()
    assert.same({ east = "109", west = "209", north = "309", south = "409", total = "509" },
      (read("东城区", "西城区", "北山县", "南河县", "合计")))
    assert.same({ south = "109", west = "209", north = "309", east = "409", total = "509" },
      (read("南河县", "西城区", "北山县", "东城区", "合计")))
  end)

  it("with a place that the script does not name leaves that one out, and says which", function()
    local sent, warnings = read("东城区", "高新区", "北山县", "南河县", "合计")
    assert.same({ east = "109", north = "309", south = "409", total = "509" }, sent)
    assert.matches('COLUMN_UNKNOWN: line %d+: the table "districts" has a column "高新区" that the script does not know',
      warnings)
    sent = read("东城区", "西城区", "高新区", "北山县", "南河县", "合计")
    assert.same({ east = "109", west = "209", north = "409", south = "509", total = "609" }, sent)
  end)

  it("with all names strange gives no figure of theirs", function()
    local sent = read("甲区", "乙区", "丙县", "丁县", "合计")
    sent.total = nil
    assert.same({}, sent)
  end)
end)
