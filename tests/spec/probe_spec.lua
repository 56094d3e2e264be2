-- probe_spec.lua - nothing but `try`, `trace` and `test` has probes.
local program = require "tests.spec.program"

describe("probes", function()
  it("are not there in run: patterns have the operators that the runtime gives them", function()
    local lines = { 'local lpeg = require "lpeg"', 'require "baogao.host"',
      "local mt = debug.getmetatable(lpeg.P(true))", "local before = mt.__mul",
      'local loader = require "baogao.compile.loader"', 'loader.new():add_folder "scripts"', "assert(mt.__mul == before)",
      'assert(#require "baogao.author.probe".vocabulary() == 0)' }
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/run.lua", table.concat(lines, "\n"))
    program.shell("lua5.4 %s", path)
  end)
end)
