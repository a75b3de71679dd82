select json_build_object('article', (select json_build_object('id', r1.id, 'slug', r1.slug, 'url', r1.url, 'language', r1.language, 'direction', r1.direction, 'headline', r1.headline, 'publisher', (select json_build_object('id', r2.id)
from entity r2
where r2.id = r1.publisher_id), 'publishedAt', r1.published_at, 'timezone', r1.timezone, 'status', r1.status, 'suppliedByEditor', r1.supplied, 'revision', (select json_build_object('id', r3.id, 'number', r3.number, 'sha256', r3.sha256)
from revision r3
where r3.id = r1.revision_id), 'entities', (select json_build_object('totalCount', (select count(*)
from article_entity m join entity r4 on r4.id = m.entity_id
where m.article_id = r1.id), 'nodes', coalesce(json_agg(json_build_object('id', r4.id, 'kind', r4.kind, 'wikidata', r4.wikidata, 'name', (select n.text
from name n
where n.entity_id = r4.id
order by array_position($1::text[], n.language::text), array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
limit 1), $2::text, (select n.text
from name n
where n.entity_id = r4.id
order by array_position($3::text[], n.language::text), array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
limit 1))
order by r4.page_rank) filter (where r4.page_rank <= 50), '[]'))
from (select r4.*, row_number() over (order by m.start_offset, m.entity_id) as page_rank, m.start_offset as page_key_1, m.entity_id as page_key_2
from article_entity m join entity r4 on r4.id = m.entity_id
where m.article_id = r1.id
order by m.start_offset, m.entity_id
limit 50) as r4), 'quotes', (select json_build_object('totalCount', (select count(*)
from quote r5
where r5.article_id = r1.id), 'nodes', coalesce(json_agg(json_build_object('id', r5.id, 'kind', r5.kind, 'text', r5.text, 'speaker', (select json_build_object('id', r6.id)
from entity r6
where r6.id = r5.speaker_id), 'cue', (select json_build_object('exact', r7.exact, 'start', r7.start_offset, 'end', r7.end_offset)
from span r7
where r7.annotation_id = r5.id and r7.role = 'CUE'), 'spans', (select coalesce(json_agg(json_build_object('start', r8.start_offset, 'end', r8.end_offset, 'utf16Start', r8.utf16_start, 'utf16End', r8.utf16_end, 'exact', r8.exact, 'status', r8.status, 'score', r8.score)
order by r8.ordinal), '[]')
from span r8
where r8.annotation_id = r5.id and r8.role = 'TARGET'))
order by r5.page_rank) filter (where r5.page_rank <= 50), '[]'))
from (select r5.*, row_number() over (order by r5.start_offset, r5.id) as page_rank, r5.start_offset as page_key_1, r5.id as page_key_2
from quote r5
where r5.article_id = r1.id
order by r5.start_offset, r5.id
limit 50) as r5), 'events', (select json_build_object('totalCount', (select count(*)
from event r9
where exists (select
from event_report er
where er.event_id = r9.id and er.article_id = r1.id)), 'nodes', coalesce(json_agg(json_build_object('id', r9.id, 'title', (select t.text
from event_title t
where t.event_id = r9.id
order by array_position($3::text[], t.language::text), t.ordinal
limit 1), 'status', r9.status, 'place', (select json_build_object('id', r10.id)
from entity r10
where r10.id = r9.place_id), 'participants', (select coalesce(json_agg(json_build_object('role', r11.role, 'entity', (select json_build_object('id', r12.id)
from entity r12
where r12.id = r11.entity_id))
order by r11.ordinal), '[]')
from participant r11
where r11.event_id = r9.id), 'when', json_build_object('edtf', r9.edtf, 'precision', r9."precision", 'expression', r9.expression, 'base', r9.base), 'reports', (select coalesce(json_agg(json_build_object('id', r13.id, 'spans', (select coalesce(json_agg(json_build_object('exact', r14.exact)
order by r14.ordinal), '[]')
from span r14
where r14.annotation_id = r13.id and r14.role = 'TARGET'))
order by r13.article_id, r13.start_offset, r13.id), '[]')
from event_report r13
where r13.event_id = r9.id))
order by r9.page_rank) filter (where r9.page_rank <= 50), '[]'))
from (select r9.*, row_number() over (order by r9.sort_from, r9.sort_to, r9.id) as page_rank, r9.sort_from as page_key_1, r9.sort_to as page_key_2, r9.id as page_key_3
from event r9
where exists (select
from event_report er
where er.event_id = r9.id and er.article_id = r1.id)
order by r9.sort_from, r9.sort_to, r9.id
limit 50) as r9), 'claims', (select json_build_object('totalCount', (select count(*)
from claim r15
where r15.article_id = r1.id), 'nodes', coalesce(json_agg(json_build_object('id', r15.id, 'kind', r15.kind, 'status', r15.status, 'text', r15.text, 'language', r15.language, 'sourceKind', r15.source_kind, 'claimant', (select json_build_object('id', r16.id)
from entity r16
where r16.id = r15.claimant_id), 'about', (select coalesce(json_agg(json_build_object('id', r17.id)
order by ca.ordinal), '[]')
from claim_about ca join entity r17 on r17.id = ca.entity_id
where ca.claim_id = r15.id), 'quote', (select json_build_object('id', r18.id)
from quote r18
where r18.id = r15.quote_id), 'event', (select json_build_object('id', r19.id)
from event r19
where r19.id = r15.event_id))
order by r15.page_rank) filter (where r15.page_rank <= 50), '[]'))
from (select r15.*, row_number() over (order by r15.start_offset, r15.id) as page_rank, r15.start_offset as page_key_1, r15.id as page_key_2
from claim r15
where r15.article_id = r1.id
order by r15.start_offset, r15.id
limit 50) as r15), 'mentions', (select json_build_object('totalCount', (select count(*)
from mention r20
where r20.article_id = r1.id), 'nodes', coalesce(json_agg(json_build_object('id', r20.id, 'kind', r20.kind, 'version', (select a.version
from annotation a
where a.id = r20.id), 'provenance', (select json_build_object('method', r21.method, 'assertedBy', r21.asserted_by, 'assertedAt', r21.asserted_at, 'confidence', r21.confidence, 'state', r21.state)
from annotation r21
where r21.id = r20.id))
order by r20.page_rank) filter (where r20.page_rank <= 1), '[]'))
from (select r20.*, row_number() over (order by r20.start_offset, r20.id) as page_rank, r20.start_offset as page_key_1, r20.id as page_key_2
from mention r20
where r20.article_id = r1.id
order by r20.start_offset, r20.id
limit 1) as r20))
from article r1
where r1.slug = $4::text
limit 1))::text as data
