-- An entity all of whose names were redacted has no ids and addresses either, and bundles give it none again. A webhook whose
-- address had the words is sent nothing.

alter table entity add column is_redacted boolean not null default false;
comment on column entity.is_redacted is 'Whether all its names were redacted: it has no Wikidata id and no addresses then, and no bundle gives it a name, an id or an address again.';
create or replace view published.entity as select * from public.entity where not hidden;

alter table webhook
    drop constraint webhook_disabled_for_check,
    add constraint webhook_disabled_for_check
        check (disabled_for in ('REQUESTED', 'GONE', 'FAILING', 'NO_KEY', 'REDACTED'));
comment on column webhook.disabled_for is 'Why nothing is sent: the owner wants it so, the receiver answered 410, nothing got through for days, the owner has no key any more, or its address was redacted.';

-- Entities whose names were redacted before that was so: those who follow the feed are told.
set local isnad.forget = 'on';  -- what is taken out is to have been gone always
update entity e set is_redacted = true
where exists (select from redaction r where r.entity_id = e.id)
    and exists (select from name n where n.entity_id = e.id and n.taken_from is null)
    and not exists (select from name n where n.entity_id = e.id and n.taken_from is null and strpos(n.text, U&'\2588') = 0);
with named as (
    select e.id, e.merged_into_id from entity e where e.is_redacted and (e.wikidata is not null or e.same_as <> '{}')
), raised as (
    update entity e set version = version + 1
    where e.id in (select n.id from named n union select n.merged_into_id from named n)
    returning e.id, e.version, e.hidden
)
insert into change (op, type, id, version, reason, public_op, fields)
select 'redact', 'entity', r.id, r.version, 'redaction', case when not r.hidden then 'redact' end, '{sameAs,wikidata}'
from raised r;
update entity set wikidata = null, same_as = '{}' where is_redacted;
update past_row p set "row" = p."row" || '{"wikidata": null, "same_as": []}'
where p.relation = 'entity' and p.owner_id in (select e.id from entity e where e.is_redacted);
set local isnad.forget = 'off';
