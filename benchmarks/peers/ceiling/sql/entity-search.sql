-- Entities with a name that is like $1, the longest of the patterns, and like all of $2.
select concat('{"data":{"entities":{"nodes":[', array_to_string(array(
    select concat(
        '{"id":"', e.id, '","kind":"', e.kind, '","name":', to_json(e.label), ',"names":[', array_to_string(array(
            select concat(
                '{"text":', to_json(n.text), ',"language":"', n.language, '","script":"', n.script, '","kind":"', n.kind, '"}'
            )
            from name n
            where n.entity_id = e.id
            order by n.ordinal
        ), ','), ']}'
    )
    from (
        select distinct n.entity_id from name n where n.folded like $1 and n.folded like all($2::text[]) order by n.entity_id
    ) n
    join entity e on e.id = n.entity_id
    where e.merged_into_id is null
    order by n.entity_id
    limit 10
), ','), ']}}}')
