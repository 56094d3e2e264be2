-- types.lua - the LuaCATS definitions in lua/baogao/types say what is registered: every function that a
-- script or the prompt can call has one, with its parameters, and none is left over.
package.path = "tests/lint/?.lua;" .. package.path
local sources = require "sources"
local lint = sources.lint "types"

local baogao = require "baogao"
local check = require "baogao.script.check"
local script = require "baogao.script.script"
local view = require "baogao.script.view"
local custom = require "baogao.export.custom"
require "baogao.core"

-- Types of C are in the registry, under their names.
local function c_type(name)
  return assert(debug.getregistry()[name], name)
end

local function metatable_of(value)
  return debug.getmetatable(value)
end

local sample = script.new { name = "sample", version = "1" }
local written -- the `out` of an export
view.write({ where = "", file = "", write = function(_, out) written = out end }, {})

-- What is there: the name in the definitions, the table of functions, and how they are called.
local there = {
  { "baogao", baogao, "." },
  { "zh", baogao.zh, "." },
  { "script", script.methods, ":" },
  { "script", { fact = sample.fact, none = sample.none }, "." },
  { "decimal", c_type "baogao.decimal", ":" },
  { "report", c_type "baogao.report", ":" },
  { "facts_view", metatable_of(check.view({}, {})), ":" },
  { "view", metatable_of(view.new({}, {}, "")), ":" },
  { "out", metatable_of(written), ":" },
  { "panel", custom.methods.panel, ":" },
  { "row", custom.methods.row, ":" },
}

local defined, documented = {}, {}
for _, path in ipairs(sources.files "^lua/baogao/types/.*%.lua$") do
  lint.checked()
  local parameters, doc = {}, false
  for at, line in ipairs(sources.lines(path)) do
    local object, call, name, arguments = line:match "^function ([%w_]+)([.:])([%w_]+)%((.-)%) end$"
    local parameter = line:match "^%-%-%-@param ([%w_.]+)"
    if parameter then
      parameters[#parameters + 1] = parameter:gsub("%?$", "")
    elseif line:match "^%-%-%-[^@]" then
      doc = true
    elseif name then
      local key = object .. call .. name
      if table.concat(parameters, ", ") ~= arguments then
        lint.fault(key, ("%s:%d: %s(%s) has @param for (%s)"):format(path, at, key, arguments,
          table.concat(parameters, ", ")))
      end
      defined[key] = { where = path .. ":" .. at, count = select(2, arguments:gsub("[^, ]+", "")),
        dots = arguments:find("...", 1, true) ~= nil }
      documented[key] = doc
      parameters, doc = {}, false
    elseif not line:match "^%-%-" then
      parameters, doc = {}, false
    end
  end
end

local function check_function(key, f, call)
  lint.checked()
  local definition = defined[key]
  if not definition then
    lint.fault(key, ("lua/baogao/types: %s has no definition"):format(key))
    return
  end
  definition.used = true
  if not documented[key] then
    lint.fault(key, ("%s: %s says nothing about what it does"):format(definition.where, key))
  end
  local info = debug.getinfo(f, "Su")
  local wanted = definition.count + (call == ":" and 1 or 0) - (definition.dots and 1 or 0)
  if info.what == "Lua" and not info.isvararg and info.nparams ~= wanted then
    lint.fault(key, ("%s: %s takes %d parameters, the definition has %d"):format(definition.where, key, info.nparams,
      wanted))
  end
end

for _, row in ipairs(there) do
  local object, functions, call = table.unpack(row)
  for name, f in pairs(functions) do
    local key = object .. call .. name
    if type(f) == "function" and not name:find "^__" then
      check_function(key, f, call)
    end
  end
end

-- Patterns of zh are fields; each must be named in its class.
local zh_text = sources.text "lua/baogao/types/zh.lua"
for name, value in pairs(baogao.zh) do
  if type(value) ~= "function" then
    lint.checked()
    if not zh_text:find("---@field " .. name .. " ", 1, true) then
      lint.fault("zh." .. name, ("lua/baogao/types/zh.lua: zh.%s has no @field"):format(name))
    end
  end
end

for key, definition in pairs(defined) do
  if not definition.used then
    lint.fault(key, ("%s: %s is not there"):format(definition.where, key))
  end
end

lint.finish()
