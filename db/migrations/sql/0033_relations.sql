-- Who asserts a relation of claims, if it is not who asserts the claim that states it; and relations are displayed on both claims,
-- whatever their type. The check is not valid, so that PostgreSQL does not read all relations while everybody waits.

alter table claim_relation
    add column asserted_by text,
    add column asserted_at timestamptz,
    add constraint claim_relation_asserted_check check ((asserted_by is null) = (asserted_at is null)) not valid;
comment on table claim_relation is 'How one claim stands to another, of the same article or of another one; CONTRADICTS and RESTATES hold in both directions.';
comment on column claim_relation.asserted_by is 'Who asserts the relation; null if it is who asserts the claim that states it.';
comment on column claim_relation.asserted_at is 'When the relation was asserted; null if it was when the claim was.';

create or replace view watch_link as
    select n.id, 'article' as link, n.article_id as target_id from annotation n
    union all select c.id, 'quote', c.quote_id from claim c where c.quote_id is not null
    union all select c.id, 'event', c.event_id from claim c where c.event_id is not null
    union all select r.id, 'event', r.event_id from event_report r
    union all select r.from_id, 'relation', r.to_id from claim_relation r
    union all select r.to_id, 'relation', r.from_id from claim_relation r
    union all select r.event_id, 'report', r.id from event_report r
    union all select (p."row" ->> 'event_id')::uuid, 'report', p.owner_id from past_row p where p.relation = 'event_report'
    -- Whom it names, and whom that names what it is displayed with.
    union all select a.id, 'entity', a.publisher_id from article a where a.publisher_id is not null
    union all select t.article_id, 'entity', t.entity_id from article_entity t
    union all select t.article_id, 'entity', t.entity_id from attribution t where t.entity_id is not null
    union all select n.id, 'entity', a.publisher_id
        from annotation n join article a on a.id = n.article_id where a.publisher_id is not null
    union all select t.event_id, 'entity', t.entity_id from event_entity t
    union all select m.id, 'entity', m.entity_id from mention m
    union all select r.id, 'entity', t.entity_id from event_report r join event_entity t on t.event_id = r.event_id
    union all select t.annotation_id, 'entity', t.entity_id from attribution t where t.entity_id is not null
    union all select t.claim_id, 'entity', t.entity_id from claim_about t
    union all select v.claim_id, 'entity', v.reviewer_id from claim_review v where v.reviewer_id is not null
    union all select c.id, 'entity', t.entity_id
        from claim c join attribution t on t.annotation_id = c.quote_id where t.entity_id is not null
    union all select c.id, 'entity', t.entity_id from claim c join event_entity t on t.event_id = c.event_id
    union all select r.from_id, 'entity', t.entity_id
        from claim_relation r join attribution t on t.annotation_id = r.to_id where t.entity_id is not null
    union all select r.to_id, 'entity', t.entity_id
        from claim_relation r join attribution t on t.annotation_id = r.from_id
        where t.entity_id is not null;
