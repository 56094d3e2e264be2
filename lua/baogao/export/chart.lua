--- Small charts as SVG.
-- @module baogao.export.chart
local ipairs = ipairs
local math_floor, math_max, math_min, string_format, table_concat = math.floor, math.max, math.min, string.format, table.concat
local _ENV <const> = nil

local M = {}

local WIDTH <const>, HEIGHT <const>, BINS <const> = 180, 36, 20

local ESCAPES <const> = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

--- Text as XML has it.
-- @tparam string text
-- @treturn string
function M.escape(text)
  return (text:gsub('[&<>"]', ESCAPES))
end

local function count_bins(numbers, low, high)
  local bins, most = {}, 0
  for i = 1, BINS do
    bins[i] = 0
  end
  for _, x in ipairs(numbers) do
    local bin = high > low and math_floor((x - low) / (high - low) * BINS) + 1 or 1
    bin = math_min(bin, BINS)
    bins[bin] = bins[bin] + 1
    most = math_max(most, bins[bin])
  end
  return bins, most
end

--- How numbers are spread: a histogram of twenty bins from the least to the greatest.
-- @tparam {number,...} numbers at least one, sorted
-- @tparam string title
-- @treturn string an SVG file
function M.histogram(numbers, title)
  local bins, most = count_bins(numbers, numbers[1], numbers[#numbers])
  local parts, step = {}, WIDTH / BINS
  for i, count in ipairs(bins) do
    if count > 0 then
      local tall = math_max(1, (HEIGHT - 2) * count / most)
      parts[#parts + 1] = string_format('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#4a7ab5"/>', (i - 1) * step,
        HEIGHT - 1 - tall, step - 1, tall)
    end
  end
  return string_format('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">'
    .. '<title>%s</title>\n<rect y="%d" width="%d" height="1" fill="#999"/>\n%s\n</svg>\n', WIDTH, HEIGHT, WIDTH, HEIGHT,
    M.escape(title), HEIGHT - 1, WIDTH, table_concat(parts, "\n"))
end

return M
