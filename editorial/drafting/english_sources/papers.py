"""Documents as sources, with whoever published them; and statements, which are those of their bodies."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_saying.sources import (
    BODIES,
    DOCUMENTS,
    DOCUMENTS_OF_BODIES,
)
from editorial.drafting.english_saying.words import (
    DEFINITE,
)
from editorial.drafting.english_sources.bodies import EnglishBodies
from editorial.drafting.english_sources.english_source import EnglishSource
from editorial.drafting.english_sources.heads import name_within
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch

_SEEN = frozenset(
    ("seen", "reviewed", "obtained", "viewed", "read", "examined", "cited", "quoted", "leaked", "verified")
)
"""What one does with a document of somebody else."""


class PaperFinder:
    """Finds out what words for a document mean; ``of`` does so for words for anybody."""

    def __init__(
        self,
        memory: EnglishMemory,
        bodies: EnglishBodies,
        of: Callable[[Sequence[Bit], NounPhrase, AttributionRole], EnglishSource],
    ) -> None:
        self.memory = memory
        self.bodies = bodies
        self._of = of

    def _named(self, name: Bit) -> DraftLink:
        key = self.memory.entities[name.entity].key
        return DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, key, (name.start, name.end))

    def meant(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the document that a phrase means, or the body whose statement it is."""
        head = items[phrase.head].low
        if head in DOCUMENTS_OF_BODIES:
            return self._statement(items, phrase, words, role)
        return self._document(items, phrase, words, role) if head in DOCUMENTS else None

    def _statement(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the body whose statement or website a phrase means."""
        publisher = self._publisher(items, phrase)
        if publisher is not None:
            return EnglishSource(DraftLink(role, publisher.source, publisher.entity, words))
        body_word = next((at for at in range(phrase.head - 1, phrase.first - 1, -1) if items[at].low in BODIES), None)
        if body_word is not None:
            entity = self.bodies.meant(items, NounPhrase(phrase.first, body_word + 1, body_word, body_word + 1))
            if entity is not None:
                return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words))
            return EnglishSource(DraftLink(role, SourceKind.COLLECTIVE, None, words))
        if (
            items[phrase.first].low in DEFINITE
            and self.memory.speaker is not None
            and self.memory.speaker.entity is not None
        ):
            return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.speaker.entity, words))
        return EnglishSource(DraftLink(role, SourceKind.DOCUMENT, None, words))

    def _is_wrong_publisher(self, link: DraftLink) -> bool:
        number = self.bodies.number(link.entity) if link.entity is not None else None
        return number is not None and self.memory.entities[number].kind in (EntityKind.WORK, EntityKind.PRODUCT)

    def _owner(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        """Return the owner of a document: the council's report, the reviewer's report."""
        for at in range(phrase.first, phrase.head):
            if items[at].is_word and items[at + 1].low in ("'s", "’s"):
                link = self._of(items, NounPhrase(phrase.first, at + 1, at, at + 1), AttributionRole.PUBLISHED_BY).link
                return None if link.source is SourceKind.UNKNOWN else link
        return None

    def _published_by(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        for at in range(phrase.core, phrase.last - 1):
            word = items[at].low
            inner = phrase_from(items, at + 1, phrase.last) if word in ("by", "from", "of") else None
            if (
                inner is None
                or items[at - 1].low in _SEEN
                or (word == "of" and items[inner.head].sort is not BitSort.NAME)
            ):
                continue
            link = self._of(items, inner, AttributionRole.PUBLISHED_BY).link
            if link.source is not SourceKind.UNKNOWN and not self._is_wrong_publisher(link):
                start = items[at].start if word == "by" else items[inner.first].start
                return replace(link, words=(start, items[inner.last - 1].end))
        return None

    def _publisher(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        """Return who published a document: the report by the board, the bank's report, LSEG data, its report."""
        by = self._published_by(items, phrase)
        if by is not None:
            return by
        name = name_within(items, phrase)
        if name is not None and name.start < items[phrase.head].start:
            link = self._named(name)
            return None if self._is_wrong_publisher(link) else link
        if items[phrase.first].low in ("its", "their", "his", "her"):
            owner = NounPhrase(phrase.first, phrase.first + 1, phrase.first, phrase.first + 1)
            link = self._of(items, owner, AttributionRole.PUBLISHED_BY).link
            return link if link.entity is not None else None
        return self._owner(items, phrase)

    def _document(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource:
        """Return a document as a source, with whoever published it if the phrase says so; a medium's report is the medium's."""
        publisher = self._publisher(items, phrase)
        if (
            publisher is not None
            and publisher.entity is not None
            and items[phrase.head].low in ("report", "reports", "article", "investigation", "editorial")
        ):
            number = self.bodies.number(publisher.entity)
            if number is not None and self.bodies.is_medium(number):
                return EnglishSource(DraftLink(role, SourceKind.NAMED, publisher.entity, publisher.words))
        core = items[phrase.first].start, items[phrase.core - 1].end
        return EnglishSource(
            DraftLink(role, SourceKind.DOCUMENT, None, core), publisher or self._obtained(items, phrase)
        )

    def _obtained(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        """Return who obtained a document and so passes it on."""
        for at in range(phrase.core, phrase.last - 2):
            if items[at].low == "obtained" and low(items, at + 1) == "by":
                inner = phrase_from(items, at + 2, phrase.last)
                link = None if inner is None else self._of(items, inner, AttributionRole.RELAYED_BY).link
                return link if link is not None and link.entity is not None else None
        return None
