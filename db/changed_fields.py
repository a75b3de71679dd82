"""What became another in a write: the rows that were kept from before it, compared with those that are there now."""

from collections.abc import Mapping
from typing import LiteralString

from db.item_column import ItemTable
from db.item_type import ITEM_TYPES
from db.write import Connection

OWN: Mapping[LiteralString, Mapping[str, str]] = {
    table.name: table.fields for each in ITEM_TYPES for table in each.single
}
"""The tables with one row for each item, and what callers call their columns; others are of no concern to them."""

PARTS: Mapping[LiteralString, ItemTable] = {part.name: part for each in ITEM_TYPES for part in each.parts if part.field}
"""The tables with several rows for each item, which callers call by one name together."""


def _copied(part: ItemTable) -> LiteralString:
    """Return the columns of a part that are copies, or of no concern to callers."""
    says_offset = "start_offset" in part.fields
    return "{since,hidden,recency}" if says_offset else "{since,hidden,recency,start_offset}"


def _compared() -> LiteralString:
    """Return the rows ``id``, ``relation``, ``name`` of all that is other than before the writes of this transaction."""
    own: list[LiteralString] = [
        "select w.id, '" + table + "' as relation, e.key as name from written w"  # noqa: S608  literals
        " join past_row p on p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "'"
        " join " + table + " t on t.id = w.id cross join lateral (select to_jsonb(t) as row offset 0) n"
        " cross join lateral jsonb_each(p.row) e where n.row -> e.key is distinct from e.value"
        for table in OWN
    ]
    parts: list[LiteralString] = [
        "select w.id, '" + table + "', '' from written w where"  # noqa: S608  literals
        " (select jsonb_agg(r.was order by r.was) from (select p.row - '"
        + _copied(part)
        + "'::text[] as was from past_row p"
        " where p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "') r) is distinct from"
        " (select jsonb_agg(r.is order by r.is) from (select to_jsonb(t) - '"
        + _copied(part)
        + "'::text[] as is from "
        + table
        + " t"
        " where t." + part.owner + " = w.id and t.since = write_instant()) r)"
        for table, part in PARTS.items()
    ]
    return " union all ".join([*own, *parts])


_CHANGED = (
    "with written as (select distinct c.id from change c"  # noqa: S608  literals
    " where c.xid = pg_current_xact_id() and c.op <> 'delete' and c.version > 1)"
    " select id, relation, name from (" + _compared() + ") d"
)

_NOTE = """
    update change c set fields = string_to_array(n.fields, ' ')
    from unnest($1::uuid[], $2::text[]) as n (id, fields)
    where c.id = n.id and c.xid = pg_current_xact_id()
"""


async def note_fields(connection: Connection) -> None:
    """Write into the change log of this transaction what became another of each item that was there before."""
    found: dict[object, dict[str, None]] = {}
    for row in await connection.fetch(_CHANGED):
        relation = row["relation"]
        name = PARTS[relation].field if relation in PARTS else OWN[relation].get(row["name"])
        if name:
            found.setdefault(row["id"], {})[name] = None
    if found:
        await connection.execute(_NOTE, list(found), [" ".join(sorted(names)) for names in found.values()])
