-- sealed_spec.lua - what a script finds around it: an allow-list and nothing else.
local lpeg = require "lpeg"
local sealed = require "baogao.script.sealed"
local program = require "tests.spec.program"

-- Every name of the environment and of its tables. A new one must be thought about, and added here.
local ALLOWED <const> = {
  "_G _VERSION assert error getmetatable ipairs load math next pairs pcall print rawequal rawlen require select",
  "setmetatable string table tonumber tostring type utf8 xpcall",
}
local TABLES <const> = {
  string = "byte char find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper",
  table = "concat insert move pack remove sort unpack",
  math = "abs ceil floor fmod huge max maxinteger min mininteger modf pi sqrt tointeger type ult",
  utf8 = "char charpattern codepoint codes len offset",
  lpeg = "B C Carg Cb Cc Cf Cg Cmt Cp Cs Ct P R S V locale match type version",
  re = "compile find gsub match updatelocale",
  baogao = "api decimal fold lookup script zh",
}

local function words(text)
  local set = {}
  for word in text:gmatch "%S+" do set[word] = true end
  return set
end

local function keys(t)
  local set = {}
  for key in pairs(t) do set[key] = true end
  return set
end

-- Runs Lua text in a fresh environment; returns what it returns. Raises what it raises.
local function run(source, env, ...)
  env = env or sealed.new { baogao = {} }
  return assert(load(source, "=script", "t", env))(...)
end

