--- Counts instructions for an input and for ten times as much, and fails where that costs more than twelve
-- times as much: what is superlinear shows here, on any machine, however loaded. As a program:
--    lua5.4 tests/bench/growth.lua [BUILD] [KIND ...]
-- Needs valgrind. Work files go to BUILD/growth. Exit code 1: something grows too fast; 2: could not count.
local build = arg[1] or "build"
local folder = build .. "/growth"
local MOST = 12 -- times the cost, for ten times the input

local head = "许昌市2017年政府信息公开工作年度报告\n\n"

-- n sentences of prose with figures that rules look at and figures that nobody claims.
local function sentences(n, stop)
  local list = {}
  for i = 1, n do
    list[i] = ("全市第%d批通过公报公开政府信息%d条,其中%d条为规范性文件,占总数的%d.%d%%,接待查询人员%d人次"):format(i, i * 7, i * 3,
      i % 100, i % 10, i)
  end
  return table.concat(list, stop)
end

local function row(i) return ("| 第%d类信息公开数 | 条 | %d |\n"):format(i, i * 13) end

local function rows(n)
  local list = { "| 指标名称 | 单位 | 统计数 |\n|---|---|---|\n" }
  for i = 1, n do list[#list + 1] = row(i) end
  return n > 0 and table.concat(list) or ""
end

-- Of each kind: how much is one times, and what to write and to run for n of it.
local kinds = {
  { "text", 400, function(n) return { ["in.txt"] = head .. sentences(n, "。\n\n") } end },
  { "paragraph", 100, function(n) return { ["in.txt"] = head .. sentences(n, ",") .. "。\n" } end },
  { "rows", 1200, function(n) return { ["in.md"] = head .. rows(n) } end },
  { "tables", 60, function(n)
    local list = {}
    for i = 1, n do list[i] = ("(%d)统计表\n\n%s"):format(i, rows(4)) end
    return { ["in.md"] = head .. table.concat(list, "\n") }
  end },
  { "rules", 40, function(n)
    local list = { 'local baogao = require "baogao"\nlocal zh, w = baogao.zh, baogao.zh.words\n'
      .. 'local s = baogao.script { name = "grown", version = "1.0" }\ns:identify { must = { "政府信息公开" } }\n'
      .. 's:indicator { name = "figure", unit = "条", label = "数" }\n' }
    for i = 1, n do
      list[#list + 1] = ('s:rule("rule %d", w"第%d批公开" * zh.sep^-1 * s.fact("figure", zh.int * w"条"))\n'):format(i, i)
    end
    return { ["in.txt"] = head .. "正文第一句。\n", ["grown.lua"] = table.concat(list) .. "return s\n" }, "--script grown.lua"
  end },
  { "scripts", 20, function(n)
    local files = { ["in.txt"] = head .. "正文第一句。\n" }
    for i = 0, n do -- one always: a folder without a script is an error
      files[("scripts/city/grown%d.lua"):format(i)] = ('local baogao = require "baogao"\nlocal s = baogao.script {'
        .. ' name = "grown%d", version = "1.0", place = "某某市", extends = "ogi-2014" }\n'
        .. 's:identify { must = { "第%d号名录" } }\nreturn s\n'):format(i, i)
    end
    return files, "--scripts scripts"
  end },
}

local function shell(command)
  local pipe = assert(io.popen(command))
  local out = pipe:read "a"
  local ok = pipe:close()
  return ok, out
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

-- Instructions of one run over n of a kind.
local function count(kind, n)
  local place = ("%s/%s-%d"):format(folder, kind[1], n)
  shell(("rm -rf '%s'; mkdir -p '%s/scripts/city'"):format(place, place))
  local files, options = kind[3](n)
  local input
  for name, text in pairs(files) do
    write(place .. "/" .. name, text)
    if name:find "^in%." then input = name end
  end
  local _, out = shell(('program=$(realpath "%s/baogao") && cd "%s" && valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" run --quiet --time 0 -o out %s %s 2>&1')
    :format(build, place, options or "", input))
  local counted = out:match "Collected : (%d+)"
  local report = io.open(place .. "/out/reports.csv")
  if not counted or not report then
    io.stderr:write(("growth: %s %d: %s\n"):format(kind[1], n, out:sub(-600)))
    os.exit(2)
  end
  report:close()
  return tonumber(counted)
end

local wanted = {}
for i = 2, #arg do wanted[arg[i]] = true end
local grew, tried = 0, 0
print(("%-10s %12s %12s %8s"):format("kind", "K for one", "K for ten", "times"))
for _, kind in ipairs(kinds) do
  if #arg < 2 or wanted[kind[1]] then
    local base = count(kind, 0)
    local one, ten = count(kind, kind[2]) - base, count(kind, 10 * kind[2]) - base
    local times = ten / math.max(one, 1)
    print(("%-10s %12.0f %12.0f %8.2f%s"):format(kind[1], one / 1000, ten / 1000, times, times > MOST and "  TOO MUCH" or ""))
    tried = tried + 1
    if times > MOST then grew = grew + 1 end
  end
end
print(("growth: %d kinds, %d grow too fast"):format(tried, grew))
os.exit(grew == 0 and tried > 0)
