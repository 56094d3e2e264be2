-- scripts/form/ogi-2014.lua - annual reports on open government information, report years 2008 to 2018:
-- the statistics table (政府信息公开情况统计表) that 国办发〔2014〕32号 prescribes, by its labels, and what such
-- reports say in prose. Labels and names: the form itself. A city script extends this one.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words
local clause = require "lib.ogi_clause"
local genre  = require "lib.ogi_genre"
local office = require "lib.ogi_office_prose"

local form = baogao.script {
  name = "ogi-2014", version = "1.0",
  about = "政府信息公开工作年度报告 2008-2018: statistics table of 2014, and prose",
  source = "国办发〔2014〕32号",
}

form:identify {
  must = { "政府信息公开" },
  any = { "主动公开", "依申请公开", "行政复议", "行政诉讼", "统计表", "收费" },
  none = { "国民经济和社会发展统计公报", "本年新收政府信息公开申请数量", "第二十条第(一)项", table.unpack(genre.none) },
  untitled = genre.untitled,
  years = { 2008, 2018 },
}

-- ## The statistics table: indicator, unit, label as printed, variants

local rows = {
  { false, "", "一、主动公开情况" },
  { "disclosed_total", "条", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）" },
  { "disclosed_normative", "条", "其中：主动公开规范性文件数" },
  { "normative_doc_issued", "件", "制发规范性文件总数" },
  { false, "", "（二）通过不同渠道和方式公开政府信息的情况" },
  { "via_gazette", "条", "1.政府公报公开政府信息数" },
  { "via_website", "条", "2.政府网站公开政府信息数" },
  { "via_weibo", "条", "3.政务微博公开政府信息数" },
  { "via_wechat", "条", "4.政务微信公开政府信息数" },
  { "via_other", "条", "5.其他方式公开政府信息数" },
  { false, "", "二、回应解读情况" },
  { "hot_responses", "次", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）" },
  { false, "", "（二）通过不同渠道和方式回应解读的情况" },
  { "press_conferences", "次", "1.参加或举办新闻发布会总次数" },
  { "press_conferences_head", "次", "其中：主要负责同志参加新闻发布会次数" },
  { "web_interviews", "次", "2.政府网站在线访谈次数" },
  { "web_interviews_head", "次", "其中：主要负责同志参加政府网站在线访谈次数" },
  { "policy_articles", "篇", "3.政策解读稿件发布数" },
  { "weibo_wechat_responses", "次", "4.微博微信回应事件数" },
  { "other_responses", "次", "5.其他方式回应事件数" },
  { false, "", "三、依申请公开情况" },
  { "new_received", "件", "（一）收到申请数" },
  { "new_received[channel:in_person]", "件", "1.当面申请数" },
  { "new_received[channel:fax]", "件", "2.传真申请数" },
  { "new_received[channel:online]", "件", "3.网络申请数", "网上申请数", "互联网申请数", "电子邮件申请数" },
  { "new_received[channel:letter]", "件", "4.信函申请数", "信件申请数", "邮寄申请数" },
  { "closed_total", "件", "（二）申请办结数" },
  { "closed_on_time", "件", "1.按时办结数" },
  { "closed_extended", "件", "2.延期办结数" },
  { "replied_total", "件", "（三）申请答复数" },
  { "reply_already_public", "件", "1.属于已主动公开范围数" },
  { "reply_granted", "件", "2.同意公开答复数" },
  { "reply_granted_part", "件", "3.同意部分公开答复数" },
  { "reply_denied", "件", "4.不同意公开答复数" },
  { "reply_denied[reason:state_secret]", "件", "其中：1.涉及国家秘密" },
  { "reply_denied[reason:trade_secret]", "件", "2.涉及商业秘密" },
  { "reply_denied[reason:privacy]", "件", "3.涉及个人隐私" },
  { "reply_denied[reason:security_stability]", "件", "4.危及国家安全、公共安全、经济安全和社会稳定" },
  { "reply_denied[reason:not_gov_info]", "件", "5.不是《条例》所指政府信息" },
  { "reply_denied[reason:other_law]", "件", "6.法律法规规定的其他情形" },
  { "reply_not_this_agency", "件", "5.不属于本行政机关公开数" },
  { "reply_not_exist", "件", "6.申请信息不存在数" },
  { "reply_told_to_amend", "件", "7.告知作出更改补充数" },
  { "reply_other_channel", "件", "8.告知通过其他途径办理数" },
  { "review_total", "件", "四、行政复议数量" },
  { "review_upheld", "件", "（一）维持具体行政行为数" },
  { "review_corrected", "件", "（二）被依法纠错数" },
  { "review_other", "件", "（三）其他情形数" },
  { "suit_total", "件", "五、行政诉讼数量" },
  { "suit_upheld", "件", "（一）维持具体行政行为或者驳回原告诉讼请求数" },
  { "suit_corrected", "件", "（二）被依法纠错数" },
  { "suit_other", "件", "（三）其他情形数" },
  { "complaints", "件", "六、举报投诉数量", "举报" },
  { "request_fees", "万元", "七、依申请公开信息收取的费用" },
  { false, "", "八、机构建设和保障经费情况" },
  { "offices", "个", "（一）政府信息公开工作专门机构数" },
  { "reading_points", "个", "（二）设置政府信息公开查阅点数" },
  { "staff_total", "人", "（三）从事政府信息公开工作人员数" },
  { "staff_full_time", "人", "1.专职人员数（不包括政府公报及政府网站工作人员数）" },
  { "staff_part_time", "人", "2.兼职人员数" },
  { "budget", "万元",
    "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）" },
  { false, "", "九、政府信息公开会议和培训情况" },
  { "meetings", "次", "（一）召开政府信息公开工作会议或专题会议数" },
  { "trainings", "次", "（二）举办各类培训班数" },
  { "trainees", "人次", "（三）接受培训人员数" },
}

-- Shares that reports print beside the figures.
local printed = {
  { "disclosed_normative_share", "%", "主动公开规范性文件占主动公开总数的比例" },
  { "via_gazette_share", "%", "通过公报公开占比" },
  { "via_website_share", "%", "通过网站公开占比" },
  { "via_weibo_share", "%", "通过微博公开占比" },
  { "via_wechat_share", "%", "通过微信公开占比" },
  { "via_other_share", "%", "通过其他方式公开占比" },
  { "complaints_closed", "件", "举报办结数" },
}

local table_rows, known = {}, {}
for i, row in ipairs(rows) do
  local name = row[1] and row[1]:match "^[^%[]+"
  if name and not known[name] then
    known[name] = true
    form:indicator { name = name, unit = row[2], label = row[3] }
  end
  table_rows[i] = { row[1], table.unpack(row, 3) }
end
form:declare(printed)
form:describe(require "lib.ogi_codebook")
form:expects { "disclosed_total", "new_received", "replied_total", "review_total" }
form:table { name = "statistics", least = 2, totals = { "合计", "总计" }, rows = table_rows }

-- ## Prose

local fact, none, int, percent, sep = form.fact, form.none, zh.int, zh.percent, zh.sep
local cases    = w"件次|件|宗|份|起|条|次|人次|例" -- counter words of requests and disputes
local items    = w"条次|条|件|项|篇"                -- of published information
local number_words = w"总次数|次数|共计|总计|合计|累计|总数为|总数|总量为|总量|数量为|数量|数为|数|量|共|约有|为|达到|达|的有|的|有"
local counted  = (number_words + lpeg.P ":" + "”" + '"')^-3 -- what stands between a name and its number
local share_of = w"占" * zh.some(14)                -- 占总数的, 占比为
local share    = (sep * share_of * percent)^-1      -- a share that no indicator holds

-- Words earlier in the sentence make a figure another one: a part of it, another year's, a neighbour's.
local unless = zh.without

-- 截至…累计公开 counts from an earlier year on.
local not_total = "其中|网站|公开网|信息网|公报|微博|微信|同比|去年|上年|规范性文件|历年|以来|截至|截止|客户端|年底|年末|栏目|专栏|领域|媒体|报纸|电视|公开栏|显示屏|计划|拟|力争|明年"
local information = zh.opt"的|各类|各项|本级" * w"政府信息公开信息|政府信息|政务信息|信息" * counted
form:rule("主动公开总数",
  unless(not_total) * w"主动公开" * information * fact("disclosed_total", int * items))
form:rule("公开总数",
  unless(not_total .. "|通过|平台") * zh.not_after("主动", w"公开|发布") * information * fact("disclosed_total", int * items),
  { section = { "主动公开", "概述", "总体" }, fallback = true })
form:rule("主动公开总数:在…中",
  w"主动公开的|公开的|上述" * fact("disclosed_total", int * items) * zh.opt"各类|主动公开" * w"政府信息|信息" * w"中|里")

-- 2016年主动公开政府信息8214条,2017年为9560条
form:rule("主动公开:YYYY年为", unless "网站|微博|微信|公报|规范性文件|申请|解读|回应" * zh.under("主动公开政府信息|主动公开信息|公开政府信息")
  * zh.led_by((zh.year + w"本年度|本年|今年")^1 * zh.opt"度|全年|则") * w"为|达到|达|增加到|增至|公开" * fact("disclosed_total", int * items),
  { fallback = 2 })
form:rule("规范性文件",
  w"主动公开" * zh.opt"的" * w"规范性文件" * counted * fact("disclosed_normative", int * (items + w"份"))
  * (sep * share_of * fact("disclosed_normative_share", percent))^-1)
form:rule("制发规范性文件",
  w"制发|印发|制定|出台" * zh.opt"的|行政" * w"规范性文件" * counted * fact("normative_doc_issued", int * items))

-- 通过公报公开1869条,占总数的0.6%; 政府网站公开政府信息数246990条
local channels = {
  { "via_gazette", "政府公报|公报" },
  { "via_website", "政府门户网站|门户网站|政府网站|政务网站|网站" },
  { "via_weibo", "政务微博|官方微博|微博" },
  { "via_wechat", "政务微信公众号|政务微信|微信公众号|微信公众平台|微信平台|微信|公众号" },
  { "via_other", "其他方式|其他渠道|其他形式|其他途径" },
}
for _, channel in ipairs(channels) do
  form:rule("渠道:" .. channel[1],
    clause.no_past * w(channel[2]) * zh.opt"平台|等|上" * zh.opt"主动|共" * w"公开|发布|刊登|刊载|登载|推送|推出|发送|发表"
    * zh.opt"的|各类|了" * zh.opt"政府信息|政务信息|信息" * counted * fact(channel[1], int * items)
    * (sep * share_of * fact(channel[1] .. "_share", percent))^-1)
end
-- 主动公开政府信息5632条,其中,县政府门户网站4210条、政务微博312条
for _, kind in ipairs { { "via_website", "门户网站|政府网站|网站" }, { "via_weibo", "微博" }, { "via_wechat", "微信公众号|微信" } } do
  local name, words = kind[1], kind[2]
  form:rule("其中渠道:" .. name, -(-(w(words) * int)) * zh.under("主动公开", "回应|解读|申请|点击|访问") * zh.under "其中" * clause.no_past
    * w(words) * fact(name, int * items), { fallback = 2 })
end

-- 全市共受理政府信息公开申请3208件,其中当面申请542件,传真申请8件,…
local by = baogao.lookup {
  in_person = { "当面", "现场", "窗口", "来人", "上门" },
  fax = { "传真" },
  online = { "网络平台", "网络", "网上", "互联网", "电子邮件", "电子邮箱", "电邮", "在线", "线上", "网站" },
  letter = { "信函", "信件", "邮寄", "书信" },
}
local by_channel = zh.opt"通过|以" * fact("new_received", zh.dim("channel", by) * zh.opt"方式|形式|渠道|途径" * zh.opt"提出|提交|收到|递交|受理|接收|办理|送达|寄送"
  * zh.opt"的" * zh.opt"申请" * counted * int * cases) * share
-- 网上申请3件 is no total.
local one_way = "当面|现场|窗口|传真|网络|网上|互联网|在线|线上|邮件|邮箱|信函|信件|邮寄|书信"
local taken = w"受理|收到|接收|收受|收办|接到|共收|新收"
form:rule("受理申请",
  unless "其中|答复率|举报|投诉|复议|诉讼" * clause.no_past * taken * zh.upto(w"申请|复议|诉讼|举报|投诉|赔偿", 32) * zh.not_after(one_way, w"申请")
  * zh.opt"公开|表|事项" * zh.opt"的" * zh.opt"政府信息|信息" * zh.opt"申请" * counted * fact("new_received", int * cases)
  * ((sep * w"其中" + sep) * sep^-1 * zh.list(by_channel))^-1)
form:rule("申请渠道", zh.list(by_channel), { section = { "依申请", "申请公开", "申请" } })
form:rule("申请总数", clause.no_past * w"公开申请总数|公开申请总量|公开申请数量" * counted * fact("new_received", int * cases))
form:rule("在受理的…申请中",
  taken * w"的" * fact("new_received", int * cases) * zh.opt"有效|政府信息公开|信息公开" * w"申请")
-- 收到5件信息公开申请,其中网络申请3件
form:rule("收到N件申请", unless "其中|答复率|举报|投诉|复议|诉讼|共同" * clause.no_past * taken * zh.opt"的|了|到|各类"
  * fact("new_received", int * cases) * zh.opt"的|有效" * zh.opt"政府信息公开|政府信息|信息公开|依申请公开|公开政府信息|信息" * zh.opt"公开|的"
  * w"申请" * -w"复议|行政复议" * ((sep * w"其中" + sep) * sep^-1 * zh.list(by_channel))^-1, { fallback = true })
form:rule("在答复的…申请中", clause.no_past * w"已经答复的|已答复的|所答复的|答复的|已办结的|已办理的|已回复的"
  * fact("replied_total", int * cases) * zh.opt"政府信息公开|信息公开|依申请公开|有效|公开" * w"申请")

form:rule("没有收到申请",
  none("new_received", w"没有收到|未收到|没有接到|未接到|未受理|没有受理|无") * zh.upto(w"申请|复议|诉讼|举报|投诉|赔偿|出版物", 24) * w"申请"
  * -zh.upto(w"复议|诉讼|举报|投诉|引发|引起|提起"))

local in_requests = { section = { "依申请", "申请" } }
form:rule("办结申请",
  unless "举报|投诉|复议|诉讼|建议|提案" * clause.no_past * zh.not_after("按时|按期|延期|逾期", w"办结") * zh.opt"申请" * counted * fact("closed_total", int * cases),
  in_requests)
form:rule("按时办结", w"按时办结|按期办结" * counted * (lpeg.P "," * w"共|共计")^-1 * fact("closed_on_time", int * cases), in_requests)
form:rule("延期办结", w"延期办结|延期答复" * counted * fact("closed_extended", int * cases), in_requests)
form:rule("答复申请",
  unless "其中|举报|投诉|复议|诉讼|建议|提案|咨询" * clause.no_past * w"已答复|共答复|答复申请|申请答复|作出答复" * counted
  * fact("replied_total", int * cases), in_requests)

form:rule("答复N件", unless "其中|举报|投诉|复议|诉讼|建议|提案|咨询|来信|留言|热线|工单|信访|诉求" * clause.no_past * zh.led_by(w"已|共|全部|均"^0) * w"答复"
  * counted * fact("replied_total", int * cases), { section = { "依申请", "申请" }, fallback = true })

-- 属于已主动公开范围的462件,同意公开答复的1103件,…
local replies = {
  { "reply_already_public", "属于已主动公开范围|属于已经主动公开|已主动公开范围|属于主动公开范围|属已主动公开范围|属主动公开范围" },
  { "reply_granted_part", "同意部分公开答复|同意部分公开|部分公开答复" },
  { "reply_granted", "同意公开答复|同意公开|予以公开", "不|未|不予以" },
  { "reply_denied", "不同意公开答复|不同意公开|不予公开答复|不予公开" },
  { "reply_not_this_agency",
    "不属于本行政机关公开|不属于本机关公开|不属于本机关掌握|不属于本部门公开|不属于本行政机关掌握|非本机关掌握" },
  { "reply_not_exist", "申请信息不存在|信息不存在|政府信息不存在" },
  { "reply_told_to_amend", "告知作出更改补充|告知作出更改、补充|告知更改补充|申请内容不明确" },
  { "reply_other_channel", "告知通过其他途径办理|通过其他途径办理|告知其他途径办理" },
}
for _, reply in ipairs(replies) do
  local words = w(reply[2])
  form:rule("答复:" .. reply[1],
    clause.no_past * (reply[3] and zh.not_after(reply[3], words) or words) * zh.opt"范围|答复" * counted
    * fact(reply[1], int * cases) * share)
  -- 其余34件为政府信息不存在
  form:rule("N件为:" .. reply[1], clause.no_past * w"其余|剩余|另有|其中" * zh.opt"的|有"
    * fact(reply[1], int * cases * zh.opt"申请" * zh.opt"为|属于|属|系|是|因" * (reply[3] and zh.not_after(reply[3], words) or words))
    * -(zh.opt"的|答复|范围" * counted * int), { section = { "申请" }, fallback = 2 })
end

local reasons = baogao.lookup {
  state_secret = { "涉及国家秘密" }, trade_secret = { "涉及商业秘密" }, privacy = { "涉及个人隐私" },
  security_stability = { "危及国家安全、公共安全、经济安全和社会稳定" },
  not_gov_info = { "不是《条例》所指政府信息", "不属于政府信息" }, other_law = { "法律法规规定的其他情形" },
}
form:rule("不同意公开的理由", fact("reply_denied", zh.dim("reason", reasons) * counted * int * cases))

-- 被提起行政复议240件,被提起行政诉讼129件
for _, dispute in ipairs { { "review", "行政复议|复议" }, { "suit", "行政诉讼|诉讼" } } do
  local name = dispute[1]
  form:rule("争议:" .. name,
    -zh.under("其中|维持|纠错", ";|提起") * clause.no_past * w(dispute[2]) * zh.opt"案件|申请|事项|案" * counted
    * fact(name .. "_total", int * cases), { section = { "复议", "诉讼", "申诉", "依申请", "申请", "总体" } })
  form:rule("争议结果:" .. name,
    w(dispute[2]) * zh.opt"案件" * sep^-1 * zh.list(
      fact(name .. "_upheld", w"维持具体行政行为|维持原具体行政行为|维持|驳回" * zh.opt"的" * counted * int * cases)
      + fact(name .. "_corrected", w"被依法纠错|依法纠错|纠错" * zh.opt"的" * counted * int * cases)
      + fact(name .. "_other", w"其他情形|其他" * zh.opt"的" * counted * int * cases)),
    { section = { "复议", "诉讼", "申诉" } })
  form:rule("没有争议:" .. name,
    none(name .. "_total", w"没有发生|未发生|没有收到|未收到|无" * zh.upto(w(dispute[2]), 20)) * w(dispute[2]),
    { section = { "复议", "诉讼", "申诉" } })
end

form:rule("举报投诉",
  clause.no_past * w"举报投诉|投诉举报|举报" * zh.opt"案件|信息" * counted * fact("complaints", int * cases)
  * (sep * w"已|全部"^-1 * w"办结" * counted * fact("complaints_closed", int * cases))^-1)
form:rule("没有举报", none("complaints", w"没有收到|未收到|未接到|没有接到|无") * zh.upto(w"举报|投诉", 20) * w"举报|投诉")

local charges = w"检索|复制|邮寄|查阅|查询|工本|信息处理"
local fees = charges * (sep * charges)^0 * zh.opt"等" * zh.opt"成本" * zh.opt"费用|费"
form:rule("未收费",
  none("request_fees", w"未收费|没有收费|未发生收费|无收费|不收取任何费用|未收取任何费用|未收取费用|没有收取任何费用|没有收取费用"
    + w"未收取|没有收取" * fees))
form:rule("收费",
  unless "减免|去年|上年" * w"收取" * zh.upto(w"费用|处理费|费", 16) * w"费用|处理费|费" * counted
  * fact("request_fees", zh.number * w"元"), { section = { "收费", "费用", "依申请", "申请" } })

-- Figures of the table that some reports give in prose.
local stated = {
  { "hot_responses", w"回应" * zh.upto(w"热点|舆情", 16) * w"热点或重大舆情|热点和重大舆情|热点舆情|舆情热点|热点问题|热点事件|热点|舆情", w"次|件|条|个" },
  { "press_conferences", (w"召开|参加|举办|举行|组织" * zh.opt"或举办|各类|了|过|相关")^-1 * w"新闻发布会", w"次|场" },
  { "web_interviews", zh.opt"政府网站" * w"在线访谈", w"次|期|场" },
  { "policy_articles", w"政策解读稿件|政策解读材料|解读稿件|政策解读" * zh.opt"发布", w"篇|件|条" },
  { "other_responses", w"其他方式回应事件|其他方式回应", w"次|件" },
  { "offices", w"政府信息公开工作专门机构|专门机构", w"个" },
  { "reading_points", w"政府信息公开查阅点|信息查阅点|查阅场所|查阅点", w"个|处" },
  { "staff_full_time", w"专职工作人员|专职人员|全职工作人员|全职人员|专职|全职", w"人|名" },
  { "staff_part_time", w"兼职工作人员|兼职人员|兼职", w"人|名" },
  { "meetings", w"政府信息公开工作会议或专题会议|信息公开工作会议或专题会议|信息公开工作会议", w"次|场" },
  { "trainings", w"举办" * zh.upto(w"培训班|培训", 16) * w"培训班|培训", w"次|期|场|个|班次" },
  { "trainees", w"接受培训|培训人员|参训人员|参训", w"人次|人" },
  { "budget", w"专项经费", w"元" },
}
for _, s in ipairs(stated) do
  local number = s[1] == "budget" and zh.number or int
  form:rule("文字:" .. s[1], clause.not_new * unless "计划|拟" * clause.no_past * zh.not_after("负责同志|负责人", s[2]) * counted * fact(s[1], number * s[3]))
end

office.add(form)

-- ## What must add up

form:check("渠道合计 = 收到申请数", "new_received[channel] = new_received")
form:check("按时 + 延期 = 办结", "closed_on_time + closed_extended = closed_total")
form:check("答复合计 = 申请答复数", "reply_already_public + reply_granted + reply_granted_part + reply_denied"
  .. " + reply_not_this_agency + reply_not_exist + reply_told_to_amend + reply_other_channel = replied_total")
form:check("不同意公开的理由合计", "reply_denied[reason] = reply_denied")
form:check("行政复议合计", "review_upheld + review_corrected + review_other = review_total")
form:check("行政诉讼合计", "suit_upheld + suit_corrected + suit_other = suit_total")
form:check("专职 + 兼职 = 工作人员", "staff_full_time + staff_part_time = staff_total")
form:check("规范性文件 <= 主动公开总数", "disclosed_normative <= disclosed_total")
form:check("渠道公开合计 >= 主动公开总数",
  "via_gazette + via_website + via_weibo + via_wechat + via_other >= disclosed_total")
-- The same document may go out in several ways; but printed shares that add to 100 say that none did.
local ways = { "via_gazette", "via_website", "via_weibo", "via_wechat", "via_other" }
local shares = {}
for i, way in ipairs(ways) do shares[i] = way .. "_share" end
form:check("渠道占比合计100%时,渠道公开合计 = 主动公开总数", function(f)
  local whole = 0
  for _, name in ipairs(shares) do
    local percent_of = f:value(name)
    whole = whole and percent_of and whole + percent_of
  end
  if not whole or whole < 99 or whole > 101 then
    return "not_assessable", "the printed shares are not parts of one whole"
  end
  local sum = f(ways[1])
  for i = 2, #ways do sum = sum + f(ways[i]) end
  return sum, f "disclosed_total"
end)
form:check("负责同志参加 <= 新闻发布会", "press_conferences_head <= press_conferences")
form:check("负责同志参加 <= 在线访谈", "web_interviews_head <= web_interviews")
form:check("举报办结 <= 举报", "complaints_closed <= complaints")

form:shares { base = "disclosed_total", group = false, { "disclosed_normative_share", "disclosed_normative" } }
form:shares { base = "disclosed_total", { "via_gazette_share", "via_gazette" },
  { "via_website_share", "via_website" }, { "via_weibo_share", "via_weibo" },
  { "via_wechat_share", "via_wechat" }, { "via_other_share", "via_other" } }

form:metric { name = "disclosure_rate", unit = "%", digits = 1, label = "同意公开(含部分)占受理申请",
  needs = { "reply_granted", "reply_granted_part", "new_received" },
  value = function(granted, part, all) return all > 0 and 100 * (granted + part) / all or nil end }

form:ignore { reason = "表格说明", near = { "相同信息计1条", "热点或舆情计1次" } }

-- ## Samples

form:sample { "全市共收到政府信息公开申请1547件。其中，信函申请803件，网路申请512件，当面申请226件，传真申请6件。",
  new_received = 1547 }
form:sample { "全县共受理政府信息公开申请21件，其中网上申请15件，当面申请6件。",
  new_received = 21, ["new_received[channel:online]"] = 15, ["new_received[channel:in_person]"] = 6 }
form:sample { "全年主动公开政府信息近13.6万条，其中主动公开规范性文件4207条，占总数的3.1%。通过网站公开98315条。",
  disclosed_total = 136000, disclosed_normative = 4207, disclosed_normative_share = "3.1", via_website = 98315 }
form:sample { "同意公开答复的688件，不同意公开答复的173件，同意部分公开答复的16件。",
  reply_granted = 688, reply_denied = 173, reply_granted_part = 16 }
form:sample { "# 五、行政复议和行政诉讼情况\n\n因政府信息公开被申请行政复议57件，被提起行政诉讼34件。",
  review_total = 57, suit_total = 34 }
form:sample { "受理政府信息公开举报3件，办结3件。", complaints = 3, complaints_closed = 3 }
form:sample { "没有收到政府信息公开方面的举报。", complaints = 0, new_received = false }
form:sample { "全年未收到政府信息公开申请。", new_received = 0 }
form:sample { "没有收到因政府信息公开申请引发的行政复议。", new_received = false, complaints = false }
form:sample { "全年未收到行政复议申请。", new_received = false }
form:sample { "收到公民、法人和其他组织提出的政府信息公开申请50件，其中网络申请30件，占60%，信函申请20件，占40%。",
  new_received = 50, ["new_received[channel:online]"] = 30, ["new_received[channel:letter]"] = 20 }
form:sample { "全年未收取检索、复制、邮寄等费用。", request_fees = 0 }
form:sample { "# 收费情况\n\n全年收取政府信息公开费用2510元。", request_fees = "0.251" }
form:sample { "| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 四、行政复议数量 | 件 | 9 |\n| （一）维持具体行政行为数 | 件 | |\n"
  .. "| 五、行政诉讼数量 | 件 | 4 |\n", review_total = 9, review_upheld = false, suit_total = 4 }

for _, sample in ipairs(office.samples) do form:sample(sample) end

return form
