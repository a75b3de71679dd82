"""Statements that read lists at the root, each after a place in the order of an index. SQL only."""

from benchmarks.peers.statements import ARTICLE_COLUMNS, ENTITY_COLUMNS, EVENT_COLUMNS, QUOTE_COLUMNS

ARTICLES_BEFORE = (
    "select "
    + ARTICLE_COLUMNS
    + """
    from article a
    where a.recency > $1 and a.published_at is not null
    order by a.recency, a.id
    limit $2
"""
)
ALL_QUOTES = (
    "select "
    + QUOTE_COLUMNS
    + """
    from quote q
    order by q.recency, q.article_id, q.start_offset, q.id
    limit $1
"""
)
QUOTES_AFTER = (
    "select "
    + QUOTE_COLUMNS
    + """
    from quote q
    where (q.recency, q.article_id, q.start_offset, q.id) > ($2, $3, $4, $5)
    order by q.recency, q.article_id, q.start_offset, q.id
    limit $1
"""
)
# An entity may be several links of one chain; the rows come in the order of the index attribution_relayed.
QUOTES_RELAYED = (
    "select "
    + QUOTE_COLUMNS
    + """
    from (
        select distinct t.recency, t.article_id, t.start_offset, t.annotation_id
        from attribution t
        where t.entity_id = $1 and t.kind = 'QUOTE' and t."position" > 0
        order by t.recency, t.article_id, t.start_offset, t.annotation_id
        limit $2
    ) t
    join quote q on q.id = t.annotation_id
    order by t.recency, t.article_id, t.start_offset, t.annotation_id
"""
)
# The copies of the sorting days keep the window within the index event_entity_order.
TIMELINE = (
    """
    select
        case
            when e.qualifier is null
            and coalesce(e.start_latest, '-infinity') <= coalesce($3::date, 'infinity')
            and coalesce(e.end_earliest, 'infinity') >= coalesce($2::date, '-infinity')
            then 'CERTAIN'
            else 'POSSIBLE'
        end,
        e.sort_from::text,
        e.sort_to::text,"""
    + EVENT_COLUMNS
    + """
    from event_entity c
    join event e on e.id = c.event_id
    where c.entity_id = $1
    and c.sort_from <= coalesce($3::date, 'infinity')
    and c.sort_to >= coalesce($2::date, '-infinity')
    and e.edtf is not null
    order by c.sort_from, c.sort_to, c.event_id
    limit $4
"""
)
# Whom a search finds, the best first: the ceiling's statement has the same subquery.
ENTITIES_FOUND = (
    """
    with found as materialized (
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
    )
    select"""
    + ENTITY_COLUMNS
    + """
    from found f
    join entity e on e.id = f.entity_id
    where e.merged_into_id is null
    order by f.place, f.entity_id
    limit $14
"""
)
