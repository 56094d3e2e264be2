-- scripts/form/lib/ogi_office_prose.lua - how bureaus and townships word the figures of 2008 to 2018, who have no
-- table: none of it happened, one person does it, no fee was asked for.
local lpeg   = require "lpeg"
local baogao = require "baogao"
local clause = require "lib.ogi_clause"
local zh     = baogao.zh
local w      = zh.words

local M = {}

local int, unless = zh.int, zh.without
local cases   = w"件次|件|宗|份|起|条|次|人次|例|个"
local counted = (w"共计|总计|合计|累计|总数为|总数|数量为|数量|数为|数|共有|共|为|有|的" + lpeg.P ":")^-3
local past    = unless "同比|去年|上年|计划|拟|力争|明年|下一年|下年"

local some = zh.at_most

-- Any text of the sentence up to one of `words`, which is taken.
local function reach(words, most)
  return some(zh.char - zh.stop - words, most) * words
end

local nothing = w"没有收到|未收到|没有接到|未接到|没有受理|未受理|没有发生|未发生|未产生|没有产生|未出现|没有出现|没有|不存在|无"

-- 没有公民、法人和其他组织向我局申请公开政府信息; 本年度无依申请公开事项
local function add_requests(form)
  local fact, none = form.fact, form.none
  local asked = w"申请公开政府信息|要求公开政府信息|政府信息公开申请|信息公开申请|依申请公开|公开申请|申请公开"
  local other = w"复议|诉讼|举报|投诉|申诉|引发|引起|提起|收费|费用"
  form:rule("没有申请", none("new_received",
      nothing * reach(asked, 30) * -reach(other, 16)),
    { section = { "申请" }, fallback = true })
  form:rule("依申请公开N件", past * unless "其中|复议|诉讼|答复|办结"
    * w"依申请公开受理|依申请公开收到|受理依申请公开|收到依申请公开|依申请公开|申请公开" * zh.opt"政府信息|信息|事项|申请|件" * counted
    * fact("new_received", int * cases), { section = { "申请" }, fallback = 2 })
end

-- 没有发生行政复议、行政诉讼和申诉; 行政复议、行政诉讼、举报均为0
local function add_disputes(form)
  local none = form.none
  local near = { section = { "复议", "诉讼", "申诉", "举报" }, fallback = true }
  local function all_but(words) return some(zh.char - zh.stop - lpeg.S ",;0123456789" - w(words), 60) end
  local over = -reach(w"维持|纠错|撤销|败诉|备案", 12)
  for _, one in ipairs { { "review_total", "行政复议|复议" }, { "suit_total", "行政诉讼|诉讼" } } do
    form:rule("没有发生:" .. one[1], none(one[1], w"没有发生|未发生|没有出现|未出现" * all_but(one[2])) * w(one[2]) * over,
      { fallback = 2 })
    form:rule("均无:" .. one[1], none(one[1], nothing * all_but(one[2])) * w(one[2]) * over, near)
  end
  for _, one in ipairs { { "review_total", "行政复议" }, { "suit_total", "行政诉讼" } } do
    form:rule("未被提起:" .. one[1], none(one[1], w"未被|没有被|未因|没有因" * all_but(one[2])) * w(one[2]) * over, { fallback = true })
    form:rule("被提起N件:" .. one[1], past * zh.under("其中|维持|纠错")
      * zh.clause_without "维持|纠错|撤销|驳回" * w"提起|申请|发生|引发|引起|被" * zh.opt"的"
      * w(one[2]) * zh.opt"案件|申请|事项|案" * counted * form.fact(one[1], int * cases), near)
  end
  form:rule("均无:complaints", none("complaints", nothing) * all_but "举报" * w"举报" * over, near)
end

