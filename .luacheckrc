-- .luacheckrc - what luacheck knows of this project's Lua.
std = "lua54"
max_line_length = false -- counts bytes, and a Chinese character is three
ignore = { "211/_ENV" } -- `local _ENV <const> = nil` after the imports is a habit here
exclude_files = { "build*/", "tests/golden/" }

-- User scripts run in a sealed environment: the language's own words and `require`, no io, os, debug.
files["scripts/**/*.lua"] = {
  std = {
    read_globals = {
      "require", "assert", "error", "ipairs", "pairs", "next", "pcall", "print", "select", "setmetatable",
      "getmetatable", "rawequal", "rawget", "rawlen", "rawset", "tonumber", "tostring", "type", "load",
      "math", "string", "table", "utf8", "coroutine", "_VERSION",
    },
  },
}
files["tests/spec/**/*.lua"] = { std = "lua54+busted" }
files["lua/baogao/types/**/*.lua"] = { ignore = { "212", "241" } } -- definitions without bodies
