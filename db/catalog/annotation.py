"""What every annotation has in common: where it stands, who says so, and the dates of all kinds."""

from typing import LiteralString

from db.catalog.model import CatalogField, Condition, Fields, Input, Many, One, Order, Value, columns
from db.convert import as_first_day, as_id, as_languages, as_last_day, as_text, as_texts

OrderKeys = tuple[tuple[LiteralString, LiteralString], ...]
"""Columns to order by, each with its type; the last makes the order unique."""

NEWEST_KEYS: OrderKeys = (
    ("{child}.recency", "bigint"),
    ("{child}.article_id", "uuid"),
    ("{child}.start_offset", "integer"),
    ("{child}.id", "uuid"),
)
"""Newest article first, then in reading order."""

READING_KEYS: OrderKeys = (("{child}.start_offset", "integer"), ("{child}.id", "uuid"))
"""In reading order, within one article."""


def newest(name: str) -> dict[str, Order]:
    """Return the order of a list of annotations over many articles."""
    return {"NEWEST": Order(name, NEWEST_KEYS)}


def reading(name: str) -> dict[str, Order]:
    """Return the order of a list of annotations of one article."""
    return {"READING": Order(name, READING_KEYS)}


LANGUAGES = {"languages": Input("language", as_languages, "text[]")}

ANNOTATION: dict[str, CatalogField] = {
    **columns(id="{row}.id"),
    "article": One("Article", "article {child}", "{child}.id = {row}.article_id"),
    "spans": Many(
        "Span",
        "span {child}",
        "{child}.annotation_id = {row}.id and {child}.role = 'TARGET'",
        "{child}.ordinal",
    ),
    "provenance": One("Provenance", "annotation {child}", "{child}.id = {row}.id"),
    "version": Value("(select a.version from annotation a where a.id = {row}.id)"),
}

SPAN: Fields = {
    **columns(
        start="{row}.start_offset",
        end="{row}.end_offset",
        utf16Start="{row}.utf16_start",
        utf16End="{row}.utf16_end",
        exact="{row}.exact",
        prefix="{row}.prefix",
        suffix="{row}.suffix",
        status="{row}.status",
        score="{row}.score",
    ),
    "revision": One("Revision", "revision {child}", "{child}.id = {row}.revision_id"),
}

PROVENANCE: Fields = columns(
    method="{row}.method",
    assertedBy="{row}.asserted_by",
    assertedAt="{row}.asserted_at",
    confidence="{row}.confidence",
    state="{row}.state",
    note="{row}.note",
)

ATTRIBUTION: Fields = {
    **columns(
        position='{row}."position"',
        role="{row}.role",
        sourceKind="{row}.source_kind",
        inferred="{row}.inferred",
    ),
    "entity": One("Entity", "entity {child}", "{child}.id = {row}.entity_id"),
    "span": One(
        "Span",
        "span {child}",
        "{child}.annotation_id = {row}.annotation_id and {child}.role = 'LINK'"
        ' and {child}.ordinal = {row}."position"',
    ),
}

CHAIN = Many("Attribution", "attribution {child}", "{child}.annotation_id = {row}.id", '{child}."position"')

VIA = Condition(
    ("via",),
    "exists (select from attribution a where a.annotation_id = {child}.id"
    ' and a."position" > 0 and a.entity_id = {via})',
    {"via": Input("via", as_id, "uuid")},
)
"""Who handed the words on."""

CHAIN_CONDITIONS = (
    Condition(
        ("via", "role"),
        "exists (select from attribution a where a.annotation_id = {child}.id"
        ' and a."position" > 0 and a.entity_id = {via} and a.role = {role})',
        {"via": Input("via", as_id, "uuid"), "role": Input("role", as_text, "text")},
    ),
    VIA,
    Condition(
        ("role",),
        "exists (select from attribution a where a.annotation_id = {child}.id and a.role = {role})",
        {"role": Input("role", as_text, "text")},
    ),
)
"""Who handed the words on; with a role, in that role and in the same link."""

WHEN: Fields = columns(
    edtf="{row}.edtf",
    earliest="{row}.earliest",
    latest="{row}.latest",
    precision='{row}."precision"',
    qualifier="{row}.qualifier",
    expression="{row}.expression",
    base="{row}.base",
)

OVERLAPS = (
    "({child}.edtf is not null and coalesce({child}.earliest, '-infinity') <= coalesce({last}, 'infinity')"
    " and coalesce({child}.latest, 'infinity') >= coalesce({first}, '-infinity'))"
)
"""The date may fall into the window: see ``editorial.edtf.overlap``."""

CERTAINLY_OVERLAPS = (
    "({child}.edtf is not null and {child}.qualifier is null"
    " and coalesce({child}.start_latest, '-infinity') <= coalesce({last}, 'infinity')"
    " and coalesce({child}.end_earliest, 'infinity') >= coalesce({first}, '-infinity'))"
)
"""The date surely falls into the window: see ``editorial.edtf.overlap``."""


def window(argument: str) -> dict[str, Input]:
    """Return the two inputs that an EDTF argument gives as a window of days; null is an open side."""
    return {"first": Input(argument, as_first_day, "date"), "last": Input(argument, as_last_day, "date")}


def equals(argument: str, template: LiteralString) -> Condition:
    """Return a filter by an id: ``template`` has the place ``{value}``."""
    return Condition((argument,), template, {"value": Input(argument, as_id, "uuid")})


def one_of(argument: str, template: LiteralString) -> Condition:
    """Return a filter by a list of words, any of which will do: ``template`` has the place ``{value}``."""
    return Condition((argument,), template, {"value": Input(argument, as_texts, "text[]")})
