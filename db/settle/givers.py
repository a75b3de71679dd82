"""Visibility of what bundles say about entities and events: callers see it if they see a bundle that gives it.

Updated in the transaction of every write. An item can have many names and Wikidata ids, so each row says whether it
is hidden. An item has only one description: if its bundle is hidden, the description of the first visible bundle
replaces it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.item.table import DATE
from db.reference.entity_reference import follow_merges
from db.reference.survivor_copies import take_over, update_label
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.words.search_index import index_words
from db.write.copies import copy_whom

_GIVERS = """
    update given g set hidden = not s.is_seen from givers_seen($1) s
    where (s.id, s.article_id, s.annotation_set) = (g.id, g.article_id, g.annotation_set) and g.hidden = s.is_seen
"""
_GIVEN = """
    select type, id from given where article_id = any($1::uuid[])
    union select 'entity', unnest($2::uuid[]) union select 'event', unnest($3::uuid[])
"""

_SUCCESSORS: Mapping[str, LiteralString] = {
    table: """
    select e.id, n.article_id, n.annotation_set, n.is_released, n.said, n.said is not distinct from d.said as is_same, e.amended
    from """  # noqa: S608  literals
    + table
    + """ e
    join given d on (d.id, d.article_id, d.annotation_set) = (e.id, e.described_by, e.described_in) and d.hidden
    cross join lateral (
        select * from given g where g.id = e.id and not g.hidden and g.said is not null
        order by g.is_released, (g.annotation_set <> ''), g.place limit 1
    ) n
    where e.id = any($1::uuid[])
    """
    for table in ("entity", "event")
}
"""Finds the new describer of items that a hidden bundle describes although a visible one exists."""

_NEXT_VERSION: LiteralString = (
    "version = t.version + case when not $5 and not exists ("
    "select from change c where c.id = t.id and c.xid = pg_current_xact_id()) then 1 else 0 end"
)
_DESCRIBED: LiteralString = (
    "given_by = case when $3::text = '' and not $6 then $2::uuid end, described_by = $2::uuid, described_in = $3::text, "
    + _NEXT_VERSION
)


def _unless_amended(field: LiteralString, *columns: LiteralString) -> LiteralString:
    """Return assignments of columns to what a bundle says, unless an editor amended the field."""
    return ", ".join(
        '"'
        + column
        + "\" = case when '"
        + field
        + "' = any(t.amended) then t.\""
        + column
        + '" else r."'
        + column
        + '" end'
        for column in columns
    )


_DESCRIBE: Mapping[str, LiteralString] = {
    "entity": "update entity t set "  # noqa: S608
    + ", ".join((_unless_amended("kind", "kind"), _unless_amended("same_as", "same_as")))
    + ", wikidata = coalesce(t.wikidata, case when 'wikidata' <> all(t.amended)"
    " and not exists (select from entity o where o.wikidata = r.wikidata) then r.wikidata end), "
    + _DESCRIBED
    + " from jsonb_populate_record(null::public.entity, $4::jsonb) r where t.id = $1 returning t.version",
    "event": "update event t set unknowns = r.unknowns, "  # noqa: S608
    + ", ".join(
        (
            _unless_amended("status", "status"),
            _unless_amended("place", "place_id"),
            _unless_amended("titles", "label"),
            _unless_amended("when", *DATE),
        )
    )
    + ", "
    + _DESCRIBED
    + " from jsonb_populate_record(null::public.event, $4::jsonb) r where t.id = $1 returning t.version",
}
_TEXTS: Mapping[str, tuple[tuple[str, LiteralString], ...]] = {
    "entity": (
        ("descriptions", "delete from entity_description where entity_id = $1 and taken_from is null"),
        (
            "descriptions",
            "insert into entity_description (entity_id, ordinal, language, text)"
            " select $1, d.place - 1, d.text ->> 0, d.text ->> 1"
            " from jsonb_array_elements($2::jsonb -> 'descriptions') with ordinality d (text, place)"
            " on conflict (entity_id, language) do update"
            " set ordinal = excluded.ordinal, text = excluded.text, hidden = false, taken_from = null",
        ),
    ),
    "event": (
        ("titles", "delete from event_title where event_id = $1"),
        (
            "titles",
            "insert into event_title (event_id, ordinal, language, text)"
            " select $1, d.place - 1, d.text ->> 0, d.text ->> 1"
            " from jsonb_array_elements($2::jsonb -> 'titles') with ordinality d (text, place)",
        ),
        ("participants", "delete from participant where event_id = $1"),
        (
            "participants",
            "insert into participant (event_id, ordinal, role, entity_id)"
            " select $1, d.place - 1, (d.part ->> 0)::participant_role, (d.part ->> 1)::uuid"
            " from jsonb_array_elements($2::jsonb -> 'participants') with ordinality d (part, place)",
        ),
    ),
}
"""The statements that write the texts and parts of a description, each with its field, which is skipped if amended."""

_NAMES = """
    update name n set hidden = not n.hidden
    where n.entity_id = any($1::uuid[]) and n.taken_from is null
        and exists (select from name_giver l where (l.entity_id, l.ordinal) = (n.entity_id, n.ordinal))
        and n.hidden = (n.amended or name_is_seen(n.entity_id, n.ordinal))
    returning n.entity_id as id, n.since < write_instant() as is_known
"""
"""Shows or hides names; a name that no bundle gives stays as it was, whoever gives it to a merged entity.

