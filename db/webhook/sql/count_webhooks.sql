-- Count webhooks and deliveries by state, and the seconds for which the oldest due delivery has waited.
select
    (select count(*) from webhook where state = 'PENDING') as pending,
    (select count(*) from webhook where state = 'ACTIVE') as active,
    (select count(*) from webhook where state = 'DISABLED') as disabled,
    (select count(*) from webhook_delivery where state = 'WAITING') as waiting,
    (select count(*) from webhook_delivery where state = 'DEAD') as dead,
    (
        select coalesce(extract(epoch from now() - min(first.next_attempt_at)), 0)::float8
        from webhook w
        cross join lateral (
            select d.next_attempt_at from webhook_delivery d
            where d.webhook_id = w.id and d.state = 'WAITING'
            order by d.next_attempt_at, d.id
            limit 1
        ) first
        where w.state = 'ACTIVE' and (w.resting_until is null or w.resting_until <= now())
    ) as lag_s
