-- New keys of names: see editorial/name/key.py. Each statement runs on its own, and the names are filled in batches afterwards, so
-- that nobody who reads waits. vowels_agree stays, because processes of older versions call it until they are replaced; until
-- then they find a filled name by its spelling only.

alter table name add column if not exists key_sounds bigint[] not null default '{}';
comment on column name.keys is 'The consonants of each word, and of neighbours written as one: a letter for each family of sounds.';
comment on column name.key_vowels is 'For each key, five bits for each place for vowels: what may stand there.';
comment on column name.key_sounds is 'For each key, ten bits for each of its first six consonants (probable sounds, possible sounds), then what is doubtful.';

create or replace view published.name as
    select
        entity_id, ordinal, text, language, script, kind, given_by, keys, key_vowels, since, taken_from, folded, hidden, key_sounds
    from public.name
    where not hidden;

-- None of these functions is strict: PostgreSQL calls a strict one with a case in it instead of inlining it, fifty times as slow.

-- How many places of a number have a bit. Places have at least five bits, and none above them; $2 has the lowest bit of each.
create or replace function filled_places(bits bigint, lowest bigint) returns integer
    language sql immutable parallel safe
    return bit_count((($1 | ($1 >> 1) | ($1 >> 2) | ($1 >> 3) | ($1 >> 4)) & $2)::bit(64));
comment on function filled_places(bigint, bigint) is 'How many places of a number have a bit among their lowest five.';

-- The fifth bit says that a short vowel may be left out: it counts where one of the two scripts leaves short vowels out, and never
-- at the end, which is the lowest place.
create or replace function differing_vowels(one bigint, other bigint) returns integer
    language sql immutable parallel safe
    return 12 - filled_places(
        ($1 & $2) & case when (($1 | $2) >> 60) & 1 = 1 then 1152921504606846959 else 557865244164603375 end, 37191016277640225
    );
comment on function differing_vowels(bigint, bigint) is 'How many places for vowels have nothing that may stand in both readings.';

-- What is doubtful in both readings (two bits from the 60th on; 4 more if both are most doubtful), and what they do not share: 1 for a
-- consonant that only one of them finds probable, 4 for another of its family, 4 for a vowel and 4 more if it is the last, 3 if only one
-- has an i before it (61st and 62nd bit of the vowels), 1 if both join neighbouring words (62nd bit of the sounds).
create or replace function sound_distance(one_vowels bigint, one_sounds bigint, other_vowels bigint, other_sounds bigint) returns integer
    language sql immutable parallel safe
    return ((($2 >> 60) & 3) + (($4 >> 60) & 3) + (($2 & $4) >> 62) + 4 * ((($2 & $4) >> 60) & (($2 & $4) >> 61) & 1))::integer
        + 24 - filled_places(($2 & $4) & 34937015291116575, 1127000493261825)
        - 3 * filled_places((($2 & $4) | ($2 & ($4 >> 5)) | (($2 >> 5) & $4)) & 34937015291116575, 1127000493261825)
        + 4 * differing_vowels($1, $3) + case when ($1 & $3 & 15) = 0 then 4 else 0 end
        + case when ($1 & $3) >> 61 = 0 then 3 else 0 end;
comment on function sound_distance(bigint, bigint, bigint, bigint) is 'How far two readings with the same key are apart; 0 if they sound alike.';

-- How far two readings may be apart depends on the number of consonants: from one to seven or more of them.
create or replace function name_distance(key text, one_vowels bigint, one_sounds bigint, other_vowels bigint, other_sounds bigint)
    returns integer
    language sql immutable parallel safe
    return nullif(
        least(sound_distance($2, $3, $4, $5), 1 + ('{1,2,3,3,5,7,8}'::integer[])[least(length($1), 7)]),
        1 + ('{1,2,3,3,5,7,8}'::integer[])[least(length($1), 7)]
    );
comment on function name_distance(text, bigint, bigint, bigint, bigint) is 'How far two readings with this key are apart; null if they are different names.';
