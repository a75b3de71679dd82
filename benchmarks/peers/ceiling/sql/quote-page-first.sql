-- The newest quotes.
select concat(
    '{"data":{"quotes":{"nodes":[', array_to_string(p.items[1:20], ','),
    '],"pageInfo":{"hasNextPage":', (cardinality(p.items) > 20)::text, ',"endCursor":',
    coalesce((
        select concat(
            '"',
            translate(encode(
                convert_to(json_build_array('quotes', l.recency, l.article_id, l.start_offset, l.id)::text, 'UTF8'), 'base64'
            ), E'+/=\n', '-_'),
            '"'
        )
        from quote l where l.id = substr(p.items[least(cardinality(p.items), 20)], 8, 36)::uuid
    ), 'null'),
    '}}}}'
)
from (
    select array(
        select concat(
            '{"id":"', q.id, '","kind":"', q.kind, '","text":', to_json(q.text), ',"speaker":', coalesce((
                select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                from entity e where e.id = q.speaker_id
            ), 'null'),
            ',"article":{"id":"', a.id, '","slug":"', a.slug, '"}}'
        )
        from quote q
        join article a on a.id = q.article_id
        order by q.recency, q.article_id, q.start_offset, q.id
        limit 21
    ) as items
    offset 0 -- or the list would be made anew wherever it is spoken of
) p
