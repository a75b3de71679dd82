select
  convert_to(
    concat(
      '{"claims":{"totalCount":',
      (
        select count(*)
        from published.claim r1
        where true
          and (
            r1.id in (
              select r.from_id
              from claim_relation r
              join published.claim c on c.id = r.to_id
              where r.type = $1::text
            )
              or r1.id in (
                select r.to_id
                from claim_relation r
                join published.claim c on c.id = r.from_id
                where r.type = $1::text and r.type in ('CONTRADICTS', 'RESTATES')
              )
          )
      ),
      ',"nodes":[',
      array_to_string(
        array(
          select
            concat(
              '{"id":"', r1.id, '","text":', to_json(r1.text), ',"status":"', r1.status, '","statusNote":',
              coalesce(to_json(r1.status_note)::text, 'null'), ',"spans":[',
              array_to_string(
                array(
                  select concat('{"exact":', to_json(r2.exact), '}')
                  from span r2
                  where r2.annotation_id = r1.id and r2.role = 'TARGET'
                  order by r2.ordinal
                ),
                ','
              ),
              '],"relations":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"type":"', r3.type, '","note":', coalesce(to_json(r3.note)::text, 'null'),
                      ',"stale":',
                      (
                        exists (
                          select
                          from published.claim c
                          where c.id = r3.other_id and c.status = 'RETRACTED'
                        )
                      )::text,
                      ',"claim":',
                      coalesce(
                        (
                          select concat('{"id":"', r4.id, '","text":', to_json(r4.text), '}')
                          from published.claim r4
                          where r4.id = r3.other_id
                        ),
                        concat('null')
                      ),
                      '}'
                    )
                  from (
                    select from_id as this_id, to_id as other_id, 'OUTGOING' as direction, r.*
                    from claim_relation r
                    union all
                    select to_id, from_id, 'INCOMING', r.*
                    from claim_relation r
                  ) r3
                  where r3.this_id = r1.id
                    and exists (
                      select
                      from published.claim c
                      where c.id = r3.other_id
                    )
                    and r3.type = $1::text
                  order by r3.type, r3.other_id, r3.direction
                ),
                ','
              ),
              ']}'
            )
          from published.claim r1
          where true
            and (
              r1.id in (
                select r.from_id
                from claim_relation r
                join published.claim c on c.id = r.to_id
                where r.type = $1::text
              )
                or r1.id in (
                  select r.to_id
                  from claim_relation r
                  join published.claim c on c.id = r.from_id
                  where r.type = $1::text and r.type in ('CONTRADICTS', 'RESTATES')
                )
            )
          order by r1.recency, r1.article_id, r1.start_offset, r1.id
          limit 20
        ),
        ','
      ),
      ']}}'
    ),
    'UTF8'
  ) as data
