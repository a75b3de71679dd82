-- Show or hide Wikidata ids: an id is hidden if only hidden bundles give it, and no editor.
-- $1 entities.
update entity e set wikidata_hidden = not e.wikidata_hidden
where e.id = any($1::uuid[]) and e.wikidata_hidden <> (
    e.wikidata is not null
    and 'wikidata' <> all(e.amended)
    and not wikidata_is_given(e.id, e.wikidata, true)
    and (e.wikidata_hidden or wikidata_is_given(e.id, e.wikidata, false))
)
returning e.id, false as is_known
