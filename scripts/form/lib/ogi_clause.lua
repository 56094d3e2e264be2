-- scripts/form/lib/ogi_clause.lua - what a clause tells of the figures in it: whose year they are of.
local lpeg   = require "lpeg"
local zh     = require("baogao").zh

local M = {}

local Cmt = lpeg.Cmt

local COMPARED <const> = { "比", "较", "与", "同", "和", "(" }

local function is_compared(subject, from)
  for _, word in ipairs(COMPARED) do
    if from > #word and subject:sub(from - #word, from - 1) == word then return true end
  end
  return false
end

-- The year before is told of in the sentence: 去年收到31件,其中同意公开12件; but 比去年增加2件 is over with its clause.
local function tells_of_past(subject, at)
  for _, word in ipairs { "去年", "上年" } do
    local from = subject:find(word, 1, true)
    while from and from < at do
      if not is_compared(subject, from) then return true end
      from = subject:find(word, from + 1, true)
    end
  end
  return false
end

local here = zh.clause_without "同比|去年|上年"

-- Only where the figure is not of the year before.
M.no_past = here * Cmt(true, function(subject, at) return not tells_of_past(subject, at) and at end)

-- Only where the figure is not of what is new: 新增查阅点3个,累计设置27个.
M.not_new = zh.clause_without "新增|新设|新建"

return M
