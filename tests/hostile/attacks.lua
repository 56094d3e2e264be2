-- attacks.lua - scripts that load like any other and attack when a report is read: from a match-time capture, a check,
-- a metric, an export, or while they are loaded. `s` declares the indicators a, b and c; `inside(f)` is a rule whose
-- match-time capture calls f(subject, position).
local M = {}

M.head = [[
local baogao, lpeg, re = require "baogao", require "lpeg", require "re"
local zh = baogao.zh
local P, C, Cc, Cp, Cmt, Ct, Cg, Cs = lpeg.P, lpeg.C, lpeg.Cc, lpeg.Cp, lpeg.Cmt, lpeg.Ct, lpeg.Cg, lpeg.Cs
local s = baogao.script { name = "attack", version = "1" }
s:identify { must = { "政府信息公开" } }
s:declare { { "a", "件", "甲" }, { "b", "件", "乙" }, { "c", "件", "丙" } }
s:rule("base", zh.words "受理" * zh.upto(zh.int) * s.fact("b", zh.int))
local function inside(f)
  s:rule("inside", zh.words "受理" * Cmt(true, function(subject, at) return f(subject, at) or at end)
    * zh.upto(zh.int) * s.fact("b", zh.int))
end
local function try(f, ...) print(pcall(f, ...)) end
]]

