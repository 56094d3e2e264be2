-- sources.lua - what the lints share: the project's files, their lines, the allow-list, the verdict.
local sources = {}

-- Runs a command and returns its lines.
local function lines_of(command)
  local pipe = assert(io.popen(command))
  local list = {}
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

-- Every file of the project whose path matches `pattern`, sorted: tracked ones and new ones that are
-- not ignored. Without git, all files outside of build folders.
function sources.files(pattern)
  local list = lines_of "git ls-files --cached --others --exclude-standard 2>/dev/null"
  if #list == 0 then
    list = lines_of "find . -type f ! -path './build*' ! -path './out/*' ! -path './.git/*' | sed 's,^./,,'"
  end
  local found, seen = {}, {}
  for _, path in ipairs(list) do
    if path:find(pattern) and not seen[path] then
      local file = io.open(path, "rb")
      if file then
        file:close()
        found[#found + 1], seen[path] = path, true
      end
    end
  end
  table.sort(found)
  return found
end

function sources.text(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

function sources.lines(path)
  local list = {}
  for line in (sources.text(path) .. "\n"):gmatch "(.-)\r?\n" do list[#list + 1] = line end
  if list[#list] == "" then list[#list] = nil end
  return list
end

-- A lint: fault() notes what is wrong, finish() prints and ends the program. allow.txt holds lines
-- "LINT SUBJECT reason", and an entry that is not needed any more is a fault too.
function sources.lint(name)
  local lint, allowed, faults, checked = {}, {}, {}, 0
  for _, line in ipairs(sources.lines "tests/lint/allow.txt") do
    local which, subject, reason = line:match "^(%S+)%s+(%S+)%s+(%S.*)$"
    if which == name and reason then allowed[subject] = "unused" end
  end

  function lint.checked() checked = checked + 1 end

  -- `subject` is what allow.txt may name; `text` says where and what.
  function lint.fault(subject, text)
    if allowed[subject] then
      allowed[subject] = "used"
    else
      faults[#faults + 1] = text
    end
  end

  function lint.finish(summary)
    for subject, state in pairs(allowed) do
      if state == "unused" then
        faults[#faults + 1] = ("tests/lint/allow.txt: '%s %s' is not needed"):format(name, subject)
      end
    end
    table.sort(faults)
    for _, text in ipairs(faults) do io.stderr:write(text, "\n") end
    if checked == 0 then io.stderr:write(name, ": nothing to check\n") end
    print(("%s: %d checked, %d faults%s"):format(name, checked, #faults, summary or ""))
    os.exit(#faults == 0 and checked > 0)
  end

  return lint
end

return sources