-- 没有向公民、法人和其他组织收取…费用; 未就…收取任何费用
local function add_fees(form)
  local none = form.none
  local fee = w"费用|成本费|工本费|处理费|收费|费"
  form:rule("未向…收取", none("request_fees", w"没有|未|不" * zh.opt"曾"
    * w"向|对|就|因|从|发生|产生|收取|存在|进行|涉及" * reach(fee, 40)))
  form:rule("无收费", none("request_fees", w"无" * reach(w"收费|费用|减免", 16)),
    { section = { "收费", "费用" }, fallback = true })
end

-- 依申请公开收费0元
local function add_charges(form)
  form:rule("收费N元", past * unless "减免" * w"收费" * zh.opt"金额|总额|共计|合计|为" * counted
    * form.fact("request_fees", zh.number * w"元"), { section = { "收费", "费用" }, fallback = true })
  local item = some(zh.char - zh.stop - lpeg.S "0123456789" - "费", 10) * w"费用|费"
  form:rule("收取…费N元", past * unless "减免" * w"收取" * item * ((zh.sep^-1) * item)^1 * counted
    * form.fact("request_fees", zh.number * w"元"), { fallback = true })
  form:rule("收取的费用为0", past * w"收取的费用|收取费用|收费金额" * counted * form.none("request_fees", lpeg.P "0") * -lpeg.R "09"
    * -(lpeg.P ".") * -w"元|万元", { fallback = true })
end

-- 明确1名专职工作人员、3名兼职工作人员; 从事政府信息公开工作的人员共计142人
local function add_people(form)
  local fact = form.fact
  local people = w"名|人|位"
  form:rule("工作人员", past * unless "其中" * w"政府信息公开工作人员|政府信息公开工作的人员|信息公开工作人员|信息公开工作的人员|从事信息公开的人员"
    * zh.opt"总数|总" * counted * fact("staff_total", int * people), { fallback = true })
  form:rule("工作人员N人(专职", past * w"工作人员" * counted * fact("staff_total", int * people) * (lpeg.P "(" + ",") * zh.opt"其中"
    * w"专职", { fallback = true })
  form:rule("N名工作人员,其中专职", past * w"配备|配有|设有|共有|有|确定|明确|安排" * zh.opt"了|政府信息公开|信息公开"
    * fact("staff_total", int * people) * zh.opt"政府信息公开|信息公开|从事信息公开工作的|从事政府信息公开工作的|负责信息公开工作的"
    * w"工作人员|人员" * zh.sep * w"其中" * zh.opt":" * w"专职", { fallback = true })
  for _, one in ipairs { { "staff_full_time", "专职|全职" }, { "staff_part_time", "兼职" } } do
    local whom = people * w(one[2]) * w"工作人员|人员|信息员|管理员"
    -- Tried at every number: what follows it is asked first.
    form:rule("N名" .. one[2], -(-(int * whom)) * past * fact(one[1], int * whom),
      { fallback = true })
  end
end

-- 设立1个公共查阅点; 召开专题会议2次; 开展培训4次
local function add_work(form)
  local fact = form.fact
  form:rule("N个查阅点", past * w"设立|设置|设|建立|建成|开设" * zh.opt"了" * zh.opt"政府信息公开|政府信息|信息公开|公共|信息"
    * fact("reading_points", int * w"个|处" * zh.opt"政府信息公开|政府信息|信息公开|公共|信息|公共信息" * w"查阅点|查阅场所|查询点|查阅室"),
    { fallback = true })
  form:rule("专题会议", past * w"召开|举行" * zh.opt"了" * zh.opt"政府信息公开|信息公开|政务公开|全县|全市|全区|各类"
    * w"工作会议|专题会议|工作专题会议|工作例会|专题工作会议" * counted * fact("meetings", int * w"次|场"), { fallback = true })
  form:rule("N次专题会议", past * w"召开|举行" * zh.opt"了" * fact("meetings", int * w"次|场"
    * zh.opt"政府信息公开|信息公开|政务公开" * w"工作会议|专题会议|工作专题会议|工作例会|专题工作会议"), { fallback = true })
  form:rule("业务培训", past * w"开展|组织|举办|进行" * zh.opt"了" * zh.opt"政府信息公开|信息公开|政务公开|各类|专题|业务|工作"
    * zh.opt"业务|工作|专题" * w"培训班|培训会|培训" * counted * fact("trainings", int * w"次|期|场|个|班次"), { fallback = true })
  form:rule("N期培训", past * w"开展|组织|举办|进行" * zh.opt"了" * fact("trainings", int * w"次|期|场|个"
    * zh.opt"政府信息公开|信息公开|政务公开|专题|业务" * zh.opt"业务|工作|专题|知识" * w"培训班|培训会|培训"), { fallback = true })
  form:rule("培训N人次", past * w"培训|参训|参加培训" * zh.opt"人员|工作人员|各类人员|干部|业务骨干" * counted
    * fact("trainees", int * w"人次|余人次"), { fallback = true })
