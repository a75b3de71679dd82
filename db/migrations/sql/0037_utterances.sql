-- What was said once and stands in several articles: quotes that editors tied. The columns are nullable and the foreign key is not
-- valid, so that PostgreSQL does not read the table of quotes while everybody waits; its index is made by the next migration.

create table utterance (
    id uuid primary key
);
comment on table utterance is 'One thing that was said once; its versions are the quotes that refer to it, always at least two.';

alter table quote
    add column utterance_id uuid,
    add constraint quote_utterance_id_fkey foreign key (utterance_id) references utterance not valid;
comment on column quote.utterance_id is 'The utterance whose version it is, as editors decided; null if none is known. Bundles do not say it.';

create or replace view published.quote as select * from public.quote where not hidden;
create view published.utterance as
    select u.* from public.utterance u
    where (select count(*) from public.quote q where q.utterance_id = u.id and not q.hidden) > 1;
comment on view published.utterance is 'Utterances of which everybody sees at least two versions.';

create table utterance_wording (
    quote_id uuid not null references quote on delete cascade,
    against_id uuid not null references quote on delete cascade,
    wording text not null check (wording in ('VERBATIM', 'TRUNCATED', 'ALTERED', 'TRANSLATED')),
    differences jsonb not null default '[]',
    primary key (quote_id, against_id)
);
comment on table utterance_wording is 'How the words of each version of an utterance differ from those of each other version: which one is the earliest depends on what a caller sees.';
comment on column utterance_wording.differences is 'The operation, what changed, and the offsets in both texts; never words, so that nothing has to be redacted.';
create index utterance_wording_against_id on utterance_wording (against_id);
