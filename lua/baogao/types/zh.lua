---@meta baogao.zh
-- types/zh.lua - pieces of grammar for Chinese reports; all are LPeg patterns or make them.

---A pattern of LPeg: `*` is then, `+` is or, `^-1` may be missing, `-p` is not, `#p` looks ahead.
---@class baogao.pattern
---@operator mul(baogao.pattern|string|integer|boolean): baogao.pattern
---@operator add(baogao.pattern|string|integer|boolean): baogao.pattern
---@operator sub(baogao.pattern|string|integer|boolean): baogao.pattern
---@operator div(any): baogao.pattern
---@operator pow(integer): baogao.pattern
---@operator unm: baogao.pattern
---@operator len: baogao.pattern

---@class baogao.zh
---@field char baogao.pattern any one character
---@field int baogao.pattern a whole number: 3,208, 近30万, 三千二百零八
---@field number baogao.pattern a number: 27695.1, 198.5亿; it takes its scale along
---@field percent baogao.pattern 85.7%, 百分之四十六点五, 1.6个百分点
---@field permille baogao.pattern 8.44‰
---@field counter baogao.pattern 条, 件, 次, 人次, …
---@field year baogao.pattern 2016年, captures it
---@field date baogao.pattern 2016年4月1日, 4月1日
---@field sep baogao.pattern ，、；：。 or 和 及 以及
---@field stop baogao.pattern the end of a sentence
---@field growth baogao.pattern growth in words: 增长5.6%, 下降4.3%, 持平; captures -4.3 and the like
---@field rise baogao.pattern a rise in words: 增长5.6%
---@field fall baogao.pattern a fall in words: 下降4.3% captures -4.3
---@field same baogao.pattern 持平, 基本持平
---@field index baogao.pattern an index with 100 for the year before: 99.7 captures -0.3
---@field part baogao.pattern one part of a ratio: the 9.2 of 9.2:41.3:49.5
---@field place baogao.pattern the place that the report is of, in full or for short
---@field this_year baogao.pattern nothing, where the year told of last before is none before the report's
---@field last_year baogao.pattern the year before the report's: 2024年 in a report of 2025
local zh = {}

---One character out of a set. (`lpeg.S` takes bytes: never for Chinese.)
---@param set string "条件次"
---@return baogao.pattern
function zh.oneof(set) end

---One of the words, in every wording it is known in: "网络申请|网上申请".
---@param text string
---@return baogao.pattern
function zh.words(text) end

---Anything up to a goal, within the clause and without digits.
---@param goal string|baogao.pattern
---@param most? integer characters; 40
---@return baogao.pattern
function zh.upto(goal, most) end

---Up to `most` characters of one clause, without digits.
---@param most? integer 12
---@return baogao.pattern
function zh.some(most) end

---All that `one` matches, over and over, where that is at most so many characters.
---@param one baogao.pattern of a single character
---@param most integer
---@return baogao.pattern
function zh.at_most(one, most) end

---Words that may be missing.
---@param text string
---@return baogao.pattern
function zh.opt(text) end

---Items separated by `sep`; one that ends before its sentence does is a warning.
---@param item baogao.pattern
---@param sep? baogao.pattern
---@return baogao.pattern
function zh.list(item, sep) end

---A word of the lookup; the fact around it is of that part.
---@param name string the dimension: "channel"
---@param lookup baogao.words
---@return baogao.pattern
function zh.dim(name, lookup) end

---`p`, but not right after one of the words.
---@param words string
---@param p baogao.pattern
---@return baogao.pattern
function zh.not_after(words, p) end

---Nothing, where none of the words stands earlier in the sentence, but right behind one of `after`.
---@param words string
---@param after? string
---@return baogao.pattern
function zh.without(words, after) end

---Nothing, where none of the words stands earlier in the clause.
---@param words string
---@return baogao.pattern
function zh.clause_without(words) end

---Nothing; captures the part of the word that was named last before here, as `zh.dim` does.
---@param name string
---@param lookup table<string, string[]>
---@return baogao.pattern
function zh.dim_before(name, lookup) end

---Captures what the word told of last stands for: before here, else in the headings above, the nearest first.
---@param name string
---@param lookup table<string, string[]>
---@return baogao.pattern
function zh.told(name, lookup) end

---The same of the headings alone.
---@param name string
---@param lookup table<string, string[]>
---@return baogao.pattern
function zh.headed(name, lookup) end

---Conditions on what is told of last, one for each key.
---@param lookup table<string, string[]>
---@return table<string, baogao.pattern>
function zh.topic(lookup) end

---The same of the headings alone.
---@param lookup table<string, string[]>
---@return table<string, baogao.pattern>
function zh.heading_topic(lookup) end

---Nothing, where all that stands before in the clause is `p`.
---@param p baogao.pattern
---@return baogao.pattern
function zh.led_by(p) end

---Nothing, where one of the words stands earlier in the subject and none of the others after it.
---@param words string
---@param others? string
---@return baogao.pattern
function zh.under(words, others) end

---A further number under the word of the first: the 7.1% of 分别增长10.0%和7.1%.
---@param direction integer 1 for a rise, -1 for a fall
---@return baogao.pattern
function zh.more(direction) end

---True for a pattern.
---@param value any
---@return boolean
function zh.is_pattern(value) end

return zh
