-- scripts/form/ogi-2019.lua - annual reports on open government information of report years 2019 and 2020
-- (国办公开办函〔2019〕60号): three tables, and what such reports say in prose. A table in the form of 2021
-- is read as one, whatever the year.
local baogao = require "baogao"
local proactive = require "lib.ogi_proactive"
local redress = require "lib.ogi_redress"
local requests = require "lib.ogi_requests"

local form = baogao.script {
  name = "ogi-2019", version = "1.0",
  about = "政府信息公开工作年度报告 2019-2020: tables of 2019, and prose",
}

form:identify {
  must = { "政府信息公开" },
  any = { "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "本年新制作数量", "对外公开总数量", "本年新收",
    "其他需要报告的事项", "存在的主要问题及改进情况" },
  none = { "国民经济和社会发展统计公报" },
  years = { 2019, 2020 },
}

for _, year in ipairs { 2019, 2021 } do
  form:declare(proactive.indicators(year))
  form:declare(requests.indicators(year))
  if year == 2019 then
    form:declare(redress.indicators())
  end
end
for _, year in ipairs { 2019, 2021 } do
  proactive.add(form, year)
  requests.add(form, year)
  requests.checks(form, year)
end
redress.add(form)
redress.checks(form)

return form
