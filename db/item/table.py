"""The tables of items, column by column: its field name for callers, its reference, the kind of words in it.

All other modules derive columns from here; docs/architecture.md says what a new field needs beside its line.
"""

from typing import LiteralString

from db.item.column import Column, Holds, ItemTable


def _date(field: str, expression: Holds = Holds.WORDING) -> tuple[Column, ...]:
    """Return the columns of a date, which is a field of its row."""
    return (
        Column("edtf", field, "edtf"),
        Column("earliest", field, "earliest"),
        Column("latest", field, "latest"),
        Column("start_latest", field, is_shown=False),
        Column("end_earliest", field, is_shown=False),
        Column("precision", field, "precision"),
        Column("qualifier", field, "qualifier"),
        Column("expression", field, "expression", holds=expression),
        Column("base", field, "base"),
        *_bare("edtf_given", "base_given", "direction"),
    )


def _bare(*names: LiteralString) -> tuple[Column, ...]:
    """Return columns that callers do not see."""
    return tuple(Column(name) for name in names)


DATE: tuple[LiteralString, ...] = tuple(column.name for column in _date("when"))
"""The columns of a date."""

ENTITY = ItemTable(
    "entity",
    ("id",),
    (
        Column("kind", "kind"),
        Column("wikidata", "wikidata", holds=Holds.ID),
        Column("same_as", "sameAs", holds=Holds.ADDRESSES),
        *_bare("version", "given_by", "described_by"),
        Column("described_in", holds=Holds.SET),
        *_bare("amended"),
        Column("label", holds=Holds.TEXT),
        Column("merged_into_id", "mergedInto", refers_to="entity", is_given=False),
    ),
    is_hiding=True,
)
NAME = ItemTable(
    "name",
    ("entity_id", "ordinal"),
    (
        Column("text", "text", holds=Holds.TEXT),
        Column("language", "language"),
        Column("script", "script"),
        Column("kind", "kind"),
        *_bare("given_by", "amended", "keys", "key_vowels", "key_sounds"),
    ),
    owner="entity_id",
    field="names",
    is_hiding=True,
)
ENTITY_DESCRIPTION = ItemTable(
    "entity_description",
    ("entity_id", "language"),
    (Column("ordinal"), Column("text", holds=Holds.TEXT)),
    owner="entity_id",
    field="description",
    order=("ordinal",),
    is_hiding=True,
)
ENTITY_KEY = ItemTable("entity_key", ("key",), (Column("key", holds=Holds.KEY), Column("entity_id")), owner="entity_id")
REMOVED_NAME = ItemTable(
    "removed_name",
    ("entity_id", "ordinal"),
    (Column("text", holds=Holds.TEXT), Column("language")),
    owner="entity_id",
)
"""Names that an editor removed, which bundles do not give again."""

EVENT = ItemTable(
    "event",
    ("id",),
    (
        Column("status", "status"),
        Column("place_id", "place", refers_to="entity"),
        Column("label", holds=Holds.TEXT),
        *_date("when", Holds.TEXT),
        Column("unknowns", "unknowns", is_shown=False),
        *_bare("version", "given_by", "described_by"),
        Column("described_in", holds=Holds.SET),
        *_bare("amended"),
    ),
    is_hiding=True,
)
EVENT_TITLE = ItemTable(
    "event_title",
    ("event_id", "language"),
    (Column("ordinal"), Column("text", holds=Holds.TEXT)),
    owner="event_id",
    field="title",
    order=("ordinal",),
)
PARTICIPANT = ItemTable(
    "participant",
    ("event_id", "ordinal"),
    (Column("role", "role"), Column("entity_id", "entity", refers_to="entity", is_needed=True)),
    owner="event_id",
    field="participants",
)
EVENT_KEY = ItemTable("event_key", ("key",), (Column("key", holds=Holds.KEY), Column("event_id")), owner="event_id")

ARTICLE = ItemTable(
    "article",
    ("id",),
    (
        Column("slug", "slug", holds=Holds.KEY),
        Column("url", "url", holds=Holds.ADDRESS),
        Column("language", "language"),
        Column("direction", "direction"),
        Column("headline", "headline", holds=Holds.TEXT),
        Column("publisher_id", "publisher", refers_to="entity"),
        Column("published_at", "publishedAt"),
        Column("timezone", "timezone"),
        Column("status", "status"),
        Column("unknowns", "unknowns", is_shown=False),
        *_bare("state", "is_state_given", "published_on"),
        Column("supplied", "suppliedByEditor"),
        Column("revision_id", "body", is_shown=False),
        *_bare("version", "bundle_sha256", "loaded_version"),
    ),
    is_hiding=True,
)
REVISION = ItemTable(
    "revision",
    ("id",),
    (
        *_bare("article_id", "number"),
        Column("body", holds=Holds.TEXT),
        Column("sha256"),
        Column("note", holds=Holds.TEXT),
    ),
    owner="article_id",
    is_hiding=True,
)

