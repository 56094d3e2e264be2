-- gen_places.lua - makes places.def from a list of GB/T 2260 codes (adcode, name, level, parent; tabs), and from the
-- places that had another code and name before: reports of those years name them.
-- lua5.4 gen_places.lua LIST.tsv ../../lua/baogao/panel/successions.lua > places.def

local rows = {}
local list = assert(arg[1], "which list?")
for line in io.lines(list) do
  local adcode, name, level, parent = line:match "^(%d+)\t([^\t]+)\t(%a+)\t(%d*)"
  if adcode then
    rows[#rows + 1] = { name = name, adcode = tonumber(adcode), level = level,
      parent = tonumber(parent) or 0 }
  end
end

-- A city without districts (中山市) is listed once more as its own county: one of it is enough.
local cities = {}
for _, row in ipairs(rows) do
  if row.level == "prefecture" then cities[row.adcode .. row.name] = true end
end
for i = #rows, 1, -1 do
  if rows[i].level == "county" and cities[rows[i].parent .. rows[i].name] then
    table.remove(rows, i)
  end
end

-- Places of before, but for those whose code or name another one has today.
local codes, names = {}, {}
for _, row in ipairs(rows) do codes[row.adcode], names[row.name] = true, true end
for _, row in ipairs(dofile(assert(arg[2], "which successions?")).list) do
  local adcode, name = tonumber(row[1]), row[2]
  local above = adcode // 100 * 100
  if not codes[adcode] and not names[name] then
    rows[#rows + 1] = { name = name, adcode = adcode, level = adcode == above and "prefecture" or "county",
      parent = adcode ~= above and codes[above] and above or adcode // 10000 * 10000 }
  end
end

-- Autonomous prefectures go by their names without those of their peoples: 湘西土家族苗族自治州 is 湘西州, 湘西自治州.
local PEOPLES <const> = { "柯尔克孜", "哈萨克", "布依族", "哈尼族", "朝鲜族", "景颇族", "傈僳族", "土家族", "蒙古族", "蒙古", "回族",
  "彝族", "白族", "傣族", "苗族", "壮族", "藏族", "羌族", "侗族" }
local function without_peoples(name)
  for _, people in ipairs(PEOPLES) do
    if #name > #people + 3 and name:sub(-#people) == people then
      return without_peoples(name:sub(1, -#people - 1))
    end
  end
  return name
end
for i = 1, #rows do
  local row = rows[i]
  local name = row.name:match "^(.*)自治州$"
  local short = name and without_peoples(name)
  for _, ending in ipairs(short and { "州", "自治州" } or {}) do
    rows[#rows + 1] = { name = short .. ending, full = row.name, adcode = row.adcode, level = row.level, parent = row.parent }
  end
end

table.sort(rows, function(a, b)
  if a.name ~= b.name then return a.name < b.name end
  return a.adcode < b.adcode
end)

print "/* places.def - made by gen_places.lua from GB/T 2260 (2023-06-30) and successions.lua: places by name bytes. */"
print "#ifdef PLACE"
for _, row in ipairs(rows) do
  if row.full then
    print(('SHORT("%s", "%s", %d, %d, %s)'):format(row.name, row.full, row.adcode, row.parent, row.level))
  else
    print(('PLACE("%s", %d, %d, %s)'):format(row.name, row.adcode, row.parent, row.level))
  end
end
print "#endif"

-- Names that begin with the bytes E4..E9 and 80..BF: where each of the 384 pairs starts.
print "#ifdef BUCKET"
local function print_packed(word, numbers)
  for i = 1, #numbers, 8 do
    local line = {}
    for j = i, math.min(i + 7, #numbers) do line[#line + 1] = ("%s(%d)"):format(word, numbers[j]) end
    print(table.concat(line, " "))
  end
end

local next_row, starts = 1, {}
for bucket = 0, 384 do
  local head = string.char(0xE4 + bucket // 64, 0x80 + bucket % 64)
  while next_row <= #rows and (bucket == 384 or rows[next_row].name:sub(1, 2) < head) do
    next_row = next_row + 1
  end
  starts[#starts + 1] = next_row - 1
end
print_packed("BUCKET", starts)
print "#endif"

local order = {}
for i, row in ipairs(rows) do order[#order + 1] = not row.full and i - 1 or nil end
table.sort(order, function(a, b) return rows[a + 1].adcode < rows[b + 1].adcode end)
print "#ifdef BY_CODE"
print_packed("BY_CODE", order)
print "#endif"
