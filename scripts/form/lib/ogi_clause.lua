-- scripts/form/lib/ogi_clause.lua - what a clause tells of the figures in it: whose year they are of.
local zh = require("baogao").zh

local M = {}

-- Only where the figure is no change: 同比增加2件. (Whose it is, of which year, is asked of every figure.)
M.no_past = zh.clause_without "同比|比去年|比上年|较去年|较上年"

-- Only where the figure is not of what is new: 新增查阅点3个,累计设置27个.
M.not_new = zh.clause_without "新增|新设|新建"

return M
