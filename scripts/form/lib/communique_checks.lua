-- scripts/form/lib/communique_checks.lua - what must add up in a communiqué, and what is made of its figures.
local M = {}

function M.add(form)
  form:check("三次产业增加值合计 = 地区生产总值", "va_primary + va_secondary + va_tertiary ~ gdp")
  form:check("三次产业比重合计 = 100", "share_primary + share_secondary + share_tertiary ~ 100")
  form:check("出口 + 进口 = 进出口总额", "exports + imports ~ trade")
  form:check("出生率 - 死亡率 = 自然增长率", "birth_rate - death_rate ~ natural_growth")
  form:check("税收收入 <= 一般公共预算收入", "tax_rev <= pub_rev")
  form:check("农村居民收入 <= 居民收入", "income_rural <= income_all")
  form:check("居民收入 <= 城镇居民收入", "income_all <= income_urban")
  -- Far from what any place has: a digit read twice, a unit of another order.
  for _, bound in ipairs { { "gdp", 0.5, 200000 }, { "gdp_per_capita", 500, 2000000 }, { "resident_pop", 0.1, 20000 }, { "pub_rev", 0.01, 30000 },
    { "retail", 0.05, 100000 }, { "income_all", 500, 500000 }, { "income_urban", 500, 500000 }, { "income_rural", 200, 500000 } } do
    form:check(bound[1] .. " 量级", ("%s <= %s"):format(bound[1], bound[3]))
    form:check(bound[1] .. " 量级:下限", ("%s >= %s"):format(bound[1], bound[2]))
  end
  form:shares { base = "gdp", { "share_primary", "va_primary" }, { "share_secondary", "va_secondary" },
    { "share_tertiary", "va_tertiary" } }

  form:metric { name = "loan_deposit_ratio", unit = "%", digits = 1, label = "存贷比", needs = { "loans", "deposits" },
    value = function(loans, deposits) return deposits > 0 and 100 * loans / deposits or nil end }
  form:metric { name = "income_ratio", unit = "", digits = 2, label = "城乡居民收入比",
    needs = { "income_urban", "income_rural" }, value = function(urban, rural) return rural > 0 and urban / rural or nil end }
  form:metric { name = "tax_share", unit = "%", digits = 1, label = "税收占一般公共预算收入比重",
    needs = { "tax_rev", "pub_rev" }, value = function(tax, all) return all > 0 and 100 * tax / all or nil end }
end

return M
