"""Fields that changed in a write: compare the rows kept from before it with the current rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

from db.item.column import ItemTable
from db.item.type import ITEM_TYPES, Standing
from db.sql.connection import Connection

OWN: Mapping[LiteralString, Mapping[str, str]] = {
    table.name: table.fields for each in ITEM_TYPES for table in each.single
}
"""The tables with one row for each item, and their columns by field name; other columns are not visible to callers."""

PARTS: Mapping[LiteralString, ItemTable] = {part.name: part for each in ITEM_TYPES for part in each.parts if part.field}
"""The tables with several rows for each item, which callers know as one field."""


def _copied(part: ItemTable) -> LiteralString:
    """Return the columns of a part that are copies or not visible to callers."""
    says_offset = "start_offset" in part.fields
    return "{since,hidden,recency,amended}" if says_offset else "{since,hidden,recency,amended,start_offset}"


_UNSEEN: LiteralString = "{since,hidden,ordinal,given_by,amended,taken_from}"
"""The columns of parts with visible and hidden rows that callers who see only published data never see."""

_SEEN_BY_ROW: tuple[LiteralString, ...] = tuple(
    part.name for each in ITEM_TYPES if each.standing is Standing.BY_ITSELF for part in each.parts if part.is_hiding
)
"""The parts whose rows can be hidden one by one."""

_SEEN: LiteralString = """
    select w.id, 'entity', f.name, true from written w
    join past_row p on p.owner_id = w.id and p.until = write_instant() and p.relation = 'entity'
    join entity t on t.id = w.id
    cross join lateral (values
        (
            'wikidata',
            case when not coalesce((p.row ->> 'wikidata_hidden')::boolean, false) then p.row -> 'wikidata' end,
            case when not t.wikidata_hidden then to_jsonb(t) -> 'wikidata' end
        ),
        (
            'same_as',
            case when not coalesce((p.row ->> 'said_hidden')::boolean, false) then p.row -> 'same_as' else '[]' end,
            case when not t.said_hidden then to_jsonb(t.same_as) else '[]' end
        )
    ) f (name, was, is_now)
    where coalesce(f.was, 'null') <> coalesce(f.is_now, 'null')
"""
"""Finds entity columns that can be hidden and whose value changed for callers who see only published data."""

_ONLY_SEEN = frozenset(("wikidata", "same_as"))


def _parts(part: ItemTable) -> LiteralString:
    table, copied = part.name, _copied(part)
    return (
        "select w.id, '" + table + "', '', false from written w where"  # noqa: S608
        " (select jsonb_agg(r.was order by r.was) from (select p.row - '" + copied + "'::text[] as was from past_row p"
        " where p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "') r)"
        " is distinct from"
        " (select jsonb_agg(r.is order by r.is) from (select to_jsonb(t) - '" + copied + "'::text[] as is from "
        + table + " t where t." + part.owner + " = w.id and t.since = write_instant()) r)"
    )  # fmt: skip


def _seen_parts(part: ItemTable) -> LiteralString:
    """Return a comparison of all visible rows, in order: what callers see of a row is not its number, but its place."""
    table: LiteralString = part.name
    rows: LiteralString = "select to_jsonb(t) as row from " + table + " t where t." + part.owner + " = w.id"  # noqa: S608
    was: LiteralString = (
        rows + " and t.since < write_instant() union all select p.row from past_row p"  # noqa: S608
        " where p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "'"
    )
    listed: LiteralString = (
        "(select jsonb_agg(r.row - '" + _UNSEEN + "'::text[] order by (r.row ->> 'ordinal')::integer) from ("  # noqa: S608
    )
    seen: LiteralString = ") r where not coalesce((r.row ->> 'hidden')::boolean, false))"
    return (
        "select w.id, '" + table + "', '', true from written w where "  # noqa: S608
        + listed + was + seen + " is distinct from " + listed + rows + seen
    )  # fmt: skip


def _compared() -> LiteralString:
    """Return rows of ``id``, ``relation``, ``name``, ``is_public`` for everything that this transaction changed."""
    own: list[LiteralString] = [
        "select w.id, '" + table + "' as relation, e.key as name, false as is_public from written w"  # noqa: S608
        " join past_row p on p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "'"
        " join " + table + " t on t.id = w.id cross join lateral (select to_jsonb(t) as row offset 0) n"
        " cross join lateral jsonb_each(p.row) e where n.row -> e.key is distinct from e.value"
        for table in OWN
    ]
    parts: tuple[LiteralString, ...] = tuple(_parts(part) for part in PARTS.values())
    seen: tuple[LiteralString, ...] = tuple(_seen_parts(PARTS[table]) for table in _SEEN_BY_ROW)
    return " union all ".join((*own, *parts, *seen, _SEEN))


_CHANGED = (
    "with written as (select distinct c.id, c.type from change c"  # noqa: S608  literals
    " where c.xid = pg_current_xact_id() and c.op <> 'delete'"
    " and (c.version > 1 or exists (select from change p where p.id = c.id and p.xid <> c.xid)))"
    " select d.*, w.type from (" + _compared() + ") d join written w on w.id = d.id"
)

_NOTE = """
    update change c set fields = string_to_array(n.fields, ' '), public_fields = string_to_array(n.public, ' ')
    from unnest($1::uuid[], $2::text[], $3::text[]) as n (id, fields, public)
    where c.id = n.id and c.xid = pg_current_xact_id()
"""


@dataclass(slots=True)
class ChangedItemFields:
    """The changed fields of an item: for callers who see everything, and for those who see only published data."""

    type: str
    own: set[str] = field(default_factory=set)
    public: set[str] = field(default_factory=set)


async def note_fields(
    connection: Connection, visibly_changed: Mapping[UUID, Collection[str]] | None = None
) -> Mapping[UUID, ChangedItemFields]:
    """Write the changed fields of each existing item into this transaction's change log rows, and return them.

    ``visibly_changed`` are entities with fields that changed for callers who see only published data.
    """
    found: dict[UUID, ChangedItemFields] = {}
    for row in await connection.fetch(_CHANGED):
        relation = row["relation"]
        name = PARTS[relation].field if relation in PARTS else OWN[relation].get(row["name"])
        if not name:
            continue
        fields = found.setdefault(row["id"], ChangedItemFields(row["type"]))
        if row["is_public"]:
            fields.public.add(name)
        else:
            fields.own.add(name)
            if relation not in _SEEN_BY_ROW and row["name"] not in _ONLY_SEEN:
                fields.public.add(name)
    for id_, names in (visibly_changed or {}).items():
        fields = found.setdefault(id_, ChangedItemFields("entity"))
        fields.own.update(names)
        fields.public.update(names)
    if found:
        own = [" ".join(sorted(each.own)) for each in found.values()]
        public = [" ".join(sorted(each.public)) if each.public != each.own else None for each in found.values()]
        await connection.execute(_NOTE, list(found), own, public)
    return found
