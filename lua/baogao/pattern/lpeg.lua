--- LPeg's functions for patterns of ours (`baogao.pattern.tree`), as scripts have them: each behaves as LPeg's own.
-- @module baogao.pattern.lpeg
local core = require "baogao.core"
local native = require "baogao.pattern.native"
local tree = require "baogao.pattern.tree"

local ipairs, next, pcall, type, error, select = ipairs, next, pcall, type, error, select
local utf8_len, pack, string_format = utf8.len, table.pack, string.format
local node_of, new_pattern, lpeg = core.node, core.pattern, native.lpeg
local part_of, measure, make, by_lpeg, as_pattern = tree.part, tree.measure, tree.make, tree.by_lpeg, tree.as_pattern
local _ENV <const> = nil

-- Where in a node stands whether it may match the empty string.
local EMPTY <const> = 6

local M = { version = lpeg.version }
core.pattern_operators.__index = M

function M.type(value)
  return node_of(value) and "pattern" or lpeg.type(value)
end

function M.P(...)
  local value = ...
  local part = part_of(value, "lpeg.P(n)")
  if part == nil then
    local made = by_lpeg("P", lpeg.P, ...)
    return made
  elseif node_of(value) then
    return value
  end
  return tree.tell(as_pattern(value, part))
end

-- lpeg.S takes bytes: of a Chinese character it would match a third.
function M.S(...)
  local characters = ...
  if type(characters) ~= "string" then
    local made = by_lpeg("S", lpeg.S, ...)
    return made
  elseif characters:find "[\128-\255]" and utf8_len(characters) then
    error(string_format("lpeg.S(%q) is of bytes, not of characters: use zh.oneof", characters), 2)
  end
  local made = make("set", characters, nil, 5, 1, false)
  return made
end

function M.R(...)
  local ranges = { ... }
  for i = 1, select("#", ...) do
    if type(ranges[i]) ~= "string" or #ranges[i] ~= 2 then
      local made = by_lpeg("R", lpeg.R, ...)
      return made
    end
  end
  local made = make("ranges", ranges, nil, 5, 1, false)
  return made
end

function M.V(...)
  local made = by_lpeg("V", lpeg.V, ...)
  local node = node_of(made)
  node[1], node[2], node[EMPTY] = "rule", (...), false
  return tree.tell(made)
end

-- LPeg itself says whether there is such a thing, of at most 255 bytes.
local LARGEST_BEHIND <const> = 4096

function M.B(...)
  local part = part_of((...))
  local size, depth = measure(part)
  if part ~= nil and size > LARGEST_BEHIND then
    error(string_format("a pattern to look behind is larger than %d parts", LARGEST_BEHIND), 2)
  end
  local checked = by_lpeg("B", lpeg.B, ...)
  local made = make("behind", part, nil, size + 1, depth + 1, true)
  node_of(made).native = node_of(checked).native
  return made
end

function M.C(...)
  local part = part_of((...))
  if part == nil then
    local made = by_lpeg("C", lpeg.C, ...)
    return made
  end
  local size, depth, empty = measure(part)
  local made = make("quote", part, nil, size + 1, depth + 1, empty)
  return made
end

-- A capture with arguments of its own; LPeg looks at those.
local function capture(name)
  return function(...)
    local part = part_of((...))
    if part == nil then
      by_lpeg(name, lpeg[name], ...)
    elseif select("#", ...) > 1 then
      by_lpeg(name, lpeg[name], true, select(2, ...))
    end
    local size, depth, empty = measure(part)
    local made = make("capture", part, { name = name, n = select("#", ...) - 1, select(2, ...) }, size + 1, depth + 1, empty)
    return made
  end
end

for _, name in ipairs { "Cg", "Ct", "Cs", "Cf" } do
  M[name] = capture(name)
end

function M.Cmt(...)
  local a, call = ...
  local part = part_of(a)
  if part == nil or type(call) ~= "function" then
    local made = by_lpeg("Cmt", lpeg.Cmt, ...)
    return made
  end
  local size, depth, empty = measure(part)
  local made = make("when", part, call, size + 1, depth + 1, empty)
  return made
end

function M.Cp()
  local made = make("position", nil, nil, 2, 1, true)
  return made
end

function M.Cc(...)
  local values = pack(...)
  local made = make("constant", values, nil, 3 * values.n + 1, 1, true)
  return made
end

for _, name in ipairs { "Carg", "Cb" } do
  M[name] = function(...)
    local made = by_lpeg(name, lpeg[name], ...)
    return made
  end
end

function M.locale(t)
  t = t or {}
  for name, set in next, lpeg.locale() do
    t[name] = new_pattern { "native", set, nil, 5, 1, false, native = set }
  end
  return t
end

-- LPeg's own errors, which say where they were called: from here. Others are the author's functions'.
local FAULTS <const> = { "^bad argument", "^too many", "^backtrack stack", "^invalid", "^rule '", "^reference to", "^pattern ",
  "^subject", "^no values" }

local function matched(ok, ...)
  if ok then
    return ...
  end
  local message = ...
  for _, fault in ipairs(FAULTS) do
    if type(message) == "string" and message:find(fault) then
      error((message:gsub("#(%d+) to '[^']*'", "#%1 to 'match'")), 2)
    end
  end
  error(message, 0)
end

-- What scripts match themselves is none of the report, even while a pattern runs over that.
local match = core.apart(lpeg.match)

function M.match(p, ...)
  local part = part_of(p)
  if part == nil then
    part = p
  end
  return matched(pcall(match, native.of(part), ...))
end

return M
