-- Asks whether a session lives, and notes its use, at most once in a while.
--
-- KEYS[1]  the session's hash
-- KEYS[2]  the index of the user's sessions: a sorted set of session uuids by last use in ms
-- ARGV[1]  the session's uuid
-- ARGV[2]  how long a session lives unused, in ms
-- ARGV[3]  how often its use is noted, in ms
-- Result   {'1'} if it lives, {'0'} if not
local last = redis.call('HGET', KEYS[1], 'last_used_at')
if not last then
  return {'0'}
end

local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
if now - last >= tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[1], 'last_used_at', now)
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  redis.call('ZADD', KEYS[2], now, ARGV[1])
  redis.call('PEXPIRE', KEYS[2], ARGV[2])
end
return {'1'}
