"""What a synthetic article consists of, before it becomes rows or a bundle.

These are named tuples, made by the hundred million: a frozen dataclass takes three times as long to make.
"""

import random
from typing import NamedTuple

Place = tuple[int, int]
"""A stretch of a body, half open, in code points."""

FIRST_ARTICLE_ID, FIRST_EVENT_ID, FIRST_ANNOTATION_ID = 0x200, 0x210, 0x400
"""Where the ids of one article begin; those of the entities that it is the first to name begin at 0."""


def _suffixes() -> tuple[str, ...]:
    """Return the ends of 4096 ids: twelve bits that count up, the variant, and bits at random."""
    chance = random.Random(9562)
    return tuple(f"{n:03x}-{chance.randrange(0x8000, 0xC000):04x}-{chance.getrandbits(48):012x}" for n in range(0x1000))


SUFFIXES = _suffixes()


def id_stem(milliseconds: int) -> str:
    """Return the beginning of the UUIDs of version 7 of an instant; one of ``SUFFIXES`` completes it."""
    return f"{milliseconds >> 16:08x}-{milliseconds & 0xFFFF:04x}-7"


class Name(NamedTuple):
    """One name of an entity."""

    text: str
    language: str
    script: str
    kind: str


class Entity(NamedTuple):
    """An entity; ``called`` has, by language, what articles call it: its whole name, then its other names."""

    id: str
    key: str
    kind: str
    names: tuple[Name, ...]
    called: dict[str, tuple[str, ...]]
    descriptions: dict[str, str]
    wikidata: str | None
    same_as: tuple[str, ...]


class Mention(NamedTuple):
    """Words that mention an entity."""

    entity: Entity
    kind: str
    place: Place


class Link(NamedTuple):
    """One link of a chain, with the words that say so."""

    role: str
    entity: Entity | None
    source: str
    inferred: bool
    place: Place | None


class Bounds(NamedTuple):
    """A date's columns in the text format of COPY: those that tables share, and those that order a timeline."""

    columns: str
    sort_from: str
    sort_to: str


class When(NamedTuple):
    """A date, the words for it in the article, and the day of publication where there are words."""

    edtf: str | None
    bounds: Bounds
    expression: str | None
    base: str | None


class Quote(NamedTuple):
    """A quote."""

    key: str
    kind: str
    places: tuple[Place, ...]
    text: str
    chain: tuple[Link, ...]
    cue: Place
    said: When


class Event(NamedTuple):
    """An event; ``participants`` are roles with entities."""

    id: str
    key: str
    titles: dict[str, str]
    status: str
    when: When
    place: Entity | None
    participants: tuple[tuple[str, Entity], ...]


class Report(NamedTuple):
    """A place that tells of an event; ``is_first`` in the first article that does."""

    event: Event
    place: Place
    is_first: bool


class Quantity(NamedTuple):
    """A number of a claim."""

    value: int
    unit: str
    comparator: str
    when: When


class Review(NamedTuple):
    """A published check of a claim."""

    reviewer: Entity
    rating: str
    url: str


class Claim(NamedTuple):
    """A claim; ``quote`` and ``report`` are numbers in the article's lists, ``relation`` a type and a claim's number."""

    key: str
    place: Place
    text: str
    kind: str
    status: str
    status_note: str | None
    chain: tuple[Link, ...]
    quote: int | None
    report: int | None
    about: tuple[Entity, ...]
    quantity: Quantity | None
    review: Review | None
    relation: tuple[str, int] | None


class Article(NamedTuple):
    """An article with everything that stands in it; ``entities`` are those that no article named before.

    ``published`` counts seconds since 1970. ``astral`` is 1 where the body begins with a character outside the basic
    plane, which all spans come after.
    """

    number: int
    stem: str
    slug: str
    language: str
    headline: str
    publisher: Entity
    published: int
    status: str
    method: str
    body: str
    astral: int
    entities: tuple[Entity, ...]
    mentions: list[Mention]
    quotes: list[Quote]
    reports: list[Report]
    claims: list[Claim]
