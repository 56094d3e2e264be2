--- The first draft of a script, from a real report: what the nearest form reads already becomes samples,
-- what it leaves becomes rules with names to choose.
-- @module baogao.scaffold
local lpeg = require "lpeg"
local core = require "baogao.core"
local loader = require "baogao.loader"
local names = require "baogao.names"
local text = require "baogao.command.text"
local zh = require "baogao.zh"

local ipairs, pairs, pcall, tostring = ipairs, pairs, pcall, tostring
local string_format, table_concat = string.format, table.concat
local utf8_len, utf8_offset, charpattern, math_type = utf8.len, utf8.offset, utf8.charpattern, math.type
local _ENV <const> = nil

local M = {}

--- The most rules and samples of a draft, and the longest text of a sample in bytes.
M.most_rules, M.most_samples, M.longest = 30, 12, 900

-- ## What the report is

--- Guesses which form a report belongs to: of the scripts that fit it, the form of the best.
-- @tparam registry registry
-- @tparam report report
-- @treturn script|nil form
-- @treturn script|nil a script for this very place, when one fits already
function M.nearest(registry, report)
  local candidates = registry:candidates()
  for _, score in ipairs(core.identifier(candidates):score(report)) do
    local script = candidates[score.candidate].script
    if score.score >= 50 then
      local city = script.place and script or nil
      while script.extends and registry.by_name[script.extends] do
        script = registry.by_name[script.extends]
      end
      return not script.place and script or nil, city
    end
  end
end

-- The words of a title that name its kind: without place, year and punctuation.
local function title_words(report)
  local title = core.fold((report:meta "title"))
  local place = core.fold((report:meta "place"))
  if place ~= "" then
    local from, to = title:find(place, 1, true)
    title = from and title:sub(1, from - 1) .. title:sub(to + 1) or title
  end
  title = title:gsub("%d%d%d%d", ""):gsub("年度?", "", 1):gsub("[%s%p]", "")
  return title:match "政府信息公开" or title
end

-- ## Figures that nobody reads

local BREAKS <const> = { [","] = true, [";"] = true, [":"] = true, ["、"] = true, ["。"] = true, ["("] = true, [")"] = true,
  ["\n"] = true, ["\t"] = true, ["!"] = true, ["?"] = true, ["{"] = true, ["}"] = true, ["|"] = true,
  ["《"] = true, ["》"] = true }

--- The longest label, in characters.
M.longest_label = 20

-- Words that begin a clause and say nothing of the figure.
local OPENERS <const> = { "其中", "全年", "全市", "全县", "全区", "年末", "年底", "共" }

-- Words of a change or a share: they go on with the figure before them.
local FOLLOWERS <const> = { "比上年", "比去年", "较上年", "比年初", "同比", "净增", "增加", "减少", "增长", "下降", "上升", "提高", "降低",
  "回落", "占" }

