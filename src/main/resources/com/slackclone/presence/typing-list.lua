-- Tells who types in some rooms of one workspace.
--
-- KEYS[3i-2] who types in the room: a sorted set of user uuids by the end of it in ms
-- KEYS[3i-1] where in the room: a hash of the uuids of threads by user uuid; '-' for the room itself
-- KEYS[3i]   the room's channel, which is not used
--
-- Result: for each room how many, and for each of them the user's uuid, where, and for how many ms it holds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local result = {}
for i = 1, #KEYS, 3 do
  local typing = redis.call('ZRANGEBYSCORE', KEYS[i], '(' .. string.format('%.0f', now), '+inf', 'WITHSCORES')
  table.insert(result, tostring(#typing / 2))
  for j = 1, #typing, 2 do
    table.insert(result, typing[j])
    table.insert(result, redis.call('HGET', KEYS[i + 1], typing[j]) or '-')
    table.insert(result, string.format('%.0f', typing[j + 1] - now))
  end
end
return result
