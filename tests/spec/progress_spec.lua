-- progress_spec.lua - the line that tells how far a run is: on a terminal only.
local program = require "tests.spec.program"

-- A run over reports that take a start each, on a terminal when `script` makes one; what standard error got.
local function stderr_of(folder, command)
  local shell = ("mkdir %s/in; for i in $(seq 40); do "
    .. "cp tests/samples/zhengzhou_2016.txt %s/in/$i.txt; done"):format(folder, folder)
  program.shell(shell)
  return (select(2, program.sh(command)))
end

describe("a run that takes a while", function()
  it("tells how far it is on a terminal, and takes the line away", function()
    local folder <close> = program.folder()
    local out = stderr_of(folder.path, ("TERM=xterm script -qec \"$B run --fresh -o %s/run %s/in\" /dev/null")
      :format(folder.path, folder.path))
    assert.matches("\r%d+ of 40 reports %(%d+/s%), 0 failed; about %d+:%d%d left\27%[K", out)
    assert.matches("\r\27%[Kbaogao: 40 reports: ", out)
  end)

  it("says nothing of it anywhere else", function()
    local folder <close> = program.folder()
    local out = stderr_of(folder.path, ("$B run --fresh -o %s/run %s/in 2>&1"):format(folder.path, folder.path))
    assert.not_matches("left", out)
    assert.matches("40 reports: ", out)
  end)
end)
