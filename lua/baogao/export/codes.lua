--- What the codes in the files of a run mean. A spec holds them to the codes in the program's source.
-- @module baogao.export.codes
local _ENV <const> = nil

local M = {}

--- The kinds of codes, in the order of the codebook.
M.order = { "status", "hedge", "grade", "role", "verdict", "report_verdict", "level", "why", "warning", "reason" }

M.status = {
  { "reported", "stated by the report; without a value: a range" },
  { "none_stated", "the report says that there is none (未收费, 没有, 无): the value is 0" },
  { "blank", "an empty cell: no value, not zero" },
  { "not_applicable", "does not apply (/, —, 不适用): no value" },
  { "illegible", "cannot be read: no value" },
  { "contradictory", "the report states two values; where there is one, it is the preferred one" },
  { "derived", "computed from other facts of the report" },
  { "overridden", "corrected by a person" },
}

M.hedge = {
  { "about", "近, 约, 左右: the figure is rounded" }, { "over", "超过, 多: more than the figure" },
  { "under", "不足, 不到: less than the figure" }, { "at_least", "以上, 不少于: the figure or more" },
  { "range", "between two figures: no value, unless the rule says low or high" },
}

M.grade = {
  { "table+prose_agree", "table and prose state the same value" },
  { "repeated_agree", "several places state the same value" },
  { "single", "one place states it" },
  { "fallback_rule", "found by a rule that is only a guess" },
  { "resolved_by_sum", "its cell was told from others by sums that close" },
  { "check_failed", "a check that it is part of fails" },
  { "missing_input", "a metric without a value: an input has none" },
  { "metric_broken", "a metric without a value: its function failed" },
  { "input_contradictory", "a metric with an input of which the report states two values" },
  { "input_hedged", "a metric with an input that is rounded or a bound" },
}

M.role = {
  { "value", "the place the value was taken from" }, { "agrees", "states the same value" },
  { "differs", "states another value" }, { "part", "states a part of it" },
  { "input", "an input of a derived figure" }, { "blank", "an empty cell" },
}

M.verdict = {
  { "pass", "both sides are equal" }, { "fail", "they are not" },
  { "uncertain", "they may be: a side is rounded, or a blank was taken as 0" },
  { "not_assessable", "a whole side has no value" },
}

M.report_verdict = {
  { "ok", "read" }, { "ok_with_warnings", "read, with something odd about it" },
  { "no_script", "no script reads such reports" }, { "not_a_report", "a picture, a viewer, a login page, or nothing" },
  { "failed", "could not be read; reason says why" },
}

M.level = {
  { "nation", "the country" }, { "province", "province, autonomous region, municipality" },
  { "prefecture", "prefecture-level city, prefecture" }, { "county", "county, district, county-level city" },
  { "township", "town, township, street" },
}

M.why = {
  { "not_stated", "the report was read and no rule's words for it stand there" },
  { "rule_stopped", "a rule's first words stand at `line`, and what follows is not what the rule knows (baogao trace)" },
  { "table_missing", "the form's table that has it was not found" },
  { "in_pictures", "tables or pages of the report are pictures" },
  { "mostly_unread", "hardly a figure of the report was read" },
  { "form_incomplete", "rows or columns that the form prescribes are missing" },
}

