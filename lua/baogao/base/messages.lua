--- Every text that the commands print, in one place, so that another language is one other table.
-- A message says what, where, why, what was tried, and the command that goes on from there.
-- @module baogao.base.messages
local core = require "baogao.core"

local error, select, tostring, type = error, select, tostring, type
local string_format, table_unpack = string.format, table.unpack
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
  check_open = "  not assessable  %s: %s",
  check_no_side = "nothing is stated for its %s side",
  check_left = "left",
  check_right = "right",
  check_incomplete = "some of its figures have no value",
  fact_also = "    elsewhere line %d: %s  %s",
  check = "  %s  %s: %s against %s, gap %s%s",
  figures = "figures: %d claimed, %d set aside, %d unclaimed",
  figure = "  line %d: %s  in: %s",
  figures_more = "  %d more; baogao try --all lists them, and a run's residue.csv",
  changed = "-- %d changes since the last run:",
  changed_nothing = "-- no fact and no check changed",
  changed_check = "check %s: %s -> %s",
  figure_near = "    rule %s begins with nearly these words: %s  (%s)",
  doubt = "warning %s: %s",
  doubt_fail = "%s: %s",
  doubt_dim = "%s: nothing in this script makes a part %s",
  doubt_nearest = "; perhaps %s is meant",
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
  untried_near = "rule %s: line %d has nearly its first words: %s  (%s)",
  stopped_quiet = "%d more rules of the form stopped; what they look for is found elsewhere (--all shows them)",
  untried_form = "%d more rules of the form were not tried: their first words do not stand here (--all names them)",
  untried_section = "%s  %s  its first words stand on line %d, but under no heading with %s",
  at_sentences = "rule %s  %s  begins with no word and was tried at every sentence (%d): give it near = { \"…\" }",
  -- try: what a pattern wants
  want_int = "a whole number",
  want_number = "a number",
  want_percent = "a percentage",
  want_permille = "a rate in a thousand",
  want_counter = "a counter word (条, 件, 次, …)",
  want_year = "a year",
  want_date = "a date",
  want_sep = "punctuation or 和 及 以及",
  want_stop = "the end of the sentence",
  want_char = "a character",
  want_growth = "growth in words: 增长5.6%%, 下降4.3%%, 持平",
  want_rise = "a rise: 增长5.6%%",
  want_fall = "a fall: 下降4.3%%",
  want_same = "持平",
  want_part = "a part of a ratio",
  want_index = "an index: 99.7",
  want_place = "the name of the report's place",
  want_this_year = "no other year earlier in the clause",
  want_last_year = "the year before the report's",
  want_led_by = "before it in the clause may only stand what zh.led_by says",
  want_under = "before it must stand %s",
  want_bytes = "any %d bytes",
  want_nothing = "nothing: lpeg.P(false)",
  want_toolkit = "a pattern of the toolkit",
  want_rule = "grammar rule %s",
  want_test = "what a function asks for",
  want_set = "one of %q",
  want_digit = "a digit",
  want_range = "a character of %q",
  -- try: why a check fails
  gap_is = "%s = %s, which %s unclaimed on line %s",
  gap_total = "      the gap is %s, which is summed along with its parts: declare %s with total = \"%s\"",
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
  -- run --with
  with_shape = "--with %s: it is SCRIPT:EXPORT, as in 410100-zhengzhou:card",
  with_problem = "--with %s: %s",
  with_export = "--with %s: %s has no export %s",
  export_twice = "%s: the export of %s has this name already",
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
  export_broken = "export %s of %s: %s",
  script_no_rule = "%s: no rule and no table: it would read nothing",
  script_no_sample = "%s: no sample: script:sample { \"a sentence\", [\"indicator\"] = value }",
  script_broken = "%s",
  golden_differs = "%s differs; when the new facts are right, baogao test --update writes them:",
  golden_missing = "%s is not there; baogao test --update writes it:",
  golden_update = "%s: %d changes are written:",
  golden_checks = "%s: new, with %d checks",
  golden_new = "%s: new, with %d facts:",
  golden_unreadable = "%s: %s",
  golden_misfit = "%s: the report does not fit %s, which scores %d: %s",
  golden_rival = "%s: the report goes to %s, which scores %d, and not to %s, which scores %d; correct its identify",
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
  new_no_words = "%s: there is no draft of it: it has no words by which a script could know it again",
  new_fits = "it fits its report: %s scores %d, next is %s with %d",
  new_fits_alone = "it fits its report: %s scores %d",
  new_misfit = "it does not fit its report: %s scores %d (%s), %s scores %d; correct its identify",
  new_wrote = "wrote %s: %d rules to name, %d samples of what is read already",
  new_nothing = "  no rule could be made: no figure stands in the prose in digits, behind words of its own. scripts/README.md"
    .. " says how tables are read (grid, listing)",
  new_left_out = "  %d more figures are comments: no words before them are theirs alone; each says why",
  new_left = "  %d more figures in %d sentences have no rule, as a draft has at most %d: baogao new --all makes them too",
  new_golden = "wrote %s: %d facts; correct the values that are wrong",
  new_luarc = "wrote %s: completion in editors",
  new_next = "next: baogao try --watch %s %s\n      baogao test %s",
  draft_head = "-- %s.lua - a first draft, made from %s by baogao new: names and words are guesses.\n",
  draft_figures = "\n-- Figures that nothing reads yet. Choose a name for each, join what belongs together, or delete it;\n"
    .. "-- scripts/README.md says how. What is out of scope: city:ignore { reason = \"…\", near = { \"…\" } }\n",
  draft_samples = "\n-- Sentences that are read already. They must stay so.\n",
  draft_line = "-- line %d\n",
  draft_elsewhere = "-- left out: its words stand before another figure too, on line %d\n",
  draft_lacks = "-- left out: written like this it does not read its figure\n",
  draft_loose = "-- left out: its words say nothing alone and would match anywhere\n",
  draft_guess = "-- %s: perhaps %s (%s)\n",
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
  trace_no_words = "its first words do not stand in the text: %s",
  trace_near = "; line %d has nearly: %s",
  trace_section = "its first words stand on line %d, but under no heading with %s",
  trace_elsewhere = "its first words stand on line %d, where no sentence of the prose was tried: in a table, perhaps",
  trace_nearest = "of %d rules the nearest are: %s",
  trace_is_table = "%s reads tables by their labels: there are no tries of a pattern to follow",
  trace_table = "baogao try lists the warnings of tables; baogao inspect FILE shows the tables as they were read",
  no_rule = "%s has no rule %s",
  -- scripts that Lua does not take
  full_width = "%s:%d: full-width %s where Lua wants %s",
  -- grids
  grid_row = "grid %s: row %s has no cell: no indicator of such a name is declared. Rows are indicators, columns the"
    .. " parts of %s; a page that has them the other way round is read too. Declare it, or change rows and columns",
  grid_column = "grid %s: column %s has no cell: no indicator of the rows is declared",
  grid_pair = "grid %s: %s has no cell: without dim a cell is the indicator ROW_COLUMN, and none of such a name is"
    .. " declared. Declare it, or say dim = \"…\"",
  grid_unknown = "    the script's grid %s does not know these labels of the table: %s",
  -- problems
  problem = "baogao: %s",
  problem_nearest = "there is no %s here; perhaps %s is meant",
  problem_unknown = "there is no %s here; scripts/README.md lists what there is",
  problem_why = "  why: %s",
  problem_tried = "  tried: %s",
  problem_next = "  next: %s",
  next_inspect = "baogao inspect %s shows what the reader sees",
}

--- The text `name` with its values, of which none makes a line of its own.
-- @tparam string name
-- @param ... values
-- @treturn string
function M.text(name, ...)
  local format = M.texts[name]
  if not format then
    error("messages: there is no text " .. tostring(name), 2)
  end
  local values = { ... }
  for i = 1, select("#", ...) do
    if type(values[i]) == "string" then
      values[i] = core.plain(values[i])
    end
  end
  return string_format(format, table_unpack(values, 1, select("#", ...)))
end

return M
