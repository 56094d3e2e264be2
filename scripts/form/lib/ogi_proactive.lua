-- scripts/form/lib/ogi_proactive.lua - table 2 of the forms of 2019 and 2021: what was made public of the
-- law's article 20. The columns of the two forms are not comparable.
local M = {}

M.groups = { "信息内容", "第二十条第一项", "第二十条第五项", "第二十条第六项", "第二十条第八项", "第二十条第九项" }

local rows = {
  { "regulation", "规章", "规章（设区的市、自治州人民政府应提供相关数据）" },
  { "normative_doc", "行政规范性文件", "规范性文件" },
  { "licence", "行政许可" },
  { "penalty", "行政处罚" },
  { "coercion", "行政强制", "行政强制措施" },
  { "fee", "行政事业性收费" },
}

M[2021] = {
  rows = rows,
  columns = {
    { "issued", "本年制发件数", "本年发件", "制发件数", "本年度制发件数" },
    { "repealed", "本年废止件数", "废止件数", "本年度废止件数" },
    { "in_force", "现行有效件数", "现行有效", "有效件数" },
    { "decisions", "本年处理决定数量", "处理决定数量", "本年度处理决定数量" },
    { "amount", "本年收费金额（单位：万元）", "收费金额", "本年度收费金额", "本年收费金额单位万元" },
  },
  indicators = {
    { "regulation_issued", "件" }, { "regulation_repealed", "件" }, { "regulation_in_force", "件" },
    { "normative_doc_issued", "件" }, { "normative_doc_repealed", "件" }, { "normative_doc_in_force", "件" },
    { "licence_decisions", "件" }, { "penalty_decisions", "件" }, { "coercion_decisions", "件" },
    { "fee_amount", "万元" },
  },
}

M[2019] = {
  rows = {
    rows[1], rows[2], rows[3], { "other_service", "其他对外管理服务事项", "其他对外管理服务" }, rows[4], rows[5], rows[6],
    { "procurement", "政府集中采购" },
  },
  columns = {
    { "made", "本年新制作数量", "本年制作数量", "新制作数量" },
    { "newly_published", "本年新公开数量", "新公开数量", "本年公开数量" },
    { "published_total", "对外公开总数量", "对外公开总数", "公开总数量" },
    { "prev_items", "上一年项目数量", "上年项目数量" },
    { "item_change", "本年增/减", "本年增减数量", changes = true },
    { "decisions", "处理决定数量", "本年处理决定数量" },
    { "projects", "采购项目数量" },
    { "amount", "采购总金额", "采购总金额单位万元" },
  },
  indicators = {
    { "regulation_made", "件" }, { "regulation_newly_published", "件" }, { "regulation_published_total", "件" },
    { "normative_doc_made", "件" }, { "normative_doc_newly_published", "件" },
    { "normative_doc_published_total", "件" },
    { "licence_prev_items", "项" }, { "licence_item_change", "项" }, { "licence_decisions", "件" },
    { "other_service_prev_items", "项" }, { "other_service_item_change", "项" }, { "other_service_decisions", "件" },
    { "penalty_prev_items", "项" }, { "penalty_item_change", "项" }, { "penalty_decisions", "件" },
    { "coercion_prev_items", "项" }, { "coercion_item_change", "项" }, { "coercion_decisions", "件" },
    { "fee_prev_items", "项" }, { "fee_item_change", "项" },
    { "procurement_projects", "个" }, { "procurement_amount", "万元" },
  },
}

local function label_of(list, indicator)
  local found
  for _, key in ipairs(list) do
    if indicator:sub(1, #key[1] + 1) == key[1] .. "_" or indicator:sub(-#key[1] - 1) == "_" .. key[1] then
      found = key[2]
    end
  end
  return found
end

function M.indicators(year)
  local list = {}
  for i, indicator in ipairs(M[year].indicators) do
    list[i] = { indicator[1], indicator[2],
      label_of(M[year].rows, indicator[1]) .. " · " .. label_of(M[year].columns, indicator[1]) }
  end
  return list
end

function M.add(form, year)
  form:table { name = "proactive", form = "ogi-" .. year, rows = M[year].rows, columns = M[year].columns,
    groups = M.groups, near = { "主动公开", "第二十条" } }
end

return M
