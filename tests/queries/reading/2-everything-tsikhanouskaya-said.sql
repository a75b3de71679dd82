select
  convert_to(
    concat(
      '{', to_json($1::text), ':',
      coalesce(
        case
          when (
            select case when count(*) > 1 then array_agg(r1.id::text order by r1.id) end
            from published.entity r1
            where r1.merged_into_id is null
              and r1.id in (
                select n.entity_id
                from published.name n
                where n.folded = $2::text
              )
          ) is null then (
            select
              concat(
                '{"id":"', r1.id, '","name":',
                to_json(
                  (
                    select n.text
                    from published.name n
                    where n.entity_id = r1.id
                    order by
                      array_position($3::text[], n.language::text),
                      array_position(
                        array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'],
                        n.kind::text
                      ),
                      n.ordinal
                    limit 1
                  )
                ),
                ',"quotes":{"totalCount":',
                (
                  select count(*)
                  from published.quote r2
                  where r2.speaker_id = r1.id
                ),
                ',"nodes":[',
                array_to_string(
                  array(
                    select
                      concat(
                        '{"id":"', r2.id, '","kind":"', r2.kind, '","text":', to_json(r2.text),
                        ',"said":{"edtf":', coalesce('"' || r2.edtf || '"', 'null'), ',"expression":',
                        coalesce(to_json(r2.expression)::text, 'null'), ',"base":',
                        coalesce('"' || r2.base || '"', 'null'), '},"chain":[',
                        array_to_string(
                          array(
                            select
                              concat(
                                '{"role":"', r3.role, '","entity":',
                                coalesce(
                                  (
                                    select
                                      concat(
                                        '{"name":',
                                        to_json(
                                          (
                                            select n.text
                                            from published.name n
                                            where n.entity_id = r4.id
                                            order by
                                              array_position($3::text[], n.language::text),
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
                                    from published.entity r4
                                    where r4.id = r3.entity_id
                                  ),
                                  concat('null')
                                ),
                                ',"inferred":', (r3.inferred)::text, '}'
                              )
                            from published.attribution r3
                            where r3.annotation_id = r2.id
                            order by r3."position"
                          ),
                          ','
                        ),
                        ']}'
                      )
                    from published.quote r2
                    where r2.speaker_id = r1.id
                    order by r2.recency, r2.article_id, r2.start_offset, r2.id
                    limit 50
                  ),
                  ','
                ),
                ']}}'
              )
            from published.entity r1
            where r1.merged_into_id is null
              and r1.id in (
                select n.entity_id
                from published.name n
                where n.folded = $2::text
              )
            limit 1
          )
        end,
        concat('null')
      ),
      ',', to_json($4::text), ':',
      coalesce(
        case
          when (
            select case when count(*) > 1 then array_agg(r5.id::text order by r5.id) end
            from published.entity r5
            where r5.merged_into_id is null
              and r5.id in (
                select n.entity_id
                from published.name n
                where n.folded = $5::text
              )
          ) is null then (
            select concat('{"id":"', r5.id, '"}')
            from published.entity r5
            where r5.merged_into_id is null
              and r5.id in (
                select n.entity_id
                from published.name n
                where n.folded = $5::text
              )
            limit 1
          )
        end,
        concat('null')
      ),
      ',', to_json($6::text), ':',
      coalesce(
        case
          when (
            select case when count(*) > 1 then array_agg(r6.id::text order by r6.id) end
            from published.entity r6
            where r6.merged_into_id is null
              and r6.id in (
                select n.entity_id
                from published.name n
                where n.folded = $7::text
              )
          ) is null then (
            select concat('{"id":"', r6.id, '"}')
            from published.entity r6
            where r6.merged_into_id is null
              and r6.id in (
                select n.entity_id
                from published.name n
                where n.folded = $7::text
              )
            limit 1
          )
        end,
        concat('null')
      ),
      ',', to_json($8::text), ':',
      coalesce(
        case
          when (
            select case when count(*) > 1 then array_agg(r7.id::text order by r7.id) end
            from published.entity r7
            where r7.merged_into_id is null
              and r7.id in (
                select n.entity_id
                from published.name n
                where n.folded = $9::text
              )
          ) is null then (
            select concat('{"id":"', r7.id, '"}')
            from published.entity r7
            where r7.merged_into_id is null
              and r7.id in (
                select n.entity_id
                from published.name n
                where n.folded = $9::text
              )
            limit 1
          )
        end,
        concat('null')
      ),
      '}'
    ),
    'UTF8'
  ) as data,
  (
    select case when count(*) > 1 then array_agg(r1.id::text order by r1.id) end
    from published.entity r1
    where r1.merged_into_id is null
      and r1.id in (
        select n.entity_id
        from published.name n
        where n.folded = $2::text
      )
  ) as ambiguous,
  (
    select case when count(*) > 1 then array_agg(r5.id::text order by r5.id) end
    from published.entity r5
    where r5.merged_into_id is null
      and r5.id in (
        select n.entity_id
        from published.name n
        where n.folded = $5::text
      )
  ) as ambiguous,
  (
    select case when count(*) > 1 then array_agg(r6.id::text order by r6.id) end
    from published.entity r6
    where r6.merged_into_id is null
      and r6.id in (
        select n.entity_id
        from published.name n
        where n.folded = $7::text
      )
  ) as ambiguous,
  (
    select case when count(*) > 1 then array_agg(r7.id::text order by r7.id) end
    from published.entity r7
    where r7.merged_into_id is null
      and r7.id in (
        select n.entity_id
        from published.name n
        where n.folded = $9::text
      )
  ) as ambiguous
