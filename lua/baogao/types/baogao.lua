---@meta baogao
-- types/baogao.lua - what `require "baogao"` is inside a script, for editors that know LuaCATS. Not loaded by
-- the program; tests/lint/types.lua holds it to what is there.

---@alias baogao.number integer|baogao.decimal whole numbers below 2^53 are integers, all others decimals
---@alias baogao.words table<string, string[]> part of a breakdown to the words that mean it

---@class baogao
---@field api integer version of what scripts may call
---@field zh baogao.zh pieces of Chinese text as patterns
local baogao = {}

---A new script, to be filled and returned.
---@param head baogao.head
---@return baogao.script
function baogao.script(head) end

---What a script is. A `place` is a condition: other places' reports are not read.
---@class baogao.head
---@field name string letters, digits, `.`, `_`, `-`: "410100-zhengzhou"
---@field version string count it up when facts change
---@field extends? string the form it is a delta on: "ogi-2014"
---@field place? string "郑州市"
---@field adcode? string "410100"
---@field about? string one line
---@field source? string who prescribes or publishes such reports: "国办发〔2014〕32号"
---@field api? integer the script API it needs

---A vocabulary: `{ fax = { "传真申请" }, online = { "网络申请", "网上申请" } }`. Checked, and given back.
---@param words baogao.words
---@return baogao.words
function baogao.lookup(words) end

---An exact number: `baogao.decimal "3.80"`.
---@param value baogao.number|number|string
---@return baogao.decimal? decimal nil when a string is no plain decimal
---@return string? message
---@return string? code "NUMBER"
function baogao.decimal(value) end

---The folded form of a string, which patterns are matched against: simplified characters, half-width forms.
---@param s string valid UTF-8
---@return string
function baogao.fold(s) end

---Reads a file into a report. Not for scripts: stock Lua and `try -i` have it.
---@param path string
---@param options? { charset?: string, strict?: boolean }
---@return baogao.report? report
---@return string? message
---@return string? code
function baogao.read(path, options) end

---Reads bytes into a report. Not for scripts.
---@param bytes string
---@param name? string its ending hints at the format
---@param options? { charset?: string, strict?: boolean }
---@return baogao.report? report
---@return string? message
---@return string? code
function baogao.read_bytes(bytes, name, options) end

---An exact number with its printed digits. `+ - * /`, comparison and `tostring` work.
---@class baogao.decimal
---@operator add(baogao.number|number): baogao.decimal
---@operator sub(baogao.number|number): baogao.decimal
---@operator mul(baogao.number|number): baogao.decimal
---@operator div(baogao.number|number): baogao.decimal
---@operator unm: baogao.decimal
local decimal = {}

---Rounded half away from zero, or padded, to a number of places.
---@param digits integer 0 to 18
---@return baogao.decimal
function decimal:round(digits) end

---A Lua float, which may be inexact.
---@return number
function decimal:tonumber() end

return baogao
