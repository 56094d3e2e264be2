-- residue_spec.lua - figures that nobody claimed, as a number, and figures set aside with a reason.
local program = require "tests.spec.program"

local REPORT <const> = "tests/author/city/tests/321283-taixing/taixing_2022.md"
local SCRIPTS <const> = "tests/author"

describe("residue", function()
  it("is counted by run: claimed, set aside, unclaimed, in words and in the manifest", function()
    local folder <close> = program.folder()
    local got = program.results(folder.path, "--scripts", SCRIPTS, REPORT)
    assert.matches("figures: 22 claimed, 4 set aside, 0 unclaimed", got.err)
    local manifest = program.read(folder.path .. "/manifest.json")
    for name, count in pairs { figures = 26, claimed = 22, set_aside = 4, unclaimed = 0 } do
      assert.equal(tostring(count), manifest:match('"' .. name .. '":%s*(%d+)'), name)
    end
    assert.equal("0", got.reports[1].residue)
  end)

  it("lists what a script sets aside with its reason", function()
    local folder <close> = program.folder()
    local got, reasons = program.results(folder.path, "--scripts", SCRIPTS, REPORT), {}
    for _, row in ipairs(got.residue) do reasons[row.raw] = row.set_aside end
    assert.equal("industries: only the first three are named", reasons["2.4万件"])
    assert.equal("change of the satisfaction rate", reasons["0.8个百分点"])
  end)

  it("is more when nothing is set aside, and --max-residue fails such a run", function()
    local folder <close> = program.folder()
    local text = program.read(SCRIPTS .. "/city/321283-taixing.lua"):gsub("city:ignore[^\n]*\n", "")
    local script = program.write(folder.path .. "/t.lua", text)
    local code, _, err = program.run("run", "--script", script, "--max-residue", "3", REPORT)
    assert.equal(3, code)
    assert.matches("22 claimed, 0 set aside, 4 unclaimed", err)
    assert.equal(0, (program.run("run", "--script", script, "--max-residue", "4", REPORT)))
    assert.equal(0, (program.run("run", "--scripts", SCRIPTS, "--max-residue", "0", REPORT)))
  end)
end)
