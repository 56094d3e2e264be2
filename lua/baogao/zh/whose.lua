--- Whose figure it is: words that make a figure behind them another one than the report's - of another year, of a
-- part of the year, of another place or body, a plan - and words that end what they say. The toolkit asks them of
-- every figure that a rule reads (core/extract/whose.h says how far a word reaches); a rule that wants such figures
-- says `whose = false`.
-- @module baogao.zh.whose
local core = require "baogao.core"
local variants = require "baogao.zh.variants"

local ipairs, pairs, type = ipairs, pairs, type
local _ENV <const> = nil

local M = {}

-- What a comparison, a basis or a range begins with: the 去年 behind it tells of no figure.
local COMPARED <const> = "比|较|与|同|和|按|以|自|从|由|于|及|对比|相比|相较|超|超过|高于|低于|多于|少于|为|是|相当于"

-- Behind these a year is no year of a figure: 去年相比, 上年结转.
local AFTER_YEARS <const> = "相比|相较|比|结转|转结|决算|末相比|底相比|同期相比|度相比|度结转|末结转|为基"

-- What a place among others is told with: 居全省第5位 is no figure of the province.
local RANKED <const> = "首|第1|第2|第3|第4|第5|第6|第7|第8|第9"
  .. "|第一位|第二位|第三位|第四位|第五位|第六位|第七位|第八位|第九位|第十|第一名|第二名|第三名|第一方阵"

-- Behind these a part of the place is told of for another reason than its figures.
local PARTS_AFTER <const> = "支持|推进|推动|建设|打造|对|向|在|与|和|为|是|入驻|进入|各|加快|包括|含"

-- Consumer prices of an autonomous prefecture are surveyed in its seat: 据凯里市城市物价抽样调查 is its own figure.
local PRICE_SURVEYS <const> = "城市物价|物价抽样|物价调查|价格抽样|价格调查"

