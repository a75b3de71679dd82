select
  convert_to(
    concat(
      '{"claims":{"totalCount":',
      (
        select count(*)
        from published.claim r1
        where true
      ),
      ',"facets":{"status":[',
      array_to_string(
        array(
          select concat('{"value":"', b_r1.value, '","count":', (b_r1.n)::text, '}')
          from (
            select r1.status as value, count(*) as n
            from published.claim r1
            where true
            group by 1
          ) as b_r1
          order by b_r1.n desc, b_r1.value
        ),
        ','
      ),
      '],"about":[',
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
            from published.claim r1, lateral (
              select l.entity_id as value
              from published.claim_about l
              where l.claim_id = r1.id
            ) as l
            where true
            group by 1
          ) as b_r1
          order by b_r1.n desc, b_r1.value
          limit 1
        ),
        ','
      ),
      ']}},"timeline":{"totalCount":',
      (
        select count(*)
        from (
          (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($1::date, 'infinity')
              and sort_to >= coalesce($2::date, '-infinity')
              and reach(sort_from, sort_to) = 0
              and sort_from >= coalesce($2::date, '-infinity') - 1
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($1::date, 'infinity')
              and sort_to >= coalesce($2::date, '-infinity')
              and reach(sort_from, sort_to) = 1
              and sort_from >= coalesce($2::date, '-infinity') - 31
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($1::date, 'infinity')
              and sort_to >= coalesce($2::date, '-infinity')
              and reach(sort_from, sort_to) = 2
              and sort_from >= coalesce($2::date, '-infinity') - 92
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($1::date, 'infinity')
              and sort_to >= coalesce($2::date, '-infinity')
              and reach(sort_from, sort_to) = 3
              and sort_from >= coalesce($2::date, '-infinity') - 366
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($1::date, 'infinity')
              and sort_to >= coalesce($2::date, '-infinity')
              and reach(sort_from, sort_to) = 4
            order by sort_from, sort_to, id
          )
        ) r2
        where true and true
      ),
      ',"edges":[',
      array_to_string(
        array(
          select
            concat(
              '{"certainty":"',
              case
                when (
                  r2.edtf is not null
                    and r2.qualifier is null
                    and coalesce(r2.start_latest, '-infinity') <= coalesce($1::date, 'infinity')
                    and coalesce(r2.end_earliest, 'infinity') >= coalesce($2::date, '-infinity')
                ) then 'CERTAIN'
                else 'POSSIBLE'
              end,
              '"}'
            )
          from (
            (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($1::date, 'infinity')
                and sort_to >= coalesce($2::date, '-infinity')
                and reach(sort_from, sort_to) = 0
                and sort_from >= coalesce($2::date, '-infinity') - 1
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($1::date, 'infinity')
                and sort_to >= coalesce($2::date, '-infinity')
                and reach(sort_from, sort_to) = 1
                and sort_from >= coalesce($2::date, '-infinity') - 31
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($1::date, 'infinity')
                and sort_to >= coalesce($2::date, '-infinity')
                and reach(sort_from, sort_to) = 2
                and sort_from >= coalesce($2::date, '-infinity') - 92
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($1::date, 'infinity')
                and sort_to >= coalesce($2::date, '-infinity')
                and reach(sort_from, sort_to) = 3
                and sort_from >= coalesce($2::date, '-infinity') - 366
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($1::date, 'infinity')
                and sort_to >= coalesce($2::date, '-infinity')
                and reach(sort_from, sort_to) = 4
              order by sort_from, sort_to, id
            )
          ) r2
          where true and true
          order by r2.sort_from, r2.sort_to, r2.id
          limit 1
        ),
        ','
      ),
      '],"facets":',
      (
        with f_r2 as (
          select
            case
              when grouping(value_1) = 0 then 1
              when grouping(value_2) = 0 then 2
              when grouping(value_3) = 0 then 3
            end as which,
            value_1, value_2, value_3, count(*) as n
          from (
            select
              r2.status as value_1,
              case
                when date_trunc('year', r2.earliest::timestamp) = date_trunc('year', r2.latest::timestamp) then date_trunc('year', r2.earliest::timestamp)
              end as value_2,
              r2.place_id as value_3
            from (
              (
                select *
                from published.event
                where edtf is not null
                  and sort_from <= coalesce($1::date, 'infinity')
                  and sort_to >= coalesce($2::date, '-infinity')
                  and reach(sort_from, sort_to) = 0
                  and sort_from >= coalesce($2::date, '-infinity') - 1
                order by sort_from, sort_to, id
              ) union all (
                select *
                from published.event
                where edtf is not null
                  and sort_from <= coalesce($1::date, 'infinity')
                  and sort_to >= coalesce($2::date, '-infinity')
                  and reach(sort_from, sort_to) = 1
                  and sort_from >= coalesce($2::date, '-infinity') - 31
                order by sort_from, sort_to, id
              ) union all (
                select *
                from published.event
                where edtf is not null
                  and sort_from <= coalesce($1::date, 'infinity')
                  and sort_to >= coalesce($2::date, '-infinity')
                  and reach(sort_from, sort_to) = 2
                  and sort_from >= coalesce($2::date, '-infinity') - 92
                order by sort_from, sort_to, id
              ) union all (
                select *
                from published.event
                where edtf is not null
                  and sort_from <= coalesce($1::date, 'infinity')
                  and sort_to >= coalesce($2::date, '-infinity')
                  and reach(sort_from, sort_to) = 3
                  and sort_from >= coalesce($2::date, '-infinity') - 366
                order by sort_from, sort_to, id
              ) union all (
                select *
                from published.event
                where edtf is not null
                  and sort_from <= coalesce($1::date, 'infinity')
                  and sort_to >= coalesce($2::date, '-infinity')
                  and reach(sort_from, sort_to) = 4
                order by sort_from, sort_to, id
              )
            ) r2
            where true and true
          ) as item
          group by grouping sets ((value_1), (value_2), (value_3))
        )
        select
          concat(
            '{"status":[',
            array_to_string(
              array(
                select concat('{"value":"', b_r2.value, '","count":', (b_r2.n)::text, '}')
                from (
                  select value_1 as value, n
                  from f_r2
                  where which = 1
                ) as b_r2
                order by b_r2.n desc, b_r2.value
              ),
              ','
            ),
            '],"year":[',
            array_to_string(
              array(
                select
                  concat(
                    '{"value":', coalesce('"' || to_char(b_r2.value, 'YYYY') || '"', 'null'), ',"count":',
                    (b_r2.n)::text, '}'
                  )
                from (
                  select value_2 as value, n
                  from f_r2
                  where which = 2
                ) as b_r2
                order by b_r2.n desc, b_r2.value
                limit 10
              ),
              ','
            ),
            '],"place":[',
            array_to_string(
              array(
                select
                  concat(
                    '{"entity":',
                    case when b_r2.value is null then 'null' else concat('{"id":"', b_r2.value, '"}') end,
                    ',"count":', (b_r2.n)::text, '}'
                  )
                from (
                  select value_3 as value, n
                  from f_r2
                  where which = 3
                ) as b_r2
                order by b_r2.n desc, b_r2.value
                limit 2
              ),
              ','
            ),
            '],"language":[',
            array_to_string(
              array(
                select concat('{"value":"', b_r2.value, '","count":', (b_r2.n)::text, '}')
                from (
                  select l.value as value, count(*) as n
                  from (
                    select distinct r2.id, l.value as value
                    from (
                      (
                        select *
                        from published.event
                        where edtf is not null
                          and sort_from <= coalesce($1::date, 'infinity')
                          and sort_to >= coalesce($2::date, '-infinity')
                          and reach(sort_from, sort_to) = 0
                          and sort_from >= coalesce($2::date, '-infinity') - 1
                        order by sort_from, sort_to, id
                      ) union all (
                        select *
                        from published.event
                        where edtf is not null
                          and sort_from <= coalesce($1::date, 'infinity')
                          and sort_to >= coalesce($2::date, '-infinity')
                          and reach(sort_from, sort_to) = 1
                          and sort_from >= coalesce($2::date, '-infinity') - 31
                        order by sort_from, sort_to, id
                      ) union all (
                        select *
                        from published.event
                        where edtf is not null
                          and sort_from <= coalesce($1::date, 'infinity')
                          and sort_to >= coalesce($2::date, '-infinity')
                          and reach(sort_from, sort_to) = 2
                          and sort_from >= coalesce($2::date, '-infinity') - 92
                        order by sort_from, sort_to, id
                      ) union all (
                        select *
                        from published.event
                        where edtf is not null
                          and sort_from <= coalesce($1::date, 'infinity')
                          and sort_to >= coalesce($2::date, '-infinity')
                          and reach(sort_from, sort_to) = 3
                          and sort_from >= coalesce($2::date, '-infinity') - 366
                        order by sort_from, sort_to, id
                      ) union all (
                        select *
                        from published.event
                        where edtf is not null
                          and sort_from <= coalesce($1::date, 'infinity')
                          and sort_to >= coalesce($2::date, '-infinity')
                          and reach(sort_from, sort_to) = 4
                        order by sort_from, sort_to, id
                      )
                    ) r2, lateral (
                      select a.language collate "C" as value
                      from published.event_report l
                      join published.article a on a.id = l.article_id
                      where l.event_id = r2.id
                    ) as l
                    where true and true
                  ) as l
                  where true
                  group by 1
                ) as b_r2
                order by b_r2.n desc, b_r2.value
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
