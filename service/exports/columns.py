"""The columns of tables: what each row tells, for whatever format writes it into cells.

A value is a text, a number or None; a text that is an instant or a day says so by its type, so that formats with types of
their own can write it as one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from service.exports.subject import TYPENAME, Kind, Row, Subject, written_at

Column: TypeAlias = Callable[[Row], object]

QUANTITIES = 3
"""So many quantities of a claim have columns of their own; all of them stand in the column ``quantities``."""


class Instant(str):
    """An instant, as REST tells it."""

    __slots__ = ()


class Day(str):
    """A day, as REST tells it."""

    __slots__ = ()


def columns_of(subject: Subject) -> Mapping[str, Column]:
    """Return the columns of a subject's table, in their order."""
    columns = COLUMNS.get(subject.kind, COLUMNS[Kind.ANNOTATIONS])
    if not subject.certainties:
        return columns
    return {**columns, "certainty": lambda row: subject.certainties.get(row["id"])}


def rows_of(subject: Subject) -> Iterable[Row]:
    """Return the rows of a subject's table, each with its type."""
    return (dict(row, **{TYPENAME: name}) for name, row in subject.typed())


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


def _typed(kind: Callable[[str], object], *path: str) -> Column:
    """Return what finds a text and says what it is; None where there is none."""
    find = _of(*path)

    def found(row: Row) -> object:
        text = find(row)
        return None if text is None else kind(str(text))

    return found


def _written(row: Row) -> object:
    at = written_at(row)
    return None if at is None else Instant(at)


def _chain(row: Row) -> str:
    """Return the chain in its order: the role of each link, and its name or what sort of source it is."""
    return " > ".join(map(_link, row.get("chain") or ()))


def _link(link: Row) -> str:
    name = link["entity"]["name"] if link["entity"] else link["sourceKind"]
    return f"{link['role']} {name}{' (inferred)' if link['inferred'] else ''}"


def _chain_ids(row: Row) -> str:
    """Return the ids of the chain in its order, for a link that is not resolved what sort of source it is, in brackets."""
    return " > ".join(
        link["entity"]["id"] if link["entity"] else f"({link['sourceKind']})" for link in row.get("chain") or ()
    )


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


def _quantities(row: Row) -> str:
    """Return all quantities of a claim: how each number is meant, the number, its unit, and the date that it holds for."""
    return "; ".join(
        f"{each['comparator']} {each['value']} {each['unit']}{' (' + edtf + ')' if (edtf := each['when']['edtf']) else ''}"
        for each in row.get("quantities") or ()
    )


def _quantity(place: int, *path: str) -> Column:
    find = _of(*path)

    def found(row: Row) -> object:
        given = row.get("quantities") or ()
        return find(given[place]) if place < len(given) else None

    return found


def _quantity_columns() -> dict[str, Column]:
    """Return the columns of quantities: how many there are, all as a text, and of the first ones each value by itself."""
    columns: dict[str, Column] = {
        "quantity_count": lambda row: len(row["quantities"]) if "quantities" in row else None,
        "quantities": _quantities,
    }
    for place in range(QUANTITIES):
        for name, path in (
            ("value", ("value",)),
            ("unit", ("unit",)),
            ("comparator", ("comparator",)),
            ("edtf", ("when", "edtf")),
        ):
            columns[f"quantity_{place + 1}_{name}"] = _quantity(place, *path)
    return columns


def _picked(*names: str) -> dict[str, Column]:
    return {name: _of(*name.split(".")) for name in names}


_PLACED: Mapping[str, Column] = MappingProxyType(
    {
        "article_id": _of("article", "id"),
        "article_slug": _of("article", "slug"),
        "article_headline": _of("article", "headline"),
        "published_at": _typed(Instant, "article", "publishedAt"),
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
        "asserted_at": _typed(Instant, "provenance", "assertedAt"),
        "confidence": _of("provenance", "confidence"),
        "state": _of("provenance", "state"),
        "version": _of("version"),
        "written_at": _written,
    }
)
"""What every annotation has: where it stands and who asserts it."""

_SAID: Mapping[str, Column] = MappingProxyType(
    {
        "source_kind": _of("sourceKind"),
        "chain": _chain,
        "chain_ids": _chain_ids,
        "retracted_at": _typed(Instant, "retraction", "at"),
        "retraction_reason": _of("retraction", "reason"),
    }
)
_DATED: Mapping[str, Column] = MappingProxyType(
    {
        "edtf": _of("when", "edtf"),
        "earliest": _typed(Day, "when", "earliest"),
        "latest": _typed(Day, "when", "latest"),
        "precision": _of("when", "precision"),
        "qualifier": _of("when", "qualifier"),
        "date_words": _of("when", "expression"),
    }
)
_QUANTITIES: Mapping[str, Column] = MappingProxyType(_quantity_columns())

QUANTITY_COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "claim_id": _of("claim", "id"),
        **_picked("position", "value", "unit", "comparator"),
        **_DATED,
    }
)
"""The columns of a table with one row for each quantity of each claim."""


def quantities_of(subject: Subject) -> Sequence[Row]:
    """Return the rows of such a table: each quantity with its claim and its place, counted from 1."""
    return [
        {**each, "claim": row, "position": place}
        for row in subject.items
        for place, each in enumerate(row.get("quantities") or (), 1)
    ]


COLUMNS: Mapping[Kind, Mapping[str, Column]] = MappingProxyType(
    {
        Kind.ARTICLES: {
            **_picked("id", "slug", "url", "language", "direction", "headline"),
            "publisher_id": _of("publisher", "id"),
            "publisher": _of("publisher", "name"),
            "published_at": _typed(Instant, "publishedAt"),
            **_picked("timezone", "status", "version"),
            "revision_id": _of("revision", "id"),
            "written_at": _written,
        },
        Kind.ENTITIES: {
            **_picked("id", "kind", "name", "description", "wikidata"),
            "names": lambda row: "; ".join(dict.fromkeys(each["text"] for each in row["names"])),
            "same_as": lambda row: " ".join(row["sameAs"]),
            "merged_from": lambda row: " ".join(row["mergedFrom"]),
            "version": _of("version"),
            "written_at": _written,
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
            **_QUANTITIES,
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
            "written_at": _written,
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
            **_QUANTITIES,
        },
    }
)
"""The columns of each sort of things, in their order; of any other those of annotations. New ones are added at the end."""
