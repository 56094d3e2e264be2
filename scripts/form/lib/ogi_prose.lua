-- scripts/form/lib/ogi_prose.lua - what reports of the forms of 2019 and 2021 say in prose about the figures of
-- their tables: the same facts, which agree with the table or contradict it.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local proactive = require "lib.ogi_proactive_prose"
local requests = require "lib.ogi_requests"
local zh     = baogao.zh

local M = {}

local P = lpeg.P
local w, int, percent, sep, unless = zh.words, zh.int, zh.percent, zh.sep, zh.without

local cases   = w"件次|件|宗|份|起|条|次|人次|例" * -lpeg.R"09" -- 3件2件5件 is a row of a table
local counted = (w"共计|总计|合计|累计|总数为|总数|总量为|总量|数量为|数量|数为|数|量|共有|共|为|达到|达|的有|有|的" + P":")^-3
local few     = (w"数量|共|为|有|的" + P":")^-1 -- the same, of parts
local kinds   = zh.opt"公开|表|案件|事项|信息|件" * zh.opt"的|中" -- after 申请
local request = w"政府信息公开申请|信息公开申请|依申请公开申请|依申请公开政府信息申请|依申请公开|申请"
local one_way = "当面|现场|窗口|传真|网络|网上|互联网|在线|线上|邮件|邮箱|信函|信件|邮寄|书信" -- 网上申请3件 is no total
local others  = w"复议|诉讼|投诉|举报|咨询|信访|赔偿" -- what other 申请 are of
local note    = (P"(" * (zh.char - zh.oneof "()0123456789")^0 * P")")^-1
-- 较去年回落12.3%,答复… is no figure of last year; 各部门受理302件 is a part of 全市共受理320件, and what a mayor is
-- sued for another one. 各县区、各部门共收到 is all of it.
local past    = zh.clause_without("同比|去年|上年同期|上年度同期|较上年|比上年|各县区收到|各县区受理|各部门受理|各部门收到|各单位受理|各单位收到"
  .. "|各街道|各镇|各乡镇|市直单位|市直部门|市直各|区直部门|区直单位|县直部门|县直单位|政府为被告|政府作为被告|政府为被申请人|政府作为被申请人")

-- ## Whose figure it is: 全市共收到… in the report of an office, 市政府办公室收到… in that of a city

-- The scope that the sentence named last, before here.
local scope = zh.dim_before("scope", {
  city = { "全市", "全县", "全区", "全省", "全州", "全旗", "全盟", "全系统", "各级行政机关" },
  own = { "政府办公室", "政府办公厅", "政府办", "办公厅代表", "办公室代表", "市本级", "区本级", "县本级", "省本级", "政府本级", "机关本级",
    "本机关", "本单位", "我办", "我厅" },
})

-- Before a number: it is of this year, and of that scope. That it is one is asked first, which costs least.
local whose = past * zh.this_year * scope
local ours = -(-(int * cases)) * whose

-- Group sums and shares that the tables do not have: name, words, label, rows they add up, what may not stand before.
local joined = "予以公开及|予以公开和|予以公开或|予以公开、|予以公开与"
M.groups = {
  { "granted_all", "予以公开及部分公开|予以公开和部分公开|予以公开或部分公开|予以公开、部分公开|予以公开与部分公开|予以公开或者部分公开",
    "予以公开和部分公开合计", { "granted", "granted_part" } },
  { "granted", "予以公开|同意公开", nil, nil, "不" },
  { "granted_part", "部分公开", nil, nil, joined },
  { "denied_all", "不予公开", "不予公开合计", "^denied_" },
  { "unable_all", "无法提供", "无法提供合计", "^unable_" },
  { "unprocessed_all", "不予处理", "不予处理合计", "^unprocessed_" },
  { "other_all", "其他处理", "其他处理合计", "^other_" },
}

function M.declare(form)
  for _, group in ipairs(M.groups) do
    local label = group[3] or (group[2]:match "^[^|]+")
    form:indicator { name = group[1], unit = "件", label = label, total = "applicant:total" }
    form:indicator { name = group[1] .. "_share", unit = "%", label = label .. "占比" }
  end
  form:indicator { name = "suit_total", unit = "件", label = "行政诉讼合计" }
end

