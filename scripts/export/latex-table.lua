-- scripts/export/latex-table.lua - a table for LaTeX (booktabs, xeCJK): a row for each report, and the figures that
-- most reports state.
local baogao = require "baogao"

local MOST <const> = 6 -- figures, so that they fit a page

local ESCAPES <const> = { ["&"] = "\\&", ["%"] = "\\%", ["$"] = "\\$", ["#"] = "\\#", ["_"] = "\\_", ["{"] = "\\{",
  ["}"] = "\\}", ["~"] = "\\textasciitilde{}", ["^"] = "\\textasciicircum{}", ["\\"] = "\\textbackslash{}" }

local function plain(text)
  return (text:gsub("[&%%$#_{}~^\\]", ESCAPES))
end

-- The figures that most reports state, in the order of the panel.
local function choose(figures)
  local by_count = table.move(figures, 1, #figures, 1, {})
  table.sort(by_count, function(a, b)
    if a.values ~= b.values then
      return a.values > b.values
    end
    return a.name < b.name
  end)
  local chosen, list = {}, {}
  for i = 1, math.min(MOST, #by_count) do chosen[by_count[i].name] = true end
  for _, figure in ipairs(figures) do
    if chosen[figure.name] then list[#list + 1] = figure end
  end
  return list
end

return baogao.export {
  name = "latex-table", file = "table.tex",
  about = "a table for LaTeX: the figures that most reports state",

  write = function(panel, out)
    local figures = choose(panel:figures())
    out:write("% \\usepackage{booktabs,xeCJK}\n\\begin{tabular}{ll", ("r"):rep(#figures), "}\n\\toprule\n & ")
    for _, figure in ipairs(figures) do out:write(" & ", plain(figure.label)) end
    out:write(" \\\\\n & ")
    for _, figure in ipairs(figures) do out:write(" & ", plain(figure.unit)) end
    out:write(" \\\\\n\\midrule\n")
    for row in panel:rows() do
      out:write(plain(row.place), " & ", row.year)
      for _, figure in ipairs(figures) do
        out:write(" & ", (row:show(figure.name):gsub("^%-", "$-$"):gsub("—", "--")))
      end
      out:write(" \\\\\n")
    end
    out:write("\\bottomrule\n\\end{tabular}\n")
  end,
}
