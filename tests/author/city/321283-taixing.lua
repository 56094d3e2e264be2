-- 321283-taixing.lua - the yearly report of Taixing's 12345 hotline, which no form knows.
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words

local city = baogao.script {
  name = "321283-taixing", version = "1.0", place = "泰兴市", adcode = "321283", api = 1,
  about = "12345政务服务便民热线年度运行情况",
}

city:identify { must = { "泰兴市", "12345", "热线" }, years = { 2018, 2030 } }

city:declare {
  { "hotline_calls", "件", "受理群众诉求" }, { "hotline_calls_share", "%", "受理渠道占比" },
  { "hotline_calls_more", "万件", "比上年增加" }, { "hotline_calls_growth", "%", "同比" },
  { "answered_directly", "件", "直接答复" }, { "passed_on", "件", "转办承办单位" },
  { "orders_due", "件", "应办结工单" }, { "orders_on_time", "件", "按时办结" }, { "orders_late", "件", "未按时办结" },
  { "on_time_rate", "%", "按时办结率" }, { "satisfaction", "%", "回访满意率" }, { "days_taken", "天", "平均办理时长" },
  { "review_total", "件", "行政复议" },
}

city:phrase "受理群众诉求{hotline_calls:件},比上年增加{hotline_calls_more:万件},同比{hotline_calls_growth:±%}"

-- 电话受理151,207件,占82.8%: the share is of the same channel, so each channel is a phrase.
for channel, word in pairs { phone = "电话", online = "网络", app = "微信小程序" } do
  city:phrase(("%s受理{hotline_calls[channel:%s]:件},占{hotline_calls_share[channel:%s]:%%}"):format(word, channel, channel))
end
city:check("渠道合计 = 受理总数", "hotline_calls[channel] = hotline_calls")
city:shares { base = "hotline_calls", { "hotline_calls_share[channel:phone]", "hotline_calls[channel:phone]" },
  { "hotline_calls_share[channel:online]", "hotline_calls[channel:online]" },
  { "hotline_calls_share[channel:app]", "hotline_calls[channel:app]" } }

local kind = baogao.lookup { question = { "咨询类" }, help = { "求助类" }, complaint = { "投诉类" }, report = { "举报类" },
  opinion = { "意见建议类" } }
city:rule("诉求性质", w"按诉求性质分" * zh.sep
  * zh.list(city.fact("hotline_calls", zh.dim("kind", kind) * zh.int * w"件")))
city:check("性质合计 = 受理总数", "hotline_calls[kind] = hotline_calls")

city:phrase "直接答复{answered_directly:件},转办承办单位{passed_on:件}"
city:check("答复 + 转办 = 受理总数", "answered_directly + passed_on = hotline_calls")

city:phrase "应办结工单{orders_due:件},按时办结{orders_on_time:件},按时办结率{on_time_rate:%}"
city:phrase "未按时办结的{orders_late:件}"
city:check("按时 + 未按时 = 应办结", "orders_on_time + orders_late = orders_due")
city:phrase "回访满意率{satisfaction:%}"
city:phrase "平均办理时长{days_taken:天}"
city:rule("没有复议", city.none("review_total", w"没有发生" * zh.upto(w"行政复议", 20)) * w"行政复议")

city:ignore { reason = "industries: only the first three are named", near = { "按行业分" } }
city:ignore { reason = "change of the satisfaction rate", near = { "回访满意率" } }

city:sample { "共受理群众诉求182,640件，比上年增加2.1万件，同比上升13%。其中，电话受理151,207件，占82.8%。", hotline_calls = 182640,
  hotline_calls_more = "2.1", hotline_calls_growth = 13, ["hotline_calls[channel:phone]"] = 151207,
  ["hotline_calls_share[channel:phone]"] = "82.8" }
city:sample { "按诉求性质分，咨询类74,116件，求助类65,203件，投诉类31,048件。", ["hotline_calls[kind:help]"] = 65203 }
city:sample { "应办结工单85,228件，按时办结84,973件，按时办结率99.7%；回访满意率96.4%。", orders_due = 85228, on_time_rate = "99.7",
  satisfaction = "96.4" }
city:sample { "全年没有发生因办理不当引起的行政复议和行政诉讼。", review_total = 0 }

return city
