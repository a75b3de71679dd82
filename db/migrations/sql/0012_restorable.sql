-- A function whose body PostgreSQL has parsed is written into a dump with the names of its parameters. Where only some of
-- them have names, the others come out as "", and restoring leaves the function out: each gets a name here. In a database
-- that was restored without the function, this makes it again.

create or replace function vowels_agree(key text, one bigint, other bigint) returns boolean
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
