-- Ends a session.
--
-- KEYS[1]  the session's hash
-- KEYS[2]  the index of the user's sessions: a sorted set of session uuids by last use in ms
-- ARGV[1]  the session's uuid
-- Result   {created_at, last_used_at, ip, user_agent} as they were; {} if there is no such session
local fields = redis.call('HMGET', KEYS[1], 'created_at', 'last_used_at', 'ip', 'user_agent')
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
if not fields[1] then
  return {}
end
return fields
