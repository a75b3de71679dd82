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

-- Every word as a LIKE pattern, the longest first. The index name_folded_words serves LIKE with one pattern, not with all
-- of a list: so the two longest stand by themselves.
create function postgraphile_bench.patterns(text) returns text[]
    language sql immutable parallel safe
    begin atomic
        select array_agg('%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%' order by length(w) desc)
        from regexp_split_to_table(fold($1), '\s+') w
        where w <> '';
    end;

-- The words are folded once, not for every name: "offset 0" keeps them apart.
create function postgraphile_bench.search_entities(search text) returns setof entity
    language sql stable parallel safe
    begin atomic
        select e.*
        from entity e
        where e.merged_into_id is null
        and e.id in (
            select n.entity_id
            from (select postgraphile_bench.patterns(search) as words offset 0) p
            join name n on n.folded like p.words[1]
                and n.folded like coalesce(p.words[2], p.words[1])
                and n.folded like all (p.words)
        );
    end;

commit;
