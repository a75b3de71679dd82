select json_build_object('claims', (select json_build_object('nodes', coalesce(json_agg(json_build_object('id', r1.id, 'quantities', (select coalesce(json_agg(json_build_object('comparator', r2.comparator, 'value', r2.value, 'unit', r2.unit, 'when', json_build_object('edtf', r2.edtf, 'precision', r2."precision"))
order by r2.ordinal), '[]')
from quantity r2
where r2.claim_id = r1.id), 'relations', (select coalesce(json_agg(json_build_object('claim', (select json_build_object('id', r4.id)
from claim r4
where r4.id = r3.other_id))
order by r3.type, r3.other_id), '[]')
from (select from_id as this_id, to_id as other_id, type, note
from claim_relation union all select to_id, from_id, type, note
from claim_relation
where type in ('CONTRADICTS', 'RESTATES')) r3
where r3.this_id = r1.id and r3.type = $1::text))
order by r1.page_rank) filter (where r1.page_rank <= 50), '[]'))
from (select r1.*, row_number() over (order by r1.recency, r1.article_id, r1.start_offset, r1.id) as page_rank, r1.recency as page_key_1, r1.article_id as page_key_2, r1.start_offset as page_key_3, r1.id as page_key_4
from claim r1
where true and exists (select
from claim_about ca
where ca.claim_id = r1.id and ca.entity_id = $2::uuid) and r1.kind = any($3::text[])
order by r1.recency, r1.article_id, r1.start_offset, r1.id
limit 50) as r1))::text as data
