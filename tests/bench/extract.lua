-- extract.lua COUNT FILE... - the same as extract.py in plain Lua: one LPeg pattern, an ordered choice of
-- the first COUNT labels of labels.txt, tried at every character.
local lpeg = require "lpeg"
local P, R, C, Cc, Ct = lpeg.P, lpeg.R, lpeg.C, lpeg.Cc, lpeg.Ct

local count = tonumber(arg[1])
local digits = R"09"^1
local number = C(digits * (P"." * digits)^-1)
local choice = P(false)
for line in io.lines((arg[0]:gsub("[^/]*$", "labels.txt"))) do
  local label, unit = line:match "^(%S+) (%S+)$"
  if count > 0 then
    choice = choice + P(label) * Cc(label) * number * unit
    count = count - 1
  end
end
local character = R"\0\127" + R"\194\223" * 1 + R"\224\239" * 2 + R"\240\244" * 3
local pattern = Ct((choice + character)^0)

for i = 2, #arg do
  local file = assert(io.open(arg[i], "rb"))
  local found = pattern:match(file:read "a")
  file:close()
  local cells = { ('{"report": "%s"'):format(arg[i]) }
  for at = 1, #found, 2 do
    cells[#cells + 1] = ('"%s": "%s"'):format(found[at], found[at + 1])
  end
  io.write(table.concat(cells, ", "), "}\n")
end
