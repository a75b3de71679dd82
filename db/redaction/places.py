"""Every database column that can hold words, and how redaction treats it. Data only.

A test compares this with the actual tables.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import LiteralString

from db.item.column import Holds, ItemTable
from db.item.table import REVISION, SPAN
from db.item.type import BY_NAME, ITEM_TYPES, ItemType, Standing


@dataclass(frozen=True, slots=True)
class WordColumns:
    """A table with words: its columns, and SQL over a row ``t`` for the type and id of its item, and its article.

    ``stands_in`` is the condition that it is in one of the articles ``$1``. A row without an item has a type of its
    own.
    """

    table: LiteralString
    columns: Mapping[LiteralString, Holds]
    type: LiteralString
    id: LiteralString
    article: LiteralString = "null::uuid"
    stands_in: LiteralString = "null::uuid = any($1::uuid[])"


_OWN: tuple[LiteralString, LiteralString] = ("t.article_id", "t.article_id = any($1::uuid[])")
_IS_ARTICLE: tuple[LiteralString, LiteralString] = ("t.id", "t.id = any($1::uuid[])")


def _in_article(type_: ItemType, table: ItemTable) -> Iterator[LiteralString]:
    """Yield SQL for a row's article and the condition that it is one of ``$1``; nothing for tables without one."""
    if any(column.name == "article_id" for column in table.columns):
        yield from _OWN
    elif type_.standing is Standing.AS_ARTICLE:
        yield from _IS_ARTICLE
    elif type_.is_annotation:
        owner: LiteralString = "t." + table.owner
        items = type_.own.name
        yield "(select c.article_id from " + items + " c where c.id = " + owner + ")"  # noqa: S608  literals
        yield owner + " = any(array(select c.id from " + items + " c where c.article_id = any($1::uuid[])))"  # noqa: S608


def _place(type_: ItemType, table: ItemTable) -> WordColumns:
    type_of: LiteralString = "annotation" if type_.is_annotation else type_.name
    return WordColumns(table.name, table.words, "'" + type_of + "'", "t." + table.owner, *_in_article(type_, table))


BODIES = _place(BY_NAME["article"], REVISION)
"""Read first: bodies decide which parts of other texts are an article's words."""


def _of_items() -> Iterator[WordColumns]:
    """Yield the tables of items that can hold words, each once; spans first."""
    done = {BODIES.table}
    for type_ in sorted(ITEM_TYPES, key=lambda each: -each.standing):
        for table in sorted(type_.tables, key=lambda each: each is not SPAN):
            if table.words and table.name not in done:
                done.add(table.name)
                yield _place(type_, table)


PLACES: tuple[WordColumns, ...] = (
    *_of_items(),
    WordColumns(
        "given",
        {"said": Holds.JSON, "unclaimed": Holds.JSON, "annotation_set": Holds.SET},
        "t.type",
        "t.id",
        stands_in="t.article_id = any($1::uuid[])",
    ),
    WordColumns("annotation_set", {"name": Holds.SET}, "'article'", "t.article_id", *_OWN),
    WordColumns("change", {"by": Holds.TEXT, "note": Holds.TEXT}, "t.type", "t.id", *_OWN),
    WordColumns(
        "redaction",
        {"by": Holds.TEXT, "ground": Holds.TEXT},
        "case when t.entity_id is not null then 'entity' when t.event_id is not null then 'event' else 'article' end",
        "coalesce(t.entity_id, t.event_id, t.article_id)",
        *_OWN,
    ),
    WordColumns(
        "entity_merge",
        {"by": Holds.TEXT, "note": Holds.TEXT, "undone_by": Holds.TEXT},
        "'entity'",
        "t.survivor_id",
    ),
    WordColumns("distinction", {"by": Holds.TEXT, "note": Holds.TEXT}, "t.type", "t.a_id"),
    WordColumns(
        "event_merge",
        {"archive": Holds.JSON, "by": Holds.TEXT, "note": Holds.TEXT, "undone_by": Holds.TEXT},
        "'event'",
        "t.leads_to",
    ),
    WordColumns(
        "past_row",
        {"row": Holds.JSON},
        "case when t.relation = 'article' then 'article' when t.article_id is not null then 'annotation'"
        " when t.relation in ('event', 'event_title', 'participant') then 'event' else 'entity' end",
        "t.owner_id",
        *_OWN,
    ),
    WordColumns("api_key", {"name": Holds.KEY}, "'api_key'", "t.id"),
    WordColumns(
        "webhook",
        {"url": Holds.RECEIVER, "description": Holds.TEXT},
        "'webhook'",
        "t.id",
        stands_in="(t.article_id = any($1::uuid[]) or t.entity_id = any($2::uuid[]))",
    ),
    WordColumns(
        "feed_address",
        {"resource": Holds.QUESTION, "file_name": Holds.KEY, "description": Holds.TEXT},
        "'feed_address'",
        "t.id",
    ),
    WordColumns(
        "audit_entry",
        {"actor": Holds.TEXT, "address": Holds.TEXT, "host": Holds.LABEL, "request_id": Holds.LABEL},
        "'audit_entry'",
        "t.id",
    ),
)
"""In this order: spans before texts that repeat their words, current rows before past ones, ``given`` before sets."""

BY_TABLE: Mapping[str, WordColumns] = {place.table: place for place in (BODIES, *PLACES)}


def texts_said(said: Mapping[str, object]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the lists of texts in what a bundle says of an entity or event: the name, and each language with its text.

    The item's own rows have these texts in tables of their own.
    """
    for name in ("descriptions", "titles"):
        if isinstance(texts := said.get(name), list):
            yield name, [(str(language), str(text)) for language, text in texts]
