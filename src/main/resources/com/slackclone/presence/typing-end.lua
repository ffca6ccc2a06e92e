-- Notes that people do not type any more, and tells it of those who did. Rooms of one workspace.
--
-- KEYS[2i-1] who types in the room: a sorted set of user uuids by the end of it in ms
-- KEYS[2i]   where in the room: a hash of the uuids of threads by user uuid; '-' for the room itself
-- ARGV[2i-1] the room's channel
-- ARGV[2i]   the user's uuid
--
-- Result: {}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

for i = 1, #KEYS, 2 do
  local ends = redis.call('ZSCORE', KEYS[i], ARGV[i + 1])
  local where = redis.call('HGET', KEYS[i + 1], ARGV[i + 1])
  if ends and where and tonumber(ends) > now then
    redis.call('PUBLISH', ARGV[i], ARGV[i + 1] .. ' ' .. where .. ' 0')
  end
  redis.call('ZREM', KEYS[i], ARGV[i + 1])
  redis.call('HDEL', KEYS[i + 1], ARGV[i + 1])
end
return {}
