-- Replaces a session's refresh token, or ends the session if the token was replaced before.
--
-- KEYS[1]  the session's hash
-- KEYS[2]  the index of the user's sessions: a sorted set of session uuids by last use in ms
-- ARGV[1]  the session's uuid
-- ARGV[2]  the hash of the token that the client has shown
-- ARGV[3]  the hash of its successor
-- ARGV[4]  the client's IP address
-- ARGV[5]  its user agent; empty for none
-- ARGV[6]  how long a session lives unused, in ms
-- ARGV[7]  for how long a replaced token is answered with its successor, in ms
-- Result   {'MISSING'} if there is no such session; {'REUSED'} if it has ended now; otherwise {'GOOD', created_at,
--          last_used_at, ip, user_agent}: the successor is in force
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))

local stored = redis.call('HMGET', KEYS[1], 'refresh', 'previous', 'rotated_at', 'created_at')
local refresh, previous, rotated_at, created_at = stored[1], stored[2], stored[3], stored[4]
if not refresh then
  return {'MISSING'}
end

if ARGV[2] == refresh then
  redis.call('HSET', KEYS[1], 'refresh', ARGV[3], 'previous', refresh, 'rotated_at', now)
elseif not (ARGV[2] == previous and ARGV[3] == refresh and now - rotated_at <= tonumber(ARGV[7])) then
  redis.call('DEL', KEYS[1])
  redis.call('ZREM', KEYS[2], ARGV[1])
  return {'REUSED'}
end

redis.call('HSET', KEYS[1], 'last_used_at', now, 'ip', ARGV[4], 'user_agent', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
redis.call('ZADD', KEYS[2], now, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
return {'GOOD', created_at, now, ARGV[4], ARGV[5]}