end

-- 未召开新闻发布会
local function add_none_held(form)
  for _, kind in ipairs { { "press_conferences", "新闻发布会" }, { "web_interviews", "在线访谈" }, { "meetings", "专题会议" } } do
    local name, words = kind[1], kind[2]
    form:rule("未举办:" .. name, form.none(name, w"未|没有" * zh.opt"有" * w"召开|举办|举行|参加|开展" * reach(w(words), 12)),
      { fallback = true })
  end
  form:rule("其中规范性文件", past * w"其中" * zh.opt":|," * zh.opt"公开|制发和公开" * zh.opt"的" * w"规范性文件" * counted
    * form.fact("disclosed_normative", int * w"条次|条|件|项"), { fallback = true })
end

-- 58件,较上年减少4件,其中…
local changed = (lpeg.P "," * w"较|比|同比" * some(zh.char - zh.stop - lpeg.S ",;0123456789", 12) * (int * cases + zh.percent)^-1)^-1

-- 复议2件,其中维持1件、其他情形1件
local function add_results(form)
  local fact = form.fact
  for _, one in ipairs { { "review", "行政复议|复议" }, { "suit", "行政诉讼|诉讼" } } do
    local result = fact(one[1] .. "_upheld", w("维持具体行政行为或者驳回原告诉讼请求|维持或驳回|维持或者驳回|维持、驳回|维持具体行政行为或驳回原告诉讼请求"
      .. "|驳回原告诉讼请求|驳回诉讼请求|维持具体行政行为|维持原具体行政行为|维持|驳回") * zh.opt"的" * counted * int * cases)
      + fact(one[1] .. "_corrected", w"被依法纠错|依法纠错|纠错|撤销" * zh.opt"的" * counted * int * cases)
      + fact(one[1] .. "_other", w"其他情形|其他" * zh.opt"的" * counted * int * cases)
    form:rule("其中维持:" .. one[1], w(one[2]) * zh.opt"案件|申请|事项|案" * counted * int * cases * changed * zh.sep * zh.opt"其中" * zh.opt":|,"
      * result * ((lpeg.P "," + "、") * result)^0,
      { fallback = true })
  end
end

