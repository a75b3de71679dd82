-- What the entity $1 handed on, newest first: it may be several links of one chain.
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
            ',"chain":[', array_to_string(array(
                select concat('{"position":', t.position, ',"role":"', t.role, '","entity":', coalesce((
                    select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                    from entity e where e.id = t.entity_id
                ), 'null'), '}')
                from attribution t
                where t.annotation_id = q.id
                order by t.position
            ), ','), '],"article":{"id":"', a.id, '","slug":"', a.slug,
            '","publishedAt":', coalesce(to_json(a.published_at)::text, 'null'), '}}'
        )
        from (
            select distinct t.recency, t.article_id, t.start_offset, t.annotation_id
            from attribution t
            where t.entity_id = $1 and t.kind = 'QUOTE' and t.position > 0
            order by t.recency, t.article_id, t.start_offset, t.annotation_id
            limit 21
        ) r
        join quote q on q.id = r.annotation_id
        join article a on a.id = q.article_id
        order by r.recency, r.article_id, r.start_offset, r.annotation_id
    ) as items
    offset 0 -- or the list would be made anew wherever it is spoken of
) p
