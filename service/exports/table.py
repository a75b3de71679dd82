"""CSV (RFC 4180): one row for each thing, with a header, in UTF-8; safe to open in a spreadsheet.

A cell that a spreadsheet could take for a formula has an apostrophe before it, and so has one that begins with an apostrophe:
whoever reads takes one apostrophe away from the beginning of a cell and has the text as it was.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from service.exports.subject import TYPENAME, Kind, Row, Subject, written_at

Column: TypeAlias = Callable[[Row], object]
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""What a cell may not begin with; the wide signs are those of East Asian keyboards."""

_ENDS_OF_LINES = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What Unicode takes for the end of a line, and CSV does not: cells with these are quoted, as those with others are."""


def csv_table(subject: Subject) -> bytes:
    """Return the table of the items of a subject."""
    columns = COLUMNS.get(subject.kind, COLUMNS[Kind.ANNOTATIONS])
    if subject.certainties:
        columns = {**columns, "certainty": lambda row: subject.certainties.get(row["id"])}
    return table(columns, (dict(row, **{TYPENAME: name}) for name, row in subject.typed()))


def table(columns: Mapping[str, Column], rows: Iterable[Row]) -> bytes:
    """Return rows with these columns."""
    out = io.StringIO(newline="")
    plain, quoted = (
        csv.writer(out, lineterminator="\r\n", quoting=each) for each in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
    )
    plain.writerow(columns)
    for row in rows:
        cells = [cell(column(row)) for column in columns.values()]
        (quoted if any(map(_ENDS_OF_LINES.search, cells)) else plain).writerow(cells)
    return out.getvalue().encode()


def cell(value: object) -> str:
    """Return a value as a cell: texts so that no spreadsheet takes them for a formula, None as nothing."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_LIKE_FORMULAS) else text


def _of(*path: str) -> Column:
    """Return what finds a value by the names on the way to it; None where one of them leads to nothing."""

    def find(row: Row) -> object:
        found: object = row
        for name in path:
            if not isinstance(found, Mapping):
                return None
            found = found.get(name)
        return found

    return find


def _chain(row: Row) -> str:
    """Return the chain in its order: the role of each link, and its name or what sort of source it is."""
    return " > ".join(map(_link, row.get("chain") or ()))


def _link(link: Row) -> str:
    name = link["entity"]["name"] if link["entity"] else link["sourceKind"]
    return f"{link['role']} {name}{' (inferred)' if link['inferred'] else ''}"


def _chain_ids(row: Row) -> str:
    """Return the ids of the chain in its order, ``-`` for a link that is not resolved."""
    return " > ".join(link["entity"]["id"] if link["entity"] else "-" for link in row.get("chain") or ())


def _spans(row: Row) -> str:
    return " ".join(f"{span['start']}-{span['end']}" for span in row["spans"])


def _first(name: str) -> Column:
    return lambda row: row["spans"][0][name] if row["spans"] else None


def _ids(name: str) -> Column:
    return lambda row: " ".join(each["id"] for each in row.get(name) or ())


def _participants(row: Row) -> str:
    return " > ".join(f"{each['role']} {each['entity']['name']}" for each in row["participants"])


def _exact(row: Row) -> str:
    return " … ".join(span["exact"] for span in row["spans"])


def _text(row: Row) -> object:
    """Return the text of a quote or claim, the title of a reported event; of a mention its words."""
    return row["event"]["title"] if row[TYPENAME] == "EventReport" else row.get("text", _exact(row))


def _reviews(row: Row) -> str:
    return "; ".join(
        f"{(each['reviewer'] or {}).get('name') or '?'}: {each['rating']}{' ' + each['url'] if each['url'] else ''}"
        for each in row["reviews"]
    )


def _relations(row: Row) -> str:
    return "; ".join(
        f"{each['type']} {each['claim']['id']}{' (stale)' if each['stale'] else ''}" for each in row["relations"]
    )


def _picked(*names: str) -> dict[str, Column]:
    return {name: _of(*name.split(".")) for name in names}


