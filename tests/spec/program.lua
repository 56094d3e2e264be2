--- Running the program under test and reading what it wrote.
local M = {}

M.path = os.getenv "BAOGAO" or "build/baogao"
M.shared = os.getenv "BAOGAO_SHARED" or "../shared"

local function quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

--- Bytes of a file, or nil.
function M.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local bytes = file:read "a"
  file:close()
  return bytes
end

function M.write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  assert(file:close())
  return path
end

--- True when ../shared is there; tests over real reports are pending without it.
function M.has_shared()
  return M.read(M.shared .. "/design.md") ~= nil
end

--- A new folder, gone when the variable that holds it is closed.
function M.folder()
  local path = os.tmpname()
  os.remove(path)
  assert(os.execute("mkdir " .. quote(path)))
  return setmetatable({ path = path }, {
    __close = function() os.execute("rm -rf " .. quote(path)) end,
    __tostring = function() return path end,
    __concat = function(a, b) return tostring(a) .. tostring(b) end,
  })
end

--- Runs a shell command in which "$B" is the program; returns exit code (128 and more: a signal),
-- standard output, standard error.
function M.sh(command)
  local out, err = os.tmpname(), os.tmpname()
  local _, kind, code = os.execute(("B=%s; { %s\n} >%s 2>%s </dev/null"):format(quote(M.path), command, out, err))
  local stdout, stderr = M.read(out), M.read(err)
  os.remove(out)
  os.remove(err)
  return kind == "signal" and 128 + code or code, stdout, stderr
end

--- Runs the program with words; returns exit code, standard output, standard error.
function M.run(...)
  local words = { ... }
  for i, word in ipairs(words) do words[i] = quote(tostring(word)) end
  return M.sh('"$B" ' .. table.concat(words, " "))
end

--- Runs a shell command; raises when it fails.
function M.shell(format, ...)
  local words = { ... }
  for i, word in ipairs(words) do words[i] = quote(tostring(word)) end
  local command = format:format(table.unpack(words))
  assert(os.execute(command), command)
end

--- Writes a script into a folder: `body` sees baogao, zh, w, lpeg and the script as `city`; `head` is more
-- of its head ('extends = "ogi-2014"').
function M.script(folder, name, body, head)
  return M.write(("%s/%s.lua"):format(folder, name), ([[
local lpeg, baogao = require "lpeg", require "baogao"
local zh, w = baogao.zh, baogao.zh.words
local city = baogao.script { name = "%s", version = "1.0", %s }
%s
return city
]]):format(name, head or "", body))
end

--- Rows of a CSV text as tables by column.
function M.rows(text)
  local rows, row, at = {}, {}, 1
  while at <= #text do
    local value, next_at
    if text:sub(at, at) == '"' then
      local last = at
      repeat last = text:find('"', last + 1, true) + 1 until text:sub(last, last) ~= '"'
      value, next_at = text:sub(at + 1, last - 2):gsub('""', '"'), last
    else
      next_at = text:find("[,\n]", at) or #text + 1
      value = text:sub(at, next_at - 1)
    end
    row[#row + 1] = value
    if text:sub(next_at, next_at) ~= "," then
      rows[#rows + 1], row = row, {}
    end
    at = next_at + 1
  end
  local head = table.remove(rows, 1) or {}
  for i, cells in ipairs(rows) do
    local named = {}
    for column, key in ipairs(head) do named[key] = cells[column] end
    rows[i] = named
  end
  return rows
end

--- Rows of a file of a run's folder.
function M.file(folder, name)
  return M.rows(assert(M.read(tostring(folder) .. "/" .. name), name))
end

--- Runs `baogao run -o FOLDER` over inputs and returns its files by name, and the exit code.
function M.results(folder, ...)
  local code, _, err = M.run("run", "-o", folder, ...)
  local files = { code = code, err = err }
  for _, name in ipairs { "facts", "evidence", "checks", "residue", "expected", "reports" } do
    files[name] = M.file(folder, name .. ".csv")
  end
  return files
end

--- "new_received[channel:fax]" of a row.
function M.name(row)
  return row.dims == "" and row.indicator or row.indicator .. "[" .. row.dims .. "]"
end

--- Rows by the name of their fact; two rows of one name are an error.
function M.by_name(rows)
  local named = {}
  for _, row in ipairs(rows) do
    local name = M.name(row)
    assert(not named[name], name .. " stands twice")
    named[name] = row
  end
  return named
end

return M
