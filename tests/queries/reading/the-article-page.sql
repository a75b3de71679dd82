select
  convert_to(
    concat(
      '{"article":',
      coalesce(
        (
          select
            concat(
              '{"id":"', r1.id, '","slug":', to_json(r1.slug), ',"url":',
              coalesce(to_json(r1.url)::text, 'null'), ',"language":"', r1.language, '","direction":"',
              r1.direction, '","headline":', coalesce(to_json(r1.headline)::text, 'null'), ',"publisher":',
              case when r1.publisher_id is null then 'null' else concat('{"id":"', r1.publisher_id, '"}') end,
              ',"publishedAt":', coalesce(to_json(r1.published_at)::text, 'null'), ',"timezone":',
              coalesce(to_json(r1.timezone)::text, 'null'), ',"status":"', r1.status, '","suppliedByEditor":',
              to_json(r1.supplied), ',"revision":',
              coalesce(
                (
                  select
                    concat(
                      '{"id":"', r2.id, '","number":', (r2.number)::text, ',"sha256":', to_json(r2.sha256),
                      '}'
                    )
                  from published.revision r2
                  where r2.id = r1.revision_id
                ),
                concat('null')
              ),
              ',"entities":{"totalCount":',
              (
                select count(*)
                from published.article_entity m
                where m.article_id = r1.id
              ),
              ',"nodes":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"id":"', r3.id, '","kind":"', r3.kind, '","wikidata":',
                      coalesce(
                        to_json(
                          coalesce(
                            r3.wikidata,
                            (
                              select m.wikidata
                              from published.entity m
                              where m.merged_into_id = r3.id and m.wikidata is not null
                              order by m.id
                              limit 1
                            )
                          )
                        )::text,
                        'null'
                      ),
                      ',"name":',
                      to_json(
                        (
                          select n.text
                          from published.name n
                          where n.entity_id = r3.id
                          order by
                            array_position($1::text[], n.language::text),
                            array_position(
                              array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'],
                              n.kind::text
                            ),
                            n.ordinal
                          limit 1
                        )
                      ),
                      ',', to_json($2::text), ':',
                      to_json(
                        (
                          select n.text
                          from published.name n
                          where n.entity_id = r3.id
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
                      '}'
                    )
                  from published.article_entity m
                  join published.entity r3 on r3.id = m.entity_id
                  where m.article_id = r1.id
                  order by m.start_offset, m.entity_id
                  limit 50
                ),
                ','
              ),
              ']},"quotes":{"totalCount":',
              (
                select count(*)
                from published.quote r4
                where r4.article_id = r1.id
              ),
              ',"nodes":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"id":"', r4.id, '","kind":"', r4.kind, '","text":', to_json(r4.text), ',"speaker":',
                      case
                        when r4.speaker_id is null then 'null'
                        else concat('{"id":"', r4.speaker_id, '"}')
                      end,
                      ',"cue":',
                      coalesce(
                        (
                          select
                            concat(
                              '{"exact":', to_json(r5.exact), ',"start":', (r5.start_offset)::text, ',"end":',
                              (r5.end_offset)::text, '}'
                            )
                          from span r5
                          where r5.annotation_id = r4.id and r5.role = 'CUE'
                        ),
                        concat('null')
                      ),
                      ',"spans":[',
                      array_to_string(
                        array(
                          select
                            concat(
                              '{"start":', (r6.start_offset)::text, ',"end":', (r6.end_offset)::text,
                              ',"utf16Start":', (r6.utf16_start)::text, ',"utf16End":', (r6.utf16_end)::text,
                              ',"exact":', to_json(r6.exact), ',"status":"', r6.status, '","score":',
                              (r6.score)::text, '}'
                            )
                          from span r6
                          where r6.annotation_id = r4.id and r6.role = 'TARGET'
                          order by r6.ordinal
                        ),
                        ','
                      ),
                      ']}'
                    )
                  from published.quote r4
                  where r4.article_id = r1.id
                  order by r4.start_offset, r4.id
                  limit 50
                ),
                ','
              ),
              ']},"events":{"totalCount":',
              (
                select count(*)
                from (
                  select distinct er.event_id
                  from published.event_report er
                  where er.article_id = r1.id
                ) m
                where true
              ),
              ',"nodes":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"id":"', r7.id, '","title":',
                      to_json(
                        (
                          select t.text
                          from event_title t
                          where t.event_id = r7.id
                          order by array_position($3::text[], t.language::text), t.ordinal
                          limit 1
                        )
                      ),
                      ',"status":"', r7.status, '","place":',
                      case when r7.place_id is null then 'null' else concat('{"id":"', r7.place_id, '"}') end,
                      ',"participants":[',
                      array_to_string(
                        array(
                          select
                            concat(
                              '{"role":"', r8.role, '","entity":',
                              case
                                when r8.entity_id is null then 'null'
                                else concat('{"id":"', r8.entity_id, '"}')
                              end,
                              '}'
                            )
                          from participant r8
                          where r8.event_id = r7.id
                          order by r8.ordinal
                        ),
                        ','
                      ),
                      '],"when":{"edtf":', coalesce('"' || r7.edtf || '"', 'null'), ',"precision":"',
                      r7."precision", '","expression":', coalesce(to_json(r7.expression)::text, 'null'),
                      ',"base":', coalesce('"' || r7.base || '"', 'null'), '},"reports":[',
                      array_to_string(
                        array(
                          select
                            concat(
                              '{"id":"', r9.id, '","spans":[',
                              array_to_string(
                                array(
                                  select concat('{"exact":', to_json(r10.exact), '}')
                                  from span r10
                                  where r10.annotation_id = r9.id and r10.role = 'TARGET'
                                  order by r10.ordinal
                                ),
                                ','
                              ),
                              ']}'
                            )
                          from published.event_report r9
                          where r9.event_id = r7.id
                          order by r9.article_id, r9.start_offset, r9.id
                        ),
                        ','
                      ),
                      ']}'
                    )
                  from (
                    select distinct er.event_id
                    from published.event_report er
                    where er.article_id = r1.id
                  ) m
                  join published.event r7 on r7.id = m.event_id
                  where true
                  order by r7.sort_from, r7.sort_to, r7.id
                  limit 50
                ),
                ','
              ),
              ']},"claims":{"totalCount":',
              (
                select count(*)
                from published.claim r11
                where r11.article_id = r1.id
              ),
              ',"nodes":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"id":"', r11.id, '","kind":"', r11.kind, '","status":"', r11.status, '","text":',
                      to_json(r11.text), ',"language":"', r11.language, '","sourceKind":"', r11.source_kind,
                      '","claimant":',
                      case
                        when r11.claimant_id is null then 'null'
                        else concat('{"id":"', r11.claimant_id, '"}')
                      end,
                      ',"about":[',
                      array_to_string(
                        array(
                          select concat('{"id":"', r12.id, '"}')
                          from published.claim_about ca
                          join published.entity r12 on r12.id = ca.entity_id
                          where ca.claim_id = r11.id
                          order by ca.ordinal
                        ),
                        ','
                      ),
                      '],"quote":',
                      coalesce(
                        (
                          select concat('{"id":"', r13.id, '"}')
                          from published.quote r13
                          where r13.id = r11.quote_id
                        ),
                        concat('null')
                      ),
                      ',"event":',
                      coalesce(
                        (
                          select concat('{"id":"', r14.id, '"}')
                          from published.event r14
                          where r14.id = r11.event_id
                        ),
                        concat('null')
                      ),
                      '}'
                    )
                  from published.claim r11
                  where r11.article_id = r1.id
                  order by r11.start_offset, r11.id
                  limit 50
                ),
                ','
              ),
              ']},"mentions":{"totalCount":',
              (
                select count(*)
                from published.mention r15
                where r15.article_id = r1.id
              ),
              ',"nodes":[',
              array_to_string(
                array(
                  select
                    concat(
                      '{"id":"', r15.id, '","kind":"', r15.kind, '","version":',
                      (
                        (
                          select a.version
                          from published.annotation a
                          where a.id = r15.id
                        )
                      )::text,
                      ',"provenance":',
                      coalesce(
                        (
                          select
                            concat(
                              '{"method":"', r16.method, '","assertedBy":', to_json(r16.asserted_by),
                              ',"assertedAt":', to_json(r16.asserted_at), ',"confidence":',
                              coalesce((r16.confidence)::text, 'null'), ',"state":"', r16.state, '"}'
                            )
                          from published.annotation r16
                          where r16.id = r15.id
                        ),
                        concat('null')
                      ),
                      '}'
                    )
                  from published.mention r15
                  where r15.article_id = r1.id
                  order by r15.start_offset, r15.id
                  limit 1
                ),
                ','
              ),
              ']}}'
            )
          from published.article r1
          where r1.slug = $4::text
          limit 1
        ),
        concat('null')
      ),
      '}'
    ),
    'UTF8'
  ) as data
