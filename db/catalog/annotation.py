"""Catalog parts that all kinds of annotations share: order, chains, filters by date and by id."""

from typing import LiteralString

from db.catalog.history import HISTORY
from db.catalog.model import (
    CatalogField,
    Condition,
    Driver,
    Fields,
    Input,
    Many,
    One,
    Order,
    Value,
    columns,
    described,
    described_object,
    entity_id,
    one,
)
from db.item import table as item_table
from db.sql.convert import as_first_day, as_id, as_languages, as_last_day, as_text, as_texts

SortColumns = tuple[tuple[LiteralString, LiteralString], ...]
"""Sort columns, each with its type; the last makes the order unique."""

NEWEST_KEYS: SortColumns = (
    ("{child}.recency", "bigint"),
    ("{child}.article_id", "uuid"),
    ("{child}.start_offset", "integer"),
    ("{child}.id", "uuid"),
)
"""Newest article first, then in reading order."""

READING_KEYS: SortColumns = (("{child}.start_offset", "integer"), ("{child}.id", "uuid"))
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
    "article": one("Article", "@article", "{row}.article_id"),
    "spans": Many(
        "Span",
        "@span {child}",
        "{child}.annotation_id = {row}.id and {child}.role = 'TARGET'",
        "{child}.ordinal",
    ),
    "provenance": one("Provenance", "@annotation", "{row}.id"),
    "key": Value("(select a.key from @annotation a where a.id = {row}.id)"),
    "version": Value("(select a.version from @annotation a where a.id = {row}.id)"),
    "history": HISTORY,
}

UNKNOWNS = Many(
    "Unknown",
    "(select split_part(u, ' ', 1) as field, split_part(u, ' ', 2) as reason from unnest({row}.unknowns) u) {child}",
    "true",
    "{child}.field",
)
"""The fields of a row that are not known."""

UNKNOWN: Fields = columns(field="{row}.field", reason="{row}.reason")

SPAN: Fields = {
    **described(item_table.SPAN),
    **columns(
        changes="coalesce({row}.changes, case {row}.status when 'FUZZY' then array['WORDS'] else array[]::text[] end)"
    ),
    "revision": one("Revision", "@revision", "{row}.revision_id"),
}

PROVENANCE: Fields = {
    **described_object(item_table.ANNOTATION, "provenance"),
    **described(item_table.ANNOTATION),
    **columns(annotationSet="nullif({row}.annotation_set, '')"),
    "decision": One(
        "ReviewDecision",
        "@change {child}",
        "{row}.decision is not null and {child}.seq = (select max(c.seq) from @change c"
        " where c.id = {row}.id and c.decision is not null and c.version <= {row}.version)",
    ),
}

RETRACTION: Fields = columns(at="{row}.retracted_at", reason="{row}.retraction")

REVIEW_DECISION: Fields = columns(
    decision="{row}.decision",
    version="{row}.version",
    at="{row}.at",
    by='{row}."by"',
    byKey="{row}.by_key_id",
    note="{row}.note",
)

ATTRIBUTION: Fields = {
    **described(item_table.ATTRIBUTION),
    "span": One(
        "Span",
        "@span {child}",
        "{child}.annotation_id = {row}.annotation_id and {child}.role = 'LINK'"
        ' and {child}.ordinal = {row}."position"',
    ),
}

CHAIN = Many("Attribution", "@attribution {child}", "{child}.annotation_id = {row}.id", '{child}."position"')

VIA = Condition(
    ("via",),
    "exists (select from @attribution a where a.annotation_id = {child}.id"
    ' and a."position" > 0 and a.entity_id = {via})',
    {"via": entity_id("via")},
)
"""Who handed the words on."""

CHAIN_CONDITIONS = (
    Condition(
        ("via", "role"),
        "exists (select from @attribution a where a.annotation_id = {child}.id"
        ' and a."position" > 0 and a.entity_id = {via} and a.role = {role})',
        {"via": entity_id("via"), "role": Input("role", as_text, "text")},
    ),
    VIA,
    Condition(
        ("role",),
        "exists (select from @attribution a where a.annotation_id = {child}.id and a.role = {role})",
        {"role": Input("role", as_text, "text")},
    ),
)
"""Filters by the relayer of the words. If a role is given too, one link must match both."""

_RELAYED_KEYS: tuple[LiteralString, ...] = ("m.recency", "m.article_id", "m.start_offset", "m.annotation_id")

