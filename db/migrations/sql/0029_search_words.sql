-- Words in every script: the forms of words are others than before, so all of them are indexed anew (db/migrations/apply.py),
-- batch by batch; whoever reads does not wait.

create or replace function search_highlights(
    type text, id uuid, words tsvector, parts integer[], part_firsts integer[], starts integer[], ends integer[],
    lexemes text[], terms integer[], places integer[], beginnings boolean[]
) returns table (
    place integer, field text, language text, exact text, start_offset integer, end_offset integer,
    utf16_start integer, utf16_end integer, within text
)
    language sql stable parallel safe
begin atomic
    with wanted as materialized (
        select w.lexeme, w.term, w.place, w.is_beginning
        from unnest(lexemes, terms, places, beginnings) as w (lexeme, term, place, is_beginning)
    ),
    matched as (
        select w.term, w.place, l.positions
        from unnest(words) as l
        join wanted w on l.lexeme = w.lexeme
        where not w.is_beginning
        union all
        select w.term, w.place, l.positions
        from unnest(words) as l
        join wanted w on starts_with(l.lexeme, w.lexeme)
        where w.is_beginning and l.lexeme ^@ any (array(select b.lexeme from wanted b where b.is_beginning))
    ),
    found as (
        select distinct m.term, m.place, p.at - m.place as first
        from matched m
        cross join lateral unnest(m.positions) as p (at)
        where p.at < 16383
    ),
    hits as (
        select distinct f.first, f.first + n.width - 1 as last
        from found f
        join (
            select w.term, max(w.place) + 1 as width, count(distinct w.place) filter (where w.lexeme is not null) as words
            from wanted w group by w.term
        ) n on n.term = f.term
        where f.first + n.width - 1 <= cardinality(ends)
        group by f.term, f.first, n.words, n.width
        having count(*) = n.words
        order by f.first
        limit 20
    ),
    stretches as materialized (
        select
            h.first as place, starts[h.first] as start_at, ends[h.last] as end_at,
            parts[width_bucket(h.first, part_firsts)] as part
        from hits h
    ),
    texts as materialized (
        select t.part, t.field, t.language, t.text, cut.pieces, cut.wide
        from (select s.part, max(s.end_at) as most from stretches s group by s.part) p
        join search_text t
            on t.type = search_highlights.type and t.id = search_highlights.id and t.part = p.part
        cross join lateral (
            select array_agg(c.piece order by c.number) as pieces, array_agg(c.wide order by c.number) as wide
            from (
                select e.piece, e.number, (sum(e.wide) over (order by e.number) - e.wide)::integer as wide
                from (
                    select m.found[1] as piece, m.number, regexp_count(m.found[1], '[\U00010000-\U0010FFFF]') as wide
                    from regexp_matches(left(t.text, p.most), '(?s).{1,250}', 'g') with ordinality as m (found, number)
                    offset 0
                ) e
            ) c
        ) cut
    )
    select
        s.place, t.field, t.language,
        substring(
            array_to_string(t.pieces[around.first:around.last], '') from s.start_at - (around.first - 1) * 250 + 1 for s.end_at - s.start_at
        ),
        s.start_at, s.end_at,
        (around.first - 1) * 250 + t.wide[around.first] + utf16_length(left(t.pieces[around.first], s.start_at - (around.first - 1) * 250)),
        (around.last - 1) * 250 + t.wide[around.last] + utf16_length(left(t.pieces[around.last], s.end_at - (around.last - 1) * 250)),
        case when t.field <> 'BODY' then t.text end
    from stretches s
    join texts t on t.part = s.part
    cross join lateral (select s.start_at / 250 + 1 as first, (s.end_at - 1) / 250 + 1 as last) around;
end;
comment on function search_highlights(text, uuid, tsvector, integer[], integer[], integer[], integer[], text[], integer[], integer[], boolean[])
    is 'Where a document has what is looked for: the first 20 places. Each term has words at the places 0, 1, 2 …; it is found where they stand at these distances. A place without a lexeme only says how far the term reaches: in scripts without blanks, a word is a letter with the letter after it, and the last letter of a term is in the word before. Positions end at 16 383. The text is taken apart once, into pieces of 250 characters, each with the number of characters before it that take two units of UTF-16.';
comment on column search_document.words is 'The forms of its words (editorial/search/forms.py). Weights: A the word in a title or name, B the word, C a word that it contains, D its stem or another spelling.';
comment on column search_document.starts is 'Where the word at each position starts in its text, in code points; null between texts. In scripts without blanks, a position is a letter.';