--- Groups of words. `axis`: year, period, place, stage, or several. `kind`:
-- `other` is not the report's · `own` is · `since` ends an adverb (“十三五”以来) that is not ·
-- `level` (全市) is the report's own where its place's name ends so, `of` · `own_level` (市本级) is a part; of a fact of
-- level:own it is as `level` · `part` (高新区) where its place, publisher or
-- title has the word · `organ`, `territory` end a name, which is the report's own where its publisher or place has it ·
-- `year`, `month` stand behind digits · `behind` stands right behind the figure · `fill` may stand before a word that leads its clause.
-- `after`, `before`: right behind or before one of these the word does not count. `verb`: it reaches as far as one
-- that leads its clause. `shift`: the word names the year so many behind the report's own. `strict`: it is not the report's when nothing is known of the report's place.
M.groups = {
  { axis = "year", kind = "other", shift = -1, after = COMPARED, before = AFTER_YEARS,
    "去年同期|上年同期|上年度同期|去年全年|上年全年|去年底|去年末|上年底|上年末|去年|上年度|上年|上一年度|上一年" },
  { axis = "year", kind = "other", after = COMPARED, before = AFTER_YEARS, "前年|前一年|前两年" },
  { axis = "year|stage", kind = "other", shift = 1, after = "结转|结转至|结转到|转|转至|转到|至|到|顺延|顺延到|顺延至|接转|转入|延至|留待|移至",
    "明年|下一年度|下一年|下年度|来年|次年|下年" },
  { axis = "year|period", kind = "own", shift = 0, "今年" },
  { axis = "year|period", kind = "own", "本年度|本年|当年|报告期内|本报告期" },
  { axis = "year", kind = "year", after = COMPARED .. "|至|到|-|—|~|结转|转|结转至|转至|国办发〔|〔|[",
    before = "以来|不变价|可比价|价格|平均汇率|美元|-2|—2|~2|至2|到2|相比|年度相比|度相比|比|决算|末相比|底相比|起|版|继续|度继续|度结转", "年" },
  { axis = "period", kind = "month", "月" },
  { axis = "period", kind = "other", after = "比|较|与|按|从|由", before = "分别",
    "上半年|下半年|前三季度|前三个季度|前两个季度|第一季度|第二季度|第三季度|第四季度|一季度|二季度|三季度|四季度|首季度|首季|前两季度"
    .. "|1季度|2季度|3季度|4季度|当季|本季度|单季|当月|本月|每月|每季度|每周|每天|每日|月均|日均|季均|周均|年均"
    .. "|前十个月|前十一个月|前11个月|前10个月|前9个月|前8个月|前7个月|前6个月|前5个月|前4个月|前3个月|前2个月"
    .. "|截至目前|截止目前|到目前为止|截至今年|历年累计|历年来|历年|多年来|近年来|近两年|近三年|近五年|近几年|过去五年|过去三年|过去几年|过去四年"
    .. "|五年来|三年来|四年来|两年来|几年来|十年来|五年间|三年间|四年间|五年累计|三年累计|十年间|前五年|前四年|前三年|近十年" },
  { axis = "period", kind = "since", after = "今年|本年|本年度|当年", before = "来",
    "以来|期间|时期|开展至今|实施至今|至今|迄今" },
  { axis = "period", kind = "other", after = "比|较|与", "春节假期|国庆假期|五一假期|黄金周|小长假|节假日|暑假|寒假|暑期|假期" },
  { axis = "period", kind = "own", "全年度|全年|整年|年末|1-12月份|1-12月|一年来|一年中|一年间" },
  { axis = "place", kind = "level", of = "国", strict = true, after = "居|列|占|为|是|在|高于|低于|超|超过|快于|慢于|好于|优于|比|较|与|和|向|入选|获|被|全省和|面向|位居|位列",
    before = RANKED .. "|排名|位次|前列|领先|率先|平均|唯一|之首|先进|优秀|文明|性|各地|平台|统一|政务|百强|一流|重点", "全国" },
  { axis = "place", kind = "level", of = "省", strict = true, after = "居|列|占|为|是|在|高于|低于|超|超过|快于|慢于|好于|优于|比|较|与|和|向|入选|获|被|面向|位居|位列",
    before = RANKED .. "|排名|位次|前列|领先|率先|平均|唯一|之首|先进|优秀|文明|性|各地|平台|统一|政务|百强|一流|重点|各市|通报|考核|评比",
    "全省|我省|本省" },
  { axis = "place", kind = "level", of = "市", after = "居|列|占|在|高于|低于|超|超过|快于|慢于|好于|优于|比|较|与|和|向|入选|获|被|面向|位居|位列",
    before = RANKED .. "|排名|位次|前列|领先|率先|平均|唯一|之首|先进|优秀|文明|性|平台|统一|百强|一流|重点|通报|考核|评比|各县|政府系统",
    "全市|我市|本市" },
  { axis = "place", kind = "level", of = "州", after = "居|列|占|在|高于|低于|超|超过|快于|慢于|比|较|与|和|向|面向|位居|位列",
    before = RANKED .. "|排名|位次|前列|领先|率先|平均|先进|优秀|通报|考核", "全州|我州|本州" },
  { axis = "place", kind = "level", of = "县", after = "居|列|占|在|高于|低于|超|超过|快于|慢于|比|较|与|和|向|面向|位居|位列",
    before = RANKED .. "|排名|位次|前列|领先|率先|平均|先进|优秀|通报|考核", "全县|我县|本县" },
  { axis = "place", kind = "level", of = "区", after = "居|列|占|在|高于|低于|超|超过|快于|慢于|比|较|与|和|向|面向|位居|位列",
    before = RANKED .. "|排名|位次|前列|领先|率先|平均|先进|优秀|通报|考核|域|块", "全区|我区|本区" },
  { axis = "place", kind = "level", of = "自治区", strict = true, after = "居|列|占|在|高于|低于|超|比|与|和|向|被|位居|位列|经|报",
    before = RANKED .. "|级|党委|主席|政府|统计局|人民政府|排名|位次|前列|平均|统一|反馈|核定|文明", "全自治区|自治区" },
  { axis = "place", kind = "level", of = "自治州", before = "级|党委|州长|政府|统计局|人民政府", "全自治州|自治州" },
  { axis = "place", kind = "level", of = "自治县", before = "级|党委|县长|政府|统计局|人民政府", "全自治县|自治县" },
  { axis = "place", kind = "level", of = "地区", "全地区" },
  { axis = "place", kind = "part", of = "师", "全师|师市" },
  { axis = "place", kind = "part", of = "团", "全团" },
  { axis = "place", kind = "level", of = "旗", "全旗|我旗|本旗" },
  { axis = "place", kind = "level", of = "盟", "全盟|我盟|本盟" },
  { axis = "place", kind = "part", of = "镇", "全镇|我镇|本镇" },
  { axis = "place", kind = "part", of = "乡", "全乡|我乡|本乡" },
  { axis = "place", kind = "part", of = "街道", "全街道|我街道|本街道" },
  { axis = "place", kind = "part", strict = true, after = PARTS_AFTER,
    before = "建设|管委会等",
    "高新技术产业开发区|经济技术开发区|经济开发区|高新技术开发区|高新区|经开区|开发区|产业园区|工业园区|示范区|保税区|新城区|老城区|中心城区"
    .. "|市区|城区|自贸区|度假区|管理区|新区|园区|兵团" },
  { axis = "place", kind = "own_level", of = "市", strict = true, after = PARTS_AFTER, before = "建设|管委会等", "市本级" },
  { axis = "place", kind = "own_level", of = "县", strict = true, after = PARTS_AFTER, before = "建设|管委会等", "县本级" },
  { axis = "place", kind = "own_level", of = "区", strict = true, after = PARTS_AFTER, before = "建设|管委会等", "区本级" },
  { axis = "place", kind = "own_level", of = "省", strict = true, after = PARTS_AFTER, before = "建设|管委会等", "省本级" },
  { axis = "place", kind = "own_level", of = "州", strict = true, after = PARTS_AFTER, before = "建设|管委会等", "州本级" },
  { axis = "place", kind = "organ", before = "核定我|下达我|核定下达我|批准我", -- 省财政厅核定我市2019年政府债务限额369.9亿元
    "局|委员会|委|政府办公室|政府办公厅|政府办|府办|人民政府|政府|厅|办公厅|办公室|街道办事处|街道办|街道|管委会|法院|检察院"
    .. "|中心|大队|支队|公司|集团|医院|学院|大学|中学|小学|银行|信访办|司法所|派出所" },
  { axis = "place", kind = "territory", after = "各|地|辖|城|园|社|校|景|片|灾|山|牧|库|郊|县|市|县市|开发|示范|保税|试验|功能|合作|自治|商业|工业|居民|风景|度假|管理|集聚|产业|建成|高新|经开|街|先行|服务|中心|城镇", before = "场|民|级|域|块|间|长|委|直|属|本级|容|值|辖|" .. PRICE_SURVEYS,
    "市|县|区|省|旗|州|盟" },
  { axis = "place", kind = "own", before = "不掌握", "我局|本局|我委|本委|我厅|本厅|我办|本办|我中心|本机关|本单位|我单位|本行政机关|全局|全系统|我处|本级|市政府本级|我公司"
    .. "|境内|辖区内|辖区" },
  { axis = "stage", kind = "other", verb = true, before = "性", "预计|预期|力争|争取|有望|拟于|拟将|确保" },
  { axis = "stage", kind = "other", after = "按|按照|根据|依据|完成|超|超额完成|年初|工作|制定|制订|印发|下达|发展|五年|专项|建设|各项|招生|投资|实施",
    before = "生育|单列|内|完成|外|总|的|和|、", "计划|规划|目标" },
  { axis = "stage", kind = "other", verb = true, "平均每|每个部门|每个单位|每万人|每千人|每百人|每人每" },
  { axis = "stage", kind = "own", "实际|已完成|实绩" },
  { axis = "place", kind = "behind", "(按户籍人口" },
  { axis = "year", kind = "behind", "为上年|系上年|是上年|为去年|系去年|是去年" },
  { axis = "stage", kind = "behind", "为预计数|为计划数|为目标|为年度目标|的目标|的预期目标|的计划" },
  { kind = "fill", "> |>| |　|·|其中|另外|另|据统计|经统计|据初步统计|初步统计|初步核算|经初步核算|初步测算|经|据|截至|截止|到|至|自|在|从|由|以|为止|“|”|\"|《|》|及|和"
    .. "|、|同时|此外|并且|并|共|累计|合计|总计|末|底|度|份|止|起|里|全部|的|—|-|·|●|◆|■|▲|★|①|②|③|④|⑤" },
}

