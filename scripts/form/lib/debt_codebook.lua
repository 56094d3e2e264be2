--- What the indicators of government debt are, for the codebook. Concepts: 财预〔2018〕209号 (地方政府债务信息公开办法).
return {
  debt_limit = { "limit of government debt", "highest balance that is approved for the end of the year" },
  debt_balance = { "balance of government debt", "debt that the governments of the place owe by law at the end of the year, without hidden debt" },
  debt_issued = { "government bonds issued", "all bonds issued for the place in the year, as printed" },
  debt_issued_new = { "new bonds issued", "bonds of the year that add to the debt" },
  debt_issued_refinancing = { "refinancing bonds issued", "bonds of the year that repay older ones, as printed" },
  debt_repaid = { "principal repaid", "of government debt in the year" },
  debt_interest = { "interest paid", "on government debt in the year" },
  debt_ratio = { "debt ratio", "as printed; reports differ in what they divide by" },
  ["kind:general"] = { "general debt", "一般债务" },
  ["kind:special"] = { "special debt", "专项债务" },
  ["kind:total"] = { "both kinds", "合计" },
  ["level:all"] = { "the whole place", "全市" },
  ["level:own"] = { "its own level of government", "本级" },
  ["stage:executed"] = { "as executed", "执行数" },
}
