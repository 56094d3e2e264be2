--- Zip files of stored parts, for specs: zip(list of { name, content, utf8 = its name is told to be }) gives the bytes.
local function sum(bytes)
  local crc = 0xFFFFFFFF
  for i = 1, #bytes do
    crc = crc ~ bytes:byte(i)
    for _ = 1, 8 do crc = crc & 1 == 1 and crc >> 1 ~ 0xEDB88320 or crc >> 1 end
  end
  return ~crc & 0xFFFFFFFF
end

return function(parts)
  local files, directory, at = {}, {}, 0
  for i, part in ipairs(parts) do
    local name, content = part[1], part[2]
    local head = ("<I2I2I2I4I4I4I4I2"):pack(20, part.utf8 and 0x800 or 0, 0, 0x210000, sum(content), #content, #content, #name)
    files[i] = "PK\3\4" .. head .. "\0\0" .. name .. content
    directory[i] = "PK\1\2\20\0" .. head .. ("\0"):rep(12) .. ("<I4"):pack(at) .. name
    at = at + #files[i]
  end
  local list = table.concat(directory)
  return table.concat(files) .. list .. "PK\5\6\0\0\0\0" .. ("<I2I2I4I4I2"):pack(#parts, #parts, #list, at, 0)
end
