-- Blanks in names: those at the ends are none, several are one, and a tab or a no-break space is one like any other.

create function fold_name(name text) returns text
    language sql immutable strict parallel safe
    return btrim(regexp_replace(fold(name), '[ \u000B\u000C\u0085\u1680\u2028\u2029]+', ' ', 'g'));
comment on function fold_name(text) is 'A name as searching compares it: see fold_name in editorial/fold.py.';

drop index name_folded;
drop index name_words;
alter table name drop column folded;
alter table name add column folded text not null generated always as (fold_name(text)) stored;
comment on column name.folded is 'The name as searching compares it.';
create index name_folded on name (folded);
create index name_words on name using gin (name_words(folded) gin_trgm_ops);
