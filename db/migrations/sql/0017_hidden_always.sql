-- What is hidden now was hidden at every instant: a reviewer's rejection holds for article(asOf:) too.

create function past.is_open(annotation uuid) returns boolean
    language sql stable
    as $$
        select coalesce(
            (select not n.hidden from public.annotation n where n.id = $1),
            (
                select p."row" ->> 'state' = 'PUBLISHED' from public.past_row p
                where p.owner_id = $1 and p.relation = 'annotation' order by p.until desc limit 1
            ),
            true
        )
    $$;
comment on function past.is_open(uuid) is 'Whether those who see published data only may see what an annotation was: it is not hidden now, or it was published when it was taken away.';

create or replace function published_past.annotation(article_id uuid, instant timestamptz) returns setof public.annotation
    language sql stable rows 50
    as $$ select * from past.annotation($1, $2) t where not t.hidden and past.is_open(t.id) $$;
create or replace function published_past.mention(article_id uuid, instant timestamptz) returns setof public.mention
    language sql stable rows 50
    as $$ select * from past.mention($1, $2) t where not t.hidden and past.is_open(t.id) $$;
create or replace function published_past.quote(article_id uuid, instant timestamptz) returns setof public.quote
    language sql stable rows 50
    as $$ select * from past.quote($1, $2) t where not t.hidden and past.is_open(t.id) $$;
create or replace function published_past.claim(article_id uuid, instant timestamptz) returns setof public.claim
    language sql stable rows 50
    as $$ select * from past.claim($1, $2) t where not t.hidden and past.is_open(t.id) $$;
create or replace function published_past.event_report(article_id uuid, instant timestamptz)
    returns setof public.event_report
    language sql stable rows 50
    as $$ select * from past.event_report($1, $2) t where not t.hidden and past.is_open(t.id) $$;
create or replace function published_past.attribution(article_id uuid, instant timestamptz)
    returns setof public.attribution
    language sql stable rows 50
    as $$ select * from past.attribution($1, $2) t where not t.hidden and past.is_open(t.annotation_id) $$;
create or replace function published_past.claim_about(article_id uuid, instant timestamptz)
    returns setof public.claim_about
    language sql stable rows 50
    as $$ select * from past.claim_about($1, $2) t where not t.hidden and past.is_open(t.claim_id) $$;
create or replace function published_past.article_entity(article_id uuid, instant timestamptz)
    returns setof public.article_entity
    language sql stable rows 50
    as $$
        select $1, m.entity_id, min(m.recency), min(m.start_offset), false
        from published_past.mention($1, $2) m group by m.entity_id
    $$;
create or replace function published_past.span(article_id uuid, instant timestamptz) returns setof public.span
    language sql stable rows 50
    as $$ select * from past.span($1, $2) t where past.is_open(t.annotation_id) $$;
create or replace function published_past.quantity(article_id uuid, instant timestamptz) returns setof public.quantity
    language sql stable rows 50
    as $$ select * from past.quantity($1, $2) t where past.is_open(t.claim_id) $$;
create or replace function published_past.claim_review(article_id uuid, instant timestamptz)
    returns setof public.claim_review
    language sql stable rows 50
    as $$ select * from past.claim_review($1, $2) t where past.is_open(t.claim_id) $$;
create or replace function published_past.claim_relation(article_id uuid, instant timestamptz)
    returns setof public.claim_relation
    language sql stable rows 50
    as $$ select * from past.claim_relation($1, $2) t where past.is_open(t.from_id) and past.is_open(t.to_id) $$;
