-- Find pairs of items that have enough in common, except those about which an editor has decided, and store them.
-- $1 ids of items, each of which is compared with the newest items that share a mark with it; $2 how many of them.
with shared as (
    select f.type, least(f.id, o.id) as a_id, greatest(f.id, o.id) as b_id, count(distinct f.mark) as marks
    from likeness f
    cross join lateral (
        select l.id from likeness l where l.mark = f.mark and l.id <> f.id order by l.id desc limit $2
    ) o
    where f.id = any($1::uuid[])
    group by 1, 2, 3
),
scored as (
    -- Names: the share of those of the entity with fewer names; a single word is little for a person.
    select s.type, s.a_id, s.b_id, (0.5 + 0.5 * least(1, s.marks::numeric / greatest(1, least(
        (select count(distinct n.folded) from name n where n.entity_id = s.a_id and n.kind::text <> 'DESCRIPTION'),
        (select count(distinct n.folded) from name n where n.entity_id = s.b_id and n.kind::text <> 'DESCRIPTION')
    )))) * case when a.kind::text = 'PERSON' and not exists (
        select from name n join name m on m.folded = n.folded and m.entity_id = s.b_id
        where n.entity_id = s.a_id and n.folded like '% %'
    ) then 0.8 else 1 end as score
    from shared s join entity a on a.id = s.a_id join entity b on b.id = s.b_id
    where s.type = 'entity' and (a.wikidata <> b.wikidata) is not true
        and ((a.described_by, a.described_in) = (b.described_by, b.described_in)) is not true
    union all
    -- Texts: the samples that both have; equal texts have an extra mark in common.
    select s.type, s.a_id, s.b_id, case
        when ra.sha256 = rb.sha256 then 1
        else least(0.99, s.marks::numeric / greatest(1, least(
            (select count(*) from likeness l where l.id = s.a_id), (select count(*) from likeness l where l.id = s.b_id)
        ) - 1))
    end
    from shared s join article a on a.id = s.a_id join article b on b.id = s.b_id
    join revision ra on ra.id = a.revision_id join revision rb on rb.id = b.revision_id
    where s.type = 'article'
    union all
    select s.type, s.a_id, s.b_id, 1
    from shared s join quote a on a.id = s.a_id join quote b on b.id = s.b_id
    where s.type = 'quote' and a.article_id <> b.article_id
    union all
    -- Events: whether they have the same days, whom both concern, and the words of their titles, if in one language.
    select s.type, s.a_id, s.b_id, 0.2 * d.days + case
        when w.fewer is null then 0.5 * p.common else 0.3 * p.common + 0.5 * w.common
    end
    from shared s join event a on a.id = s.a_id join event b on b.id = s.b_id
    cross join lateral (
        select case when (a.earliest, a.latest) = (b.earliest, b.latest) then 1.0 else 0.5 end as days
    ) d
    cross join lateral (
        select count(*)::numeric / greatest(1, least(
            (select count(*) from event_entity c where c.event_id = a.id),
            (select count(*) from event_entity c where c.event_id = b.id)
        )) as common
        from event_entity x join event_entity y on y.entity_id = x.entity_id and y.event_id = b.id
        where x.event_id = a.id
    ) p
    cross join lateral (
        select f.fewer, (
            select count(*) from (select title_words(a.id) intersect select title_words(b.id)) c
        )::numeric / greatest(1, f.fewer) as common
        from (
            select case when exists (
                select from event_title t join event_title u on u.language = t.language and u.event_id = b.id
                where t.event_id = a.id
            ) then least((select count(*) from title_words(a.id)), (select count(*) from title_words(b.id))) end as fewer
        ) f
    ) w
    where s.type = 'event' and a.earliest <= b.latest and b.earliest <= a.latest
        and ((a.described_by, a.described_in) = (b.described_by, b.described_in)) is not true
)
insert into duplicate (a_id, b_id, type, score)
select s.a_id, s.b_id, s.type, least(1, s.score)::double precision
from scored s
where s.score >= case s.type when 'article' then 0.5 when 'event' then 0.6 else 0.5 end
    and not exists (
        select from distinction n
        where n.type = s.type
            and (n.a_id, n.b_id) in (
                select least(x.id, y.id), greatest(x.id, y.id)
                from (select s.a_id as id union all select m.id from entity m where m.merged_into_id = s.a_id) x
                cross join (select s.b_id as id union all select m.id from entity m where m.merged_into_id = s.b_id) y
            )
    )
order by s.a_id, s.b_id
on conflict (a_id, b_id) do update set score = excluded.score
