-- SPDX-License-Identifier: Apache-2.0
-- A reader made for the application's record (bench/README.md): keys as they come, those that no rule reads skipped.
-- lua-cjson builds a table of all twelve keys and reads numbers as binary fractions only.
local ffi = require("ffi")
ffi.cdef [[
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *s, int c, size_t n);
]]
local C = ffi.C
local bytes = ffi.typeof("const uint8_t *")

local quote, backslash, comma, point, colon, open, close, newline = 34, 92, 44, 46, 58, 123, 125, 10
local zero, nine, letter_t = 48, 57, 116

local fields = {}
for key, name in pairs {
  ["项目编号"] = "id", ["所在地"] = "region", ["行业"] = "industry", ["固定资产投资"] = "investment",
  ["用地面积"] = "area", ["供地方式"] = "land_use", ["特殊工艺"] = "special_process",
} do fields[key] = name end

-- The position behind the closing quote of the string that begins at `at`.
local function text_end(text, at, stop)
  local found = C.memchr(text + at, quote, stop - at)
  if found == nil then error("a text without its end") end
  local behind = ffi.cast(bytes, found) - text
  if C.memchr(text + at, backslash, behind - at) ~= nil then error("an escape, which the applications do not have") end
  return tonumber(behind) + 1
end

-- Digits as a whole number, how many stand behind the point, and the position behind them.
local function digits(text, at)
  local value, decimals, behind = 0, 0, false
  while true do
    local byte = text[at]
    if byte >= zero and byte <= nine then
      value = value * 10 + (byte - zero)
      if behind then decimals = decimals + 1 end
    elseif byte == point then
      behind = true
    else
      return value, decimals, at
    end
    at = at + 1
  end
end

local powers = {}
for n = 0, 15 do powers[n] = 10 ^ n end

-- floating: the nearest binary fraction; fixed: whole steps of 0.01元 and 0.0001亩.
local function read(fixed, text, at, stop)
  local application = { investment = 0, area = 0, land_use = "", special_process = false, region = "", industry = "" }
  local id
  if text[at] ~= open then error("no application begins here") end
  repeat
    at = at + 2
    local key_end = text_end(text, at, stop)
    local field = fields[ffi.string(text + at, key_end - 1 - at)]
    at = key_end + 1
    local byte = text[at]
    if byte == quote then
      local value_end = text_end(text, at + 1, stop)
      if field == "id" then
        id = ffi.string(text + at + 1, value_end - at - 2)
      elseif field then
        application[field] = ffi.string(text + at + 1, value_end - at - 2)
      end
      at = value_end
    elseif byte >= zero and byte <= nine then
      local value, decimals
      value, decimals, at = digits(text, at)
      if field == "investment" then
        application.investment = fixed and value * powers[6 - decimals] or value / powers[decimals]
      elseif field == "area" then
        application.area = fixed and value * powers[4 - decimals] or value / powers[decimals]
      end
    else
      if field == "special_process" then application.special_process = byte == letter_t end
      repeat at = at + 1 until text[at] == comma or text[at] == close
    end
  until text[at] ~= comma
  if text[at] ~= close then error("no application ends here") end
  return application, id, at + 2
end

return read
