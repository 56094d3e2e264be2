--- Another's figures: every sentence of the forms' samples that states a fact, with the words of another year, period,
-- place, body or of a plan before it. None of them may give the report's figure.
local program = require "tests.spec.program"

local M = {}

-- { form, place, year, lead that makes the report one of its form }
local REPORTS <const> = {
  { form = "communique", title = "临江市2025年国民经济和社会发展统计公报", year = 2025, files = { "communique.lua", "lib/communique_samples.lua" },
    lead = "临江市统计局\n\n2025年，全市经济平稳。规模以上工业和固定资产投资稳中有进，社会消费品零售总额、第三产业增加值、居民消费价格见下文。" },
  { form = "ogi-2014", title = "临江市人民政府2016年政府信息公开工作年度报告", year = 2016,
    files = { "ogi-2014.lua", "lib/ogi_office_prose.lua" }, lead = "2016年，全市做好主动公开、依申请公开工作。" },
  { form = "ogi-2019", title = "临江市人民政府2020年政府信息公开工作年度报告", year = 2020,
    files = { "lib/ogi_since_2019.lua" }, lead = "2020年，全市做好主动公开政府信息情况、总体情况等工作。" },
  { form = "ogi-2021", title = "临江市人民政府2023年政府信息公开工作年度报告", year = 2023,
    files = { "lib/ogi_since_2019.lua", "ogi-2021.lua" }, lead = "2023年，全市做好主动公开政府信息情况、总体情况等工作。" },
}

--- What is put before a sentence; Y-1 and the like are years.
M.prefixes = { "Y-4年", "Y-1年，", "去年同期，", "上年", "上半年，", "第四季度", "1—11月，", "11月份，", "截至6月底，", "月均",
  "“十三五”以来，累计", "五年来，", "自2008年以来，", "预计", "到2030年，力争", "Y+1年计划", "明年", "全省", "全省，", "高新区", "高新区，", "清河市",
  "市公安局", "省政府办公厅，", "平均每个部门", "春节期间，" }

-- Words of the report's own before the name of a figure.
local OWN <const> = { "全年", "全市", "全县", "年末", "初步核算，", "经初步核算，", "我局", "我市", "我县", "其中，", "其中", "——" }

-- Words that take back what stands before them: a sentence that has one is not asked.
local TAKEN_BACK <const> = { "全年", "全市", "全省", "年末", "本年", "今年", "去年", "当年", "我局", "全县", "20%d%d年", "月份", "12月" }

local function takes_back(sentence)
  for _, word in ipairs(TAKEN_BACK) do
    if sentence:find(word) then return true end
  end
  return false
end

local function strip(sentence)
  for _, word in ipairs(OWN) do
    if sentence:sub(1, #word) == word then return strip(sentence:sub(#word + 1)) end
  end
  return sentence
end

-- The texts of a script's samples, of one string each.
local function samples(path)
  local texts = {}
  for body in assert(program.read(path)):gsub("\"%s*\n%s*%.%. \"", ""):gmatch '\n%s*f?o?r?m?:?s?a?m?p?l?e?%s*{ "(.-)"' do
    texts[#texts + 1] = body:gsub("\\n", "\n")
  end
  return texts
end

-- { heading, sentence } of one text.
local function add_sentences(list, seen, text)
  local heading = text:match "^(# [^\n]+\n\n)" or ""
  if text:find "|" then return end
  for sentence in text:sub(#heading + 1):gmatch "[^\n]+" do
    for part in (sentence:gsub("。", "\n")):gmatch "[^\n]+" do
      if part:find "%d" and not seen[heading .. part] then
        seen[heading .. part] = true
        list[#list + 1] = { heading = heading, text = part }
      end
    end
  end
end

local function sentences(report)
  local list, seen = {}, {}
  for _, file in ipairs(report.files) do
    for _, text in ipairs(samples("scripts/form/" .. file)) do add_sentences(list, seen, text) end
  end
  return list
end

local function draw(report, heading, sentence)
  return ("%s\n\n%s\n\n%s%s。\n"):format(report.title, report.lead, heading, sentence)
end

local function of_year(prefix, year)
  return (prefix:gsub("Y([-+]%d)", function(step) return tostring(year + step) end))
end

-- Writes a sentence as it is and behind every prefix.
local function write_one(folder, cases, report, sentence)
  local function add(prefix, text)
    local path = ("%s/%05d.txt"):format(folder, #cases + 1)
    program.write(path, draw(report, sentence.heading, text))
    cases[#cases + 1] = { path = path, report = report, sentence = text, prefix = prefix }
    return cases[#cases]
  end
  local bare = strip(sentence.text)
  if takes_back(bare) then return end
  local plain = add(nil, sentence.text)
  for _, prefix in ipairs(M.prefixes) do
    add(prefix, of_year(prefix, report.year) .. sentence.text).plain = plain
    if bare ~= sentence.text then add(prefix, of_year(prefix, report.year) .. bare).plain = plain end
  end
end

local function by_report(rows)
  local lists = {}
  for _, row in ipairs(rows) do
    lists[row.report] = lists[row.report] or {}
    lists[row.report][row.indicator .. "[" .. row.dims .. "]"] = row
  end
  return lists
end

local function is_silent(fact)
  return fact.status == "reported" and fact.hedge == "" and not fact.grade:find "check_failed"
end

--- Runs the probe.
-- @treturn {table,...} cases: path, report, prefix, sentence, taken (names of figures that were read all the same)
-- @treturn integer how many figures the sentences state without a prefix
function M.run()
  local folder <close> = program.folder()
  program.shell("mkdir %s", folder.path .. "/in")
  local cases = {}
  for _, report in ipairs(REPORTS) do
    for _, sentence in ipairs(sentences(report)) do write_one(folder.path .. "/in", cases, report, sentence) end
  end
  local facts = by_report(program.results(folder.path .. "/out", folder.path .. "/in").facts)
  local stated = 0
  for _, case in ipairs(cases) do
    case.taken = {}
    for name, fact in pairs(facts[(case.plain or case).path] or {}) do
      local now = case.plain and (facts[case.path] or {})[name]
      stated = stated + (not case.plain and fact.status == "reported" and 1 or 0)
      if now and now.value == fact.value and is_silent(now) then case.taken[#case.taken + 1] = name end
    end
    table.sort(case.taken)
  end
  return cases, stated
end

return M