describe("the environment of a script", function()
  it("has the names of the allow-list and no other", function()
    local seen = {}
    for name in pairs(words(table.concat(ALLOWED, " "))) do
      seen[name] = run("return " .. name) ~= nil or nil
    end
    assert.same(words(table.concat(ALLOWED, " ")), seen)
    -- all of Lua's own globals are either on the list or out of sight
    local env = sealed.new {}
    for name, value in pairs(_G) do
      if not seen[name] then assert.is_nil(env[name], name) end
      if type(value) == "table" and seen[name] then assert.not_equal(value, env[name], name) end
    end
    for _, name in ipairs { "io", "os", "debug", "package", "dofile", "loadfile", "collectgarbage", "rawget", "rawset",
      "coroutine", "loadstring", "warn" } do
      assert.is_nil(env[name], name)
    end
  end)

  it("has in its tables what the list says", function()
    for name, allowed in pairs(TABLES) do
      if name ~= "baogao" then
        local found = keys(run("local n = ...; return _G[n] or require(n)", nil, name))
        assert.same({ name, words(allowed) }, { name, found })
      end
    end
  end)

  it("leads to no forbidden function, whichever way one goes", function()
    local forbidden, found = {}, {}
    for _, list in ipairs { io, os, debug, package, coroutine } do
      for name, f in pairs(list) do
        if type(f) == "function" then forbidden[f] = name end
      end
    end
    for name, f in pairs { load = load, dofile = dofile, loadfile = loadfile, require = require, dump = string.dump,
      rawset = rawset, rawget = rawget, collectgarbage = collectgarbage, setmetatable = setmetatable,
      setmaxstack = lpeg.setmaxstack, ptree = lpeg.ptree, _G = _G, string = string, table = table } do
      forbidden[f] = name
    end
    local seen, queue = {}, { sealed.new { baogao = require "baogao" == nil or {} } }
    queue[2] = debug.getmetatable(queue[1]).__index
    for _, name in ipairs { "lpeg", "re" } do queue[#queue + 1] = queue[1].require(name) end
    while #queue > 0 do
      local t = table.remove(queue)
      if not seen[t] then
        seen[t] = true
        for key, value in pairs(t) do
          if forbidden[value] then found[#found + 1] = tostring(key) end
          if type(value) == "table" then queue[#queue + 1] = value end
        end
      end
    end
    assert.same({}, found)
  end)

  it("is another one for each script", function()
    local one, two = sealed.new {}, sealed.new {}
    run("string.format = nil; x = 5; math.pi = 3; require 'lpeg'.P = nil", one)
    assert.is_nil(run("return x", two))
    assert.equal("1", run("return string.format('%d', 1)", two))
    assert.equal(math.pi, run("return math.pi", two))
    assert.is_function(run("return require 'lpeg'.P", two))
    assert.is_function(lpeg.P)
    assert.is_function(string.format)
  end)

  it("lets nobody replace what protects it", function()
    assert.is_false(run "return (getmetatable(_G))")
    assert.has_error(function() run "setmetatable(_G, {})" end)
    assert.is_nil(run "return getmetatable('')")
    assert.is_nil(run "return getmetatable(require 'lpeg'.P 'a')")
    assert.is_nil(run "return getmetatable(print)")
  end)
end)

describe("load", function()
  it("takes text alone, into the same environment", function()
    assert.equal(5, run "x = 5; return load('return x')()")
    assert.equal(7, run "return load('return y', 'name', 'bt', { y = 7 })()")
    assert.is_nil(run "return load('return io')()")
    assert.is_nil((run(("return load(%q)"):format(string.dump(load "return 1")))))
    assert.has_error(function() run "load(function() return 'return 1' end)" end, "load: only text is loaded")
    local f, message = run "return load((' '):rep(2000000))"
    assert.is_nil(f)
    assert.matches("more than 1048576 bytes", message)
    message = select(2, run "return load('=', ('n'):rep(1000000))")
    assert.is_true(#message < 200)
  end)
end)

describe("require", function()
  local function find(name)
    local texts = { own = "return { name = ... }", circle = "return require 'circle'", nothing = "x = 1", broken = "=" }
    return texts[name], "@" .. name .. ".lua"
  end

  it("finds what is given and the script's own modules, once", function()
    local given = {}
    local env = sealed.new({ baogao = given }, find)
    assert.equal(given, run("return require 'baogao'", env))
    assert.same({ name = "own" }, run("return require 'own'", env))
    assert.equal(run("return require 'own'", env), run("return require 'own'", env))
    assert.is_true(run("return require 'nothing'", env))
    assert.equal(1, run("return x", env))
  end)

  it("finds nothing else", function()
    local env = sealed.new({}, find)
    for _, name in ipairs { "io", "os", "debug", "package", "string", "baogao.core", "baogao.host", "busted", "../x", "/etc/passwd",
      "x/y", "a..b", "A", "", "a\0b", ("a"):rep(65), ".a", "%2e%2e" } do
      assert.has_error(function() env.require(name) end, nil, name)
    end
    assert.has_error(function() env.require(5) end)
    assert.has_error(function() env.require "circle" end)
    assert.has_error(function() env.require "broken" end)
  end)
end)

describe("functions that could do harm", function()
  it("do not", function()
    for name, source in pairs {
      finalizer = "setmetatable({}, { __gc = function() end })",
      weak_keys = "setmetatable({}, { __mode = 'kv' })",
      address = "return string.format('%p', {})",
      address_flags = "return string.format('%-20p', {})",
      lying_length = "table.remove(setmetatable({}, { __len = function() return 1 << 50 end }), 1)",
      lying_index = "table.concat(setmetatable({}, { __index = string.rep }), '', 1, 1 << 50)",
      lying_sort = "table.sort(setmetatable({}, { __len = function() return 1 << 30 end }), function() return true end)",
      long_move = "table.move({}, 1, 1 << 50, 2)",
      low_move = "table.move({}, math.mininteger, -1, 2)",
      lying_target = "table.move({ 1 }, 1, 1, 1, setmetatable({}, { __newindex = function() end }))",
      repeats = "return require 'lpeg'.P(2) ^ (1 << 30)",
      least = "return require 'lpeg'.P(math.mininteger)",
      least_int = "return require 'lpeg'.P(-(1 << 31))",
      floats = "return require 'lpeg'.P(2.0 ^ 40)",
      times = "return 'a' * require 'lpeg'.P('b') * (1 << 30)",
      nested = "local p = require 'lpeg'.P 'a'; for _ = 1, 60000 do p = -p end",
      grammar = "return require 're'.compile \"'a'^-1000000\"",
    } do
      assert.is_false((pcall(run, source)), name)
    end
  end)

  it("still do what they are for", function()
    assert.equal("", run "return string.rep('', 1 << 62)")
    assert.equal("--", run "return string.rep('', 3, '-')")
    assert.equal("abab", run "return string.rep('ab', 2)")
    assert.same({ 2, 1, 2, 3 }, run "local t = table.move({ 1, 2, 3 }, 1, 3, 2); t[1] = 2; return t")
    assert.equal("1,2", run "local t = setmetatable({ 1, 2 }, { __name = 'x' }); return table.concat(t, ',')")
    assert.equal("table function true 5", run "return string.format('%s %s %s %d', {}, print, true, 5)")
    assert.equal("table", run "return tostring {}")
    assert.equal("shown", run "return tostring(setmetatable({}, { __tostring = function() return 'shown' end }))")
    assert.equal(3, run "return require 're'.match('aa', \"'a'^2\")")
    assert.equal(4, run "return require 'lpeg'.P(3):match 'abc'")
    assert.equal(2, run "local m = require 'lpeg'; local c = m.Cmt('a', function() return true, 1 end); return m.match(#c * 'a', 'a')")
    assert.equal(2, run [[local m, re = require 'lpeg', require 're'
      return re.compile("&(%c) 'a'", { c = m.Cmt('a', function() return true, 1 end) }):match 'a']])
    assert.is_nil(run "return require 'lpeg'.match(#require 'lpeg'.P{ require 'lpeg'.P'a' }, 'b')")
  end)
end)

describe("print", function()
  local said
  local original = sealed.say
  before_each(function()
    said = {}
    sealed.say = function(line) said[#said + 1] = line end
  end)
  after_each(function() sealed.say = original end)

  it("is one plain line, without control bytes or broken UTF-8", function()
    run "print('a', 1, nil, {}, '\\27[2J\\0x\\nb\\r', '汉\\xE6')"
    assert.same({ "a\t1\tnil\ttable\t\\u001B[2J\\u0000x | b\\u000D\t汉?" }, said)
    run "print(('汉'):rep(3000))"
    assert.is_true(#said[2] < 4200)
    assert.is_truthy(utf8.len(said[2]))
  end)

  it("stops after 64 KiB, and goes on for another report", function()
    local env = sealed.new {}
    run("for _ = 1, 1000 do print(('x'):rep(1000)) end", env)
    assert.equal(66, #said)
    assert.matches("no more", said[66])
    sealed.refresh(env)
    run("print 'again'", env)
    assert.equal("again", said[67])
  end)
end)

describe("the program", function()
  -- What the text returns, run as a script by the program, which hides the shared metatables.
  local function inside(folder, source)
    local path = program.write(folder.path .. "/probe.lua", "local function probe()\n" .. source .. "\nend\nerror('<' .. tostring(probe()) .. '>')\n")
    return select(3, program.run("try", path, "tests/samples/slips_2018.txt")):match "<(.-)>"
  end

  it("hides the metatables of strings, patterns, numbers and reports", function()
    local folder <close> = program.folder()
    assert.equal("nil nil nil", inside(folder, [[
      local lpeg, baogao = require "lpeg", require "baogao"
      return ("%s %s %s"):format(getmetatable "", getmetatable(lpeg.P "a"), getmetatable(baogao.decimal "1"))]]))
    assert.equal("0", inside(folder, "return #('').rep('', 1 << 62)"))
    assert.equal("no dump", inside(folder, 'return ("").dump == nil and "no dump"'))
    assert.equal("false", inside(folder, 'return (pcall(function() return ("").format("%p", {}) end))'))
    assert.equal("nil", inside(folder, 'return require "lpeg".setmaxstack or require "lpeg".P("a").setmaxstack'))
  end)

  it("gives what baogao is to scripts, and no more", function()
    local folder <close> = program.folder()
    local names = inside(folder, 'local t = {} for k in pairs(require "baogao") do t[#t + 1] = k end table.sort(t) return table.concat(t, " ")')
    assert.equal(TABLES.baogao, names)
    assert.equal("nil", inside(folder, 'require "baogao".zh.int = nil; return rawget'))
  end)

  it("shows a script nothing of another one", function()
    local folder <close> = program.folder()
    program.write(folder.path .. "/a_poison.lua", [[
local baogao = require "baogao"
baogao.zh.int, baogao.script, string.format, shared = nil, nil, nil, true
pcall(function() require("lpeg").P = nil end)
return nil]])
    program.script(folder.path, "b_clean", 'city:identify { must = { "政府信息公开" } }\nassert(zh.int and baogao.script and string.format and lpeg.P and not shared)')
    local _, _, err = program.run("run", "--scripts", folder.path, "tests/samples/slips_2018.txt")
    assert.matches("a_poison.lua: returns nothing", err)
    assert.not_matches("b_clean", err)
  end)

  it("forgets globals between reports", function()
    local folder <close> = program.folder()
    program.script(folder.path, "counting", [[
city:identify { must = { "政府信息公开" } }
seen_at_load = 1
city:check("seen", function()
  seen_in_reports = (seen_in_reports or 0) + 1
  seen_at_load = seen_at_load + 1
  return seen_in_reports * 10 + seen_at_load, 12
end)]])
    local got = program.results(folder.path .. "/run", "--script", folder.path .. "/counting.lua", "tests/samples")
    assert.equal(5, #got.checks)
    for _, check in ipairs(got.checks) do assert.same({ "pass", "12" }, { check.verdict, check.left }) end
  end)

  it("keeps a script from the rows of others and from its own head", function()
    local folder <close> = program.folder()
    program.script(folder.path, "forging", [[
city:identify { must = { "政府信息公开" } }
local ok = pcall(function() city.version = {} end)
city:check("head", function(f)
  return (ok or pcall(function() city.name = {} end) or f.facts or f.index or f._facts) and 1 or 0, 0
end)
city:export("x.txt", function(r, out) out:write(tostring(r._facts), tostring(r._index), tostring(rawget)) end)]])
    local got = program.results(folder.path .. "/run", "--script", folder.path .. "/forging.lua", "--with", folder.path .. "/forging.lua:x",
      "tests/samples/slips_2018.txt")
    assert.same({ 0, "pass" }, { got.code, got.checks[1].verdict })
    assert.equal("nilnilnil", program.read(folder.path .. "/run/exports/x/tests__samples__slips_2018.txt.txt"))
  end)
end)
