-- Create a webhook in the state pending, unless its client has too many already.
-- $1 its id; $2 the key of its owner; $3 its URL; $4 its description; $9 what its messages tell; $10 its secret; $11 its
-- cursor; $12 the most webhooks of a client. Its filters: $5 types; $6 entity; $7 language; $8 article.
insert into webhook (
    id, client_id, owner, url, description, types, entity_id, language, article_id, tells, state, secret, cursor
)
select $1, c.id, c.name, $3, $4, $5, $6, $7, $8, $9, 'PENDING', $10, $11
from (select client_of(id) as id, name from api_key where id = $2) c
where (select count(*) from webhook w where w.client_id = c.id) < $12
returning *
