--- The part of `try` that tells where rules stopped, why a check does not hold, and which word is missing.
-- @module baogao.command.stopped
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local names = require "baogao.base.names"
local propose = require "baogao.author.propose"
local similar = require "baogao.author.similar"
local terminal = require "baogao.base.terminal"
local text = require "baogao.base.text"
local wanted = require "baogao.author.wanted"

local ipairs, tostring, stdout = ipairs, tostring, terminal.stdout
local table_concat = table.concat
local say = messages.text
local _ENV <const> = nil

local M = {}

local function out(indent, ...)
  stdout:write(indent, say(...), "\n")
end

local function source(path)
  return (core.read_file(path))
end

local function list_amounts(amounts, joint)
  local raws = {}
  for i, q in ipairs(amounts) do
    raws[i] = text.line(q.raw)
  end
  return table_concat(raws, joint)
end

local function show_wants(wants, indent)
  local shown = 0
  for _, want in ipairs(wants) do
    local where = text.short(want.where or "?")
    if want.kind == "not" then
      out(indent, "stopped_not", want.what, where)
    elseif want.kind == "without" then
      out(indent, "stopped_without", want.what, where)
    elseif shown < 4 then
      shown = shown + 1
      out(indent, shown == 1 and "stopped_wanted" or "stopped_wanted_more", wanted.text(want), where)
    end
  end
end

local SCALES <const> = { "万亿", "亿", "万", "千" }

