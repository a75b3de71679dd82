-- Write the public versions of items into the public log rows of this transaction.
update change c set public_version = coalesce(
    case c.type
        when 'article' then (select t.public_version from article t where t.id = c.id)
        when 'entity' then (select t.public_version from entity t where t.id = c.id)
        when 'event' then (select t.public_version from event t where t.id = c.id)
    end,
    (
        select coalesce(p.public_version, p.version) + 1 from change p
        where p.id = c.id and p.xid <> c.xid and p.public_op is not null order by p.seq desc limit 1
    ),
    1
)
where c.xid = pg_current_xact_id() and c.public_op is not null and c.type in ('article', 'entity', 'event')
