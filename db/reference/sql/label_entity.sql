-- Set an entity's label to the best of its names.
-- $1 the entity.
update entity e set label = n.text
from (
    select text from name where entity_id = $1
    order by hidden,
        array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], kind::text), ordinal
    limit 1
) n
where e.id = $1 and e.label <> n.text
