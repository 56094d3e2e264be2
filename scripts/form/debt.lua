-- scripts/form/debt.lua - government debt of a place (地方政府债务限额和余额), as reports on budgets and on debt state it in
-- sentences. Its tables are broken down by kind, level and stage at once; no table of a script can say that yet.
local baogao = require "baogao"
local prose  = require "lib.debt_prose"

local form = baogao.script {
  name = "debt", version = "1.0",
  about = "地方政府债务限额和余额: limit, balance, bonds, repayment, by kind and level, in prose",
  source = "财预〔2018〕209号 (地方政府债务信息公开办法)",
}

form:identify {
  must = { "债务限额|债务余额|债务总限额", "一般债务|一般债券" },
  any = { "政府债务", "新增债券", "再融资债券", "还本", "付息", "政府债券", "专项债券", "限额" },
  none = { "统计公报", "政府信息公开工作年度报告" },
  untitled = { "预算执行", "预算草案", "预算(草案)", "预算安排", "决算草案", "财政决算", "工作总结", "政府工作报告" }, -- form/budget.lua reads their debt
}

form:declare(prose.indicators)
form:describe(require "lib.debt_codebook")
form:expects { "debt_limit", "debt_balance" }
prose.read(form)

-- ## Samples: sentences written for this, some of their figures published ones.

local ALL <const>, OWN <const> = "level:all", "level:own"
local function at(indicator, kind, level)
  return ("%s[kind:%s;%s]"):format(indicator, kind, level)
end

for _, case in ipairs { { "全市", ALL }, { "市本级", OWN } } do
  local place, level = case[1], case[2]
  form:sample { place .. "地方政府债务限额835.4亿元，其中：一般债务限额151.1亿元、专项债务限额684.3亿元。",
    [at("debt_limit", "total", level)] = "835.4", [at("debt_limit", "general", level)] = "151.1",
    [at("debt_limit", "special", level)] = "684.3" }
  form:sample { place .. "政府债务余额为415亿元，控制在债务限额以内，其中：一般债务余额115亿元，专项债务余额300亿元。",
    [at("debt_balance", "total", level)] = 415, [at("debt_balance", "special", level)] = 300 }
  form:sample { place .. "新增债券资金120亿元（新增一般债券10亿元、专项债券110亿元）。",
    [at("debt_issued_new", "total", level)] = 120, [at("debt_issued_new", "general", level)] = 10,
    [at("debt_issued_new", "special", level)] = 110 }
  form:sample { place .. "发行地方政府债券996.3亿元。", [at("debt_issued", "total", level)] = "996.3" }
  form:sample { place .. "再融资债券146.6亿元，其中一般债券40亿元、专项债券106.6亿元。",
    [at("debt_issued_refinancing", "total", level)] = "146.6", [at("debt_issued_refinancing", "general", level)] = 40 }
  form:sample { place .. "偿还地方政府债券本金13.9亿元，其中：一般债券本金7.7亿元、专项债券本金6.2亿元。"
    .. place .. "支付地方政府债券利息21.8亿元，其中：一般债券利息4亿元、专项债券利息17.8亿元。",
    [at("debt_repaid", "total", level)] = "13.9", [at("debt_repaid", "special", level)] = "6.2",
    [at("debt_interest", "total", level)] = "21.8", [at("debt_interest", "general", level)] = 4 }
  form:sample { place .. "地方政府债务余额执行数832.1亿元，控制在债务限额以内，其中：一般债务余额150.2亿元、专项债务余额681.9亿元。",
    [at("debt_balance", "total", level .. ";stage:executed")] = "832.1",
    [at("debt_balance", "general", level .. ";stage:executed")] = "150.2" }
  form:sample { place .. "全口径债务率为143%。", ["debt_ratio[" .. level .. "]"] = 143 }
  form:sample { place .. "地方政府债务限额3393.5亿元，年末余额3338.5亿元。",
    [at("debt_limit", "total", level)] = "3393.5", [at("debt_balance", "total", level)] = "3338.5" }
end
form:sample { "省财政厅核定我市2019年政府债务限额3699000万元。", [at("debt_limit", "total", ALL)] = "369.9" }
form:sample { "各级政府债务余额合计315.2亿元，其中：一般债务150亿元，专项债务165.2亿元。",
  [at("debt_balance", "total", ALL)] = "315.2", [at("debt_balance", "general", ALL)] = 150 }
form:sample { "全市争取政府债券资金125亿元（不含用于还本的再融资债券）。", [at("debt_issued", "total", ALL)] = false }
-- Parts of the place, sums of principal and interest, special refinancing bonds, an increase: none is read.
form:sample { "县区政府债务限额150.1亿元。", [at("debt_limit", "total", ALL)] = false }
form:sample { "全市偿还政府债券本息25.9亿元。", [at("debt_repaid", "total", ALL)] = false }
form:sample { "全市发行特殊再融资债券72亿元。", [at("debt_issued_refinancing", "total", ALL)] = false }
form:sample { "全市政府债务余额较上年增加76.88亿元。", [at("debt_balance", "total", ALL)] = false }

return form
