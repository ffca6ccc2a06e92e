-- Notes that people do not type any more, and tells it of those who did. Rooms of one workspace.
--
-- KEYS[3i-2] who types in the room: a sorted set of user uuids by the end of it in ms
-- KEYS[3i-1] where in the room: a hash of the uuids of threads by user uuid; '-' for the room itself
-- KEYS[3i]   the room's channel
-- ARGV[i]    the user's uuid
--
-- Result: {}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

for i, user in ipairs(ARGV) do
  local typing, places, channel = KEYS[3 * i - 2], KEYS[3 * i - 1], KEYS[3 * i]
  local ends = redis.call('ZSCORE', typing, user)
  local where = redis.call('HGET', places, user)
  if ends and where and tonumber(ends) > now then
    redis.call('SPUBLISH', channel, user .. ' ' .. where .. ' 0')
  end
  redis.call('ZREM', typing, user)
  redis.call('HDEL', places, user)
end
return {}
