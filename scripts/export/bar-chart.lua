-- scripts/export/bar-chart.lua - bars as SVG: the figure that most reports state, a bar for each report that states it.
local baogao = require "baogao"

local LEFT <const>, WIDTH <const>, STEP <const> = 150, 420, 18
local ESCAPES <const> = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function plain(text)
  return (text:gsub('[&<>"]', ESCAPES))
end

local function float(value)
  return tonumber(tostring(value))
end

-- The first figure of those that most reports state.
local function most_stated(figures)
  local best
  for _, figure in ipairs(figures) do
    if not best or figure.values > best.values then best = figure end
  end
  return best
end

local function gather(panel, name)
  local bars, most = {}, 0
  for row in panel:rows() do
    local value = row:value(name)
    if value ~= nil and #bars < 500 then
      bars[#bars + 1] = { label = row.place .. " " .. row.year, shown = row:show(name), size = math.abs(float(value)),
        below = float(value) < 0 }
      most = math.max(most, bars[#bars].size)
    end
  end
  return bars, most
end

return baogao.export {
  name = "bar-chart", file = "chart.svg",
  about = "bars as SVG: the figure that most reports state",

  write = function(panel, out)
    local figure = most_stated(panel:figures())
    local bars, most = {}, 0
    if figure then bars, most = gather(panel, figure.name) end
    local height = STEP * (#bars + 2)
    out:write(('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">\n')
      :format(LEFT + WIDTH + 90, height))
    out:write(('<text x="%d" y="16" font-weight="bold">%s</text>\n'):format(LEFT,
      figure and plain(panel:label(figure.name)) or ""))
    for i, bar in ipairs(bars) do
      local y, long = STEP * (i + 1), most > 0 and WIDTH * bar.size / most or 0
      out:write(('<text x="%d" y="%d" text-anchor="end">%s</text>'):format(LEFT - 6, y, plain(bar.label)))
      out:write(('<rect x="%d" y="%d" width="%.1f" height="12" fill="%s"/>'):format(LEFT, y - 11, long,
        bar.below and "#b5574a" or "#4a7ab5"))
      out:write(('<text x="%.1f" y="%d">%s</text>\n'):format(LEFT + long + 4, y, bar.shown))
    end
    out:write "</svg>\n"
  end,
}
