-- Webhooks belong to the key that registered them, and to those that take its place, and no longer to whatever key has its name.

alter table webhook add column client_id uuid references api_key;
comment on column webhook.client_id is 'The client: the first key of those that took the place of one another, see client_of(). What the bearer of the last of them may see is what is sent. Null: the key was gone before webhooks kept it.';
comment on column webhook.owner is 'The name of the key that registered it, which those that take its place have, too.';
create index webhook_client_id on webhook (client_id, id);
drop index webhook_owner;

-- Webhooks that are there belong to the living key of their owner's name, else to the last one that had it.
update webhook w set client_id = client_of((
    select k.id from api_key k where k.name = w.owner
    order by k.revoked_at is null and k.rotated_to_id is null desc, k.created_at desc, k.id desc
    limit 1
));

-- Nothing is sent for a key that is not taken, nor with the rights of a key that was made after the webhook, in the place of one
-- that was revoked: whoever bears that key now can make the webhook active again.
update webhook w set state = 'DISABLED', disabled_for = 'NO_KEY', updated_at = now()
where w.state <> 'DISABLED'
    and not exists (
        select from api_key first join api_key last on last.id = bearer_of(first.id)
        where first.id = w.client_id and first.created_at <= w.created_at
            and last.revoked_at is null and coalesce(last.expires_at > now(), true)
    );
