--- Every text that the commands print, in one place, so that another language is one other table.
-- A message says what, where, why, what was tried, and the command that goes on from there.
-- @module baogao.messages
local error, tostring = error, tostring
local string_format = string.format
local _ENV <const> = nil

local M = {}

--- The texts by name; `%` as in string.format.
M.texts = {
  -- try: scores
  score_own = "  %s scores %d: %s",
  score_none = "  %s scores %d, which is no match: %s",
  score_next = "  next best %s scores %d: %s",
  score_better = "  better: %s scores %d: %s",
  warning = "  warning %s: %s",
  warning_times = "  warning %s: %s (x%d)",
  -- try: facts, checks, figures
  facts = "facts (%d)",
  fact_line = "line %d: %s",
  checks = "checks: %d pass, %d fail, %d uncertain, %d not assessable",
  check = "  %s  %s: %s against %s, gap %s%s",
  figures = "figures: %d claimed, %d set aside, %d unclaimed",
  figure = "  line %d: %s  in: %s",
  -- try: rules
  stopped = "rules that stopped (%d)",
  stopped_rule = "%s  %s",
  stopped_early = "matched %d of %d places, and ended on line %d before its sentence did:",
  stopped_failed = "tried at %d places, none matched; it came farthest on line %d:",
  stopped_wanted = "wanted here: %s  (%s)",
  stopped_wanted_more = "or: %s  (%s)",
  stopped_not = "here may not stand: %s  (%s)",
  stopped_without = "%s stands earlier in the sentence, which the rule excludes  (%s)",
  stopped_left = "not read in this sentence: %s",
  stopped_brief = "%s  %s  line %d: wanted %s at: %s",
  stopped_brief_not = "%s  %s  line %d: %s may not stand there: %s",
  stopped_hint = "baogao try --all shows each with its place",
  untried = "rules whose first words do not stand here (%d): %s",
  untried_section = "%s  %s  its first words stand on line %d, but under no heading with %s",
  at_sentences = "%s  %s  begins with no word, so it was tried at every sentence (%d): give it near = { \"…\" }",
  -- try: why a check fails
  gap_is = "%s = %s, which %s unclaimed on line %s",
  gap_one = "is",
  gap_several = "are",
  gap_rule = "this rule stopped before them:",
  gap_facts = "they stand near %s, which rule %s found; no rule stopped there",
  own_rules = "by this script's own rules alone, without those of %s",
  own_check = "  %s  %s: %s against %s, gap %s",
  add_word = "add %s to %s (%s)",
  add_key = "add %s = { \"%s\" } to %s (%s)",
  add_words = "add %s to the words %s (%s)",
  add_why_known = "%s knows it as %s",
  add_why_common = "it shares %s with its words",
  add_why_left = "no other part is left",
  own_facts = "%s reads them: %s",
  file = "%s",
  -- try -i, --watch
  prompt = "report, facts, checks, script, zh, w, lpeg, re are at hand; a value is printed; Ctrl-D ends",
  prompt_line = "> ",
  prompt_more = ">> ",
  watching = "-- %d files are watched; save one to run again; Ctrl-C ends",
  -- problems
  problem = "baogao: %s",
  problem_why = "  why: %s",
  problem_tried = "  tried: %s",
  problem_next = "  next: %s",
  next_inspect = "baogao inspect %s shows what the reader sees",
  next_scripts = "baogao scripts lists what there is; a file ends in .lua",
}

--- The text `name` with its values.
-- @tparam string name
-- @param ... values
-- @treturn string
function M.text(name, ...)
  local format = M.texts[name]
  if not format then
    error("messages: there is no text " .. tostring(name), 2)
  end
  return string_format(format, ...)
end

return M
