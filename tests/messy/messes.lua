--- The messes: what each does to a report (see tables.lua and write.lua for what the fields mean).
--   formats  where it can be drawn (default: all)
--   refused  true when it leaves too little to read: the rest must be refused aloud
local M = {}

local function each_digit(text, use)
  return (text:gsub("%d", use))
end

local WIDE <const> = { ["0"] = "０", "１", "２", "３", "４", "５", "６", "７", "８", "９" }

local function full_width(text)
  return each_digit(text, function(d) return WIDE[d] or WIDE[tonumber(d)] end)
end

local function thousands(text)
  local whole, rest = text:match "^(%d+)(.*)$"
  whole = whole:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", "")
  return whole .. rest
end

local function spaced(text)
  return (text:gsub("(%d)(%d)", "%1 %2"):gsub("(%d)(%d)", "%1 %2"))
end

local HALF <const> = { ["（"] = "(", ["）"] = ")", ["，"] = ",", ["“"] = '"', ["”"] = '"', ["："] = ":" }

local function half_width(text)
  for wide, narrow in pairs(HALF) do text = text:gsub(wide, narrow) end
  return text
end

local function with_blanks(text)
  local n = 0
  return (text:gsub(utf8.charpattern, function(c)
    n = n + 1
    return n % 3 == 0 and c .. " " or c
  end))
end

