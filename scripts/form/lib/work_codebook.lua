--- What the indicators of work reports are, for the codebook: those of communiqués, with their definitions.
local communique = require "lib.communique_codebook"
local words = require "lib.work_words"

local list = { ["stage:target"] = { "target", "预期目标 of the year in which the report is given" } }
for _, row in ipairs(words.indicators) do list[row[1]] = communique[row[1]] end

return list
