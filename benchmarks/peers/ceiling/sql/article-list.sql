-- Articles with a recency above $1, newest first, and how much is in each.
select concat(
    '{"data":{"articles":{"nodes":[', array_to_string(p.items[1:20], ','),
    '],"pageInfo":{"hasNextPage":', (cardinality(p.items) > 20)::text, ',"endCursor":',
    coalesce((
        select concat(
            '"',
            translate(encode(
                convert_to(json_build_array('articles', l.recency, l.id)::text, 'UTF8'), 'base64'
            ), E'+/=\n', '-_'),
            '"'
        )
        from article l where l.id = substr(p.items[least(cardinality(p.items), 20)], 8, 36)::uuid
    ), 'null'),
    '}}}}'
)
from (
    select array(
        select concat(
            '{"id":"', a.id, '","slug":"', a.slug, '","headline":', coalesce(to_json(a.headline)::text, 'null'),
            ',"language":"', a.language, '","publishedAt":', to_json(a.published_at), ',"publisher":', coalesce((
                select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                from entity e where e.id = a.publisher_id
            ), 'null'),
            ',"mentions":{"totalCount":', (select count(*) from mention m where m.article_id = a.id),
            '},"quotes":{"totalCount":', (select count(*) from quote q where q.article_id = a.id),
            '},"events":{"totalCount":', (select count(distinct r.event_id) from event_report r where r.article_id = a.id),
            '},"claims":{"totalCount":', (select count(*) from claim c where c.article_id = a.id), '}}'
        )
        from article a
        where a.recency > $1 and a.published_at is not null
        order by a.recency, a.id
        limit 21
    ) as items
    offset 0 -- or the list would be made anew wherever it is spoken of
) p
