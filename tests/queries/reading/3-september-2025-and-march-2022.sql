select
  convert_to(
    concat(
      '{', to_json($1::text), ':{"totalCount":',
      (
        select count(*)
        from (
          (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 0
              and sort_from >= coalesce($3::date, '-infinity') - 1
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 1
              and sort_from >= coalesce($3::date, '-infinity') - 31
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 2
              and sort_from >= coalesce($3::date, '-infinity') - 92
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 3
              and sort_from >= coalesce($3::date, '-infinity') - 366
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 4
            order by sort_from, sort_to, id
          )
        ) r1
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
                  r1.edtf is not null
                    and r1.qualifier is null
                    and coalesce(r1.start_latest, '-infinity') <= coalesce($2::date, 'infinity')
                    and coalesce(r1.end_earliest, 'infinity') >= coalesce($3::date, '-infinity')
                ) then 'CERTAIN'
                else 'POSSIBLE'
              end,
              '","node":{"id":"', r1.id, '","title":',
              to_json(
                (
                  select t.text
                  from event_title t
                  where t.event_id = r1.id
                  order by array_position($4::text[], t.language::text), t.ordinal
                  limit 1
                )
              ),
              ',"status":"', r1.status, '","when":{"edtf":', coalesce('"' || r1.edtf || '"', 'null'),
              ',"earliest":', coalesce('"' || r1.earliest || '"', 'null'), ',"latest":',
              coalesce('"' || r1.latest || '"', 'null'), ',"precision":"', r1."precision", '","expression":',
              coalesce(to_json(r1.expression)::text, 'null'), '}}}'
            )
          from (
            (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($2::date, 'infinity')
                and sort_to >= coalesce($3::date, '-infinity')
                and reach(sort_from, sort_to) = 0
                and sort_from >= coalesce($3::date, '-infinity') - 1
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($2::date, 'infinity')
                and sort_to >= coalesce($3::date, '-infinity')
                and reach(sort_from, sort_to) = 1
                and sort_from >= coalesce($3::date, '-infinity') - 31
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($2::date, 'infinity')
                and sort_to >= coalesce($3::date, '-infinity')
                and reach(sort_from, sort_to) = 2
                and sort_from >= coalesce($3::date, '-infinity') - 92
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($2::date, 'infinity')
                and sort_to >= coalesce($3::date, '-infinity')
                and reach(sort_from, sort_to) = 3
                and sort_from >= coalesce($3::date, '-infinity') - 366
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($2::date, 'infinity')
                and sort_to >= coalesce($3::date, '-infinity')
                and reach(sort_from, sort_to) = 4
              order by sort_from, sort_to, id
            )
          ) r1
          where true and true
          order by r1.sort_from, r1.sort_to, r1.id
          limit 20
        ),
        ','
      ),
      ']},', to_json($5::text), ':{"totalCount":',
      (
        select count(*)
        from (
          (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 0
              and sort_from >= coalesce($3::date, '-infinity') - 1
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 1
              and sort_from >= coalesce($3::date, '-infinity') - 31
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 2
              and sort_from >= coalesce($3::date, '-infinity') - 92
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 3
              and sort_from >= coalesce($3::date, '-infinity') - 366
            order by sort_from, sort_to, id
          ) union all (
            select *
            from published.event
            where edtf is not null
              and sort_from <= coalesce($2::date, 'infinity')
              and sort_to >= coalesce($3::date, '-infinity')
              and reach(sort_from, sort_to) = 4
            order by sort_from, sort_to, id
          )
        ) r2
        where true
          and true
          and $6::text = case
            when (
              r2.edtf is not null
                and r2.qualifier is null
                and coalesce(r2.start_latest, '-infinity') <= coalesce($2::date, 'infinity')
                and coalesce(r2.end_earliest, 'infinity') >= coalesce($3::date, '-infinity')
            ) then 'CERTAIN'
            else 'POSSIBLE'
          end
      ),
      '},', to_json($7::text), ':{"edges":[',
      array_to_string(
        array(
          select
            concat(
              '{"certainty":"',
              case
                when (
                  r3.edtf is not null
                    and r3.qualifier is null
                    and coalesce(r3.start_latest, '-infinity') <= coalesce($8::date, 'infinity')
                    and coalesce(r3.end_earliest, 'infinity') >= coalesce($9::date, '-infinity')
                ) then 'CERTAIN'
                else 'POSSIBLE'
              end,
              '","node":{"id":"', r3.id, '","title":',
              to_json(
                (
                  select t.text
                  from event_title t
                  where t.event_id = r3.id
                  order by array_position($4::text[], t.language::text), t.ordinal
                  limit 1
                )
              ),
              ',"when":{"edtf":', coalesce('"' || r3.edtf || '"', 'null'), '}}}'
            )
          from (
            (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($8::date, 'infinity')
                and sort_to >= coalesce($9::date, '-infinity')
                and reach(sort_from, sort_to) = 0
                and sort_from >= coalesce($9::date, '-infinity') - 1
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($8::date, 'infinity')
                and sort_to >= coalesce($9::date, '-infinity')
                and reach(sort_from, sort_to) = 1
                and sort_from >= coalesce($9::date, '-infinity') - 31
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($8::date, 'infinity')
                and sort_to >= coalesce($9::date, '-infinity')
                and reach(sort_from, sort_to) = 2
                and sort_from >= coalesce($9::date, '-infinity') - 92
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($8::date, 'infinity')
                and sort_to >= coalesce($9::date, '-infinity')
                and reach(sort_from, sort_to) = 3
                and sort_from >= coalesce($9::date, '-infinity') - 366
              order by sort_from, sort_to, id
            ) union all (
              select *
              from published.event
              where edtf is not null
                and sort_from <= coalesce($8::date, 'infinity')
                and sort_to >= coalesce($9::date, '-infinity')
                and reach(sort_from, sort_to) = 4
              order by sort_from, sort_to, id
            )
          ) r3
          where true and true
          order by r3.sort_from, r3.sort_to, r3.id
          limit 20
        ),
        ','
      ),
      ']}}'
    ),
    'UTF8'
  ) as data
