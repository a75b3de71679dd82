-- Every list from one index, in its order: links between rows carry a copy of what the list is ordered by.
-- Without these, "what did this agency relay" reads everything that it ever relayed and sorts it, page after page.

alter table attribution add column kind annotation_kind, add column recency bigint, add column start_offset integer;
update attribution t set kind = 'QUOTE', recency = q.recency, start_offset = q.start_offset
    from quote q where q.id = t.annotation_id;
update attribution t set kind = 'CLAIM', recency = c.recency, start_offset = c.start_offset
    from claim c where c.id = t.annotation_id;
alter table attribution
    alter column kind set not null,
    alter column recency set not null,
    alter column start_offset set not null,
    add check (kind in ('QUOTE', 'CLAIM'));
comment on column attribution.kind is 'A copy of the annotation''s.';
comment on column attribution.recency is 'A copy of the article''s, so that one index gives the order of a list.';
comment on column attribution.start_offset is 'A copy of the first span''s of the quote or claim.';
create index attribution_relayed on attribution (entity_id, kind, recency, article_id, start_offset, annotation_id)
    where "position" > 0;

alter table claim_about add column article_id uuid, add column recency bigint, add column start_offset integer;
update claim_about t set article_id = c.article_id, recency = c.recency, start_offset = c.start_offset
    from claim c where c.id = t.claim_id;
alter table claim_about
    alter column article_id set not null,
    alter column recency set not null,
    alter column start_offset set not null;
comment on column claim_about.article_id is 'A copy of the claim''s.';
comment on column claim_about.recency is 'A copy of the article''s, so that one index gives the order of a list.';
comment on column claim_about.start_offset is 'A copy of the claim''s.';
drop index claim_about_entity_id;
create index claim_about_entity_id on claim_about (entity_id, recency, article_id, start_offset, claim_id);
create index claim_about_article_id on claim_about (article_id);

-- How long a date can last at most, in classes: what touches a window of days began no longer before it than its class
-- lasts, so that each class is read from one place of an index and not from the beginning of time.
create function reach(sort_from date, sort_to date) returns smallint
    language sql immutable parallel safe
    return case
        when not isfinite(sort_from) or not isfinite(sort_to) then 4
        when sort_to - sort_from <= 1 then 0
        when sort_to - sort_from <= 31 then 1
        when sort_to - sort_from <= 92 then 2
        when sort_to - sort_from <= 366 then 3
        else 4
    end;
comment on function reach(date, date) is 'The class of a stretch of days: 0 up to a day, 1 up to 31, 2 up to 92, 3 up to 366, 4 longer or open.';

alter table event add column label text;
update event e set label = (select t.text from event_title t where t.event_id = e.id order by t.ordinal limit 1);
alter table event alter column label set not null, add check (label <> '');
comment on column event.label is 'A copy of the first title, for who asks for no language.';
create index event_window on event (reach(sort_from, sort_to), sort_from, sort_to, id);

alter table entity add column label text;
update entity e set label = (
    select n.text from name n where n.entity_id = e.id
    order by array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
    limit 1
);
alter table entity alter column label set not null, add check (label <> '');
comment on column entity.label is 'A copy of the best name, for who asks for no language.';

create table event_entity (
    event_id uuid not null references event,
    entity_id uuid not null references entity,
    is_participant boolean not null,
    is_place boolean not null,
    sort_from date not null,
    sort_to date not null,
    primary key (event_id, entity_id),
    check (is_participant or is_place)
);
comment on table event_entity is 'Whom an event concerns, as participant or as its place: kept by the store from both.';
comment on column event_entity.sort_from is 'A copy of the event''s, so that one index gives the order of a timeline.';
insert into event_entity (event_id, entity_id, is_participant, is_place, sort_from, sort_to)
select e.id, c.entity_id, bool_or(c.is_participant), bool_or(not c.is_participant), e.sort_from, e.sort_to
from event e
join lateral (
    select p.entity_id, true as is_participant from participant p where p.event_id = e.id
    union all
    select e.place_id, false where e.place_id is not null
) c on true
group by e.id, c.entity_id;
create index event_entity_order on event_entity (entity_id, sort_from, sort_to, event_id);
create index event_entity_window on event_entity (entity_id, reach(sort_from, sort_to), sort_from, sort_to, event_id);
