-- Tells how some people of a workspace are shown.
--
-- KEYS[1] leases: a sorted set of user uuids by the end of their leases in ms
-- KEYS[2] activity: a sorted set of user uuids by what they did last, in ms
-- KEYS[3] online: a sorted set of the uuids of those who are shown as ONLINE
-- KEYS[4] away: the same of those who are shown as AWAY
-- KEYS[5] choices: a hash by user uuid, of the status that they have chosen, a space, and their message
-- KEYS[6] the workspace's channel, which is not used
-- ARGV    user uuids
--
-- Result: {now in ms, and for each person: 'ONLINE', 'AWAY' or 'OFFLINE', what they did last in ms or '', their message}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local result = {string.format('%.0f', now)}
for _, user in ipairs(ARGV) do
  local status = 'OFFLINE'
  if tonumber(redis.call('ZSCORE', KEYS[1], user) or 0) > now then
    if redis.call('ZSCORE', KEYS[3], user) then
      status = 'ONLINE'
    elseif redis.call('ZSCORE', KEYS[4], user) then
      status = 'AWAY'
    end
  end
  table.insert(result, status)
  local active = redis.call('ZSCORE', KEYS[2], user)
  table.insert(result, active and string.format('%.0f', active) or '')
  local choice = status ~= 'OFFLINE' and redis.call('HGET', KEYS[5], user)
  table.insert(result, choice and string.match(choice, '^%u+ (.*)$') or '')
end
return result
