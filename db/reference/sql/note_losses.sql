-- Give the next version to the claims of other bundles that are related to claims that a load drops, and to their articles.
-- The hashes are cleared, so that loading those bundles again restores the relations, or reports what they relate to.
-- $1 the dropped claims.
with losing as (
    select distinct n.id, n.article_id, n.annotation_set, n.key
    from claim_relation r join annotation n on n.id = r.from_id
    join annotation t on t.id = r.to_id
    where r.to_id = any($1::uuid[]) and (n.article_id, n.annotation_set) <> (t.article_id, t.annotation_set)
), claims as (
    update annotation n set version = version + 1, digest = case when digest = '' then '' else 'lost' end
    from losing l where l.id = n.id
    returning n.id, n.version
), articles as (
    update article a set version = version + 1,
        loaded_version = loaded_version + case when loaded_version = version then 1 else 0 end,
        bundle_sha256 = case when exists (
            select from losing l where l.article_id = a.id and l.annotation_set = ''
        ) then '' else bundle_sha256 end
    where a.id in (select l.article_id from losing l)
        and a.id not in (select t.article_id from annotation t where t.id = any($1::uuid[]))
    returning a.id, a.version
), sets as (
    update annotation_set s set bundle_sha256 = ''
    from losing l where l.article_id = s.article_id and l.annotation_set = s.name
)
select l.id, c.version, l.article_id, t.version as article_version,
    a.slug || '/' || case l.annotation_set when '' then '' else l.annotation_set || ':' end || l.key as address
from losing l join claims c on c.id = l.id join article a on a.id = l.article_id
left join articles t on t.id = l.article_id
