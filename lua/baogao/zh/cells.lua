--- The words and marks by which a cell of a table says that it has no figure, that the figure is zero, that it
-- is one below zero. One list for every kind of table; what is in none of them is no number and is never guessed.
-- @module baogao.zh.cells
local core = require "baogao.core"
local variants = require "baogao.zh.variants"

local ipairs = ipairs
local _ENV <const> = nil

local M = {}

M.words = {
  -- A cell of nothing but these has no figure: /, ——, N/A is below. What is not printed is not zero.
  strokes = { "-", "—", "–", "―", "─", "━", "−", "‒", "/", "\\", "|" },

  -- Not applicable, or not counted: no value either. 未统计 says that nobody knows, not that there was nothing.
  no_figure = {
    "不适用", "空", "N/A", "n/a", "NA", "na", "未统计", "未公布", "未知", "没有统计", "未开通", "未作统计", "未做统计",
    "无统计", "无数据", "暂无数据", "没有数据", "无法统计", "未公开", "未填", "未填报", "不详", "待定", "略",
  },

  -- Zero, said in words.
  none = { "无", "没有", "未有", "无此项", "无此类情况", "无相关情况" },

  -- Zero, when the cell goes on (未收到申请, 未发生行政诉讼): it tells what did not happen.
  none_begins = {
    "未收", "未发生", "未接到", "未接", "未受理", "未产生", "未出现", "未召开", "未举办", "未开展", "未制定", "未制发", "未设",
    "未涉及", "未有", "没有收", "没有发生", "没有受理", "没有产生", "没有开展", "没有制定", "没有召开", "没有举办",
  },

  -- A change of zero. A count of 持平 is no count.
  unchanged = { "持平", "不变", "无变化", "没有变化", "无增减", "未增减", "零增长" },

  -- Signs. Printers set a minus in many ways, and some only with an arrow or a word. ~ is not among them: it may mean
  -- about; nor △, which accountants put before what is below zero and others before what has grown.
  plus = { "+", "↑", "▲", "增长", "增加", "增", "上升", "升", "上涨", "涨", "提高" },
  minus = {
    "-", "−", "–", "—", "‒", "―", "─", "━", "ー", "▼", "▽", "▾", "↓", "⬇", "下降", "下跌", "下滑", "降低", "降", "减少", "减",
    "跌", "负增长", "负",
  },

  -- Before a number they say nothing.
  lead = { "共计", "共", "合计", "总计", "计", ":" },

  -- In a note beside the number: it is not the figure of its column.
  other_figure = { "上年", "去年", "同期", "目标", "预期", "预计", "计划", "预算", "平均", "月均", "力争" },

  -- With a colon and a unit behind it, above a table, it is the unit of the figures in it.
  unit_words = { "计量单位", "单位" },

  -- There are no parts of these: 1.532 in a column of 件 is 1,532 misprinted, or another column's. 人 is not among them:
  -- half a post is 0.5人.
  whole = { "件", "条", "项", "次", "个", "篇", "份", "起", "期", "场" },

  -- What may stand behind a number in a form. Other units are found by the scan of the whole report.
  units = {
    "万元", "亿元", "人次", "件次", "元", "件", "个", "项", "条", "次", "份", "篇", "期", "宗", "起", "户", "家", "人", "例",
    "部", "场", "封", "批",
  },
}

--- The words as C compares them: folded, with what phrase conversion puts in their place.
-- @treturn {string={string,...}}
function M.folded()
  local made = {}
  for _, field in ipairs { "strokes", "no_figure", "none", "none_begins", "unchanged", "plus", "minus", "lead",
    "other_figure", "unit_words", "whole", "units" } do
    local list, seen = {}, {}
    for _, word in ipairs(M.words[field]) do
      for _, other in ipairs(variants.all(core.fold(word))) do
        if not seen[other] then
          seen[other] = true
          list[#list + 1] = other
        end
      end
    end
    made[field] = list
  end
  return made
end

return M
