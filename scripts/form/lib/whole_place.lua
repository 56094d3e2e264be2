-- scripts/form/lib/whole_place.lua - how a report calls the whole place it is of: by its level (全市), its kind (示范区,
-- 兵团) or its name. Whether 全市 is the report's own place is asked of every figure (lua/baogao/zh/whose.lua): in the
-- report of a county it is not.
local zh = require("baogao").zh
local w  = zh.words

local M = {}

-- Levels and kinds of places; 全X is all of one.
local LEVELS <const> = { "省", "自治区", "市", "州", "自治州", "地区", "盟", "县", "自治县", "区", "旗", "自治旗", "镇", "乡", "街道", "师", "团", "兵团",
  "示范区", "新区", "高新区", "经开区", "开发区", "度假区", "园区", "林区", "矿区", "师市", "垦区", "管理区" }

-- Those that a report calls so without 全: 示范区地区生产总值.
local BARE <const> = { "自治区", "自治州", "自治县", "自治旗", "示范区", "新区", "高新区", "经开区", "开发区", "度假区", "兵团", "师市", "林区", "垦区",
  "管理区" }

local OTHERS <const> = { "我省", "我市", "我州", "我县", "我区", "我盟", "我旗", "本省", "本市", "本州", "本县", "本区", "辖区内", "辖区", "境内" }

local list = {}
for _, level in ipairs(LEVELS) do list[#list + 1] = "全" .. level end
table.move(BARE, 1, #BARE, #list + 1, list)
table.move(OTHERS, 1, #OTHERS, #list + 1, list)

-- 全市, 自治州, 我县, 洛阳市, 洛阳地区: the whole place.
M.whole = w(table.concat(list, "|")) + zh.place * w"地区|全市|全州|全县|全区"^-1

return M
