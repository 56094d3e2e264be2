-- scripts/form/lib/ogi_genre.lua - what is no annual report on open government information, though it is about one:
-- an explanation of it, the news of it, a summary of the year's work, a plan.
local M = {}

-- Words of the news, and of a guide.
M.none = { "本报讯", "记者从", "年度报告显示", "《报告》显示", "编制本指南", "解读如下", "解读机关", "制定本指南", "本指南所" }

-- Words of such titles. 关于发布…年度报告的公告 may hold the report itself.
M.untitled = { "解读", "解讀", "工作总结", "工作總結", "工作要点", "工作計劃", "工作计划", "工作方案", "公开指南", "申请表",
  "学年", "法治政府", "预算", "决算",  "政府工作报告", "营商环境", "实施方案", "实施意见", "我市发布",
  "我县发布", "我区发布", "省发布", "市发布", "县发布", "区发布", "厅发布", "局发布", "委发布", "政府发布", "办公室发布" }

return M
