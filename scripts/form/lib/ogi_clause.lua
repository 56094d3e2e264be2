-- scripts/form/lib/ogi_clause.lua - what a clause tells of the figures in it: whose year they are of.
local zh = require("baogao").zh

local M = {}

-- Only where the figure is not of the year before: 去年收到31件,其中同意公开12件; but 比去年增加2件 is over with its clause.
M.no_past = zh.clause_without "同比|去年|上年" * zh.without("去年|上年", "比|较|与|同|和|(")

-- Only where the figure is not of what is new: 新增查阅点3个,累计设置27个.
M.not_new = zh.clause_without "新增|新设|新建"

return M
