-- gen_roles.lua - makes roles.inc: for each character, what it may do to a number beside it, and where
-- the units that begin with it stand in the table of units, which is made here too.
-- lua5.4 gen_roles.lua roles.def measure_units.def roles.inc units.inc

local roles_path, units_path, out_path, units_out_path = table.unpack(arg)

local BITS <const> = { -- as in roles.h
  numeral = 1, unit = 2, scale = 4, after = 8, before = 16, hedge = 32, trail = 64, stop = 128,
}
local ROW <const> = 64 -- characters that share all but their last six bits

local roles = {} -- code point -> bits

local function add(c, role)
  roles[c] = (roles[c] or 0) | assert(BITS[role], role)
end

for line in io.lines(roles_path) do
  local role, characters = line:match "^(%l+) (.+)$"
  if role then
    for _, c in utf8.codes(characters) do add(c, role) end
  end
end

local KINDS <const> = { -- as in measure.h and measure.c
  C = "BAO__COUNTER", D = "BAO__DIGITS", R = "BAO__RANK", P = "BAO__PER_CENT", M = "BAO__PER_MILLE",
  X = "BAO__TIMES", T = "BAO__DURATION", H = "BAO__NUMBER_OF", N = "BAO__NO_UNIT", K = "KEEPS_FIRST",
}

--- The units by their first character, the longer ones first.
local function read_units()
  local units = {}
  for line in io.lines(units_path) do
    for kind, word in line:gmatch '(%u)%("([^"]+)"%)' do
      local first = utf8.codepoint(word)
      assert(first >= 0x800 and (#word == 3 or #word >= 6), word)
      units[#units + 1] = { first = first, word = word, kind = assert(KINDS[kind], kind) }
      add(first, "unit")
    end
  end
  table.sort(units, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if #a.word ~= #b.word then return #a.word > #b.word end
    return a.word < b.word
  end)
  return units
end

local units = read_units()
local start_of = {} -- code point -> place of its first unit, from 1
for at, unit in ipairs(units) do start_of[unit.first] = start_of[unit.first] or at end

for letter = ("a"):byte(), ("z"):byte() do
  for _, c in ipairs { letter, letter - 32 } do
    add(c, "after")
    add(c, "before")
    add(c, "unit")
  end
end
add(("%"):byte(), "unit")
add((" "):byte(), "after")
add((" "):byte(), "before")
for _, c in ipairs { 0x09, 0x0A } do add(c, "stop") end

-- Rows that are alike are kept once; row 0 has no roles.
local rows, starts, row_of, seen = {}, {}, {}, {}

local function put_row(row)
  local cells, places = {}, {}
  for i = 0, ROW - 1 do
    local c = row * ROW + i
    cells[i + 1], places[i + 1] = roles[c] or 0, start_of[c] or 0
  end
  local text = table.concat(cells, ",") .. ";" .. table.concat(places, ",")
  if not seen[text] then
    rows[#rows + 1], starts[#starts + 1] = table.concat(cells, ","), table.concat(places, ",")
    seen[text] = #rows - 1
  end
  return seen[text]
end

put_row(0xE000 // ROW)
for row = 0, 0xFFFF // ROW do row_of[row + 1] = put_row(row) end
assert(#rows <= 256)

local out <close> = assert(io.open(out_path, "w"))
out:write("const uint8_t bao__role_rows[", 0x10000 // ROW, "] = {", table.concat(row_of, ","), "};\n")
out:write("const uint8_t bao__roles[][", ROW, "] = {{", table.concat(rows, "},\n{"), "}};\n")
out:write("const uint16_t bao__unit_starts[][", ROW, "] = {{", table.concat(starts, "},\n{"), "}};\n")

--- Three bytes of a word as a number.
local function pack(word, at)
  local a, b, c = word:byte(at, at + 2)
  return a << 16 | b << 8 | c
end

local units_out <close> = assert(io.open(units_out_path, "w"))
units_out:write "static const unit_word units[] = {{0},\n"
for _, unit in ipairs(units) do
  local word = unit.word
  units_out:write(("{0x%X,0x%X,\"%s\",%d,%s},\n"):format(pack(word, 1), #word > 3 and pack(word, 4) or 0,
    word, #word, unit.kind))
end
units_out:write "{0}};\n"
