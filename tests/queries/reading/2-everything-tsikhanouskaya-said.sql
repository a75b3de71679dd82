select json_build_object($1::text, case when (select case when count(*) > 1 then array_agg(r1.id::text
order by r1.id) end
from entity r1
where r1.id in (select n.entity_id
from name n
where n.folded = $2::text)) is null then (select json_build_object('id', r1.id, 'name', (select n.text
from name n
where n.entity_id = r1.id
order by array_position($3::text[], n.language::text), array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
limit 1), 'quotes', (select json_build_object('totalCount', (select count(*)
from quote r2
where r2.speaker_id = r1.id), 'nodes', coalesce(json_agg(json_build_object('id', r2.id, 'kind', r2.kind, 'text', r2.text, 'said', json_build_object('edtf', r2.edtf, 'expression', r2.expression, 'base', r2.base), 'chain', (select coalesce(json_agg(json_build_object('role', r3.role, 'entity', (select json_build_object('name', (select n.text
from name n
where n.entity_id = r4.id
order by array_position($3::text[], n.language::text), array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
limit 1))
from entity r4
where r4.id = r3.entity_id), 'inferred', r3.inferred)
order by r3."position"), '[]')
from attribution r3
where r3.annotation_id = r2.id))), '[]'))
from (select r2.*
from quote r2
where r2.speaker_id = r1.id
order by r2.recency, r2.article_id, r2.start_offset, r2.id
limit 50) as r2))
from entity r1
where r1.id in (select n.entity_id
from name n
where n.folded = $2::text)
limit 1) end, $4::text, case when (select case when count(*) > 1 then array_agg(r5.id::text
order by r5.id) end
from entity r5
where r5.id in (select n.entity_id
from name n
where n.folded = $5::text)) is null then (select json_build_object('id', r5.id)
from entity r5
where r5.id in (select n.entity_id
from name n
where n.folded = $5::text)
limit 1) end, $6::text, case when (select case when count(*) > 1 then array_agg(r6.id::text
order by r6.id) end
from entity r6
where r6.id in (select n.entity_id
from name n
where n.folded = $7::text)) is null then (select json_build_object('id', r6.id)
from entity r6
where r6.id in (select n.entity_id
from name n
where n.folded = $7::text)
limit 1) end, $8::text, case when (select case when count(*) > 1 then array_agg(r7.id::text
order by r7.id) end
from entity r7
where r7.id in (select n.entity_id
from name n
where n.folded = $9::text)) is null then (select json_build_object('id', r7.id)
from entity r7
where r7.id in (select n.entity_id
from name n
where n.folded = $9::text)
limit 1) end) as data, (select case when count(*) > 1 then array_agg(r1.id::text
order by r1.id) end
from entity r1
where r1.id in (select n.entity_id
from name n
where n.folded = $2::text)) as ambiguous, (select case when count(*) > 1 then array_agg(r5.id::text
order by r5.id) end
from entity r5
where r5.id in (select n.entity_id
from name n
where n.folded = $5::text)) as ambiguous, (select case when count(*) > 1 then array_agg(r6.id::text
order by r6.id) end
from entity r6
where r6.id in (select n.entity_id
from name n
where n.folded = $7::text)) as ambiguous, (select case when count(*) > 1 then array_agg(r7.id::text
order by r7.id) end
from entity r7
where r7.id in (select n.entity_id
from name n
where n.folded = $9::text)) as ambiguous
