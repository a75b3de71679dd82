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
"""An object of an answer, as REST returns it."""


class SubjectKind(StrEnum):
    """The kind of things that are exported."""

    ARTICLE = "article"
    """One article with all of its annotations."""
    ARTICLES = "articles"
    ENTITIES = "entities"
    QUOTES = "quotes"
    CLAIMS = "claims"
    EVENTS = "events"
    MENTIONS = "mentions"
    REPORTS = "reports"
    ANNOTATIONS = "annotations"
    """Annotations of several types."""


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
"""The type of the items of a list; if there are several types, each item names its own."""

ADDRESSES: Mapping[str, str] = MappingProxyType(
    {**{each.type_name: each.plural for each in ITEM_TYPES}, "Revision": "revisions", "Utterance": "utterances"}
)

TYPENAME = "__typename"
TRUE = "true"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of an export.

    ``base`` is the address of the service, ``address`` that of the export, ``plain`` that of the same things in REST's
    own JSON. For one article, ``article`` is all of it and ``items`` are its annotations; for a list they are its
    items, for a single thing (``is_single``) only that thing. For a page of a list, ``next`` and ``previous`` are the
    addresses of its neighbours, ``whole`` that of the whole list. ``language`` is the one requested for titles.
    ``options`` are the parameters of the format, ``refresh_s`` the seconds after which a copy should be fetched again.
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
    """For a timeline: how certainly each event, by its id, falls into the requested days."""
    options: Mapping[str, str] = field(default_factory=dict)
    refresh_s: int = 3600
    own: str | None = None
    """The feed address under which it is read, shown only to callers of that address; None for other exports."""
    feed_id: str | None = None
    """The id of the feed that stands in for its address, if that is a feed address."""

    def has_option(self, name: str) -> bool:
        """Return whether a parameter of the format is true."""
        return self.options.get(name) == TRUE

    def uri(self, type_name: str, row: Row) -> str:
        """Return the address of a thing."""
        return f"{self.base}/v1/{ADDRESSES[type_name]}/{row['id']}"

    def events(self) -> Sequence[Row]:
        """Return the events; those of an article if the subject is one."""
        if self.article is not None:
            found: Sequence[Row] = self.article["events"]["nodes"]
            return found
        return self.items

    def typed(self) -> Iterator[tuple[str, Row]]:
        """Yield each item with the name of its type."""
        for row in self.items:
            yield (row.get(TYPENAME) or TYPES[self.kind]), row


def annotations_of(article: Row) -> list[Row]:
    """Return all annotations in an article, each with its type, in reading order."""
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
    """Return when an item was last written, None if that was not kept."""
    entries = (row.get("history") or {}).get("nodes") or []
    return str(entries[0]["at"]) if entries else None


def name_of(article: Row) -> str:
    """Return the name of an article: its headline, or its slug if it has none."""
    return str(article["headline"] or article["slug"])


def without_nothing(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the members of an object that have a value: neither None nor an empty text or list."""
    return {key: value for key, value in pairs if value is not None and value not in ("", [], {})}
