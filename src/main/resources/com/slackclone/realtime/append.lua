-- Appends an event to its topic's log and publishes it, unless this or a later version of its subject was seen before.
--
-- KEYS[1] the scope's meta hash: epoch, offset
-- KEYS[2] the topic's log, a stream whose entry ids are {offset}-0
-- KEYS[3] the last version of the event's subject that was seen
-- ARGV[1] the topic's channel
-- ARGV[2] the event
-- ARGV[3] how many events a log keeps
-- ARGV[4] for how many seconds a log is kept behind its last event
-- ARGV[5] the version of the event's subject
-- ARGV[6] for how many seconds that version is remembered
-- ARGV[7] the epoch to begin if there is none
--
-- Result: {offset}, with 0 for an event that comes too late
local seen = redis.call('GET', KEYS[3])
if seen and tonumber(seen) >= tonumber(ARGV[5]) then
  return {'0'}
end
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then
  epoch = ARGV[7]
  redis.call('HSET', KEYS[1], 'epoch', epoch)
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
local entry = epoch .. ' ' .. offset .. ' ' .. previous .. ' ' .. redis.call('TIME')[1] .. ' ' .. ARGV[2]
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[3], offset .. '-0', 'e', entry)
redis.call('EXPIRE', KEYS[2], ARGV[4])
-- Behind the entry: were it refused, the event could come again.
redis.call('SET', KEYS[3], ARGV[5], 'EX', ARGV[6])
redis.call('PUBLISH', ARGV[1], entry)
return {tostring(offset)}
