-- Find the entities of which a text contains a name: each with a key by which bundles refer to it, and all of its names.
-- Names that several entities bear, and names of one letter, say too little.
-- $1 what could be a name, folded; $2 the most entities; $3 entities that are left out.
with found as (
    select coalesce(e.merged_into_id, e.id) as id, n.folded
    from name n join entity e on e.id = n.entity_id
    where n.folded = any($1::text[]) and length(n.folded) > 1 and n.kind <> 'DESCRIPTION' and e.id <> all($3::uuid[])
), sole as (
    select f.folded, min(f.id::text)::uuid as id from found f group by f.folded having count(distinct f.id) = 1
), named as (
    select s.id, max(length(s.folded)) as longest from sole s group by s.id order by 2 desc, 1 limit $2
)
select k.key, e.kind::text as kind,
    array(
        select n.text from name n join entity m on m.id = n.entity_id
        where (m.id = e.id or m.merged_into_id = e.id) and n.kind <> 'DESCRIPTION'
            and not exists (select from found o where o.folded = n.folded and o.id <> e.id)
        order by m.id <> e.id, n.ordinal
    ) as names
from named d
join entity e on e.id = d.id
join lateral (
    select min(k.key) as key from entity_key k
    where k.entity_id = e.id and length(k.key) = (select min(length(o.key)) from entity_key o where o.entity_id = e.id)
) k on k.key is not null
order by k.key
