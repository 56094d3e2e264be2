-- scripts/city/410100-zhengzhou.lua - how Zhengzhou writes its report on open government information.
local baogao = require "baogao"
local zh     = baogao.zh
local w      = zh.words

local city = baogao.script {
  name = "410100-zhengzhou", version = "1.0", place = "郑州市", adcode = "410100",
  extends = "ogi-2014", -- its vocabulary, table, checks and metrics come along
}

city:identify { must = { "郑州市", "政府信息公开" }, years = { 2014, 2018 } }

local channel = baogao.lookup {
  in_person = { "当面申请" }, fax = { "传真申请" }, letter = { "信函申请", "信件申请" },
  online = { "网络申请", "网上申请" }, -- 網路申請 is matched too
}

city:rule("受理申请",
  w"共受理" * zh.upto "申请" * w"申请" * city.fact("new_received", zh.int * w"件")
  * (zh.sep * w"其中" * zh.sep^-1 * zh.list(city.fact("new_received", zh.dim("channel", channel) * zh.int * w"件")))^-1)

city:check("答复合计 = 受理总数", "reply_already_public + reply_granted + reply_granted_part + reply_denied"
  .. " + reply_not_this_agency + reply_not_exist + reply_told_to_amend + reply_other_channel = new_received")

city:metric { name = "online_share", unit = "%", digits = 1, label = "网络申请占比",
  needs = { "new_received[channel:online]", "new_received" },
  value = function(online, all) return all > 0 and 100 * online / all or nil end }

city:sample { "全市共受理政府信息公开申请3208件,其中当面申请542件,传真申请8件。",
  ["new_received"] = 3208, ["new_received[channel:in_person]"] = 542, ["new_received[channel:fax]"] = 8 }

city:sample { "全市共受理政府信息公开申请9件，其中网络申请4件，信函申请5件。",
  ["new_received[channel:online]"] = 4, ["new_received[channel:letter]"] = 5 }
city:sample { "全市共受理政府信息公开申请10件，其中网上申请7件，信件申请3件。",
  ["new_received[channel:online]"] = 7, ["new_received[channel:letter]"] = 3 }

city:export("card.md", function(r, out)
  out:write(("**%s %s** 受理 %s 件，网络申请占 %s%%\n"):format(r.place, r.year, r:show "new_received",
    r:show "online_share"))
end)

return city
