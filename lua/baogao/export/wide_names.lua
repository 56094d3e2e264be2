--- Names of the columns of a wide table: ASCII, at most 29 characters (32 with the ending of a status), and no two
-- alike: what Stata, SPSS and databases take. The parts of the prescribed forms have the endings of the indicator
-- files (new_received_ip); others have their own names, shortened where they must.
-- @module baogao.export.wide_names
local core = require "baogao.core"

local setmetatable, tonumber = setmetatable, tonumber
local string_format, table_concat = string.format, table.concat
local _ENV <const> = nil

local M = {}

--- The longest name; the ending of a status column comes behind it.
M.longest = 29

--- The ending of the column that holds a value's status.
M.status_ending = "_st"

-- Two letters for the parts of the forms of 2014, 2019 and 2021, as those forms' indicator list has them.
local PARTS <const> = {
  in_person = "ip", fax = "fx", online = "ol", letter = "lt",
  state_secret = "ss", trade_secret = "ts", privacy = "pr", security_stability = "sb", not_gov_info = "ng",
  other_law = "ol",
  natural_person = "np", business_enterprise = "be", research_institution = "ri", social_welfare_org = "sw",
  legal_service_org = "ls", other_org = "oo", total = "t",
}

-- Words that Stata and SPSS keep for themselves, of those a name could be.
local RESERVED <const> = { byte = true, double = true, float = true, int = true, long = true, strl = true, str = true,
  using = true, with = true, ["in"] = true, ["if"] = true, all = true, ["and"] = true, ["or"] = true, ["not"] = true,
  by = true, to = true, eq = true, ne = true, lt = true, le = true, gt = true, ge = true, case = true, group = true,
  order = true, select = true, where = true, table = true, index = true, ["end"] = true }

-- A part that is a printed name, perhaps in Chinese: told from others by its hash, alike in every run.
local function ascii_part(dim, part)
  local short = PARTS[part]
  if short and (dim == "channel" or dim == "reason" or dim == "applicant") then
    return short
  end
  if part:match "^[a-z0-9_]+$" then
    return part
  end
  return string_format("%s_%s", dim, core.sha256(part):sub(1, 4))
end

--- The dims of a fact as columns of several years have them: `year:2024` in a report of 2025 is `year:prev`.
-- @tparam string dims
-- @tparam string year of the report
-- @treturn string
function M.relative(dims, year)
  local own = tonumber(year)
  if not own or not dims:find("year:", 1, true) then
    return dims
  end
  return (dims:gsub("%f[%w]year:(%d%d%d%d)%f[^%d]", function(printed)
    local gap = tonumber(printed) - own
    return gap == -1 and "year:prev" or gap == 1 and "year:next" or nil
  end))
end

local function ending_of(dims)
  local parts = {}
  for dim, part in dims:gmatch "([^:;]+):([^;]*)" do
    parts[#parts + 1] = dim == "year" and part:match "^%d" and "y" .. part or ascii_part(dim, part)
  end
  return #parts > 0 and "_" .. table_concat(parts, "_") or ""
end

-- At most so long: the ending stays, the beginning is cut; a hash tells what was cut from others.
local function shorten(name, ending)
  local whole = name .. ending
  if #whole <= M.longest then
    return whole
  end
  local hash = "_" .. core.sha256(whole):sub(1, 4)
  if #ending > 12 then
    ending = ""
  end
  return name:sub(1, M.longest - #ending - #hash) .. hash .. ending
end

local Names = {}
Names.__index = Names

--- A new set of names, with `taken` ones in it.
-- @tparam {string,...} taken
-- @treturn names
function M.new(taken)
  local used = {}
  for i = 1, #taken do
    used[taken[i]] = true
  end
  return setmetatable({ used = used }, Names)
end

--- The name of a fact's column; no other call on this set gives the same.
-- @tparam string indicator
-- @tparam string dims see `relative`
-- @treturn string
function Names:add(indicator, dims)
  local base = shorten(indicator, ending_of(dims))
  base = RESERVED[base] and base .. "_" or base
  local name, number = base, 1
  while self.used[name] do
    number = number + 1
    name = base:sub(1, M.longest - 3) .. "_" .. number
  end
  self.used[name] = true
  return name
end

return M
