"""Read the dates that an article gives as records, and write them again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString
from uuid import UUID

import asyncpg
import orjson

from db.item.table import DATE
from db.sql.connection import Connection
from db.write.write import date_columns, encoded
from editorial.date.when import TOLD, Directions, Published, directions_of_claim, directions_of_event, redated
from editorial.model.annotation import DirectedWhen, GivenWhen, When
from editorial.model.vocabulary import ClaimKind, DateDirection, DatePrecision, DateQualifier, EventStatus

_COLUMNS: LiteralString = ", ".join('t."' + column + '"' for column in DATE)
_IN_ARTICLE: Mapping[LiteralString, LiteralString] = {
    "quote": "select 'quote' as type, t.id, n.key, n.version, null::integer as ordinal, null::text as decides, "  # noqa: S608  literals
    + _COLUMNS
    + " from quote t join annotation n on n.id = t.id where t.article_id = $1 order by t.start_offset, t.id",
    "quantity": "select 'claim' as type, c.id, n.key, n.version, t.ordinal, c.kind::text as decides, "  # noqa: S608  literals
    + _COLUMNS
    + " from quantity t join claim c on c.id = t.claim_id join annotation n on n.id = c.id"
    " where c.article_id = $1 order by c.start_offset, c.id, t.ordinal",
    "event": "select 'event' as type, t.id, (select min(k.key) from event_key k where k.event_id = t.id) as key,"  # noqa: S608
    " t.version, null::integer as ordinal, t.status::text as decides, "
    + _COLUMNS
    + " from event t where t.described_by = $1 order by 3, 2",
}
_CHANGED: LiteralString = ", ".join('"' + column + '" = n."' + column + '"' for column in DATE)
_FROM: LiteralString = " from jsonb_populate_recordset(null::public."
_KEYS: Mapping[LiteralString, LiteralString] = {
    "quote": "n.id = t.id",
    "quantity": "(n.claim_id, n.ordinal) = (t.claim_id, t.ordinal)",
    "event": "n.id = t.id",
}


def _write(table: LiteralString, condition: LiteralString) -> LiteralString:
    return "update " + table + " t set " + _CHANGED + _FROM + table + ", $1::jsonb) n where " + condition  # noqa: S608


_GIVEN = """
    select id, annotation_set, said::text as said from given
    where article_id = $1 and type = 'event' and said is not null
"""
_REDATE_GIVEN = """
    update given g set said = g.said || (n.said - 'id' - 'annotation_set')
    from jsonb_array_elements($2::jsonb) n (said)
    where (g.id, g.article_id, g.annotation_set) = ((n.said ->> 'id')::uuid, $1, n.said ->> 'annotation_set')
"""
_UPDATE_GIVEN = """
    update given g set said = g.said || (n.said - 'id')
    from jsonb_array_elements($1::jsonb) n (said) join event e on e.id = (n.said ->> 'id')::uuid
    where (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in)
"""
"""The bundle's statement behind an event's current description."""


@dataclass(frozen=True, slots=True)
class StoredDate:
    """A date and its owner: a quote, an event, or the quantity with this number of a claim.

    ``directions`` are those of its words, by the status of the event or the kind of the claim.
    """

    table: LiteralString
    type: str
    id: UUID
    key: str
    version: int
    ordinal: int | None
    when: When
    directions: Directions


def when_of(row: "Mapping[str, object] | asyncpg.Record") -> When:
    """Return the date in a row; the inverse of ``date_columns``."""
    columns: dict[str, Any] = {column: row[column] for column in DATE}
    qualifier = columns["qualifier"] and DateQualifier(columns["qualifier"])
    columns |= {"precision": DatePrecision(columns["precision"]), "qualifier": qualifier}
    direction = columns.pop("direction")
    if direction:
        return DirectedWhen(**columns, direction=DateDirection(direction))
    if columns["edtf_given"] or columns["base_given"]:
        return GivenWhen(**columns)
    return When(**{name: value for name, value in columns.items() if not name.endswith("_given")})


def when_said_of(said: Mapping[str, Any]) -> When:
    """Return the date in what a bundle said of an event, as ``given`` keeps it in JSON."""
    days = ("earliest", "latest", "start_latest", "end_earliest", "base")
    return when_of({**said, **{name: said[name] and date.fromisoformat(said[name]) for name in days}})


async def redate_given(connection: Connection, article_id: UUID, published: Published) -> None:
    """Resolve the words for dates again in what an article's bundles said of events, also of those others describe."""
    rows = await connection.fetch(_GIVEN, article_id)
    changed = []
    for row in rows:
        said = orjson.loads(row["said"])
        before = when_said_of(said)
        after = redated(before, published, directions_of_event(EventStatus(said["status"])))
        if after != before:
            changed.append({"id": row["id"], "annotation_set": row["annotation_set"], **date_columns(after)})
    if changed:
        await connection.execute(_REDATE_GIVEN, article_id, encoded(changed).decode())


async def dates_given_by(connection: Connection, article_id: UUID) -> list[StoredDate]:
    """Return the dates of an article's quotes and claims, and of the events that it describes, without empty ones."""
    found = []
    for table, statement in _IN_ARTICLE.items():
        for row in await connection.fetch(statement, article_id):
            when = when_of(row)
            if when.edtf or when.expression:
                place = (row["id"], row["key"], row["version"], row["ordinal"])
                found.append(StoredDate(table, row["type"], *place, when, _directions(row["type"], row["decides"])))
    return found


def _directions(type_: str, decides: str | None) -> Directions:
    if decides is None:
        return TOLD
    return directions_of_event(EventStatus(decides)) if type_ == "event" else directions_of_claim(ClaimKind(decides))


async def write_dates(connection: Connection, dates: Sequence[StoredDate]) -> None:
    """Replace the stored dates with these."""
    for table, condition in _KEYS.items():
        rows = list(_rows(each for each in dates if each.table == table))
        if rows:
            await connection.execute(_write(table, condition), encoded(rows).decode())
            if table == "event":
                await connection.execute(_UPDATE_GIVEN, encoded(rows).decode())


def _rows(dates: Iterable[StoredDate]) -> Iterable[dict[str, object]]:
    for each in dates:
        key = {"id": each.id} if each.table != "quantity" else {"claim_id": each.id, "ordinal": each.ordinal}
        yield {**key, **date_columns(each.when)}
