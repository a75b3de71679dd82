-- Find the versions of an utterance. The index is made beside whoever writes, outside of a transaction; what is left of one that was cut
-- off is taken away first.
drop index concurrently if exists quote_utterance_id;
create index concurrently quote_utterance_id on quote (utterance_id) where utterance_id is not null;
