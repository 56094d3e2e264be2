-- scripts/form/ogi-2021.lua - annual reports on open government information of report years 2021 and later
-- (国办公开办函〔2021〕30号): three tables, and what such reports say in prose. A table in the form of 2019
-- is read as one, whatever the year.
local baogao = require "baogao"
local genre = require "lib.ogi_genre"
local since_2019 = require "lib.ogi_since_2019"

local form = baogao.script {
  name = "ogi-2021", version = "1.0",
  about = "政府信息公开工作年度报告 2021-: tables of 2021, and prose",
  source = "国办公开办函〔2021〕30号",
}

form:identify {
  must = { "政府信息公开" },
  any = { "本年制发件数", "现行有效件数", "逾期不补正", table.unpack(since_2019.phrases) },
  none = { "国民经济和社会发展统计公报", table.unpack(genre.none) },
  untitled = genre.untitled,
  years = { 2021, 2099 },
}

since_2019.fill(form, 2021, 2019)

since_2019.samples(form)
form:sample { "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | / | / | / |\n"
  .. "| 行政规范性文件 | 22（其中修订 16 件） | 1 | 235 |\n| 信息内容 | 本年收费金额（单位：万元） | | |\n"
  .. "| 行政事业性收费 | 251000元 | | |\n", regulation_issued = false, normative_doc_issued = 22, normative_doc_in_force = 235,
  fee_amount = "25.1" }
form:sample { "| 信息内容 | 本年收费金额（单位：元） |\n|---|---|\n| 行政事业性收费 | 251000 |\n", fee_amount = "25.1" }
form:sample { "2024年制发行政规范性文件3件，废止1件，现行有效行政规范性文件22件。作出行政许可决定1284410件、行政处罚决定218809件、行政强制决定"
  .. "40120件。行政事业性收费金额为12036.5万元。审核行政规范性文件17件。", normative_doc_issued = 3, normative_doc_repealed = 1,
  normative_doc_in_force = 22, licence_decisions = 1284410, penalty_decisions = 218809, coercion_decisions = 40120,
  fee_amount = "12036.5", regulation_issued = false }
form:sample { "规范性文件：本年制发件数1件，本年废止件数0件，现行有效件数2件。行政许可：本年处理决定数量236件。行政事业性收费：本年收费金额0元。",
  normative_doc_issued = 1, normative_doc_repealed = 0, normative_doc_in_force = 2, licence_decisions = 236, fee_amount = 0 }
form:sample { "全年未制发规范性文件，未作出行政许可、行政处罚决定。", normative_doc_issued = 0, licence_decisions = 0,
  penalty_decisions = 0, coercion_decisions = false }

return form
