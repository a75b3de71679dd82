-- Entities with a name that has all the words of a search, or words that sound like them, the best first. The values are
-- those of benchmarks/peers/named.py: the whole search and patterns ($1 to $6), then the keys of its words ($7 to $12).
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
        select c.entity_id, min(c.place) as place
        from (
            select
                n.entity_id,
                case
                    when n.folded = $1::text then 0
                    when n.folded like $2::text then 100000
                    when n.spaced like all($4::text[]) then 200000
                    when n.spaced like all($5::text[]) then 300000
                    else 400000
                end
                + 10 * greatest(0, 1000 - 1000 * length($1::text) / greatest(1, length(n.folded)))
                + case when n.kind = 'PREFERRED' then 0 else 1 end as place
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where name_words(n.folded) like $3::text
                order by length(n.folded), n.entity_id, n.ordinal
                limit 10000
            ) n
            where n.spaced like all($6::text[])
            union all
            select
                n.entity_id,
                case when h.is_equal then 500000 else 600000 end
                + 10 * greatest(
                    0, 1000 - 1000 * cardinality($6::text[]) / (1 + length(n.folded) - length(replace(n.folded, ' ', '')))
                )
                + case when n.kind = 'PREFERRED' then 0 else 1 end
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where n.keys && $7::text[] and n.keys && $8::text[]
                order by cardinality(n.keys), n.entity_id, n.ordinal
                limit 1000
            ) n
            cross join lateral (
                select
                    bool_or(w.place < 0 and w.is_equal) or bool_and(w.is_equal) filter (where w.place >= 0) as is_equal,
                    bool_or(w.place < 0 and w.is_near) or bool_and(w.is_near) filter (where w.place >= 0) as is_near
                from (
                    select
                        q.place,
                        bool_or(coalesce(n.spaced like q.pattern, s.key not like '~%', false)) as is_equal,
                        bool_or(coalesce(n.spaced like q.pattern, s.key is not null)) as is_near
                    from unnest($9::smallint[], $10::text[], $11::bigint[], $12::text[]) q (place, key, vowels, pattern)
                    left join unnest(n.keys, n.key_vowels) s (key, vowels)
                        on s.key = q.key and vowels_agree(s.key, s.vowels, q.vowels)
                    group by q.place
                ) w
            ) h
            where h.is_near
        ) c
        group by c.entity_id
    ) n
    join entity e on e.id = n.entity_id
    where e.merged_into_id is null
    order by n.place, n.entity_id
    limit 10
), ','), ']}}}')