local function add_requests(form)
  local fact, none = form.fact, form.none
  local function asked(name) return kinds * counted * fact(name, ours * int * cases) end
  form:rule("新收申请",
    unless "其中" * w"新收到|新收|新受理" * zh.upto(request + others, 28) * zh.not_after(one_way, request) * asked "new_received")
  form:rule("新收N件", unless "复议|诉讼|投诉|举报|咨询|信访" * zh.under("公开申请|依申请公开") * w"新收到|新收|新受理" * asked "new_received")
  local with_old = -((P"(" + P",") * w"其中" ^ -1 * w"含|包括|包含|其中" * zh.opt":|有" * zh.upto(w"结转", 8)) -- 156件(含上年结转4件)
  form:rule("收到申请", unless "其中|新收|复议|诉讼|投诉|举报|咨询|信访"
    * zh.not_after("未|没有|没|不", w"受理|收到|接收|收办|接到|共收") * zh.upto(request + others, 28) * zh.not_after(one_way, request) * asked "new_received" * with_old, { fallback = true })
  form:rule("申请收到", unless "其中|复议|诉讼" * request * zh.opt"件|的" * w"共收到|共受理|共接到" * asked "new_received" * with_old,
    { fallback = true })
  -- 2022年收到政府信息公开申请47件,2023年收到35件
  form:rule("YYYY年收到N件", unless "复议|诉讼|投诉|举报|咨询|信访|其中" * zh.under("公开申请|依申请公开")
    * zh.led_by((zh.year + w"本年度|本年|今年")^1 * zh.opt"度|全年|共") * zh.not_after("未", w"收到|受理|为") * asked "new_received", { fallback = 2 })
  form:rule("没有收到申请", none("new_received", w"没有收到|未收到|没有接到|未接到|未受理|没有受理")
    * zh.upto(request + w"复议|诉讼|举报|投诉|赔偿|出版物|信访", 24) * request * -(kinds * counted * int) * -((zh.char - sep)^-12 * w"复议|诉讼|举报|投诉|引发|引起|提起"), { fallback = true })
  form:rule("上年结转", w"上年度结转|上年结转|上一年度结转|上一年结转|结转上年度|结转上年|上年转结|上年度转结" * zh.opt"的|至本年|到本年|继续办理"
    * (zh.upto(request, 20) * request)^-1 * asked "carried_in")
  form:rule("办结申请", unless "投诉|举报|建议|提案" * zh.clause_without "其中|未|尚"
    * w"答复|办结|办理完毕|办复" * zh.upto(request, 20) * request * asked "processed_total")
  form:rule("办结N件", unless "投诉|举报|建议|提案|复议|诉讼|许可|事项|备案|留言|咨询|热线|工单|信访|诉求|来信|来电" * zh.clause_without "其中|未|尚"
    * zh.led_by(w"已|共|全部|均|年内|当年|本年度|本年|全年"^0) * w"办结|办理完毕|答复" * asked "processed_total"
    * (zh.under("公开申请|依申请公开|上年结转|上年度结转") + #(P"," * zh.opt"剩余|其余|另有|其中" * w"结转|转下|予以公开")), { fallback = 2 })
  form:rule("结转下年", w("结转至下一年度|结转至下年度|结转到下年度|结转下一年度|结转下年度|结转至下年|结转下一年|结转下年|转至下年度"
      .. "|转下一年度|转下年度|转下年") * zh.opt"继续" * zh.opt"办理|答复|处理" * zh.opt"答复" * asked "carried_out")
  form:rule("结转YYYY年", zh.not_after("年", w"结转至|结转到|结转") * zh.year * zh.opt"度" * w"继续办理|继续答复|办理" * asked "carried_out")
  form:rule("办理结果总计", zh.under("办理结果|处理结果") * zh.led_by(lpeg.P(true)) * w"总计|合计" * asked "processed_total", { fallback = 3 })
  form:rule("顺延下年", w"另有|尚有|还有" * fact("carried_out", ours * int * cases)
    * zh.upto(w"顺延到下年|顺延至下年|结转下年|结转到下年|结转至下年|转下年|结转下一年", 24))
end

local function add_results(form)
  local fact = form.fact
  for _, group in ipairs(M.groups) do
    local name, words = group[1], w(group[2])
    form:rule("结果:" .. name, (group[5] and zh.not_after(group[5], words) or words) * note * zh.opt"答复|政府信息|信息" * zh.opt"的"
      * counted * fact(name, ours * int * cases) * (zh.opt"," * (sep + P"(")^-1 * w"占" * zh.some(10)
      * fact(name .. "_share", percent))^-1)
  end
end

-- 不予公开2件(属于行政执法案卷1件、属于四类过程性信息1件): the rows of table 3
local function add_rows(form, year)
  local this_year = zh.clause_without "上年|去年"
  for _, row in ipairs(requests.of(year)) do
    local label = row[2]:match "^%d%.(.+)"
    if label and not row.extra and row[1] ~= "other_misc" then
      local short = label:gsub("^属于", ""):gsub("、行政机关.*", "")
      form:rule("明细:" .. row[1], this_year * w(short) * few * form.fact(row[1], whose * int * cases),
        { fallback = 2 })
    end
  end
end

-- 行政复议45件,其中维持30件、纠正3件、其他结果8件、尚未审结4件
local function add_results_of_redress(form, case)
  for _, kind in ipairs { { "review", "行政复议" }, { "suit_direct", "直接起诉" }, { "suit_after_review", "复议后起诉" } } do
    local name, words = kind[1], kind[2]
    local function result(which, how)
      return form.fact(name .. "_" .. which, w(how) * few * int * cases)
    end
    local any = result("upheld", "结果维持|维持") + result("corrected", "结果纠正|纠正|纠错")
      + result("other", "其他结果|其他") + result("pending", "尚未审结|未审结")
    form:rule("结果:" .. name, w(words) * case * past * int * cases * ((sep + P"(") * zh.opt"其中" * zh.opt":|,|复议机关" * any)^0,
      { fallback = true })
  end
end

local function add_redress(form)
  local fact, none = form.fact, form.none
  local other = unless "备案|..." -- 备案: what others handed in; ...: an excerpt
    * -zh.under("审结|纠错|纠正|维持|驳回", "提起|;|)|被申请|引发|引起|发生")
  local case  = zh.opt"案件|申请|事项|案" * counted
  local both  = "行政复议、|行政复议和|行政复议及|行政复议与|复议、|复议和|复议及|复议与"
  add_results_of_redress(form, case)
  form:rule("行政复议", other * w"行政复议" * case * fact("review_total", ours * int * cases))
  form:rule("件行政复议", other * w"收到|发生|共有|有" * fact("review_total", ours * int * cases)
    * zh.upto(w"行政复议|行政诉讼", 24) * zh.not_after("和|、|及", w"行政复议"))
  form:rule("行政诉讼", other * zh.not_after(both, w"行政诉讼") * case * fact("suit_total", ours * int * cases))
  form:rule("诉讼", other * zh.not_after("行政|" .. both, w"诉讼") * case * fact("suit_total", ours * int * cases))
  local direct = unless "备案|..."
  form:rule("直接起诉", direct * w"未经复议直接起诉" * case * fact("suit_direct_total", int * cases))
  form:rule("复议后起诉", direct * w"复议后起诉" * case * fact("suit_after_review_total", int * cases))
  local nothing = w"没有发生|未发生|没有收到|未收到|未产生|没有产生|没有因|未因|未被|没有被|无"
  local counts  = -(case * int) -- 未发生行政诉讼,行政复议9件
  form:rule("没有行政复议", none("review_total", nothing * zh.upto(w"行政复议", 24)) * w"行政复议" * counts)
  form:rule("没有行政诉讼", none("suit_total", nothing * zh.upto(w"行政诉讼", 30)) * w"行政诉讼" * counts)
end

function M.add(form, year)
  M.declare(form)
  proactive.add(form, year)
  add_requests(form)
  add_results(form)
  add_rows(form, year)
  add_redress(form)
  form:shares { base = "processed_total", { "granted_all_share", "granted_all" }, { "granted_share", "granted" },
    { "granted_part_share", "granted_part" }, { "denied_all_share", "denied_all" },
    { "unable_all_share", "unable_all" }, { "unprocessed_all_share", "unprocessed_all" },
    { "other_all_share", "other_all" } }
end

return M
