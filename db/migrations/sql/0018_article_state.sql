-- Drafts do not publish the article that they stand in: an article is public once it is published itself, or something in it is.

alter table article
    add column state review_state not null default 'PUBLISHED',
    add column is_state_given boolean not null default false,
    add column is_released boolean not null default true;
comment on column article.state is 'How far the article has come, as its bundle has it.';
comment on column article.is_state_given is 'Whether the bundle says so of the article itself; otherwise it is as far as the furthest of what is in it.';
comment on column article.is_released is 'Whether it is published, or is as far as what is in it and something in it is published. Kept by db/visible_rows.py.';

-- Two columns decide now, and PostgreSQL 15 cannot give a generated column another expression: a trigger keeps it.
alter table article alter column hidden drop expression;
comment on column article.hidden is 'Withheld, cancelled or not released: for editors only.';
create function hide_article() returns trigger
    language plpgsql
as $$
begin
    new.hidden := new.status <> 'USABLE' or not new.is_released;
    return new;
end
$$;
comment on function hide_article() is 'Keeps article.hidden.';
create trigger hide before insert or update on article for each row execute function hide_article();

create or replace view published.article as select * from public.article where not hidden;

-- Articles that are there: what was loaded as drafts through and through is hidden, and those who follow the feed are told.
set local isnad.forget = 'on';  -- it has been so always: nothing is kept of it
with found as (
    select n.article_id, bool_or(n.state = 'PUBLISHED') as is_published, bool_or(n.state = 'REVIEWED') as is_reviewed,
        bool_and(n.state = 'REJECTED') as is_rejected
    from annotation n where n.annotation_set = '' group by n.article_id
)
update article a
set state = case when f.is_reviewed then 'REVIEWED' when f.is_rejected then 'REJECTED' else 'DRAFT' end,
    is_released = exists (select from annotation n where n.article_id = a.id and n.state = 'PUBLISHED')
from found f where f.article_id = a.id and not f.is_published;

update revision t set hidden = true from article a where a.id = t.article_id and a.hidden and not t.hidden;
update search_document d set hidden = true from article a where a.id = d.id and a.hidden and not d.hidden;
insert into change (op, type, id, version, reason, article_id, public_op)
select 'upsert', 'article', a.id, a.version, 'visibility', a.id, 'delete'
from article a where not a.is_released and a.status = 'USABLE';
with turned as (
    update entity e set hidden = true
    where not e.hidden and e.merged_into_id is null
        and e.id in (select a.publisher_id from article a where not a.is_released)
        and not is_spoken_of(e.id) and not is_only_given(e.id)
    returning e.id, e.version
)
insert into change (op, type, id, version, reason, public_op)
select 'upsert', 'entity', t.id, t.version, 'visibility', 'delete' from turned t;
update entity m set hidden = true from entity s where s.id = m.merged_into_id and s.hidden and not m.hidden;
update search_document d set hidden = true from entity e where e.id = d.id and e.hidden and not d.hidden;
set local isnad.forget = 'off';

-- What filters let through begins anew where something was hidden.
do $$
begin
    if exists (select from article where not is_released) then
        truncate membership, membership_change;
        perform begin_memberships();
    end if;
end
$$;