M.warning = {
  { "ASKEW", "cells of a table stand askew: their columns were told by position" },
  { "ATTRIBUTES", "a tag with more attributes than are looked at" },
  { "BAD_BYTES", "bytes that do not fit the encoding are shown as U+FFFD" },
  { "BREAKOUT", "an element stands where it may not and was taken out" },
  { "CELLS_JOINED", "figures of several cells stand in one" },
  { "CELLS_MISSING", "a row of a form has fewer cells than it should" },
  { "CELLS_UNCLEAR", "which figure belongs to which cell could not be told" },
  { "CELL_NUMBERS", "cells of a workbook with numbers that are not read as such" },
  { "CELL_OVERLAP", "cells of a table lie over each other" },
  { "CHARSET_LIES", "another charset is declared than the bytes are in" },
  { "CHARSET_UNKNOWN", "a charset is declared that nobody knows" },
  { "CHECK_BROKEN", "a check's function failed" },
  { "COLUMNS_UNCLEAR", "which column is which could not be told" },
  { "COLUMN_UNKNOWN", "a column that the form does not have" },
  { "COMPATIBILITY_FORMS", "characters that only look like others were read as what they look like" },
  { "DAMAGED", "the file is damaged, and what could be read was" },
  { "DEPTH", "elements nested deeper than is followed" },
  { "DIGITS_APART", "digits of one number stand apart" },
  { "DOUBLE_BOM", "several byte order marks" },
  { "EMBEDDED", "an object is embedded that is not read" },
  { "ESCAPE_CODES", "control codes of a terminal were left out" },
  { "EURO_BYTES", "bytes of Windows' euro sign in GBK" },
  { "FIGURE_LABELS", "labels of a drawing were left out" },
  { "FONT_MAP", "fonts do not say what they draw: characters may be wrong" },
  { "FOOTNOTE_MARK", "a mark of a footnote beside a number was left out" },
  { "FOOT_FIRST", "the foot of a table stands before its rows" },
  { "FORMULA_CELLS", "cells with a formula and no value" },
  { "FORMULA_VALUES", "values of formulas as they were saved" },
  { "FORM_INCOMPLETE", "rows or columns that the form prescribes are missing" },
  { "HIDDEN_ARTICLE", "the page hides its article, which was read" },
  { "HIDDEN_CELLS", "hidden rows or columns of a workbook were left out" },
  { "HIDDEN_DIGITS", "digits that are not shown" },
  { "HIDDEN_SHEET", "a hidden sheet was left out" },
  { "HIDDEN_TEXT", "text that is not shown was left out" },
  { "HTTP_HEADERS", "headers of a web server stand before the page" },
  { "INVISIBLE", "characters that nobody sees were left out" },
  { "LINK_LIST", "a list of links rather than a report" },
  { "LIST_STOPPED", "a list in prose ends before its sentence does, with figures left" },
  { "MARKUP_AS_TEXT", "markup that is shown as text" },
  { "META_CONFLICT", "place, year or publisher are said differently in two places" },
  { "METRIC_BROKEN", "a metric's function failed" },
  { "MIXED_ENCODING", "two encodings in one file" },
  { "MOJIBAKE", "text that was decoded wrongly before it was saved" },
  { "MOSTLY_UNREAD", "hardly a figure of the report was read" },
  { "NESTED_TABLES", "tables in tables" },
  { "NOTES", "notes in a margin were left out" },
  { "NOT_HTML", "a file that calls itself a web page and is none" },
  { "NOT_PROSE", "hardly any sentences" },
  { "NOT_TEXT", "much of the text is no text" },
  { "NO_ARTICLE", "the article of a page could not be told from what surrounds it" },
  { "NUL_BYTES", "NUL bytes" },
  { "NUMBER_BRACKETS", "a number in brackets, which may be negative" },
  { "NUMBER_COMMA", "a comma in a number that may be a point" },
  { "NUMBER_FORM", "a number in an unusual form" },
  { "NUMBER_GROUPING", "digits of a number are not grouped by three" },
  { "NUMBER_HEDGES", "two hedges about one number" },
  { "NUMBER_SHARED", "two rules take one number" },
  { "NUMBER_SIGN", "a sign before a number that may be a dash" },
  { "NUMBER_SIZE", "a number that is too large" },
  { "NUMBER_SPLIT", "a number is broken over two lines" },
  { "NUMBER_UNSEEN", "a number with characters that are not seen" },
  { "NUMBER_ZEROS", "a number with zeros before it" },
  { "OTHER_YEAR", "figures that may be of another year" },
  { "PDF_VIEWER", "a page that only shows another document" },
  { "PICTURES", "pictures that may hold text" },
  { "PICTURE_TABLES", "tables may be in pictures" },
  { "PRIVATE_USE", "characters that only one font knows" },
  { "PROSE_ONLY", "a form of which only the prose was found" },
  { "ROWS_UNCLEAR", "which row is which could not be told" },
  { "RULE_MISREAD", "a rule took part of a number" },
  { "SCANNED_PAGES", "pages that are pictures" },
  { "SCRIPT_SHELL", "a page that a script fills" },
  { "SEVERAL_VALUES", "indicators of which the report states several values" },
  { "SHIFTED_LABELS", "labels stand beside other rows than their figures" },
  { "SPAN", "a cell that says it reaches farther than its table" },
  { "STRAY_CELL", "a cell outside any row" },
  { "STRAY_END", "the end of something that is not open" },
  { "STRAY_SIGN", "a sign that belongs to no number" },
  { "STRAY_TEXT", "text between the cells of a table" },
  { "STRUCK_TEXT", "text that is struck out was left out" },
  { "TABLE_COLUMNS", "a table with too many columns" },
  { "TABLE_SIZE", "a table that is too large" },
  { "TEXT_SHORT", "hardly any text" },
  { "TWO_CAPTIONS", "a table with two captions" },
  { "TWO_TABLES", "two tables of one form" },
  { "TWO_YEARS", "two years in one title" },
  { "UNCLOSED", "something that is not closed" },
  { "UNEVEN_ROWS", "rows of a table have different numbers of cells" },
  { "UNLABELLED_ROWS", "rows of a table without labels" },
  { "UNREADABLE_CELL", "a cell that cannot be read" },
  { "UNREAD_ROWS", "rows of a table that no rule reads" },
  { "ZIP_NAMES", "names of parts that are odd" },
  { "ZIP_PARTS", "parts of the file were left out" },
}

M.reason = {
  { "NO_SCRIPT", "no script fits the report" },
  { "ATTACHMENT", "the page only links the document" },
  { "CHALLENGE_PAGE", "a page that asks whether a person reads it" },
  { "LINK_LIST", "a list of links" },
  { "PDF_VIEWER", "the page shows another document" },
  { "PICTURES", "the report is in pictures" },
  { "SCRIPT_SHELL", "a page that a script fills" },
  { "SCAN", "pages that are pictures without text" },
  { "FONTS", "the fonts do not say what they draw" },
  { "MEMORY", "not enough memory" },
  { "IO", "cannot be read or written" },
  { "NOT_FOUND", "there is no such file" },
  { "NOT_FILE", "not a regular file" },
  { "LIMIT", "a limit was exceeded" },
  { "CRASH", "the process that read the report ended, by a signal or by itself: a defect, or want of memory" },
  { "EMPTY", "nothing to read" },
  { "BINARY", "binary content" },
  { "ENCODING", "bytes do not fit the encoding" },
  { "UNSUPPORTED", "a format that is not read yet" },
  { "DAMAGED", "the file is damaged" },
  { "ENCRYPTED", "the file is encrypted" },
  { "NUMBER", "not one readable number" },
  { "USAGE", "wrong use" },
  { "SCRIPT", "an error in a script" },
  { "OUTPUT", "the output cannot be written" },
}

return M
