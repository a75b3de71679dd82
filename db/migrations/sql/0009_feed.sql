-- What the feed tells of items that were not written themselves, and are answered otherwise because of a write.

create index past_row_until on past_row (until);
