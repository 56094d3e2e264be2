-- golden_spec.lua - what the samples become, compared with tests/golden, byte by byte; tests/golden/update writes
-- those files again.
local program = require "tests.spec.program"

local FILES <const> = { "facts", "evidence", "checks", "residue", "reports" }

local function lines(text)
  local list, set = {}, {}
  for line in text:gmatch "[^\n]*\n" do
    list[#list + 1], set[line] = line, true
  end
  return list, set
end

-- Lines that only one of two texts has: "- old", "+ new".
local function difference(old, new)
  local made = {}
  local a, in_a = lines(old)
  local b, in_b = lines(new)
  for _, line in ipairs(a) do
    if not in_b[line] then made[#made + 1] = "- " .. line end
  end
  for _, line in ipairs(b) do
    if not in_a[line] then made[#made + 1] = "+ " .. line end
  end
  return table.concat(made)
end

describe("the samples become what tests/golden holds:", function()
  local folder
  setup(function()
    folder = program.folder()
    program.run("run", "--quiet", "-o", folder.path, "tests/samples")
  end)
  teardown(function() getmetatable(folder).__close() end)

  for _, name in ipairs(FILES) do
    it(name .. ".csv", function()
      local old = assert(program.read("tests/golden/" .. name .. ".csv"), "no tests/golden/" .. name .. ".csv: run tests/golden/update")
      local new = assert(program.read(folder.path .. "/" .. name .. ".csv"))
      assert.is_true(#lines(old) > 5)
      if old ~= new then
        error(("%s.csv differs from tests/golden (tests/golden/update writes it again):\n%s"):format(name, difference(old, new)))
      end
    end)
  end
end)
