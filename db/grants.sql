-- The rights of the role that serves, :"serving": to read and to write rows, and nothing else. Given by the role that migrates, which
-- owns everything; `isnad migrate` runs this after the migrations. A second time it changes nothing.

revoke all on all tables in schema public, published from :"serving";
revoke all on all sequences in schema public from :"serving";
revoke create on schema public, published, past, published_past from :"serving";
grant usage on schema public, published, past, published_past to :"serving";
grant select, insert, update, delete on all tables in schema public to :"serving";
grant select on all tables in schema published to :"serving";
grant usage, select on all sequences in schema public to :"serving";
grant execute on function forget_statistics(text[]) to :"serving";

-- What is only read: views, what migrations write, and a table of the queue that nothing is written to.
revoke insert, update, delete on
    alembic_version, installation, pgqueuer_schedules,
    filtered_item, present_row, search_text, spoken_of, watch_link
from :"serving";

-- What is never taken away, since it says what was done, and by whom.
revoke delete on api_key, audit_entry, change, entity_merge, past_row, redaction from :"serving";

-- What the next migrations make, until this is run again.
alter default privileges grant usage on schemas to :"serving";
alter default privileges in schema public grant select, insert, update, delete on tables to :"serving";
alter default privileges in schema public grant usage, select on sequences to :"serving";
alter default privileges in schema published grant select on tables to :"serving";
