-- scripts/form/lib/ogi_requests.lua - table 3 of the forms of 2019 and 2021: requests received and what
-- became of them, by applicant. 国办公开办函〔2019〕60号, 〔2021〕30号.
local M = {}

-- { indicator, label, variants… }; in the form's order. `year`: only that form has the row.
M.rows = {
  { "new_received", "一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请", "本年新收", "本年度新收政府信息公开申请数量" },
  { "carried_in", "二、上年结转政府信息公开申请数量", "上年结转", "上年度结转政府信息公开申请数量" },
  { "granted", "（一）予以公开", "予以公开情况" },
  { "granted_part", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "部分公开", "部分公开区分处理的,只计这一情形,不计其他情形" },
  { "denied_total", "（三）不予公开", "不予公开小计", extra = true },
  { "denied_state_secret", "1.属于国家秘密", "国家秘密" },
  { "denied_law_prohibits", "2.其他法律行政法规禁止公开", "法律行政法规禁止公开", "其他法律行政止公开" },
  { "denied_security_stability", "3.危及“三安全一稳定”" },
  { "denied_third_party", "4.保护第三方合法权益", "第三方合法权益" },
  { "denied_internal_affairs", "5.属于三类内部事务信息", "内部事务信息", "属于内部事务信息" },
  { "denied_process_info", "6.属于四类过程性信息", "过程性信息", "属于过程性信息" },
  { "denied_enforcement_file", "7.属于行政执法案卷", "行政执法案卷" },
  { "denied_admin_inquiry", "8.属于行政查询事项", "行政查询事项" },
  { "unable_total", "（四）无法提供", "无法提供小计", extra = true },
  { "unable_not_held", "1.本机关不掌握相关政府信息", "不掌握相关政府信息" },
  { "unable_needs_creation", "2.没有现成信息需要另行制作", "现成信息需要另行制作" },
  { "unable_unclear", "3.补正后申请内容仍不明确", "申请内容不明确", "补正后申请内容不明确" },
  { "unprocessed_total", "（五）不予处理", "不予处理小计", extra = true },
  { "unprocessed_petition", "1.信访举报投诉类申请" },
  { "unprocessed_repeat", "2.重复申请" },
  { "unprocessed_publication", "3.要求提供公开出版物" },
  { "unprocessed_excessive", "4.无正当理由大量反复申请" },
  { "unprocessed_reconfirm", "5.要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具" },
  { "other_total", "（六）其他处理", "（六）其他" },
  { "other_overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "申请人无正当理由逾期不补正", "逾期不补正", year = 2021 },
  { "other_overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "申请人逾期未按收费通知要求缴纳费用", "逾期不缴费", "逾期未缴费", year = 2021 },
  { "other_misc", "3.其他", year = 2021 },
  { "processed_total", "（七）总计", "总计", "合计", "办理结果总计" },
  { "carried_out", "四、结转下年度继续办理", "结转下一年继续办理", "结转下一年度继续办理", "转下年度", "结转下年",
    "结转下年度" },
}

M.columns = {
  { "natural_person", "自然人" },
  { "business_enterprise", "商业企业", "企业" },
  { "research_institution", "科研机构" },
  { "social_welfare_org", "社会公益组织" },
  { "legal_service_org", "法律服务机构" },
  { "other_org", "其他", "其他组织" },
  { "organisations", "小计", "法人或其他组织", "法人或其他组织小计", extra = true },
  { "total", "总计", "合计" },
}

local RESULTS <const> = { granted = true, denied = true, unable = true, unprocessed = true, other = true }

-- The rows of one year's form. In 2021 （六）其他处理 is a heading over three rows.
function M.of(year)
  local rows = {}
  for _, row in ipairs(M.rows) do
    if not row.year or row.year == year then
      local copy = { table.unpack(row) }
      copy.extra = row.extra or (row[1] == "other_total" and year == 2021) or nil
      rows[#rows + 1] = copy
    end
  end
  return rows
end

-- The rows that processed_total adds up.
function M.results(year)
  local list = {}
  for _, row in ipairs(M.of(year)) do
    if not row.extra and RESULTS[row[1]:match "^%a+"] then
      list[#list + 1] = row[1]
    end
  end
  return list
end

M.organisations = "business_enterprise + research_institution + social_welfare_org + legal_service_org + other_org"

function M.add(form, year)
  form:table {
    name = "requests", form = "ogi-" .. year, dim = "applicant", rows = M.of(year), columns = M.columns,
    groups = { "本年度办理结果", "不予公开", "无法提供", "不予处理", "其他处理", "申请人情况", "法人或其他组织" },
    near = { "申请情况", "公开申请", "依申请" },
    row_sums = { "new_received + carried_in = processed_total + carried_out",
      table.concat(M.results(year), " + ") .. " = processed_total" },
    column_sums = { "natural_person + " .. M.organisations .. " = total", M.organisations .. " = organisations",
      "natural_person + organisations = total" },
  }
end

-- What the form declares: indicator, unit, label.
function M.indicators(year)
  local list = {}
  for _, row in ipairs(M.of(year)) do
    if not row.extra then
      list[#list + 1] = { row[1], "件", row[2], total = "applicant:total",
        may_include = row[1] == "new_received" and "carried_in" or nil }
    end
  end
  return list
end

-- 39 checks (2021) or 37 (2019) on printed values.
function M.checks(form, year)
  local where = { grid = "requests", form = "ogi-" .. year }
  for _, column in ipairs(M.columns) do
    if not column.extra then
      local dim = "[applicant:" .. column[1] .. "]"
      form:check("t3_result_total_" .. column[1],
        table.concat(M.results(year), dim .. " + ") .. dim .. " = processed_total" .. dim, where)
      form:check("t3_identity_" .. column[1], ("new_received%s + carried_in%s = processed_total%s + carried_out%s")
        :format(dim, dim, dim, dim), where)
    end
  end
  for _, row in ipairs(M.of(year)) do
    if not row.extra then
      form:check("t3_col_sum_" .. row[1], ("%s[applicant] = %s[applicant:total]"):format(row[1], row[1]), where)
    end
  end
end

return M
