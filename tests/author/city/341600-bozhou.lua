-- 341600-bozhou.lua - what Bozhou's communiqué says beside the form.
local baogao = require "baogao"

local city = baogao.script {
  name = "341600-bozhou", version = "1.0", place = "亳州市", adcode = "341600",
  extends = "communique",
}

city:identify { must = { "亳州市", "国民经济和社会发展统计公报" }, years = { 2015, 2025 } }

city:declare {
  { "oil_crops", "万吨", "油料产量" }, { "oil_crops_growth", "%", "油料产量增长" },
  { "industrial_firms", "户", "规模以上工业企业" }, { "industrial_firms_more", "户", "规模以上工业企业净增" },
  { "fiscal_revenue_total", "亿元", "财政收入" }, { "fiscal_revenue_total_growth", "%", "财政收入增长" },
  { "urbanisation_more", "个百分点", "城镇化率提高" },
}

city:phrase "油料产量{oil_crops:万吨},{oil_crops_growth:±%}"
city:phrase "规模以上工业企业{industrial_firms:户},净增{industrial_firms_more:户}"
city:phrase "全年财政收入{fiscal_revenue_total:亿元},{fiscal_revenue_total_growth:±%}"

city:sample { "全年粮食产量502.6万吨，比上年增长1.7%；油料产量2.3万吨，下降4.2%。", oil_crops = "2.3", oil_crops_growth = "-4.2" }
city:sample { "年末规模以上工业企业1023户，净增85户。", industrial_firms = 1023, industrial_firms_more = 85 }
city:sample { "全年财政收入212.6亿元，增长8.5%。", fiscal_revenue_total = "212.6", fiscal_revenue_total_growth = "8.5" }

return city
