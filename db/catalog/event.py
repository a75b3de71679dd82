"""The catalog entries of events, as a list and as a timeline."""

from typing import LiteralString

from db.catalog.annotation import (
    ANNOTATION,
    CERTAINLY_OVERLAPS,
    LANGUAGES,
    OVERLAPS,
    UNKNOWNS,
    equals,
    equals_entity,
    newest,
    one_of,
    window,
)
from db.catalog.history import HISTORY
from db.catalog.model import (
    Condition,
    Driver,
    Fields,
    Input,
    ListField,
    Many,
    Order,
    Record,
    Value,
    columns,
    described,
    entity_id,
)
from db.catalog.redaction import redactions
from db.item import table as item_table
from db.sql.convert import as_id, as_text

TIMELINE = {
    "DATE": Order(
        "events",
        (("{child}.sort_from", "date"), ("{child}.sort_to", "date"), ("{child}.id", "uuid")),
    )
}
"""By the earliest day, then the latest, unknown dates last."""

_CONCERNED_KEYS: tuple[LiteralString, ...] = ("m.sort_from", "m.sort_to", "m.event_id")

CONCERNED: LiteralString = "@event_entity m join @event {child} on {child}.id = m.event_id"
"""The events in which an entity takes part, or that happened there."""

CONCERNED_ORDER = {
    "DATE": Order("events", (("m.sort_from", "date"), ("m.sort_to", "date"), ("m.event_id", "uuid"))),
}
"""The order of ``TIMELINE``, using the copies in ``event_entity``."""

EVENT: Fields = {
    **columns(
        id="{row}.id",
        version="{row}.version",
        mergedFrom="array(select m.merged_id from @event_merge m where m.leads_to = {row}.id and m.undone_at is null"
        " order by m.merged_id)",
        key="(select min(k.key) from event_key k where k.event_id = {row}.id)",
        keys="array(select k.key from event_key k where k.event_id = {row}.id order by k.key)",
    ),
    **described(item_table.EVENT),
    "unknowns": UNKNOWNS,
    "history": HISTORY,
    "redactions": redactions("event_id"),
    "title": Value(
        "(select t.text from event_title t where t.event_id = {row}.id"
        " order by array_position({languages}, t.language::text), t.ordinal limit 1)",
        LANGUAGES,
        bare="{row}.label",
    ),
    "when": Record("When"),
    "participants": Many("Participant", "participant {child}", "{child}.event_id = {row}.id", "{child}.ordinal"),
    "reports": Many(
        "EventReport",
        "@event_report {child}",
        "{child}.event_id = {row}.id",
        "{child}.article_id, {child}.start_offset, {child}.id",
    ),
    "claims": ListField("Claim", "@claim {child}", "{child}.event_id = {row}.id", newest("claims")),
}

PARTICIPANT: Fields = described(item_table.PARTICIPANT)

EVENT_REPORT: Fields = {**ANNOTATION, **described(item_table.EVENT_REPORT)}

_REPORTED = "exists (select from @event_report er where er.event_id = {child}.id and er.article_id = {value})"
_TOOK_PART = "exists (select from participant p where p.event_id = {child}.id and p.entity_id = {value})"

_CERTAINTY = {"certainty": Input("certainty", as_text, "text")}

DATE_CONDITIONS = (
    Condition(
        ("overlaps", "certainty"),
        OVERLAPS + " and {certainty} = case when " + CERTAINLY_OVERLAPS + " then 'CERTAIN' else 'POSSIBLE' end",
        {**window("overlaps"), **_CERTAINTY},
    ),
    Condition(("overlaps",), OVERLAPS, window("overlaps")),
    Condition(
        ("certainty",),
        "{certainty} = case when " + CERTAINLY_OVERLAPS + " then 'CERTAIN' else 'POSSIBLE' end",
        {**window("overlaps"), **_CERTAINTY},
    ),
)

EVENT_CONDITIONS = (
    equals_entity("participant", _TOOK_PART),
    equals_entity("place", "{child}.place_id = {value}"),
    equals("article", _REPORTED),
    one_of("status", "{child}.status = any({value})"),
    *DATE_CONDITIONS,
)

