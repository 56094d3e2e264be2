-- gen_html.lua - makes html_tables.inc from html_elements.def and html_entities.def.
-- lua5.4 gen_html.lua html_elements.def html_entities.def html_tables.inc

local elements_path, entities_path, out_path = table.unpack(arg)

local SLOTS <const> = 1024 -- as in html_token.c

local out = assert(io.open(out_path, "w"))
local function print_line(...) out:write(string.format(...), "\n") end

--- The key of a name: its first eight bytes, little-endian. As in html_token.c.
local function key_of(name)
  return (string.unpack("<i8", (name .. ("\0"):rep(8)):sub(1, 8)))
end

local names = {}
for line in io.lines(elements_path) do
  names[#names + 1] = line:match "^ELEMENT%((%w+), "
end

--- A multiplier that gives every name a slot of its own.
local function find_slots()
  local factor = 0x9E3779B97F4A7C15
  for _ = 1, 1000000 do
    local slots, clash = {}, false
    for number, name in ipairs(names) do
      local slot = (key_of(name) * factor) >> 54
      clash = clash or slots[slot] ~= nil
      slots[slot] = number
    end
    if not clash then return factor, slots end
    factor = factor * 6364136223846793005 + 1442695040888963407 | 1
  end
  error "no factor found"
end

local factor, slots = find_slots()
print_line("/* made by gen_html.lua */\n#ifdef HTML_ELEMENTS")
print_line("#define ELEMENT_FACTOR 0x%Xu", factor)
print_line("static const unsigned char element_slots[%d] = {", SLOTS)
for slot = 0, SLOTS - 1 do
  if slots[slot] then print_line("    [%d] = %d,", slot, slots[slot]) end
end
print_line("};\nstatic const uint64_t element_keys[] = {\n    0,")
for _, name in ipairs(names) do print_line("    0x%XuLL,", key_of(name)) end
print_line("};\n#endif")

-- Entities by their bytes; where those of each first letter begin.
local entities = {}
for line in io.lines(entities_path) do
  local name, codes = line:match "^(%w+;?) (.+)$"
  if name then
    local text = ""
    for code in codes:gmatch "%x+" do text = text .. utf8.char(tonumber(code, 16)) end
    entities[#entities + 1] = { name = name, text = text }
  end
end
table.sort(entities, function(a, b) return a.name < b.name end)

print_line("#ifdef HTML_ENTITIES\nstatic const char entity_names[] =")
local at, first = 0, {}
for number, entity in ipairs(entities) do
  print_line('    "%s"', entity.name)
  entity.at = at
  at = at + #entity.name
  local letter = entity.name:byte()
  first[letter] = first[letter] or number - 1
end
print_line("    ;\nstatic const struct {\n    unsigned short name;\n    unsigned char size, bytes;\n"
  .. "    char text[6];\n} entities[] = {")
for _, entity in ipairs(entities) do
  local bytes = {}
  for i = 1, #entity.text do bytes[i] = ("(char)%d"):format(entity.text:byte(i)) end
  print_line("    {%d, %d, %d, {%s}},", entity.at, #entity.name, #entity.text, table.concat(bytes, ", "))
end
print_line("};\nstatic const unsigned short entity_letters[129] = {")
local next_first = #entities
local starts = {}
for letter = 128, 0, -1 do
  next_first = first[letter] or next_first
  starts[letter] = next_first
end
for letter = 0, 128 do print_line("    %d,", starts[letter]) end
print_line("};\n#endif")
out:close()
