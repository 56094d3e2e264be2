-- manual_spec.lua - every command and every piece of Lua in scripts/README.md and lua/README.md is run.
local program = require "tests.spec.program"

-- Blocks of a page: kind, text, line.
local function blocks(path)
  local list, kind, lines, start, number = {}, nil, nil, nil, 0
  for line in (assert(program.read(path)) .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local fence = line:match "^```(%w*)$"
    if fence and not kind then
      kind, lines, start = fence, {}, number + 1
    elseif fence then
      list[#list + 1] = { kind = kind, text = table.concat(lines, "\n") .. "\n", line = start }
      kind = nil
    elseif kind then
      lines[#lines + 1] = line
    end
  end
  assert(not kind, path .. ": a block has no end")
  return list
end

local function of_kind(path, kind)
  local list = {}
  for _, block in ipairs(blocks(path)) do
    list[#list + 1] = block.kind == kind and block or nil
  end
  return list
end

-- A folder that looks like the source tree to the commands of the page.
local function workplace()
  local folder = program.folder()
  local here = io.popen("pwd"):read "l"
  local binary = program.path:sub(1, 1) == "/" and program.path or here .. "/" .. program.path
  program.shell("mkdir -p %s && ln -s %s %s", folder.path .. "/build", binary, folder.path .. "/build/baogao")
  for _, name in ipairs { "scripts", "tests" } do
    program.shell("ln -s %s %s", here .. "/" .. name, folder.path .. "/" .. name)
  end
  return folder
end

local function run(folder, line)
  local command, wanted = line:match "^(.-)%s+# exit (%d+)$"
  local out = folder.path .. "/output"
  local _, _, code = os.execute(("cd '%s' && ( %s ) >output 2>&1 </dev/null"):format(folder.path, command or line))
  local text = program.read(out)
  assert.equal(tonumber(wanted or 0), code, line .. "\n" .. text)
  return text
end

-- Every line of `wanted` stands in `text`, in this order; a line may go on.
local function assert_lines(wanted, text, where)
  local at = 1
  for line in wanted:gmatch "[^\n]+" do
    local from, to = text:find(line, at, true)
    assert(from, ("%s: not in the output: %s\n%s"):format(where, line, text))
    at = to + 1
  end
end

describe("scripts/README.md", function()
  local PAGE <const> = "scripts/README.md"

  it("shows commands that do what it says", function()
    local folder <close> = workplace()
    local output, count = "", 0
    for _, block in ipairs(blocks(PAGE)) do
      if block.kind == "sh" then
        output = ""
        for line in block.text:gmatch "[^\n]+" do
          output = output .. run(folder, line)
          count = count + 1
        end
      elseif block.kind == "text" then
        assert_lines(block.text, output, PAGE .. ":" .. block.line)
      end
    end
    assert.is_true(count >= 8)
  end)

  it("is one script that passes its own samples", function()
    local folder <close> = program.folder()
    local parts = {}
    for i, block in ipairs(of_kind(PAGE, "lua")) do parts[i] = block.text end
    assert.is_true(#parts >= 8)
    local path = program.write(folder.path .. "/page.lua", table.concat(parts, "\n"))
    local code, out = program.run("test", path)
    assert.equal(0, code, out)
    assert.matches("9 passed, 0 failed", out)
    program.write(folder.path .. "/r.txt", "许昌市2016年政府信息公开工作年度报告\n\n一、收费\n全年未收费。通过公报公开120条，占总数的1.5%。\n")
    local _, shown = program.run("try", path, folder.path .. "/r.txt")
    assert.matches("via_gazette_share +1.5", shown)
    assert.matches("request_fees +0 万元 +none_stated", shown)
  end)

  it("shows a manifest that can be read", function()
    local collection = require "baogao.compile.collection"
    local manifest = assert(collection.parse(of_kind(PAGE, "toml")[1].text, "scripts.toml"))
    assert.same({ "henan", "1.0", "MIT", 1 }, { manifest.name, manifest.version, manifest.licence, manifest.api })
  end)
end)

describe("lua/README.md", function()
  local PAGE <const> = "lua/README.md"

  -- Lines "expression --> value" become assertions; the others stay as they are.
  local function translate(block)
    local lines, number = {}, block.line - 1
    for line in block.text:gmatch "(.-)\n" do
      number = number + 1
      local expression, value = line:match "^(.-) %-%-> (.+)$"
      lines[#lines + 1] = expression
        and ("check(%q, function() return (%s) end, %s)"):format(PAGE .. ":" .. number, expression, value) or line
    end
    return table.concat(lines, "\n")
  end

  it("says what each piece gives", function()
    local parts, count = {}, 0
    for i, block in ipairs(of_kind(PAGE, "lua")) do parts[i] = translate(block) end
    local env = setmetatable({ check = function(where, f, wanted)
      count = count + 1
      assert.equal(wanted, f(), where)
    end }, { __index = _G })
    assert(load(table.concat(parts, "\n"), "=" .. PAGE, "t", env))()
    assert.is_true(count >= 35, count)
  end)
end)
