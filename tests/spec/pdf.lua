--- PDF files for tests, written by hand: text of one font that is not in the file, lines, areas.
local M = {}

-- Chinese and ASCII as hex digits of UCS-2, as the font's encoding wants them.
local function hex(text)
  local out = {}
  for _, c in utf8.codes(text) do out[#out + 1] = ("%04X"):format(c) end
  return "<" .. table.concat(out) .. ">"
end

local painters = {}

--- Text at (x, y) from the upper left corner; mode 3 is not painted, colour "1 g" is white.
function painters.text(page, item)
  return ("q %s BT /F1 %g Tf %d Tr 1 0 0 1 %g %g Tm %s Tj ET Q"):format(item.colour or "0 g", item.size or 12,
    item.mode or 0, item.x, page.height - item.y, hex(item.text))
end

function painters.line(page, item)
  return ("%g w %g %g m %g %g l S"):format(item.width or 0.5, item.x, page.height - item.y, item.x2, page.height - item.y2)
end

function painters.area(page, item)
  return ("q %s %g %g %g %g re f Q"):format(item.colour or "0 g", item.x, page.height - item.y2, item.x2 - item.x,
    item.y2 - item.y)
end

function painters.clip(page, item)
  return ("q %g %g %g %g re W n"):format(item.x, page.height - item.y2, item.x2 - item.x, item.y2 - item.y)
end

function painters.unclip() return "Q" end

function painters.raw(_, item) return item.text end

local function content(page)
  local out = {}
  for i, item in ipairs(page) do out[i] = painters[item.kind or "text"](page, item) end
  return table.concat(out, "\n")
end

local FONT = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << "
  .. "/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [ 1 95 500 ] /CIDSystemInfo << "
  .. "/Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName "
  .. "/STSong-Light /Flags 6 /FontBBox [ -25 -254 1000 880 ] /ItalicAngle 0 /Ascent 880 /Descent -120 "
  .. "/CapHeight 880 /StemV 93 >> >> ] >>"

--- Bytes of a PDF.
-- @tparam {table} pages lists of things painted, each page with `width`, `height`, `rotate` where they matter
function M.make(pages)
  local objects = { [1] = "<< /Type /Catalog /Pages 2 0 R >>", [3] = FONT }
  local kids = {}
  for i, page in ipairs(pages) do
    page.width, page.height = page.width or 595, page.height or 842
    local stream = content(page)
    local at = 2 + 2 * i
    kids[i] = at .. " 0 R"
    objects[at] = ("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 %g %g ] /Rotate %d /Resources << /Font << /F1 3 0 R >> "
      .. ">> /Contents %d 0 R >>"):format(page.width, page.height, page.rotate or 0, at + 1)
    objects[at + 1] = ("<< /Length %d >>\nstream\n%s\nendstream"):format(#stream, stream)
  end
  objects[2] = ("<< /Type /Pages /Count %d /Kids [ %s ] >>"):format(#pages, table.concat(kids, " "))
  local out, size, places = { "%PDF-1.4\n" }, 9, {}
  for i, object in ipairs(objects) do
    places[i] = size
    out[#out + 1] = ("%d 0 obj\n%s\nendobj\n"):format(i, object)
    size = size + #out[#out]
  end
  out[#out + 1] = ("xref\n0 %d\n0000000000 65535 f \n"):format(#objects + 1)
  for i = 1, #objects do out[#out + 1] = ("%010d 00000 n \n"):format(places[i]) end
  out[#out + 1] = ("trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"):format(#objects + 1, size)
  return table.concat(out)
end

--- The lines of a ruled table: edges between columns and rows, without those that `hide` names ("h2", "v1").
function M.grid(page, columns, rows, hide)
  for i, y in ipairs(rows) do
    if not (hide and hide["h" .. i]) then
      page[#page + 1] = { kind = "line", x = columns[1], y = y, x2 = columns[#columns], y2 = y }
    end
  end
  for i, x in ipairs(columns) do
    if not (hide and hide["v" .. i]) then
      page[#page + 1] = { kind = "line", x = x, y = rows[1], x2 = x, y2 = rows[#rows] }
    end
  end
end

--- Sets text into the cells of a grid: rows of texts, each a little right of its column's edge.
function M.fill(page, columns, rows, texts, size)
  for r, row in ipairs(texts) do
    for c, text in ipairs(row) do
      if text ~= "" then
        page[#page + 1] = { x = columns[c] + 4, y = rows[r] + (size or 10) + 3, size = size or 10, text = text }
      end
    end
  end
end

return M
