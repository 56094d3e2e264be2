--- Writes tables and reports as Markdown, as plain text and as HTML.
local M = {}

-- The rows of a table as a grid of texts; slots that a span covers to the right are "", or the text again.
local function spread(rows, again)
  local grid, down = {}, {}
  for r, row in ipairs(rows) do
    local line, column = {}, 1
    for _, cell in ipairs(row) do
      while (down[column] or 0) > 0 do
        line[column], down[column], column = "", down[column] - 1, column + 1
      end
      for i = 1, cell[3] do
        line[column] = (i == 1 or again) and cell[1] or ""
        down[column], column = cell[2] - 1, column + 1
      end
    end
    while (down[column] or 0) > 0 do
      line[column], down[column], column = "", down[column] - 1, column + 1
    end
    grid[r] = line
  end
  return grid
end

local function widest(grid)
  local most = 0
  for _, line in ipairs(grid) do most = math.max(most, #line) end
  return most
end

--- Pipes between cells; `again`: merged cells are written once for each column.
function M.markdown_table(rows, again)
  local grid, out = spread(rows, again), {}
  local width = widest(grid)
  for r, line in ipairs(grid) do
    for c = #line + 1, width do line[c] = "" end
    out[#out + 1] = "| " .. table.concat(line, " | "):gsub("\n", "<br>") .. " |"
    if r == 1 then out[2] = "|" .. ("---|"):rep(width) end
  end
  return table.concat(out, "\n") .. "\n"
end

--- Tabs between cells.
function M.tab_table(rows)
  local out = {}
  for r, line in ipairs(spread(rows)) do out[r] = table.concat(line, "\t"):gsub("\n", "") end
  return table.concat(out, "\n") .. "\n"
end

--- A cell a line.
function M.stacked_table(rows)
  local out = {}
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row) do
      if cell[1] ~= "" then out[#out + 1] = cell[1]:gsub("\n", "") end
    end
  end
  return table.concat(out, "\n") .. "\n"
end

--- Single blanks between what is not blank, as text torn out of a page has it.
function M.torn_table(rows)
  local out = {}
  for r, row in ipairs(rows) do
    local words = {}
    for _, cell in ipairs(row) do
      if cell[1] ~= "" then words[#words + 1] = cell[1]:gsub("\n", "") end
    end
    out[r] = table.concat(words, " ")
  end
  return table.concat(out, "\n") .. "\n"
end

-- Display columns: a Chinese character takes two.
local function columns_of(text)
  local n = 0
  for _, code in utf8.codes(text) do n = n + (code >= 0x2E80 and 2 or 1) end
  return n
end

--- Columns kept apart by blanks, figures flush right.
function M.aligned_table(rows)
  local grid, widths, out = spread(rows), {}, {}
  for _, line in ipairs(grid) do
    for c, text in ipairs(line) do widths[c] = math.max(widths[c] or 0, columns_of(text)) end
  end
  for r, line in ipairs(grid) do
    local pieces = {}
    for c, text in ipairs(line) do
      local pad = (" "):rep(widths[c] - columns_of(text))
      pieces[c] = text:match "^[-+%d]" and pad .. text or text .. pad
    end
    out[r] = table.concat(pieces, "  "):gsub("%s+$", "")
  end
  return table.concat(out, "\n") .. "\n"
end

local function escape(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub("\n", "<br>"):gsub("\u{A0}", "&nbsp;"))
end

-- What Word leaves: a paragraph, spans, an empty o:p; a number of three digits or more over two spans.
local function residue(text)
  local body = escape(text):gsub("^(%d)(%d%d+)$", "%1</span><span lang=EN-US>%2")
  return '<p class=MsoNormal align=center style="text-align:center"><span lang=EN-US style="font-size:10.5pt;font-family:'
    .. '宋体">' .. body .. '</span><span lang=EN-US><o:p>' .. (text == "" and "&nbsp;" or "") .. "</o:p></span></p>"
end

--- A table element. `style.word`: with Word's residue; `style.nested`: inside layout tables.
function M.html_table(rows, style)
  local out = { "<table border=1 cellspacing=0>" }
  for _, row in ipairs(rows) do
    out[#out + 1] = "<tr>"
    for _, cell in ipairs(row) do
      out[#out + 1] = ("<td%s%s>%s</td>"):format(cell[2] > 1 and (' rowspan="%d"'):format(cell[2]) or "",
        cell[3] > 1 and (' colspan="%d"'):format(cell[3]) or "", style.word and residue(cell[1]) or escape(cell[1]))
    end
    out[#out + 1] = "</tr>"
  end
  local whole = table.concat(out, "\n") .. "\n</table>\n"
  if style.nested then
    whole = "<table width=100%><tr><td>&nbsp;</td><td><div>" .. whole .. "</div></td></tr></table>\n"
  end
  return whole
end

local HEADINGS <const> = { "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项" }

local PARTS <const> = {
  "本年度，我局认真贯彻《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，依法做好各项公开工作。",
  "按照规定的格式，主动公开的情况见下表。", "收到和处理申请的情况见下表。", "复议和诉讼的情况见下表。",
  "公开的深度还不够，解读的形式还不多。下一步将加强培训，完善制度。", "本年度没有需要报告的其他事项。",
}

local function assemble(model, tables, mess, write)
  local names = mess.headings or HEADINGS
  local out = { write.title(("%d年青河县水务局政府信息公开工作年度报告"):format(model.year)) }
  for i = 1, 6 do
    if names[i] ~= "" then out[#out + 1] = write.heading(names[i]) end
    out[#out + 1] = write.paragraph(PARTS[i])
    for _, rows in ipairs(tables[i] or {}) do out[#out + 1] = write.table(rows) end
  end
  return table.concat(out, write.between)
end

local function text_writer(draw, mark)
  local function same(text) return text end
  return { title = same, paragraph = same, heading = function(text) return mark .. text end, between = "\n\n", table = draw }
end

--- Formats: how each writes a whole report.
M.formats = {
  markdown = function(model, tables, mess)
    local function draw(rows) return M.markdown_table(rows, mess.again) end
    return assemble(model, tables, mess, text_writer(draw, "## "))
  end,
  stacked = function(model, tables, mess) return assemble(model, tables, mess, text_writer(M.stacked_table, "")) end,
  tabs = function(model, tables, mess) return assemble(model, tables, mess, text_writer(M.tab_table, "")) end,
  torn = function(model, tables, mess) return assemble(model, tables, mess, text_writer(M.torn_table, "")) end,
  aligned = function(model, tables, mess) return assemble(model, tables, mess, text_writer(M.aligned_table, "")) end,
  html = function(model, tables, mess)
    local style = mess.html or {}
    local body = assemble(model, tables, mess, {
      title = function(text) return "<h1>" .. text .. "</h1>" end, between = "\n",
      heading = function(text) return "<p><strong>" .. text .. "</strong></p>" end,
      paragraph = function(text) return "<p>" .. text .. "</p>" end,
      table = function(rows)
        return style.paragraphs and M.stacked_table(rows):gsub("([^\n]+)\n", "<p align=center>%1</p>\n")
          or M.html_table(rows, style)
      end,
    })
    return ('<!DOCTYPE html>\n<html><head><meta charset="%s"><title>年度报告</title></head><body>'):format(style.charset or "utf-8")
      .. '<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>\n<div class="main">\n' .. body
      .. '\n</div>\n<div class="foot">版权所有 ICP备案</div></body></html>\n'
  end,
}

M.endings = { markdown = ".md", tabs = ".txt", torn = ".txt", aligned = ".txt", stacked = ".txt", html = ".html" }

return M
