--- Patterns as programs that C runs by itself (core/text/peg.h): the same matches and captures as LPeg's, without
-- its calls. A pattern with a part that C cannot do (a grammar, a capture for a function of the author's) has
-- none; LPeg runs it.
-- @module baogao.pattern.program
local core = require "baogao.core"
local tree = require "baogao.pattern.tree"

local OPS <const>, CALLS <const> = core.peg_ops, {}
for name, number in pairs(core.peg_calls) do
  CALLS[core[name]] = number
end

local ipairs, type, math_type = ipairs, type, math.type
local char, concat, sort, unpack = string.char, table.concat, table.sort, table.unpack
local setmetatable, utf8_len = setmetatable, utf8.len
local _ENV <const> = nil

local M = {}

-- C goes through nodes by recursion; and what a repeat may ask for.
local NESTING <const>, REPEATS <const>, ENDLESS <const> = 200, 65536, 0xFFFFFFFF

local Program = {}
Program.__index = Program

--- An empty program.
-- @treturn program
function M.new()
  return setmetatable({ nodes = {}, constants = {}, conditions = {}, calls = {}, known = {}, depths = {}, depth = 0 },
    Program)
end

-- Adds a node; its number. `payload` is text, bytes or words.
function Program:add(op, least, most, payload, kids)
  local nodes = self.nodes
  nodes[#nodes + 1] = { OPS[op], least or 0, most or 0, payload or false, kids }
  return #nodes
end

local make = {} -- op to function(program, a, b, shape): the number of a node, nil when there is none

function Program:value(value)
  if type(value) == "string" and value ~= "" then
    return self:add("text", 0, 0, value)
  elseif value == "" or value == true or value == 0 then
    return self:add "sequence"
  elseif value == false then
    return self:add "never"
  elseif math_type(value) == "integer" and value > 0 and value <= REPEATS then
    return self:add("any", value)
  elseif math_type(value) == "integer" and value < 0 and value >= -REPEATS then
    return self:add("not", 0, 0, nil, { self:add("any", -value) })
  end
end

-- The node of a shape.
function Program:part(node)
  if type(node) ~= "table" then
    return self:value(node)
  end
  local known = self.known[node]
  if known == nil then
    self.depth = self.depth + 1
    local kind = make[node[1]]
    known = self.depth < NESTING and kind and kind(self, node[2], node[3], node) or false
    self.depth = self.depth - 1
    self.known[node] = known
  end
  return known or nil
end

--- The node that does what a pattern does.
-- @tparam pattern|string|integer|boolean value
-- @treturn integer|nil from 1; nil when C cannot do it
function Program:node(value)
  return self:part(tree.part(value))
end

-- One node around another.
function Program:around(op, value, least, most)
  local kid = self:part(value)
  return kid and self:add(op, least, most, nil, { kid })
end

function make.value(program, value)
  return program:value(value)
end

-- The operands of a chain of one operator, in order.
local function chain(op, value, list, depth)
  if type(value) == "table" and value[1] == op and depth < NESTING then
    chain(op, value[2], list, depth + 1)
    chain(op, value[3], list, depth + 1)
  else
    list[#list + 1] = value
  end
  return list
end

-- The nodes of a list of values; nil when one has none.
function Program:kids(list, from)
  local kids = {}
  for i = from, #list do
    kids[#kids + 1] = self:part(list[i])
    if #kids < i - from + 1 then
      return nil
    end
  end
  return kids
end

local looks

function looks(value)
  return type(value) == "table" and (value.look or value[1] == "not" and looks(value[2]))
end

-- One after the other from `from` on. What only looks around costs more than the words behind it and is asked last.
function Program:sequence(list, from)
  local kids, asked = {}, {}
  while looks(list[from]) do
    local node = self:part(list[from])
    if not node then
      return nil
    end
    asked[#asked + 1], from = node, from + 1
  end
  for i = from, #list do
    if looks(list[i]) then
      kids[#kids + 1] = self:sequence(list, i)
    else
      kids[#kids + 1] = self:part(list[i])
    end
    if #kids < i - from + 1 then
      return nil
    elseif looks(list[i]) then
      break
    end
  end
  local body = self:add("sequence", 0, 0, nil, kids)
  return #asked == 0 and body or self:add("where", 0, 0, nil, { body, unpack(asked) })
end

function make.seq(program, a, b)
  return program:sequence(chain("seq", b, chain("seq", a, {}, 1), 1), 1)
end

make["or"] = function(program, a, b)
  local kids = program:kids(chain("or", b, chain("or", a, {}, 1), 1), 1)
  return kids and program:add("choice", 0, 0, nil, kids)
end

function make.char(program, but)
  return program:add("char", 0, 0, but:gsub("[\0-\x7F]", "") .. but:gsub("[^\0-\x7F]", ""))
end

-- The characters that a pattern of characters leaves out, and those that `but` is one of; nil for others.
local function left_out(of, but)
  if type(of) ~= "table" or of[1] ~= "char" or type(but) ~= "table" or but[1] ~= "words" or but[3] then
    return nil
  end
  for _, word in ipairs(but[2]) do
    if utf8_len(word) ~= 1 then
      return nil
    end
  end
  return of[2] .. concat(but[2])
end

function make.but(program, a, b)
  local out = left_out(a, b)
  if out then
    return make.char(program, out)
  end
  local kid, without = program:part(a), program:part(b)
  return kid and without
    and program:add("sequence", 0, 0, nil, { program:add("not", 0, 0, nil, { without }), kid })
end

function make.rep(program, a, n)
  if math_type(n) ~= "integer" or n < -REPEATS or n > REPEATS then
    return nil
  elseif n < 0 then
    return program:around("repeat", a, 0, -n)
  end
  return program:around("repeat", a, n, ENDLESS)
end

make["not"] = function(program, a)
  return program:around("not", a)
end

make["and"] = function(program, a)
  return program:around("and", a)
end

function make.at_most(program, one, most)
  local kid = program:part(one)
  return kid and program:add("sequence", 0, 0, nil, { program:add("repeat", 0, most, nil, { kid }),
    program:add("not", 0, 0, nil, { kid }) })
end

function make.behind(program, a)
  return program:is_silent(a) and program:around("behind", a) or nil
end

function make.ranges(program, ranges)
  local bytes = {}
  for _, range in ipairs(ranges) do
    for byte = range:byte(1), range:byte(2) do
      bytes[#bytes + 1] = char(byte)
    end
  end
  return program:add("set", 0, 0, concat(bytes))
end

function make.set(program, bytes)
  return program:add("set", 0, 0, bytes)
end

function make.position(program)
  return program:add "position"
end

-- Adds constants; the number of the first, from 0. Nil when one of them is no text, integer or truth value.
function Program:add_constants(list)
  local first = #self.constants
  for i = 1, list.n or #list do
    local value = list[i]
    if type(value) ~= "string" and math_type(value) ~= "integer" and type(value) ~= "boolean" then
      return nil
    end
    self.constants[first + i] = value
  end
  return first
end

function make.constant(program, list)
  local first = program:add_constants(list)
  return first and program:add("constant", first, list.n)
end

function make.quote(program, a)
  return program:around("quote", a)
end

function make.call(program, a, call)
  return CALLS[call] and program:around("call", a, CALLS[call])
end

function make.words(program, list, captures)
  local words, seen, values = {}, {}, {}
  for _, word in ipairs(list) do
    if not seen[word] then
      seen[word], words[#words + 1] = true, word
    end
  end
  sort(words)
  for i, word in ipairs(words) do
    values[i] = captures and captures[word]
  end
  local first = captures and program:add_constants(values) or 0
  if captures and (#values < #words or not first) then
    return nil
  elseif #words == 1 and not captures then
    return program:add("text", 0, 0, words[1])
  end
  return program:add("words", first, captures and 1 or 0, words)
end

function make.when(program, a, call, node)
  local kids, led_by = {}, node.led_by
  if a ~= true then
    kids[1] = program:is_silent(a) and program:part(a) or nil
    if not kids[1] then
      return nil
    end
  end
  local whole = led_by and program:part(led_by)
  if led_by and not whole then
    return nil
  end
  local conditions, first = program.conditions, node.values and program:add_constants(node.values)
  conditions[#conditions + 1] = { led_by = whole, call = call, values = first and first + 1 }
  program.calls[#conditions] = call
  return program:add("condition", #conditions - 1, 0, nil, kids)
end

local SILENT <const> = { value = true, ranges = true, set = true, char = true }

--- True when what a shape matches captures nothing.
-- @tparam node node
-- @treturn boolean
function Program:is_silent(node)
  if type(node) ~= "table" then
    return true
  end
  local op = node[1]
  if op == "words" then
    return not node[3]
  elseif op == "seq" or op == "or" then
    return self:is_silent(node[2]) and self:is_silent(node[3])
  elseif op == "rep" or op == "not" or op == "and" or op == "behind" or op == "but" then
    return self:is_silent(node[2])
  end
  return SILENT[op] or false
end

return M
