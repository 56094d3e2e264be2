-- try_spec.lua - `baogao try`: where rules stop, why a check fails, which word is missing.
local program = require "tests.spec.program"

local SAMPLE <const> = "tests/samples/zhengzhou_2016.txt"
local SHIPPED <const> = "scripts/city/410100-zhengzhou.lua"

-- Line of the first line of a text that has `words`.
local function line_of(text, words)
  local number = 0
  for line in text:gmatch "(.-)\n" do
    number = number + 1
    if line:find(words, 1, true) then return number end
  end
end

-- Every piece stands in the text, in this order.
local function assert_order(text, ...)
  local at = 1
  for _, piece in ipairs { ... } do
    local from, to = text:find(piece, at, true)
    assert(from, "not there, or not in order: " .. piece .. "\n" .. text)
    at = to + 1
  end
end

local HEAD <const> = [[
local baogao = require "baogao"
local lpeg = require "lpeg"
local zh, w = baogao.zh, baogao.zh.words
local s = baogao.script { name = "own", version = "1" }
s:identify { must = { "申请" } }
s:declare { { "got", "件", "收到" }, { "open", "件", "未结" } }
]]

-- Tries a script (what comes after HEAD) on a text; returns exit code, output, errors.
local function try(body, text, ...)
  local folder <close> = program.folder()
  local script = program.write(folder.path .. "/own.lua", HEAD .. body .. "\nreturn s\n")
  local report = program.write(folder.path .. "/r.txt", text)
  local code, out, err = program.run("try", script, report, ...)
  return code, out:gsub(folder.path, "DIR"), err:gsub(folder.path, "DIR")
end

