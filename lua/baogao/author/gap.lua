--- Why a check does not hold: figures near its facts that nobody claimed and that make up the gap.
-- @module baogao.author.gap
local core = require "baogao.core"
local names = require "baogao.base.names"
local text = require "baogao.base.text"

local ipairs, math_type, table_unpack = ipairs, math.type, table.unpack
local math_abs, math_min = math.abs, math.min
local _ENV <const> = nil

local M = {}

--- The most figures that are put together, and the most that are looked at.
M.most, M.looked = 6, 18

-- The facts that a check names, where they were found, and their unit.
local function facts_of(reading, outcome)
  local wanted, list = {}, {}
  for name in (outcome.left_facts .. " " .. outcome.right_facts):gmatch "%S+" do
    wanted[name] = true
  end
  for _, fact in ipairs(reading.facts) do
    if wanted[names.format(fact.indicator, fact.dims)] and fact.from then
      list[#list + 1] = fact
    end
  end
  return list, list[1] and list[1].unit
end

--- A value without its sign.
-- @tparam integer|decimal value
-- @treturn integer|decimal
function M.absolute(value)
  if math_type(value) == "integer" then
    return math_abs(value)
  end
  local zero = core.decimal(0)
  return value < zero and zero - value or value
end

local function equal(a, b)
  if math_type(a) == "integer" and math_type(b) == "integer" then
    return a == b
  end
  return core.decimal(a) == core.decimal(b)
end

--- The smallest set of amounts whose values add to what is wanted, the earliest first.
-- @tparam {table,...} amounts with `here`, an integer or decimal; `looked` of them at most
-- @tparam integer|decimal wanted
-- @tparam integer most how many are put together at most
-- @treturn {table,...}|nil
function M.combination(amounts, wanted, most)
  local chosen, found = {}, nil
  local function choose(first, sum, left)
    if left == 0 then
      found = equal(sum, wanted) and { table_unpack(chosen) } or nil
      return
    end
    for i = first, #amounts - left + 1 do
      chosen[#chosen + 1] = amounts[i]
      choose(i + 1, sum + amounts[i].here, left - 1)
      chosen[#chosen] = nil
      if found then
        return
      end
    end
  end
  for count = 1, math_min(most, #amounts) do
    choose(1, 0, count)
    if found then
      return found
    end
  end
end

local function within(amounts, from, to)
  local list = {}
  for _, q in ipairs(amounts) do
    if q.from >= from and q.from < to and q.here and #list < M.looked then
      list[#list + 1] = q
    end
  end
  return list
end

local function paragraph(view, at)
  local from, to = at, view:find("\n", at, true) or #view + 1
  while from > 1 and view:byte(from - 1) ~= 10 do
    from = from - 1
  end
  return from, to
end

-- The stop that a figure stands behind in its sentence.
local function stop_before(stops, amount)
  for _, stop in ipairs(stops) do
    for _, left in ipairs(stop.left) do
      if left.from == amount.from then
        return stop
      end
    end
  end
end

--- Figures that make up a check's gap: in the sentence of one of its facts, else in the paragraph.
-- @tparam reading reading
-- @tparam table outcome of the check
-- @tparam {stop,...} stops of the rules, see `reading:stopped`
-- @treturn table|nil amounts, fact (one near them), stop (that they stand behind, if any)
function M.explain(reading, outcome, stops)
  if outcome.gap == nil or outcome.verdict ~= "fail" and outcome.verdict ~= "uncertain" then
    return nil
  end
  local facts, unit = facts_of(reading, outcome)
  local amounts = unit and reading:unclaimed(unit) or {}
  local wanted = M.absolute(outcome.gap)
  for _, scope in ipairs { text.sentence, paragraph } do
    for _, fact in ipairs(facts) do
      local from, to = scope(reading.view, fact.from)
      local found = M.combination(within(amounts, from, to), wanted, M.most)
      if found then
        return { amounts = found, fact = fact, stop = stop_before(stops, found[1]) }
      end
    end
  end
end

local function set_of(words)
  local set = {}
  for word in words:gmatch "%S+" do
    set[word] = true
  end
  return set
end

--- The fact that a check adds to its own parts: the gap is its value, and it stands on both sides or is called total.
-- @tparam reading reading
-- @tparam table outcome of the check
-- @treturn table|nil fact
function M.own_total(reading, outcome)
  local left, right = set_of(outcome.left_facts), set_of(outcome.right_facts)
  for _, fact in ipairs(outcome.verdict == "fail" and outcome.gap ~= nil and reading.facts or {}) do
    local name = names.format(fact.indicator, fact.dims)
    local is_total = fact.dims:find ":total$" or fact.dims:find ":total;"
    if (left[name] or right[name]) and (left[name] and right[name] or is_total) and fact.dims ~= "" and fact.value ~= nil
      and equal(M.absolute(fact.value), M.absolute(outcome.gap)) then
      return fact
    end
  end
end

return M
