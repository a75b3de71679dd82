-- Find the spans that an editor should look at after corrections; there are few of them. The index is made beside whoever writes,
-- outside of a transaction; what is left of one that was cut off is taken away first.
drop index concurrently if exists span_uncertain;
create index concurrently span_uncertain on span (annotation_id) where status in ('FUZZY', 'ORPHANED');
