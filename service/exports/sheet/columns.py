"""The columns of tables for each kind of subject: their names, their order and their values."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from service.exports.data.subject import TYPENAME, Row, Subject, SubjectKind
from service.exports.sheet.cells import (
    Cell,
    DayText,
    InstantText,
    chain,
    chain_ids,
    changes,
    exact,
    ids_at,
    last_written,
    of_first_span,
    participants,
    quantities,
    quantity_at,
    relations,
    reviews,
    spans,
    text,
    typed_at,
    unknowns,
    value_at,
    values_at,
)

QUANTITIES = 3
"""Number of quantities of a claim with columns of their own; the column ``quantities`` has all of them."""


def columns_of(subject: Subject) -> Mapping[str, Cell]:
    """Return the columns of a subject's table, in order."""
    columns = COLUMNS.get(subject.kind, COLUMNS[SubjectKind.ANNOTATIONS])
    if not subject.certainties:
        return columns
    return {**columns, "certainty": lambda row: subject.certainties.get(row["id"])}


def rows_of(subject: Subject) -> Iterable[Row]:
    """Return the rows of a subject's table, each with its type."""
    return (dict(row, **{TYPENAME: name}) for name, row in subject.typed())


def _quantity_columns() -> dict[str, Cell]:
    """Return the columns of quantities: their number, all of them as a text, and the values of the first ones."""
    columns: dict[str, Cell] = {
        "quantity_count": lambda row: len(row["quantities"]) if "quantities" in row else None,
        "quantities": quantities,
    }
    for place in range(QUANTITIES):
        for name, path in (
            ("value", ("value",)),
            ("unit", ("unit",)),
            ("comparator", ("comparator",)),
            ("edtf", ("when", "edtf")),
        ):
            columns[f"quantity_{place + 1}_{name}"] = quantity_at(place, *path)
    return columns


_PLACED: Mapping[str, Cell] = MappingProxyType(
    {
        "article_id": value_at("article", "id"),
        "article_slug": value_at("article", "slug"),
        "article_headline": value_at("article", "headline"),
        "published_at": typed_at(InstantText, "article", "publishedAt"),
        "revision_id": lambda row: row["spans"][0]["revision"]["id"] if row["spans"] else None,
        "start": of_first_span("start"),
        "end": of_first_span("end"),
        "utf16_start": of_first_span("utf16Start"),
        "utf16_end": of_first_span("utf16End"),
        "spans": spans,
        "anchor": of_first_span("status"),
        "score": of_first_span("score"),
        "exact": exact,
        "method": value_at("provenance", "method"),
        "asserted_by": value_at("provenance", "assertedBy"),
        "asserted_at": typed_at(InstantText, "provenance", "assertedAt"),
        "confidence": value_at("provenance", "confidence"),
        "state": value_at("provenance", "state"),
        "version": value_at("version"),
        "written_at": last_written,
    }
)
"""The columns that every annotation has: its place and its provenance."""

_CHANGED: Mapping[str, Cell] = MappingProxyType({"changes": changes})
_UNKNOWN: Mapping[str, Cell] = MappingProxyType({"unknowns": unknowns})
_STANCE: Mapping[str, Cell] = MappingProxyType(
    {
        "stance": value_at("stance"),
        "within_id": value_at("within", "id"),
        "utterance_id": value_at("utterance", "id"),
    }
)
_SAID: Mapping[str, Cell] = MappingProxyType(
    {
        "source_kind": value_at("sourceKind"),
        "chain": chain,
        "chain_ids": chain_ids,
        "retracted_at": typed_at(InstantText, "retraction", "at"),
        "retraction_reason": value_at("retraction", "reason"),
    }
)
_DATED: Mapping[str, Cell] = MappingProxyType(
    {
        "edtf": value_at("when", "edtf"),
        "earliest": typed_at(DayText, "when", "earliest"),
        "latest": typed_at(DayText, "when", "latest"),
        "precision": value_at("when", "precision"),
        "qualifier": value_at("when", "qualifier"),
        "date_words": value_at("when", "expression"),
    }
)
_QUANTITIES: Mapping[str, Cell] = MappingProxyType(_quantity_columns())