local function starts_with(s, list)
  for _, word in ipairs(list) do
    if s:sub(1, #word) == word then
      return word
    end
  end
end

-- The words right before a place: back to a mark or a digit.
local function label_before(view, at)
  local from = at
  while from > 1 do
    local previous = utf8_offset(view, -1, from)
    local character = view:sub(previous, from - 1)
    if BREAKS[character] or character:find "^[%d%% ]$" or utf8_len(view:sub(previous, at - 1)) > M.longest_label then
      break
    end
    from = previous
  end
  local label = view:sub(from, at - 1)
  local opener = starts_with(label, OPENERS)
  while opener and utf8_len(label) - utf8_len(opener) >= 2 do
    label = label:sub(#opener + 1)
    opener = starts_with(label, OPENERS)
  end
  return label
end

--- The words right before a place, without what begins a clause and says nothing (全年, 其中).
-- @function label
-- @tparam string view folded text
-- @tparam integer at
-- @treturn string
M.label = label_before

-- Words of growth, which a phrase's {name:±%} takes along.
local GROWTH <const> = { "负增长", "增长", "上涨", "上升", "下降", "减少", "增加", "回落", "提高", "降低", "减产", "增产" }

-- Where the word of growth before a percentage begins; nil when there is none that `zh.growth` takes.
local function growth_at(view, q)
  for _, word in ipairs(q.kind == "percent" and GROWTH or {}) do
    local at = q.from - #word
    if view:sub(at, q.from - 1) == word and lpeg.match(zh.growth, view, at) then
      return at
    end
  end
end

-- Pairs of neighbouring characters.
local function pairs_of(s)
  local set, count, previous = {}, 0, nil
  for character in s:gmatch(charpattern) do
    if previous and not set[previous .. character] then
      set[previous .. character] = true
      count = count + 1
    end
    previous = character
  end
  return set, count
end

-- The form's indicator whose label shares most with a figure's words, when it is near enough.
local function guess_indicator(indicators, label, unit)
  local mine, count = pairs_of(label)
  local best, most
  for _, indicator in ipairs(indicators) do
    local theirs = pairs_of(core.fold(indicator.label))
    local shared = 0
    for pair in pairs(mine) do
      shared = shared + (theirs[pair] and 1 or 0)
    end
    if shared * 2 >= count and shared > (most or 1) and indicator.unit == unit then
      best, most = indicator, shared
    end
  end
  return best
end

-- True when a place stands in a row of a table.
local function in_table(view, at)
  local from = at
  while from > 1 and view:byte(from - 1) ~= 10 do
    from = from - 1
  end
  return view:sub(from, (view:find("\n", at, true) or 0) - 1):find("\t", 1, true) ~= nil
end

local function is_candidate(view, q)
  return q.value ~= nil and q.raw:find "%d" and q.to - q.from < 60
    and (q.kind == "count" or q.kind == "percent" or q.kind == "permille") and not in_table(view, q.from)
end

-- The unit as printed, with its scale: 亿元 of 198.5亿元.
local function printed_unit(q)
  if q.kind ~= "count" then
    return q.kind == "percent" and "%" or "‰"
  end
  local number = q.raw:sub(1, #q.raw - #q.unit)
  for _, scale in ipairs { "万亿", "亿", "万" } do
    if q.unit ~= "" and q.raw:sub(-#q.unit) == q.unit and number:sub(-#scale) == scale then
      return scale .. q.unit
    end
  end
  return q.unit
end

-- A figure as part of a rule to be; `at` is its place in the view.
local function new_part(q, at, is_growth, label, indicators, number)
  local unit = printed_unit(q)
  return { name = "figure_" .. number, label = label, unit = unit, written = is_growth and "±%" or unit, at = at,
    guess = guess_indicator(indicators, label, unit) }
end

-- True when a figure goes on with what the last one said: a share or a change, behind one mark.
local function goes_on(view, last, at, is_growth, label, sentence)
  return last ~= nil and last.sentence == sentence and (is_growth or starts_with(label, FOLLOWERS) ~= nil)
    and view:sub(last.to, at - 1 - #label):find "^[,;]?$" ~= nil
end

--- Figures of the prose that no rule claimed, as rules to be: from and to (their words and figures in the
-- view), line, and parts, each with label, name, unit, at, and guess (an indicator of the form).
-- @tparam report report after extraction
-- @tparam {table,...} indicators of the form
-- @treturn {table,...}
function M.candidates(report, indicators)
  local view, list, number, last = report:folded(), {}, 0, nil
  for _, q in ipairs(report:quantities()) do
    local wanted = not q.claimed and not q.set_aside and is_candidate(view, q) and #list < M.most_rules
    local growth = wanted and growth_at(view, q)
    local at = growth or q.from
    local label = wanted and label_before(view, at)
    local sentence = wanted and text.sentence(view, q.from)
    local follows = wanted and goes_on(view, last, at, growth ~= nil, label, sentence)
    if wanted and (follows or utf8_len(label) >= 2) then
      number = number + 1
      if not follows then
        last = { sentence = sentence, from = at - #label, line = q.line, parts = {},
          is_loose = starts_with(label, FOLLOWERS) ~= nil }
        list[#list + 1] = last
      end
      last.parts[#last.parts + 1] = new_part(q, at, growth ~= nil, label, indicators, number)
      last.to = q.to
      last.text = view:sub(last.from, q.to - 1) .. "。"
    end
  end
  return list
end

-- ## Sentences that are read already

-- A sample's text: the sentence, below its headings.
local function in_section(report, from, sentence)
  local section, lines = report:section(from), {}
  for heading in (section .. " / "):gmatch "(.-) / " do
    if heading ~= "" then
      lines[#lines + 1] = "# " .. heading .. "\n\n"
    end
  end
  return table_concat(lines) .. sentence .. "。"
end

local function literal(value)
  return math_type(value) == "integer" and tostring(value) or string_format("%q", tostring(value))
end

-- What a compiled script makes of a text: name to value, in order.
local function expected_of(compiled, sample)
  local report = core.read_bytes(sample, "sample.txt")
  local ok, facts = pcall(core.extract, compiled.engine, report)
  local list = {}
  for _, fact in ipairs(ok and facts:all() or {}) do
    if fact.value ~= nil and fact.status ~= "derived" then
      list[#list + 1] = { name = names.format(fact.indicator, fact.dims), value = literal(fact.value), at = fact.from }
    end
  end
  return list
end

--- Samples from the sentences of the prose that rules found figures in.
-- @tparam report report after extraction
-- @tparam table compiled
-- @treturn {table,...} text, expected (name and value as Lua text)
function M.samples(report, compiled)
  local view, seen, list = report:folded(), {}, {}
  for _, q in ipairs(report:quantities()) do
    local from, to
    if q.claimed and not in_table(view, q.from) then
      from, to = text.sentence(view, q.from)
    end
    if from and not seen[from] and to - from <= M.longest and #list < M.most_samples then
      seen[from] = true
      local sample = in_section(report, from, view:sub(from, to - 1))
      local expected = expected_of(compiled, sample)
      if #expected > 0 then
        list[#list + 1] = { text = sample, expected = expected }
      end
    end
  end
  return list
end

-- ## The draft

local function quoted(s)
  return (string_format("%q", s):gsub("\\\n", "\\n"))
end

local function sample_lines(sample)
  local line, lines = "  ", {}
  for i, e in ipairs(sample.expected) do
    local part = string_format(e.name:find "%[" and '["%s"] = %s' or "%s = %s", e.name, e.value)
    if #line + #part > 96 and line ~= "  " then
      lines[#lines + 1], line = line:gsub(" $", ""), "  "
    end
    line = line .. part .. (i < #sample.expected and ", " or " }")
  end
  lines[#lines + 1] = line
  return string_format("city:sample { %s,\n%s\n", quoted(sample.text), table_concat(lines, "\n"))
end

-- A rule that did not find its figures is written as a comment.
local function rule_lines(c)
  local lines, phrase = {}, {}
  for i, part in ipairs(c.parts) do
    if part.guess then
      lines[#lines + 1] = string_format("-- %s: perhaps %s (%s)\n", part.name, part.guess.name, part.guess.label)
    end
    phrase[i] = part.label .. "{" .. part.name .. ":" .. part.written .. "}"
  end
  for _, part in ipairs(c.parts) do
    lines[#lines + 1] = string_format("city:indicator { name = %q, unit = %q, label = %s }\n", part.name, part.unit,
      quoted(part.label ~= "" and part.label or c.parts[1].label))
  end
  lines[#lines + 1] = string_format("city:phrase %s\n", quoted(table_concat(phrase, ",")))
  lines[#lines + 1] = c.expected and sample_lines { text = c.text, expected = c.expected } or ""
  local all = table_concat(lines)
  if c.refused then
    all = all:gsub("[^\n]+", function(line)
      return line:sub(1, 2) == "--" and line or "-- " .. line
    end)
  end
  return string_format("-- line %d\n", c.line) .. all
end

local function identify_lines(draft)
  local must = {}
  for _, word in ipairs { draft.place, draft.kind } do
    must[#must + 1] = word ~= "" and quoted(word) or nil
  end
  local years = draft.years[1] > 0 and string_format(", years = { %d, %d }", draft.years[1], draft.years[2]) or ""
  return string_format("city:identify { must = { %s }%s }\n", table_concat(must, ", "), years)
end

local function head_lines(draft)
  local fields = { string_format("name = %q, version = \"0.1\"", draft.name) }
  if draft.place ~= "" then
    fields[#fields + 1] = string_format("place = %q", draft.place)
      .. (draft.adcode ~= "" and string_format(", adcode = %q", draft.adcode) or "")
  end
  if draft.form then
    fields[#fields + 1] = string_format("extends = %q", draft.form.name)
  end
  return "local city = baogao.script {\n  " .. table_concat(fields, ",\n  ") .. ",\n}\n"
end

--- The text of a draft.
-- @tparam table draft name, source, place, adcode, kind, years, form, candidates, samples
-- @treturn string
function M.text(draft)
  local parts = {
    string_format("-- %s.lua - a first draft, made from %s by baogao new: names and words are guesses.\n", draft.name,
      draft.source),
    'local baogao = require "baogao"\n\n', head_lines(draft), "\n", identify_lines(draft),
  }
  if #draft.candidates > 0 then
    parts[#parts + 1] = "\n-- Figures that nothing reads yet. Choose a name for each, join what belongs together, or delete it;\n"
      .. "-- scripts/README.md says how. What is out of scope: city:ignore { reason = \"…\", near = { \"…\" } }\n"
    for _, c in ipairs(draft.candidates) do
      parts[#parts + 1] = "\n" .. rule_lines(c)
    end
  end
  if #draft.samples > 0 then
    parts[#parts + 1] = "\n-- Sentences that are read already. They must stay so.\n"
    for _, sample in ipairs(draft.samples) do
      parts[#parts + 1] = sample_lines(sample)
    end
  end
  parts[#parts + 1] = "\nreturn city\n"
  return table_concat(parts)
end

-- What the draft's rule finds in its own sentence, or nil when it is not all of its figures at their places.
local function found_by(compiled, candidate)
  local found = expected_of(compiled, candidate.text)
  local own = {}
  for _, part in ipairs(candidate.parts) do
    for _, e in ipairs(found) do
      if e.name == part.name and e.at == part.at - candidate.from + 1 then
        own[#own + 1] = e
      end
    end
  end
  return #own == #candidate.parts and own or nil
end

--- Turns the rules of a draft that do not find their figure into comments, and brings its samples up to what
-- the draft as a whole finds.
-- @tparam registry registry with the form
-- @tparam table draft
-- @tparam string path of the draft
-- @treturn string|nil the final text
-- @treturn string message
function M.settle(registry, draft, path)
  for _ = 1, 2 do
    local script, message = loader.load_text(path, M.text(draft))
    local compiled = script
    if script then
      compiled, message = registry:compile(script, {})
    end
    if not compiled then
      return nil, message
    end
    for _, c in ipairs(draft.candidates) do
      c.expected = found_by(compiled, c)
      c.refused = c.is_loose or not c.expected -- 比上年增加 alone would match anywhere
    end
    for _, sample in ipairs(draft.samples) do
      sample.expected = expected_of(compiled, sample.text)
    end
  end
  return M.text(draft)
end

--- A draft from a report.
-- @tparam registry registry
-- @tparam report report
-- @tparam string name
-- @tparam string source the report's file name
-- @treturn table draft; also facts and city (a script for this very place)
function M.draft(registry, report, name, source)
  local form, city = M.nearest(registry, report)
  local compiled, facts = form and registry:compile(form), {}
  if compiled then
    facts = core.extract(compiled.engine, report):all()
  end
  local year = (report:meta "year"):match "^%d+$"
  return {
    name = name, source = source, form = form, city = city, facts = facts,
    place = core.fold((report:meta "place")), adcode = (report:meta "adcode"), kind = title_words(report),
    years = form and form.identity.years or year and { year + 0, year + 0 } or { 0, 0 },
    candidates = M.candidates(report, compiled and compiled.indicators or {}),
    samples = compiled and M.samples(report, compiled) or {},
  }
end

return M
