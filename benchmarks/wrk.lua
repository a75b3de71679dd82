-- Sends the requests of a file in turn. With "checked" as the second argument, answers with errors are counted:
-- that takes time from the server's share of the machine, so that it is done while warming up and not while measuring.

local requests, place = {}, 0
faulty = 0 -- global: done() asks the thread for it

function init(args)
  local file = assert(io.open(args[1], "rb"))
  for request in (file:read("*a") .. "\0"):gmatch("(.-)%z") do
    requests[#requests + 1] = request
  end
  file:close()
  if args[2] == "checked" then
    response = function(status, headers, body)
      if status >= 400 or body:find('"errors"', 1, true) then
        faulty = faulty + 1
      end
    end
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency, _)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout
  for _, thread in ipairs(threads) do
    failed = failed + (thread:get("faulty") or 0)
  end
  print(string.format(
    '\nRESULT {"requests": %d, "duration_us": %d, "bytes": %d, "failed": %d, "median_us": %d, "p99_us": %d}',
    summary.requests, summary.duration, summary.bytes, failed, latency:percentile(50), latency:percentile(99)))
end
