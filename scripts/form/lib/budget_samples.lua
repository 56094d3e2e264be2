--- Samples of form/budget.lua; the sentences are written for it.
local EXECUTED <const> = "一、2025年预算执行情况\n\n"
return {
  { EXECUTED .. "2025年全市一般公共预算收入588.2亿元，完成预算的99.3%，同比增长1.8%；支出1082.8亿元，完成调整预算的95%，下降5.2%。",
    ["pub_rev[level:all;stage:executed]"] = "588.2", ["pub_rev_of_budget[level:all;of:initial]"] = "99.3",
    ["pub_rev_growth[level:all;stage:executed]"] = "1.8", ["pub_exp[level:all;stage:executed]"] = "1082.8",
    ["pub_exp_of_budget[level:all;of:adjusted]"] = 95, ["pub_exp_growth[level:all;stage:executed]"] = "-5.2" },
  { EXECUTED .. "（一）市级预算执行情况\n\n1.政府性基金预算\n\n本级收入56.4亿元，为预算的58.7%，下降38.9%；加上上级补助收入等10亿元，收入总计66.4亿元。",
    ["fund_rev[level:own;stage:executed]"] = "56.4", ["fund_rev_of_budget[level:own;of:initial]"] = "58.7",
    ["fund_rev_growth[level:own;stage:executed]"] = "-38.9", ["pub_rev_total[level:own;stage:executed]"] = false },
  { EXECUTED .. "各级人代会批准的2025年全市一般公共预算收入年初预算合计421.9亿元，执行中市级按程序调增1.8亿元；收入完成421.8亿元，同比增长3.6%。",
    ["pub_rev[level:all;stage:executed]"] = "421.8", ["pub_rev_growth[level:all;stage:executed]"] = "3.6" },
  { EXECUTED .. "全市财政总收入900亿元，增长3%。全市社会保险基金收入31.4亿元，支出30.2亿元，年末滚存结余41.4亿元。企业职工基本养老保险基金收入12亿元，支出11亿元。",
    ["pub_rev[level:all;stage:executed]"] = false, ["social_rev[level:all;stage:executed]"] = "31.4",
    ["social_exp[level:all;stage:executed]"] = "30.2", ["social_balance[level:all;stage:executed]"] = "41.4" },
  { EXECUTED .. "全市一般公共预算收入12亿元。高新区一般公共预算收入3亿元，支出2亿元。", ["pub_rev[level:all;stage:executed]"] = 12,
    ["pub_exp[level:all;stage:executed]"] = false },
  { "全市一般公共预算收入12亿元，增长3%。", ["pub_rev[level:all;stage:executed]"] = false },
}
