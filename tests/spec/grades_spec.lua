-- What a check or a metric says in its own grade of the figures that it is made from.
local program = require "tests.spec.program"

local FORM <const> = [[
city:identify { must = { "留言答复" } }
city:declare { { "replies", "件", "留言答复" }, { "got", "件", "收到留言" }, { "late", "件", "超期" } }
city:phrase "答复留言{replies:件}"
city:phrase "收到留言{got:件}"
city:phrase "超期{late:件}"
city:check("收到 = 答复 + 超期", "got = replies + late")
city:check("收到 ≥ 答复", function(f) return f:sum "got", f:sum "replies", "at_least" end)
city:metric { name = "replied", unit = "%", digits = 1, label = "答复率", needs = { "replies", "got" },
  value = function(a, b) return 100 * a / b end }
city:sample { "答复留言3件。", replies = 3 }]]

describe("the grade of a check and of a metric", function()
  it("says which of their figures are in doubt, and nothing where none is", function()
    local folder <close> = program.folder()
    program.script(folder.path, "form", FORM)
    local texts = { "收到留言5件，答复留言3件，超期2件。", "收到留言近5件，答复留言3件，超期2件。",
      "收到留言5件，答复留言3件，超期2件。共收到留言6件。", "近期收到留言近5件，答复留言3件，超期2件。收到留言8件。" }
    local files = {}
    for i, text in ipairs(texts) do
      files[i] = ("%s/%d.txt"):format(folder.path, i)
      program.write(files[i], "郑州市2017年留言答复情况\n\n" .. text .. "\n")
    end
    program.run("run", "-o", folder.path .. "/run", "--scripts", folder.path .. "/form.lua", table.unpack(files))
    local wanted = { "", "input_hedged", "input_contradictory", "input_contradictory" }
    local checks = 0
    for _, row in ipairs(program.file(folder.path .. "/run", "checks.csv")) do
      local want = wanted[tonumber(row.report:match "(%d+)%.txt$")]
      assert.equal(want, row.grade:match(want == "" and "^$" or want), row.report .. " " .. row.check)
      checks = checks + 1
    end
    assert.equal(8, checks)
    for _, row in ipairs(program.file(folder.path .. "/run", "facts.csv")) do
      local want = wanted[tonumber(row.report:match "(%d+)%.txt$")]
      if row.indicator == "replied" then
        assert.equal(want == "" and "single" or want, row.grade:match(want == "" and "^single$" or want))
      end
    end
  end)

  it("says that a cell cannot be read", function()
    local folder <close> = program.folder()
    program.script(folder.path, "form", [[
city:identify { must = { "留言答复" } }
city:declare { { "replies", "件", "留言答复" }, { "got", "件", "收到留言" }, { "late", "件", "超期" } }
city:table { name = "mail", rows = { { "got", "收到留言" }, { "replies", "答复留言" }, { "late", "超期留言" } } }
city:check("收到 = 答复 + 超期", "got = replies + late")
city:sample { "x", replies = false }]])
    program.write(folder.path .. "/a.md", "# 郑州市2017年留言答复情况\n\n| 项目 | 数量 |\n|---|---|\n| 收到留言 | 5 |\n"
      .. "| 答复留言 | 3 |\n| 超期留言 | 12 34 |\n")
    program.run("run", "-o", folder.path .. "/run", "--scripts", folder.path .. "/form.lua", folder.path .. "/a.md")
    assert.equal("input_illegible", program.file(folder.path .. "/run", "checks.csv")[1].grade)
  end)
end)
