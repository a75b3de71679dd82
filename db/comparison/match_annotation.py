"""Match the annotations of a bundle with those that are stored: by their place, then by their keys. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg

from db.sql.identity import new_id
from db.write.annotation_rows import Item
from db.write.stored_annotation import StoredReading
from editorial.model.annotation import AnchoredSpan, LostSpan, MentionReading
from editorial.model.vocabulary import AnnotationKind

_NUMBERED = frozenset((AnnotationKind.MENTION, AnnotationKind.EVENT_REPORT))
"""The kinds whose keys are made from their numbers, which change if others are added before them."""

_Place = tuple[str, str, tuple[tuple[int, int, str], ...]]


@dataclass(frozen=True, slots=True)
class KnownAnnotations:
    """The stored annotations of an article and set: their rows, and their readings, in which references are ids.

    ``is_same_text`` if the bundle has the article's current text, so that places can be compared.
    """

    rows: "Sequence[asyncpg.Record]" = ()
    readings: Mapping[UUID, StoredReading] = field(default_factory=dict)
    is_same_text: bool = True


@dataclass(frozen=True, slots=True)
class Matched:
    """An annotation of a bundle: the ``key`` and ``id`` that it has when it is stored, and its row if it is stored."""

    item: Item
    key: str
    id: UUID
    row: "asyncpg.Record | None"


def match(items: Sequence[Item], known: KnownAnnotations, name: "Names") -> list[Matched]:
    """Return the annotations of a bundle in their order, each with the stored one that it is."""
    found = _by_place(items, known, name) if known.is_same_text else {}
    free = {(row["kind"], row["key"]): row for row in known.rows}
    for row in found.values():
        del free[row["kind"], row["key"]]
    taken = {(row["kind"], row["key"]) for row in found.values()}
    for number, item in enumerate(items):
        key = (item.kind, item.reading.key)
        if number not in found and key in free:
            found[number] = free.pop(key)
    matched = []
    for number, item in enumerate(items):
        stored = found.get(number)
        key_of = stored["key"] if stored else _free_key(item, taken)
        taken.add((item.kind, key_of))
        matched.append(Matched(item, key_of, stored["id"] if stored else new_id(), stored))
    return matched


class Names:
    """The ids that the references of a bundle mean, with merges in force, as texts."""

    def __init__(self, entities: Mapping[str, UUID], events: Mapping[str, UUID]) -> None:
        self._lists = {"entities": entities, "events": events}

    def of(self, list_: str, key: str) -> str:
        """Return the id that a key in a list of the format means."""
        return str(self._lists[list_][key])

    def place_of(self, item: Item) -> _Place:
        """Return what a numbered annotation is about, and where it is."""
        subject = item.reading.entity if isinstance(item.reading, MentionReading) else item.event or ""
        list_ = "entities" if isinstance(item.reading, MentionReading) else "events"
        return item.kind, self.of(list_, subject), _placed(item.reading.spans)


def _by_place(items: Sequence[Item], known: KnownAnnotations, name: Names) -> dict[int, "asyncpg.Record"]:
    """Return the stored annotation for each numbered one that is stored in the same place, by its number in the list."""
    there: dict[_Place, list[asyncpg.Record]] = {}
    for row in known.rows:
        stored = known.readings.get(row["id"])
        if row["kind"] in _NUMBERED and stored:
            subject = stored.reading.entity if isinstance(stored.reading, MentionReading) else stored.event or ""
            there.setdefault((row["kind"], subject, _placed(stored.reading.spans)), []).append(row)
    found: dict[int, asyncpg.Record] = {}
    for number, item in enumerate(items):
        rows = there.get(name.place_of(item), []) if item.kind in _NUMBERED else []
        if rows:
            same = (place for place, row in enumerate(rows) if row["key"] == item.reading.key)
            found[number] = rows.pop(next(same, 0))
    return found


def _placed(spans: Iterable[AnchoredSpan]) -> tuple[tuple[int, int, str], ...]:
    return tuple(sorted(_place(span) for span in spans))


def _place(span: AnchoredSpan) -> tuple[int, int, str]:
    return (0, 0, span.exact) if isinstance(span, LostSpan) else (span.start, span.end, span.exact)


def _free_key(item: Item, taken: set[tuple[str, str]]) -> str:
    """Return a key for a new annotation: its own, or another number if an annotation in another place has it."""
    key = item.reading.key
    if (item.kind, key) not in taken or item.kind not in _NUMBERED:
        return key
    stem, _, number = key.rpartition("#")
    following = int(number) + 1
    while (item.kind, f"{stem}#{following}") in taken:
        following += 1
    return f"{stem}#{following}"
