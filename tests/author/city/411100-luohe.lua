-- 411100-luohe.lua - how Luohe wrote its report in the years before the statistics table.
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words

local city = baogao.script {
  name = "411100-luohe", version = "1.0", place = "漯河市", adcode = "411100",
  extends = "ogi-2014",
}

city:identify { must = { "漯河市", "政府信息公开" }, years = { 2008, 2013 } }

city:declare {
  { "in_category", "条", "各类政府信息数" }, { "in_category_share", "%", "各类占主动公开总数" },
  { "electronic_share", "%", "全文电子化率" },
  { "consultations", "次", "公众咨询" }, { "page_views", "万次", "专栏访问量" },
  { "answered_requests", "件", "已经答复的申请" }, { "carried_requests", "件", "延期至下年的申请" },
  { "appeal_total", "件", "申诉案" }, { "request_fees_part", "元", "收费明细" },
}

-- 机构职能类信息2105条,占总体的5%
for key, word in pairs { organisation = "机构职能类", policy = "政策法规类", plan = "规划计划类", licence = "行政许可类",
  other = "其他类" } do
  city:phrase(("%s信息{in_category[category:%s]:条},占…{in_category_share[category:%s]:%%}"):format(word, key, key))
end
city:check("各类合计 = 主动公开总数", "in_category[category] = disclosed_total")

city:phrase "全文电子化率达{electronic_share:%}"
city:phrase "培训工作人员{trainees:人次}"
city:phrase "页面访问量达{page_views:万次}"

local way = baogao.lookup { on_site = { "现场咨询" }, phone = { "电话咨询" }, online = { "网上咨询" } }
city:rule("咨询", w"接受公众咨询" * city.fact("consultations", zh.int * w"次") * zh.sep * w"其中"
  * zh.list(city.fact("consultations", zh.dim("way", way) * zh.int * w"次")))
city:check("咨询合计", "consultations[way] = consultations")

city:phrase "在已经答复的{answered_requests:件}"
city:phrase "“部分公开”的{reply_granted_part:件}"
city:phrase "另有{carried_requests:件}按规定延期"
city:check("答复 + 延期 = 收到", "answered_requests + carried_requests = new_received")

local fee = baogao.lookup { search = { "检索费" }, copy = { "复制费" }, post = { "邮寄费" } }
city:rule("收费明细", w"共收取" * zh.upto(zh.number) * city.fact("request_fees", zh.number * w"元") * zh.sep * w"其中"
  * zh.list(city.fact("request_fees_part", zh.dim("fee", fee) * zh.number * w"元")))

city:phrase "申诉案{appeal_total:件}"

city:sample { "机构职能类信息2105条，占总体的5%；政策法规类信息3980条，占9.5%。", ["in_category[category:policy]"] = 3980,
  ["in_category_share[category:organisation]"] = 5 }
city:sample { "全年接受公众咨询8640次，其中现场咨询2310次，电话咨询4905次。", consultations = 8640, ["consultations[way:phone]"] = 4905 }
city:sample { "全年共收取检索费、复制费、邮寄费1865元，其中检索费240元，复制费1350元，邮寄费275元。", request_fees = "0.1865",
  ["request_fees_part[fee:post]"] = 275 }

return city