QUANTITY_COLUMNS: Mapping[str, Cell] = MappingProxyType(
    {
        "claim_id": value_at("claim", "id"),
        **values_at("position", "value", "unit", "comparator"),
        **_DATED,
    }
)
"""The columns of a table with one row for each quantity of each claim."""


def quantities_of(subject: Subject) -> Sequence[Row]:
    """Return the rows of that table: each quantity with its claim and its place, counted from 1."""
    return [
        {**each, "claim": row, "position": place}
        for row in subject.items
        for place, each in enumerate(row.get("quantities") or (), 1)
    ]


COLUMNS: Mapping[SubjectKind, Mapping[str, Cell]] = MappingProxyType(
    {
        SubjectKind.ARTICLES: {
            **values_at("id", "slug", "url", "language", "direction", "headline"),
            "publisher_id": value_at("publisher", "id"),
            "publisher": value_at("publisher", "name"),
            "published_at": typed_at(InstantText, "publishedAt"),
            **values_at("timezone", "status", "version"),
            "revision_id": value_at("revision", "id"),
            "written_at": last_written,
            **_UNKNOWN,
        },
        SubjectKind.ENTITIES: {
            **values_at("id", "kind", "name", "description", "wikidata"),
            "names": lambda row: "; ".join(dict.fromkeys(each["text"] for each in row["names"])),
            "same_as": lambda row: " ".join(row["sameAs"]),
            "merged_from": lambda row: " ".join(row["mergedFrom"]),
            "version": value_at("version"),
            "written_at": last_written,
        },
        SubjectKind.QUOTES: {
            **values_at("id", "kind", "text", "language"),
            "speaker_id": value_at("speaker", "id"),
            "speaker": value_at("speaker", "name"),
            **_SAID,
            "said": value_at("said", "edtf"),
            "cue": value_at("cue", "exact"),
            **_PLACED,
            **_CHANGED,
            **_UNKNOWN,
            **_STANCE,
        },
        SubjectKind.CLAIMS: {
            **values_at("id", "kind", "status", "text", "language"),
            "status_note": value_at("statusNote"),
            "claimant_id": value_at("claimant", "id"),
            "claimant": value_at("claimant", "name"),
            **_SAID,
            "quote_id": value_at("quote", "id"),
            "event_id": value_at("event", "id"),
            "about_ids": ids_at("about"),
            "reviews": reviews,
            "relations": relations,
            **_PLACED,
            **_QUANTITIES,
            **_CHANGED,
            **_UNKNOWN,
            "quote_stance": value_at("quote", "stance"),
        },
        SubjectKind.EVENTS: {
            **values_at("id", "title", "status"),
            **_DATED,
            "place_id": value_at("place", "id"),
            "place": value_at("place", "name"),
            "participants": participants,
            "participant_ids": lambda row: " ".join(each["entity"]["id"] for each in row["participants"]),
            "report_ids": ids_at("reports"),
            "article_ids": lambda row: " ".join(dict.fromkeys(each["article"]["id"] for each in row["reports"])),
            "version": value_at("version"),
            "written_at": last_written,
            **_UNKNOWN,
        },
        SubjectKind.ANNOTATIONS: {
            "id": value_at("id"),
            "type": value_at(TYPENAME),
            "kind": value_at("kind"),
            "status": value_at("status"),
            "text": text,
            "language": value_at("language"),
            "entity_id": value_at("entity", "id"),
            "entity": value_at("entity", "name"),
            "event_id": value_at("event", "id"),
            **_SAID,
            **_PLACED,
            **_QUANTITIES,
            **_CHANGED,
            **_UNKNOWN,
            **_STANCE,
        },
    }
)
"""The columns of each kind of subject, in order; other kinds have those of annotations. New ones go at the end."""