-- 截至2013年底累计公开1287条,其中2013年主动公开政府信息318条
local function add_disclosed(form)
  form:rule("其中本年公开", w"其中" * zh.opt":|," * w"本年度|本年|今年|当年" * zh.opt"新增|新"
    * w"主动公开|公开|发布" * zh.opt"政府信息|信息|各类信息|各类政府信息" * counted
    * form.fact("disclosed_total", int * w"条次|条|件|项"), { section = { "公开", "概述", "情况" }, fallback = 2 })
  form:rule("YYYY年公开", unless "其中|网站|公报|微博|微信|平台|历年" * zh.led_by(zh.year * zh.opt"度|全年"
      * zh.opt"全市|全县|全区|全州|全省|我市|我县|我区|我局|本局|我镇|本机关" * zh.opt"共|新增") * zh.this_year
    * w"主动公开|公开" * zh.opt"政府信息|信息|各类信息|各类政府信息" * counted * form.fact("disclosed_total", int * w"条次|条|件|项"),
    { fallback = 2 })
  form:rule("等渠道公开", past * unless "其中|累计|历年|以来" * w("等渠道|等多种渠道|等各种渠道|等方式|等多种方式|等形式|等多种形式"
      .. "|等途径|等平台|等载体") * zh.opt"共|累计|对外" * w"主动公开|公开|发布" * zh.opt"各类" * w"政府信息|信息" * counted
    * form.fact("disclosed_total", int * w"条次|条|件|项"), { fallback = true })
  form:rule("公开各类政府信息", past * unless "其中|累计|历年|以来|截至|截止|年底|通过|平台|网站|微博|微信|公报" * zh.led_by(
      some(zh.char, 14)) * w"公开" * w"各类政府信息|各类信息|政府信息"
    * counted * form.fact("disclosed_total", int * w"条次|条|件|项"), { fallback = 3 })
  form:rule("其中YYYY年公开", zh.under("累计|截至|截止") * unless "网站|公报|微博|微信|平台|公开栏" * w"其中" * zh.opt":|,"
    * zh.this_year * zh.year * zh.opt"度" * zh.opt"新增|新" * w"主动公开|公开|发布" * zh.opt"政府信息|信息|各类信息|各类政府信息"
    * counted * form.fact("disclosed_total", int * w"条次|条|件|项"), { fallback = 2 })
end

-- 不同意公开22件(涉及商业秘密4件、个人隐私6件、其他情形12件); 部分公开6件
local function add_replies(form)
  local reasons = baogao.lookup {
    state_secret = { "涉及国家秘密", "国家秘密" }, trade_secret = { "涉及商业秘密", "商业秘密" },
    privacy = { "涉及个人隐私", "个人隐私" }, not_gov_info = { "不是政府信息", "非政府信息", "不属于政府信息" },
    security_stability = { "危及国家安全、公共安全、经济安全和社会稳定", "三安全一稳定" },
    other_law = { "法律法规规定的其他情形", "其他情形" },
  }
  local reason = form.fact("reply_denied", zh.dim("reason", reasons) * counted * int * cases)
  form:rule("不同意公开(…)", clause.no_past * w"不同意公开|不予公开" * zh.opt"答复" * counted * int * cases
    * (lpeg.P "(" + zh.sep) * zh.opt"其中" * zh.opt":|," * reason * (zh.sep * reason)^0, { fallback = true })
  form:rule("部分公开N件", clause.no_past * zh.not_after("同意|予以公开及|予以公开和|或", w"部分公开") * counted
    * form.fact("reply_granted_part", int * cases), { section = { "申请" }, fallback = true })
end

-- 新闻发布会9次(主要负责同志参加3次)
local function add_heads(form)
  for _, kind in ipairs { { "press_conferences_head", "新闻发布会" }, { "web_interviews_head", "在线访谈" } } do
    local name, words = kind[1], kind[2]
    form:rule("负责同志:" .. name, past * w(words) * counted * int * w"次|场|期" * (lpeg.P "(" + zh.sep) * zh.opt"其中" * zh.opt":|,"
      * zh.opt"市政府|县政府|区政府|州政府|省政府|政府|市|县|区|我局|局" * w"主要负责同志|主要负责人|主要领导|负责同志|负责人" * zh.opt"参加|出席" * zh.opt"新闻发布会|在线访谈|政府网站在线访谈" * counted
      * form.fact(name, int * w"次|场|期"), { fallback = true })
  end
  form:rule("微博微信回应", past * w"微博微信回应事件|微博微信回应" * counted
    * form.fact("weibo_wechat_responses", int * w"次|件|条"), { fallback = true })
end

