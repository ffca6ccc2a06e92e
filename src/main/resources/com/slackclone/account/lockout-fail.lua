-- Counts a failure, and refuses further attempts for a while when there were too many in a row.
--
-- KEYS[1]  the failures in a row
-- KEYS[2]  the refusal; while it exists, no attempt is made
-- ARGV[1]  from how many failures on there is a refusal
-- ARGV[2]  how long the first refusal lasts, in ms; each further failure doubles it
-- ARGV[3]  the longest refusal, in ms
-- ARGV[4]  failures are forgotten after so long without another, in ms
-- Result   {failures}
local failures = redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
local over = failures - tonumber(ARGV[1])
if over >= 0 then
  local wait = math.min(ARGV[2] * 2 ^ math.min(over, 30), tonumber(ARGV[3]))
  redis.call('SET', KEYS[2], '1', 'PX', string.format('%.0f', wait))
end
return {tostring(failures)}
