"""A reading: the content of a checked bundle, with every span located and every date resolved.

The bundle checker passes it to the store. Everything in it is valid: spans lie in the body and have the body's words,
keys that are referred to exist, chains are complete. Entities and events are named by the bundle's keys; the store maps
keys to ids.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from editorial.model.annotation import (
    UNCOMPARED,
    Annotation,
    ClaimReading,
    ComparedEntityReading,
    ComparedEventReading,
    Comparison,
    EntityReading,
    EventReading,
    MentionReading,
    QuoteReading,
)
from editorial.model.claim_elsewhere import ClaimElsewhere
from editorial.model.unknown import Unknowns
from editorial.model.vocabulary import (
    AnnotationKind,
    PublicationStatus,
    ReviewState,
    TextDirection,
)


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """The article itself; ``body`` is in NFC, ``sha256`` the hexadecimal hash of its UTF-8 bytes.

    ``supplied`` names the fields that the source did not state and the editor supplied. ``state`` is what the bundle
    states for the article itself; if it is None, the annotations decide (see ``Reading.article_state``).
    """

    slug: str
    url: str | None
    language: str
    direction: TextDirection
    headline: str | None
    publisher: str | None
    published_at: datetime | None
    timezone: str | None
    status: PublicationStatus
    state: ReviewState | None
    supplied: tuple[str, ...]
    note: str | None
    body: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ComparedArticleReading(ArticleReading):
    """An article that an editor compared with others; a class of its own, so that the hashes of others stayed the same."""

    comparison: Comparison


def comparison_of(reading: ArticleReading | EntityReading | EventReading) -> Comparison:
    """Return what an editor says of an item and of those that look like it."""
    if isinstance(reading, ComparedArticleReading | ComparedEntityReading | ComparedEventReading):
        return reading.comparison
    return UNCOMPARED


@dataclass(frozen=True, slots=True)
class Reading:
    """One bundle, checked: the article, the entities it names, and every annotation.

    ``annotation_set`` is the set of the article's annotations to which these belong; None for those of the article's
    own bundle. ``state`` applies to everything that states no other. ``elsewhere`` are the claims of other bundles that
    these are related to. ``unknowns`` has those of items that have any: by the name of the list, and by key. ``version``
    is the version of the stored article on which the bundle says that it is based.
    """

    article: ArticleReading
    entities: tuple[EntityReading, ...]
    mentions: tuple[MentionReading, ...]
    quotes: tuple[QuoteReading, ...]
    events: tuple[EventReading, ...]
    claims: tuple[ClaimReading, ...]
    annotation_set: str | None = None
    state: ReviewState = ReviewState.PUBLISHED
    elsewhere: tuple[ClaimElsewhere, ...] = ()
    unknowns: Mapping[str, Mapping[str, Unknowns]] = field(default_factory=dict)
    version: int | None = None

    def unknowns_of(self, list_: str, key: str) -> Unknowns:
        """Return the unknowns of an item of the list ``quotes``, ``events`` or ``claims``; of ``article``, by its slug."""
        return self.unknowns.get(list_, {}).get(key, ())

    @property
    def by_kind(self) -> Iterator[tuple[AnnotationKind, Annotation, str | None]]:
        """Every annotation with its kind and, for a report, the key of its event, in the order of the format."""
        yield from ((AnnotationKind.MENTION, each, None) for each in self.mentions)
        yield from ((AnnotationKind.QUOTE, each, None) for each in self.quotes)
        for event in self.events:
            yield from ((AnnotationKind.EVENT_REPORT, each, event.key) for each in event.reports)
        yield from ((AnnotationKind.CLAIM, each, None) for each in self.claims)

    @property
    def annotations(self) -> Iterator[Annotation]:
        """Every annotation, in the order of the format."""
        return (annotation for _, annotation, _ in self.by_kind)

    @property
    def article_state(self) -> ReviewState:
        """The state that the bundle gives the article; by default, the furthest state of any annotation."""
        if self.article.state:
            return self.article.state
        found = (each.provenance.state for each in self.annotations)
        return max(found, key=_WAY.index, default=self.state)


_WAY = (ReviewState.REJECTED, ReviewState.DRAFT, ReviewState.REVIEWED, ReviewState.PUBLISHED)
"""The order of states on the way to publication."""
