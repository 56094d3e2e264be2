-- messy_spec.lua - complete forms with every mess that real ones have: each figure is right or refused aloud.
local messy = require "tests.messy.run"

-- Nothing wrong, nothing lost in silence; and nothing refused that can be read.
local function hold(cases, least)
  local right = 0
  for _, case in ipairs(cases) do
    local told = case.name .. ": " .. (case.notes[1] or "") .. " | " .. case.warnings:sub(1, 300)
    assert.equal(0, case.wrong, told)
    assert.equal(0, case.silent, told)
    assert.is_true(case.may_refuse or case.refused == 0, told)
    right = right + case.right
  end
  assert.is_true(right >= least, right .. " cells were read")
end

describe("messy forms", function()
  it("are read, or say what was not, mess by mess", function()
    hold(messy.run { seeds = 1 }, 95000)
  end)

  it("are never read wrong when two messes meet", function()
    hold(messy.run { seeds = 1, step = 16, rest = 5 }, 90000)
  end)
end)
