-- Find what entities and events may have in common with others, as hashes; nothing for those that are gone or merged.
-- $1 ids; $2 how many words of an event's titles count, the longest first.
with titled as materialized (
    select e.id, e.earliest, e.latest, array(
        select w.word from title_words(e.id) w (word) order by length(w.word) desc, w.word limit $2
    ) as words
    from event e where e.id = any($1::uuid[]) and e.latest - e.earliest between 0 and 62
)
select n.entity_id as id, 'entity' as type, hashtextextended('entity ' || e.kind::text || ' ' || n.folded, 0) as mark
from entity e join name n on n.entity_id = e.id
where e.id = any($1::uuid[]) and e.merged_into_id is null and not e.is_redacted and n.kind::text <> 'DESCRIPTION'
    and n.folded ~ '[^█[:space:]]'
union
-- Marks that nothing else has, so that an item is compared again if what it is compared by changes.
select e.id, 'entity', hashtextextended('wikidata ' || e.wikidata, 0)
from entity e where e.id = any($1::uuid[]) and e.merged_into_id is null and e.wikidata is not null
union
select t.id, 'event', hashtextextended(concat_ws(' ', 'days', t.id, t.earliest, t.latest), 0)
from titled t
union
-- An event in each month that it touches, by its participants and words of its titles; if it is of one day, by that day.
select t.id, 'event', hashtextextended(concat_ws(' ', 'event', c.entity_id, to_char(m.month, 'YYYY-MM'), w.word), 0)
from titled t join event_entity c on c.event_id = t.id and c.is_participant
cross join lateral generate_series(
    date_trunc('month', t.earliest::timestamp), t.latest::timestamp, interval '1 month'
) m (month)
cross join lateral unnest(t.words) w (word)
union
select t.id, 'event', hashtextextended(concat_ws(' ', 'event of', c.entity_id, t.earliest), 0)
from titled t join event_entity c on c.event_id = t.id and c.is_participant
where t.latest = t.earliest
