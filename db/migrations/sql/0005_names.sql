-- What names sound like, so that other spellings and scripts find them: see editorial/name_key.py.

alter table name
    add column keys text[] not null default '{}',
    add column key_vowels bigint[] not null default '{}',
    add check (cardinality(keys) = cardinality(key_vowels));
comment on column name.keys is 'The consonants of each word as they can be heard; what begins with ~ is shared by names that differ a little.';
comment on column name.key_vowels is 'For each key, five bits for each place for vowels: what may stand there.';
create index name_keys on name using gin (keys);

-- A word of one or two letters is looked for where a word begins, so the index has the words between blanks.
create function name_words(folded text) returns text
    language sql immutable strict parallel safe
    return ' ' || translate($1, '-''".,;:!?()[]/&+*#@%_|<>=~·،؛؟', '                              ') || ' ';
comment on function name_words(text) is 'A folded name with blanks before, between and after its words; signs are blanks.';
create index name_words on name using gin (name_words(folded) gin_trgm_ops);
drop index name_folded_words;

-- The vowels of two keys agree where each place has something that may stand in both, and what ends them is in both. From
-- six consonants on one place may differ, from seven on two, and one consonant earlier where a script leaves short vowels
-- out; none in keys that begin with ~. Of two consonants or fewer the places must be the same; where one of the two scripts
-- leaves short vowels out, all that it writes must be in the other.
create function vowels_agree(key text, bigint, bigint) returns boolean
    language sql immutable strict parallel safe
    return ($2 & $3 & 15) <> 0
        and 12 - bit_count(((
                ($2 & $3) | (($2 & $3) >> 1) | (($2 & $3) >> 2) | (($2 & $3) >> 3)
                | (case when ($2 | $3) >> 60 = 1 then ($2 & $3) >> 4 else 0 end)
            ) & 37191016277640225)::bit(64))
            <= case when $1 like '~%' then 0 else greatest(0, least(length($1) - 5 + (($2 | $3) >> 60)::integer, 2)) end
        and (
            length($1) > 2
            or $2 = $3
            or (($2 # $3) >> 60 = 1 and ($2 & $3) >> 10 = (case when $2 >> 60 = 1 then $2 else $3 end & 1152921504606846975) >> 10)
        );
comment on function vowels_agree(text, bigint, bigint) is 'Whether two words with this key, one with each of these vowels, can be the same name.';
