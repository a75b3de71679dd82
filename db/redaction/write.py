"""Remove words from every table in one transaction: read the rows that can have them, write those that do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import LiteralString
from uuid import UUID

import asyncpg
import orjson

from db.audit.entry import Entry
from db.item.type import ITEM_TYPES
from db.redaction.audit import entries_of
from db.redaction.givers import GivingBundle, givers_of_row, note_divergence
from db.redaction.places import BODIES, BY_TABLE, PLACES, WordColumns
from db.redaction.rows import WordRemover
from db.redaction.same_name import join_same_name
from db.redaction.traces import Traces
from db.settle.changed_fields import OWN, PARTS
from db.sql.connection import Connection
from db.write.write import encoded
from editorial.redaction.redaction import INVISIBLE_RANGES, Unseen


@dataclass(frozen=True, slots=True)
class Reach:
    """The reach of a redaction: these articles, entities and events, or everything."""

    articles: Sequence[UUID] = ()
    entities: Sequence[UUID] = ()
    events: Sequence[UUID] = ()
    everywhere: bool = False


RedactedItem = tuple[str, UUID]
_STANDING_ALONE = frozenset(each.name for each in ITEM_TYPES if not each.is_annotation)
_PAST = ("change", "past_row")
_OF_NO_ITEM = ("api_key", "webhook", "feed_address", "audit_entry")
"""Tables that others can write to although all writers of items wait: their rows are locked."""


@dataclass(slots=True)
class RedactionResult:
    """The result of a redaction: redacted rows by table, and items with their changed fields.

    ``items`` has articles, entities, events and annotations by type, the last as ``annotation``. ``articles`` are
    those with a redacted row, also if it is of an annotation or only of its past. ``givers`` are those whose bundles
    gave redacted words to entities and events. ``entries`` are the audit entries for rows that are not items.
    """

    rows: Counter[str] = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)
    items: dict[RedactedItem, set[str]] = field(default_factory=dict)
    articles: set[UUID] = field(default_factory=set)
    givers: set[UUID] = field(default_factory=set)

    def add(self, table: LiteralString, row: "asyncpg.Record", changes: Mapping[str, object]) -> None:
        """Note the changes of a row."""
        self.rows[table] += 1
        if table in _OF_NO_ITEM:
            self.entries += entries_of(table, orjson.loads(row["was"]), changes)
            return
        if row["article_id"]:
            self.articles.add(row["article_id"])
        type_ = row["type"] if row["type"] in _STANDING_ALONE else "annotation"
        if type_ in _STANDING_ALONE or table not in _PAST:
            self.items.setdefault((type_, row["id"]), set()).update(_fields(table, changes))

    def ids(self, type_: str) -> list[UUID]:
        """Return the items of a type."""
        return [id_ for each, id_ in self.items if each == type_]


def _fields(table: LiteralString, changes: Mapping[str, object]) -> set[str]:
    """Return the field names of changed columns in current rows."""
    if table == "revision":
        return {"body"} if "body" in changes else set()
    if table in PARTS:
        return {str(PARTS[table].field)}
    return {OWN[table][column] for column in changes if column in OWN.get(table, {})}


_INVISIBLE = "".join(rf"\U{first:08X}-\U{last:08X}" for first, last in INVISIBLE_RANGES)
_BLANK = r"\s\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
_ESCAPED = r"(?<!\\)\\(?:b|u00[01][0-9a-f])"
_BETWEEN_LETTERS = (
    rf"[-\u00AD\u2010-\u2015\u2212](?:[{_INVISIBLE}{_BLANK}]|\\[nrt]|{_ESCAPED})+|[{_INVISIBLE}]|{_ESCAPED}"
)
"""What can occur between the letters of a word: hyphenation at a line end, and invisible characters; in JSON too."""


def _read(place: WordColumns) -> LiteralString:
    """Return the statement that reads rows that can have the words; addresses may percent-encode them in any way."""
    return (
        "select t.ctid::text as at, "  # noqa: S608  literals
        + place.type
        + " as type, "
        + place.id
        + " as id, "
        + place.article
        + " as article_id, to_jsonb(t) as was from "
        + place.table
        + " t where "
        + place.stands_in
        + " or ("
        + place.type
        + " = 'entity' and "
        + place.id
        + " = any($2::uuid[])) or ("
        + place.type
        + " = 'event' and "
        + place.id
        + " = any($3::uuid[])) or ($4 and (t::text ~ '%[0-9A-Fa-f]{2}' or exists ("
        "select from (select fold(regexp_replace(t::text, $6, '', 'g')) as folded offset 0) f, unnest($5::text[]) as piece"
        " where strpos(f.folded, piece) > 0"
        ")))"
        + (" order by t.relation <> 'span'" if place.table == "past_row" else "")
        + (" for update of t" if place.table in _OF_NO_ITEM else "")
    )


_ALSO: Mapping[str, tuple[LiteralString, ...]] = {
    "revision": ("sha256",),
    "span": ("utf16_start", "utf16_end"),
    "name": ("keys", "key_vowels", "key_sounds"),
    "entity": ("is_redacted",),
    "webhook": ("state", "disabled_for"),
    "feed_address": ("revoked_at",),
}
"""Columns derived from columns with words, in the same row."""


def _write(place: WordColumns) -> LiteralString:
    """Return the statement that updates columns of rows, given the new values of each row as JSON."""
    if place.table == "past_row":
        return (
            """update past_row t set "row" = t."row" || (w.changes -> 'row')"""
            " from unnest($1::text[], $2::jsonb[]) as w (at, changes) where t.ctid = w.at::tid"
        )
    columns = (*place.columns, *_ALSO.get(place.table, ()))
    return (
        "update "  # noqa: S608  literals
        + place.table
        + " t set ("
        + ", ".join('"' + column + '"' for column in columns)
        + ") = (select "
        + ", ".join('r."' + column + '"' for column in columns)
        + " from jsonb_populate_record(t, w.changes) r)"
        " from unnest($1::text[], $2::jsonb[]) as w (at, changes) where t.ctid = w.at::tid"
    )


_READ: Mapping[str, LiteralString] = {place.table: _read(place) for place in (BODIES, *PLACES)}
_WRITE: Mapping[str, LiteralString] = {place.table: _write(place) for place in (BODIES, *PLACES)}

_FORGET: LiteralString = "select forget_statistics($1)"
_DERIVED = ("name_giver", "entity_key_giver", "search_document", "public_search_document")
"""Tables whose words follow from other tables."""

_RENAME_OWNER = "update webhook set owner = $2 where owner = $1"
"""Renames the owner of webhooks, which belong to a key by its name."""


async def take_out(connection: Connection, rows: WordRemover, reach: Reach, traces: Traces) -> RedactionResult:
    """Remove words from every row within reach, leaving none in ``past_row``; return the result.

    Other data that identifies the same people is noted in ``traces``.
    """
    taken = RedactionResult()
    named = reach.articles
    await connection.execute("select set_config('isnad.forget', 'on', true)")
    if reach.everywhere:
        reach = replace(reach, articles=await _articles_with(connection, rows.words))
    for place in (BODIES, *PLACES):
        await _take_out_of(connection, place, rows, taken, reach, traces)
    taken.articles.update(named if taken.rows else ())
    await connection.execute("select set_config('isnad.forget', 'off', true)")
    return taken


async def look_everywhere(connection: Connection, traces: Traces) -> None:
    """Note the traces in every table, before anything is removed."""
    for place in (BODIES, *PLACES):
        arguments = _arguments(traces.clues.everything(), Reach(everywhere=True))
        for row in await connection.fetch(_READ[place.table], *arguments):
            traces.note_anywhere(place.table, orjson.loads(row["was"]))


async def names_within(connection: Connection, words: Unseen, reach: Reach) -> "list[asyncpg.Record]":
    """Return the rows of names within reach: ``id`` of the entity, and ``was``."""
    return await connection.fetch(_READ["name"], *_arguments(words, reach))


async def forget_statistics(connection: Connection) -> None:
    """Rebuild the planner's statistics, which would otherwise keep the most common old values of columns."""
    await connection.execute(_FORGET, [*BY_TABLE, *_DERIVED])