_FIRST_LINK: LiteralString = (
    'm."position" > 0 and not exists (select from @attribution b where b.annotation_id = m.annotation_id'
    ' and b.entity_id is not distinct from m.entity_id and b."position" > 0 and b."position" < m."position"{more})'
)
"""Counts an entity once even if it occurs twice in a chain.

Not ``=``: PostgreSQL would then replace the link's entity id by the given one, and search everything that the entity
relayed instead of the few links of the chain.
"""


def relayed_source(table: LiteralString) -> LiteralString:
    """Return the rows of ``table`` joined to the links of their chains."""
    return "@attribution m join @" + table + " {child} on {child}.id = m.annotation_id"


def relayed_by(entity: LiteralString, kind: LiteralString, more: LiteralString = "") -> LiteralString:
    """Return the condition that ``entity`` relayed an annotation of this kind, true for only one link of each chain."""
    return "m.entity_id = " + entity + " and m.kind = '" + kind + "' and " + _FIRST_LINK.replace("{more}", more)


def relayed(table: LiteralString, kind: LiteralString) -> tuple[Driver, ...]:
    """Return the drivers of a list of annotations that is filtered by relayer."""
    via, role = entity_id("via"), Input("role", as_text, "text")
    in_role = relayed_by("{via}", kind, " and b.role = {role}") + " and m.role = {role}"
    return (
        Driver(
            ("via", "role"),
            relayed_source(table),
            in_role,
            _RELAYED_KEYS,
            {"via": via, "role": role},
            link="@attribution m",
        ),
        Driver(
            ("via",),
            relayed_source(table),
            relayed_by("{via}", kind),
            _RELAYED_KEYS,
            {"via": via},
            link="@attribution m",
        ),
    )


def relayed_order(name: str) -> dict[str, Order]:
    """Return the order of ``newest``, using the copies of its keys in the links."""
    recency, article, offset, annotation = _RELAYED_KEYS
    keys: SortColumns = ((recency, "bigint"), (article, "uuid"), (offset, "integer"), (annotation, "uuid"))
    return {"NEWEST": Order(name, keys)}


WHEN: Fields = described_object(item_table.EVENT, "when")

SAID_WITHIN: LiteralString = (
    "({child}.edtf is not null and coalesce({child}.earliest, '-infinity') <= coalesce({last}, 'infinity')"
    " and coalesce({child}.latest, 'infinity') >= coalesce({first}, '-infinity'))"
)
"""The condition that the date may fall into the window: see ``editorial.model.edtf.overlap``."""

OVERLAPS: LiteralString = (
    "({child}.edtf is not null and {child}.sort_from <= coalesce({last}, 'infinity')"
    " and {child}.sort_to >= coalesce({first}, '-infinity'))"
)
"""The same for an event, using its sort columns."""

CERTAINLY_OVERLAPS = (
    "({child}.edtf is not null and {child}.qualifier is null"
    " and coalesce({child}.start_latest, '-infinity') <= coalesce({last}, 'infinity')"
    " and coalesce({child}.end_earliest, 'infinity') >= coalesce({first}, '-infinity'))"
)
"""The condition that the date certainly falls into the window: see ``editorial.model.edtf.overlap``."""


def window(argument: str) -> dict[str, Input]:
    """Return the two inputs for an EDTF argument as a window of days; null is an open side."""
    return {"first": Input(argument, as_first_day, "date"), "last": Input(argument, as_last_day, "date")}


def equals(argument: str, template: LiteralString) -> Condition:
    """Return a filter by an id; ``template`` has the placeholder ``{value}``."""
    return Condition((argument,), template, {"value": Input(argument, as_id, "uuid")})


def equals_entity(argument: str, template: LiteralString) -> Condition:
    """Return a filter by an entity's id, also that of a merged one; ``template`` has the placeholder ``{value}``."""
    return Condition((argument,), template, {"value": entity_id(argument)})


def one_of(argument: str, template: LiteralString) -> Condition:
    """Return a filter by a list of words, any of which may match; ``template`` has the placeholder ``{value}``."""
    return Condition((argument,), template, {"value": Input(argument, as_texts, "text[]")})


ANCHORED = one_of(
    "anchorStatus",
    "({child}.id in (select s.annotation_id from @span s"
    " where s.status in ('FUZZY', 'ORPHANED') and s.status = any({value}))"
    " or {value} && array['EXACT', 'MOVED'] and exists (select from @span s"
    " where s.annotation_id = {child}.id and s.status in ('EXACT', 'MOVED') and s.status = any({value})))",
)
"""Filters by the anchor status of any span: of the annotation itself, its cue or a link of its chain.

Uncertain spans are few and found once by an index of them alone; for the others each annotation is looked up.
"""
