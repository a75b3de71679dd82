-- Which side of its base a date without a year lies on, where the editor said so: it is resolved so again if the article's day changes.

-- A column of a domain would rewrite the tables, and a valid check would read them, while everybody waits.

alter table quote
    add column direction text,
    add constraint quote_direction_check check (direction in ('PAST', 'FUTURE')) not valid;
alter table quantity
    add column direction text,
    add constraint quantity_direction_check check (direction in ('PAST', 'FUTURE')) not valid;
alter table event
    add column direction text,
    add constraint event_direction_check check (direction in ('PAST', 'FUTURE')) not valid;
comment on column quote.direction is 'The direction that the editor gave for the words of the date. Null: none was given.';
comment on column quantity.direction is 'The direction that the editor gave for the words of the date. Null: none was given.';
comment on column event.direction is 'The direction that the editor gave for the words of the date. Null: the status decides.';
