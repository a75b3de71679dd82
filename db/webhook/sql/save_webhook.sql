-- Write the fields of a webhook that its owner may change.
-- $1 its id; $2 its URL; $3 its description; $8 its state; $9 why it is disabled. Its filters: $4 types; $5 entity;
-- $6 language; $7 article.
update webhook
set url = $2, description = $3, types = $4, entity_id = $5, language = $6, article_id = $7, state = $8, disabled_for = $9,
    failures = case when $8 = 'ACTIVE' then failures else 0 end,
    resting_until = case when $8 = 'ACTIVE' then resting_until end,
    updated_at = now()
where id = $1
returning *
