-- Record an attempt to deliver a message, and the new state of the message.
-- $1 the delivery. The attempt: $2 its start; $3 its duration in milliseconds; $4 the answer's status; $5 the error.
-- The message: $6 its new state; $7 the time of the next attempt; $8 the time at which it was settled.
with tried as (
    update webhook_delivery
    set attempts = attempts + 1, tries = tries + 1, last_status = $4, last_error = $5,
        state = case state when 'WAITING' then $6 else state end,
        next_attempt_at = case state when 'WAITING' then $7::timestamptz end,
        settled_at = case state when 'WAITING' then $8::timestamptz else settled_at end
    where id = $1
    returning id, attempts
)
insert into webhook_attempt (delivery_id, number, started_at, duration_ms, status, error)
select id, attempts, $2, $3, $4, $5 from tried
