-- template.lua - copy this to city/ADCODE-NAME.lua and fill it in; scripts/README.md explains each part.
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words

local city = baogao.script {
  name = "000000-somewhere", version = "1.0", place = "某某市", adcode = "000000",
  extends = "ogi-2014",
}

-- Which reports: words that must stand in them, and the years.
city:identify { must = { "某某市", "政府信息公开" }, years = { 2014, 2018 } }

-- A sentence with a figure, in few words …
city:phrase "共受理政府信息公开申请{new_received:件}"

-- … or as a pattern, when a phrase is not enough.
local channel = baogao.lookup { online = { "网络申请", "网上申请" }, letter = { "信函申请" } }
city:rule("申请渠道", zh.list(city.fact("new_received", zh.dim("channel", channel) * zh.int * w"件")))

-- What must add up: left = right.
city:check("渠道合计 = 受理总数", "new_received[channel] = new_received")

-- A sentence of the report and what must come of it. `baogao test` runs it.
city:sample { "全市共受理政府信息公开申请12件，其中网络申请7件，信函申请5件。",
  ["new_received"] = 12, ["new_received[channel:online]"] = 7 }

return city
