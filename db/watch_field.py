"""Fields of an item as they were, in the shape of REST: from the rows of it that were kept. Pure.

References are cut to ids, and the text of an article to the number of its revision: no words of anything else are in them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""The rows of an item by table; an article has its revisions among them."""

Sees: TypeAlias = Callable[[str], bool]
"""Whether somebody sees what has an id."""

_WHEN = ("edtf", "earliest", "latest", "precision", "qualifier", "expression", "base")
_SPAN = (
    *(("start", "start_offset"), ("end", "end_offset"), ("utf16Start", "utf16_start"), ("utf16End", "utf16_end")),
    *((name, name) for name in ("exact", "prefix", "suffix", "status", "score")),
)
_OWN: Mapping[str, Mapping[str, str]] = {
    "article": {
        **{name: name for name in ("slug", "url", "language", "direction", "headline", "timezone", "status")},
        **{"publishedAt": "published_at", "suppliedByEditor": "supplied"},
    },
    "mention": {"kind": "kind"},
    "quote": {"kind": "kind", "text": "text", "language": "language", "sourceKind": "source_kind"},
    "claim": {
        **{name: name for name in ("text", "language", "kind", "status")},
        **{"statusNote": "status_note", "sourceKind": "source_kind"},
    },
    "event_report": {},
    "entity": {"kind": "kind", "wikidata": "wikidata", "sameAs": "same_as"},
    "event": {"status": "status"},
}
"""The fields of each type that are columns of its own row."""

_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "article": {"publisher": "publisher_id"},
    "mention": {"entity": "entity_id"},
    "quote": {"speaker": "speaker_id"},
    "claim": {"claimant": "claimant_id", "quote": "quote_id", "event": "event_id"},
    "event_report": {"event": "event_id"},
    "event": {"place": "place_id"},
    "entity": {},
}


def references_in(rows: Rows) -> set[str]:
    """Return the ids of everything else that the rows of an item speak of."""
    names = {
        *("publisher_id", "entity_id", "speaker_id", "claimant_id", "quote_id", "event_id", "place_id", "reviewer_id"),
        *("to_id", "merged_into_id"),
    }
    return {row[name] for each in rows.values() for row in each for name in names & row.keys() if row[name]}


