select
  convert_to(
    concat(
      '{"entities":',
      (
        select
          concat(
            '{"totalCount":',
            (
              select count(*)
              from (
                select distinct on (c.entity_id) c.entity_id, c.ordinal, c.place
                from (
                  select
                    n.entity_id, n.ordinal,
                    case
                      when n.folded = $1::text then 0
                      when n.spaced like all($2::text[]) then case
                      when n.folded like $3::text then 1
                      else 2
                    end
                      when n.folded like $3::text then 5
                      when n.spaced like all($4::text[]) then 6
                      else 7
                    end * 100000 + 10 * greatest(0, 1000 - 1000 * length($1::text) / greatest(1, length(n.folded))) + case
                      when n.kind = 'PREFERRED' then 0
                      else 1
                    end as place
                  from (
                    select n.*, name_words(n.folded) as spaced
                    from published.name n
                    where name_words(n.folded) like $5::text
                    order by length(n.folded), n.entity_id, n.ordinal
                    limit 10000
                  ) n
                  where n.spaced like all($6::text[])
                  union all
                  select
                    n.entity_id, n.ordinal,
                    (h.distance + case when h.distance < 2 then 3 else 6 end) * 100000 + 10 * greatest(
                      0,
                      1000 - 1000 * cardinality($6::text[]) / (1 + length(n.folded) - length(replace(n.folded, ' ', '')))
                    ) + case
                      when n.kind = 'PREFERRED' then 0
                      else 1
                    end
                  from (
                    select n.*, name_words(n.folded) as spaced
                    from published.name n
                    where n.keys && $7::text[] and n.keys && $8::text[]
                    order by length(n.folded), n.entity_id, n.ordinal
                    limit 1000
                  ) n
                  cross join lateral (
                    select sum(w.distance)::integer as distance, bool_and(w.distance is not null) as is_found
                    from (
                      select
                        q.place,
                        min(
                          case
                            when n.spaced like q.pattern then q.vowels
                            else (name_distance(s.key, s.vowels, s.sounds, q.vowels, q.sounds) + (q.sounds >> 62)) / (1 + (q.sounds >> 62))
                          end
                        ) as distance
                      from unnest($9::smallint[], $10::text[], $11::bigint[], $12::bigint[], $13::text[]) q (place, key, vowels, sounds, pattern)
                      left join unnest(n.keys, n.key_vowels, n.key_sounds) s (key, vowels, sounds) on s.key = q.key
                      group by q.place
                    ) w
                  ) h
                  where h.is_found
                ) c
                order by c.entity_id, c.place, c.ordinal
              ) m
              join published.entity r1 on r1.id = m.entity_id
              where r1.merged_into_id is null and true
            ),
            ',"edges":[', array_to_string((p_r1.items_1)[1:5], ','), '],"pageInfo":{"hasNextPage":',
            (coalesce(cardinality(p_r1.keys_1) > 5, false))::text, ',"endCursor":',
            coalesce(
              '"' || case
                when p_r1.keys_1 is not null then translate(
                  encode(
                    convert_to(
                      json_build_array(
                        'entities-named', p_r1.keys_1[least(cardinality(p_r1.keys_1), 5)],
                        p_r1.keys_2[least(cardinality(p_r1.keys_1), 5)], $14::text
                      )::text,
                      'UTF8'
                    ),
                    'base64'
                  ),
                  E'+/=\n', '-_'
                )
              end || '"',
              'null'
            ),
            '}}'
          )
        from (
          select array_agg(r.item_1) as items_1, array_agg(r.key_1) as keys_1, array_agg(r.key_2) as keys_2
          from (
            select
              concat(
                '{"cursor":"',
                translate(
                  encode(
                    convert_to(json_build_array('entities-named', m.place, m.entity_id, $14::text)::text, 'UTF8'),
                    'base64'
                  ),
                  E'+/=\n', '-_'
                ),
                '","matchedName":',
                coalesce(
                  (
                    select
                      concat(
                        '{"text":', to_json(r2.text), ',"language":"', r2.language, '","script":',
                        to_json(r2.script), ',"kind":"', r2.kind, '"}'
                      )
                    from published.name r2
                    where r2.entity_id = m.entity_id and r2.ordinal = m.ordinal
                  ),
                  concat('null')
                ),
                ',"node":{"id":"', r1.id, '","name":',
                to_json(
                  (
                    select n.text
                    from published.name n
                    where n.entity_id = r1.id
                    order by
                      array_position($15::text[], n.language::text),
                      array_position(
                        array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'],
                        n.kind::text
                      ),
                      n.ordinal
                    limit 1
                  )
                ),
                '}}'
              ) as item_1,
              m.place as key_1, m.entity_id as key_2
            from (
              select distinct on (c.entity_id) c.entity_id, c.ordinal, c.place
              from (
                select
                  n.entity_id, n.ordinal,
                  case
                    when n.folded = $1::text then 0
                    when n.spaced like all($2::text[]) then case
                    when n.folded like $3::text then 1
                    else 2
                  end
                    when n.folded like $3::text then 5
                    when n.spaced like all($4::text[]) then 6
                    else 7
                  end * 100000 + 10 * greatest(0, 1000 - 1000 * length($1::text) / greatest(1, length(n.folded))) + case
                    when n.kind = 'PREFERRED' then 0
                    else 1
                  end as place
                from (
                  select n.*, name_words(n.folded) as spaced
                  from published.name n
                  where name_words(n.folded) like $5::text
                  order by length(n.folded), n.entity_id, n.ordinal
                  limit 10000
                ) n
                where n.spaced like all($6::text[])
                union all
                select
                  n.entity_id, n.ordinal,
                  (h.distance + case when h.distance < 2 then 3 else 6 end) * 100000 + 10 * greatest(
                    0,
                    1000 - 1000 * cardinality($6::text[]) / (1 + length(n.folded) - length(replace(n.folded, ' ', '')))
                  ) + case
                    when n.kind = 'PREFERRED' then 0
                    else 1
                  end
                from (
                  select n.*, name_words(n.folded) as spaced
                  from published.name n
                  where n.keys && $7::text[] and n.keys && $8::text[]
                  order by length(n.folded), n.entity_id, n.ordinal
                  limit 1000
                ) n
                cross join lateral (
                  select sum(w.distance)::integer as distance, bool_and(w.distance is not null) as is_found
                  from (
                    select
                      q.place,
                      min(
                        case
                          when n.spaced like q.pattern then q.vowels
                          else (name_distance(s.key, s.vowels, s.sounds, q.vowels, q.sounds) + (q.sounds >> 62)) / (1 + (q.sounds >> 62))
                        end
                      ) as distance
                    from unnest($9::smallint[], $10::text[], $11::bigint[], $12::bigint[], $13::text[]) q (place, key, vowels, sounds, pattern)
                    left join unnest(n.keys, n.key_vowels, n.key_sounds) s (key, vowels, sounds) on s.key = q.key
                    group by q.place
                  ) w
                ) h
                where h.is_found
              ) c
              order by c.entity_id, c.place, c.ordinal
            ) m
            join published.entity r1 on r1.id = m.entity_id
            where r1.merged_into_id is null and true
            order by m.place, m.entity_id
            limit 6
          ) as r
        ) as p_r1
      ),
      '}'
    ),
    'UTF8'
  ) as data
