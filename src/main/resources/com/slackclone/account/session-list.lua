-- Lists a user's sessions, the last used first, and removes from the index those that have expired.
--
-- KEYS[1]  the index of the user's sessions: a sorted set of session uuids by last use in ms
-- ARGV[1]  what the key of each of the user's sessions starts with; the uuid follows
-- Result   for each session uuid, created_at, last_used_at, ip, user_agent
local result = {}
for _, uuid in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  local fields = redis.call('HMGET', ARGV[1] .. uuid, 'created_at', 'last_used_at', 'ip', 'user_agent')
  if fields[1] then
    table.insert(result, uuid)
    for _, field in ipairs(fields) do
      table.insert(result, field)
    end
  else
    redis.call('ZREM', KEYS[1], uuid)
  end
end
return result
