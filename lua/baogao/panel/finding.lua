--- A finding: two reports, what each says, and the verdict. A side is a table: report, value, names, line, doubt.
-- @module baogao.panel.finding
local core = require "baogao.core"
local messages = require "baogao.base.messages"
local sorted_keys = require("baogao.base.keys").sorted

local collectgarbage, tostring = collectgarbage, tostring
local decimal, say = core.decimal, messages.text
local _ENV <const> = nil

local M = {}

--- The columns of a finding.
M.columns = { "place", "adcode", "publisher", "year", "check", "verdict", "left", "right", "gap", "left_report",
  "left_facts", "left_line", "right_report", "right_facts", "right_line", "note" }

local function text_of(value)
  return value and tostring(value) or false
end

local function or_false(text)
  return text ~= "" and text or false
end

--- Adds a finding to a list.
-- @tparam {table,...} list
-- @tparam string name of the check
-- @tparam string verdict
-- @tparam table left
-- @tparam table right
-- @tparam string|nil note
function M.add(list, name, verdict, left, right, note)
  local report = left.report
  local gap = left.value and right.value and left.value - right.value
  list[#list + 1] = { or_false(report.place), or_false(report.adcode), or_false(report.publisher), tostring(report.year),
    name, verdict, text_of(left.value), text_of(right.value), text_of(gap), report.report, left.names or false,
    left.line or false, right.report.report, right.names or false, right.line or false, note or false }
end

--- A side that is one fact.
-- @tparam table report
-- @tparam table fact
-- @treturn table
function M.side(report, fact)
  return { report = report, value = fact.value, names = fact.name, line = fact.line, doubt = fact.doubt }
end

--- Whether two sides are equal.
-- @tparam table left
-- @tparam table right
-- @treturn string verdict
-- @treturn string|nil note
function M.equal(left, right)
  if not left.value or not right.value then
    return "not_assessable"
  elseif left.value - right.value == decimal "0" then
    return "pass"
  end
  local doubt = left.doubt or right.doubt
  return doubt and "uncertain" or "fail", doubt and say("across_doubt", doubt) or nil
end

--- Findings of one group of reports after the other, of which those of one part at a time are in memory.
-- @tparam integer parts
-- @tparam function gather gives the groups of a part (from 0) by key
-- @tparam function check adds the findings of a group to a list
-- @treturn function gives a finding
function M.each(parts, gather, check)
  local part, groups, order, at_group = -1, {}, {}, 0
  local list, at = {}, 0
  return function()
    at = at + 1
    while at > #list do
      at_group = at_group + 1
      local key = order[at_group]
      if key then
        list, at = {}, 1
        check(list, groups[key])
        groups[key] = nil
      elseif part < parts - 1 then
        part, groups, list, at = part + 1, nil, {}, 1 -- before the next ones are gathered
        collectgarbage "collect"
        groups = gather(part)
        order, at_group = sorted_keys(groups), 0
      else
        return nil
      end
    end
    return list[at]
  end
end

--- How many digits a figure has behind the point.
-- @tparam decimal value
-- @treturn integer
function M.digits(value)
  return #(tostring(value):match "%.(%d+)$" or "")
end

return M
