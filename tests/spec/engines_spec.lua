-- engines_spec.lua - distributed engines run the program and lose nothing: each is shown where it is installed.
local program = require "tests.spec.program"

local function has(command) return program.sh(command .. " >/dev/null 2>&1") == 0 end

local FILES <const> = { "facts", "evidence", "checks", "residue", "warnings", "reports" }

local function rows_of(folder)
  local all = {}
  for i, name in ipairs(FILES) do all[i] = program.read(("%s/%s.csv"):format(folder, name)) or name .. " is not there" end
  return table.concat(all, "\0")
end

-- Inputs of which no two have the same bytes, and what one run makes of them.
local function prepare(folder, times)
  program.shell("mkdir %s", folder .. "/in")
  for i = 1, times do
    for _, name in ipairs { "gb18030_2014.txt", "slips_2018.txt", "zhengzhou_2016.txt" } do
      program.write(("%s/in/%02d_%s"):format(folder, i, name), program.read("tests/samples/" .. name) .. ("\n"):rep(i))
    end
  end
  program.write(folder .. "/in/empty.txt", "")
  assert.equal(4, (program.run("run", "--quiet", "-o", folder .. "/whole", folder .. "/in")))
  return rows_of(folder .. "/whole")
end

local function merged(folder, parts)
  local code, _, err = program.sh(('"$B" merge --quiet -o %s/merged %s'):format(folder, parts))
  assert.equal(4, code, err) -- one of the reports is empty
  return rows_of(folder .. "/merged")
end

-- A test of an engine, or that it is not here.
local function with(command, name, body)
  it(name, has(command) and body or function() pending(name .. ": not installed") end)
end

describe("the bytes of one machine come", function()
  with("parallel --version", "of GNU parallel over shards", function()
    local folder <close> = program.folder()
    local wanted = prepare(folder, 6)
    local code, _, err = program.sh(('seq 5 | parallel --will-cite -j 2 "$B" run --quiet --shard {}/5 -o %s/part{} %s/in')
      :format(folder, folder))
    assert.is_true(code > 0 and code <= 5, err) -- parallel: how many jobs ended with other than 0
    assert.equal(wanted, merged(folder, folder .. "/part*"))
  end)

  with("parallel --version", "of GNU parallel over lines", function()
    local folder <close> = program.folder()
    local wanted = prepare(folder, 6)
    assert.equal(0, (program.sh(('ls -d %s/in/* | parallel --will-cite -j 2 --pipe -N 5 "$B" worker >%s/records')
      :format(folder, folder))))
    assert.equal(wanted, merged(folder, folder .. "/records"))
  end)

  with("/usr/bin/python3 -c 'import distributed'", "of Dask, one of whose workers is killed", function()
    local folder <close> = program.folder()
    local wanted = prepare(folder, 12)
    local code, out, err = program.sh(('timeout 120 /usr/bin/python3 tests/engines/dask_records.py "$B" %s/in %s/records')
      :format(folder, folder))
    assert.equal(0, code, err)
    assert.matches("37 inputs, one worker killed: True", out)
    assert.equal(wanted, merged(folder, folder .. "/records"))
  end)

  with("test $(id -u) = 0 && command -v slurmctld && command -v munged", "of a Slurm array, one of whose nodes is killed", function()
    local folder <close> = program.folder()
    local wanted = prepare(folder, 12)
    program.shell("mkdir %s", folder .. "/parts")
    local code, out, err = program.sh(('timeout 200 tests/engines/slurm "$B" %s/in %s/parts 4'):format(folder, folder))
    assert.equal(0, code, out .. err)
    assert.equal(wanted, merged(folder, folder .. "/parts/*"))
  end)
end)
