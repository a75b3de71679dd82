-- Find when a drafter made the draft that an annotation set has, and the hash of its bundle.
-- $1 the slug of the article; $2 the annotation set; $3 the drafter.
select min(n.asserted_at) as asserted_at, s.bundle_sha256
from annotation_set s
join article a on a.id = s.article_id
join annotation n on n.article_id = a.id and n.annotation_set = s.name
where a.slug = $1 and s.name = $2 and n.asserted_by = $3
group by s.bundle_sha256
