-- Notes that a person types, and tells it unless that was done a moment ago.
--
-- KEYS[1] who types in the room: a sorted set of user uuids by the end of it in ms
-- KEYS[2] where in the room: a hash of the uuids of threads by user uuid; '-' for the room itself
-- ARGV[1] the room's channel
-- ARGV[2] the user's uuid
-- ARGV[3] where: the uuid of a thread, or '-'
-- ARGV[4] for how long it holds, in ms
-- ARGV[5] it is renewed, and told again, where less than this is left, in ms
--
-- Result: {for how many ms it holds}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local left = (redis.call('ZSCORE', KEYS[1], ARGV[2]) or 0) - now
local where = redis.call('HGET', KEYS[2], ARGV[2])
if left > 0 and where == ARGV[3] and left >= tonumber(ARGV[5]) then
  return {string.format('%.0f', left)}
end
if left > 0 and where ~= ARGV[3] then
  redis.call('PUBLISH', ARGV[1], ARGV[2] .. ' ' .. where .. ' 0')
end

for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('ZREM', KEYS[1], user)
  redis.call('HDEL', KEYS[2], user)
end
redis.call('ZADD', KEYS[1], now + ARGV[4], ARGV[2])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PUBLISH', ARGV[1], ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
return {ARGV[4]}
