select
  convert_to(
    concat(
      '{"quotes":{"totalCount":',
      (
        select count(*)
        from published.attribution m
        where true
          and m.entity_id = coalesce(
            (
              select s.merged_into_id
              from published.entity s
              where s.id = $1::uuid and s.merged_into_id is not null
            ),
            $1::uuid
          )
          and m.kind = 'QUOTE'
          and m."position" > 0
          and not exists (
            select
            from published.attribution b
            where b.annotation_id = m.annotation_id
              and b.entity_id is not distinct from m.entity_id
              and b."position" > 0
              and b."position" < m."position"
          )
      ),
      ',"nodes":[',
      array_to_string(
        array(
          select concat('{"id":"', r1.id, '"}')
          from published.attribution m
          join published.quote r1 on r1.id = m.annotation_id
          where true
            and m.entity_id = coalesce(
              (
                select s.merged_into_id
                from published.entity s
                where s.id = $1::uuid and s.merged_into_id is not null
              ),
              $1::uuid
            )
            and m.kind = 'QUOTE'
            and m."position" > 0
            and not exists (
              select
              from published.attribution b
              where b.annotation_id = m.annotation_id
                and b.entity_id is not distinct from m.entity_id
                and b."position" > 0
                and b."position" < m."position"
            )
          order by m.recency, m.article_id, m.start_offset, m.annotation_id
          limit 1
        ),
        ','
      ),
      '],"facets":',
      (
        with f_r1 as (
          select
            case
              when grouping(value_1) = 0 then 1
              when grouping(value_2) = 0 then 2
              when grouping(value_3) = 0 then 3
              when grouping(value_4) = 0 then 4
              when grouping(value_5) = 0 then 5
            end as which,
            value_1, value_2, value_3, value_4, value_5, count(*) as n
          from (
            select
              r1.kind as value_1, r1.source_kind as value_2, r1.speaker_id as value_3,
              case
                when r1.recency < 9223372036854775807 then date_trunc('month', timestamp '1970-01-01' - r1.recency * interval '1 microsecond')
              end as value_4,
              case
                when date_trunc('month', r1.earliest::timestamp) = date_trunc('month', r1.latest::timestamp) then date_trunc('month', r1.earliest::timestamp)
              end as value_5
            from published.attribution m
            join published.quote r1 on r1.id = m.annotation_id
            where true
              and m.entity_id = coalesce(
                (
                  select s.merged_into_id
                  from published.entity s
                  where s.id = $1::uuid and s.merged_into_id is not null
                ),
                $1::uuid
              )
              and m.kind = 'QUOTE'
              and m."position" > 0
              and not exists (
                select
                from published.attribution b
                where b.annotation_id = m.annotation_id
                  and b.entity_id is not distinct from m.entity_id
                  and b."position" > 0
                  and b."position" < m."position"
              )
          ) as item
          group by grouping sets ((value_1), (value_2), (value_3), (value_4), (value_5))
        )
        select
          concat(
            '{"kind":[',
            array_to_string(
              array(
                select concat('{"value":"', b_r1.value, '","count":', (b_r1.n)::text, '}')
                from (
                  select value_1 as value, n
                  from f_r1
                  where which = 1
                ) as b_r1
                order by b_r1.n desc, b_r1.value
              ),
              ','
            ),
            '],"sourceKind":[',
            array_to_string(
              array(
                select concat('{"value":"', b_r1.value, '","count":', (b_r1.n)::text, '}')
                from (
                  select value_2 as value, n
                  from f_r1
                  where which = 2
                ) as b_r1
                order by b_r1.n desc, b_r1.value
              ),
              ','
            ),
            '],"speaker":[',
            array_to_string(
              array(
                select
                  concat(
                    '{"entity":',
                    coalesce(
                      (
                        select
                          concat(
                            '{"name":',
                            to_json(
                              (
                                select n.text
                                from published.name n
                                where n.entity_id = r2.id
                                order by
                                  array_position($2::text[], n.language::text),
                                  array_position(
                                    array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING',
                                    'DESCRIPTION'], n.kind::text
                                  ),
                                  n.ordinal
                                limit 1
                              )
                            ),
                            '}'
                          )
                        from published.entity r2
                        where r2.id = b_r1.value
                      ),
                      concat('null')
                    ),
                    ',"count":', (b_r1.n)::text, '}'
                  )
                from (
                  select value_3 as value, n
                  from f_r1
                  where which = 3
                ) as b_r1
                order by b_r1.n desc, b_r1.value
                limit 3
              ),
              ','
            ),
            '],"relayer":[',
            array_to_string(
              array(
                select
                  concat(
                    '{"entity":',
                    case when b_r1.value is null then 'null' else concat('{"id":"', b_r1.value, '"}') end,
                    ',"count":', (b_r1.n)::text, '}'
                  )
                from (
                  select l.value as value, count(*) as n
                  from (
                    select distinct r1.id, l.value as value
                    from published.attribution m
                    join published.quote r1
                      on r1.id = m.annotation_id, lateral (
                        select l.entity_id as value
                        from published.attribution l
                        where l.annotation_id = r1.id
                          and l."position" > 0
                          and l.entity_id is not null
                          and ($3::text is null or l.role = $3::text)
                      ) as l
                    where true
                      and m.entity_id = coalesce(
                        (
                          select s.merged_into_id
                          from published.entity s
                          where s.id = $1::uuid and s.merged_into_id is not null
                        ),
                        $1::uuid
                      )
                      and m.kind = 'QUOTE'
                      and m."position" > 0
                      and not exists (
                        select
                        from published.attribution b
                        where b.annotation_id = m.annotation_id
                          and b.entity_id is not distinct from m.entity_id
                          and b."position" > 0
                          and b."position" < m."position"
                      )
                  ) as l
                  where true
                  group by 1
                ) as b_r1
                order by b_r1.n desc, b_r1.value
                limit 10
              ),
              ','
            ),
            '],', to_json($4::text), ':[',
            array_to_string(
              array(
                select
                  concat(
                    '{"entity":',
                    case when b_r1.value is null then 'null' else concat('{"id":"', b_r1.value, '"}') end,
                    ',"count":', (b_r1.n)::text, '}'
                  )
                from (
                  select l.value as value, count(*) as n
                  from (
                    select distinct r1.id, l.value as value
                    from published.attribution m
                    join published.quote r1
                      on r1.id = m.annotation_id, lateral (
                        select l.entity_id as value
                        from published.attribution l
                        where l.annotation_id = r1.id
                          and l."position" > 0
                          and l.entity_id is not null
                          and ($5::text is null or l.role = $5::text)
                      ) as l
                    where true
                      and m.entity_id = coalesce(
                        (
                          select s.merged_into_id
                          from published.entity s
                          where s.id = $1::uuid and s.merged_into_id is not null
                        ),
                        $1::uuid
                      )
                      and m.kind = 'QUOTE'
                      and m."position" > 0
                      and not exists (
                        select
                        from published.attribution b
                        where b.annotation_id = m.annotation_id
                          and b.entity_id is not distinct from m.entity_id
                          and b."position" > 0
                          and b."position" < m."position"
                      )
                  ) as l
                  where true
                  group by 1
                ) as b_r1
                order by b_r1.n desc, b_r1.value
                limit 10
              ),
              ','
            ),
            '],"month":[',
            array_to_string(
              array(
                select
                  concat(
                    '{"value":', coalesce('"' || to_char(b_r1.value, 'YYYY-MM') || '"', 'null'), ',"count":',
                    (b_r1.n)::text, '}'
                  )
                from (
                  select value_4 as value, n
                  from f_r1
                  where which = 4
                ) as b_r1
                order by b_r1.n desc, b_r1.value
                limit 10
              ),
              ','
            ),
            '],"saidMonth":[',
            array_to_string(
              array(
                select
                  concat(
                    '{"value":', coalesce('"' || to_char(b_r1.value, 'YYYY-MM') || '"', 'null'), ',"count":',
                    (b_r1.n)::text, '}'
                  )
                from (
                  select value_5 as value, n
                  from f_r1
                  where which = 5
                ) as b_r1
                order by b_r1.n desc, b_r1.value
                limit 10
              ),
              ','
            ),
            ']}'
          )
      ),
      '}}'
    ),
    'UTF8'
  ) as data
