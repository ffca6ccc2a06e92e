-- Notes that a person types, and tells it unless that was done a moment ago.
--
-- KEYS[1] who types in the room: a sorted set of user uuids by the end of it in ms
-- KEYS[2] where in the room: a hash of the uuids of threads by user uuid; '-' for the room itself
-- KEYS[3] the room's channel
-- ARGV[1] the user's uuid
-- ARGV[2] where: the uuid of a thread, or '-'
-- ARGV[3] for how long it holds, in ms
-- ARGV[4] it is renewed, and told again, where less than this is left, in ms
--
-- Result: {for how many ms it holds}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local left = (redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0) - now
local where = redis.call('HGET', KEYS[2], ARGV[1])
if left > 0 and where == ARGV[2] and left >= tonumber(ARGV[4]) then
  return {string.format('%.0f', left)}
end
if left > 0 and where ~= ARGV[2] then
  redis.call('SPUBLISH', KEYS[3], ARGV[1] .. ' ' .. where .. ' 0')
end

for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('ZREM', KEYS[1], user)
  redis.call('HDEL', KEYS[2], user)
end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('SPUBLISH', KEYS[3], ARGV[1] .. ' ' .. ARGV[2] .. ' ' .. ARGV[3])
return {ARGV[3]}
