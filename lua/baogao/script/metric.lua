--- Metrics: figures a script derives, in the order it declares them (a later one may need an earlier). One that
-- fails costs itself and no more.
-- @module baogao.script.metric
local names = require "baogao.base.names"
local broken = require "baogao.script.broken"

local ipairs, pcall, error, table_unpack = ipairs, pcall, error, table.unpack
local string_format, math_type, huge = string.format, math.type, math.huge
local _ENV <const> = nil

local M = {}

local function inputs(facts, index, metric)
  local values = {}
  for i, need in ipairs(metric.needs) do
    local value, status = facts:get(index[need.name], need.dims)
    if value == nil then
      return nil, string_format("%s is %s", names.format(need.name, need.dims), status or "not stated")
    end
    values[i] = value
  end
  return values
end

local function run(facts, index, metric)
  local values, reason = inputs(facts, index, metric)
  local value
  if values then
    value = metric.value(table_unpack(values, 1, #metric.needs))
    reason = value == nil and "its function returned nothing" or nil
    if math_type(value) == "float" and not (value > -huge and value < huge) then
      error(string_format("its function returned %s, which is no finite number", value), 0)
    end
  end
  facts:derive(index[metric.name], metric.dims, value, metric.digits, reason, metric.inputs)
end

--- Derives every metric. One whose function fails has no value; its grade and a warning say why.
-- @tparam facts facts
-- @tparam {string=integer} index indicator name to number
-- @tparam {table,...} metrics
function M.run(facts, index, metrics)
  for _, metric in ipairs(metrics) do
    local ok, message = pcall(run, facts, index, metric)
    if not ok then
      local reason = broken.reason(message)
      facts:derive(index[metric.name], metric.dims, nil, metric.digits, reason, metric.inputs, true)
      facts:warn("METRIC_BROKEN", string_format("%s: metric %s: %s", metric.where, metric.name, reason))
    end
  end
end

return M
