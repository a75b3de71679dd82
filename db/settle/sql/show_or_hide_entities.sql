-- Show or hide entities, except merged ones, and return those that changed.
-- $1 entities.
update entity e set hidden = not e.hidden
from (
    select id, is_spoken_of(id) or is_only_given(id) as is_seen
    from entity where id = any($1::uuid[]) and merged_into_id is null
) s
where s.id = e.id and e.hidden = s.is_seen
returning 'entity' as type, e.id, e.version, null::uuid as article_id
