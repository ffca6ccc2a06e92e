-- Notes who is here, what they do and what they have chosen; finds out whose status is another now, and tells it.
--
-- A person is here as long as their lease runs, which each node renews that holds a connection of theirs. A lease that has
-- run out is found here too. Who comes is shown once their choice is known: those whose choice must be brought are answered.
--
-- KEYS[1] leases: a sorted set of user uuids by the end of their leases in ms
-- KEYS[2] activity: a sorted set of user uuids by what they did last, in ms
-- KEYS[3] online: a sorted set of the uuids of those who are shown as ONLINE, with scores of 0
-- KEYS[4] away: the same of those who are shown as AWAY
-- KEYS[5] choices: a hash by user uuid, of the status that they have chosen, a space, and their message
-- KEYS[6] the workspace's channel
-- ARGV[1] how long a lease is, in ms
-- ARGV[2] after how long without activity people are AWAY, in ms
-- ARGV[3] '1' to look for all who have become so
-- ARGV[4] for how long all of it is kept when nobody comes, in ms
-- and for each person:
--         the user's uuid
--         'HERE' to renew the lease, 'GONE' to end it, 'AS IS' to leave it
--         how long ago they did something, in ms
--         the status that they have chosen: 'ONLINE', 'AWAY' or 'OFFLINE'; '' if it is not brought
--         their message; '' for none, or if it is not brought
--
-- Result: {now in ms, how many people's choices must be brought, their uuids ..., and for each person whose status or
-- message is another: the uuid, 'ONLINE', 'AWAY' or 'OFFLINE', what they did last in ms, their message}
local leases, activity, online, away, choices = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local idle = tonumber(ARGV[2])
local unknown, told, lines = {}, {}, {}

local function shown(user)
  if redis.call('ZSCORE', online, user) then
    return 'ONLINE'
  end
  return redis.call('ZSCORE', away, user) and 'AWAY' or 'OFFLINE'
end

local function last_activity(user)
  return tonumber(redis.call('ZSCORE', activity, user) or now)
end

local function show(user, status, message, is_news)
  if not is_news and shown(user) == status then
    return
  end
  redis.call('ZREM', online, user)
  redis.call('ZREM', away, user)
  if status ~= 'OFFLINE' then
    redis.call('ZADD', status == 'ONLINE' and online or away, 0, user)
  else
    message = ''
  end
  local active = string.format('%.0f', last_activity(user))
  for _, field in ipairs({user, status, active, message}) do
    table.insert(told, field)
  end
  table.insert(lines, user .. ' ' .. status .. ' ' .. active .. ' ' .. message)
end

local function decide(user, choice, has_moved, is_news)
  local status, message = string.match(choice, '^(%u+) (.*)$')
  if status == 'ONLINE' then
    local before = shown(user)
    if has_moved or before == 'OFFLINE' then
      status = now - last_activity(user) >= idle and 'AWAY' or 'ONLINE'
    else
      status = before
    end
  end
  show(user, status, message, is_news)
end

for i = 5, #ARGV, 5 do
  local user, lease, age, status, message = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4]
  if lease == 'HERE' then
    redis.call('ZADD', leases, 'GT', now + ARGV[1], user)
  elseif lease == 'GONE' then
    redis.call('ZADD', leases, 'XX', now, user)
  end
  if tonumber(redis.call('ZSCORE', leases, user) or 0) > now then
    local before = redis.call('HGET', choices, user)
    local choice = status ~= '' and status .. ' ' .. message or before
    if not choice then
      table.insert(unknown, user)
    else
      if before ~= choice then
        redis.call('HSET', choices, user, choice)
      end
      -- Who is hidden leaves no trace.
      local has_moved = string.sub(choice, 1, 8) ~= 'OFFLINE '
        and redis.call('ZADD', activity, 'GT', 'CH', now - age, user) == 1
      decide(user, choice, has_moved or status ~= '', before and before ~= choice)
    end
  end
end

for _, user in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, 1000)) do
  redis.call('ZREM', leases, user)
  redis.call('HDEL', choices, user)
  show(user, 'OFFLINE', '', false)
end

if ARGV[3] == '1' then
  for _, user in ipairs(redis.call('ZRANGEBYSCORE', activity, '-inf', now - idle)) do
    if redis.call('ZSCORE', online, user) then
      show(user, 'AWAY', string.match(redis.call('HGET', choices, user) or ' ', '^%u* (.*)$'), false)
    end
  end
  redis.call('ZREMRANGEBYSCORE', activity, '-inf', now - ARGV[4])
end

for _, key in ipairs({leases, activity, online, away, choices}) do
  redis.call('PEXPIRE', key, ARGV[4])
end
local text = string.format('%.0f', now)
if #lines > 0 then
  redis.call('SPUBLISH', KEYS[6], text .. '\n' .. table.concat(lines, '\n'))
end
local result = {text, tostring(#unknown)}
for _, list in ipairs({unknown, told}) do
  for _, field in ipairs(list) do
    table.insert(result, field)
  end
end
return result
