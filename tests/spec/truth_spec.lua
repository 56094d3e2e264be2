-- truth_spec.lua - hand-checked values of real reports. Nothing that is delivered is wrong.
local program = require "tests.spec.program"
local score = require "tests.truth.score"

local real = program.has_shared() and it or function(name) pending(name .. " (../shared is not here)") end

-- Report, and the least that must be right.
local LEAST <const> = { ["ogi_shanghai-office_2019"] = 198, ["ogi_suqian_2023"] = 190,
  ["ogi_shanghai-kewei_2024"] = 199, ["ogi_zhengzhou_2016"] = 31 }

-- The report itself states what the truth has as a blank cell of a table: 转下一年度办理答复的有1件.
local STATED <const> = { ["ogi_shanghai-kewei_2024"] = { "carried_out[applicant:total]" } }

local function check(name, least)
  local result = assert(score.score(("%s/truth/%s.tsv"):format(program.shared, name)), "no report of " .. name)
  local allowed = {}
  for _, fact in ipairs(STATED[name] or {}) do allowed["wrong " .. fact] = true end
  for _, note in ipairs(result.notes) do
    if note:match "^wrong" then assert.is_true(allowed[note:match "^wrong [^ ]+"], name .. ": " .. note) end
  end
  assert.is_true(result.right >= least, ("%s: %d right"):format(name, result.right))
  assert.is_true(result.missing == 0 or result.report.warnings ~= "", name .. ": missing without a warning")
end

describe("hand-checked reports", function()
  for name, least in pairs(LEAST) do
    real(name .. " is read right", function() check(name, least) end)
  end
end)
