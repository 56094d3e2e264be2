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
  figure_near = "    rule %s begins with nearly these words: %s  (%s)",
  -- try: rules
  stopped = "rules that stopped (%d)",
  stopped_rule = "%s  %s",
  stopped_early = "matched %d of %d places, and ended on line %d before its sentence did:",
  stopped_failed = "tried at %d places, none matched; it came farthest on line %d:",
  stopped_wanted = "wanted here: %s  (%s)",
  stopped_wanted_more = "or: %s  (%s)",
  stopped_not = "here may not stand: %s  (%s)",
  stopped_without = "%s stands earlier in the sentence, which the rule excludes  (%s)",
  stopped_scale = "the number has taken %s along: write %s, not %s",
  stopped_left = "not read in this sentence: %s",
  stopped_brief = "%s  %s  line %d: wanted %s at: %s",
  stopped_brief_not = "%s  %s  line %d: %s may not stand there: %s",
  untried = "rules whose first words do not stand here (%d): %s",
  stopped_quiet = "%d more rules of the form stopped; what they look for is found elsewhere (--all shows them)",
  untried_form = "%d more rules of the form were not tried: their first words do not stand here (--all names them)",
  untried_section = "%s  %s  its first words stand on line %d, but under no heading with %s",
  at_sentences = "rule %s  %s  begins with no word and was tried at every sentence (%d): give it near = { \"…\" }",
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
  -- folders of scripts
  collection_line = "%s:%d: %s: a line is name = \"text\", api = 1, [files], or \"file.lua\" = \"SHA-256\"",
  collection_field = "%s: has no %s",
  collection_no_api = "%s: has no api: say which script API the scripts are written for, api = %d",
  collection_api = "API: %s: %s %s needs script API %d, this program has %d; take the release of one that fits the other",
  collection_unlisted = "HASH: %s: is not in %s; when it belongs there: baogao scripts --seal %s",
  collection_changed = "HASH: %s: is not as %s has it; when you changed it: baogao scripts --seal %s",
  collection_empty = "%s: has no scripts",
  collection_sealed = "wrote %s: %d files",
  collection_listed = "%s%s  licence %s, api %d  %s",
  script_twice = "%s: a script named %q was loaded from %s already",
  script_instead = "%s: %s stands in for the one in %s",
  no_scripts = "--scripts %s: there is no script in it",
  no_folder = "--scripts %s: %s",
  -- test
  test_fail = "FAIL %s",
  test_script = "%s %d passed, %d failed",
  test_total = "%d passed, %d failed",
  test_nothing = "nothing was tested: a script:sample { \"a sentence\", [\"indicator\"] = value } is a test",
  sample_broken = "%s: sample: %s",
  sample_wrong = "%s: sample: %s (all facts: %s)",
  sample_unknown = "%s is no indicator of this script",
  sample_value = "%s should be %s, is %s",
  sample_none = "without a value",
  sample_missing = "missing",
  sample_no_facts = "none",
  sample_changes = "%s: sample: its facts change with what ran before: first %s, then %s",
  script_no_rule = "%s: no rule and no table: it would read nothing",
  script_no_sample = "%s: no sample: script:sample { \"a sentence\", [\"indicator\"] = value }",
  script_broken = "%s",
  golden_differs = "%s differs; when the new facts are right, baogao test --update writes them:",
  golden_missing = "%s is not there; baogao test --update writes it:",
  golden_update = "%s: %d changes are written:",
  golden_new = "%s: new, with %d facts:",
  golden_unreadable = "%s: %s",
  golden_unwritable = "%s: cannot be written",
  coverage = "  rules that matched: %d of %d; words that matched: %d of %d",
  coverage_rule = "  never matched: rule %s  %s",
  coverage_word = "  never matched: %s  %s",
  -- changes of facts
  change_added = "+ %s = %s",
  change_lost = "- %s = %s",
  change_changed = "~ %s: %s",
  change_moved = "  %s: %s",
  change_field = "%s %s -> %s",
  change_place = "  (line %s: %s, rule %s)",
  -- new
  new_meta = "%s  %s  (%s)",
  new_unknown = "not known",
  new_form = "form      %s",
  new_no_form = "form      no script fits: the draft extends none; baogao scripts --why FILE says why",
  new_city = "there is a script for this place: %s (%s)",
  new_figure = "  line %d: %s %s %s",
  new_again = "(said before)",
  new_bad_name = "%s: a script's name holds letters, digits, '.', '_' and '-'",
  new_exists = "%s is there already and is not written over",
  new_try = "baogao try %s %s",
  new_wrote = "wrote %s: %d rules to name, %d samples of what is read already",
  new_golden = "wrote %s: %d facts; correct the values that are wrong",
  new_luarc = "wrote %s: completion in editors",
  new_next = "next: baogao try --watch %s %s\n      baogao test %s",
  -- diff
  diff_report = "%s  (%s -> %s)",
  diff_no_script = "no script",
  diff_total = "%d reports compared, %d differ; facts: %d added, %d changed, %d lost, %d found elsewhere",
  diff_counts = "unclaimed figures: %d -> %d; failed checks: %d -> %d",
  diff_unread = "%d reports fit neither side",
  diff_nothing = "no report was compared: none fits either side",
  page_title = "%s -> %s",
  page_place = "line %s: %s",
  page_change = "change",
  page_fact = "fact",
  page_value = "value",
  page_where = "where",
  page_rule = "rule",
  page_added = "added",
  page_lost = "lost",
  page_changed = "changed",
  page_moved = "found elsewhere",
  next_why = "baogao scripts --why FILE says how each script scores",
  -- trace
  trace_rule = "rule %s  %s  tried at %d places, matched %d",
  trace_enter = "enter %s  line %d, byte %d: %s",
  trace_leave = "leave %s  line %d, bytes %d to %d: %s",
  trace_fail = "fail  %s  line %d, byte %d",
  trace_hidden = "%d steps lie deeper and are not shown; --depth N shows more",
  no_rule = "%s has no rule %s",
  -- problems
  problem = "baogao: %s",
  problem_nearest = "there is no %s here; perhaps %s is meant",
  problem_unknown = "there is no %s here; scripts/README.md lists what there is",
  problem_why = "  why: %s",
  problem_tried = "  tried: %s",
  problem_next = "  next: %s",
  next_inspect = "baogao inspect %s shows what the reader sees",
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
