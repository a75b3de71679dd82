"""W3C Web Annotation: annotations, each with the words that it is about, in a collection or a page of one.

Selectors point into the immutable text of a revision, in code points as the model requires; ``isnad:utf16Start`` and
``isnad:utf16End`` give the same place for programs that count as JavaScript does. If the newest text no longer has the
words, the target points into the last revision that has them.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from service.exports.data.dates import edtf_of
from service.exports.data.json_text import json_text
from service.exports.data.speaker import STANCES
from service.exports.data.subject import Row, Subject, name_of, without_nothing, written_at
from service.exports.linked.terms import TERMS, chain_of, relations_of, retraction_of, stance_of, unknowns_of

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", dict(TERMS)]
MOTIVATIONS: Mapping[str, str] = MappingProxyType(
    {"Mention": "identifying", "Quote": "describing", "Claim": "assessing", "EventReport": "identifying"}
)
Node = dict[str, Any]


def web_annotations(subject: Subject) -> bytes:
    """Return the collection of a subject's annotations, or one page of it; for a single annotation only that."""
    items = [_annotation(subject, type_name, row) for type_name, row in subject.typed()]
    if subject.is_single:
        return json_text({"@context": CONTEXT} | items[0])
    if subject.is_page:
        return json_text({"@context": CONTEXT} | _page(subject, items))
    collection = {
        "@context": CONTEXT,
        "id": subject.address,
        "type": "AnnotationCollection",
        "label": name_of(subject.article) if subject.article else "Isnad",
        "total": len(items),
    }
    if items:
        first = {"id": f"{subject.address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
        collection |= {"first": first, "last": first["id"]}
    return json_text(collection)


def _page(subject: Subject, items: Sequence[Node]) -> Node:
    return without_nothing(
        [
            ("id", subject.address),
            ("type", "AnnotationPage"),
            ("partOf", {"id": subject.whole, "type": "AnnotationCollection", "label": "Isnad"}),
            ("next", subject.next),
            ("prev", subject.previous),
        ]
    ) | {"items": items}


def _annotation(subject: Subject, type_name: str, row: Row) -> Node:
    provenance = row["provenance"]
    return without_nothing(
        [
            ("id", subject.uri(type_name, row)),
            ("type", "Annotation"),
            ("motivation", MOTIVATIONS[type_name]),
            ("created", provenance["assertedAt"]),
            ("modified", written_at(row)),
            ("creator", _creator(provenance)),
            ("body", list(_bodies(subject, type_name, row))),
            ("target", [_target(subject, row["article"], span) for span in row["spans"]]),
            ("isnad:type", type_name),
            ("isnad:kind", row.get("kind")),
            ("isnad:version", row["version"]),
            ("isnad:state", provenance["state"]),
            ("isnad:annotationSet", provenance["annotationSet"]),
            ("isnad:confidence", provenance["confidence"]),
            *(_said(subject, row) if type_name in ("Quote", "Claim") else ()),
        ]
    )


def _creator(provenance: Row) -> Node:
    software = {"type": "Software"} if provenance["method"] == "MACHINE" else {}
    return {**software, "name": provenance["assertedBy"]}


def _bodies(subject: Subject, type_name: str, row: Row) -> Iterator[Node]:
    """Yield the bodies of an annotation: the named entities, what was said, the event."""
    match type_name:
        case "Mention":
            yield _identified(subject.uri("Entity", row["entity"]))
            yield _textual(row["entity"]["name"], None, "tagging")
        case "EventReport":
            yield _identified(subject.uri("Event", row["event"]))
            yield _textual(row["event"]["title"], None, "tagging")
        case _:
            yield _textual(row["text"], row["language"], "describing")
    if type_name == "Claim":
        yield _textual(row["status"], None, "tagging")
    if row.get("stance") in STANCES:
        yield _textual(row["stance"], None, "tagging")
    speaker = row.get("speaker") or row.get("claimant")
    if speaker:
        yield _identified(subject.uri("Entity", speaker))


def _identified(uri: str) -> Node:
    return {"type": "SpecificResource", "source": uri, "purpose": "identifying"}


def _textual(value: str, language: str | None, purpose: str) -> Node:
    said = [("type", "TextualBody"), ("value", value), ("format", "text/plain"), ("purpose", purpose)]
    in_language = [("language", language), ("textDirection", "auto")] if language else []
    return without_nothing([*said, *in_language])


def _said(subject: Subject, row: Row) -> Sequence[tuple[str, object]]:
    """Return what quotes and claims have beside their words."""
    said = edtf_of(row["said"]) if "said" in row else None
    return [
        ("isnad:sourceKind", row["sourceKind"]),
        *stance_of(subject, row),
        ("isnad:chain", chain_of(subject, row)),
        ("isnad:retraction", retraction_of(row)),
        ("isnad:edtf", said.text if said else None),
        ("isnad:claimStatus", row.get("status")),
        ("isnad:statusNote", row.get("statusNote")),
        ("isnad:quote", subject.uri("Quote", row["quote"]) if row.get("quote") else None),
        ("isnad:quoteStance", row["quote"]["stance"] if row.get("quote") else None),
        ("isnad:event", subject.uri("Event", row["event"]) if row.get("event") else None),
        ("isnad:relation", relations_of(subject, row) if "relations" in row else None),
        ("isnad:unknown", unknowns_of(row)),
    ]


def _target(subject: Subject, article: Row, span: Row) -> Node:
    quote = [("type", "TextQuoteSelector"), ("exact", span["exact"]), ("prefix", span["prefix"])]
    return {
        "type": "SpecificResource",
        "source": subject.uri("Revision", span["revision"]),
        "scope": subject.uri("Article", article),
        "selector": [
            without_nothing([*quote, ("suffix", span["suffix"])]),
            {
                "type": "TextPositionSelector",
                "start": span["start"],
                "end": span["end"],
                "isnad:utf16Start": span["utf16Start"],
                "isnad:utf16End": span["utf16End"],
            },
        ],
        "isnad:anchor": span["status"],
        "isnad:score": span["score"],
        "isnad:changes": span["changes"],
    }
