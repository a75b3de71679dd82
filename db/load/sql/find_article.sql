-- Find the article of a bundle, the hash and number of its revision, the publisher that bundles gave and the one that
-- is meant if no merge is in force, the hash of the
-- loaded bundle, the article's version at that load, and whether an operation has changed the content of that bundle since.
-- $1 the slug of the article; $2 the name of the annotation set, empty for the article's own bundle.
select a.*, r.sha256, r.number, coalesce(o.said_id, a.publisher_id) as said_publisher_id,
    coalesce(o.origin_id, a.publisher_id) as meant_publisher_id,
    case when $2 = '' then a.bundle_sha256 else s.bundle_sha256 end as loaded_sha256,
    case when $2 = '' then a.loaded_version else coalesce(s.loaded_version, 0) end as known_version,
    case when $2 = '' then a.loaded_version <> a.version else exists (
        select from annotation n where n.article_id = a.id and n.annotation_set = $2 and n.digest = ''
    ) or coalesce(s.has_diverged, false) end as diverged
from article a join revision r on r.id = a.revision_id
left join reference_origin o on (o.relation, o.owner_id, o.place) = ('article', a.id, 0)
left join annotation_set s on s.article_id = a.id and s.name = $2
where a.slug = $1
