--- The first draft of a script, from a real report: what the nearest form reads already becomes samples,
-- what it leaves becomes rules with names to choose.
-- @module baogao.scaffold
local lpeg = require "lpeg"
local core = require "baogao.core"
local draft_text = require "baogao.draft_text"
local identity = require "baogao.identity"
local loader = require "baogao.loader"
local names = require "baogao.names"
local text = require "baogao.command.text"
local zh = require "baogao.zh"

local ipairs, pairs, pcall = ipairs, pairs, pcall
local table_concat = table.concat
local utf8_len, utf8_offset, charpattern = utf8.len, utf8.offset, utf8.charpattern
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
    if score.score >= identity.fits then
      local city = script.place and script or nil
      while script.extends and registry.by_name[script.extends] do
        script = registry.by_name[script.extends]
      end
      return not script.place and script or nil, city
    end
  end
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

-- What a compiled script makes of a text: name to value, in order.
local function expected_of(compiled, sample)
  local report = core.read_bytes(sample, "sample.txt")
  local ok, facts = pcall(core.extract, compiled.engine, report)
  local list = {}
  for _, fact in ipairs(ok and facts:all() or {}) do
    if fact.value ~= nil and fact.status ~= "derived" then
      list[#list + 1] = { name = names.format(fact.indicator, fact.dims), value = draft_text.literal(fact.value), at = fact.from }
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
    local script, message = loader.load_text(path, draft_text.text(draft))
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
  return draft_text.text(draft)
end

--- A draft from a report.
-- @tparam registry registry
-- @tparam report report
-- @tparam string name
-- @tparam string source the report's file name
-- @treturn table draft; also facts, city (a script for this very place), identity (nil: the report has no words)
function M.draft(registry, report, name, source)
  local form, city = M.nearest(registry, report)
  local compiled, facts = form and registry:compile(form), {}
  if compiled then
    facts = core.extract(compiled.engine, report):all()
  end
  return {
    name = name, source = source, form = form, city = city, facts = facts,
    place = core.fold((report:meta "place")), adcode = (report:meta "adcode"),
    identity = identity.draft(report, form),
    candidates = M.candidates(report, compiled and compiled.indicators or {}),
    samples = compiled and M.samples(report, compiled) or {},
  }
end

return M