-- A number takes its scale along, so 亿元 behind one never matches: says to write 元.
local function show_scale(reading, stop, indent)
  for _, want in ipairs(reading:wants(stop)) do
    for _, word in ipairs(want.words or {}) do
      for _, scale in ipairs(SCALES) do
        local unit = word:sub(#scale + 1)
        if unit ~= "" and word:sub(1, #scale) == scale and reading.view:sub(stop.at, stop.at + #unit - 1) == unit
          and reading.view:sub(stop.at - #scale, stop.at - 1) == scale then
          out(indent, "stopped_scale", scale, unit, word)
          return
        end
      end
    end
  end
end

local function show_proposal(indent, reading, stop)
  local found = propose.word(reading, stop, source)
  if not found then
    return
  end
  local line
  if found.words then
    line = say("add_words", found.word, wanted.text(found, 3), text.short(found.where))
  elseif found.is_new then
    line = say("add_key", found.key, found.word, found.name, text.short(found.where))
  else
    line = say("add_word", found.word, found.name .. "." .. found.key, text.short(found.where))
  end
  if found.why then
    line = line .. ": " .. say("add_why_" .. found.why, text.short(found.what or ""), found.key)
  end
  stdout:write(indent, line, "\n")
end

-- One stop in full, every line after `indent`.
local function show_stop(reading, stop, indent)
  local line = reading.report:line(stop.at)
  stop.shown = true
  out(indent, "stopped_rule", stop.rule.name, text.short(stop.rule.where))
  indent = indent .. "  "
  if stop.kind == "early" then
    out(indent, "stopped_early", stop.matched, stop.tries, line)
  else
    out(indent, "stopped_failed", stop.tries, line)
  end
  stdout:write(text.quote(reading.view, stop.at, indent .. "  "), "\n")
  show_wants(reading:wants(stop), indent)
  show_scale(reading, stop, indent)
  if #stop.left > 0 then
    out(indent, "stopped_left", list_amounts(stop.left, ", "))
    show_proposal(indent, reading, stop)
  end
end

local function own_name(reading)
  local chain = reading.compiled.scripts
  return chain[#chain].name
end

local function show_brief(reading, stop)
  local want = reading:wants(stop)[1]
  local piece = text.excerpt(reading.view, stop.at, 0, 24)
  local forbidden = want and (want.kind == "not" or want.kind == "without")
  out("  ", forbidden and "stopped_brief_not" or "stopped_brief", text.pad(stop.rule.name, 24),
    text.short(stop.rule.where), reading.report:line(stop.at), want and wanted.text(want, 3) or "?", piece)
end

-- Rules of the script itself, and rules that leave figures of their sentence, are shown with their place.
-- 三个方面 is no figure that anybody misses.
local function is_close(reading, stop)
  if stop.kind == "early" or stop.rule.script == own_name(reading) then
    return true
  end
  for _, amount in ipairs(stop.left) do
    if amount.raw:find "%d" then
      return true
    end
  end
  return false
end

--- Prints the stops of a short text that tell why a fact is missing in it: rules of the script, or that left
-- figures.
-- @tparam reading reading
-- @tparam string indent
-- @tparam integer most
function M.show_few(reading, indent, most)
  for _, stop in ipairs((reading:stopped())) do
    if most > 0 and is_close(reading, stop) then
      show_stop(reading, stop, indent)
      most = most - 1
    end
  end
end

local function first_place(view, words)
  local first
  for _, word in ipairs(words) do
    local at = view:find(word, 1, true)
    first = at and (not first or at < first) and at or first
  end
  return first
end

-- For rules that were never tried: words of the text that are nearly theirs.
local function show_near(reading, untried, script, all)
  local amounts = reading:unclaimed()
  for _, rule in ipairs(untried) do
    local words, line
    if all or rule.script == script then
      words, line = similar.words(reading, rule, amounts)
    end
    if words then
      out("  ", "untried_near", rule.name, line, words, text.short(rule.where))
    end
  end
end

-- Rules that were never tried: the script's own by name, those of its form as a number.
local function show_untried(reading, untried, all)
  local own, others = {}, 0
  local script = reading.compiled.scripts[#reading.compiled.scripts].name
  for _, rule in ipairs(untried) do
    local is_own = all or rule.script == script
    local at = is_own and rule.sections and first_place(reading.view, rule.words or {})
    if at then
      out("  ", "untried_section", text.pad(rule.name, 24), text.short(rule.where), reading.report:line(at),
        table_concat(rule.sections, ", "))
    elseif is_own then
      own[#own + 1] = rule.name
    else
      others = others + 1
    end
  end
  if #own > 0 then
    out("", "untried", #own, table_concat(own, ", "))
    show_near(reading, untried, script, all)
  end
  if others > 0 then
    out("", "untried_form", others)
  end
end

--- Prints which rules stopped, where, and what they wanted.
-- @tparam reading reading
-- @tparam {stop,...} stops
-- @tparam {rule,...} untried
-- @tparam boolean all with the places of all of them
function M.show(reading, stops, untried, all)
  local full, brief, quiet = {}, {}, 0
  for _, stop in ipairs(stops) do
    if not all and stop.kind == "failed" and stop.rule.script ~= own_name(reading) and reading:has_all_of(stop.rule) then
      quiet = quiet + 1
    elseif not stop.shown then
      local list = (all or is_close(reading, stop)) and full or brief
      list[#list + 1] = stop
    end
  end
  if #full + #brief > 0 then
    out("", "stopped", #full + #brief)
  end
  for _, stop in ipairs(full) do
    show_stop(reading, stop, "  ")
  end
  for _, stop in ipairs(brief) do
    show_brief(reading, stop)
  end
  if quiet > 0 then
    out("", "stopped_quiet", quiet)
  end
  show_untried(reading, untried, all)
end

--- Prints what rules cost that begin with no word: they are tried at every sentence.
-- @tparam reading reading
function M.show_costs(reading)
  for i, rule in ipairs(reading.compiled.rules) do
    local kept = rule.at_sentences and reading.stops:of(i)
    if kept then
      out("", "at_sentences", rule.name, text.short(rule.where), kept.tries)
    end
  end
end

local function lines_of(amounts)
  local seen, lines = {}, {}
  for _, q in ipairs(amounts) do
    if not seen[q.line] then
      seen[q.line] = true
      lines[#lines + 1] = tostring(q.line)
    end
  end
  return table_concat(lines, ", ")
end

--- Prints which unclaimed figures make up the gap of a check, and the word that would claim them.
-- @tparam reading reading
-- @tparam table outcome
-- @tparam table found see `baogao.author.gap`
function M.show_gap(reading, outcome, found)
  local indent = "      "
  out(indent, "gap_is", tostring(outcome.gap):gsub("^-", ""), list_amounts(found.amounts, " + "),
    say(#found.amounts == 1 and "gap_one" or "gap_several"), lines_of(found.amounts))
  if found.stop then
    out(indent, "gap_rule")
    show_stop(reading, found.stop, indent)
  else
    out(indent, "gap_facts", names.format(found.fact.indicator, found.fact.dims), found.fact.rule)
  end
end

--- Prints as what a reading with all rules has figures that the script's own rules left.
-- @tparam reading reading
-- @tparam table found see `baogao.author.gap`
-- @tparam string form
function M.show_filled(reading, found, form)
  local texts = {}
  for _, amount in ipairs(found.amounts) do
    for _, fact in ipairs(reading.facts) do
      if fact.from == amount.from then
        texts[#texts + 1] = text.line(amount.raw) .. " " .. names.format(fact.indicator, fact.dims)
      end
    end
  end
  out("      ", "own_facts", form, table_concat(texts, ", "))
end

return M
