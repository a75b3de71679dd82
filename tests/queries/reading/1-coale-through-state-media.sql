select json_build_object('quotes', (select json_build_object('totalCount', (select count(*)
from quote r1
where true and r1.speaker_id = $1::uuid and exists (select
from attribution a
where a.annotation_id = r1.id and a."position" > 0 and a.entity_id = $2::uuid and a.role = $3::text)), 'nodes', coalesce(json_agg(json_build_object('id', r1.id, 'kind', r1.kind, 'text', r1.text, 'chain', (select coalesce(json_agg(json_build_object('position', r2."position", 'role', r2.role, 'sourceKind', r2.source_kind, 'inferred', r2.inferred, 'entity', (select json_build_object('name', (select n.text
from name n
where n.entity_id = r3.id
order by array_position($4::text[], n.language::text), array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
limit 1))
from entity r3
where r3.id = r2.entity_id), 'span', (select json_build_object('exact', r4.exact)
from span r4
where r4.annotation_id = r2.annotation_id and r4.role = 'LINK' and r4.ordinal = r2."position"))
order by r2."position"), '[]')
from attribution r2
where r2.annotation_id = r1.id))
order by r1.page_rank) filter (where r1.page_rank <= 20), '[]'))
from (select r1.*, row_number() over (order by r1.recency, r1.article_id, r1.start_offset, r1.id) as page_rank, r1.recency as page_key_1, r1.article_id as page_key_2, r1.start_offset as page_key_3, r1.id as page_key_4
from quote r1
where true and r1.speaker_id = $1::uuid and exists (select
from attribution a
where a.annotation_id = r1.id and a."position" > 0 and a.entity_id = $2::uuid and a.role = $3::text)
order by r1.recency, r1.article_id, r1.start_offset, r1.id
limit 20) as r1))::text as data
