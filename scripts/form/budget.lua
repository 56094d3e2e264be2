-- scripts/form/budget.lua - budget reports and budget executions of local governments (预算执行情况和预算草案的报告, 决算报告):
-- the four books, revenue and expenditure, for the whole place (全市) and its own level (市本级), executed and drafted. What
-- a sentence does not say of book, level, stage and year, the headings above it say; where nothing says it there is no
-- figure. Names and words: lib/budget_words.lua.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local vocabulary = require "lib.budget_words"
local debt   = require "lib.debt_prose"
local zh     = baogao.zh
local w, P, R = zh.words, lpeg.P, lpeg.R

local form = baogao.script {
  name = "budget", version = "1.0",
  about = "预算执行情况和预算草案的报告, 决算报告: the four books, whole place and own level, executed and drafted",
  source = "《中华人民共和国预算法》(2018); 财政部: 政府收支分类科目",
}

form:identify {
  must = { "预算执行情况|财政决算|预算草案|决算草案|决算的报告|收支决算|预算收支", "一般公共预算|公共财政预算" },
  any = { "政府性基金", "国有资本经营预算", "社会保险基金预算", "上级补助收入", "转移支付", "调整预算", "市本级", "债务还本" },
  none = { "国民经济和社会发展统计公报", "政府信息公开工作年度报告" },
  titled = { "预算执行", "预算草案", "财政决算", "决算草案", "决算的报告", "预算(草案)" },
  untitled = { "政府工作报告", "解读", "部门预算", "单位预算", "通知", "办法", "审查", "决议" },
}

form:declare(vocabulary.indicators)
form:declare(debt.indicators)
form:describe(require "lib.budget_codebook")
form:describe(require "lib.debt_codebook")
form:expects { "pub_rev[level:all;stage:executed]", "pub_exp[level:all;stage:executed]" }

-- ## What is told of

local book, headed_book = zh.topic(vocabulary.books), zh.heading_topic(vocabulary.books)
local level = zh.topic(vocabulary.levels)
local stage = zh.heading_topic(vocabulary.stages)
local year = zh.headed("year", vocabulary.years)
local told_level = zh.told("level", vocabulary.levels)
local others = zh.without(vocabulary.others, vocabulary.given)
local known_level = level.all + level.own -- what is told of last is one of the two

-- ## Pieces of a clause

local comma = P"," + P"、"
local note  = (P"(" * (zh.char - zh.oneof "()\n")^0 * P")" + P"[" * R"09"^1 * P"]" + zh.oneof "①②③④⑤⑥⑦⑧⑨⑩")^0
local names = table.concat(vocabulary.all, "|") .. "|" .. table.concat(vocabulary.own, "|")
local ahead = zh.year * w"全年"^-1 + w(names) + zh.place + w"地方|财政|预算|执行|完成|实现|预计|预期|安排|计划|拟|全年|当年|本年|其中|其中:|一是|二是|三是"
  + w"一般公共预算|一般公共|公共财政|公共|政府性基金|国有资本经营|社会保险基金|社保基金|汇总" + zh.oneof "—●◆■▲★·" + P"(" * R"09"^1 * P")"
local told  = (note * w"完成|实现|达到|达|为|执行数|执行|预计|预期|累计|入库|初步|实际|约|:" * note)^-3
local planned = (note * w"安排|实现|达|为|预计|预期|预算数|预算|计划|拟|初步|约|:" * note)^-3

-- No figure is what was only passed: 突破400亿元, and the sum itself comes later.
local amount = -w"首次突破|突破|超过|超|逾|近|将近|接近|不足|不超过|至少" * zh.number * w"元"

-- 完成预算的99.3%, 为年初预算的95.4%, 完成调整预算的 98.8%, 占预算100%
local share_words = w"完成|为|占|达到|是" * w"了"^-1
local initial = w"年初预算|年度预算|当年预算|汇总预算|代编预算|人代会预算|人代会批准预算|预算" * w"数|任务|目标|收入|支出"^-1
local adjusted = w"调整后预算|调整预算|变动预算|调整后的预算|调整变动预算|调整后|变更预算|变动后预算|修正预算" * w"数|任务|目标"^-1
local compared = w"较上年决算数|比上年执行数|比上年完成数|比上年决算数|比上年实际|比上年同期|比上年|较上年|同比|比去年同期|比去年|较去年|较上年同期|与上年相比|上年"
  + w"比|较" * zh.last_year * w"执行数|完成数|决算数|同期"^-1 + w"按同比"

local whole_year = zh.without "1月31日|1月底|1月末|上半年|季度|月份|1-2月|1-3月|1-6月|1-9月|1-11月"
local early = zh.under "批准前|预安排|提前安排" -- what may be spent before the budget is approved (预算法 第五十四条)
local approved = zh.clause_without "批准|审议通过|审查通过" -- the budget, not what came of it

-- Where no heading says it, the text before may: one paragraph of a whole report, with its headings inside.
local any_stage = stage.executed + stage.final + stage.draft + stage.other
local said = zh.topic(vocabulary.stages_said)
local settled = -(comma * (zh.char - zh.oneof ",。;0123456789" - w"变动|备案|批准|不变")^-8 * w"变动|备案|批准|不变") -- 年底无变动: the budget itself

