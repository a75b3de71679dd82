-- Find the entities and events that articles refer to.
-- $1 articles.
select 'event' as type, event_id as id from event_report where article_id = any($1::uuid[])
union select 'event', event_id from claim where article_id = any($1::uuid[]) and event_id is not null
union select type, id from given where article_id = any($1::uuid[])
union select 'entity', entity_id from mention where article_id = any($1::uuid[])
union select 'entity', entity_id from attribution where article_id = any($1::uuid[]) and entity_id is not null
union select 'entity', entity_id from claim_about where article_id = any($1::uuid[])
union select 'entity', publisher_id from article where id = any($1::uuid[]) and publisher_id is not null
union select 'entity', r.reviewer_id from claim_review r join claim c on c.id = r.claim_id
    where c.article_id = any($1::uuid[]) and r.reviewer_id is not null
union select 'entity', t.entity_id from event_entity t join event_report r on r.event_id = t.event_id
    where r.article_id = any($1::uuid[])
