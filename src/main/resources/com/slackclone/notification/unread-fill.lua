-- Remembers how many unread notifications a person has, unless something has changed since they were counted.
--
-- KEYS[1] the person's hash: mark, count
-- ARGV[1] the mark as it was before they were counted; empty if there was none
-- ARGV[2] the count
-- ARGV[3] for how many seconds it is remembered
--
-- Result: {}
local mark = redis.call('HGET', KEYS[1], 'mark')
if (mark or '') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'count', ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return {}
