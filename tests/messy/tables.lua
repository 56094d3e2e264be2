--- The tables of a report as cells, with each mess that was seen in real ones. A table is a list of rows, a row a
-- list of cells { text, rows, columns }: spans.
local model_of = require "tests.messy.model"

local M = {}

local function cell(text, rows, columns)
  return { text, rows or 1, columns or 1 }
end

-- How `mess` prints a figure.
local function figure(mess, value)
  local text = tostring(value)
  if text == "0" then return mess.zero or "0" end
  local sign, digits = text:match "^(-?)(.*)$"
  return sign .. (mess.digits and mess.digits(digits) or digits)
end

local function label(mess, text)
  return mess.label and mess.label(text) or text
end

local function split_label(text)
  local length = utf8.len(text)
  local at = utf8.offset(text, length // 2 + 2)
  return text:sub(1, at - 1), text:sub(at)
end

--- Table 2, the parts one below the other.
function M.proactive(model, mess)
  local rows, width = {}, model.year == 2019 and 4 or 4
  for _, part in ipairs(model_of.proactive[model.year]) do
    local head = { cell "信息内容" }
    rows[#rows + 1] = { cell(label(mess, part[1]), 1, width) }
    for i, column in ipairs(part[2]) do
      head[i + 1] = cell(label(mess, column[1]), 1, i == #part[2] and width - i or 1)
    end
    rows[#rows + 1] = head
    if mess.extra_row and #part[2] == 3 then
      rows[#rows + 1] = { cell "其他主动公开文件（不含以上）", cell "31", cell "29", cell("87", 1, width - 3) }
    end
    for _, row in ipairs(part[3]) do
      local line = { cell(label(mess, row[1])) }
      for i, column in ipairs(part[2]) do
        line[i + 1] = cell(figure(mess, model.figures[row[2] .. "_" .. column[2]]), 1, i == #part[2] and width - i or 1)
      end
      rows[#rows + 1] = line
    end
  end
  return { rows }
end

local COLUMNS <const> = { "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他" }

-- The three lines of table 3's header.
local function request_header(mess)
  local note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
  local orgs, third = mess.subtotal and 6 or 5, {}
  for i, column in ipairs(COLUMNS) do third[i] = cell(label(mess, column)) end
  if mess.subtotal then third[6] = cell "小计" end
  local second = { cell(mess.header == "no_natural" and "" or label(mess, "自然人"), 2),
    cell("法人或其他组织", 1, orgs), cell(label(mess, "总计"), 2) }
  return { { cell(note, 3, 3), cell("申请人情况", 1, orgs + 2) }, second, third }
end

local function figures_of(row, mess)
  local cells, orgs = {}, 0
  for i, applicant in ipairs(model_of.applicants) do
    cells[i] = cell(figure(mess, row.values[applicant]))
    orgs = orgs + (i > 1 and row.values[applicant] or 0)
  end
  if mess.subtotal then cells[#cells + 1] = cell(figure(mess, orgs)) end
  cells[#cells + 1] = cell(mess.no_total and "" or figure(mess, row.values.total))
  if mess.two then return { cells[1], cell(figure(mess, orgs)), cells[#cells] } end
  if mess.reversed then return { cells[7], cells[6], cells[5], cells[4], cells[3], cells[2], cells[1] } end
  return cells
end

-- A heading over rows, with their sum.
local function group_figures(rows, at, mess)
  local sums = {}
  for i = at, #rows do
    if rows[i].group ~= rows[at].group then break end
    for applicant, value in pairs(rows[i].values) do sums[applicant] = (sums[applicant] or 0) + value end
  end
  return figures_of({ values = sums }, mess)
end

-- One number cut into two cells, in every row that has one of two digits or more.
local function split_figure(cells)
  for i, c in ipairs(cells) do
    if i < #cells and c[1]:match "^%d%d+$" then
      cells[i] = cell(c[1]:sub(1, 1))
      table.insert(cells, i + 1, cell(c[1]:sub(2)))
      return
    end
  end
end

-- How many rows from `at` on are of one group.
local function group_size(rows, at)
  local last = at
  while rows[last + 1] and rows[last + 1].group == rows[at].group do last = last + 1 end
  return last - at + 1
end

-- The label cells of row `at`; `top` is the first row of its page.
local function request_labels(rows, at, mess, top)
  local row, cells = rows[at], {}
  local result = row.name ~= "new_received" and row.name ~= "carried_in" and row.name ~= "carried_out"
  if not result then return { cell(label(mess, row.label), 1, 3) } end
  if at == 3 or at == top then
    cells[1] = cell("三、本年度办理结果", math.max(1, (mess.last or #rows - 1) - at + 1))
  end
  if not row.group then
    cells[#cells + 1] = cell(label(mess, row.label), 1, 2)
    return cells
  end
  if at == top or rows[at - 1].group ~= row.group then
    cells[#cells + 1] = cell(label(mess, row.group), math.min(group_size(rows, at), (mess.last or #rows) - at + 1))
  end
  cells[#cells + 1] = cell(label(mess, row.label))
  return cells
end

local function join(a, b)
  local list = { table.unpack(a) }
  for _, x in ipairs(b) do list[#list + 1] = x end
  return list
end

local function blanks(count)
  local list = {}
  for i = 1, count do list[i] = cell "" end
  return list
end

-- A row whose label takes two rows: the figures stand in the second, or between the two.
local function wrapped(row, mess, out)
  local first, second = split_label(label(mess, row.label))
  local figures, bare = figures_of(row, mess), blanks(mess.subtotal and 8 or 7)
  out[#out + 1] = join({ cell(first) }, bare)
  if mess.wrap == "between" then
    out[#out + 1] = join({ cell "" }, figures)
    out[#out + 1] = join({ cell(second) }, bare)
  else
    out[#out + 1] = join({ cell(second) }, figures)
  end
end

-- Rows [from, to] of table 3.
local function request_rows(model, mess, from, to, out)
  for at = from, to do
    local row = model.requests[at]
    if mess.groups and row.group and model.requests[at - 1].group ~= row.group then
      out[#out + 1] = join({ cell(label(mess, row.group)) }, group_figures(model.requests, at, mess))
    end
    if mess.wrap and utf8.len(row.label) > 12 then
      wrapped(row, mess, out)
    else
      local cells = mess.plain and { cell(label(mess, row.label)) }
        or request_labels(model.requests, at, setmetatable({ last = to < #model.requests and to or nil }, { __index = mess }), from)
      local figures = figures_of(row, mess)
      if mess.split and at % 3 == 0 then split_figure(figures) end
      if mess.cut and at % 4 == 3 then figures[#figures] = nil end
      if mess.numbers then table.insert(cells, 1, cell(tostring(at))) end
      out[#out + 1] = join(mess.bare and mess.bare(at) and {} or cells, figures)
    end
  end
end

local function pick(list, keys)
  local picked = {}
  for i, key in ipairs(keys) do picked[i] = list[key] end
  return picked
end

-- 商业 over 企业.
local function broken_header(head)
  local upper, lower = {}, {}
  for i, one in ipairs(head) do
    local first, second = one[1], ""
    if i > 1 and utf8.len(first) > 3 then
      local at = utf8.offset(first, utf8.len(first) // 2 + 1)
      first, second = first:sub(1, at - 1), first:sub(at)
    end
    upper[i], lower[i] = cell(first), cell(second)
  end
  return { upper, lower }
end

local function plain_header(mess)
  local head = { cell "项目", cell(mess.header == "no_natural" and "" or "自然人") }
  for _, column in ipairs(COLUMNS) do head[#head + 1] = cell(label(mess, column)) end
  if mess.subtotal then head[#head + 1] = cell "小计" end
  head[#head + 1] = cell "总计"
  if mess.two then head = { head[1], head[2], cell "法人或其他组织", head[#head] } end
  if mess.reversed then head = pick(head, { 1, 8, 7, 6, 5, 4, 3, 2 }) end
  if mess.numbers then table.insert(head, 1, cell "序号") end
  return mess.broken_header and broken_header(head) or { head }
end

local function wrong_header()
  local head = { cell "项目" }
  for i = 1, 6 do head[i + 1] = cell("本年新收件数" .. i) end
  head[8] = cell "总计"
  return { head }
end

local function header(mess, page)
  if mess.header == "none" or (page > 1 and mess.page == "bare") then return {} end
  if page > 1 and mess.page == "wrong" then return wrong_header() end
  return mess.plain and plain_header(mess) or request_header(mess)
end

-- All figures of table 3 in one row.
local function all_in_one(model, mess)
  local row = {}
  for _, line in ipairs(model.requests) do row = join(row, figures_of(line, mess)) end
  return { { row } }
end

--- Table 3, in as many tables as there are pages.
function M.requests(model, mess)
  if mess.flat then return all_in_one(model, mess) end
  local tables, count = {}, #model.requests
  local ends = mess.page and { 7, 15, count } or { count }
  if mess.each then
    ends = {}
    for i = 1, count do ends[i] = i end
  end
  local from = 1
  for page, last in ipairs(ends) do
    local out = header(mess, mess.each and 1 or page)
    request_rows(model, mess, from, last, out)
    tables[page], from = out, last + 1
  end
  return tables
end

local function redress_row(model, mess, block)
  local row = {}
  for i, result in ipairs(model_of.results) do
    row[i] = cell(figure(mess, model.figures[block .. "_" .. result[1]]))
  end
  return row
end

local function result_cells(mess, rows)
  local row = {}
  for i, result in ipairs(model_of.results) do row[i] = cell(label(mess, result[2]), rows) end
  return row
end

-- A table for each block, its name above.
local function redress_three(model, mess)
  local tables = {}
  for i, block in ipairs(model_of.blocks) do
    tables[i] = { { cell(label(mess, block[2]), 1, 5) }, result_cells(mess), redress_row(model, mess, block[1]) }
  end
  return tables
end

-- A block a row.
local function redress_rows(model, mess)
  local rows = { join({ cell "项目" }, result_cells(mess)) }
  for i, block in ipairs(model_of.blocks) do
    rows[i + 1] = join({ cell(label(mess, block[2])) }, redress_row(model, mess, block[1]))
  end
  return { rows }
end

local function turn(rows)
  local turned = {}
  for r, row in ipairs(rows) do
    for c, one in ipairs(row) do
      turned[c] = turned[c] or {}
      turned[c][r] = cell(one[1], one[3], one[2])
    end
  end
  return turned
end

--- Table 4.
function M.redress(model, mess)
  local all = {}
  for _, block in ipairs(model_of.blocks) do all = join(all, redress_row(model, mess, block[1])) end
  if mess.redress == "three" then return redress_three(model, mess) end
  if mess.redress == "rows" then return redress_rows(model, mess) end
  if mess.redress == "turned" then return { turn(redress_rows(model, mess)[1]) } end
  if mess.redress == "flat" then return { { all } } end
  local second = join(result_cells(mess, 2), { cell("未经复议直接起诉", 1, 5), cell("复议后起诉", 1, 5) })
  return { { { cell("行政复议", 1, 5), cell("行政诉讼", 1, 10) }, second, join(result_cells(mess), result_cells(mess)), all } }
end

--- Table 3 with applicants down and rows along.
function M.requests_turned(model, mess)
  mess = setmetatable({ numbers = false }, { __index = mess })
  local rows = plain_header(mess)
  for _, row in ipairs(model.requests) do
    rows[#rows + 1] = join({ cell(label(mess, row.label)) }, figures_of(row, mess))
  end
  return { turn(rows) }
end

return M
