-- Tells where a scope stands now.
--
-- KEYS[1] the scope's meta hash: epoch, offset
-- ARGV[1] the epoch to begin if there is none
--
-- Result: {epoch, offset, seconds since 1970}
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then
  epoch = ARGV[1]
  redis.call('HSET', KEYS[1], 'epoch', epoch)
end
return {epoch, redis.call('HGET', KEYS[1], 'offset') or '0', redis.call('TIME')[1]}