Everybody sees a name on which an editor decided.
"""

_CORRECT_KINDS_OF_NAMES = read_statement("settle/correct_kinds_of_names")
_SHOW_OR_HIDE_WIKIDATA_IDS = read_statement("settle/show_or_hide_wikidata_ids")
_DESCRIBER_IS_HIDDEN: LiteralString = (
    "exists (select from given g"
    " where (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in) and g.hidden)"
)
_SAID_HIDDEN: LiteralString = (
    "update entity e set said_hidden = not e.said_hidden"  # noqa: S608  literals
    " where e.id = any($1::uuid[]) and e.said_hidden <> ('same_as' <> all(e.amended) and "
    + _DESCRIBER_IS_HIDDEN
    + ") returning e.id, false as is_known"
)
_DESCRIPTIONS: LiteralString = (
    "update entity_description d set hidden = not d.hidden from entity e"  # noqa: S608  literals
    " where e.id = d.entity_id and d.taken_from is null and e.id = any($1::uuid[])"
    " and d.hidden <> ('descriptions' <> all(e.amended) and "
    + _DESCRIBER_IS_HIDDEN
    + ") returning d.entity_id as id, d.since < write_instant() as is_known"
)
_SURVIVORS = """
    select distinct coalesce(e.merged_into_id, e.id) as id from entity e
    where e.id = any($1::uuid[])
        and (e.merged_into_id is not null or exists (select from entity m where m.merged_into_id = e.id))
"""


@dataclass(slots=True)
class VisibleChanges:
    """Items whose visible data changed: entities, and items with a new description, each with type, id and version.

    ``fields`` are those of entities that changed for callers who see only published data, and whose change no kept
    row shows.
    """

    entities: set[UUID] = field(default_factory=set)
    described: list[tuple[str, UUID, int]] = field(default_factory=list)
    fields: dict[UUID, set[str]] = field(default_factory=dict)

    def note(self, rows: "Iterable[asyncpg.Record]", name: str) -> None:
        """Note that a field of these entities changed for some callers."""
        for row in rows:
            self.entities.add(row["id"])
            if row["is_known"]:
                self.fields.setdefault(row["id"], set()).add(name)


async def update_visible_bundles(
    connection: Connection, articles: Sequence[UUID], entities: Sequence[UUID], events: Sequence[UUID]
) -> tuple[list[UUID], list[UUID], VisibleChanges]:
    """Update which bundles of these articles are visible, and who describes what they give.

    Return the affected entities and events, including those passed in, and the items with a new description.
    """
    await connection.execute(_GIVERS, articles)
    rows = await connection.fetch(_GIVEN, articles, entities, events)
    concerned = {type_: [row["id"] for row in rows if row["type"] == type_] for type_ in ("entity", "event")}
    changes = VisibleChanges()
    for type_, ids in concerned.items():
        await _replace_descriptions(connection, type_, ids, changes)
    return concerned["entity"], concerned["event"], changes


async def _replace_descriptions(
    connection: Connection, type_: str, ids: Sequence[UUID], changes: VisibleChanges
) -> None:
    written: list[UUID] = []
    for row in await connection.fetch(_SUCCESSORS[type_], ids):
        version = await describe(connection, type_, row)
        if row["is_same"]:
            continue
        written.append(row["id"])
        changes.described.append((type_, row["id"], version))
    if type_ == "event" and written:
        await _follow(connection, written)


async def describe(connection: Connection, type_: str, row: "asyncpg.Record") -> int:
    """Give an item the description of a bundle, but for the fields that an editor amended; return its version.

    ``row`` has the item's id and amended fields, a row of ``given``, and whether the item ``is_same`` already.
    """
    arguments = (row["id"], row["article_id"], row["annotation_set"], row["said"])
    version: int = await connection.fetchval(_DESCRIBE[type_], *arguments, row["is_same"], row["is_released"])
    for field_, statement in _TEXTS[type_]:
        if not row["is_same"] and field_ not in row["amended"]:
            await connection.execute(statement, row["id"], *([row["said"]] if "$2" in statement else ()))
    return version


async def _follow(connection: Connection, events: Sequence[UUID]) -> None:
    """Update what depends on the entities that events concern."""
    spoken_of = await connection.fetch("select entity_id from participant where event_id = any($1::uuid[])", events)
    places = await connection.fetch(
        "select place_id from event where id = any($1::uuid[]) and place_id is not null", events
    )
    await follow_merges(connection, events, [row[0] for row in (*spoken_of, *places)])
    await copy_whom(connection, [], events)
    await index_words(connection, [("event", id_) for id_ in events])


async def update_visible_texts(connection: Connection, entities: Sequence[UUID], changes: VisibleChanges) -> None:
    """Update the visibility of these entities' names, ids and descriptions, and the search index with it."""
    for statement, name in (
        (_NAMES, "names"),
        (_CORRECT_KINDS_OF_NAMES, "names"),
        (_SHOW_OR_HIDE_WIKIDATA_IDS, "wikidata"),
        (_SAID_HIDDEN, "sameAs"),
        (_DESCRIPTIONS, "description"),
    ):
        changes.note(await connection.fetch(statement, entities), name)
    other = changes.entities | {id_ for type_, id_, _ in changes.described if type_ == "entity"}
    for id_ in entities:
        await update_label(connection, id_)
    survivors = await connection.fetch(_SURVIVORS, list(other))
    for row in survivors:
        await take_over(connection, row["id"])
    other |= {row["id"] for row in survivors}
    changes.entities |= other
    await index_words(connection, [("entity", id_) for id_ in other])
