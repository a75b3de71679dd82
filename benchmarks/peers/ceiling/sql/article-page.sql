-- The article by its slug $1 with all that its page shows.
select concat('{"data":{"article":', coalesce((
    select concat(
        '{"id":"', a.id, '","slug":"', a.slug, '","language":"', a.language, '","direction":"', a.direction,
        '","headline":', coalesce(to_json(a.headline)::text, 'null'),
        ',"publishedAt":', coalesce(to_json(a.published_at)::text, 'null'), ',"status":"', a.status,
        '","publisher":', coalesce((
            select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
            from entity e where e.id = a.publisher_id
        ), 'null'),
        ',"entities":{"nodes":[', array_to_string(array(
            select concat('{"id":"', e.id, '","kind":"', e.kind, '","name":', to_json(e.label), '}')
            from article_entity m
            join entity e on e.id = m.entity_id
            where m.article_id = a.id
            order by m.start_offset, m.entity_id
            limit 20
        ), ','), ']},"quotes":{"nodes":[', array_to_string(array(
            select concat(
                '{"id":"', q.id, '","kind":"', q.kind, '","text":', to_json(q.text), ',"speaker":', coalesce((
                    select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                    from entity e where e.id = q.speaker_id
                ), 'null'),
                ',"chain":[', array_to_string(array(
                    select concat(
                        '{"position":', t.position, ',"role":"', t.role, '","sourceKind":"', t.source_kind,
                        '","inferred":', t.inferred::text, ',"entity":', coalesce((
                            select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                            from entity e where e.id = t.entity_id
                        ), 'null'), '}'
                    )
                    from attribution t
                    where t.annotation_id = q.id
                    order by t.position
                ), ','), '],"spans":[', array_to_string(array(
                    select concat('{"start":', s.start_offset, ',"end":', s.end_offset, '}')
                    from span s
                    where s.annotation_id = q.id and s.role = 'TARGET'
                    order by s.ordinal
                ), ','), ']}'
            )
            from quote q
            where q.article_id = a.id
            order by q.start_offset, q.id
            limit 20
        ), ','), ']},"events":{"nodes":[', array_to_string(array(
            select concat(
                '{"id":"', v.id, '","title":', to_json(v.label), ',"status":"', v.status,
                '","when":{"edtf":', coalesce('"' || v.edtf || '"', 'null'), ',"precision":"', v.precision,
                '","expression":', coalesce(to_json(v.expression)::text, 'null'), '},"place":', coalesce((
                    select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                    from entity e where e.id = v.place_id
                ), 'null'), '}'
            )
            from (select distinct r.event_id from event_report r where r.article_id = a.id) r
            join event v on v.id = r.event_id
            order by v.sort_from, v.sort_to, v.id
            limit 20
        ), ','), ']},"claims":{"nodes":[', array_to_string(array(
            select concat(
                '{"id":"', c.id, '","text":', to_json(c.text), ',"kind":"', c.kind, '","status":"', c.status,
                '","claimant":', coalesce((
                    select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                    from entity e where e.id = c.claimant_id
                ), 'null'), '}'
            )
            from claim c
            where c.article_id = a.id
            order by c.start_offset, c.id
            limit 20
        ), ','), ']}}'
    )
    from article a
    where a.slug = $1
), 'null'), '}}')
