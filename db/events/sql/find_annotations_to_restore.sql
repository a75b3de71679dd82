-- Find the annotations of a survivor that belong to the event that was merged into it.
-- $1 the merge.
select n.id from annotation n, event_merge m
where m.id = $1 and n.kind in ('EVENT_REPORT', 'CLAIM') and (
    m.archive -> 'annotations' ? n.id::text
    or n.kind = 'EVENT_REPORT' and m.archive -> 'keys' ? split_part(n.key, '#', 1)
) and n.id in (
    select id from event_report where event_id = m.survivor_id
    union all select id from claim where event_id = m.survivor_id
)
