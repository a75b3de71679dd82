-- What the entity $1 said, newest first, with the chains.
select concat('{"data":{"entity":', coalesce((
    select concat(
        '{"id":"', p.id, '","kind":"', p.kind, '","name":', to_json(p.label),
        ',"quotes":{"nodes":[', array_to_string(p.items[1:50], ','),
        '],"pageInfo":{"hasNextPage":', (cardinality(p.items) > 50)::text, ',"endCursor":',
        coalesce((
            select concat(
                '"',
                translate(encode(
                    convert_to(json_build_array('quotes', l.recency, l.article_id, l.start_offset, l.id)::text, 'UTF8'), 'base64'
                ), E'+/=\n', '-_'),
                '"'
            )
            from quote l where l.id = substr(p.items[least(cardinality(p.items), 50)], 8, 36)::uuid
        ), 'null'),
        '}}}'
    )
    from (
        select e.id, e.kind, e.label, array(
            select concat(
                '{"id":"', q.id, '","kind":"', q.kind, '","text":', to_json(q.text),
                ',"said":{"edtf":', coalesce('"' || q.edtf || '"', 'null'), ',"precision":"', q.precision,
                '"},"article":{"id":"', a.id, '","slug":"', a.slug, '","headline":', coalesce(to_json(a.headline)::text, 'null'),
                ',"publishedAt":', coalesce(to_json(a.published_at)::text, 'null'), '},"chain":[', array_to_string(array(
                    select concat('{"position":', t.position, ',"role":"', t.role, '","entity":', case
                        when t.entity_id = e.id then concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                        else coalesce((
                            select concat('{"id":"', n.id, '","name":', to_json(n.label), '}')
                            from entity n where n.id = t.entity_id
                        ), 'null')
                    end, '}')
                    from attribution t
                    where t.annotation_id = q.id
                    order by t.position
                ), ','), ']}'
            )
            from quote q
            join article a on a.id = q.article_id
            where q.speaker_id = e.id
            order by q.recency, q.article_id, q.start_offset, q.id
            limit 51
        ) as items
        from entity e
        where e.id = $1
        offset 0
    ) p
), 'null'), '}}')
