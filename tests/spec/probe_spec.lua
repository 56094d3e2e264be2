-- probe_spec.lua - what probes cost, and that nothing but `try`, `trace` and `test` has them.
local program = require "tests.spec.program"

-- Processor time of the fastest of some runs.
local function seconds(kind)
  local best = math.huge
  for _ = 1, 4 do
    local pipe = io.popen("lua5.4 tests/spec/probe_cost.lua " .. kind)
    best = math.min(best, pipe:read "n")
    pipe:close()
  end
  return best
end

describe("probes", function()
  it("cost try less than as much again", function()
    local plain, probed = seconds "plain", seconds "probed"
    assert.is_true(probed < 2 * plain, ("%.3f s against %.3f s"):format(probed, plain))
  end)

  it("are not there in run: patterns have the operators that the runtime gives them", function()
    local lines = { 'local lpeg = require "lpeg"', 'require "baogao.host"',
      "local mt = debug.getmetatable(lpeg.P(true))", "local before = mt.__mul",
      'local loader = require "baogao.loader"', 'loader.new():add_folder "scripts"', "assert(mt.__mul == before)",
      'assert(#require "baogao.probe".vocabulary() == 0)' }
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/run.lua", table.concat(lines, "\n"))
    program.shell("lua5.4 %s", path)
  end)
end)
