--- The first draft of a script, from a real report: what the nearest form reads already becomes samples,
-- what it leaves becomes rules with names to choose.
-- @module baogao.author.scaffold
local core = require "baogao.core"
local draft_text = require "baogao.author.draft_text"
local figures = require "baogao.author.draft_figures"
local identity = require "baogao.author.identity"
local loader = require "baogao.compile.loader"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local text = require "baogao.base.text"

local ipairs, pcall = ipairs, pcall
local table_concat, table_remove, math_huge = table.concat, table.remove, math.huge
local _ENV <const> = nil

local M = {}

--- The most samples of a draft, and the longest text of one in bytes.
M.most_samples, M.longest = 12, 900

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
-- @tparam report report
-- @tparam {table,...} quantities see `facts:quantities`
-- @tparam table compiled
-- @treturn {table,...} text, expected (name and value as Lua text)
function M.samples(report, quantities, compiled)
  local view, seen, list = report:folded(), {}, {}
  for _, q in ipairs(quantities) do
    local from, to
    if q.claimed and not figures.in_table(view, q.from) then
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

-- How a rule of the draft reads the whole report: nil when it reads each of its figures at its place and nothing
-- else; else the place of another figure that it reads, or 0 when it lacks one of its own.
local function strays(compiled, facts, candidate)
  local lacks = false
  for _, part in ipairs(candidate.parts) do
    local found = false
    for _, mention in ipairs(facts:evidence(compiled.index[part.name])) do
      if mention.from ~= part.at or mention.to ~= part.to then
        return mention.from
      end
      found = true
    end
    lacks = lacks or not found
  end
  return lacks and 0 or nil
end

local function compile_draft(registry, draft, path)
  local script, message = loader.load_text(path, draft_text.text(draft))
  if not script then
    return nil, message
  end
  return registry:compile(script, {})
end

-- Why a rule is left out, as a text for its comment.
local function reason(report, candidate, stray)
  if candidate.is_loose then
    return messages.text "draft_loose"
  end
  return stray > 0 and messages.text("draft_elsewhere", report:line(stray)) or messages.text "draft_lacks"
end

-- Looks at every rule over the whole report: one that reads other places gets more words, or is left out. True when
-- one was changed.
local function fit_rules(draft, report, compiled)
  local facts, changed = core.extract(compiled.engine, report), false
  local list = draft.candidates
  local joined -- a rule that was joined to is looked at when it has been compiled
  for i = #list, 1, -1 do
    local c = list[i]
    c.is_loose = figures.is_loose(c)
    local stray = not c.refused and c ~= joined and (strays(compiled, facts, c) or c.is_loose and 0)
    if stray then
      changed = true
      local how = figures.lengthen(report:folded(), list, i)
      if how == "joined" then
        joined = list[i - 1]
        joined.refused = nil
        table_remove(list, i)
      elseif not how then
        c.refused = reason(report, c, stray)
      end
    end
  end
  return changed
end

-- Brings the samples up to what the draft as a whole finds. True when a rule was left out for its sample.
local function fit_samples(draft, compiled)
  local changed = false
  for _, c in ipairs(draft.candidates) do
    c.expected = not c.refused and found_by(compiled, c) or nil
    if not c.refused and not c.expected then
      c.refused, changed = messages.text "draft_lacks", true
    end
  end
  for _, sample in ipairs(draft.samples) do
    sample.expected = expected_of(compiled, sample.text)
  end
  return changed
end

--- Sees to it that each rule of a draft reads the figures that it was made from, and no others, in the whole
-- report: gives it more words, or leaves it as a comment that says why. Brings the samples up to that.
-- @tparam registry registry with the form
-- @tparam table draft
-- @tparam report report
-- @tparam string path of the draft
-- @treturn string|nil the final text
-- @treturn string message
function M.settle(registry, draft, report, path)
  local compiled, message
  repeat
    compiled, message = compile_draft(registry, draft, path)
    if not compiled then
      return nil, message
    end
  until not fit_rules(draft, report, compiled) and not fit_samples(draft, compiled)
  return draft_text.text(draft)
end

--- A draft from a report.
-- @tparam registry registry
-- @tparam report report
-- @tparam string name
-- @tparam string source the report's file name
-- @tparam[opt] boolean all a rule for every figure, however many
-- @treturn table draft; left (figures and sentences without a rule); also facts, quantities, city (a script for this very place), identity (nil: the report has no words)
function M.draft(registry, report, name, source, all)
  local form, city = M.nearest(registry, report)
  local compiled = form and registry:compile(form)
  local facts = compiled and core.extract(compiled.engine, report)
  local quantities = (facts or report):quantities()
  local samples = compiled and M.samples(report, quantities, compiled) or {}
  local list, left = figures.find(report, quantities, compiled and compiled.indicators or {}, all and math_huge or figures.most)
  return {
    name = name, source = source, form = form, city = city, facts = facts and facts:all() or {},
    quantities = quantities,
    place = core.fold((report:meta "place")), adcode = (report:meta "adcode"),
    identity = identity.draft(report, form),
    candidates = list, left = left, samples = samples,
  }
end

return M
