--- Places that were renamed, raised or merged and got another code, so that their figures of before and after are found
-- under one: codes of reports stay as they were, `now` is the code of 2023-06-30 (the vintage of the places of this
-- program). A place that merged into another, or was divided, is no part of a series that goes on: its own ends.
-- @module baogao.panel.successions
local ipairs = ipairs
local _ENV <const> = nil

local M = {}

--- Where the changes are published.
M.source = "民政部: 县级以上行政区划变更情况, of the year of the change"

--- code then, name then, code now, name now, month of the approval, kind: same (the same territory), merged (it became
-- part of another place), divided (among several).
M.list = {
  { "110103", "崇文区", "110101", "东城区", "2010-06", "merged" },
  { "110104", "宣武区", "110102", "西城区", "2010-06", "merged" },
  { "110228", "密云县", "110118", "密云区", "2015-10", "same" },
  { "110229", "延庆县", "110119", "延庆区", "2015-10", "same" },
  { "120107", "塘沽区", "120116", "滨海新区", "2009-10", "merged" },
  { "120108", "汉沽区", "120116", "滨海新区", "2009-10", "merged" },
  { "120109", "大港区", "120116", "滨海新区", "2009-10", "merged" },
  { "120221", "宁河县", "120117", "宁河区", "2015-07", "same" },
  { "120223", "静海县", "120118", "静海区", "2015-07", "same" },
  { "120225", "蓟县", "120119", "蓟州区", "2016-06", "same" },
  { "310103", "卢湾区", "310101", "黄浦区", "2011-05", "merged" },
  { "310108", "闸北区", "310106", "静安区", "2015-10", "merged" },
  { "310119", "南汇区", "310115", "浦东新区", "2009-04", "merged" },
  { "310230", "崇明县", "310151", "崇明区", "2016-06", "same" },
  { "341400", "巢湖市", nil, nil, "2011-07", "divided" },
  { "371200", "莱芜市", "370100", "济南市", "2018-12", "merged" },
  { "420600", "襄樊市", "420600", "襄阳市", "2010-11", "same" },
  { "469003", "儋州市", "460400", "儋州市", "2015-02", "same" },
  { "500110", "万盛区", "500110", "綦江区", "2011-10", "merged" },
  { "500222", "綦江县", "500110", "綦江区", "2011-10", "merged" },
  { "500111", "双桥区", "500111", "大足区", "2011-10", "merged" },
  { "500225", "大足县", "500111", "大足区", "2011-10", "merged" },
  { "513321", "康定县", "513301", "康定市", "2015-02", "same" },
  { "522200", "铜仁地区", "520600", "铜仁市", "2011-10", "same" },
  { "522400", "毕节地区", "520500", "毕节市", "2011-10", "same" },
  { "542100", "昌都地区", "540300", "昌都市", "2014-10", "same" },
  { "542200", "山南地区", "540500", "山南市", "2016-01", "same" },
  { "542300", "日喀则地区", "540200", "日喀则市", "2014-06", "same" },
  { "542400", "那曲地区", "540600", "那曲市", "2017-07", "same" },
  { "542600", "林芝地区", "540400", "林芝市", "2015-03", "same" },
  { "632100", "海东地区", "630200", "海东市", "2013-02", "same" },
  { "652100", "吐鲁番地区", "650400", "吐鲁番市", "2015-03", "same" },
  { "652200", "哈密地区", "650500", "哈密市", "2016-01", "same" },
}

-- By code then; and by name then, of names that no other place of the list has.
local BY_CODE <const>, BY_NAME <const> = {}, {}
for _, row in ipairs(M.list) do
  BY_CODE[row[1]] = row
  BY_NAME[row[2]] = row
end

-- The name ends as it was then: 贵州省铜仁地区.
local function is_named(place, name)
  return #place >= #name and place:sub(-#name) == name
end

-- The change that a report's place has behind it; a code that another place has today says so only with the name.
local function change_of(adcode, place)
  local row = BY_CODE[adcode]
  if row and (row[1] ~= row[3] or is_named(place, row[2])) then
    return row
  end
  return adcode == "" and BY_NAME[place] or nil
end

--- No place has the code today.
-- @tparam string adcode
-- @treturn boolean
function M.ended(adcode)
  local row = BY_CODE[adcode]
  return row ~= nil and row[1] ~= row[3]
end

--- What a place's figures of all years are found under.
-- @tparam string adcode as the report has it, or ""
-- @tparam string place
-- @treturn string the code of the same territory now; of a place that is no more its own code, with its name where
-- another place has the code; the place's name where no code is known
function M.now(adcode, place)
  local row = change_of(adcode, place)
  if not row then
    return adcode ~= "" and adcode or place
  elseif row[6] == "same" then
    return row[3]
  end
  return row[1] == row[3] and row[1] .. " " .. row[2] or row[1]
end

return M
