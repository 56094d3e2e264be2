-- cli_spec.lua - the command line: helps, usage errors, exit codes, inputs, formats, --meta, --with, signals.
local program = require "tests.spec.program"

local SAMPLE <const> = "tests/samples/slips_2018.txt" -- has checks that fail, no residue
local ZHENGZHOU <const> = "tests/samples/zhengzhou_2016.txt" -- has residue
local HEADER <const> = "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,grade,"
  .. "script,rule,section,page,line,from,to,sha256,label"

-- Reports by path, from a run's reports.csv.
local function reports(folder)
  local by_path, order = {}, {}
  for i, row in ipairs(program.file(folder, "reports.csv")) do
    by_path[row.report], order[i] = row, row.report
  end
  return by_path, order
end

local COMMANDS <const> = { "run", "inspect", "scripts", "try", "test" }

describe("help", function()
  it("is there for every command, on standard output", function()
    for _, command in ipairs(COMMANDS) do
      local code, out, err = program.run(command, "--help")
      assert.same({ command, 0, "" }, { command, code, err })
      assert.matches("^baogao " .. command, out)
      assert.equal(out, select(2, program.run(command, "-h")))
      for line in out:gmatch "[^\n]+" do assert.is_true(#line <= 110, line) end
    end
  end)

  it("names every command, and comes on standard error when nothing was asked", function()
    local code, out = program.run "--help"
    assert.equal(0, code)
    for _, command in ipairs(COMMANDS) do assert.matches("baogao " .. command, out) end
    local bare_code, bare_out, bare_err = program.sh '"$B"'
    assert.same({ 1, "", out }, { bare_code, bare_out, bare_err })
  end)

  it("does not read the inputs", function()
    assert.equal(0, (program.run("run", "/nosuch", "--help")))
  end)

  it("knows its version", function()
    local code, out = program.run "--version"
    assert.equal(0, code)
    assert.matches("^baogao %d+%.%d+", out)
  end)
end)

-- A command line, and what the message says (plain text).
local USAGE <const> = {
  { "nosuch", "no command nosuch; see baogao --help" },
  { "--bogus", "no command --bogus" },
  { "run", "run needs an input" },
  { "run --nosuch x", "run has no option --nosuch; see baogao run --help" },
  { "run -z x", "run has no option -z" },
  { "run x -o", "-o needs a value" },
  { "run x --meta", "--meta needs a value" },
  { "run --strict=1 x", "--strict takes no value" },
  { "run --format xml x", "--format xml: it is csv, ndjson or excel" },
  { "run --max-bytes 0 x", "--max-bytes 0: a size such as" },
  { "run --max-bytes -5 x", "--max-bytes -5: a size such as" },
  { "run --max-bytes 5T x", "--max-bytes 5T: a size such as" },
  { "run --max-bytes 99999999999999999999 x", "a size such as" },
  { "run --max-line 12x x", "--max-line 12x: a size such as" },
  { "run --max-residue -1 x", "--max-residue -1: a whole number" },
  { "run --max-residue 1.5 x", "--max-residue 1.5: a whole number" },
  { "run --log xml x", "--log xml: only json" },
  { "run --with a:b x", "--with writes files: say where with -o DIR" },
  { "run -o out --format ndjson x", "--format ndjson goes to standard output: leave -o out" },
  { "run --json x", "run has no option --json" },
  { "inspect", "inspect takes one FILE" },
  { "inspect a b", "inspect takes one FILE" },
  { "inspect -o x a", "inspect has no option -o" },
  { "inspect --format csv a", "inspect has no option --format" },
  { "scripts x", "scripts alone takes none" },
  { "scripts --why", "scripts --why takes one FILE" },
  { "try", "try needs a script and at least one file" },
  { "try ogi-2014", "try needs a script and at least one file" },
  { "try nosuch " .. SAMPLE, "there is no script nosuch; baogao scripts lists them" },
  { "try /nosuch.lua " .. SAMPLE, "/nosuch.lua: NOT_FOUND" },
  { "test nosuch", "there is no script nosuch" },
  { "run --script nosuch " .. SAMPLE, "there is no script nosuch" },
  { "run --script /nosuch.lua " .. SAMPLE, "/nosuch.lua: NOT_FOUND" },
  { "run --scripts /nosuch " .. SAMPLE, "--scripts /nosuch: NOT_FOUND" },
  { "run --scripts tests/cases " .. SAMPLE, "there is no script in it" },
  { "run --meta /nosuch.csv " .. SAMPLE, "--meta /nosuch.csv: no such file" },
  { "run -j 0 x", "-j 0: a number of processes from 1 to 256" },
  { "run -j two x", "-j two: a number" },
  { "run --shard 5/4 x", "--shard 5/4: which one of how many" },
  { "run --shard 0/4 x", "--shard 0/4: which one" },
  { "run --shard 1 x", "--shard 1: which one" },
  { "run --time -1 x", "--time -1: seconds for one report" },
  { "run --memory none x", "--memory none: a size" },
}

describe("wrong use", function()
  it("ends with 1, writes no data, and says what is wrong and where", function()
    for _, case in ipairs(USAGE) do
      local code, out, err = program.sh('"$B" ' .. case[1])
      assert.same({ case[1], 1, "" }, { case[1], code, out })
      assert.is_truthy(err:find(case[2], 1, true), case[1] .. " says: " .. err)
      assert.matches("^baogao: ", err)
    end
  end)

  it("of an export ends with 1", function()
    local folder <close> = program.folder()
    for word, message in pairs { ["nosuch:card"] = "there is no script nosuch", nosuch = "it is SCRIPT:EXPORT",
      ["410100-zhengzhou:nosuch"] = "410100-zhengzhou has no export nosuch" } do
      local code, _, err = program.run("run", "-o", folder.path .. "/run", "--with", word, SAMPLE)
      assert.same({ word, 1 }, { word, code })
      assert.is_truthy(err:find("--with " .. word .. ": ", 1, true) and err:find(message, 1, true), err)
      assert.is_nil(program.read(folder.path .. "/run/facts.csv"))
    end
  end)

  it("names commands that come later", function()
    local here = select(2, program.run "--help")
    for _, command in ipairs { "new", "trace", "diff", "review", "codebook", "worker", "merge" } do
      if not here:find("baogao " .. command, 1, true) then
        local code, out, err = program.run(command, "x")
        assert.same({ command, 1, "" }, { command, code, out })
        assert.matches(command .. " is not there yet", err)
      end
    end
  end)
end)

describe("exit codes", function()
  local BROKEN <const> = 'city:rule("x", 5)'

  it("are 0 for what was read, 3 for checks and residue on request, 4 for failed reports, 5 for scripts", function()
    local folder <close> = program.folder()
    program.script(folder.path, "broken", BROKEN)
    assert.equal(0, (program.run("run", SAMPLE)))
    assert.equal(3, (program.run("run", "--strict", SAMPLE)))
    assert.equal(0, (program.run("run", "--strict", "tests/samples/gb18030_2014.txt")))
    local residue = tonumber(program.results(folder.path .. "/run", ZHENGZHOU).reports[1].residue)
    assert.equal(3, (program.run("run", "--max-residue", residue - 1, ZHENGZHOU)))
    assert.equal(0, (program.run("run", "--max-residue", residue, ZHENGZHOU)))
    assert.equal(4, (program.run("run", "/nosuch", SAMPLE)))
    assert.equal(5, (program.run("run", "--scripts", folder.path, SAMPLE)))
    assert.equal(3, (program.run("try", "ogi-2014", SAMPLE)))
    assert.equal(0, (program.run("try", "ogi-2014", "tests/samples/gb18030_2014.txt")))
    assert.equal(4, (program.run("try", "ogi-2014", "/nosuch")))
    assert.equal(4, (program.run("inspect", "/nosuch")))
    assert.equal(5, (program.run("test", folder.path .. "/broken.lua")))
  end)

  it("are 2 before 5 before 4 before 3", function()
    local folder <close> = program.folder()
    program.script(folder.path, "broken", BROKEN)
    assert.equal(4, (program.run("run", "--strict", "/nosuch", SAMPLE)))
    assert.equal(5, (program.run("run", "--strict", "--scripts", folder.path, "/nosuch", SAMPLE)))
    assert.equal(2, (program.sh('"$B" run --strict --scripts ' .. folder.path .. " /nosuch " .. SAMPLE .. " >/dev/full")))
    assert.equal(4, (program.run("try", "ogi-2014", SAMPLE, "/nosuch")))
  end)

  it("are 3 when nothing was tested", function()
    local folder <close> = program.folder()
    program.script(folder.path, "untested", 'city:identify { must = { "政府" } }\ncity:indicator { name = "a", unit = "件", label = "a" }\n'
      .. 'city:rule("a", w"受理" * city.fact("a", zh.int * w"件"))')
    local code, out = program.run("test", folder.path .. "/untested.lua")
    assert.equal(3, code)
    assert.matches("no sample", out)
  end)

  it("are 0 for reports that no script reads", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/letter.txt", "今天天气很好。\n")
    local code, _, err = program.run("run", "-o", folder.path .. "/run", folder.path .. "/letter.txt")
    assert.equal(0, code)
    assert.matches("NO_SCRIPT", err)
    local row = program.file(folder.path .. "/run", "reports.csv")[1]
    assert.equal("no_script", row.verdict)
    assert.matches("^NO_SCRIPT: no script fits: ogi%-2014 0 %(does not say 政府信息公开", row.reason)
  end)
end)

describe("output", function()
  it("is data on standard output and all else on standard error", function()
    local code, out, err = program.run("run", SAMPLE)
    assert.equal(0, code)
    assert.equal(HEADER, out:match "^[^\n]*")
    assert.is_true(select(2, out:gsub("\n", "")) > 20)
    assert.matches("1 report: 1 ok,", err)
    assert.not_matches("1 report", out)
  end)

  it("is less with --quiet, but never errors", function()
    local code, out, err = program.run("run", "--quiet", SAMPLE)
    assert.same({ 0, "" }, { code, err })
    assert.equal(HEADER, out:match "^[^\n]*")
    local folder <close> = program.folder()
    program.script(folder.path, "broken", 'city:rule("x", 5)')
    local broken_code, _, broken_err = program.run("run", "--quiet", "--scripts", folder.path, SAMPLE)
    assert.equal(5, broken_code)
    assert.matches("broken.lua:4: rule x", broken_err)
  end)

  it("is JSON lines on standard error with --log json", function()
    local folder <close> = program.folder()
    program.script(folder.path, "broken", 'error "with \\"quotes\\""')
    local _, _, err = program.run("run", "--log", "json", "--scripts", folder.path, SAMPLE, "/nosuch")
    local levels = {}
    for line in err:gmatch "[^\n]+" do
      levels[#levels + 1] = line:match '^{"level": ?"(%a+)",.*}$'
    end
    assert.same({ "error", "warning", "info", "info" }, levels)
    assert.matches('"report":"/nosuch"', err)
  end)

  it("that cannot be written ends with 2", function()
    local commands = { "run " .. SAMPLE, "run --format ndjson " .. SAMPLE, "inspect " .. SAMPLE, "inspect --json " .. SAMPLE,
      "inspect --text " .. SAMPLE, "scripts", "scripts --why " .. SAMPLE, "try ogi-2014 " .. SAMPLE, "test", "--help",
      "run --help", "--version" }
    for _, command in ipairs(commands) do
      local code, _, err = program.sh('"$B" ' .. command .. " >/dev/full")
      assert.same({ command, 2 }, { command, code })
      assert.is_truthy(err:find "not complete", command .. ": " .. err)
    end
  end)

  it("to a folder that cannot be made ends with 2, and the folder's name", function()
    for _, folder in ipairs { "/proc/nosuch", "/dev/null", "README.md", "README.md/x" } do
      local code, out, err = program.run("run", "-o", folder, SAMPLE)
      assert.same({ folder, 2, "" }, { folder, code, out })
      assert.is_truthy(err:find("cannot write in " .. folder .. ": ", 1, true), err)
    end
  end)

  it("to a reader that goes away is no noise", function()
    local list = SAMPLE .. "\n" .. ZHENGZHOU .. "\n"
    for i = 1, 5 do list = list .. ("./"):rep(i) .. SAMPLE .. "\n" end
    local folder <close> = program.folder()
    program.write(folder.path .. "/list", list)
    local _, out, err = program.sh(('"$B" run --quiet - <%s/list | head -n 1'):format(folder.path))
    assert.same({ HEADER .. "\n", "" }, { out, err })
  end)

  it("keeps the files of the last run when this one fails", function()
    local folder <close> = program.folder()
    program.results(folder.path, SAMPLE)
    local before = program.read(folder.path .. "/facts.csv")
    assert.equal(2, (program.sh(('(ulimit -f 1; trap "" XFSZ; "$B" run -o %s tests/samples) 2>/dev/null'):format(folder.path))))
    assert.equal(before, program.read(folder.path .. "/facts.csv"))
    assert.is_nil(program.read(folder.path .. "/.baogao-0.part"))
  end)
end)

describe("inputs", function()
  it("are files, folders and lists, each read once, in the order of path bytes", function()
    local folder <close> = program.folder()
    program.shell("mkdir -p %s %s", folder.path .. "/in/b", folder.path .. "/in/a.d")
    for _, name in ipairs { "b/2.txt", "b/1.txt", "a.txt", "a.d/z.txt", "郑.txt", ".hidden.txt" } do
      program.write(folder.path .. "/in/" .. name, "郑州市2016年政府信息公开工作年度报告\n正文。\n")
    end
    program.write(folder.path .. "/list", ("%s/in/b/1.txt\r\n\n%s/in/a.txt\n"):format(folder.path, folder.path))
    local code = program.sh(('"$B" run --quiet -o %s/run %s/in/a.txt - %s/in %s/in/a.txt <%s/list'):format(folder.path,
      folder.path, folder.path, folder.path, folder.path))
    assert.equal(0, code)
    local _, order = reports(folder.path .. "/run")
    for i, path in ipairs(order) do order[i] = path:sub(#folder.path + 5) end
    assert.same({ "a.d/z.txt", "a.txt", "b/1.txt", "b/2.txt", "郑.txt" }, order)
  end)

  it("are an error when there are none, unless that is well", function()
    local folder <close> = program.folder()
    local code, out, err = program.run("run", folder.path)
    assert.same({ 1, "" }, { code, out })
    assert.matches("no inputs: the folders and lists are empty; %-%-allow%-empty if that is well", err)
    assert.equal(1, (program.sh '"$B" run - </dev/null'))
    code, out, err = program.run("run", "--allow-empty", folder.path)
    assert.same({ 0, HEADER .. "\n" }, { code, out })
    assert.matches("0 reports", err)
  end)
end)

describe("interruption", function()
  -- Starts a long run in the background, sends it signals once it is under way, and says how it ended.
  local function interrupted(folder, signals)
    program.script(folder.path, "slow", 'city:identify { must = { "政府信息公开" } }\n'
      .. 'city:check("slow", function() for _ = 1, 3e6 do end return 1, 1 end)', 'extends = "ogi-2014"')
    local list = {}
    for i = 1, 1500 do list[i] = ("./"):rep(i) .. SAMPLE end
    program.write(folder.path .. "/list", table.concat(list, "\n"))
    return program.sh(([[
      "$B" run -o %s/run --script %s/slow.lua - <%s/list &
      until [ -e %s/run/.baogao-5.part ] || ! kill -0 $!; do sleep 0.02; done
      %s
      wait $!]]):format(folder.path, folder.path, folder.path, folder.path, signals))
  end

  for name, signals in pairs {
    ["once"] = "kill -INT $!",
    ["twice, as timeout does it,"] = "kill -INT $!; kill -INT $!",
    ["by SIGTERM"] = "kill -TERM $!; kill -TERM $!",
  } do
    it(name .. " ends with 130 at once and leaves no output", function()
      local folder <close> = program.folder()
      local code, _, err = interrupted(folder, signals)
      assert.equal(130, code)
      assert.matches("interrupted; the same command goes on from here", err)
      assert.is_nil(program.read(folder.path .. "/run/facts.csv"))
      assert.is_nil(program.read(folder.path .. "/run/.baogao-0.part"))
    end)
  end
end)
