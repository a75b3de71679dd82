select json_build_object('claims', (select json_build_object('nodes', coalesce(json_agg(json_build_object('id', r1.id, 'quantities', (select coalesce(json_agg(json_build_object('comparator', r2.comparator, 'value', r2.value, 'unit', r2.unit, 'when', json_build_object('edtf', r2.edtf, 'precision', r2."precision"))
order by r2.ordinal), '[]')
from quantity r2
where r2.claim_id = r1.id), 'relations', (select coalesce(json_agg(json_build_object('claim', case when r3.other_id is not null then json_build_object('id', r3.other_id) end)
order by r3.type, r3.other_id), '[]')
from (select from_id as this_id, to_id as other_id, type, note
from claim_relation union all select to_id, from_id, type, note
from claim_relation
where type in ('CONTRADICTS', 'RESTATES')) r3
where r3.this_id = r1.id and r3.type = $1::text))), '[]'))
from (select r1.*
from claim_about m join claim r1 on r1.id = m.claim_id
where true and m.entity_id = $2::uuid and r1.kind = any($3::text[])
order by m.recency, m.article_id, m.start_offset, m.claim_id
limit 50) as r1)) as data
