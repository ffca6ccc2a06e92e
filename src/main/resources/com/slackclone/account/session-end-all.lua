-- Ends the sessions of a user that began with an earlier generation of their credentials.
--
-- KEYS[1]  the index of the user's sessions: a sorted set of session uuids by last use in ms
-- KEYS[2]  the earliest generation with which a session may begin
-- ARGV[1]  what the key of each of the user's sessions starts with; the uuid follows
-- ARGV[2]  the generation before which they end
-- ARGV[3]  the uuid of a session that lives on; empty for none
-- ARGV[4]  for how long none begins any more with an earlier generation, in ms; 0 if they may, and then the session
--          that lives on keeps its generation too
-- Result   for each session that has ended, its uuid, created_at, last_used_at, ip, user_agent as they were
local guarded = tonumber(ARGV[4]) > 0
if guarded then
  local floor = redis.call('GET', KEYS[2])
  if not floor or tonumber(floor) < tonumber(ARGV[2]) then
    redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[4])
  end
end

local result = {}
for _, uuid in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  local key = ARGV[1] .. uuid
  local fields = redis.call('HMGET', key, 'created_at', 'last_used_at', 'ip', 'user_agent', 'generation')
  if uuid == ARGV[3] then
    if fields[1] and guarded and tonumber(fields[5] or 0) < tonumber(ARGV[2]) then
      redis.call('HSET', key, 'generation', ARGV[2])
    end
  elseif not fields[1] or tonumber(fields[5] or 0) < tonumber(ARGV[2]) then
    redis.call('DEL', key)
    redis.call('ZREM', KEYS[1], uuid)
    if fields[1] then
      table.insert(result, uuid)
      for i = 1, 4 do
        table.insert(result, fields[i])
      end
    end
  end
end
return result
