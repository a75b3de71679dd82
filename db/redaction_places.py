"""Where words can stand in the database: every column that can hold any, and what is done with it. Data only.

A test holds this to the tables that there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import LiteralString


class Holds(Enum):
    """What a column holds, and so what becomes of it where the words are in it."""

    TEXT = "text"
    """The words are masked, code point by code point."""
    WORDING = "wording"
    """Like TEXT; and as words of the article, so that what of them no longer stands there is masked too."""
    KEY = "key"
    """A name for programs that is in use elsewhere: replaced by one that says nothing."""
    ADDRESS = "address"
    """An address of something else: taken out, for what is left of it leads nowhere."""
    ADDRESSES = "addresses"
    """A list of such addresses: those with the words are taken out."""
    ID = "id"
    """The id of the same thing elsewhere: taken out."""
    RECEIVER = "receiver"
    """Where a webhook's messages go: replaced by an address that leads nowhere, and the webhook is disabled."""
    QUESTION = "question"
    """What a feed address answers: replaced by one that asks for nothing in particular, and the address is revoked."""
    SPAN = "span"
    """A stretch of a revision's body: cut from the body anew."""
    JSON = "json"
    """Rows of other tables: every text in it is masked or replaced."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table with words: its columns, and in SQL of a row ``t`` the type and id of the item that it is of, and its article.

    ``stands_in`` is the condition that it is in one of the articles ``$1``. Of a row that is of no item the type is another.
    """

    table: LiteralString
    columns: Mapping[LiteralString, Holds]
    type: LiteralString
    id: LiteralString
    article: LiteralString = "null::uuid"
    stands_in: LiteralString = "null::uuid = any($1::uuid[])"


_OWN: tuple[LiteralString, LiteralString] = ("t.article_id", "t.article_id = any($1::uuid[])")
_OF_CLAIM: tuple[LiteralString, LiteralString] = (
    "(select c.article_id from claim c where c.id = t.claim_id)",
    "t.claim_id = any(array(select c.id from claim c where c.article_id = any($1::uuid[])))",
)
_FROM_CLAIM: tuple[LiteralString, LiteralString] = (
    "(select c.article_id from claim c where c.id = t.from_id)",
    "t.from_id = any(array(select c.id from claim c where c.article_id = any($1::uuid[])))",
)

BODIES = Place("revision", {"body": Holds.TEXT, "note": Holds.TEXT}, "'article'", "t.article_id", *_OWN)
"""Read before everything else: what of other texts is the words of an article depends on them."""

PLACES: tuple[Place, ...] = (
    Place(
        "article",
        {"slug": Holds.KEY, "url": Holds.ADDRESS, "headline": Holds.TEXT},
        "'article'",
        "t.id",
        "t.id",
        "t.id = any($1::uuid[])",
    ),
    Place(
        "span",
        {"exact": Holds.SPAN, "prefix": Holds.SPAN, "suffix": Holds.SPAN},
        "'annotation'",
        "t.annotation_id",
        *_OWN,
    ),
    Place(
        "annotation",
        {"key": Holds.KEY, "asserted_by": Holds.TEXT, "note": Holds.TEXT, "annotation_set": Holds.KEY},
        "'annotation'",
        "t.id",
        *_OWN,
    ),
    Place(
        "quote",
        {"text": Holds.WORDING, "expression": Holds.WORDING, "retraction": Holds.TEXT},
        "'annotation'",
        "t.id",
        *_OWN,
    ),
    Place("claim", {"text": Holds.WORDING, "status_note": Holds.TEXT}, "'annotation'", "t.id", *_OWN),
    Place("quantity", {"unit": Holds.TEXT, "expression": Holds.WORDING}, "'annotation'", "t.claim_id", *_OF_CLAIM),
    Place(
        "claim_review",
        {"rating": Holds.TEXT, "url": Holds.ADDRESS, "note": Holds.TEXT},
        "'annotation'",
        "t.claim_id",
        *_OF_CLAIM,
    ),
    Place(
        "claim_relation",
        {"note": Holds.TEXT},
        "'annotation'",
        "t.from_id",
        *_FROM_CLAIM,
    ),
    Place("annotation_set", {"name": Holds.KEY}, "'article'", "t.article_id", *_OWN),
    Place(
        "entity",
        {"wikidata": Holds.ID, "same_as": Holds.ADDRESSES, "label": Holds.TEXT},
        "'entity'",
        "t.id",
    ),
    Place("entity_key", {"key": Holds.KEY}, "'entity'", "t.entity_id"),
    Place("name", {"text": Holds.TEXT}, "'entity'", "t.entity_id"),
    Place("entity_description", {"text": Holds.TEXT}, "'entity'", "t.entity_id"),
    Place("event", {"label": Holds.TEXT, "expression": Holds.TEXT}, "'event'", "t.id"),
    Place("event_key", {"key": Holds.KEY}, "'event'", "t.event_id"),
    Place("event_title", {"text": Holds.TEXT}, "'event'", "t.event_id"),
    Place(
        "given",
        {"said": Holds.JSON, "annotation_set": Holds.KEY},
        "t.type",
        "t.id",
        stands_in="t.article_id = any($1::uuid[])",
    ),
    Place("change", {"by": Holds.TEXT, "note": Holds.TEXT}, "t.type", "t.id", *_OWN),
    Place(
        "redaction",
        {"by": Holds.TEXT, "ground": Holds.TEXT},
        "case when t.entity_id is not null then 'entity' when t.event_id is not null then 'event' else 'article' end",
        "coalesce(t.entity_id, t.event_id, t.article_id)",
        *_OWN,
    ),
    Place(
        "entity_merge",
        {"by": Holds.TEXT, "note": Holds.TEXT, "undone_by": Holds.TEXT},
        "'entity'",
        "t.survivor_id",
    ),
    Place(
        "past_row",
        {"row": Holds.JSON},
        "case when t.relation = 'article' then 'article' when t.article_id is not null then 'annotation'"
        " when t.relation in ('event', 'event_title', 'participant') then 'event' else 'entity' end",
        "t.owner_id",
        *_OWN,
    ),
    Place("api_key", {"name": Holds.KEY}, "'api_key'", "t.id"),
    Place(
        "webhook",
        {"url": Holds.RECEIVER, "description": Holds.TEXT},
        "'webhook'",
        "t.id",
        stands_in="(t.article_id = any($1::uuid[]) or t.entity_id = any($2::uuid[]))",
    ),
    Place(
        "feed_address",
        {"resource": Holds.QUESTION, "file_name": Holds.KEY, "description": Holds.TEXT},
        "'feed_address'",
        "t.id",
    ),
    Place(
        "audit_entry",
        {"actor": Holds.TEXT, "address": Holds.TEXT, "host": Holds.KEY, "request_id": Holds.KEY},
        "'audit_entry'",
        "t.id",
    ),
)
"""In this order: spans before what is said with their words, what is there before what was."""

BY_TABLE: Mapping[str, Place] = {place.table: place for place in (BODIES, *PLACES)}
