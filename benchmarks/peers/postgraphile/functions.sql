-- The questions that PostGraphile does not answer from the tables alone, as its documentation advises: custom query
-- functions and computed columns. Every body is one statement or one expression, so that PostgreSQL inlines it.
-- Installed anew whenever the server starts; nothing of the tables is changed.

begin;
select pg_advisory_xact_lock(hashtext('postgraphile_bench'));
drop schema if exists postgraphile_bench cascade;
create schema postgraphile_bench;

create function postgraphile_bench.articles_before(before timestamptz) returns setof article
    language sql stable parallel safe
    begin atomic
        select a.*
        from article a
        where a.recency > -(extract(epoch from before) * 1000000)::bigint
        and a.published_at is not null;
    end;

create function postgraphile_bench.article_events(article article) returns setof event
    language sql stable parallel safe
    begin atomic
        select e.*
        from event e
        where exists (select from event_report r where r.event_id = e.id and r.article_id = article_events.article.id);
    end;

create function postgraphile_bench.event_certainty(event event, "overlaps" daterange) returns text
    language sql stable parallel safe
    return case
        when event.edtf is not null
            and event.qualifier is null
            and coalesce(event.start_latest, '-infinity') <= coalesce(upper("overlaps") - 1, 'infinity')
            and coalesce(event.end_earliest, 'infinity') >= coalesce(lower("overlaps"), '-infinity')
        then 'CERTAIN'
        else 'POSSIBLE'
    end;

-- A search for names as the client sends it, taken apart: see benchmarks/peers/named.py.
create type postgraphile_bench.search as (
    whole text,
    beginning text,
    longest text,
    whole_words text[],
    begun_words text[],
    parts text[],
    first_keys text[],
    second_keys text[],
    places smallint[],
    keys text[],
    vowels bigint[],
    sounds bigint[],
    patterns text[]
);

-- Whom a search finds, and how well: the ceiling's statement has the same subquery.
create function postgraphile_bench.found(search postgraphile_bench.search)
    returns table (entity_id uuid, place integer)
    language sql stable parallel safe
    begin atomic
        select c.entity_id, min(c.place) as place
        from (
            select
                n.entity_id,
                case
                    when n.folded = $1.whole then 0
                    when n.spaced like all($1.whole_words) then case when n.folded like $1.beginning then 100000 else 200000 end
                    when n.folded like $1.beginning then 500000
                    when n.spaced like all($1.begun_words) then 600000
                    else 700000
                end
                + 10 * greatest(0, 1000 - 1000 * length($1.whole) / greatest(1, length(n.folded)))
                + case when n.kind = 'PREFERRED' then 0 else 1 end as place
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where name_words(n.folded) like $1.longest
                order by length(n.folded), n.entity_id, n.ordinal
                limit 10000
            ) n
            where n.spaced like all($1.parts)
            union all
            select
                n.entity_id,
                (h.distance + case when h.distance < 2 then 3 else 6 end) * 100000
                + 10 * greatest(
                    0, 1000 - 1000 * cardinality($1.parts) / (1 + length(n.folded) - length(replace(n.folded, ' ', '')))
                )
                + case when n.kind = 'PREFERRED' then 0 else 1 end
            from (
                select n.*, name_words(n.folded) as spaced
                from name n
                where n.keys && $1.first_keys and n.keys && $1.second_keys
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
                    from unnest($1.places, $1.keys, $1.vowels, $1.sounds, $1.patterns) q (place, key, vowels, sounds, pattern)
                    left join unnest(n.keys, n.key_vowels, n.key_sounds) s (key, vowels, sounds) on s.key = q.key
                    group by q.place
                ) w
            ) h
            where h.is_found
        ) c
        group by c.entity_id
        ;
    end;

commit;
