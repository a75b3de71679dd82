-- Entities with a name that has all the words of a search, or words that sound like them, the best first. The values are
-- those of benchmarks/peers/named.py: the whole search and patterns ($1 to $6), then the keys of its words ($7 to $13).
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
                    when n.spaced like all($4::text[]) then case when n.folded like $2::text then 100000 else 200000 end
                    when n.folded like $2::text then 500000
                    when n.spaced like all($5::text[]) then 600000
                    else 700000
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
                (h.distance + case when h.distance < 2 then 3 else 6 end) * 100000
                + 10 * greatest(
                    0, 1000 - 1000 * cardinality($6::text[]) / (1 + length(n.folded) - length(replace(n.folded, ' ', '')))
                )
                + case when n.kind = 'PREFERRED' then 0 else 1 end
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where n.keys && $7::text[] and n.keys && $8::text[]
                order by length(n.folded), n.entity_id, n.ordinal
                limit 1000
            ) n
            cross join lateral (
                select sum(w.distance)::integer as distance, bool_and(w.distance is not null) as is_found
                from (
                    select
                        q.place,
                        min(
                            case
                                when n.spaced like q.pattern then q.vowels
                                else (name_distance(s.key, s.vowels, s.sounds, q.vowels, q.sounds) + (q.sounds >> 62))
                                    / (1 + (q.sounds >> 62))
                            end
                        ) as distance
                    from unnest($9::smallint[], $10::text[], $11::bigint[], $12::bigint[], $13::text[])
                        q (place, key, vowels, sounds, pattern)
                    left join unnest(n.keys, n.key_vowels, n.key_sounds) s (key, vowels, sounds) on s.key = q.key
                    group by q.place
                ) w
            ) h
            where h.is_found
        ) c
        group by c.entity_id
    ) n
    join entity e on e.id = n.entity_id
    where e.merged_into_id is null
    order by n.place, n.entity_id
    limit 10
), ','), ']}}}')
