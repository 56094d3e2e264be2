--- Metrics: figures a script derives, in the order it declares them (a later one may need an earlier).
-- @module baogao.script.metric
local names = require "baogao.base.names"

local ipairs, pcall, error, type, table_unpack = ipairs, pcall, error, type, table.unpack
local string_format = string.format
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
  end
  facts:derive(index[metric.name], metric.dims, value, metric.digits, reason, metric.inputs)
end

--- Derives every metric. An error in one is an error of the script.
-- @tparam facts facts
-- @tparam {string=integer} index indicator name to number
-- @tparam {table,...} metrics
function M.run(facts, index, metrics)
  for _, metric in ipairs(metrics) do
    local ok, message = pcall(run, facts, index, metric)
    if not ok then
      error(string_format("%s: metric %s: %s", metric.where, metric.name,
        type(message) == "string" and message or type(message)), 0)
    end
  end
end

return M
