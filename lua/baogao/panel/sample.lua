--- A sample of many values in groups, for what wants to see all of a large panel and may not hold it. While there are
-- few values it is all of them; when there are more, every second one goes of the groups that have more than enough: what
-- stays is spread over all reports, so that no province is all that counts.
-- @module baogao.panel.sample
local pairs, setmetatable = pairs, setmetatable
local math_max = math.max
local _ENV <const> = nil

local M = {}

local Sample = {}
Sample.__index = Sample

-- Drops every second value of the groups that have many; how many values stay in all.
local function thin(self)
  local kept = 0
  for _, group in pairs(self.groups) do
    local list = group.list
    if #list > self.enough then
      group.step = 2 * group.step
      for i = 1, #list do
        list[i] = list[2 * i - 1]
      end
    end
    kept = kept + #list
  end
  return kept
end

--- Adds a value to a group.
-- @tparam string key of the group
-- @tparam any value not nil
-- @treturn table the group: list (what is kept of it), count (how many values there were)
function Sample:add(key, value)
  local group = self.groups[key] or { list = {}, step = 1, count = 0 }
  self.groups[key] = group
  if group.count % group.step == 0 then
    group.list[#group.list + 1] = value
    self.kept = self.kept + 1
  end
  group.count = group.count + 1
  if self.kept > self.limit then
    self.kept = thin(self)
    self.limit = math_max(self.most, 2 * self.kept)
  end
  return group
end

--- An empty sample. Its `groups` are groups by their keys.
-- @tparam integer most values kept of all groups, unless there are too many groups for that
-- @tparam integer enough values of one group
-- @treturn sample
function M.new(most, enough)
  return setmetatable({ groups = {}, kept = 0, most = most, limit = most, enough = enough }, Sample)
end

return M