local function broken(text)
  local length = utf8.len(text)
  if length < 9 then return text end
  local at = utf8.offset(text, length // 2 + 1)
  return text:sub(1, at - 1) .. "\n" .. text:sub(at)
end

local SHORT <const> = {
  ["一、本年新收政府信息公开申请数量"] = "本年新收", ["二、上年结转政府信息公开申请数量"] = "上年结转",
  ["1.属于国家秘密"] = "国家秘密", ["3.危及“三安全一稳定”"] = "危及三安全一稳定", ["1.信访举报投诉类申请"] = "信访、举报、投诉类申请",
  ["（七）总计"] = "合计", ["四、结转下年度继续办理"] = "结转下年", ["3.其他"] = "3、其他", ["总计"] = "合计",
  ["结果维持"] = "维持", ["结果纠正"] = "纠正", ["尚未审结"] = "未审结", ["行政规范性文件"] = "规范性文件",
  ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"] = "1.逾期不补正",
  ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"] = "2.逾期未缴费",
}

local function short(text) return SHORT[text] or text end

local function misprint(text)
  return (text:gsub("行政法规禁止", "行政止"):gsub("公共安全", "公共"):gsub("另行制作", "另外制作"))
end

local WORDS <const> = { { "信息", "資訊" }, { "文件", "檔案" }, { "复议", "複議" }, { "诉讼", "訴訟" }, { "总计", "總計" }, { "项", "項" },
  { "数量", "數量" }, { "处理", "處理" }, { "结", "結" }, { "公开", "公開" }, { "规", "規" }, { "请", "請" }, { "机关", "機關" } }

local function traditional(text)
  for _, pair in ipairs(WORDS) do text = text:gsub(pair[1], pair[2]) end
  return text
end

local WRONG <const> = { "一、总体情况", "三、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
  "五、政府信息公开行政复议、行政诉讼情况", "六、存在问题及改进情况", "七、其他需要报告的事项" }
local RENAMED <const> = { "一、概述", "二、主动公开情况", "三、政府信息公开申请情况", "四、行政复议和行政诉讼情况", "五、存在的主要问题及下一步计划",
  "六、其他" }
local NONE <const> = { "", "", "", "", "", "" }

local grids <const> = { "markdown", "tabs", "html" } -- formats in which a blank cell is a cell

M.list = {
  { "clean", {} },
  { "zeros blank", { zero = "" }, formats = grids },
  { "zeros nbsp", { zero = "\u{A0}" }, formats = { "markdown", "html" } },
  { "zeros slash", { zero = "/" } },
  { "zeros dash", { zero = "-" } },
  { "zeros long dash", { zero = "—" } },
  { "zeros wide slash", { zero = "／" } },
  { "zeros in words", { zero = "无" } },
  { "totals blank", { zero = "", no_total = true }, formats = grids },
  { "full width", { digits = full_width } },
  { "thousands", { digits = thousands } },
  { "spaced digits", { digits = spaced }, formats = grids },
  { "suffixed", { digits = function(text) return text:find "%." and text or text .. "件" end } },
  { "digits with notes", { digits = function(text) return text:find "%." and text or text .. "（其中网上" .. text .. "件）" end },
    formats = grids },
  { "split digits", { split = true }, formats = { "markdown", "tabs", "torn", "html" }, refused = true },
  { "half-width labels", { label = half_width } },
  { "blanks in labels", { label = with_blanks }, formats = grids },
  { "broken labels", { label = broken }, formats = { "markdown", "html" } },
  { "short labels", { label = short } },
  { "misprinted labels", { label = misprint } },
  { "wrapped labels", { wrap = "rows", plain = true } },
  { "labels around figures", { wrap = "between", plain = true } },
  { "plain header", { plain = true } },
  { "page break bare", { page = "bare" } },
  { "page break headed", { page = "headed" } },
  { "page break wrong header", { page = "wrong", plain = true } },
  { "subtotal column", { subtotal = true } },
  { "subtotal column, page break bare", { subtotal = true, page = "bare" } },
  { "no header", { header = "none" } },
  { "no 自然人", { header = "no_natural" }, formats = grids },
  { "labels lost in some rows", { plain = true, bare = function(at) return at % 5 == 4 end }, formats = { "markdown", "torn", "html" } },
  { "all labels lost", { plain = true, bare = function() return true end }, formats = { "torn" } },
  { "a row a table", { plain = true, each = true }, formats = { "markdown", "html" } },
  { "turned", { turned = true, redress = "turned" }, formats = grids },
  { "table 4 in three", { redress = "three" } },
  { "table 4 by rows", { redress = "rows" } },
  { "table 4 flat", { redress = "flat" } },
  { "headings misnumbered", { headings = WRONG } },
  { "headings renamed", { headings = RENAMED } },
  { "no headings", { headings = NONE } },
  { "zeros blank, page break bare", { zero = "", page = "bare" }, formats = grids },
  { "zeros blank, wrapped labels", { zero = "", wrap = "rows", plain = true }, formats = grids },
  { "zeros blank, labels around figures", { zero = "", wrap = "between", plain = true }, formats = grids },
  { "zeros dash, page break headed, full width", { zero = "－", page = "headed", digits = full_width } },
  { "zeros blank where columns are drawn", { zero = "" }, formats = { "aligned", "torn" }, refused = true },
  { "counted rows", { plain = true, numbers = true }, formats = grids },
  { "two kinds of applicants", { plain = true, two = true } },
  { "columns in another order", { plain = true, reversed = true } },
  { "an extra row", { extra_row = true } },
  { "groups with figures", { plain = true, groups = true } },
  { "last cells cut", { plain = true, cut = true }, formats = { "html" }, refused = true },
  { "last cells cut, zeros blank", { plain = true, cut = true, zero = "" }, formats = { "html" }, refused = true },
  { "broken header", { plain = true, broken_header = true }, formats = grids },
  { "all figures in one row", { flat = true, redress = "flat" }, formats = { "markdown", "torn", "html" } },
  { "tables twice", { twice = true }, formats = grids },
  { "one table of all", { one = true }, formats = grids },
  { "one table of all, zeros blank", { one = true, zero = "" }, formats = grids },
  { "traditional labels", { label = traditional } },
  { "no header, zeros blank", { header = "none", zero = "" }, formats = grids, refused = true },
  { "no header, totals blank", { header = "none", zero = "", no_total = true }, formats = grids, refused = true },
  { "no 自然人, zeros blank", { header = "no_natural", zero = "" }, formats = grids },
  { "no 自然人, totals blank", { header = "no_natural", zero = "", no_total = true }, formats = grids },
  { "split digits, zeros blank", { split = true, zero = "" }, formats = grids, refused = true },
  { "subtotal column, zeros blank", { subtotal = true, zero = "" }, formats = grids },
  { "subtotal column, no header", { subtotal = true, header = "none" }, refused = true },
  { "labels lost, zeros blank", { plain = true, zero = "", bare = function(at) return at % 5 == 4 end }, formats = { "markdown", "html" },
    refused = true },
  { "labels lost, totals blank", { plain = true, zero = "", no_total = true, bare = function(at) return at % 4 == 2 end },
    formats = { "markdown", "html" }, refused = true },
  { "table 4 in three, zeros blank", { redress = "three", zero = "" }, formats = grids },
  { "table 4 flat, zeros blank", { redress = "flat", zero = "" }, formats = grids, refused = true },
  { "turned, zeros blank", { turned = true, redress = "turned", zero = "" }, formats = grids },
  { "Word residue", { html = { word = true } }, formats = { "html" } },
  { "Word residue, zeros blank", { zero = "", html = { word = true } }, formats = { "html" } },
  { "nested layout", { html = { nested = true } }, formats = { "html" } },
  { "a paragraph a cell", { html = { paragraphs = true } }, formats = { "html" } },
  { "merged cells written out", { again = true }, formats = { "markdown" } },
  { "GB18030", { html = { charset = "gb2312" }, encoding = "GB18030" }, formats = { "markdown", "html" } },
  { "UTF-16", { encoding = "UTF-16" }, formats = { "markdown", "torn" } },
}

M.formats = { "markdown", "tabs", "torn", "aligned", "stacked", "html" }

return M
