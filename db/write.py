"""Writing rows: one statement for any number of rows of a table, whatever the number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import LiteralString, TypeAlias
from uuid import UUID

import asyncpg
import orjson

from editorial.reading import When

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
Row: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is written to: ``key`` is its primary key, ``others`` the other columns that are given."""

    name: LiteralString
    key: tuple[LiteralString, ...]
    others: tuple[LiteralString, ...]
    upsert: LiteralString = field(init=False)

    def __post_init__(self) -> None:
        columns = ", ".join(f'"{column}"' for column in (*self.key, *self.others))
        key = ", ".join(f'"{column}"' for column in self.key)
        changes = ", ".join(f'"{column}" = excluded."{column}"' for column in self.others)
        text = (  # every part is a literal of this module
            f"insert into {self.name} ({columns})"
            f" select {columns} from jsonb_populate_recordset(null::public.{self.name}, $1::jsonb)"
            f" on conflict ({key}) do update set {changes}"
        )
        object.__setattr__(self, "upsert", text)


_DATE: tuple[LiteralString, ...] = (
    *("edtf", "earliest", "latest", "start_latest", "end_earliest"),
    *("precision", "qualifier", "expression", "base"),
)

ENTITY = Table("entity", ("id",), ("kind", "wikidata", "same_as", "version", "given_by", "label"))
NAME = Table("name", ("entity_id", "ordinal"), ("text", "language", "script", "kind", "given_by"))
ENTITY_DESCRIPTION = Table("entity_description", ("entity_id", "language"), ("ordinal", "text"))
ENTITY_KEY = Table("entity_key", ("key",), ("entity_id",))
ARTICLE = Table(
    "article",
    ("id",),
    (
        *("slug", "url", "language", "direction", "headline", "publisher_id", "published_at", "timezone", "status"),
        *("supplied", "revision_id", "version", "bundle_sha256"),
    ),
)
REVISION = Table("revision", ("id",), ("article_id", "number", "body", "sha256", "note", "created_at"))
EVENT = Table("event", ("id",), ("status", "place_id", "label", *_DATE, "version", "given_by"))
EVENT_KEY = Table("event_key", ("key",), ("event_id",))
EVENT_TITLE = Table("event_title", ("event_id", "language"), ("ordinal", "text"))
PARTICIPANT = Table("participant", ("event_id", "ordinal"), ("role", "entity_id"))
ANNOTATION = Table(
    "annotation",
    ("id",),
    (
        *("article_id", "kind", "key", "version", "method", "asserted_by", "asserted_at", "confidence", "state"),
        *("note", "digest"),
    ),
)
SPAN = Table(
    "span",
    ("annotation_id", "role", "ordinal"),
    (
        *("article_id", "revision_id", "start_offset", "end_offset", "utf16_start", "utf16_end"),
        *("exact", "prefix", "suffix", "status", "score"),
    ),
)
MENTION = Table("mention", ("id",), ("article_id", "entity_id", "kind", "recency", "start_offset"))
QUOTE = Table(
    "quote",
    ("id",),
    ("article_id", "kind", "text", "language", "speaker_id", "source_kind", *_DATE, "recency", "start_offset"),
)
CLAIM = Table(
    "claim",
    ("id",),
    (
        *("article_id", "text", "language", "kind", "status", "status_note", "claimant_id", "source_kind"),
        *("quote_id", "event_id", "recency", "start_offset"),
    ),
)
EVENT_REPORT = Table("event_report", ("id",), ("article_id", "event_id", "start_offset"))
ATTRIBUTION = Table(
    "attribution",
    ("annotation_id", "position"),
    ("article_id", "role", "entity_id", "source_kind", "inferred", "kind", "recency", "start_offset"),
)
CLAIM_ABOUT = Table("claim_about", ("claim_id", "ordinal"), ("entity_id", "article_id", "recency", "start_offset"))
QUANTITY = Table("quantity", ("claim_id", "ordinal"), ("value", "unit", "comparator", *_DATE))
CLAIM_REVIEW = Table("claim_review", ("claim_id", "ordinal"), ("reviewer_id", "rating", "url", "reviewed_at", "note"))
CLAIM_RELATION = Table("claim_relation", ("from_id", "to_id", "type"), ("note",))


def encoded(value: object) -> bytes:
    """Return rows, or what identifies one, as JSON with sorted keys; the driver's own UUIDs like any other."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_SORT_KEYS)


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


async def write(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, or replace those that have the same key; every column of the table is in each row."""
    if rows:
        await connection.execute(table.upsert, encoded(list(rows)).decode())


async def write_texts(connection: Connection, table: Table, id_: UUID, texts: Mapping[str, str]) -> None:
    """Write one text per language, in the order given, to a table whose key is an id and a language."""
    owner, _ = table.key
    given = enumerate(texts.items())
    await write(
        connection, table, [{owner: id_, "language": each, "ordinal": n, "text": text} for n, (each, text) in given]
    )


def date_columns(when: When) -> dict[str, object]:
    """Return a date's columns, by name."""
    return asdict(when)


async def log_changes(connection: Connection, rows: Iterable[Row]) -> None:
    """Append to the change log, in the order of the rows: op, type, id, version, reason, article_id."""
    given = list(rows)
    if given:
        await connection.execute(
            "insert into change (op, type, id, version, reason, article_id) select op, type, id, version, reason, article_id"
            " from rows from (jsonb_to_recordset($1::jsonb) as (op text, type text, id uuid, version integer, reason text,"
            " article_id uuid)) with ordinality as given (op, type, id, version, reason, article_id, n) order by n",
            encoded(given).decode(),
        )


def change(op: str, type_: str, id_: UUID, *, version: int, reason: str, article_id: UUID | None) -> Row:
    """Return one row of the change log."""
    return {
        "op": op,
        "type": type_,
        "id": id_,
        "version": version,
        "reason": reason,
        "article_id": article_id,
    }
