-- What the speaker of a quote says of its words, and the quote that it stands inside. The default is constant and the checks are not
-- valid, so that PostgreSQL neither rewrites nor reads the table while everybody waits: every change of a row is checked all the same.
-- The index for the foreign key is made by the next migration, beside whoever writes.

alter table quote
    add column stance text not null default 'ASSERTED',
    add column within_id uuid,
    add constraint quote_stance_check check (stance in ('ASSERTED', 'DENIED', 'DOUBTED')) not valid,
    add constraint quote_within_id_check check (within_id <> id) not valid,
    add constraint quote_within_id_fkey foreign key (within_id) references quote deferrable initially deferred not valid;
comment on column quote.stance is 'Whether the speaker asserts the words. Null in rows that were before this was recorded: ASSERTED.';
comment on column quote.within_id is 'The quote in which this one stands; of the same article. Deferred, because quotes are copied in the order of the bundle.';

create or replace view published.quote as select * from public.quote where not hidden;

-- An inner quote is displayed with the outer one.
create or replace view watch_link as
    select n.id, 'article' as link, n.article_id as target_id from annotation n
    union all select c.id, 'quote', c.quote_id from claim c where c.quote_id is not null
    union all select q.id, 'quote', q.within_id from quote q where q.within_id is not null
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

create or replace function watch_notice(
    link text, op text, reason text, was text, version integer, fields text[], other_words boolean, changes text[],
    out happened text, out severity text
)
    language plpgsql immutable
as $$
declare
    shown constant boolean := coalesce(case link
        when 'itself' then not fields <@ array['provenance', 'suppliedByEditor', 'timezone']
        when 'content' then not fields <@ array['provenance', 'suppliedByEditor', 'timezone']
        when 'article' then fields && array['headline', 'url', 'publisher', 'publishedAt', 'status']
        when 'entity' then other_words
        when 'quote' then fields && array['text', 'kind', 'speaker', 'chain', 'sourceKind', 'retraction', 'stance']
        when 'event' then fields && array['title', 'status', 'when', 'place', 'participants']
        when 'relation' then fields && array['text', 'status', 'claimant', 'chain', 'sourceKind', 'retraction']
        when 'report' then other_words
    end, false);
    -- Words that say the opposite, or name another number, must not stay on a page; other punctuation hurts nobody.
    -- Nor must words that were not asserted, but denied or doubted.
    is_grave constant boolean := coalesce(other_words and changes && array['NEGATION', 'NUMBER'], false)
        or coalesce('stance' = any(fields), false);
    is_slight constant boolean := coalesce(changes <> '{}' and changes <@ array['PUNCTUATION'], false);
    is_read constant boolean := coalesce(other_words and not is_slight, false) or coalesce(fields && array[
        'text', 'body', 'headline', 'title', 'description', 'status', 'statusNote', 'kind', 'state',
        'speaker', 'claimant', 'sourceKind', 'chain', 'entity', 'event', 'quote',
        'said', 'when', 'quantities', 'participants'
    ], false);
    is_redacted constant boolean := case
        when link in ('itself', 'content') then true
        when link = 'entity' then fields is null or 'names' = any(fields)
        when link = 'report' then fields is null or 'spans' = any(fields)
        when link = 'article' then shown
        else fields is null or shown
    end;
    -- An article that goes and that whoever may see drafts goes on seeing; other rows with these reasons are of what refers to it.
    is_status constant boolean := op = 'upsert' and coalesce('status' = any(fields), false);
    is_gone constant boolean := op = 'delete' or is_status and reason in ('withholding', 'cancellation');
    is_back constant boolean := op = 'upsert' and (was = 'delete' or is_status and reason = 'restoration');
    is_of_article constant boolean := link = 'article' and is_status and was is distinct from 'delete';
begin
    if link in ('article', 'entity') and (is_gone or is_back) and not is_of_article then
        return;  -- what hides an article or entity has rows of its own for what is displayed with it
    end if;
    if link in ('quote', 'relation') and op = 'upsert' and reason = 'retraction' then
        return;  -- a retraction has rows of its own for what refers to it
    end if;
    happened := case
        when op = 'redact' then case when is_redacted then 'redaction' end
        when op = 'delete' then case
            when reason in ('withholding', 'cancellation', 'merge', 'split', 'review', 'redaction', 'retraction') then reason
            else 'removal'
        end
        when is_gone then reason
        when was is null and (version = 1 or reason = 'review') then null
        when is_back and reason not in ('merge', 'split') then 'restoration'
        when not shown then null
        when reason in ('retraction', 'merge', 'split', 'review', 'redating') then reason
        else 'correction'
    end;
    severity := case
        when happened is null then null
        when happened = 'redaction' then 'critical'
        when happened = 'restoration' then 'minor'
        when happened = 'merge' and op = 'delete' then 'major'
        when is_gone or is_grave or 'retraction' = any(fields) then 'critical'
        when is_read or happened = 'retraction' then 'major'
        else 'minor'
    end;
    if severity = 'critical' and happened <> 'redaction' and link not in ('itself', 'content') and not is_of_article then
        severity := 'major';  -- what is watched is there as before: what it is displayed with is not
    end if;
    if link = 'content' and severity = 'minor' then
        happened := null;
        severity := null;
    end if;
end
$$;
