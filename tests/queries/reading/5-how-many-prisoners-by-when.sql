select
  convert_to(
    concat(
      '{"claims":{"nodes":[',
      array_to_string(
        array(
          select
            concat(
              '{"id":"', r1.id, '","quantities":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"comparator":"', r2.comparator, '","value":', (r2.value)::text, ',"unit":',
                      to_json(r2.unit), ',"when":{"edtf":', coalesce('"' || r2.edtf || '"', 'null'),
                      ',"precision":"', r2."precision", '"}}'
                    )
                  from quantity r2
                  where r2.claim_id = r1.id
                  order by r2.ordinal
                ),
                ','
              ),
              '],"relations":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"claim":',
                      case when r3.other_id is null then 'null' else concat('{"id":"', r3.other_id, '"}') end,
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
          from published.claim_about m
          join published.claim r1 on r1.id = m.claim_id
          where true
            and m.entity_id = coalesce(
              (
                select s.merged_into_id
                from published.entity s
                where s.id = $2::uuid and s.merged_into_id is not null
              ),
              $2::uuid
            )
            and r1.kind = any($3::text[])
          order by m.recency, m.article_id, m.start_offset, m.claim_id
          limit 50
        ),
        ','
      ),
      ']}}'
    ),
    'UTF8'
  ) as data
