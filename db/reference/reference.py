"""Names that an admin can use as references: any entity, event or claim, and the quotes of the same article."""

from collections.abc import Mapping
from uuid import UUID

from db.sql.connection import Connection
from db.transaction.operation_transaction import as_uuid

_ENTITIES = """
    select k.key as name, coalesce(e.merged_into_id, e.id)::text as id
    from entity_key k join entity e on e.id = k.entity_id
    where k.key = any($1::text[]) or e.id in (select m.entity_id from article_entity m where m.article_id = $3)
    union all
    select e.id::text, coalesce(e.merged_into_id, e.id)::text from entity e where e.id = any($2::uuid[])
"""
_EVENTS = """
    select k.key as name, k.event_id::text as id from event_key k
    where k.key = any($1::text[]) or k.event_id in (select r.event_id from event_report r where r.article_id = $3)
    union all
    select e.id::text, e.id::text from event e where e.id = any($2::uuid[])
"""
_ANNOTATIONS = """
    select lower(kind) || 's' as list, key, id::text from annotation where article_id = $1 and annotation_set = $2
        and kind in ('QUOTE', 'CLAIM')
"""
_CLAIMS = "select id from claim where id = any($1::uuid[])"


async def known_names(
    connection: Connection, article_id: UUID | None, annotation_set: str, names: Mapping[str, frozenset[str]]
) -> Mapping[str, Mapping[str, str]]:
    """Return the ids for names, as texts, by the lists of the bundle format.

    Quotes are those of the article, if any, in the same annotation set, and claims too unless they are named by an id or
    by an address. ``names`` are the requested ones; other names in the article are included for suggestions. A merged
    entity leads to its survivor.
    """
    known: dict[str, dict[str, str]] = {"entities": {}, "events": {}, "quotes": {}, "claims": {}}
    for row in await connection.fetch(_ANNOTATIONS, article_id, annotation_set):
        known[row["list"]] |= {row["id"]: row["id"], row["key"]: row["id"]}
    claims = {each: id_ for each in names.get("claims", frozenset()) if (id_ := as_uuid(each))}
    stored = {row["id"] for row in await connection.fetch(_CLAIMS, list(claims.values()))}
    known["claims"] |= {each: str(id_) for each, id_ in claims.items() if id_ in stored}
    for name, statement in (("entities", _ENTITIES), ("events", _EVENTS)):
        ids = {each: id_ for each in names[name] if (id_ := as_uuid(each))}
        found = await connection.fetch(statement, list(names[name]), list(ids.values()), article_id)
        by_name = {row["name"]: row["id"] for row in found}
        spelled = {each: by_name[str(id_)] for each, id_ in ids.items() if str(id_) in by_name}
        known[name] = {**spelled, **by_name}
    return known