def also_in(type_: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the fields in which spans stand beside ``spans``, of which the log says the same."""
    beside = {"quote": ("cue", "chain"), "claim": ("chain",)}.get(type_, ()) if "spans" in names else ()
    return tuple(name for name in beside if name not in names)


def fields_of(type_: str, names: Sequence[str], rows: Rows, sees: Sees) -> dict[str, Any]:
    """Return the named fields of an item, as its rows say; references to what is not seen are left out, or null."""
    return {name: _field(type_, name, rows, sees) for name in names}


def _field(type_: str, name: str, rows: Rows, sees: Sees) -> Any:
    own = next(iter(rows.get(type_, ())), {})
    if name in _OWN[type_]:
        return own.get(_OWN[type_][name])
    if name in _REFERENCES[type_]:
        return _reference(own.get(_REFERENCES[type_][name]), sees)
    made = _MADE.get(name)
    return made(own, rows, sees) if made else None


def _reference(id_: str | None, sees: Sees) -> dict[str, str] | None:
    return {"id": id_} if id_ and sees(id_) else None


def _when(row: Row) -> dict[str, Any]:
    return {name: row.get(name) for name in _WHEN}


def _span(row: Row) -> dict[str, Any]:
    return {name: row.get(column) for name, column in _SPAN}


def _ordered(rows: Rows, table: str, by: str = "ordinal") -> list[Row]:
    return sorted(rows.get(table, ()), key=lambda row: row[by])


def _retraction(own: Row, _: Rows, __: Sees) -> Any:
    if not own.get("retracted_at"):
        return None
    return {"at": own["retracted_at"], "reason": own.get("retraction", own.get("status_note"))}


def _provenance(_: Row, rows: Rows, __: Sees) -> Any:
    own = next(iter(rows.get("annotation", ())), {})
    names = {"method": "method", "assertedBy": "asserted_by", "assertedAt": "asserted_at", "confidence": "confidence"}
    return {name: own.get(column) for name, column in {**names, "note": "note"}.items()}


def _state(_: Row, rows: Rows, __: Sees) -> Any:
    return next(iter(rows.get("annotation", ())), {}).get("state")


def _spans_as(rows: Rows, role: str) -> dict[int, dict[str, Any]]:
    """Return the spans with a role by their ordinals, in their order."""
    return {row["ordinal"]: _span(row) for row in _ordered(rows, "span") if row["role"] == role}


def _spans(_: Row, rows: Rows, __: Sees) -> Any:
    return list(_spans_as(rows, "TARGET").values())


def _cue(_: Row, rows: Rows, __: Sees) -> Any:
    return next(iter(_spans_as(rows, "CUE").values()), None)


def _chain(_: Row, rows: Rows, sees: Sees) -> Any:
    words = _spans_as(rows, "LINK")
    return [
        {
            "position": row["position"],
            "role": row["role"],
            "entity": _reference(row["entity_id"], sees),
            "sourceKind": row["source_kind"],
            "inferred": row["inferred"],
            "span": words.get(row["position"]),
        }
        for row in _ordered(rows, "attribution", "position")
    ]


def _about(_: Row, rows: Rows, sees: Sees) -> Any:
    return [{"id": row["entity_id"]} for row in _ordered(rows, "claim_about") if sees(row["entity_id"])]


def _quantities(_: Row, rows: Rows, __: Sees) -> Any:
    return [
        {**{name: row[name] for name in ("value", "unit", "comparator")}, "when": _when(row)}
        for row in _ordered(rows, "quantity")
    ]


def _reviews(_: Row, rows: Rows, sees: Sees) -> Any:
    return [
        {
            "reviewer": _reference(row["reviewer_id"], sees),
            **{"rating": row["rating"], "url": row["url"], "reviewedAt": row["reviewed_at"], "note": row["note"]},
        }
        for row in _ordered(rows, "claim_review")
    ]


def _relations(_: Row, rows: Rows, sees: Sees) -> Any:
    return [
        {"type": row["type"], "claim": {"id": row["to_id"]}, "note": row["note"]}
        for row in sorted(rows.get("claim_relation", ()), key=lambda row: (row["type"], row["to_id"]))
        if sees(row["to_id"])
    ]


def _names(_: Row, rows: Rows, __: Sees) -> Any:
    return [
        {name: row[name] for name in ("text", "language", "script", "kind")}
        for row in sorted(rows.get("name", ()), key=lambda row: row["ordinal"])
    ]


def _texts(table: str) -> Callable[[Row, Rows, Sees], Any]:
    return lambda _, rows, __: {row["language"]: row["text"] for row in _ordered(rows, table)}


def _participants(_: Row, rows: Rows, sees: Sees) -> Any:
    return [
        {"role": row["role"], "entity": {"id": row["entity_id"]}}
        for row in _ordered(rows, "participant")
        if sees(row["entity_id"])
    ]


def _body(own: Row, rows: Rows, _: Sees) -> Any:
    found = next((row for row in rows.get("revision", ()) if row["id"] == own.get("revision_id")), None)
    return {"revision": {name: found[name] for name in ("id", "number", "sha256")}} if found else None


_MADE: Mapping[str, Callable[[Row, Rows, Sees], Any]] = {
    "body": _body,
    "provenance": _provenance,
    "state": _state,
    "spans": _spans,
    "cue": _cue,
    "chain": _chain,
    "about": _about,
    "quantities": _quantities,
    "reviews": _reviews,
    "relations": _relations,
    "names": _names,
    "description": _texts("entity_description"),
    "title": _texts("event_title"),
    "participants": _participants,
    "retraction": _retraction,
    "said": lambda own, _, __: _when(own),
    "when": lambda own, _, __: _when(own),
    "mergedInto": lambda own, _, sees: _reference(own.get("merged_into_id"), sees),
}
"""The fields that are made of more than a column."""
