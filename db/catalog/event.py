"""How events are read, as a list and as a timeline."""

from db.catalog.annotation import ANNOTATION, CERTAINLY_OVERLAPS, LANGUAGES, OVERLAPS, equals, newest, one_of, window
from db.catalog.model import Condition, Connection, Fields, Input, Many, One, Order, Record, Value, columns
from db.convert import as_text

TIMELINE = {
    "DATE": Order(
        "events",
        (("{child}.sort_from", "date"), ("{child}.sort_to", "date"), ("{child}.id", "uuid")),
    )
}
"""By the earliest day, then the latest, unknown dates last."""

EVENT: Fields = {
    **columns(id="{row}.id", status="{row}.status"),
    "title": Value(
        "(select t.text from event_title t where t.event_id = {row}.id"
        " order by array_position({languages}, t.language::text), t.ordinal limit 1)",
        LANGUAGES,
    ),
    "when": Record("When"),
    "place": One("Entity", "entity {child}", "{child}.id = {row}.place_id"),
    "participants": Many("Participant", "participant {child}", "{child}.event_id = {row}.id", "{child}.ordinal"),
    "reports": Many(
        "EventReport",
        "event_report {child}",
        "{child}.event_id = {row}.id",
        "{child}.article_id, {child}.start_offset, {child}.id",
    ),
    "claims": Connection("Claim", "claim {child}", "{child}.event_id = {row}.id", newest("claims")),
}

PARTICIPANT: Fields = {
    **columns(role="{row}.role"),
    "entity": One("Entity", "entity {child}", "{child}.id = {row}.entity_id"),
}

EVENT_REPORT: Fields = {
    **ANNOTATION,
    "event": One("Event", "event {child}", "{child}.id = {row}.event_id"),
}

_REPORTED = "exists (select from event_report er where er.event_id = {child}.id and er.article_id = {value})"
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
    equals("participant", _TOOK_PART),
    equals("place", "{child}.place_id = {value}"),
    equals("article", _REPORTED),
    one_of("status", "{child}.status = any({value})"),
    *DATE_CONDITIONS,
)

TIMELINE_CONDITIONS = (
    equals("entity", "({child}.place_id = {value} or " + _TOOK_PART + ")"),
    equals("place", "{child}.place_id = {value}"),
    equals("article", _REPORTED),
    one_of("status", "{child}.status = any({value})"),
    *DATE_CONDITIONS,
)

EVENTS = Connection("Event", "event {child}", "true", TIMELINE, EVENT_CONDITIONS)

ARTICLE_EVENTS = Connection(
    "Event",
    "event {child}",
    "exists (select from event_report er where er.event_id = {child}.id and er.article_id = {row}.id)",
    TIMELINE,
)

TIMELINE_EVENTS = Connection(
    "Event",
    "event {child}",
    "true",
    TIMELINE,
    TIMELINE_CONDITIONS,
    edge={
        "certainty": Value(
            "case when " + CERTAINLY_OVERLAPS.replace("{child}", "{row}") + " then 'CERTAIN' else 'POSSIBLE' end",
            window("overlaps"),
        )
    },
)
