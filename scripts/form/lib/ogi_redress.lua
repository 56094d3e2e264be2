-- scripts/form/lib/ogi_redress.lua - table 4: administrative reviews and lawsuits by result. The form of
-- 2019, unchanged in 2021.
local M = {}

M.blocks = {
  { "review", "行政复议" },
  { "suit", "行政诉讼", extra = true }, -- over the two below; with figures of its own it is not of the form
  { "suit_direct", "未经复议直接起诉", "行政诉讼未经复议直接起诉", "直接起诉" },
  { "suit_after_review", "复议后起诉", "行政诉讼复议后起诉", "经复议后起诉" },
}

M.results = {
  { "upheld", "结果维持", "维持" },
  { "corrected", "结果纠正", "纠正" },
  { "other", "其他结果", "其他" },
  { "pending", "尚未审结", "未审结" },
  { "total", "总计", "合计" },
}

local SUM <const> = "upheld + corrected + other + pending = total"

-- Calls `use` with each indicator's name and label.
local function each(use)
  for _, block in ipairs(M.blocks) do
    for _, result in ipairs(M.results) do
      if not block.extra then
        use(block[1] .. "_" .. result[1], (block[3] or block[2]) .. " · " .. result[2])
      end
    end
  end
end

function M.indicators()
  local list = {}
  each(function(name, label)
    list[#list + 1] = { name, "件", label }
  end)
  return list
end

function M.add(form)
  form:table { name = "redress", rows = M.blocks, columns = M.results, column_sums = { SUM },
    near = { "行政复议", "行政诉讼" }, groups = { "行政诉讼" } }
end

function M.checks(form)
  for _, block in ipairs(M.blocks) do
    if not block.extra then
      form:check("t4_sum_" .. block[1], (SUM:gsub("%a+", block[1] .. "_%0")), { grid = "redress" })
    end
  end
end

return M
