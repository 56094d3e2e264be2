--- Samples of form/budget.lua; the sentences are written for it.
local EXECUTED <const> = "一、2025年预算执行情况\n\n"
return {
  { EXECUTED .. "2025年全市一般公共预算收入588.2亿元，完成预算的99.3%，同比增长1.8%；支出1082.8亿元，完成调整预算的95%，下降5.2%。",
    ["pub_rev[level:all;stage:executed]"] = "588.2", ["pub_rev_of_budget[level:all;of:initial]"] = "99.3",
    ["pub_rev_growth[level:all;stage:executed]"] = "1.8", ["pub_exp[level:all;stage:executed]"] = "1082.8",
    ["pub_exp_of_budget[level:all;of:adjusted]"] = 95, ["pub_exp_growth[level:all;stage:executed]"] = "-5.2" },
}
