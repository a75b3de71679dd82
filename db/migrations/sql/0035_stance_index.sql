-- Find quotes by their stance, and those inside another one. Each index is made beside whoever writes, outside of a transaction; what is
-- left of one that was cut off is taken away first.
drop index concurrently if exists quote_stance;
create index concurrently quote_stance on quote (stance, recency, article_id, start_offset, id);
drop index concurrently if exists quote_within_id;
create index concurrently quote_within_id on quote (within_id) where within_id is not null;
