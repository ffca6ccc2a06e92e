-- Tells where a scope stands now.
--
-- KEYS[1] the scope's meta hash: epoch, life, offset
-- ARGV[1] the epoch to begin, if one must; when that is, append.lua says
--
-- Result: {epoch, offset, seconds since 1970}
local life = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') or ''
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'life', 'offset')
local epoch = meta[1]
if not epoch or meta[2] ~= life then
  epoch = ARGV[1]
  redis.call('HSET', KEYS[1], 'epoch', epoch, 'life', life)
end
return {epoch, meta[3] or '0', redis.call('TIME')[1]}