M.bodies = {
  -- positions of another subject
  fact_elsewhere = [[ local f = s.fact("a", zh.same)
    inside(function() for k = 0, 40 do lpeg.match(f, (" "):rep(k * 977) .. "持平", k * 977 + 1) end end)]],
  none_elsewhere = [[ local f = s.none("a", zh.words "未收费")
    inside(function() f:match("未收费"); f:match((" "):rep(9000) .. "未收费", 9001) end)]],
  list_elsewhere = [[ local f = zh.list(s.fact("a", zh.int))
    inside(function() f:match("1、2、3"); f:match((" "):rep(90000) .. "1、2", 90001) end)]],
  part_elsewhere = [[ local f = s.fact("a", zh.part) inside(function() f:match(("x"):rep(5e6) .. "12.5", 5e6 + 1) end)]],
  growth_elsewhere = [[ local f = s.fact("a", zh.growth) inside(function() f:match "下降4.3%"; f:match(("x"):rep(70000) .. "持平", 70001) end)]],
  number_elsewhere = [[ local f = s.fact("a", zh.number) inside(function() f:match "9"; f:match(("9"):rep(5000), 4999) end)]],
  re_elsewhere = [[ local f = re.compile("{} f {}", { f = s.fact("a", zh.same) })
    inside(function() re.match("持平", f); re.find("xx持平", f); re.gsub("持平持平", f, "y") end)]],
  kept_subject = [[ local kept, f = {}, s.fact("a", zh.int)
    inside(function(subject, at) for _, k in ipairs(kept) do for i = 1, #k, 3 do f:match(k, i) end end kept[#kept + 1] = subject end)]],
  substitution = [[ local f = Cs((s.fact("a", zh.int) / "9999" + 1)^0) inside(function(subject) f:match(subject) end)]],
  itself_inside = [[ local p; p = P { Cmt(true, function(_, i) pcall(lpeg.match, p, "件") return i end) * s.fact("a", zh.same) }
    inside(function() pcall(lpeg.match, p, "持平") end)]],
  rule_inside = [[ local r = zh.words "受理" * zh.upto(zh.int) * s.fact("c", zh.int) s:rule("r", r)
    inside(function(subject) for i = 1, 50 do r:match(subject, i) end end)]],
  -- what a match-time capture returns
  beyond = [[ local at = 0 inside(function(subject) at = at + 1
    return ({ #subject + 100, -1, 0, 2^53, math.mininteger, 1e300, "7", {} })[at % 8 + 1] end)]],
  many_values = [[ s:rule("r", zh.words "受理" * s.fact("a", Cmt(true, function(_, i) return i, table.unpack({}, 1, 2e5) end) * zh.int))]],
  many_dims = [[ s:rule("r", zh.words "申请" * s.fact("a", Cmt(true, function(_, i) local t = {}
    for k = 1, 3e4 do t[k] = ("d%06d:x"):format(k) end return i, table.unpack(t) end) * zh.int))]],
  forged_dims = [[ for i, d in ipairs { "a:b;c:d", "a:\27[31m", "a:b\n", "a:", "a::b", ("a:b"):rep(999), "a:\xFF" } do
    s:rule("r" .. i, zh.words "申请" * s.fact("a", Cc(d) * zh.int)) end]],
  half_character = [[ s:rule("r", zh.words "受理" * s.none("a", P(1)) * P(1) * s.none("c", 1 * P(1)))]],
  whole_section = [[ s:rule("r", zh.words "受理" * s.none("a", P(1)^0), { scope = "section" })]],
  no_indicator = [[ s:rule("r", zh.words "受理" * zh.upto(zh.int) * s.fact("b", zh.int)) local f = s.fact("nosuch", zh.same)
    inside(function() f:match "持平" end)]],
  facts_in_facts = [[ local p = zh.int for i = 1, 60 do p = s.fact(i % 2 == 0 and "a" or "b", p) end
    s:rule("r", zh.words "受理" * zh.upto(zh.int) * p)]],
  failed_after_all = [[ s:rule("r", zh.words "受理" * zh.upto(zh.int) * Cmt(s.fact("a", zh.int), function() return false end))]],
  odd_errors = [[ local n = 0 inside(function() n = n + 1
    error(({ {}, "x\27[31m\nbaogao: error: forged", setmetatable({}, { __tostring = function() error "again" end }), 7,
      ("x"):rep(1e6), "\xFF\xFE", true })[n % 7 + 1], 0) end)]],
  no_memory_feigned = [[ inside(function() error("not enough memory", 0) end)]],
  much_memory = [[ inside(function() local t = {} for i = 1, 64 do t[i] = ("x"):rep(2^24) .. i end end)]],
  much_behind_lua = [[ local l = zh.list(P "y") inside(function() for _ = 1, 1e5 do l:match "y" end end)]],
  many_facts = [[ s:rule("r", P(1) * s.none("a", P(true)), { near = { "，", "。", "件", "公", "开" } })]],
  nested_captures = [[ local p = P(1) for _ = 1, 5000 do p = Ct(p) end inside(function() pcall(lpeg.match, p, "x") end)]],
  named_groups = [[ inside(function() local g = Cg(Cc "a:b", "channel") * lpeg.Cb "channel" pcall(lpeg.match, s.fact("a", g * zh.same), "持平") end)]],
  -- what may only be said at load
  more_rules = [[ inside(function() try(s.rule, s, "late", zh.words "件" * s.fact("a", zh.int)); try(s.indicator, s, { name = "z", unit = "", label = "" })
    try(s.identify, s, { must = { "x" } }); try(s.check, s, "late", "a = b"); try(s.export, s, "late.md", print) end)]],
  poison = [[ inside(function() string.format = nil; table.concat = error; rawset = nil; lpeg.P = nil; zh.int = nil; re.compile = nil
    print(getmetatable "", getmetatable(P(1)), getmetatable(s)) end)]],
  globals = [[ n = (n or 0) + 1; inside(function() _G.n = n + 1; _ENV = {} end)]],
  -- facts kept by a check
  kept_facts = [[ local kept = {} s:check("k", function(f)
    for _, k in ipairs(kept) do try(k, "b"); try(k.value, k, "b"); try(k.sum, k, "b[x]"); try(k.headings, k); try(k.prose, k, "b"); try(k.table, k, "b") end
    kept[#kept + 1] = f; if #kept % 2 == 1 then error "later" end return f "a", f "b" end)]],
  kept_terms = [[ local kept s:check("k", function(f) local now = f "b" local t = kept and kept + now or now kept = t return t, t end)]],
  kept_in_metric = [[ local kept s:check("k", function(f) kept = f return 1, 1 end)
    s:metric { name = "m", unit = "件", label = "m", needs = { "b" }, value = function(b) try(kept, "b") return b end }]],
  forged_terms = [[ for i, forge in ipairs { function(t) t.value = {} end, function(t) t.name = ("n"):rep(1e7) end, function(t) t.a, t.b = t, t end,
    function(t) t.b, t.a = t, {} end, function(t) t.valued = "x" end, function(t) t.value = 0/0 end, function(t) t.name = {} end,
    function(t) t.value = "9" end, function(t) t.value = 1e300 end, function(t) t.value = print end } do
    s:check("k" .. i, function(f) local t = f "b" forge(t) return t, f "b" end) end]],
  odd_sides = [[ for i, v in ipairs { 0/0, 1/0, -1/0, 1e300, 2^63, math.mininteger, math.maxinteger, "7", {}, print, true, baogao.decimal "1.5" } do
    s:check("k" .. i, function() return v, v end) s:check("v" .. i, function() return "pass", v end) end]],
  odd_questions = [[ s:check("k", function(f) for _, q in ipairs { {}, print, true, 7, "", "a[", "a[b:c;d]", ("a"):rep(1e6), "a\0b", "\xFF" } do
    try(f, q); try(f.sum, f, q); try(f.value, f, q); try(f.headings, q); try(f.value, q, "a") end return 1, 1 end)]],
  notes = [[ for i = 1, 50 do s:check("k" .. i, function() return 1, 1, ("\27[31m\u{202E}\n件"):rep(1e5) end) end]],
  recursion = [[ local function r(f) return 1 + r(f) end s:check("k", r)
    s:check("g", function() return ("x"):gsub("x", function() return ("x"):gsub("x", error) end) end)]],
  -- metrics
  odd_metrics = [[ for i, v in ipairs { 0/0, 1/0, 1e300, 2^63, "7", {}, print, baogao.decimal(("9"):rep(18)) } do
    s:metric { name = "m" .. i, unit = "件", label = "m", needs = { "b" }, value = function() return v end } end]],
  broken_metrics = [[ s:metric { name = "m1", unit = "%", label = "m", needs = { "b" }, value = function(b) return b / 0 end }
    s:metric { name = "m2", unit = "%", label = "m", needs = { "b" }, value = function(b) return b // 0 end }
    s:metric { name = "m3", unit = "%", label = "m", needs = { "m1" }, value = function() error { "x" } end }
    s:metric { name = "m4", unit = "%", label = "m", needs = { "b" }, digits = 18, value = function(b) return b * 10^15 end }]],
  -- exports
  kept_report = [[ local kept = {} s:export("card.md", function(r, out) for _, k in ipairs(kept) do
    try(function() return k.title end); try(k.value, k, "b"); try(k.show, k, "b"); try(k.facts, k); try(k.checks, k); try(k.sum, k, "b[x]") end
    kept[#kept + 1] = r; out:write "x"; if #kept == 1 then error "first" end end)]],
  kept_out = [[ local kept s:export("card.md", function(_, out) if kept then try(kept.write, kept, "later") end kept = out out:write "x" end)]],
  raw_out = [[ s:export("card.md", function(_, out) for i = 1, 9 do try(function() out[i] = ("x"):rep(1e6) end) end
    try(function() out._size = -1e9 end); try(function() out.write = nil end); for k in pairs(out) do print(k) end out:write "x" end)]],
  large_out = [[ s:export("card.md", function(_, out) for _ = 1, 5000 do out:write(("x"):rep(1000)) end end)]],
  odd_out = [[ s:export("card.md", function(r, out) try(out.write, out, {}); try(out.write, out, nil); try(out.write, r, "x"); try(r.value, out, "b")
    out:write("\0\27[31m\xFF", 1/0, 1e300) end)]],
  mixed_handles = [[ local report, facts s:check("k", function(f) facts = f return 1, 1 end)
    s:export("card.md", function(r, out) report = r try(facts, "b"); try(r.value, facts, "b"); try(facts.value, r, "b"); out:write "x" end)]],
  -- while it is loaded
  odd_numbers = [[ for _, v in ipairs { 1e300, -1e300, 1e-300, 0/0, 1/0, 2^63, math.mininteger, ("9"):rep(400), "1e400", "0x10", "", "\0", "-", "1." .. ("0"):rep(99) } do
    try(baogao.decimal, v); try(function() return baogao.decimal(v) * baogao.decimal(v) end); try(function() return baogao.decimal "1" / v end)
    try(function() return -baogao.decimal(v) end); try(function() return baogao.decimal(v):round(18) end); try(function() return baogao.decimal(v) < v end) end]],
  odd_samples = [[ for _, t in ipairs { { ("受理1件。"):rep(1e5), b = 1 }, { "\xFF", b = 1 }, { "受理1件", b = 0/0 }, { "受理1件", b = ("9"):rep(400) },
    { "受理1件", [{}] = 1 }, { "受理1件", b = 1e300 }, { ("|x"):rep(1e5), b = 1 } } do try(s.sample, s, t) end]],
  addresses = [[ for _, v in ipairs { {}, print, s, zh, P(1), setmetatable({}, { __name = "x" }) } do print(v, tostring(v), ("%s"):format(v))
    try(s.check, s, v); try(s.rule, s, "x", v); try(zh.words, v); try(zh.dim, v, v); try(zh.list, v); try(baogao.fold, v); try(error, v) end]],
  terminal = [[ print("\27]0;x\7\r\n\u{9B}31m\u{202E}\u{2028}", "\xFF") s:check("k", function() error "\27[2J\nbaogao: error: forged\r\xFF\u{9B}" end)]],
  bytecode = [[ for _, code in ipairs { "\27Lua", "\27LuaT\0\x19\x93", "return 1", ("("):rep(1e5), ("x="):rep(1e5) .. "1" } do try(load, code); try(load, code, "\27[31m", "b") end]],
  metatables = [[ try(setmetatable, s, {}); try(setmetatable, {}, { __gc = print }); try(setmetatable, {}, { __mode = "k" }); try(getmetatable, s)
    local t = setmetatable({}, { __index = function() error "i" end, __len = function() return 1e9 end, __pairs = function() error "p" end })
    try(table.concat, t); try(table.unpack, t); try(s.declare, s, t); try(s.grid, s, t); try(s.listing, s, t); try(baogao.lookup, t); try(s.phrase, s, t)]],
}

--- Writes each attack as a script into a folder.
function M.write(folder)
  local count = 0
  for name, body in pairs(M.bodies) do
    local file = assert(io.open(("%s/%s.lua"):format(folder, name), "wb"))
    file:write(M.head, body, "\nreturn s\n")
    assert(file:close())
    count = count + 1
  end
  return count
end

if arg and arg[0] and arg[0]:match "attacks%.lua$" then
  print(M.write(assert(arg[1], "attacks.lua FOLDER")))
end

return M
