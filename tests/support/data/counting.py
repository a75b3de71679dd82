"""What lists hold, filtered and counted one by one in Python: what the service's answers are compared with."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC
from typing import Any

import asyncpg

from editorial.date.edtf import overlap, parse_edtf
from tests.support.data.library import Row

Rows = dict[str, list[Row]]

ROWS = {
    "quotes": """select q.id::text, q.kind, q.source_kind as "sourceKind", q.language, q.speaker_id::text as speaker,
        q.article_id::text as article, q.edtf, a.published_at from quote q join article a on a.id = q.article_id""",
    "claims": """select c.id::text, c.kind, c.status, c.source_kind as "sourceKind", c.language,
        c.claimant_id::text as claimant, c.article_id::text as article, c.quote_id::text as quote,
        c.event_id::text as event, a.published_at,
        array(select entity_id::text from claim_about b where b.claim_id = c.id) as about,
        array(select type::text from claim_relation r where r.from_id = c.id) as "from",
        array(select type::text from claim_relation r where r.to_id = c.id) as "to"
        from claim c join article a on a.id = c.article_id""",
    "events": """select e.id::text, e.status, e.place_id::text as place, e.edtf,
        array(select entity_id::text from participant p where p.event_id = e.id) as participant,
        array(select r.article_id::text from event_report r where r.event_id = e.id) as article,
        array(select a.language::text from event_report r join article a on a.id = r.article_id
            where r.event_id = e.id) as language
        from event e""",
}
LINKS = """select annotation_id::text as id, "position", role::text, entity_id::text as entity from attribution"""


async def rows(connection: asyncpg.Connection) -> Rows:
    """Return everything that is listed, each with the values that its filters and facets are about."""
    found = {name: [dict(row) for row in await connection.fetch(statement)] for name, statement in ROWS.items()}
    links = await connection.fetch(LINKS)
    for item in [*found["quotes"], *found["claims"]]:
        item["links"] = [link for link in links if link["id"] == item["id"]]
        item["relayer"] = {link["entity"] for link in item["links"] if link["position"] and link["entity"]}
        published = item["published_at"]
        item["month"] = published and published.astimezone(UTC).strftime("%Y-%m")
    for item in found["quotes"]:
        item["saidMonth"] = whole(item["edtf"], 7)
    for item in found["events"]:
        item |= {"month": whole(item["edtf"], 7), "year": whole(item["edtf"], 4)}
    return found


def whole(edtf: str | None, length: int) -> str | None:
    """Return the month or year in which every day lies that a date can mean."""
    days = parse_edtf(edtf) if edtf else None
    if days is None or days.earliest is None or days.latest is None:
        return None
    first, last = days.earliest.isoformat()[:length], days.latest.isoformat()[:length]
    return first if first == last else None


def relayed(item: Row, via: str, role: str | None = None) -> bool:
    return any(link["position"] and link["entity"] == via and role in (None, link["role"]) for link in item["links"])


def may_be(edtf: str | None, window: str) -> bool:
    return within(edtf, window) is not None


def within(edtf: str | None, window: str) -> str | None:
    days = parse_edtf(window)
    found = overlap(parse_edtf(edtf) if edtf else None, days.earliest, days.latest)
    return found.value if found else None


HOLDS: dict[str, Callable[[Row, Any, Row], bool]] = {
    "speaker": lambda item, value, _: item["speaker"] == value,
    "claimant": lambda item, value, _: item["claimant"] == value,
    "via": lambda item, value, given: relayed(item, value, given.get("role")),
    "role": lambda item, value, given: "via" in given or any(link["role"] == value for link in item["links"]),
    "sourceKind": lambda item, value, _: item["sourceKind"] in value,
    "kind": lambda item, value, _: item["kind"] in value,
    "status": lambda item, value, _: item["status"] in value,
    "language": lambda item, value, _: item["language"] == value,
    "said": lambda item, value, _: may_be(item["edtf"], value),
    "about": lambda item, value, _: value in item["about"],
    "related": lambda item, value, _: (
        value in item["from"] or (value in item["to"] and value in ("CONTRADICTS", "RESTATES"))
    ),
    "article": lambda item, value, _: value in item["article"],
    "participant": lambda item, value, _: value in item["participant"],
    "place": lambda item, value, _: item["place"] == value,
    "entity": lambda item, value, _: item["place"] == value or value in item["participant"],
    "overlaps": lambda item, value, _: may_be(item["edtf"], value),
    "certainty": lambda item, value, given: within(item["edtf"], given["overlaps"]) == value,
}


def matching(items: list[Row], given: Row) -> list[Row]:
    return [item for item in items if all(HOLDS[name](item, value, given) for name, value in given.items())]


def counts(items: list[Row], facet: str) -> list[tuple[str | None, int]]:
    """Return how many items have which values of a facet, by counting, in the order of the answer."""
    counter: Counter[str | None] = Counter()
    for item in items:
        values = item[facet]
        counter.update(set(values) if isinstance(values, list | set) else [values])
    return sorted(counter.items(), key=lambda each: (-each[1], each[0] is None, each[0] or ""))
