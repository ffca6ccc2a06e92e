-- Opens a session, unless it would be one of a generation of credentials that is over. The least recently used ones over the limit end, and so do those of the index that have expired.
--
-- KEYS[1]  the session's hash
-- KEYS[2]  the index of the user's sessions: a sorted set of session uuids by last use in ms
-- KEYS[3]  the earliest generation with which a session may begin; absent for any
-- ARGV[1]  the session's uuid
-- ARGV[2]  the hash of its refresh token
-- ARGV[3]  the client's IP address
-- ARGV[4]  its user agent; empty for none
-- ARGV[5]  how long a session lives unused, in ms
-- ARGV[6]  the most sessions that a user may have
-- ARGV[7]  what the key of each of the user's sessions starts with; the uuid follows
-- ARGV[8]  the generation of the credentials with which it begins
-- Result   the time of Redis in ms, then the uuids of the sessions that ended; {} if it was not opened
local floor = redis.call('GET', KEYS[3])
if floor and tonumber(floor) > tonumber(ARGV[8]) then
  return {}
end

local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))

redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. string.format('%.0f', now - ARGV[5]))
redis.call('HSET', KEYS[1], 'created_at', now, 'last_used_at', now, 'ip', ARGV[3], 'user_agent', ARGV[4],
  'refresh', ARGV[2], 'generation', ARGV[8])
redis.call('PEXPIRE', KEYS[1], ARGV[5])

local result = {now}
local over = redis.call('ZCARD', KEYS[2]) + 1 - tonumber(ARGV[6])
if over > 0 then
  for _, uuid in ipairs(redis.call('ZRANGE', KEYS[2], 0, over - 1)) do
    redis.call('DEL', ARGV[7] .. uuid)
    redis.call('ZREM', KEYS[2], uuid)
    table.insert(result, uuid)
  end
end
redis.call('ZADD', KEYS[2], now, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[5])
return result