_PLACED: Mapping[str, Column] = MappingProxyType(
    {
        "article_id": _of("article", "id"),
        "article_slug": _of("article", "slug"),
        "article_headline": _of("article", "headline"),
        "published_at": _of("article", "publishedAt"),
        "revision_id": lambda row: row["spans"][0]["revision"]["id"] if row["spans"] else None,
        "start": _first("start"),
        "end": _first("end"),
        "utf16_start": _first("utf16Start"),
        "utf16_end": _first("utf16End"),
        "spans": _spans,
        "anchor": _first("status"),
        "score": _first("score"),
        "exact": _exact,
        "method": _of("provenance", "method"),
        "asserted_by": _of("provenance", "assertedBy"),
        "asserted_at": _of("provenance", "assertedAt"),
        "confidence": _of("provenance", "confidence"),
        "state": _of("provenance", "state"),
        "version": _of("version"),
        "written_at": written_at,
    }
)
"""What every annotation has: where it stands and who asserts it."""

_SAID: Mapping[str, Column] = MappingProxyType(
    {
        "source_kind": _of("sourceKind"),
        "chain": _chain,
        "chain_ids": _chain_ids,
        "retracted_at": _of("retraction", "at"),
        "retraction_reason": _of("retraction", "reason"),
    }
)
_DATED: Mapping[str, Column] = MappingProxyType(
    {
        "edtf": _of("when", "edtf"),
        "earliest": _of("when", "earliest"),
        "latest": _of("when", "latest"),
        "precision": _of("when", "precision"),
        "qualifier": _of("when", "qualifier"),
        "date_words": _of("when", "expression"),
    }
)

COLUMNS: Mapping[Kind, Mapping[str, Column]] = MappingProxyType(
    {
        Kind.ARTICLES: {
            **_picked("id", "slug", "url", "language", "direction", "headline"),
            "publisher_id": _of("publisher", "id"),
            "publisher": _of("publisher", "name"),
            "published_at": _of("publishedAt"),
            **_picked("timezone", "status", "version"),
            "revision_id": _of("revision", "id"),
            "written_at": written_at,
        },
        Kind.ENTITIES: {
            **_picked("id", "kind", "name", "description", "wikidata"),
            "names": lambda row: "; ".join(dict.fromkeys(each["text"] for each in row["names"])),
            "same_as": lambda row: " ".join(row["sameAs"]),
            "merged_from": lambda row: " ".join(row["mergedFrom"]),
            "version": _of("version"),
            "written_at": written_at,
        },
        Kind.QUOTES: {
            **_picked("id", "kind", "text", "language"),
            "speaker_id": _of("speaker", "id"),
            "speaker": _of("speaker", "name"),
            **_SAID,
            "said": _of("said", "edtf"),
            "cue": _of("cue", "exact"),
            **_PLACED,
        },
        Kind.CLAIMS: {
            **_picked("id", "kind", "status", "text", "language"),
            "status_note": _of("statusNote"),
            "claimant_id": _of("claimant", "id"),
            "claimant": _of("claimant", "name"),
            **_SAID,
            "quote_id": _of("quote", "id"),
            "event_id": _of("event", "id"),
            "about_ids": _ids("about"),
            "reviews": _reviews,
            "relations": _relations,
            **_PLACED,
        },
        Kind.EVENTS: {
            **_picked("id", "title", "status"),
            **_DATED,
            "place_id": _of("place", "id"),
            "place": _of("place", "name"),
            "participants": _participants,
            "participant_ids": lambda row: " ".join(each["entity"]["id"] for each in row["participants"]),
            "report_ids": _ids("reports"),
            "article_ids": lambda row: " ".join(dict.fromkeys(each["article"]["id"] for each in row["reports"])),
            "version": _of("version"),
            "written_at": written_at,
        },
        Kind.ANNOTATIONS: {
            "id": _of("id"),
            "type": _of(TYPENAME),
            "kind": _of("kind"),
            "status": _of("status"),
            "text": _text,
            "language": _of("language"),
            "entity_id": _of("entity", "id"),
            "entity": _of("entity", "name"),
            "event_id": _of("event", "id"),
            **_SAID,
            **_PLACED,
        },
    }
)
"""The columns of each sort of things, in their order; of any other those of annotations. New ones are added at the end."""
