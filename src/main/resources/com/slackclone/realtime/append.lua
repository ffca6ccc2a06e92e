-- Appends an event to its topic's log and publishes it, unless this or a later version of its subject was seen before.
--
-- A server that was a replica, was started again or has got the keys from another one may lack the last events. It knows by
-- its replication id, which is another then, and begins a new epoch. The numbers go on, as logs can't go backwards.
--
-- KEYS[1] the scope's meta hash: epoch, life, offset
-- KEYS[2] the topic's log, a stream whose entry ids are {offset}-0
-- KEYS[3] the last version of the event's subject that was seen
-- KEYS[4] the topic's channel
-- ARGV[1] the event
-- ARGV[2] how many events a log keeps
-- ARGV[3] for how many seconds a log is kept behind its last event
-- ARGV[4] the version of the event's subject
-- ARGV[5] for how many seconds that version is remembered
-- ARGV[6] the epoch to begin, if one must
--
-- Result: {offset}, with 0 for an event that comes too late
local seen = redis.call('GET', KEYS[3])
if seen and tonumber(seen) >= tonumber(ARGV[4]) then
  return {'0'}
end
local life = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') or ''
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'life')
local epoch = meta[1]
if not epoch or meta[2] ~= life then
  epoch = ARGV[6]
  redis.call('HSET', KEYS[1], 'epoch', epoch, 'life', life)
end
local offset = redis.call('HINCRBY', KEYS[1], 'offset', 1)
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local previous = '0'
if last[1] then
  previous = string.match(last[1][1], '^%d+')
  if tonumber(previous) >= offset then
    -- The log outlived the counter: it is of an epoch that is over.
    redis.call('DEL', KEYS[2])
    previous = '0'
  end
end
local entry = epoch .. ' ' .. offset .. ' ' .. previous .. ' ' .. redis.call('TIME')[1] .. ' ' .. ARGV[1]
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], offset .. '-0', 'e', entry)
redis.call('EXPIRE', KEYS[2], ARGV[3])
-- Behind the entry: were it refused, the event could come again.
redis.call('SET', KEYS[3], ARGV[4], 'EX', ARGV[5])
redis.call('SPUBLISH', KEYS[4], entry)
return {tostring(offset)}
