-- Full text: the words of articles, quotes, claims, events and entities, in all their forms, with the way back to the text.
-- The forms are made by editorial/words.py and written by db/search_index.py; PostgreSQL's own configurations are not used.

create view search_text as
    select 'ARTICLE' as type, a.id, a.id as article_id, a.recency, 0 as part, 'HEADLINE' as field, a.language::text as language, a.headline as text
    from article a where a.headline is not null
    union all
    select 'ARTICLE', a.id, a.id, a.recency, 1, 'BODY', a.language::text, r.body
    from article a join revision r on r.id = a.revision_id
    union all
    select 'QUOTE', q.id, q.article_id, q.recency, 0, 'TEXT', q.language::text, q.text from quote q
    union all
    select 'CLAIM', c.id, c.article_id, c.recency, 0, 'TEXT', c.language::text, c.text from claim c
    union all
    select 'EVENT', t.event_id, null, 9223372036854775807, t.ordinal, 'TITLE', t.language::text, t.text from event_title t
    union all
    select 'ENTITY', n.entity_id, null, 9223372036854775807, n.ordinal, 'NAME', n.language::text, n.text
    from name n join entity e on e.id = n.entity_id where e.merged_into_id is null
    union all
    select 'ENTITY', d.entity_id, null, 9223372036854775807, -1 - d.ordinal, 'DESCRIPTION', d.language::text, d.text
    from entity_description d join entity e on e.id = d.entity_id where e.merged_into_id is null;
comment on view search_text is 'Every text that can be searched: what it belongs to, and its place among the texts of that.';

create table search_document (
    id uuid primary key,
    type text not null check (type in ('ARTICLE', 'QUOTE', 'CLAIM', 'EVENT', 'ENTITY')),
    article_id uuid references article deferrable initially deferred,
    recency bigint not null,
    languages text[] not null,
    words tsvector not null,
    parts integer[] not null,
    part_firsts integer[] not null,
    starts integer[] not null,
    ends integer[] not null,
    check (cardinality(parts) = cardinality(part_firsts)),
    check (cardinality(starts) = cardinality(ends))
);
comment on table search_document is 'What can be found, one row for each object: kept by the store from search_text.';
comment on column search_document.article_id is 'The article that it is or stands in; null for entities and events.';
comment on column search_document.recency is 'A copy of the article''s: what is found equally well stands newest first.';
comment on column search_document.languages is 'The languages of its texts.';
comment on column search_document.words is 'The forms of its words. Weights: A the word in a title or name, B the word, C without what is written together with it, D its stem.';
comment on column search_document.parts is 'The number of each of its texts, as search_text has it.';
comment on column search_document.part_firsts is 'The position of the first word of each text.';
comment on column search_document.starts is 'Where the word at each position starts in its text, in code points; null between texts.';
comment on column search_document.ends is 'Where it ends.';
create index search_document_words on search_document using gin (words);
create index search_document_article_id on search_document (article_id);

create function utf16_length(text) returns integer
    language sql immutable strict parallel safe
    return length($1) + length(regexp_replace($1, '[^\U00010000-\U0010FFFF]', '', 'g'));
comment on function utf16_length(text) is 'How many UTF-16 code units a text has: its length in JavaScript.';

create function search_highlights(
    type text, id uuid, words tsvector, parts integer[], part_firsts integer[], starts integer[], ends integer[],
    lexemes text[], terms integer[], places integer[], beginnings boolean[]
) returns table (
    place integer, field text, language text, exact text, start_offset integer, end_offset integer,
    utf16_start integer, utf16_end integer, within text
)
    language sql stable parallel safe
begin atomic
    with wanted as (
        select w.lexeme, w.term, w.place, w.is_beginning
        from unnest(lexemes, terms, places, beginnings) as w (lexeme, term, place, is_beginning)
    ),
    found as (
        select distinct w.term, w.place, p.at - w.place as first
        from unnest(words) as l
        join wanted w on l.lexeme = w.lexeme or (w.is_beginning and starts_with(l.lexeme, w.lexeme))
        cross join lateral unnest(l.positions) as p (at)
        where p.at < 16383
    ),
    hits as (
        select distinct f.first, f.first + n.words - 1 as last
        from found f
        join (select w.term, max(w.place) + 1 as words from wanted w group by w.term) n on n.term = f.term
        group by f.term, f.first, n.words
        having count(*) = n.words
        order by f.first
        limit 20
    )
    select
        h.first, t.field, t.language, substring(t.text from s.start_at + 1 for s.end_at - s.start_at), s.start_at, s.end_at,
        utf16_length(left(t.text, s.start_at)), utf16_length(left(t.text, s.end_at)),
        case when t.field <> 'BODY' then t.text end
    from hits h
    cross join lateral (select starts[h.first] as start_at, ends[h.last] as end_at) s
    join search_text t
        on t.type = search_highlights.type and t.id = search_highlights.id
        and t.part = parts[width_bucket(h.first, part_firsts)];
end;
comment on function search_highlights(text, uuid, tsvector, integer[], integer[], integer[], integer[], text[], integer[], integer[], boolean[])
    is 'Where a document has what is looked for: the first 20 places. Each term is one or more words, at the places 0, 1, 2 …; a term is found where all its words stand side by side. Positions end at 16 383.';