async def _articles_with(connection: Connection, words: Unseen) -> list[UUID]:
    """Return articles whose bodies have the words; their other texts are read too, for parts of words at the edges."""
    rows = await connection.fetch(_READ[BODIES.table], *_arguments(words, Reach(everywhere=True)))
    return list({row["id"] for row in rows if words.stretches(orjson.loads(row["was"])["body"])})


async def _take_out_of(
    connection: Connection, place: WordColumns, rows: WordRemover, taken: RedactionResult, reach: Reach, traces: Traces
) -> None:
    found: list[tuple[str, str]] = []
    givers: set[GivingBundle] = set()
    looked_for = traces.clues.everything() if reach.everywhere else rows.words
    for row in await connection.fetch(_READ[place.table], *_arguments(looked_for, reach)):
        was = orjson.loads(row["was"])
        changes = rows.changes(place.table, was, str(row["article_id"] or ""))
        traces.note(place.table, was, changes)
        if not changes:
            continue
        taken.add(place.table, row, changes)
        givers |= await givers_of_row(connection, place.table, was)
        if place.table == "api_key":
            await connection.execute(_RENAME_OWNER, was["name"], changes["name"])
        if place.table == "name":
            await _write_name(connection, row["at"], changes)
        else:
            found.append((row["at"], encoded(changes).decode()))
    await note_divergence(connection, givers)
    taken.givers |= {article_id for article_id, _ in givers}
    if found:
        await connection.execute(_WRITE[place.table], *(list(column) for column in zip(*found, strict=True)))


async def _write_name(connection: Connection, at: str, changes: Mapping[str, object]) -> None:
    if not await join_same_name(connection, at, str(changes["text"])):
        await connection.execute(_WRITE["name"], [at], [encoded(changes).decode()])


def _arguments(words: Unseen, reach: Reach) -> tuple[object, ...]:
    ids = (list(reach.articles), list(reach.entities), list(reach.events))
    return (*ids, reach.everywhere, list(words.pieces), _BETWEEN_LETTERS)
