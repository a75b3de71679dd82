-- How much of what is published stands in an article, counted from an index alone. Each is made beside whoever writes, outside
-- of a transaction; what is left of one that was cut off is taken away first.
drop index concurrently if exists mention_published;
create index concurrently mention_published on mention (article_id) where not hidden;
drop index concurrently if exists quote_published;
create index concurrently quote_published on quote (article_id) where not hidden;
drop index concurrently if exists claim_published;
create index concurrently claim_published on claim (article_id) where not hidden;
drop index concurrently if exists event_report_published;
create index concurrently event_report_published on event_report (article_id, event_id) where not hidden;
