-- Forgets how many unread notifications a person has, as one of them has changed.
--
-- KEYS[1] the person's hash: mark, count
-- ARGV[1] a mark that was never used
-- ARGV[2] for how many seconds the hash is kept
--
-- Result: {}
redis.call('HDEL', KEYS[1], 'count')
redis.call('HSET', KEYS[1], 'mark', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return {}
