-- Find an article with its text, and the publisher that it means if no merge is in force.
-- $1 the id of the article.
select a.*, r.body, r.sha256, r.note, coalesce(o.origin_id, a.publisher_id) as meant_publisher_id
from article a join revision r on r.id = a.revision_id
left join reference_origin o on (o.relation, o.owner_id, o.place) = ('article', a.id, 0)
where a.id = $1
