--- What the files of a run folder hold: every column, in order, with its type and meaning. A spec holds it to what
-- the program writes.
-- @module baogao.export.run_files
local _ENV <const> = nil

-- Columns that several files have, each with one meaning.
local REPORT <const> = { "report", "text", "path of the report as the run was given it; bytes that are not UTF-8 as %XX" }
local INDICATOR <const> = { "indicator", "text", "name of the indicator; the codebook's indicators tell what it is" }
local DIMS <const> = { "dims", "text", "breakdown, as key:part joined by ; (channel:fax); empty for a figure without one" }
local RAW <const> = { "raw", "text", "the figure as printed, with sign word, hedge, scale and unit; empty for a blank cell" }
local LINE <const> = { "line", "integer", "line of the source where it begins, from 1" }
local FROM <const> = { "from", "integer", "first byte of it in the source file, from 0; of Word and PDF: in the text of inspect --text" }
local TO <const> = { "to", "integer", "the byte behind its last one" }
local PAGE <const> = { "page", "integer", "page, of formats that have pages" }
local SCRIPT <const> = { "script", "text", "name@version of the script that read the report" }
local PLACE <const> = { "place", "text", "place the report is about, in full" }
local ADCODE <const> = { "adcode", "text", "its code (GB/T 2260), six digits as text" }
local PUBLISHER <const> = { "publisher", "text", "who published the report" }
local LEVEL <const> = { "level", "code", "level of the place", "level" }
local YEAR <const> = { "year", "year", "year the report is about" }
local HASH <const> = { "sha256", "text", "SHA-256 of the source's bytes" }
local SECTION <const> = { "section", "text", "heading it stands under" }

--- Files in the order of the design; a column is { name, type, meaning, which codes it has }.
return {
  { name = "facts.csv", about = "a row for each figure of each report: report, indicator and dims are its key", columns = {
    REPORT, PLACE, ADCODE, PUBLISHER, LEVEL, YEAR,
    { "form", "text", "form of the table or rule that made the figure" }, INDICATOR, DIMS,
    { "value", "number", "the value in the indicator's unit, with the digits that were printed; empty when there is none" },
    { "unit", "text", "unit of the value" }, { "hedge", "code", "how sure the report is of it", "hedge" },
    { "status", "code", "where the value comes from, or why there is none", "status" }, RAW,
    { "grade", "code", "reasons to trust the value or not, joined by ;", "grade" }, SCRIPT,
    { "rule", "text", "rule or table that found it; metric:NAME of a derived one" }, SECTION, PAGE, LINE, FROM, TO, HASH,
    { "label", "text", "what the script calls the indicator" } } },
  { name = "evidence.csv", about = "every place a figure stands at, and the inputs of derived ones", columns = {
    REPORT, INDICATOR, DIMS, { "role", "code", "what the place is to the figure", "role" },
    { "value", "number", "the value that is stated there" }, RAW, { "rule", "text", "rule or table that found it" },
    FROM, TO, PAGE, LINE } },
  { name = "checks.csv", about = "what should add up: whether it does", columns = {
    REPORT, SCRIPT, { "check", "text", "what is asserted" }, { "verdict", "code", "what came of it", "verdict" },
    { "left", "number", "value of the left side" }, { "right", "number", "value of the right side" },
    { "gap", "number", "left less right" }, { "blanks", "integer", "blank cells that a sum took as 0" },
    { "left_facts", "text", "figures of the left side" }, { "right_facts", "text", "figures of the right side" },
    { "note", "text", "what else is to be said" },
    { "grade", "code", "what figures of either side are in doubt for, joined by ;", "grade" } } },
  { name = "residue.csv", about = "figures of the reports that no rule claimed", columns = {
    REPORT, RAW, { "value", "number", "its value" }, { "unit", "text", "its unit" }, SECTION, LINE, FROM, TO,
    { "set_aside", "text", "why a script leaves it out; empty when none does" },
    { "context", "text", "the words around it" } } },
  { name = "warnings.csv", about = "what was odd about a report, a row for each time", columns = {
    REPORT, { "code", "code", "kind of oddity", "warning" }, { "text", "text", "what and where" }, LINE, FROM, TO,
    { "facts", "text", "figures it casts doubt on, joined by ;" } } },
  { name = "expected.csv", about = "figures that such reports nearly always state, and this one does not", columns = {
    REPORT, INDICATOR, DIMS, { "why", "code", "why it is missing, as far as can be said", "why" },
    { "rule", "text", "rule that stopped there, or table that should say it" },
    { "line", "integer", "line to look at, from 1; empty when nothing is known" },
    { "section", "text", "heading to look under; empty when nothing is known" },
    { "label", "text", "what the script calls the indicator" } } },
  { name = "reports.csv", about = "a row for each input", columns = {
    REPORT, HASH, { "bytes", "integer", "size of the source" }, { "format", "text", "what the file is, by what it holds" },
    { "encoding", "text", "charset it was read in" }, { "title", "text", "title of the report" }, PLACE, ADCODE, PUBLISHER,
    LEVEL, YEAR, { "date", "text", "when it was published, YYYY-MM-DD" },
    { "meta_from", "text", "where each of these was found, key:place joined by ;" },
    { "form", "text", "form of the script that read it" }, SCRIPT,
    { "verdict", "code", "what became of it", "report_verdict" },
    { "reason", "text", "a stable CODE, then what, where, what to try" },
    { "warnings", "text", "its warnings, joined by ;" }, { "facts", "integer", "how many figures were read" },
    { "residue", "integer", "how many were claimed by no rule" },
    { "duplicate_of", "text", "an earlier input with the same bytes" } } },
  { name = "timings.csv", about = "time taken, which differs between equal runs", columns = {
    REPORT, { "microseconds", "integer", "wall time" } } },
}