TIMELINE_CONDITIONS = (
    equals_entity("entity", "({child}.place_id = {value} or " + _TOOK_PART + ")"),
    equals_entity("place", "{child}.place_id = {value}"),
    equals("article", _REPORTED),
    one_of("status", "{child}.status = any({value})"),
    *DATE_CONDITIONS,
)

_REACH_DAYS: tuple[tuple[LiteralString, LiteralString], ...] = (("0", "1"), ("1", "31"), ("2", "92"), ("3", "366"))
"""The classes of the SQL function ``reach``, each with its longest duration in days; class 4 is unbounded."""


def _within(rows: LiteralString, key: LiteralString) -> LiteralString:
    """Return those of ``rows`` that overlap the window; ``key`` is the id of a row.

    ``rows`` is a statement that ends in its conditions. Each class of durations is read from the first day that can
    overlap, so the cost depends on the events in the window and not on those before it. Each is read in order, so
    PostgreSQL merges them and stops when the page is full.
    """
    order: LiteralString = " order by sort_from, sort_to, " + key
    touching: LiteralString = (
        rows
        + " and sort_from <= coalesce({last}, 'infinity') and sort_to >= coalesce({first}, '-infinity')"
        + " and reach(sort_from, sort_to) = "
    )
    parts: list[LiteralString] = [
        "(" + touching + reach + " and sort_from >= coalesce({first}, '-infinity') - " + days + order + ")"
        for reach, days in _REACH_DAYS
    ]
    unbounded: LiteralString = "(" + touching + "4" + order + ")"
    return "(" + " union all ".join(parts) + " union all " + unbounded + ")"


def _events_of(argument: LiteralString, which: LiteralString) -> tuple[Driver, Driver]:
    """Return the drivers for the events of the entity in an argument: within a window, and all of them."""
    of = {"value": entity_id(argument)}
    joined: LiteralString = " m join @event {child} on {child}.id = m.event_id"
    rows: LiteralString = "select * from @event_entity where entity_id = {value}" + which  # noqa: S608  literals
    return (
        Driver(
            (argument, "overlaps"),
            _within(rows, "event_id") + joined,
            "{child}.edtf is not null",
            _CONCERNED_KEYS,
            {**of, **window("overlaps")},
        ),
        Driver(
            (argument,),
            "@event_entity" + joined,
            "m.entity_id = {value}" + which,
            _CONCERNED_KEYS,
            of,
            link="@event_entity m",
        ),
    )


_OWN_KEYS: tuple[LiteralString, ...] = ("{child}.sort_from", "{child}.sort_to", "{child}.id")

_OF_ARTICLE = Driver(
    ("article",),
    "(select distinct er.event_id from @event_report er where er.article_id = {value}) m"
    " join @event {child} on {child}.id = m.event_id",
    "true",
    _OWN_KEYS,
    {"value": Input("article", as_id, "uuid")},
)

_AT_PLACE = Driver(("place",), "@event {child}", "{child}.place_id = {value}", _OWN_KEYS, {"value": entity_id("place")})

_WITHIN = Driver(
    ("overlaps",),
    _within("select * from @event where edtf is not null", "id") + " {child}",  # noqa: S608  literals
    "true",
    _OWN_KEYS,
    window("overlaps"),
)

EVENTS = ListField(
    "Event",
    "@event {child}",
    "true",
    TIMELINE,
    EVENT_CONDITIONS,
    drivers=(_OF_ARTICLE, *_events_of("participant", " and is_participant"), _AT_PLACE, _WITHIN),
)

_OF_THE_ARTICLE: LiteralString = "(select distinct er.event_id from @event_report er where er.article_id = {row}.id)"

ARTICLE_EVENTS = ListField(
    "Event",
    _OF_THE_ARTICLE + " m join @event {child} on {child}.id = m.event_id",
    "true",
    TIMELINE,
    link=_OF_THE_ARTICLE + " m",
)

TIMELINE_EVENTS = ListField(
    "Event",
    "@event {child}",
    "true",
    TIMELINE,
    TIMELINE_CONDITIONS,
    drivers=(_OF_ARTICLE, *_events_of("entity", ""), _AT_PLACE, _WITHIN),
    edge={
        "certainty": Value(
            "case when " + CERTAINLY_OVERLAPS.replace("{child}", "{row}") + " then 'CERTAIN' else 'POSSIBLE' end",
            window("overlaps"),
        )
    },
)
