--- Measures what probes cost `try`: everything it does for one report, with and without them, each in a process
-- of its own: arg[1] is "plain" or "probed"; prints seconds of processor time. See README.md.
local probed = arg[1] == "probed"
local SCRIPT <const>, REPORT <const> = "scripts/city/410100-zhengzhou.lua", "tests/samples/zhengzhou_2016.txt"

local start = os.clock()
local core = require "baogao.core"
require "baogao.host"
local loader = require "baogao.compile.loader"
local probe = require "baogao.author.probe"
local reading = require "baogao.author.reading"

if probed then probe.record({ joints = true }, false) end
local registry = loader.new(nil, probe.forget)
registry:add_folder "scripts"

if probed then
  local compiled, script = reading.open(registry, SCRIPT)
  local own = reading.compile(registry, script, true)
  for _, one in ipairs { compiled, own } do
    local read = assert(reading.read(one, core.read(REPORT)))
    for _, stop in ipairs((read:stopped())) do read:wants(stop) end
  end
else
  local script = registry:find(SCRIPT)
  local compiled = assert(registry:compile(script))
  assert(#core.extract(compiled.engine, core.read(REPORT)):all() > 30)
end
print(os.clock() - start)
