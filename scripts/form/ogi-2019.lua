-- scripts/form/ogi-2019.lua - annual reports on open government information of report years 2019 and 2020
-- (国办公开办函〔2019〕60号): three tables, and what such reports say in prose. A table in the form of 2021
-- is read as one, whatever the year.
local baogao = require "baogao"
local genre = require "lib.ogi_genre"
local since_2019 = require "lib.ogi_since_2019"

local form = baogao.script {
  name = "ogi-2019", version = "1.0",
  about = "政府信息公开工作年度报告 2019-2020: tables of 2019, and prose",
  source = "国办公开办函〔2019〕60号",
}

form:identify {
  must = { "政府信息公开" },
  any = { "本年新制作数量", "对外公开总数量", "本年新收", table.unpack(since_2019.phrases) },
  none = { "国民经济和社会发展统计公报", table.unpack(genre.none) },
  untitled = genre.untitled,
  years = { 2019, 2020 },
}

since_2019.fill(form, 2019, 2021)

since_2019.samples(form)
form:sample { "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n|---|---|---|---|\n| 行政许可 | 1036 | -8 | 11,398,889 |\n"
  .. "| 信息内容 | 采购项目数量 | 采购总金额 | |\n| 政府集中采购 | 6 | 160.5964万元 | |\n", licence_prev_items = 1036,
  licence_item_change = -8, licence_decisions = 11398889, procurement_amount = "160.5964" }

return form
