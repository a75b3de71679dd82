"""The facets of quotes, claims, events and annotations: the values by which lists are counted."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import LiteralString

from db.catalog.model import Facet, Facets, Input, one
from db.sql.convert import as_text

_PUBLISHED: LiteralString = (
    "case when {child}.recency < 9223372036854775807"
    " then date_trunc('month', timestamp '1970-01-01' - {child}.recency * interval '1 microsecond') end"
)


def _whole(unit: LiteralString) -> LiteralString:
    """Return the start of the month or year that surely contains the date; null if none does."""
    start: LiteralString = "date_trunc('" + unit + "', {child}.earliest::timestamp)"
    return "case when " + start + " = date_trunc('" + unit + "', {child}.latest::timestamp) then " + start + " end"


MONTH: LiteralString = "to_char({value}, 'YYYY-MM')"
YEAR: LiteralString = "to_char({value}, 'YYYY')"

PUBLISHED_MONTH = Facet(_PUBLISHED, MONTH)
"""The month of publication in UTC, as in the filters by instant."""

DATED_MONTH = Facet(_whole("month"), MONTH)
DATED_YEAR = Facet(_whole("year"), YEAR)

LANGUAGE = Facet('{child}.language collate "C"')

RELAYER = Facet(
    "l.entity_id",
    links="@attribution l",
    where='l.annotation_id = {child}.id and l."position" > 0 and l.entity_id is not null'
    " and ({role} is null or l.role = {role})",
    repeats=True,
    inputs={"role": Input("role", as_text, "text")},
)
"""The entities in a chain after the speaker, in any role or a given one, each counted once per chain."""

QUOTE_FACETS: Facets = {
    "kind": Facet("{child}.kind"),
    "sourceKind": Facet("{child}.source_kind"),
    "stance": Facet("{child}.stance"),
    "language": LANGUAGE,
    "speaker": Facet("{child}.speaker_id"),
    "relayer": RELAYER,
    "month": PUBLISHED_MONTH,
    "saidMonth": DATED_MONTH,
}

CLAIM_FACETS: Facets = {
    "kind": Facet("{child}.kind"),
    "status": Facet("{child}.status"),
    "sourceKind": Facet("{child}.source_kind"),
    "language": LANGUAGE,
    "claimant": Facet("{child}.claimant_id"),
    "relayer": RELAYER,
    "about": Facet("l.entity_id", links="@claim_about l", where="l.claim_id = {child}.id"),
    "month": PUBLISHED_MONTH,
}

EVENT_FACETS: Facets = {
    "status": Facet("{child}.status"),
    "place": Facet("{child}.place_id"),
    "participant": Facet("l.entity_id", links="@event_entity l", where="l.event_id = {child}.id and l.is_participant"),
    "language": Facet(
        'a.language collate "C"',
        links="@event_report l join @article a on a.id = l.article_id",
        where="l.event_id = {child}.id",
        repeats=True,
    ),
    "month": DATED_MONTH,
    "year": DATED_YEAR,
}

ANNOTATION_FACETS: Facets = {
    "state": Facet("{child}.state"),
    "kind": Facet("{child}.kind"),
    "method": Facet("{child}.method"),
}

FACETS: Mapping[str, Facets] = MappingProxyType(
    {
        "QuoteFacets": QUOTE_FACETS,
        "ClaimFacets": CLAIM_FACETS,
        "EventFacets": EVENT_FACETS,
        "AnnotationFacets": ANNOTATION_FACETS,
    }
)
"""The facets of a list, by the type of its ``facets`` field."""

COUNTED_ENTITY = one("Entity", "@entity", "{row}")
"""The entity whose id is the counted value."""