function M.add(form)
  add_replies(form)
  add_heads(form)
  add_requests(form)
  add_disputes(form)
  add_fees(form)
  add_charges(form)
  add_people(form)
  add_work(form)
  add_none_held(form)
  add_results(form)
  add_disclosed(form)
end

M.samples = {
  { "我镇共收到5件信息公开申请，其中网络申请3件，信函申请2件。", new_received = 5, ["new_received[channel:online]"] = 3,
    ["new_received[channel:letter]"] = 2 },
  { "收到政府信息公开申请6件，其中电子邮件申请2件，网上申请3件，当面申请1件。", new_received = 6, ["new_received[channel:online]"] = 5 },
  { "# 依申请公开情况\n\n收到网上申请3件。收到行政复议申请2件。", new_received = false },
  { "# 依申请公开情况\n\n在已经答复的13件申请中：同意公开8件，其余5件为政府信息不存在。", replied_total = 13, reply_granted = 8,
    reply_not_exist = 5 },
  { "# 复议、诉讼情况\n\n行政复议58件，较上年减少4件，其中维持41件、纠错9件、其他情形8件。", review_total = 58, review_upheld = 41,
    review_other = 8 },
  { "公报刊登64条，微博推送128条，公众号推送256条。配备全职工作人员1名。", via_gazette = 64, via_weibo = 128, via_wechat = 256,
    staff_full_time = 1 },
  { "回应舆情热点8次，举办新闻发布会5场（其中市政府主要负责同志出席2场）。", hot_responses = 8, press_conferences = 5,
    press_conferences_head = 2 },
  { "截至2015年12月31日，我县共主动公开政府信息28675条；其中2015年新增主动公开政府信息3120条。政府信息公开申请总数为6件。", disclosed_total = 3120,
    new_received = 6 },
  { "政府网站在线访谈次数12次，其他方式回应事件数17次，\"同意公开\"的3件。", web_interviews = 12, other_responses = 17, reply_granted = 3 },
  { "至2014年底，全市累计主动公开政府信息8.6万条；2014年全市主动公开政府信息1.85万条，主动公开规范性文件33份。", disclosed_total = 18500,
    disclosed_normative = 33 },
  { "全年主动公开政府信息5632条，其中，县政府门户网站4210条、政务微博312条。", disclosed_total = 5632, via_website = 4210, via_weibo = 312 },
  { "# 依申请公开情况\n\n全县共受理依申请公开政府信息申请37件。答复37件：属主动公开范围12件，其他25件。", new_received = 37, replied_total = 37,
    reply_already_public = 12 },
  { "# 复议诉讼\n\n行政复议2件，其中维持1件、其他情形1件；行政诉讼1件，维持具体行政行为1件。", review_total = 2, review_other = 1, suit_total = 1,
    suit_upheld = 1 },
  { "举办新闻发布会4次，其中主要负责同志参加新闻发布会1次。", press_conferences = 4, press_conferences_head = 1 },
  { "# 依申请公开情况\n\n本年度无依申请公开事项。", new_received = 0 },
  { "# 依申请公开情况\n\n2016年没有公民、法人和其他组织向我局申请公开政府信息。", new_received = 0 },
  { "# 依申请公开情况\n\n2016年受理依申请公开信息0条。", new_received = 0 },
  { "我局2016年度未收到公民、法人或者其他组织要求公开政府信息的申请。", new_received = 0 },
  { "# 复议、诉讼、举报情况\n\n2013年度我镇无因政府信息公开引起的行政复议、行政诉讼和举报。", review_total = 0, suit_total = 0,
    complaints = 0, new_received = false },
  { "# 复议、诉讼情况\n\n我局没有发生针对本部门有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。", review_total = 0,
    suit_total = 0, new_received = false, request_fees = false },
  { "2010年度，我局没有向公民、法人和其他组织收取政府信息公开的任何费用。", request_fees = 0 },
  { "本机关未向申请人收取检索、复制、邮寄费用。", request_fees = 0 },
  { "2015年全市未就政府信息公开申请收取任何费用。", request_fees = 0 },
  { "我局明确1名专职工作人员、3名兼职工作人员负责日常工作，设立1个公共查阅点，召开专题会议2次，开展信息公开业务培训4次。",
    staff_full_time = 1, staff_part_time = 3, reading_points = 1, meetings = 2, trainings = 4 },
  { "本机关配备了3名工作人员，其中专职1人，兼职2人。", staff_total = 3, staff_full_time = 1, staff_part_time = 2 },
  { "从事政府信息公开工作的人员共计142人，其中专职人员21人。", staff_total = 142, staff_full_time = 21 },
  { "全县被申请行政复议2件，其中维持1件、其他情形1件。", review_upheld = 1, review_other = 1, review_corrected = false },
  { "2014年我镇计划主动公开政府信息350条以上，召开专题会议3次。", disclosed_total = false, meetings = false },
  { "截至2013年12月31日，累计主动公开政府信息1287条，其中2013年主动公开政府信息318条。", disclosed_total = 318 },
  { "# 依申请公开情况\n\n2016年，共收到政府信息公开申请5件，比去年增加2件；已办结5件，其中同意公开3件、申请信息不存在1件。", new_received = 5,
    closed_total = 5, reply_granted = 3, reply_not_exist = 1 },
  { "# 依申请公开情况\n\n去年收到政府信息公开申请31件，办结31件，其中同意公开12件。", new_received = false, closed_total = false,
    reply_granted = false },
  { "# 收费情况\n\n本年度依申请公开政府信息收费0元。", request_fees = 0 },
  { "新增政府信息公开查阅点3个，累计设置政府信息公开查阅点27个。", reading_points = 27 },
  { "全年未召开新闻发布会。工作人员3人（专职1人、兼职2人）。未被提起行政复议和行政诉讼。", press_conferences = 0, staff_total = 3,
    review_total = 0, suit_total = 0 },
  { "# 主动公开情况\n\n全年通过报纸、电视等媒体公开信息53条。共主动公开政府信息413条。其中，公开规范性文件2条。", disclosed_total = 413,
    disclosed_normative = 2 },
  { "# 复议诉讼情况\n\n因政府信息公开申请行政复议3件，其中维持2件，撤销1件；提起行政诉讼1件。", review_total = 3, review_upheld = 2,
    review_corrected = 1, suit_total = 1 },
  { "举办新闻发布会9次（主要负责同志参加3次），微博微信回应事件388次。", press_conferences = 9, press_conferences_head = 3,
    weibo_wechat_responses = 388 },
  { "# 依申请公开情况\n\n不同意公开答复22件（涉及商业秘密4件、个人隐私6件、其他情形12件）。", reply_denied = 22,
    ["reply_denied[reason:privacy]"] = 6, ["reply_denied[reason:other_law]"] = 12 },
  { "# 依申请公开情况\n\n申请答复238件，其中同意公开52件，部分公开6件。收取复印费、邮寄费共计426元。", replied_total = 238,
    reply_granted = 52, reply_granted_part = 6, request_fees = "0.0426" },
  { "# 依申请公开情况\n\n依申请公开信息收取的费用为0。", request_fees = 0 },
  { "# 行政诉讼\n\n行政诉讼3件，其中维持具体行政行为或者驳回原告诉讼请求2件，其他情形1件。", suit_total = 3, suit_upheld = 2,
    suit_other = 1 },
  { "本局通过门户网站、微信公众号、公示栏等渠道主动公开政府信息共2156条。", disclosed_total = 2156 },
  { "2010年，县财政局公开各类政府信息214条。没有发生行政复议和行政诉讼事项。", disclosed_total = 214, review_total = 0,
    suit_total = 0 },
  { "2016年，我局通过县政府信息公开网主动公开政府信息431条。", disclosed_total = false },
}

return M
