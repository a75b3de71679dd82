"""The rows that the peers in Python read, and pages of them: named tuples, which cost least to make."""

from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

Place = tuple[object, ...]
"""The keys of a row in the order of its list."""


RowT = TypeVar("RowT")


class Entity(NamedTuple):
    id: UUID
    kind: str
    name: str

    @property
    def place(self) -> Place:
        """Where it stands among all entities."""
        return (str(self.id),)


class Name(NamedTuple):
    text: str
    language: str
    script: str
    kind: str


class Article(NamedTuple):
    id: UUID
    slug: str
    language: str
    direction: str
    headline: str | None
    published_at: datetime | None
    status: str
    publisher_id: UUID | None
    recency: int

    @property
    def place(self) -> Place:
        """Where it stands among all articles, newest first."""
        return self.recency, str(self.id)


class Span(NamedTuple):
    start: int
    end: int


class Attribution(NamedTuple):
    position: int
    role: str
    source_kind: str
    inferred: bool
    entity_id: UUID | None


class Quote(NamedTuple):
    id: UUID
    article_id: UUID
    kind: str
    text: str
    speaker_id: UUID | None
    edtf: str | None
    precision: str
    recency: int
    start_offset: int

    @property
    def place(self) -> Place:
        """Where it stands among all quotes, newest article first."""
        return self.recency, str(self.article_id), self.start_offset, str(self.id)


class Claim(NamedTuple):
    id: UUID
    text: str
    kind: str
    status: str
    claimant_id: UUID | None


class Event(NamedTuple):
    id: UUID
    title: str
    status: str
    place_id: UUID | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: str
    expression: str | None


class Participant(NamedTuple):
    role: str
    entity_id: UUID


class TimelineEdge(NamedTuple):
    node: Event
    certainty: str
    sort_from: str
    sort_to: str

    @property
    def place(self) -> Place:
        """Where it stands among all events, in date order."""
        return self.sort_from, self.sort_to, str(self.node.id)


class PageInfo(NamedTuple):
    has_next_page: bool
    end_cursor: str | None


class Page(NamedTuple, Generic[RowT]):
    """A page of a list."""

    nodes: list[RowT]
    page_info: PageInfo


class ListUnder(NamedTuple):
    """A list under a parent of which nothing has been read yet: its first items, their number or both may be wanted."""

    parent_id: UUID
    first: int
