-- Releases a lock, or lets it run out later.
--
-- KEYS[1]  the lock
-- ARGV[1]  who holds it
-- ARGV[2]  for how many ms it is to stay; 0 or less to be gone at once
-- Result   {} whether or not it was held
if redis.call('GET', KEYS[1]) == ARGV[1] then
  if tonumber(ARGV[2]) > 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
  else
    redis.call('DEL', KEYS[1])
  end
end
return {}
