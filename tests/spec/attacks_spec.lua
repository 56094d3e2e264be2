-- attacks_spec.lua - scripts that attack when a report is read do no harm: tests/hostile/check.py says what must hold.
local attacks = require "tests.hostile.attacks"
local program = require "tests.spec.program"

local has_python = program.sh "command -v python3" == 0
local with_python = has_python and it or function(name) pending(name .. " (python3 is not here)") end

describe("scripts that attack later", function()
  with_python("harm neither the program, nor its output, nor the next report", function()
    local folder <close> = program.folder()
    local count = attacks.write(folder.path)
    local code, out = program.sh(('python3 tests/hostile/check.py "$B" --wall 300 %s'):format(folder.path))
    assert.equal(("%d passed, 0 failed, 0 skipped\n"):format(count), out)
    assert.equal(0, code)
    assert.is_true(count >= 40)
  end)
end)
