-- scripts/form/lib/ogi_proactive_prose.lua - the figures of table 2 where a report has them in prose alone. The table,
-- where there is one, counts: prose tells of other things in the same words.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words

local M = {}

local int     = zh.int
local cases   = w"件次|件|宗|份|起|例|部" * -lpeg.R"09"
local counted = (w"数量|总数|总额|共计|合计|共|为|达|有|数|的" + lpeg.P":")^-2
local ours    = zh.clause_without "去年|上年|同期|累计|历年|以来|计划|拟|力争|审核|审查|备案|清理|公开|公布|公示|归集|推送|上报|转发|解读|指导"
  * zh.this_year * zh.without "历年|以来|去年同期|上年同期|清理|其中|领域"
local only    = { fallback = 2 }

-- 制发行政规范性文件3件,废止1件,现行有效行政规范性文件22件
local function add_documents(form)
  local doc  = w"行政规范性文件|规范性文件"
  local told = zh.under("规范性文件", "规章")
  local function figure(name) return form.fact("normative_doc_" .. name, int * cases) end
  local issues = w"制发|制定|印发|出台"
  form:rule("制发规范性文件", ours * issues
    * zh.opt"了" * (doc * counted * figure "issued" + figure "issued" * doc + told * w"件数" * counted * figure "issued"), only)
  form:rule("制发规章,规范性文件", ours * zh.under("制发规章", "废止|有效|公开|备案") * zh.led_by(lpeg.P(true))
    * doc * counted * figure "issued", only)
  form:rule("废止规范性文件", ours * w"废止" * zh.opt"了" * (doc * counted * figure "repealed" + told * zh.opt"件数" * counted * figure "repealed"
    + figure "repealed" * doc), only)
  form:rule("现行有效规范性文件", ours * w"现行有效" * (zh.opt"的" * doc + told * zh.opt"件数|数量") * counted * figure "in_force", only)
  form:rule("未制发规范性文件", form.none("normative_doc_issued", w"未制发|未制定|未出台|没有制发|没有制定|没有出台") * doc, only)
  form:rule("未废止规范性文件", form.none("normative_doc_repealed", w"未废止|没有废止") * doc, only)
end

-- 作出行政许可决定1284410件、行政处罚决定218809件
local function add_decisions(form)
  local done = zh.under("作出|做出|办理|办结|实施|处理决定")
  local decided = zh.opt":" * zh.opt"本年" * zh.opt"处理" * w"决定" * counted
  local not_done = w"未作出|没有作出|未做出|未实施|未发生"
  local others = { licence = "行政处罚|行政强制", penalty = "行政许可|行政强制", coercion = "行政许可|行政处罚" }
  for _, decision in ipairs { { "licence", "行政许可" }, { "penalty", "行政处罚" }, { "coercion", "行政强制" } } do
    local name, word = decision[1], decision[2]
    local kind = word == "行政强制" and w(word) * zh.opt"措施" or w(word)
    form:rule("决定:" .. name, ours * kind * (decided + done * zh.opt"案件|案" * counted)
      * form.fact(name .. "_decisions", int * cases), only)
    form:rule("未作出:" .. name, form.none(name .. "_decisions", not_done * (w(others[name]) * zh.opt"决定" * zh.sep)^-2 * w(word)), only)
  end
end

function M.add(form, year)
  if year >= 2021 then
    add_documents(form)
    form:rule("收费金额", ours * w"行政事业性收费" * zh.opt":" * zh.opt"本年" * zh.opt"收费" * zh.opt"金额|总额|总金额|收入" * counted
      * form.fact("fee_amount", zh.number * w"元"), only)
  end
  add_decisions(form)
end

return M
