"""The subject of an export: the decoded answer of a stored document, and the addresses that name its things.

Everything in an export is named by the address under which REST answers it, with our id in it. A format is a function
from a subject to bytes, and always returns the same bytes for the same subject.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from db.item.type import ITEM_TYPES

Row: TypeAlias = Mapping[str, Any]
"""An object of an answer, as REST tells it."""


class SubjectKind(StrEnum):
    """What sort of things are exported."""

    ARTICLE = "article"
    """One article with everything that was found in it."""
    ARTICLES = "articles"
    ENTITIES = "entities"
    QUOTES = "quotes"
    CLAIMS = "claims"
    EVENTS = "events"
    MENTIONS = "mentions"
    REPORTS = "reports"
    ANNOTATIONS = "annotations"
    """Of several types."""


TYPES: Mapping[SubjectKind, str] = MappingProxyType(
    {
        SubjectKind.ARTICLES: "Article",
        SubjectKind.ENTITIES: "Entity",
        SubjectKind.QUOTES: "Quote",
        SubjectKind.CLAIMS: "Claim",
        SubjectKind.EVENTS: "Event",
        SubjectKind.MENTIONS: "Mention",
        SubjectKind.REPORTS: "EventReport",
    }
)
"""The type of the items of a list; annotations of several types say theirs themselves."""

ADDRESSES: Mapping[str, str] = MappingProxyType(
    {**{each.type_name: each.plural for each in ITEM_TYPES}, "Revision": "revisions"}
)

TYPENAME = "__typename"
TRUE = "true"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is exported.

    ``base`` is the address of the service, ``address`` that of the export, ``plain`` that of the same things in REST's own
    JSON. Of one article ``article`` is all of it and ``items`` are its annotations; of a list they are its items, of a single
    thing (``is_single``) that alone. Of a page of a list, ``next`` and ``previous`` are the addresses of those around it,
    ``whole`` is that of all of it. ``language`` is the one that titles were asked for in. ``options`` are the parameters of
    its format, ``refresh_s`` are the seconds after which a copy of it should be asked for again.
    """

    kind: SubjectKind
    items: Sequence[Row]
    base: str
    address: str
    plain: str
    article: Row | None = None
    language: str | None = None
    is_single: bool = False
    is_page: bool = False
    next: str | None = None
    previous: str | None = None
    whole: str | None = None
    certainties: Mapping[str, str] = field(default_factory=dict)
    """Of a timeline: how surely each event, by its id, falls into the days that were asked for."""
    options: Mapping[str, str] = field(default_factory=dict)
    refresh_s: int = 3600
    own: str | None = None
    """The feed address that it is read at, which is told to nobody but whoever asks there; None for every other one."""
    feed_id: str | None = None
    """What names it in place of its address, where that is a feed address."""

    def has_option(self, name: str) -> bool:
        """Return whether a parameter of the format is true."""
        return self.options.get(name) == TRUE

    def uri(self, type_name: str, row: Row) -> str:
        """Return the address of a thing."""
        return f"{self.base}/v1/{ADDRESSES[type_name]}/{row['id']}"

    def events(self) -> Sequence[Row]:
        """Return the events: of an article those that it tells of."""
        if self.article is not None:
            found: Sequence[Row] = self.article["events"]["nodes"]
            return found
        return self.items

    def typed(self) -> Iterator[tuple[str, Row]]:
        """Yield each item with the name of its type."""
        for row in self.items:
            yield (row.get(TYPENAME) or TYPES[self.kind]), row


def annotations_of(article: Row) -> list[Row]:
    """Return the annotations of an article with all that is in it, each with its type, in reading order."""
    found: list[Row] = [{TYPENAME: "Mention", **each} for each in article["mentions"]["nodes"]]
    found += [{TYPENAME: "Quote", **each} for each in article["quotes"]["nodes"]]
    found += [{TYPENAME: "Claim", **each} for each in article["claims"]["nodes"]]
    for event in article["events"]["nodes"]:
        named = {name: event[name] for name in ("id", "title", "status", "when")}
        reports = [each for each in event["reports"] if each["article"]["id"] == article["id"]]
        found += [{TYPENAME: "EventReport", **each, "event": named} for each in reports]
    return sorted(found, key=lambda row: _place(row["spans"]))


def _place(spans: Sequence[Row]) -> tuple[int, int]:
    return (spans[0]["start"], -spans[0]["end"]) if spans else (-1, 0)


def written_at(row: Row) -> str | None:
    """Return when an item was last written, None where that was not kept."""
    entries = (row.get("history") or {}).get("nodes") or []
    return str(entries[0]["at"]) if entries else None


def name_of(article: Row) -> str:
    """Return what to call an article: its headline, or its slug where it has none."""
    return str(article["headline"] or article["slug"])


def without_nothing(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the members of an object that have a value: neither None nor an empty text or list."""
    return {key: value for key, value in pairs if value is not None and value not in ("", [], {})}
