-- metrics_spec.lua - export --metrics: rates with formula and base, ranks among enough places, nothing rated of a few cases.
local messy = require "tests.messy.run"
local model_of = require "tests.messy.model"
local program = require "tests.spec.program"

local PLACES <const> = { "洪泽区", "清江浦区", "淮安区", "淮阴区", "涟水县", "盱眙县" }

local function total(model, name)
  for _, row in ipairs(model.requests) do
    if row.name == name then return row.values.total end
  end
end

local function of_metric(rows, name)
  local list = {}
  for _, row in ipairs(rows) do
    if row.metric == name then list[#list + 1] = row end
  end
  return list
end

describe("metrics of a panel", function()
  local work <const> = program.folder()
  local models, rows = {}, nil
  setup(function()
    os.execute("mkdir -p '" .. work.path .. "/in'")
    for i, place in ipairs(PLACES) do
      for year = 2022, i == 1 and 2023 or 2022 do
        local model = model_of.new(2021, i + year)
        models[place .. year] = model
        program.write(("%s/in/%d-%d.md"):format(work.path, i, year),
          (messy.draw(model, {}, "markdown"):gsub("2021年青河县水务局", year .. "年" .. place .. "人民政府")))
      end
    end
    program.write(work.path .. "/in/small.txt", "金湖县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n"
      .. "新收政府信息公开申请7件，上年结转1件，结转下年度继续办理2件。\n")
    assert.equal(0, (program.run("run", "-o", work.path .. "/run", work.path .. "/in")))
    assert.equal(0, (program.run("export", work.path .. "/run", "--metrics", work.path .. "/m.csv")))
    rows = program.rows(program.read(work.path .. "/m.csv"))
  end)
  teardown(function() os.execute("rm -rf '" .. work.path .. "'") end)

  it("are what their formula says, of the report's own figures", function()
    local list = of_metric(rows, "substantive_disclosure_rate")
    assert.equal(#PLACES + 1, #list)
    for _, row in ipairs(list) do
      local model = models[row.place .. row.year]
      assert.equal(("%.2f"):format(100 * (total(model, "granted") + total(model, "granted_part"))
        / total(model, "processed_total")), row.value)
      assert.equal("(granted + granted_part) / processed_total", row.formula)
      assert.equal(tostring(total(model, "processed_total")), row.base)
    end
  end)

  it("have a rank and percentiles among enough places of a year, and none among fewer", function()
    local ranked, values = 0, {}
    for _, row in ipairs(of_metric(rows, "carry_rate")) do
      if row.year == "2022" and tonumber(row.base) >= 30 then values[#values + 1] = row end
      if row.year == "2023" then
        assert.same({ "", "" }, { row.rank, row.percentile })
        assert.matches("^[+-]%d", row.change)
      end
    end
    table.sort(values, function(a, b) return tonumber(a.rank) < tonumber(b.rank) end)
    for i, row in ipairs(values) do
      ranked = ranked + 1
      assert.equal(tostring(#values), row.of)
      assert.is_true(i == 1 or tonumber(values[i - 1].value) >= tonumber(row.value))
    end
    assert.is_true(ranked >= 5)
    assert.same({ "100.0", "0.0" }, { values[1].percentile, values[#values].percentile })
  end)

  it("of a small base are neither rated nor ranked", function()
    local small = 0
    for _, row in ipairs(rows) do
      if row.base ~= "" and row.metric ~= "accepted_total" and tonumber(row.base) < 30 then
        small = small + 1
        assert.same({ "low", "", "", "of fewer than 30 cases: not rated, not ranked" },
          { row.stability, row.rating, row.rank, row.note })
      end
    end
    assert.is_true(small > 0)
  end)

  it("say that a figure they are made of is in doubt, and are in no ranking then", function()
    local text = program.read(work.path .. "/in/3-2022.md")
    local granted = tostring(total(models["淮安区2022"], "granted"))
    program.write(work.path .. "/in/3-2022.md", text .. "\n\n予以公开" .. (granted + 1) .. "件。\n")
    assert.equal(0, (program.run("run", "-o", work.path .. "/doubt", work.path .. "/in")))
    assert.equal(0, (program.run("export", work.path .. "/doubt", "--metrics", work.path .. "/d.csv")))
    for _, row in ipairs(of_metric(program.rows(program.read(work.path .. "/d.csv")), "full_disclosure_rate")) do
      assert.equal(row.place == "淮安区" and "input_contradictory" or "", row.grade)
      assert.is_true(row.place ~= "淮安区" or row.rank == "")
    end
  end)

  it("are in the codebook, with what scripts derive beside them", function()
    local _, book = program.run("codebook", "--csv")
    assert.is_truthy(book:find("\nmetric,,carry_rate,", 1, true))
    assert.equal(0, (program.run("run", "-o", work.path .. "/own", "tests/samples/zhengzhou_2016.txt")))
    assert.equal(0, (program.run("export", work.path .. "/own", "--metrics", work.path .. "/o.csv")))
    assert.equal(1, #of_metric(program.rows(program.read(work.path .. "/o.csv")), "online_share"))
  end)
end)
