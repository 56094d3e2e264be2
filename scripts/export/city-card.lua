-- scripts/export/city-card.lua - a card for each report of a panel: its figures with their units, in Markdown.
local baogao = require "baogao"

return baogao.export {
  name = "city-card", file = "card.md",
  about = "a card for each report: its figures with their units, in Markdown",

  row = function(row, out, panel)
    out:write("# ", row.place ~= "" and row.place or row.report, " ", row.year, "\n\n")
    out:write(row.publisher ~= "" and row.publisher .. "\n\n" or "", "| | | |\n|---|--:|---|\n")
    for _, figure in ipairs(panel:figures()) do
      local value = row:show(figure.name)
      if value ~= "—" then -- what the report does not state is left out; a statement of none is 0
        local part = figure.dims ~= "" and " [" .. figure.dims .. "]" or ""
        out:write("| ", figure.label, part, " | ", value, " | ", figure.unit, " |\n")
      end
    end
  end,
}
