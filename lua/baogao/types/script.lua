---@meta baogao.script
-- types/script.lua - the script object that `baogao.script` gives: what an author fills.

---@class baogao.script
local script = {}

---The pattern of a figure: value, unit, hedge, place and quote come by themselves. Called with a dot.
---@param name string "new_received", "new_received[channel:fax]"
---@param pattern baogao.pattern|string has a number in it: `zh.int * w"件"`
---@return baogao.pattern
function script.fact(name, pattern) end

---The pattern of a statement of none (未收费): value 0. Called with a dot.
---@param name string
---@param pattern baogao.pattern|string
---@return baogao.pattern
function script.none(name, pattern) end

---Says which reports the script reads. Words in simplified characters match traditional ones too.
---@param what { must?: string[], any?: string[], none?: string[], years?: integer[] }
function script:identify(what) end

---Which year the figures of such reports are of where their sentence names none: -1 for a work report, the one before its own.
---@param years integer
function script:covers(years) end

---Declares an indicator that the form does not have.
---@param what { name: string, unit: string, label: string, total?: string, may_include?: string }
function script:indicator(what) end

---Says of indicators, and of parts of breakdowns, what they are, for the codebook. A form must do so of all its own.
---@param list table<string, { [1]: string, [2]: string, source?: string }> English label, definition
function script:describe(list) end

---Figures that such reports nearly always state. A run lists those that a report lacks in expected.csv.
---@param list string[] names; one without dims is the indicator's total
function script:expects(list) end

---Declares several: `{ { "visits", "次", "访问量" }, … }`.
---@param list string[][] name, unit, label of each
function script:declare(list) end

---How a rule is tried.
---@class baogao.rule_options
---@field section? string[] only under a heading with one of these words
---@field scope? "sentence"|"paragraph"|"section" how far the pattern may see
---@field near? string[] its first words, when they cannot be seen in the pattern
---@field fallback? boolean only where nothing better is found
---@field whose? boolean|table<string, boolean> false: also figures of another year, part of the year, place or body, and plans; or of some: { place = false }

---A rule: a pattern that is tried wherever its first words stand.
---@param name string
---@param pattern baogao.pattern with `script.fact(…)` inside
---@param options? baogao.rule_options
function script:rule(name, pattern, options) end

---A rule in few words: "通过公报公开{via_gazette:条},占总数的{via_gazette_share:%}".
---@param text string `{indicator:unit}` is a figure, `…` skips within the clause
---@param options? baogao.rule_options
function script:phrase(text, options) end

---A table by the labels of its rows; with columns, by those of its rows and columns; with words for the heads of columns
---(growth, falls, other, other_first, unit, prefer, not_in, same), one that lists indicators.
---@param what table name, rows; least, totals; columns, dim, groups, near, row_sums, column_sums, form; or words
function script:table(what) end

---The same with columns.
---@param what table
function script:grid(what) end

---The same with words for the heads of columns.
---@param what table
function script:listing(what) end

---A check: "a + b = c", or a function of the facts that gives a left and a right side.
---@param name string
---@param what string|fun(f: baogao.facts_view): any, any
function script:check(name, what) end

---Checks that printed shares follow from their figures: `base`, then `{ share, part }` pairs.
---@param what { base: string, group?: boolean, [integer]: string[] }
function script:shares(what) end

---A derived figure; missing when one of its needs has no value.
---@param what { name: string, unit: string, label: string, digits?: integer, needs: string[], value: fun(...: baogao.number): any }
function script:metric(what) end

---A sample: a text and the facts it must give; `false` is no value.
---@param what table `{ "其中传真申请8件。", ["new_received[channel:fax]"] = 8 }`
function script:sample(what) end

---An export: writes text about one report; `run -o DIR --with NAME:card`.
---@param file string "card.md"
---@param write fun(r: baogao.view, out: baogao.out)
function script:export(file, write) end

---Sets figures aside: they are listed with the reason and are no residue.
---@param what { reason: string, section?: string[], near?: string[] }
function script:ignore(what) end

---The facts as a check sees them: `f "new_received"`, and sums of `f "new_received[channel]"`.
---@class baogao.facts_view
---@operator call(string): baogao.term
local facts_view = {}

---The sum of an indicator's facts over a dimension.
---@param name string "new_received[channel]"
---@return baogao.term
function facts_view:sum(name) end

---The plain value of a fact.
---@param name string
---@return baogao.number? value nil when there is none
function facts_view:value(name) end

---What the prose states for a fact: its first place there.
---@param name string
---@return baogao.term
function facts_view:prose(name) end

---What a table states for a fact: its first place there.
---@param name string
---@return baogao.term
function facts_view:table(name) end

---The headings of the report: level, label, text (folded), line.
---@return table[]
function facts_view:headings() end

---A figure in a check, which remembers what went into it.
---@class baogao.term
---@operator add(any): baogao.term
---@operator sub(any): baogao.term
---@operator mul(any): baogao.term

---One report as an export sees it.
---@class baogao.view
---@field title string
---@field place string
---@field adcode string
---@field publisher string
---@field level string
---@field year string
---@field date string
---@field period string
---@field url string
---@field path string
---@field script string name@version
---@field form string
local view = {}

---The value of a fact.
---@param name string
---@return baogao.number? value nil when the report states none
---@return string? status
function view:value(name) end

---The value as text; — when there is none.
---@param name string
---@return string
function view:show(name) end

---The sum of a fact over a dimension.
---@param name string "new_received[channel]"
---@return baogao.number? value nil when nothing is stated
function view:sum(name) end

---Every fact: indicator, dims, unit, status, value, raw, line, rule, from, to.
---@return table[]
function view:facts() end

---Every check: name, verdict, left, right, gap, note, grade.
---@return table[]
function view:checks() end

---Where an export writes.
---@class baogao.out
local out = {}

---Adds text.
---@param ... string|number
---@return baogao.out
function out:write(...) end
