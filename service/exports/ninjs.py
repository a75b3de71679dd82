"""ninjs 3.1 (IPTC): an article with its text; quotes, claims and events as associations.

ninjs has no field for quotes, spans, chains or uncertain dates, and allows no unknown fields, so they stand in
``altIds`` and ``infoSources`` with roles of our own.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from service.exports.data.dates import edtf_of, instant_of, iso_bounds
from service.exports.data.json_text import json_text
from service.exports.data.speaker import STANCES, source_of
from service.exports.data.subject import Row, Subject, name_of, without_nothing, written_at

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}
PLAIN = "text/plain"
STATUS: Mapping[str, str] = MappingProxyType({"USABLE": "usable", "WITHHELD": "withheld", "CANCELED": "canceled"})
LISTS: Mapping[str, str] = MappingProxyType({"PERSON": "people", "ORGANIZATION": "organisations", "PLACE": "places"})
"""The list for an entity, by its kind; all other kinds go to ``objects``."""

Node = dict[str, Any]


def ninjs(subject: Subject) -> bytes:
    """Return the ninjs object of an article."""
    article = subject.article
    if article is None:
        raise ValueError("ninjs is of one article")
    body = article["body"]
    members: list[tuple[str, object]] = [
        ("standard", STANDARD),
        ("uri", subject.uri("Article", article)),
        ("type", "text"),
        ("representationType", "partial" if article["redactions"] else "full"),
        ("version", str(article["version"])),
        ("versionCreated", written_at(article)),
        ("contentCreated", article["publishedAt"]),
        ("pubStatus", STATUS[article["status"]]),
        ("language", article["language"]),
        ("title", name_of(article)),
        ("slugline", article["slug"]),
        ("edNote", _note(article)),
        ("headlines", [_text("main", article["headline"])] if article["headline"] else []),
        ("bodies", [_text("main", body) | {"charCount": len(body), "wordCount": len(body.split())}]),
        *_named(subject, article["entities"]["nodes"]),
        ("events", [_event_ref(subject, each) for each in article["events"]["nodes"]]),
        ("infoSources", _publisher(subject, article)),
        ("altIds", _ids(article)),
        ("associations", _associations(subject, article)),
    ]
    return json_text(without_nothing(members))


def _text(role: str, value: str) -> Node:
    return {"role": role, "contentType": PLAIN, "value": value}


def _note(article: Row) -> str | None:
    """Return the notes for editors: the note of a correction, and the redactions with their grounds."""
    revision = article["revision"]
    notes = [revision["note"]] if revision["note"] and revision["number"] > 1 else []
    notes += [f"Redacted at {each['at']}: {each['ground']}" for each in article["redactions"]]
    return "\n".join(notes) or None


def _ids(article: Row) -> Sequence[Node]:
    revision = article["revision"]
    given = [
        ("isnadId", article["id"]),
        ("isnadRevision", revision["id"]),
        ("isnadRevisionNumber", str(revision["number"])),
        ("contentSha256", revision["sha256"]),
        ("url", article["url"]),
        ("textDirection", article["direction"]),
    ]
    return [{"role": role, "value": value} for role, value in given if value]


def _named(subject: Subject, entities: Sequence[Row]) -> Sequence[tuple[str, object]]:
    """Return the lists of named entities."""
    found: dict[str, list[Node]] = {"people": [], "organisations": [], "places": [], "objects": []}
    for each in entities:
        named = {"name": each["name"], "rel": "mention", "uri": subject.uri("Entity", each), "literal": each["id"]}
        found[LISTS.get(each["kind"], "objects")].append(named)
    return list(found.items())


def _event_ref(subject: Subject, event: Row) -> Node:
    return {"id": event["id"], "name": event["title"], "rel": "describes", "uri": subject.uri("Event", event)}


def _publisher(subject: Subject, article: Row) -> Sequence[Node]:
    given = article["publisher"]
    return [_source(subject, "publisher", given)] if given else []


def _source(subject: Subject, role: str, entity: Row) -> Node:
    return {"name": entity["name"], "role": role, "uri": subject.uri("Entity", entity), "literal": entity["id"]}


def _associations(subject: Subject, article: Row) -> Sequence[Node]:
    said = [_quoted(subject, "quote", "Quote", each) for each in article["quotes"]["nodes"]]
    said += [_quoted(subject, "claim", "Claim", each) for each in article["claims"]["nodes"]]
    return [*said, *(_event(subject, article, each) for each in article["events"]["nodes"])]


def _quoted(subject: Subject, rel: str, type_name: str, row: Row) -> Node:
    """Return a quote or claim: its words, the links of its chain in order, and the places of the words."""
    speaker = row["speaker"] if type_name == "Quote" else row["claimant"]
    is_retracted = row["retraction"] or row.get("status") == "RETRACTED"
    return without_nothing(
        [
            ("name", f"{rel}-{row['id']}"),
            ("rel", rel),
            ("uri", subject.uri(type_name, row)),
            ("type", "component"),
            ("version", str(row["version"])),
            ("versionCreated", written_at(row)),
            ("pubStatus", "canceled" if is_retracted else "usable"),
            ("language", row["language"]),
            ("by", source_of({"entity": speaker, "sourceKind": row["sourceKind"]}) if speaker else None),
            ("edNote", _note_on(row)),
            ("bodies", [_text(rel, row["text"])]),
            ("infoSources", [_link(subject, link) for link in row["chain"]]),
            ("altIds", [*_kinds(row), *_places(row)]),
        ]
    )


def _note_on(row: Row) -> str | None:
    """Return what editors must know of a quote or claim: that the words were not asserted, and why it was retracted."""
    notes = [STANCES.get(row.get("stance")), (row["retraction"] or {}).get("reason") or row.get("statusNote")]
    return "\n".join(note for note in notes if note) or None


def _link(subject: Subject, link: Row) -> Node:
    """Return one link of a chain; an unresolved one has the kind of its source as its name."""
    role = {"SPEAKER": "speaker", "RELAYED_BY": "via", "TOLD_TO": "toldTo", "PUBLISHED_BY": "outlet"}[link["role"]]
    if link["entity"]:
        return _source(subject, role, link["entity"]) | {"name": source_of(link)}
    return {"name": link["sourceKind"].lower(), "role": role}


def _kinds(row: Row) -> Sequence[Node]:
    given = [
        ("isnadId", row["id"]),
        ("isnadKind", row["kind"]),
        ("isnadStatus", row.get("status")),
        ("isnadSourceKind", row["sourceKind"]),
        ("isnadStance", row.get("stance")),
        ("isnadWithin", (row.get("within") or {}).get("id")),
        ("saidEdtf", (row.get("said") or {}).get("edtf")),
    ]
    return [{"role": role, "value": value} for role, value in given if value]


def _places(row: Row) -> Sequence[Node]:
    """Return the places of the words, in code points, and their revision."""
    found = [{"role": "textPosition", "value": f"{span['start']},{span['end']}"} for span in row["spans"]]
    revisions = dict.fromkeys(span["revision"]["id"] for span in row["spans"])
    return [*found, *({"role": "articleRevision", "value": each} for each in revisions)]


def _event(subject: Subject, article: Row, row: Row) -> Node:
    edtf = edtf_of(row["when"])
    reports = [each for each in row["reports"] if each["article"]["id"] == article["id"]]
    known = [("isnadId", row["id"]), ("isnadStatus", row["status"]), ("edtf", edtf.text if edtf else None)]
    return without_nothing(
        [
            ("name", f"event-{row['id']}"),
            ("rel", "event"),
            ("uri", subject.uri("Event", row)),
            ("type", "event"),
            ("version", str(row["version"])),
            ("versionCreated", written_at(row)),
            ("pubStatus", "canceled" if row["status"] == "CANCELED" else "usable"),
            ("title", row["title"]),
            ("eventDetails", {"dates": dates} if (dates := _dates(row)) else None),
            ("places", [_place(subject, row["place"])] if row["place"] else []),
            ("infoSources", [_source(subject, each["role"].lower(), each["entity"]) for each in row["participants"]]),
            (
                "altIds",
                [{"role": role, "value": value} for role, value in known if value]
                + [place for report in reports for place in _places(report)],
            ),
        ]
    )


def _place(subject: Subject, place: Row) -> Node:
    return {"name": place["name"], "rel": "location", "uri": subject.uri("Entity", place), "literal": place["id"]}


def _dates(event: Row) -> Node | None:
    """Return the dates of an event as far as ISO 8601 can express them.

    That is an instant with its offset, or else the expected dates.
    """
    edtf = edtf_of(event["when"])
    if edtf is None:
        return None
    instant = instant_of(edtf)
    if instant is not None and instant.tzinfo is not None and edtf.qualifier is None:
        return {"startDate": instant.isoformat()}
    start, end = iso_bounds(edtf)
    return without_nothing([("expectedStartDate", start), ("expectedEndDate", end)]) or None
