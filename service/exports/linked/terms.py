"""JSON-LD terms of our own for what schema.org and Web Annotation cannot express: chains, dates, spans."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from service.exports.data.subject import Row, Subject, without_nothing

TERMS: Mapping[str, Any] = MappingProxyType(
    {
        "isnad": "urn:isnad:",
        "isnad:chain": {"@id": "isnad:chain", "@container": "@list"},
        "isnad:edtf": {"@id": "isnad:edtf", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
        "isnad:entity": {"@id": "isnad:entity", "@type": "@id"},
        "isnad:event": {"@id": "isnad:event", "@type": "@id"},
        "isnad:claim": {"@id": "isnad:claim", "@type": "@id"},
        "isnad:quote": {"@id": "isnad:quote", "@type": "@id"},
        "isnad:within": {"@id": "isnad:within", "@type": "@id"},
        "isnad:utterance": {"@id": "isnad:utterance", "@type": "@id"},
    }
)
"""The terms in the context beside that of the format."""


def chain_of(subject: Subject, row: Row) -> Sequence[dict[str, object]]:
    """Return the chain of a quote or claim in order; an unresolved link has the kind of its source."""
    return [
        without_nothing(
            [
                ("isnad:position", link["position"]),
                ("isnad:role", link["role"]),
                ("isnad:entity", subject.uri("Entity", link["entity"]) if link["entity"] else None),
                ("isnad:name", link["entity"]["name"] if link["entity"] else None),
                ("isnad:sourceKind", link["sourceKind"]),
                ("isnad:inferred", link["inferred"]),
            ]
        )
        for link in row["chain"]
    ]


def relations_of(subject: Subject, claim: Row) -> Sequence[dict[str, object]]:
    """Return the relations of a claim to others."""
    return [
        without_nothing(
            [
                ("isnad:relationType", each["type"]),
                ("isnad:claim", subject.uri("Claim", each["claim"])),
                ("isnad:direction", each["direction"]),
                ("isnad:note", each["note"]),
                ("isnad:assertedBy", each["assertedBy"]),
                ("isnad:assertedAt", each["assertedAt"]),
                ("isnad:stale", each["stale"]),
            ]
        )
        for each in claim["relations"]
    ]


def unknowns_of(row: Row) -> Sequence[dict[str, object]]:
    """Return the fields of an item that are not known, each with the reason."""
    return [{"isnad:field": each["field"], "isnad:reason": each["reason"]} for each in row.get("unknowns") or ()]


def stance_of(subject: Subject, row: Row) -> Sequence[tuple[str, object]]:
    """Return the stance of a quote, always, the quote inside which it stands, and the utterance of which it is a version."""
    return [
        ("isnad:stance", row.get("stance")),
        ("isnad:within", subject.uri("Quote", row["within"]) if row.get("within") else None),
        ("isnad:utterance", subject.uri("Utterance", row["utterance"]) if row.get("utterance") else None),
    ]


def retraction_of(row: Row) -> dict[str, object] | None:
    """Return when and why a quote or claim was retracted; None if it was not."""
    given = row["retraction"]
    return without_nothing([("isnad:at", given["at"]), ("isnad:reason", given["reason"])]) if given else None
