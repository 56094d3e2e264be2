-- attacks.lua - scripts that load like any other and attack when a report is read: from a match-time capture, a check,
-- a metric, an export, or while they are loaded; the attacks are in attacks.txt. `s` declares the indicators a, b and c;
-- `inside(f)` is a rule whose match-time capture calls f(subject, position).
local M = {}

local HEAD <const> = [[
local baogao, lpeg, re = require "baogao", require "lpeg", require "re"
local zh = baogao.zh
local P, C, Cc, Cp, Cmt, Ct, Cg, Cs = lpeg.P, lpeg.C, lpeg.Cc, lpeg.Cp, lpeg.Cmt, lpeg.Ct, lpeg.Cg, lpeg.Cs
local s = baogao.script { name = "attack", version = "1" }
s:identify { must = { "政府信息公开" } }
s:declare { { "a", "件", "甲" }, { "b", "件", "乙" }, { "c", "件", "丙" } }
s:rule("base", zh.words "受理" * zh.upto(zh.int) * s.fact("b", zh.int))
local function inside(f)
  s:rule("inside", zh.words "受理" * Cmt(true, function(subject, at) return f(subject, at) or at end)
    * zh.upto(zh.int) * s.fact("b", zh.int))
end
local function try(f, ...) print(pcall(f, ...)) end
]]

-- The attacks by name, as attacks.txt has them.
local function bodies()
  local list, name = {}, nil
  for line in io.lines "tests/hostile/attacks.txt" do
    local begun = line:match "^= ([%w_]+)$"
    if begun then
      assert(not list[begun], begun .. " stands twice")
      name, list[begun] = begun, ""
    elseif name and not line:find "^#" then
      list[name] = list[name] .. line .. "\n"
    end
  end
  return list
end

--- Writes each attack as a script into a folder.
function M.write(folder)
  local count = 0
  for name, body in pairs(bodies()) do
    local file = assert(io.open(("%s/%s.lua"):format(folder, name), "wb"))
    file:write(HEAD, body, "return s\n")
    assert(file:close())
    count = count + 1
  end
  return count
end

if arg and arg[0] and arg[0]:match "attacks%.lua$" then
  print(M.write(assert(arg[1], "attacks.lua FOLDER")))
end

return M
