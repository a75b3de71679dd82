select
  convert_to(
    concat(
      '{"quotes":{"totalCount":',
      (
        select count(*)
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
              and b.role = $2::text
          )
          and m.role = $2::text
          and r1.speaker_id = coalesce(
            (
              select s.merged_into_id
              from published.entity s
              where s.id = $3::uuid and s.merged_into_id is not null
            ),
            $3::uuid
          )
      ),
      ',"nodes":[',
      array_to_string(
        array(
          select
            concat(
              '{"id":"', r1.id, '","kind":"', r1.kind, '","text":', to_json(r1.text), ',"chain":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"position":', (r2."position")::text, ',"role":"', r2.role, '","sourceKind":"',
                      r2.source_kind, '","inferred":', (r2.inferred)::text, ',"entity":',
                      coalesce(
                        (
                          select
                            concat(
                              '{"name":',
                              to_json(
                                (
                                  select n.text
                                  from published.name n
                                  where n.entity_id = r3.id
                                  order by
                                    array_position($4::text[], n.language::text),
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
                          from published.entity r3
                          where r3.id = r2.entity_id
                        ),
                        concat('null')
                      ),
                      ',"span":',
                      coalesce(
                        (
                          select concat('{"exact":', to_json(r4.exact), '}')
                          from span r4
                          where r4.annotation_id = r2.annotation_id
                            and r4.role = 'LINK'
                            and r4.ordinal = r2."position"
                        ),
                        concat('null')
                      ),
                      '}'
                    )
                  from published.attribution r2
                  where r2.annotation_id = r1.id
                  order by r2."position"
                ),
                ','
              ),
              ']}'
            )
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
                and b.role = $2::text
            )
            and m.role = $2::text
            and r1.speaker_id = coalesce(
              (
                select s.merged_into_id
                from published.entity s
                where s.id = $3::uuid and s.merged_into_id is not null
              ),
              $3::uuid
            )
          order by m.recency, m.article_id, m.start_offset, m.annotation_id
          limit 20
        ),
        ','
      ),
      ']}}'
    ),
    'UTF8'
  ) as data