--- What breakdowns of a fact answer for: no word of their axes is held against it. A year (year:2024) answers for the
-- words that name it, a level for those of its place. `this_year`: without a year the fact is of the report's own, also
-- where reports tell of another (the targets of a work report).
M.answers = {
  { "stage:draft|stage:budget|stage:adjusted", axis = "stage" },
  { "stage:target", axis = "stage", this_year = true },
  { "stage:five_years", axis = "period" },
}

local AXES <const> = { year = 1, period = 2, place = 4, stage = 8 }

--- The axes of which nothing is asked, as a rule's option `whose` says: false: of none; { place = false }: of all but places.
-- @tparam nil|boolean|table option
-- @treturn integer|nil bits; nil when it is no such option
function M.ignored(option)
  local bits = option == false and 15 or 0
  if type(option) ~= "table" then
    return (option == nil or type(option) == "boolean") and bits or nil
  end
  for axis, asked in pairs(option) do
    if not AXES[axis] or asked ~= false then
      return nil
    end
    bits = bits | AXES[axis]
  end
  return bits
end

-- The words of "a|b", folded, in every wording.
local function texts_of(words)
  local list, seen = {}, {}
  for word in ((words or "") .. "|"):gmatch "(.-)|" do
    for _, other in ipairs(word ~= "" and variants.all(core.fold(word)) or {}) do
      if not seen[other] then
        seen[other], list[#list + 1] = true, other
      end
    end
  end
  return list
end

local function axes_of(group)
  local axes = 0
  for axis in (group.axis or ""):gmatch "%a+" do axes = axes | AXES[axis] end
  return axes
end

local function answers()
  local list = {}
  for _, answer in ipairs(M.answers) do
    for dim in (answer[1] .. "|"):gmatch "(.-)|" do
      list[#list + 1] = { dim = dim, axes = axes_of(answer), this_year = answer.this_year }
    end
  end
  return list
end

local spec

--- The groups as an engine takes them: axes (bits), kind, shift, of, after, before, verb, strict, words; `count` words in
-- all; `answers`: dim, axes, this_year.
-- @treturn table
function M.spec()
  if spec then
    return spec
  end
  spec = { count = 0, answers = answers() }
  for i, group in ipairs(M.groups) do
    spec[i] = { axes = axes_of(group), kind = group.kind, shift = group.shift, of = group.of, verb = group.verb, strict = group.strict, after = texts_of(group.after),
      before = texts_of(group.before), words = texts_of(group[1]) }
    spec.count = spec.count + #spec[i].words
  end
  return spec
end

return M
