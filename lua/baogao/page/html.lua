--- A page of `baogao review`: its style, its script and its data in one file, which loads nothing and runs nothing else.
-- @module baogao.page.html
local core = require "baogao.core"
local json = require "baogao.base.json"

local getinfo = debug.getinfo
local error = error
local string_char, string_format, table_concat = string.char, string.format, table.concat
local tonumber = tonumber
local _ENV <const> = nil

local M = {}

local FOLDER <const> = getinfo(1, "S").source:match "^@(.*)/" or "."

-- A file beside this one.
local function part(name)
  local text, message = core.read_file(FOLDER .. "/" .. name)
  return text or error(message, 0)
end

local DIGITS <const> = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

-- Bytes in hexadecimal digits as base64.
local function base64(hex)
  local bytes = hex:gsub("%x%x", function(two)
    return string_char(tonumber(two, 16))
  end)
  local list = {}
  for at = 1, #bytes, 3 do
    local a, b, c = bytes:byte(at, at + 2)
    local n = a << 16 | (b or 0) << 8 | (c or 0)
    for k = 0, 3 do
      local digit = n >> (18 - 6 * k) & 63
      list[#list + 1] = (k == 2 and not b or k == 3 and not c) and "=" or DIGITS:sub(digit + 1, digit + 1)
    end
  end
  return table_concat(list)
end

local function hash_of(text)
  return "'sha256-" .. base64(core.sha256(text)) .. "'"
end

local pages = {} -- by name: head and body, the same for all of a kind

local function page_of(name)
  local page = pages[name]
  if not page then
    local style = "\n" .. part "page.css"
    local script = "\n" .. part "shared.js" .. part(name .. ".js")
    local policy = string_format("default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'",
      hash_of(script), hash_of(style))
    page = { head = string_format('<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
      .. '<meta http-equiv="Content-Security-Policy" content="%s">\n'
      .. '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>baogao</title>\n<style>%s</style>\n</head>\n<body>\n%s',
      policy, style, part(name .. ".html")),
      foot = '</script>\n<script type="module">' .. script .. "</script>\n</body>\n</html>\n" }
    pages[name] = page
  end
  return page
end

--- The text of a page.
-- @tparam string name report or index
-- @tparam table|string data see `baogao.base.json`, or JSON
-- @treturn string
function M.text(name, data)
  local page = page_of(name)
  local text = json.text(data)
  text = text:gsub("<", "\\u003c") -- nothing in it ends the element or begins another
  return page.head .. '<script type="application/json" id="data">' .. text .. page.foot
end

return M
