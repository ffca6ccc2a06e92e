-- Lists those who are shown as ONLINE in a workspace, in the order of their uuids.
--
-- KEYS[1] leases: a sorted set of user uuids by the end of their leases in ms
-- KEYS[2] online: a sorted set of the uuids of those who are shown as ONLINE, with scores of 0
-- ARGV[1] the uuid to start behind; '' to start at the end of the list
-- ARGV[2] '1' to go backwards
-- ARGV[3] how many at most
--
-- Result: {uuid ...} in the order of going
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local is_backwards = ARGV[2] == '1'
local command, first, last = 'ZRANGEBYLEX', '-', '+'
if is_backwards then
  command, first, last = 'ZREVRANGEBYLEX', '+', '-'
end
if ARGV[1] ~= '' then
  first = '(' .. ARGV[1]
end

local size = tonumber(ARGV[3])
local result = {}
while #result < size do
  local some = redis.call(command, KEYS[2], first, last, 'LIMIT', 0, size)
  for _, user in ipairs(some) do
    if #result < size and tonumber(redis.call('ZSCORE', KEYS[1], user) or 0) > now then
      table.insert(result, user)
    end
  end
  if #some < size then
    break
  end
  first = '(' .. some[#some]
end
return result
