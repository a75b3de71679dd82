-- The events around the entity $1 whose dates may fall between $2 and $3, both inclusive, null where open, in date order.
select concat(
    '{"data":{"timeline":{"edges":[', array_to_string(p.items[1:50], ','),
    '],"pageInfo":{"hasNextPage":', (cardinality(p.items) > 50)::text, ',"endCursor":',
    coalesce((
        select concat(
            '"',
            translate(encode(
                convert_to(json_build_array('events', l.sort_from, l.sort_to, l.id)::text, 'UTF8'), 'base64'
            ), E'+/=\n', '-_'),
            '"'
        )
        from event l where l.id = substring(p.items[least(cardinality(p.items), 50)] from '"id":"(.{36})')::uuid
    ), 'null'),
    '}}}}'
)
from (
    select array(
        select concat(
            '{"certainty":"',
            case when v.qualifier is null
                and coalesce(v.start_latest, '-infinity') <= coalesce($3::date, 'infinity')
                and coalesce(v.end_earliest, 'infinity') >= coalesce($2::date, '-infinity')
                then 'CERTAIN' else 'POSSIBLE' end,
            '","node":{"id":"', v.id, '","title":', to_json(v.label), ',"status":"', v.status,
            '","when":{"edtf":"', v.edtf,
            '","earliest":', coalesce('"' || v.earliest || '"', 'null'),
            ',"latest":', coalesce('"' || v.latest || '"', 'null'),
            ',"precision":"', v.precision, '"},"place":', coalesce((
                select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                from entity e where e.id = v.place_id
            ), 'null'), ',"participants":[', array_to_string(array(
                select concat('{"role":"', t.role, '","entity":', coalesce((
                    select concat('{"id":"', e.id, '","name":', to_json(e.label), '}')
                    from entity e where e.id = t.entity_id
                ), 'null'), '}')
                from participant t
                where t.event_id = v.id
                order by t.ordinal
            ), ','), ']}}'
        )
        from event_entity x
        join event v on v.id = x.event_id
        where x.entity_id = $1
            and x.sort_from <= coalesce($3::date, 'infinity')
            and x.sort_to >= coalesce($2::date, '-infinity')
            and v.edtf is not null
        order by x.sort_from, x.sort_to, x.event_id
        limit 51
    ) as items
    offset 0 -- or the list would be made anew wherever it is spoken of
) p
