-- Read a page of the audit history, the newest entry first, and whether the entry after which it begins exists.
-- $1 the entry after which the page begins, null for the first page; $2 the most entries to return.
-- Filters, null for all: $3 actions; $4 the id or name of the key that was used; $5 the id of the thing that was changed,
-- or of the key that it belongs to; $6 the earliest time; $7 the time before which entries are returned.
select
    $1::text is null or exists (select from audit_entry e where e.id = $1::text::uuid) as is_known,
    (select coalesce(json_agg(l.shown order by l.at desc, l.id desc), '[]')::text from (
        select e.at, e.id, json_build_object(
            'id', e.id, 'at', e.at, 'action', e.action, 'by', coalesce(e.actor, k.name), 'by_key', e.key_id,
            'via', e.via, 'address', e.address, 'host', e.host, 'request_id', e.request_id,
            'subject_kind', e.subject_kind, 'subject_id', e.subject_id,
            'subject_key', e.subject_key_id, 'subject_name', s.name, 'details', e.details
        ) as shown
        from audit_entry e
        left join api_key k on k.id = e.key_id
        left join api_key s on s.id = e.subject_key_id
        where ($1::text is null or (e.at, e.id) < (select a.at, a.id from audit_entry a where a.id = $1::text::uuid))
            and ($3::text[] is null or e.action = any($3::text[]))
            and ($4::text is null or e.key_id in (select o.id from api_key o where o.id::text = $4 or o.name = $4))
            and ($5::text is null or e.subject_id = $5::text::uuid or e.subject_key_id = $5::text::uuid)
            and ($6::text is null or e.at >= $6::text::timestamptz)
            and ($7::text is null or e.at < $7::text::timestamptz)
        order by e.at desc, e.id desc
        limit $2::integer
    ) l) as items
