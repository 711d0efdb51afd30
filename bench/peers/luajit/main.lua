-- SPDX-License-Identifier: Apache-2.0
-- main.lua FLOATING|FIXED MODE RULES WORKLOAD_DIR [ARGUMENT]
local ffi = require("ffi")
local here = arg[0]:match("^(.*)/") or "."
local read = dofile(here .. "/reader.lua")
ffi.cdef "typedef struct { long s, ns; } timespec_; int clock_gettime(int, timespec_ *);"

local fixed, mode, rules_file, workload, argument = arg[1] == "fixed", arg[2], arg[3], arg[4], tonumber(arg[5])
local block_bytes = 256 * 1024

local function now()
  local time = ffi.new("timespec_")
  ffi.C.clock_gettime(1, time)
  return tonumber(time.s) + tonumber(time.ns) / 1e9
end

local function print_seconds(prefix, seconds)
  for i, value in ipairs(seconds) do seconds[i] = ("%.9f"):format(value) end
  print(("{%s\"seconds\":[%s]}"):format(prefix, table.concat(seconds, ",")))
end

-- Calls `each` with every block of whole lines.
local function blocks(file, each)
  while true do
    local block, rest = file:read(block_bytes, "*L")
    if not block then return end
    each(rest and block .. rest or block)
  end
end

local function applications(block, each)
  local text, at = ffi.cast("const uint8_t *", block), 0
  while at < #block do
    local application, id
    application, id, at = read(fixed, text, at, #block)
    each(application, id)
  end
end

local function evaluate()
  local judge_of, all = dofile(rules_file), {}
  blocks(assert(io.open(workload .. "/applications.ndjson")), function(block)
    applications(block, function(application) all[#all + 1] = application end)
  end)
  local seconds, names, violated = {}, {}, 0
  for pass = 1, argument do
    local start = now()
    for i = 1, #all do
      local application = all[i]
      violated = violated + judge_of(application.region)(application, names)
    end
    seconds[pass] = now() - start
  end
  io.stderr:write(violated, "\n")
  print_seconds(("\"records\":%d,"):format(#all), seconds)
end

local function verdicts(file)
  local judge_of, names, lines, count = dofile(rules_file), {}, {}, 0
  local function verdict(application, id)
    local n = judge_of(application.region)(application, names)
    count = count + 1
    if n == 0 then
      lines[count] = '{"id":"' .. id .. '","outcome":"passed"}\n'
    else
      lines[count] = '{"id":"' .. id .. '","outcome":"rejected","violated":["' .. table.concat(names, '","', 1, n) .. '"]}\n'
    end
  end
  blocks(file, function(block)
    count = 0
    applications(block, verdict)
    io.stdout:write(table.concat(lines, "", 1, count))
  end)
end

local function load_rules()
  local seconds = {}
  for i = 1, 5 do
    local start = now()
    dofile(rules_file)
    seconds[i] = now() - start
  end
  print_seconds("", seconds)
end

if mode == "eval" then evaluate()
elseif mode == "text" then verdicts(io.stdin)
elseif mode == "verdicts" then verdicts(assert(io.open(workload .. "/applications.ndjson")))
elseif mode == "load" then load_rules()
else error("unknown mode " .. mode) end
