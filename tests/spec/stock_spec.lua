-- stock_spec.lua - `require "baogao"` in stock Lua: LPeg stays as others know it, and the toolkit's pieces are LPeg's own
-- patterns.
local program = require "tests.spec.program"

-- Runs lines in a Lua of their own.
local function run(lines)
  local folder <close> = program.folder()
  program.shell("lua5.4 %s", program.write(folder.path .. "/run.lua", lines))
end

describe("in stock Lua", function()
  it("LPeg and re are left as they are", function()
    run [[
      local lpeg, re = require "lpeg", require "re"
      local function state()
        local all = {}
        for name, value in pairs(lpeg) do all[name] = value end
        for name, value in pairs(debug.getmetatable(lpeg.P(true))) do all["mt " .. name] = value end
        return all
      end
      local before = state()
      require "baogao"
      require "baogao.host"
      for name, value in pairs(state()) do assert(before[name] == value, name) end
      assert(lpeg.match(lpeg["S"] "，。"^1, "，。") == 7)
      assert(re.match("12", "[0-9]+") == 3)
      local ok, message = pcall(function() return lpeg.P "" ^ 0 end)
      assert(not ok and message:find "run.lua:%d+: loop body may accept empty string", message)
    ]]
  end)

  it("pieces of the toolkit go together with other patterns, on both sides", function()
    run [[
      local lpeg, baogao = require "lpeg", require "baogao"
      local zh, w = baogao.zh, baogao.zh.words
      assert(lpeg.type(zh.int) == "pattern" and lpeg.type(w "件") == "pattern")
      assert(lpeg.match(lpeg.P "共" * zh.int * w "件" * lpeg.Cp(), "共12件") == 12)
      assert(lpeg.match(zh.list(lpeg.C(lpeg.R "az"^1)), "ab、cd,ef") == "ab")
      assert(lpeg.match(zh.upto(lpeg.P "申请") * "申请", "收到申请") == 13)
      local script = baogao.script { name = "s", version = "1" }
      script:declare { { "n", "件", "n" } }
      script:rule("n", lpeg.P "受理" * script.fact("n", lpeg.P "约"^-1 * zh.int * w "件"))
    ]]
  end)
end)

-- What LPeg does, and what patterns of scripts do: the same results, the same errors in the same lines.
local EXPRESSIONS <const> = {
  'P"a" * P"b"', 'P"a" * true', 'true * P"a"', 'P"a" * false', 'P"a" * 2', 'P"a" * {}', 'P"a" * nil', 'P"a" + nil', 'P"a" - print',
  'P"a" + 1', 'P"a" + "b"', 'P"a" - "b"', 'P(3) - P"abc"', 'P"a"^3', 'P"a"^-3', 'P"a"^0', '(P"a"^0)^0', 'P""^1', 'P"a"^"2"', 'P"a"^{}',
  'P"a"^1.5', '-P"a"', '#P"a"', '#Cmt("a", function() return true end)', 'P"a" / 1', 'P"a" / 0', 'P"a" / -1', 'C"a" / "%0%1"',
  'P"a" / {a = 7}', 'P"a" / print', 'P"a" / nil', 'P"a" / true', 'S"ab"', 'S(12)', 'S(nil)', 'S()', 'R"az"', 'R("az", "09")', 'R"a"',
  'R(nil)', 'R()', 'V"x"', 'V(nil)', 'P{ "x", x = P"a" * V"x" + 1 }', 'P{ P"a" }', 'P{ "x" }', 'P{}', 'P{ "a", a = V"a" }',
  'P{ V"y" }', 'B"a"', 'B(P"a"^0)', 'B(C"a")', 'B(nil)', 'C(nil)', 'C()', 'Cg("a", "n")', 'Cg("a", {})', 'Ct(C"a" * Cg("b", "n"))', 'Cs(P"a" / "b")',
  'Cf(C"a" * C"b", function(x, y) return x .. y end)', 'Cf("a", 1)', 'Cmt("a", 1)', 'Cmt(nil, print)', 'Cb"x"', 'Cg("a", "x") * Cb"x"',
  'Cb(nil)', 'Carg(1)', 'Carg(0)', 'Carg"x"', 'Cc()', 'Cc(1, nil, 3)', 'Cp()', 'P(nil)', 'P()', 'P(print)', 'P(1.5)', 'P(-1)', 'P(true)', 'P(function(s, i) return i + 1, 5 end)',
  'locale().alpha', 'match("a", "abc")', 'match(1, "abc", 3)', 'match("a")', 'match(nil, "a")', 'match("a", {})', 'match("a", "a", "x")', 'match(Cc(1, 2), "a")',
  'type(P"a")', 'type(1)', 'P"a":match("a", 2)', 'P"ab".match', '(P"a" * 1 * 1):match "abc"', 'C(P"a"^-2 * -1):match "aa"', '(V"x"):match "a"',
  'P"a" * P(function() error("own", 0) end)', 'Ct(Cc(nil, 2))', '(P"b" + C(P(1)) * V(1))', 'P{ C(P(1)) * V(1) + -1 }',
}

describe("a script's patterns", function()
  local tree = require "baogao.pattern.lpeg"
  local lpeg = require "lpeg"

  local function outcome(library, text)
    local env = setmetatable({ print = print, setmetatable = setmetatable, error = error }, { __index = library })
    local chunk = assert(load("local p = " .. text .. "\nreturn p", "=line", "t", env))
    local results = table.pack(pcall(chunk))
    local p = results[2]
    if not results[1] or library.type(p) ~= "pattern" then
      return (tostring(p):gsub("function: builtin.*", "function"):gsub("function: 0x%x+", "function"))
    end
    local list = { type(p) }
    for _, subject in ipairs { "", "a", "ab", "abc", "aaaa", "ba", "1" } do
      local found = table.pack(pcall(library.match, p, subject))
      for i = 1, found.n do
        list[#list + 1] = type(found[i]) == "table" and "{" .. tostring(found[i][1]) .. tostring(found[i].n) .. "}" or tostring(found[i])
      end
    end
    return table.concat(list, " ")
  end

  for _, text in ipairs(EXPRESSIONS) do
    it("behave as LPeg's: " .. text, function()
      assert.equal(outcome(lpeg, text), outcome(tree, text))
    end)
  end
end)
