---@meta baogao.panel
-- types/panel.lua - what an export of the panel sees (scripts/export/), for editors that know LuaCATS. There,
-- `require "baogao"` has `api`, `decimal` and `export`, which takes a `baogao.export_head` and gives what is returned.

---What an export of the panel is: `write` for one file, or `row` for a file of each row.
---@class baogao.export_head
---@field name string small letters, digits, - and _: its folder is RUN/exports/NAME
---@field file string "table.tex"
---@field about? string one line
---@field needs? string[] names of figures that the panel may lack: they are told where it does
---@field write? fun(panel: baogao.panel, out: baogao.out)
---@field row? fun(row: baogao.row, out: baogao.out, panel: baogao.panel)

---The wide table of one or many runs.
---@class baogao.panel
local panel = {}

---The rows, one after the other; each can be asked while the export runs.
---@return fun(): baogao.row?
function panel:rows() end

---How many rows there are.
---@return integer
function panel:count() end

---The figures, in the order of the columns: name, label, unit, indicator, dims, values (how many rows have one).
---@return table[]
function panel:figures() end

---What a figure is called, with its unit.
---@param name string
---@return string
function panel:label(name) end

---A report of the panel.
---@class baogao.row
---@field report string
---@field place string
---@field adcode string
---@field publisher string
---@field level string
---@field year string
---@field form string
local row = {}

---The value of a figure, exact; nil when it has none. Raises for a figure that the panel lacks and `needs` does not name.
---@param name string "gdp", "new_received[channel:fax]", or the name of a column
---@return baogao.number?
function row:value(name) end

---The value as printed; — when there is none.
---@param name string
---@return string
function row:show(name) end
