-- sharing_spec.lua - folders of scripts that are handed on: what they are, their hashes, where they may lie.
local program = require "tests.spec.program"
local collection = require "baogao.compile.collection"

local MANIFEST <const> = 'name = "henan"\nversion = "1.2"\nlicence = "MIT"\napi = 1\n'
local SCRIPT <const> = [[
local baogao = require "baogao"
local s = baogao.script { name = "shared", version = "1" %s }
s:identify { must = { "申请" } }
s:declare { { "got", "件", "收到" } }
s:phrase "收到{got:件}"
s:sample { "收到12件。", got = 12 }
return s
]]

local function folder_with(manifest, extra)
  local folder = program.folder()
  program.write(folder.path .. "/s.lua", SCRIPT:format(extra or ""))
  if manifest then program.write(folder.path .. "/scripts.toml", manifest) end
  return folder
end

local function listed(folder)
  local code, out, err = program.run("scripts", "--scripts", folder.path)
  return out:find "shared@1" ~= nil, code, err, out
end

describe("a manifest", function()
  it("is read line by line", function()
    local m = assert(collection.parse("# a comment\n" .. MANIFEST .. '\n[files]\n"a/b.lua" = "ABCD"\n', "m"))
    assert.same({ "henan", "1.2", "MIT", 1, true }, { m.name, m.version, m.licence, m.api, m.sealed })
    assert.same({ ["a/b.lua"] = "abcd" }, m.files)
  end)

  it("is refused with the line, the field, or both versions of the API", function()
    local function refused(text) return select(2, collection.parse(text, "m")) end
    assert.matches("^m:1: nonsense: ", refused "nonsense")
    assert.matches("^m: has no version", refused 'name = "x"\nlicence = "MIT"\napi = 1\n')
    assert.matches("^m: has no api: say which", refused 'name = "x"\nversion = "1"\nlicence = "MIT"\n')
    assert.matches("needs script API 2, this program has 1", refused(MANIFEST:gsub("api = 1", "api = 2")))
    assert.matches("needs script API 0, this program has 1", refused(MANIFEST:gsub("api = 1", "api = 0")))
    assert.matches("^m:5: %[other%]", refused(MANIFEST .. "[other]\n"))
  end)

  it("belongs to the files below its folder, the nearest first", function()
    local found = { ["a"] = { name = "outer" }, ["a/b"] = { name = "inner" } }
    local manifest, relative = collection.of(found, "a/b/c/d.lua")
    assert.same({ "inner", "c/d.lua" }, { manifest.name, relative })
    assert.equal("outer", collection.of(found, "a/d.lua").name)
    assert.is_nil(collection.of(found, "b/d.lua"))
  end)
end)

describe("a folder of scripts", function()
  it("works wherever it lies, with a manifest and without", function()
    local bare <close> = folder_with()
    local named <close> = folder_with(MANIFEST)
    assert.is_true((listed(bare)))
    local there, code, _, out = listed(named)
    assert.same({ true, 0 }, { there, code })
    assert.matches("henan@1.2 +licence MIT, api 1", out)
  end)

  it("is read when sealed, and refused when a file has changed or was added", function()
    local folder <close> = folder_with(MANIFEST)
    assert.equal(0, (program.run("scripts", "--seal", folder.path)))
    assert.matches('api = 1\n\n%[files%]\n"s.lua" = "%x+"\n$', program.read(folder.path .. "/scripts.toml"))
    assert.is_true((listed(folder)))
    program.write(folder.path .. "/s.lua", SCRIPT:format "" .. "-- more\n")
    local there, code, err = listed(folder)
    assert.same({ false, 5 }, { there, code })
    assert.matches("HASH: .*/s.lua: is not as .*/scripts.toml has it; when you changed it: baogao scripts %-%-seal", err)
    program.run("scripts", "--seal", folder.path)
    program.write(folder.path .. "/t.lua", (SCRIPT:format "":gsub('"shared"', '"other"')))
    there, code, err = listed(folder)
    assert.same({ true, 5 }, { there, code })
    assert.matches("HASH: .*/t.lua: is not in ", err)
  end)

  it("holds the modules of its scripts too", function()
    local folder <close> = folder_with(MANIFEST)
    program.shell("mkdir %s", folder.path .. "/lib")
    program.write(folder.path .. "/lib/words.lua", "return { got = '收到' }\n")
    program.write(folder.path .. "/s.lua", "require 'lib.words'\n" .. SCRIPT:format "")
    program.run("scripts", "--seal", folder.path)
    assert.is_true((listed(folder)))
    program.write(folder.path .. "/lib/words.lua", "return { got = '接到' }\n")
    local there, _, err = listed(folder)
    assert.is_false(there)
    assert.matches("HASH: .*/lib/words.lua", err)
  end)

  it("is refused with both versions when it needs another API, and so is a script", function()
    local folder <close> = folder_with((MANIFEST:gsub("api = 1", "api = 3")))
    local script <close> = folder_with(nil, ", api = 4")
    local there, code, err = listed(folder)
    assert.same({ false, 5 }, { there, code })
    assert.matches("henan 1.2 needs script API 3, this program has 1", err)
    there, code, err = listed(script)
    assert.same({ false, 5 }, { there, code })
    assert.matches("s.lua:2: api: shared needs script API 4, this program has 1", err)
  end)

  it("lies in the user's own data folder, and stands in for what was there before", function()
    local data <close> = program.folder()
    program.shell("mkdir -p %s", data.path .. "/baogao/scripts")
    local text = program.read "scripts/city/410100-zhengzhou.lua"
    program.write(data.path .. "/baogao/scripts/z.lua", (text:gsub('version = "1.0"', 'version = "1.0-mine"')))
    local out, err = data.path .. "/out", data.path .. "/err"
    os.execute(("XDG_DATA_HOME=%s %s scripts >%s 2>%s"):format(data.path, program.path, out, err))
    assert.matches("410100%-zhengzhou@1.0%-mine", program.read(out))
    assert.matches("z.lua: 410100%-zhengzhou stands in for the one in ", program.read(err))
    os.execute(("XDG_DATA_HOME=%s %s run -o %s/run tests/samples/zhengzhou_2016.txt 2>%s"):format(data.path, program.path,
      data.path, err))
    local manifest = program.read(data.path .. "/run/manifest.json")
    assert.matches('"script":%s*"410100%-zhengzhou@1.0%-mine",%s*"path":%s*"[^"]*/z.lua",%s*"sha256":%s*"%x+"', manifest)
    -- The files of a script are all named, its modules too.
    assert.matches('"script":%s*"communique@1.0",%s*"path":%s*"[^"]*/lib/communique_words.lua",%s*"sha256":%s*"%x+"', manifest)
  end)

  it("is missed when it is not there", function()
    local code, _, err = program.run("scripts", "--scripts", "/no/such/folder")
    assert.equal(1, code)
    assert.matches("%-%-scripts /no/such/folder: ", err)
  end)
end)
