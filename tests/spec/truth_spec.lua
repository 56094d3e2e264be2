-- truth_spec.lua - hand-checked values of real reports. Nothing that is delivered is wrong.
local program = require "tests.spec.program"
local score = require "tests.truth.score"

local real = program.has_shared() and it or function(name) pending(name .. " (../shared is not here)") end

-- Report, and the least that must be right.
local LEAST <const> = { ["ogi_shanghai-office_2019"] = 198, ["ogi_suqian_2023"] = 190,
  ["ogi_shanghai-kewei_2024"] = 200, ["ogi_zhengzhou_2016"] = 31 }

local function check(name, least)
  local result = assert(score.score(("%s/truth/%s.tsv"):format(program.shared, name)), "no report of " .. name)
  for _, note in ipairs(result.notes) do assert.is_nil(note:match "^wrong", name .. ": " .. note) end
  assert.is_true(result.right >= least, ("%s: %d right"):format(name, result.right))
  assert.is_true(result.missing == 0 or result.report.warnings ~= "", name .. ": missing without a warning")
end

describe("hand-checked reports", function()
  for name, least in pairs(LEAST) do
    real(name .. " is read right", function() check(name, least) end)
  end
end)
