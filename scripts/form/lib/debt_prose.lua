-- scripts/form/lib/debt_prose.lua - sentences that state a place's government debt: limit, balance, bonds issued,
-- principal and interest paid, whole and by kind, of the whole place (全市, 我市) and of its own level (市本级). A clause
-- has to lead with nothing but time, authority and level: so 县区政府债务限额, 新增隐性债务 and 特殊再融资债券 are not read. 市级
-- is not read either: whether it means the own level only is not in the sentence.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local zh     = baogao.zh
local w, P, R = zh.words, lpeg.P, lpeg.R

local M = {}

M.indicators = {
  { "debt_limit", "亿元", "地方政府债务限额", total = "kind:total" },
  { "debt_balance", "亿元", "地方政府债务余额", total = "kind:total" },
  { "debt_issued", "亿元", "地方政府债券发行额", total = "kind:total" },
  { "debt_issued_new", "亿元", "新增债券发行额", total = "kind:total" },
  { "debt_issued_refinancing", "亿元", "再融资债券发行额", total = "kind:total" },
  { "debt_repaid", "亿元", "地方政府债务还本支出", total = "kind:total" },
  { "debt_interest", "亿元", "地方政府债务付息支出", total = "kind:total" },
  { "debt_ratio", "%", "债务率" },
}

local LEVELS <const> = {
  all = "各级|全省|全区|全市|全州|全县|全盟|全旗|我省|我市|我州|我县|我区|我盟|我旗",
  own = "省本级|自治区本级|区本级|市本级|州本级|盟本级|县本级|旗本级|本级",
}

-- ## Pieces

local comma   = P"," + P"、"
local mark    = P"※" + P"[" * R"09"^1 * P"]"
local time    = w"截至|截止|到"^-1 * zh.year * w"全年|年末|年底|末|底"^-1 + w"年末|年底|全年"
local giver   = w"经"^-1 * w"省财政厅|自治区财政厅|市财政局|财政部|国务院|省政府|自治区|省级|省" * w"核定下达|核定|下达|批准|转贷"
local done    = w"共计|累计|合计|共|发行|争取|转贷"
local amount  = zh.number * w"元"
local says    = w"总额为|总额|合计为|合计|共计|为|是|达到|达|共"^-1
local within  = (comma * w"控制在" * (zh.char - zh.oneof ",。;")^-16)^-1
local where   = (comma + P":")^-1 * w"其中|包括" * (P":" + comma)^-1

-- The facts `indicator` of both kinds behind their total: ,其中:一般债务X亿元、专项债务Y亿元 · (一般债券X亿元,专项债券Y亿元)
local function kinds(form, indicator, level, what)
  local function kind(name, word)
    return w"新增|再融资"^-1 * w(word) * w(what) * says
      * form.fact(("%s[kind:%s;level:%s]"):format(indicator, name, level), amount)
  end
  local both = kind("general", "一般") * comma * kind("special", "专项")
  return (P"(" * w"其中"^-1 * P":"^-1 * both * P")" + within * where * both)^-1
end

local function total(form, indicator, level)
  return says * form.fact(("%s[kind:total;level:%s]"):format(indicator, level), amount) * mark^0 * -(P"(" * w"不含")
end

local GOVERNMENT <const> = "地方政府法定|地方政府性|地方政府|政府法定|政府性|政府|法定"
local government = w(GOVERNMENT)^-1
local LIMIT   <const> = "债务余额限额|债务限额|债务"
local BALANCE <const> = "债务余额|债务"
local BOND    <const> = "债券资金|债券|债务"

local limit   = government * w"债务总限额|债务限额"
local balance = government * w"债务余额"
local bonds   = w"资金|额度"^-1

local function clause(level, subject)
  return zh.led_by((time + giver + done)^0) * w(LEVELS[level]) * (time + done)^0 * subject
end

local function stock_rules(form, level)
  local rest = total(form, "debt_balance", level) * kinds(form, "debt_balance", level, BALANCE)
  form:rule("债务限额:" .. level, clause(level, limit) * total(form, "debt_limit", level)
    * kinds(form, "debt_limit", level, LIMIT)
    * (zh.sep * (time * w"全市|全省"^-1 * (balance + w"债务余额|余额") + w"年末余额") * rest)^-1)
  form:rule("债务余额:" .. level, clause(level, balance) * rest)
  local executed = level .. ";stage:executed"
  form:rule("债务余额执行数:" .. level, clause(level, balance) * w"执行数" * total(form, "debt_balance", executed)
    * kinds(form, "debt_balance", executed, BALANCE))
end

local function flow_rules(form, level)
  local function rule(name, indicator, subject, what)
    form:rule(name .. ":" .. level, clause(level, subject) * total(form, indicator, level)
      * kinds(form, indicator, level, what))
  end
  rule("债券发行", "debt_issued", w"各类"^-1 * w"地方政府债券|政府债券" * w"规模|资金"^-1, BOND)
  rule("新增债券", "debt_issued_new", government * w"新增" * government * w"债券" * bonds, BOND)
  rule("再融资债券", "debt_issued_refinancing", government * w"再融资" * government * w"债券" * bonds, BOND)
  rule("还本", "debt_repaid", w"偿还" * w"到期"^-1 * government * w"债券本金|债务本金", "债券本金|债务本金|债券|债务")
  rule("付息", "debt_interest", w"支付" * w"到期"^-1 * government * w"债券利息|债务利息", "债券利息|债务利息|债券|债务")
  form:rule("债务率:" .. level, clause(level, w"全口径|综合"^-1 * w"债务率" * w"为|达到|达|是"^-1)
    * form.fact(("debt_ratio[level:%s]"):format(level), zh.percent))
end

--- Rules and checks for `form`, which has to declare `M.indicators`.
function M.read(form)
  for _, level in ipairs { "all", "own" } do
    stock_rules(form, level)
    flow_rules(form, level)
    for _, row in ipairs(M.indicators) do
      if row.total then
        local at = row[1] .. "[kind:%s;level:" .. level .. "]"
        form:check(("%s:%s: 一般 + 专项 = 合计"):format(row[3], level),
          ("%s + %s ~ %s"):format(at:format "general", at:format "special", at:format "total"))
      end
    end
  end
end

return M