describe("try, on the shipped script of Zhengzhou with one word deleted,", function()
  local shipped = program.read(SHIPPED)

  -- Deletes a piece of the script and tries the rest on the sample.
  local function without(piece, by)
    local folder <close> = program.folder()
    local from, to = assert(shipped:find(piece, 1, true))
    local text = shipped:sub(1, from - 1) .. (by or "") .. shipped:sub(to + 1)
    local path = program.write(folder.path .. "/zhengzhou.lua", text)
    local _, out = program.run("try", path, SAMPLE)
    return out:gsub(folder.path, "DIR"), text
  end

  it("names the rule, its line, the place, the gap, the figures that explain it, and the word", function()
    local out, text = without '"网络申请", '
    assert_order(out, "渠道合计 = 收到申请数: 550 against 3208, gap -2658", "2658 = 422件 + 2236件",
      "unclaimed on line 21", "受理申请  DIR/zhengzhou.lua:" .. line_of(text, 'city:rule("受理申请"'),
      "传真申请8件,网络申请422件,信函申请2236件", "wanted here: 传真申请, 当面申请, 信函申请, 信件申请, 网上申请",
      "DIR/zhengzhou.lua:" .. line_of(text, 'zh.dim("channel"'), "not read in this sentence: 422件, 2236件",
      "add 网络申请 to channel.online (DIR/zhengzhou.lua:" .. line_of(text, "online = {") .. ")")
  end)

  it("puts the caret under the first character that was not read", function()
    local out = without '"网络申请", '
    local quote, caret = out:match "(\n[^\n]*传真申请8件,网络申请422件[^\n]*)\n( *)%^"
    local text = require "baogao.base.text"
    local before = quote:sub(2):match "^(.-)网络申请"
    assert.equal(text.columns(before), #caret)
  end)

  it("proposes a whole part when that is what is gone", function()
    local out = without 'fax = { "传真申请" }, '
    assert_order(out, "2666 = 8件 + 422件 + 2236件", 'add fax = { "传真申请" } to channel (DIR/zhengzhou.lua:')
  end)

  it("says that the form fills the gap in, and what it reads there", function()
    local out = without '"网络申请", '
    assert_order(out, "by this script's own rules alone, without those of ogi-2014",
      "ogi-2014 reads them: 422件 new_received[channel:online], 2236件 new_received[channel:letter]")
  end)

  it("says nothing of the kind when no word is missing", function()
    local _, out = program.run("try", SHIPPED, SAMPLE)
    assert.is_nil(out:find("own rules alone", 1, true))
    assert.is_nil(out:find("to channel", 1, true))
  end)
end)

describe("try", function()
  it("finds the part of a word by what the words have in common, and by what is left", function()
    local body = [[
local by = baogao.lookup { net = { "网上申请" }, post = { "信函申请" }, phone = { "电话申请" } }
s:rule("申请", w"收到申请" * s.fact("got", zh.int * w"件") * zh.sep
  * zh.list(s.fact("got", zh.dim("by", by) * zh.int * w"件")))
s:check("合计", "got[by] = got")]]
    local code, out = try(body, "收到申请30件，信函申请10件，网络申请20件。\n")
    assert.equal(3, code)
    assert_order(out, "20 = 20件", "add 网络申请 to by.net (DIR/own.lua:7): it shares 网 with its words")
    code, out = try(body, "收到申请30件，网上申请10件，信函申请5件，邮箱提出15件。\n")
    assert.equal(3, code)
    assert_order(out, "add 邮箱提出 to by.phone (DIR/own.lua:7): no other part is left")
  end)

  it("sees into a script of plain LPeg, which it does not change", function()
    local code, out = try([[
local P, S, R, V, Cmt = lpeg.P, lpeg.S, lpeg.R, lpeg.V, lpeg.Cmt
local blank = S" \t"^0
local digits = R"09"^1
local grammar = P { "all", all = P"收到申请" * blank * V"number" * P"件", number = #digits * s.fact("got", zh.int) }
s:rule("语法", grammar)
s:rule("函数", P"未结申请" * Cmt(P(true), function(_, at) return at end) * -P"约" * s.fact("open", zh.int) * P"件办理")]],
      "收到申请 12件。未结申请5件待办。\n")
    assert.equal(0, code)
    assert.matches("got +12 件", out)
    assert_order(out, "函数  DIR/own.lua:12", "未结申请5件待办", "wanted here: 件办理  (DIR/own.lua:12)")
  end)

  it("leaves lookbehind and predicates as they are", function()
    local code, out, err = try([[
local before = lpeg.B(w"不|未")
s:rule("收到", -before * w"收到申请" * #(zh.int * w"件") * s.fact("got", zh.int * w"件"))
s:rule("办结", w"办结" * -w"去年" * s.fact("open", zh.int * w"件" * w"整"))]], "收到申请12件，办结7件。\n")
    assert.equal("", err)
    assert.equal(0, code)
    assert.matches("got +12 件", out)
    assert_order(out, "办结  DIR/own.lua:9", "wanted here: 整")
  end)

  it("gives the facts that run gives", function()
    local folder <close> = program.folder()
    local _, out = program.run("try", SHIPPED, SAMPLE)
    local got = program.results(folder.path, "--script", SHIPPED, SAMPLE)
    assert.is_true(#got.facts > 30)
    for _, row in ipairs(got.facts) do
      local value = row.value == "" and "-" or row.value
      local name, shown = program.name(row):gsub("%p", "%%%0"), value:gsub("%p", "%%%0")
      assert.is_truthy(out:find("\n  " .. name .. " +" .. shown .. " " .. row.unit:gsub("%p", "%%%0"), 1, false), program.name(row))
    end
  end)

  it("says which word before the place forbids a rule", function()
    local _, out = try([[s:rule("收到", zh.without "去年|其中" * w"收到申请" * s.fact("got", zh.int * w"件"))]],
      "去年收到申请12件。\n")
    assert_order(out, "去年 stands earlier in the sentence, which the rule excludes  (DIR/own.lua:7)")
  end)

  it("says that the words stand under another heading", function()
    local _, out = try([[s:rule("收到", w"收到申请" * s.fact("got", zh.int * w"件"), { section = { "依申请" } })]],
      "一、概述\n收到申请12件。\n")
    assert_order(out, "收到", "DIR/own.lua:7", "its first words stand on line 2, but under no heading with 依申请")
  end)

  it("says that a number takes its scale along", function()
    local _, out = try([[s:rule("收到", w"收到申请" * s.fact("got", zh.number * w"万件"))]], "收到申请1.2万件。\n")
    assert_order(out, "wanted here: 万件", "the number has taken 万 along: write 件, not 万件")
  end)

  it("says what a rule costs that begins with no word", function()
    local _, out = try([[s:rule("任意", lpeg.P(1)^-3 * w"申请" * s.fact("got", zh.int * w"件"))]], "申请12件。申请多。\n")
    assert_order(out, "rule 任意  DIR/own.lua:7  begins with no word and was tried at every sentence (2)")
  end)

  it("names a rule that begins with nearly the words of a figure that nobody claimed", function()
    local _, out = try([[s:rule("收到", w"收到政府信息公开申请" * s.fact("got", zh.int * w"件"))]],
      "申请情况：新收政府信息公开申请12件。\n")
    assert_order(out, "12件", "rule 收到 begins with nearly these words: 收到政府信息公开申请  (DIR/own.lua:7)")
  end)

  it("shows the line of a script that does not load, with a caret and the name that is meant", function()
    local code, _, err = try([[s:chek("a", "got = open")]], "申请\n")
    assert.equal(5, code)
    assert_order(err, "DIR/own.lua:7", '7 | s:chek("a", "got = open")', "^", "there is no chek here; perhaps check is meant")
    code, _, err = try("x = = 1", "申请\n")
    assert.equal(5, code)
    assert_order(err, "7 | x = = 1", "        ^")
  end)

  it("says what to do about a report that cannot be read", function()
    local folder <close> = program.folder()
    local report = program.write(folder.path .. "/empty.txt", "")
    local code, _, err = program.run("try", SHIPPED, report)
    assert.equal(4, code)
    assert_order(err, "EMPTY", "next: baogao inspect " .. report)
  end)

  it("ends in a prompt with the report, its facts and the toolkit", function()
    local folder <close> = program.folder()
    local out = folder.path .. "/out"
    local lines = { 'facts "new_received"', "#facts > 30", 'lpeg.match(zh.int * w"件", "12件")', 'report:meta "place"',
      "for i = 1, 2 do", 'print("line", i)', "end", "nothing.here", "checks[1].verdict" }
    program.write(folder.path .. "/in", table.concat(lines, "\n") .. "\n")
    os.execute(("%s try -i %s %s <%s/in >%s 2>%s/err"):format(program.path, SHIPPED, SAMPLE, folder.path, out, folder.path))
    assert_order(program.read(out), "3208", "true", "12", '"郑州市"\t"title"', "line\t1\nline\t2", '"')
    assert.matches("attempt to index a nil value", program.read(folder.path .. "/err"))
  end)

  it("runs again when the script is saved", function()
    local folder <close> = program.folder()
    local script = folder.path .. "/own.lua"
    local report = program.write(folder.path .. "/r.txt", "收到申请12件。\n")
    local function body(word)
      return HEAD .. ('s:rule("收到", w"%s" * s.fact("got", zh.int * w"件"))\nreturn s\n'):format(word)
    end
    program.write(script, body "接到申请")
    local out = folder.path .. "/out"
    local pid = io.popen(("%s try --watch %s %s >%s 2>%s/err & echo $!"):format(program.path, script, report, out,
      folder.path)):read "l"
    local function wait(path, words)
      for _ = 1, 400 do
        if (program.read(path) or ""):find(words) then return true end
        os.execute "sleep 0.05"
      end
    end
    local first = wait(folder.path .. "/err", "watched")
    program.write(script .. ".new", body "收到申请")
    os.rename(script .. ".new", script) -- as editors save
    local second = wait(out, "got +12 件")
    os.execute("kill " .. pid)
    assert.is_true(first)
    assert.is_true(second)
  end)
end)

describe("the figures that nobody claimed", function()
  -- What `try` lists of them.
  local function figures(...)
    local folder <close> = program.folder()
    program.script(folder.path, "s", [[
city:identify { must = { "报告" } }
city:declare { { "got", "件", "受理" } }
city:phrase "受理申请{got:件}"
city:sample { "受理申请3件。", got = 3 }]])
    program.write(folder.path .. "/r.txt", "某市2020年报告\n\n一、会议\n\n开会5次。\n\n二、申请\n\n受理申请若干，另有网上7件。\n接待9人次。\n")
    local code, out, err = program.run("try", folder.path .. "/s.lua", folder.path .. "/r.txt", ...)
    local list = {}
    for figure in out:gmatch "\n  line %d+: (%d+%S+)  in: " do list[#list + 1] = figure end
    return table.concat(list, " "), code, err
  end

  it("come by likely interest: those in a sentence with words of the script first", function()
    assert.equal("7件 5次 9人次", (figures()))
  end)

  it("are those near a word, under a heading, on lines", function()
    assert.equal("9人次", (figures("--near", "接待")))
    assert.equal("7件 9人次", (figures("--section", "申请")))
    assert.equal("5次", (figures("--lines", "1-6")))
    assert.equal("5次", (figures("--lines", "5")))
    local none, code, err = figures("--lines", "five")
    assert.same({ "", 1 }, { none, code })
    assert.matches("%-%-lines five is no range of lines", err)
  end)
end)
