-- Which side of its base a date without a year lies on, where the editor said so: it is resolved so again if the article's day changes.

create domain date_direction as text check (value in ('PAST', 'FUTURE'));
alter table quote add column direction date_direction;
alter table quantity add column direction date_direction;
alter table event add column direction date_direction;
comment on column quote.direction is 'The direction that the editor gave for the words of the date. Null: none was given.';
comment on column quantity.direction is 'The direction that the editor gave for the words of the date. Null: none was given.';
comment on column event.direction is 'The direction that the editor gave for the words of the date. Null: the status decides.';
