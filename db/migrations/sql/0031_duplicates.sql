-- Candidates for duplicates: what items have in common, the pairs that have enough of it, and what editors decided about them.

create table likeness (
    mark bigint not null,
    id uuid not null,
    type text not null check (type in ('entity', 'event', 'article', 'quote')),
    primary key (mark, id)
);
comment on table likeness is 'What an item may have in common with others of its type, as numbers: hashes of its names, of parts of its text, of its days. There is no foreign key to the item. Kept by db/duplicates.';
comment on column likeness.mark is 'The hash; the type of the item is hashed too, so items of different types have no marks in common.';
create index likeness_id on likeness (id);

create table duplicate (
    a_id uuid not null,
    b_id uuid not null,
    type text not null check (type in ('entity', 'event', 'article', 'quote')),
    score double precision not null check (score > 0 and score <= 1),
    rank integer not null generated always as (-round(score::numeric * 1000000)::integer) stored,
    primary key (a_id, b_id),
    check (a_id < b_id)
);
comment on table duplicate is 'Pairs of items that may be the same and about which nobody has decided. There is no foreign key to the items: they are of several types. Kept by db/duplicates.';
comment on column duplicate.rank is 'The score as a whole number, the best lowest: cursors contain no fractions.';
create index duplicate_order on duplicate (rank, a_id, b_id);
create index duplicate_b_id on duplicate (b_id);

create table distinction (
    a_id uuid not null,
    b_id uuid not null,
    type text not null check (type in ('entity', 'event', 'article', 'quote')),
    at timestamptz not null default write_instant(),
    "by" text,
    by_key_id uuid references api_key,
    note text,
    primary key (a_id, b_id),
    check (a_id < b_id)
);
comment on table distinction is 'Pairs of items that an editor has declared not to be the same, so that nobody is asked again. The history of both items has who declared it and who took it back.';
comment on column distinction."by" is 'Who decided; null if a bundle was loaded by nobody in particular.';
comment on column distinction.by_key_id is 'The key whose name is in "by"; null if no key was used.';
create index distinction_b_id on distinction (b_id);
create index distinction_by_key_id on distinction (by_key_id) where by_key_id is not null;

-- Only callers who may see drafts are shown candidates, since a hidden name or text can be what two items have in common.
create view published.duplicate as select * from public.duplicate where false;

-- The decisions are in the change log, as reason ``distinction``. Rows are checked when they are written; those that are there have
-- one of the other reasons, so they need not be read while everybody waits.
alter table change drop constraint change_reason_check;
alter table change add constraint change_reason_check check (reason in (
    'load', 'correction', 'removal', 'withholding', 'cancellation', 'restoration', 'retraction', 'redaction', 'merge', 'split',
    'review', 'redating', 'visibility', 'distinction'
)) not valid;

create function title_words(uuid) returns setof text
    language sql stable
    begin atomic
        select distinct w.word
        from event_title t cross join lateral string_to_table(name_words(fold(t.text)), ' ') w (word)
        where t.event_id = $1 and length(w.word) >= 4;
    end;
comment on function title_words(uuid) is 'The words of an event''s titles, folded, without the short ones.';

create function duplicate_evidence(text, uuid, uuid) returns text[]
    language sql stable
    begin atomic
        select array(
            select e.said
            from (
                select 1 as place, o.said
                from (
                    select 'the same name "' || min(a.text) || '" in '
                        || string_agg(distinct l.language, ', ') as said, min(a.ordinal) as ordinal
                    from name a join name b on b.folded = a.folded
                    cross join lateral (values (a.language::text), (b.language::text)) l (language)
                    where $1 = 'entity' and a.entity_id = $2 and b.entity_id = $3 and a.folded <> ''
                    group by a.folded order by 2 limit 5
                ) o
                union all
                select 2, 'both of the kind ' || a.kind::text from entity a where $1 = 'entity' and a.id = $2
                union all
                select 3, count(*) || case count(*) when 1 then ' common article' else ' common articles' end
                from article_entity a join article_entity b on b.article_id = a.article_id and b.entity_id = $3
                where $1 = 'entity' and a.entity_id = $2 having count(*) > 0
                union all
                select 1, case
                    when a.earliest = b.earliest and a.latest = b.latest and a.earliest = a.latest then 'the same day, ' || a.earliest
                    when a.earliest = b.earliest and a.latest = b.latest then 'the same days, ' || a.earliest || ' to ' || a.latest
                    else 'days that overlap, ' || greatest(a.earliest, b.earliest) || ' to ' || least(a.latest, b.latest)
                end
                from event a, event b where $1 = 'event' and a.id = $2 and b.id = $3
                union all
                select 2, 'the same participants or place: ' || string_agg(n.label, ', ' order by n.label)
                from event_entity a join event_entity b on b.entity_id = a.entity_id and b.event_id = $3
                join entity n on n.id = a.entity_id
                where $1 = 'event' and a.event_id = $2 having count(*) > 0
                union all
                select 3, 'the same words in the titles: ' || string_agg(w.word, ', ' order by w.word)
                from (select title_words($2) intersect select title_words($3)) w (word)
                where $1 = 'event' having count(*) > 0
                union all
                select 1, case when ra.sha256 = rb.sha256 then 'the same text' else 'much of the text is the same' end
                from article a join revision ra on ra.id = a.revision_id, article b join revision rb on rb.id = b.revision_id
                where $1 = 'article' and a.id = $2 and b.id = $3
                union all
                select 2, 'the same headline' as said from article a join article b on fold_name(b.headline) = fold_name(a.headline)
                where $1 = 'article' and a.id = $2 and b.id = $3
                union all
                select 3, 'published on the same day, ' || a.published_on from article a join article b on b.published_on = a.published_on
                where $1 = 'article' and a.id = $2 and b.id = $3
                union all
                select 1, 'the same words by ' || n.label from quote a join entity n on n.id = a.speaker_id where $1 = 'quote' and a.id = $2
                union all
                select 2, 'said ' || q.expression || ' in one of the articles'
                from quote q where $1 = 'quote' and q.id in ($2, $3) and q.expression <> ''
            ) e order by e.place, e.said
        );
    end;
comment on function duplicate_evidence(text, uuid, uuid) is 'What speaks for two items of a type being the same, in words. Computed when it is read, so it never has a word that was removed since.';
