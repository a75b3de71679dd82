-- Show or hide entities in articles, and update where each is mentioned first: among visible mentions, if it has any.
-- $1 articles.
update article_entity t set hidden = m.hidden, start_offset = m.start_offset
from (
    select article_id, entity_id, bool_and(hidden) as hidden,
        coalesce(min(start_offset) filter (where not hidden), min(start_offset)) as start_offset
    from mention where article_id = any($1::uuid[]) group by 1, 2
) m
where (m.article_id, m.entity_id) = (t.article_id, t.entity_id)
    and (m.hidden, m.start_offset) <> (t.hidden, t.start_offset)
