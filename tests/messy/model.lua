--- A complete report of the form of 2019 or 2021, with figures that add up: what is printed in it, and what must
-- be read. The figures are made by a generator with a seed; the labels are the form's.
local M = {}

M.applicants = { "natural_person", "business_enterprise", "research_institution", "social_welfare_org",
  "legal_service_org", "other_org" }

-- group, indicator, label
local RESULTS <const> = {
  { nil, "granted", "（一）予以公开" },
  { nil, "granted_part", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" },
  { "（三）不予公开", "denied_state_secret", "1.属于国家秘密" },
  { "（三）不予公开", "denied_law_prohibits", "2.其他法律行政法规禁止公开" },
  { "（三）不予公开", "denied_security_stability", "3.危及“三安全一稳定”" },
  { "（三）不予公开", "denied_third_party", "4.保护第三方合法权益" },
  { "（三）不予公开", "denied_internal_affairs", "5.属于三类内部事务信息" },
  { "（三）不予公开", "denied_process_info", "6.属于四类过程性信息" },
  { "（三）不予公开", "denied_enforcement_file", "7.属于行政执法案卷" },
  { "（三）不予公开", "denied_admin_inquiry", "8.属于行政查询事项" },
  { "（四）无法提供", "unable_not_held", "1.本机关不掌握相关政府信息" },
  { "（四）无法提供", "unable_needs_creation", "2.没有现成信息需要另行制作" },
  { "（四）无法提供", "unable_unclear", "3.补正后申请内容仍不明确" },
  { "（五）不予处理", "unprocessed_petition", "1.信访举报投诉类申请" },
  { "（五）不予处理", "unprocessed_repeat", "2.重复申请" },
  { "（五）不予处理", "unprocessed_publication", "3.要求提供公开出版物" },
  { "（五）不予处理", "unprocessed_excessive", "4.无正当理由大量反复申请" },
  { "（五）不予处理", "unprocessed_reconfirm", "5.要求行政机关确认或重新出具已获取信息" },
}
local OTHER <const> = {
  [2019] = { { nil, "other_total", "（六）其他处理" } },
  [2021] = {
    { "（六）其他处理", "other_overdue_correction",
      "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" },
    { "（六）其他处理", "other_overdue_fee",
      "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" },
    { "（六）其他处理", "other_misc", "3.其他" },
  },
}

-- caption, columns (label, suffix), rows (label, indicator prefix)
M.proactive = {
  [2019] = {
    { "第二十条第（一）项", { { "本年新制作数量", "made" }, { "本年新公开数量", "newly_published" }, { "对外公开总数量", "published_total" } },
      { { "规章", "regulation" }, { "规范性文件", "normative_doc" } } },
    { "第二十条第（五）项", { { "上一年项目数量", "prev_items" }, { "本年增/减", "item_change" }, { "处理决定数量", "decisions" } },
      { { "行政许可", "licence" }, { "其他对外管理服务事项", "other_service" } } },
    { "第二十条第（六）项", { { "上一年项目数量", "prev_items" }, { "本年增/减", "item_change" }, { "处理决定数量", "decisions" } },
      { { "行政处罚", "penalty" }, { "行政强制", "coercion" } } },
    { "第二十条第（八）项", { { "上一年项目数量", "prev_items" }, { "本年增/减", "item_change" } },
      { { "行政事业性收费", "fee" } } },
    { "第二十条第（九）项", { { "采购项目数量", "projects" }, { "采购总金额", "amount" } }, { { "政府集中采购", "procurement" } } },
  },
  [2021] = {
    { "第二十条第（一）项", { { "本年制发件数", "issued" }, { "本年废止件数", "repealed" }, { "现行有效件数", "in_force" } },
      { { "规章", "regulation" }, { "行政规范性文件", "normative_doc" } } },
    { "第二十条第（五）项", { { "本年处理决定数量", "decisions" } }, { { "行政许可", "licence" } } },
    { "第二十条第（六）项", { { "本年处理决定数量", "decisions" } }, { { "行政处罚", "penalty" }, { "行政强制", "coercion" } } },
    { "第二十条第（八）项", { { "本年收费金额（单位：万元）", "amount" } }, { { "行政事业性收费", "fee" } } },
  },
}

M.blocks = { { "review", "行政复议" }, { "suit_direct", "未经复议直接起诉" }, { "suit_after_review", "复议后起诉" } }
M.results = { { "upheld", "结果维持" }, { "corrected", "结果纠正" }, { "other", "其他结果" }, { "pending", "尚未审结" },
  { "total", "总计" } }

-- A generator of its own, so that every machine makes the same reports.
local function random(seed)
  return function(most)
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % (most + 1)
  end
end

local function fill_requests(model, pick)
  local results, rows = {}, {}
  for _, list in ipairs { RESULTS, OTHER[model.year] } do
    for _, row in ipairs(list) do results[#results + 1] = row end
  end
  local function row(group, indicator, label, values)
    local total = 0
    for _, applicant in ipairs(M.applicants) do total = total + values[applicant] end
    values.total = total
    rows[#rows + 1] = { group = group, name = indicator, label = label, values = values }
  end
  local new, carried, done, out = {}, {}, {}, {}
  for _, applicant in ipairs(M.applicants) do done[applicant] = 0 end
  local lines = {}
  for i = 1, #results do
    lines[i] = {}
    for a, applicant in ipairs(M.applicants) do
      local most = a == 1 and 2400 or a == 2 and 60 or 3
      local value = pick(2) == 0 and pick(most) or 0
      lines[i][applicant], done[applicant] = value, done[applicant] + value
    end
  end
  for a, applicant in ipairs(M.applicants) do
    out[applicant] = pick(a == 1 and 120 or 2)
    carried[applicant] = math.min(pick(a == 1 and 90 or 2), done[applicant] + out[applicant])
    new[applicant] = done[applicant] + out[applicant] - carried[applicant]
  end
  row(nil, "new_received", "一、本年新收政府信息公开申请数量", new)
  row(nil, "carried_in", "二、上年结转政府信息公开申请数量", carried)
  for i, result in ipairs(results) do row(result[1], result[2], result[3], lines[i]) end
  row(nil, "processed_total", "（七）总计", done)
  row(nil, "carried_out", "四、结转下年度继续办理", out)
  model.requests = rows
end

local function fill_proactive(model, pick)
  model.figures = {}
  for _, part in ipairs(M.proactive[model.year]) do
    for _, row in ipairs(part[3]) do
      for _, column in ipairs(part[2]) do
        local value = pick(3) == 0 and 0 or pick(column[2] == "decisions" and 1808595 or 480)
        if column[2] == "item_change" then value = value - 240 end
        if column[2] == "amount" then value = string.format("%d.%04d", pick(60000), pick(9998) + 1) end
        model.figures[row[2] .. "_" .. column[2]] = value
      end
    end
  end
end

local function fill_redress(model, pick)
  for _, block in ipairs(M.blocks) do
    local total = 0
    for i, result in ipairs(M.results) do
      local value = i < 5 and (pick(1) == 0 and 0 or pick(90)) or total
      total = total + (i < 5 and value or 0)
      model.figures[block[1] .. "_" .. result[1]] = value
    end
  end
end

--- A report's figures.
-- @tparam integer year of the form, 2019 or 2021
-- @tparam integer seed
-- @treturn table year, requests (rows: group, name, label, values by applicant), figures (indicator to value)
function M.new(year, seed)
  local model, pick = { year = year }, random(seed)
  for _ = 1, 8 do pick(1) end
  fill_requests(model, pick)
  fill_proactive(model, pick)
  fill_redress(model, pick)
  return model
end

--- What must be read: fact name to value.
-- @tparam table model
-- @tparam table mess with no_total: the totals of table 3 are not printed; two: nor are the kinds of organisations
-- @treturn {string=number|string}
function M.expected(model, mess)
  local facts = {}
  for name, value in pairs(model.figures) do facts[name] = value end
  for _, row in ipairs(model.requests) do
    for applicant, value in pairs(row.values) do
      local printed = not (mess.two and applicant ~= "natural_person" and applicant ~= "total")
      if printed and (applicant ~= "total" or not mess.no_total) then
        facts[row.name .. "[applicant:" .. applicant .. "]"] = value
      end
    end
  end
  return facts
end

return M