local stages = {
  { "stage:executed", -any_stage * said.executed * zh.this_year * approved * whole_year, P(true), told, ":正文" },
  { "stage:executed", stage.executed * zh.this_year * approved * whole_year, P(true), told },
  { "stage:final", stage.final * zh.this_year * approved * whole_year, P(true), told },
  { "stage:draft", stage.draft, year, planned },
}

-- What share of the budget a figure is; nothing of a draft, or of a book whose shares nobody wants.
local function share_of(name, dims)
  local wanted = name .. "_of_budget"
  if not vocabulary.has[wanted] or dims == "stage:draft" then return P(false) end
  return form.fact(wanted .. "[of:adjusted]", told_level * share_words * adjusted * w"的"^-1 * zh.percent)
    + form.fact(wanted .. "[of:initial]", told_level * share_words * initial * w"的"^-1 * zh.percent)
end

-- By how much it grew on the year before.
local function growth_of(name, dims, when)
  if not vocabulary.has[name .. "_growth"] then return P(false) end
  local like = name == "pub_rev" and w"同口径" * w"相比|比较"^-1 * compared^-1 * comma^-1
    * form.fact("pub_rev_growth_comparable[" .. dims .. "]", told_level * when * zh.growth) or P(false)
  return like + compared^-1 * note * w"实际|自然口径"^-1 * comma^-1 * form.fact(name .. "_growth[" .. dims .. "]", told_level * when * zh.growth)
end

-- Both, in either order: what is told of nothing wanted is passed over.
local digits = R"09"^1 * (P"," * R"09"^1)^0 * (P"." * R"09"^1)^-1
local passed_share = share_words * (initial + adjusted) * w"的"^-1 * digits * P"%"
local passed = w"同比增加|同比减少|比上年增加|比上年减少|比上年增收|比上年减收|比上年增支|比上年减支|同比增收|同比减收|同比增支|同比减支|增加|减少|增收|减收|增支|减支" * digits * w"亿元|万元|元"

local function tail(name, dims, when)
  local piece = share_of(name, dims) + growth_of(name, dims, when)
  local over = vocabulary.has[name .. "_of_budget"] and passed or passed + passed_share
  local between = (note * comma * over)^-2 * note * (comma + P"(")
  return (note * piece)^-1 * (between * piece)^-2
end

-- A rule for each stage: `head` is what stands before the figure, `guard` what must be told of.
local function figure(name, guard, head, more)
  local before = guard * -early * others * known_level * zh.led_by((more and ahead + w(more) or ahead)^0) * head
  for _, s in ipairs(stages) do
    local dims, condition, when, says, mark = s[1], s[2], s[3], s[4], s[5] or ""
    local grown = growth_of(name, dims, when)
    form:rule(name .. ":" .. dims:match ":(.*)" .. mark, condition * before * says
      * (form.fact(name .. "[" .. dims .. "]", told_level * when * amount) * settled * tail(name, dims, when) + grown), { scope = "paragraph", whose = false }) -- it is told of
  end
end

-- ## The books

local any_book = headed_book.general + headed_book.funds + headed_book.capital + headed_book.social
local general = headed_book.general + -any_book * book.general -- a total's own sentence may name others: 调入一般公共预算
local whole_fund = book.social * zh.topic(vocabulary.funds).whole
local expenditure = -lpeg.B(P"安排") * w"总支出|支出" -- 拟安排支出 behind a total is the total

figure("pub_rev", book.general, w"总收入|收入")
figure("pub_exp", book.general, expenditure)
figure("fund_rev", book.funds, w"总收入|收入")
figure("fund_exp", book.funds, expenditure)
figure("soe_rev", book.capital, w"总收入|收入")
figure("soe_exp", book.capital, expenditure)
figure("social_rev", whole_fund, w"总收入|收入")
figure("social_exp", whole_fund, expenditure)

figure("pub_rev_total", general, w"收入总计|收入总量|收入合计")
figure("pub_exp_total", general, w"支出总计|支出总量|支出合计")
figure("tax_rev", book.general, w"税收收入", "其中")
figure("nontax_rev", book.general, w"非税收入", "其中")
figure("transfer_rev", general, w"上级补助收入|转移支付收入|上级转移支付收入|上级补助", "其中|加上|加")
figure("land_rev", book.funds, w"国有土地使用权出让收入|国有土地出让收入|土地出让收入", "其中")
figure("social_balance_year", whole_fund, w"当年收支结余|本年收支结余|当年结余|本年结余|年度结余|收支结余|年末新增结余")
figure("social_balance", whole_fund, w"年末滚存结余|滚存结余|累计结余|年末累计结余")

debt.read(form) -- the section on debt

-- ## Checks

for _, at in ipairs { "[level:all;stage:executed]", "[level:own;stage:executed]" } do
  form:check("税收 + 非税 = 一般公共预算收入" .. at, ("tax_rev%s + nontax_rev%s ~ pub_rev%s"):format(at, at, at))
  form:check("收入总计 = 支出总计或更多" .. at, ("pub_rev_total%s >= pub_exp_total%s"):format(at, at))
  form:check("一般公共预算收入 <= 收入总计" .. at, ("pub_rev%s <= pub_rev_total%s"):format(at, at))
end

for _, sample in ipairs(require "lib.budget_samples") do form:sample(sample) end

return form