ANNOTATION = ItemTable(
    "annotation",
    ("id",),
    (
        *_bare("article_id", "kind"),
        Column("key", holds=Holds.KEY),
        Column("version"),
        Column("method", "provenance", "method"),
        Column("asserted_by", "provenance", "assertedBy", holds=Holds.TEXT),
        Column("asserted_at", "provenance", "assertedAt"),
        Column("confidence", "provenance", "confidence"),
        Column("state", "state"),
        Column("note", "provenance", "note", holds=Holds.TEXT),
        *_bare("digest", "content", "decision"),
        Column("annotation_set", holds=Holds.SET),
    ),
    is_hiding=True,
)
"""The table for annotations of all kinds, beside the table of each kind."""

MENTION = ItemTable(
    "mention",
    ("id",),
    (
        Column("article_id"),
        Column("entity_id", "entity", refers_to="entity"),
        Column("kind", "kind"),
        *_bare("recency", "start_offset"),
    ),
    is_hiding=True,
)
QUOTE = ItemTable(
    "quote",
    ("id",),
    (
        Column("article_id"),
        Column("kind", "kind"),
        Column("text", "text", holds=Holds.WORDING),
        Column("language", "language"),
        Column("speaker_id", "speaker", refers_to="entity", is_copy=True),
        Column("source_kind", "sourceKind", is_copy=True),
        *_date("said"),
        Column("unknowns", "unknowns", is_shown=False),
        Column("stance", "stance"),
        Column("within_id", "within", refers_to="quote", may_be_unseen=True),
        Column("retraction", "retraction", holds=Holds.TEXT, is_shown=False),
        Column("retracted_at", "retraction", is_shown=False, is_given=False),
        Column("utterance_id", "utterance", is_shown=False, is_given=False),
        *_bare("recency", "start_offset"),
    ),
    is_hiding=True,
)
EVENT_REPORT = ItemTable(
    "event_report",
    ("id",),
    (Column("article_id"), Column("event_id", "event", refers_to="event"), Column("start_offset")),
    is_hiding=True,
)
CLAIM = ItemTable(
    "claim",
    ("id",),
    (
        Column("article_id"),
        Column("text", "text", holds=Holds.WORDING),
        Column("language", "language"),
        Column("kind", "kind"),
        Column("status", "status"),
        Column("status_note", "statusNote", holds=Holds.TEXT),
        Column("claimant_id", "claimant", refers_to="entity", is_copy=True),
        Column("source_kind", "sourceKind", is_copy=True),
        Column("unknowns", "unknowns", is_shown=False),
        Column("quote_id", "quote", refers_to="quote", may_be_unseen=True),
        Column("event_id", "event", refers_to="event", may_be_unseen=True),
        Column("retracted_at", "retraction", is_shown=False, is_given=False),
        *_bare("recency", "start_offset"),
    ),
    is_hiding=True,
)

SPAN = ItemTable(
    "span",
    ("annotation_id", "role", "ordinal"),
    (
        *_bare("article_id", "revision_id"),
        Column("start_offset", "start"),
        Column("end_offset", "end"),
        Column("utf16_start", "utf16Start"),
        Column("utf16_end", "utf16End"),
        Column("exact", "exact", holds=Holds.SPAN),
        Column("prefix", "prefix", holds=Holds.SPAN),
        Column("suffix", "suffix", holds=Holds.SPAN),
        Column("status", "status"),
        Column("score", "score"),
        Column("changes", "changes"),
    ),
    owner="annotation_id",
    field="spans",
)
ATTRIBUTION = ItemTable(
    "attribution",
    ("annotation_id", "position"),
    (
        Column("article_id"),
        Column("position", "position"),
        Column("role", "role"),
        Column("entity_id", "entity", refers_to="entity"),
        Column("source_kind", "sourceKind"),
        Column("inferred", "inferred"),
        *_bare("kind", "recency", "start_offset"),
    ),
    owner="annotation_id",
    field="chain",
    is_hiding=True,
)
CLAIM_ABOUT = ItemTable(
    "claim_about",
    ("claim_id", "ordinal"),
    (
        Column("entity_id", "entity", refers_to="entity", is_needed=True),
        *_bare("article_id", "recency", "start_offset"),
    ),
    owner="claim_id",
    field="about",
    is_hiding=True,
)
QUANTITY = ItemTable(
    "quantity",
    ("claim_id", "ordinal"),
    (
        Column("value", "value"),
        Column("unit", "unit", holds=Holds.TEXT),
        Column("comparator", "comparator"),
        *_date("when"),
    ),
    owner="claim_id",
    field="quantities",
)
CLAIM_REVIEW = ItemTable(
    "claim_review",
    ("claim_id", "ordinal"),
    (
        Column("reviewer_id", "reviewer", refers_to="entity"),
        Column("rating", "rating", holds=Holds.TEXT),
        Column("url", "url", holds=Holds.ADDRESS),
        Column("reviewed_at", "reviewedAt"),
        Column("note", "note", holds=Holds.TEXT),
    ),
    owner="claim_id",
    field="reviews",
)
CLAIM_RELATION = ItemTable(
    "claim_relation",
    ("from_id", "to_id", "type"),
    (
        Column("type", "type"),
        Column("to_id", "claim", refers_to="claim", is_needed=True),
        Column("note", "note", holds=Holds.TEXT),
        Column("asserted_by", "assertedBy", holds=Holds.TEXT),
        Column("asserted_at", "assertedAt"),
    ),
    owner="from_id",
    field="relations",
    order=("type", "to_id"),
)
