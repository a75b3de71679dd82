"""EnglishSources: which entity, or what sort of source, the words for a speaker mean."""

from collections.abc import Sequence

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_saying.sources import (
    ANONYMOUS_WORDS,
    AUDIENCES,
    BODIES,
    DOCUMENTS,
    MANY,
    MEDIA,
    ROLES,
    SPOKESPERSONS,
)
from editorial.drafting.english_saying.words import (
    CONJUNCTIONS,
    COUNTS,
    DEFINITE,
    INDEFINITE,
    POSSESSIVES,
    PREPOSITIONS,
)
from editorial.drafting.english_sources.bodies import EnglishBodies
from editorial.drafting.english_sources.english_source import EnglishSource
from editorial.drafting.english_sources.heads import apposed_name, is_agentive, is_plural, name_within
from editorial.drafting.english_sources.memory import FARTHEST, EnglishMemory
from editorial.drafting.english_sources.papers import PaperFinder
from editorial.drafting.english_sources.role_finder import RoleFinder
from editorial.drafting.english_sources.roles import RoleBeside, is_role_word
from editorial.model.vocabulary import AttributionRole, SourceKind
from editorial.pointer.choice import Stretch

_SOME = frozenset(("some", "many", "others", "most", "several", "few"))
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_MANY = frozenset(["they", "them", "their", "themselves"])

ENDS_TITLE = PREPOSITIONS | CONJUNCTIONS
CROWDS = AUDIENCES - BODIES - ROLES
SINGULARS = ROLES | BODIES | DOCUMENTS
_ALL_PRONOUNS = _MALE | _FEMALE | _MANY | {"it", "its", "i", "we", "who"}
_SINGLE = _MALE | _FEMALE
_NO_MEDIA = BODIES - MEDIA


class EnglishSources:
    """Finds out who is meant by the words for a source."""

    def __init__(self, memory: EnglishMemory, roles: Sequence[RoleBeside], bodies: EnglishBodies) -> None:
        self.memory = memory
        self.role_finder = RoleFinder(memory, roles)
        self.bodies = bodies
        self.papers = PaperFinder(memory, bodies, self.of)

    def of(
        self, items: Sequence[Bit], phrase: NounPhrase, role: AttributionRole, *, apart: int | None = None
    ) -> EnglishSource:
        """Return the source that a phrase means, in a role; a pronoun does not mean the entity ``apart``."""
        words = items[phrase.first].start, items[phrase.last - 1].end
        head = items[phrase.head]
        apposed = apposed_name(items, phrase)
        if head.sort is BitSort.NAME:
            return self._named(head.entity, (head.start, head.end), role)
        if apposed is not None:
            return self._named(apposed.entity, (apposed.start, apposed.end), role)
        if head.low in _ALL_PRONOUNS:
            return self._pronoun(head, role, apart)
        return self._described(items, phrase, words, role)

    def _named(self, entity: int, words: Stretch, role: AttributionRole) -> EnglishSource:
        return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words))

    def _pronoun(self, head: Bit, role: AttributionRole, apart: int | None) -> EnglishSource:
        words = head.start, head.end
        entity: int | None
        if head.low in _SINGLE:
            gender = "m" if head.low in _MALE else "f"
            if self._is_unnamed_last(head.start) and apart is None:
                return self._again(words, role)
            entity = self.memory.last_person(head.start, gender, apart)
        elif head.low in ("it", "its"):
            if self._is_unnamed_last(head.start):
                return self._again(words, role)
            entity = self.memory.last_body(head.start)
        else:
            if head.low in _MANY and self._is_unnamed_last(head.start):
                return self._again(words, role)
            entity = self.memory.last_body(head.start) if head.low in _MANY else None
        if entity is None:
            return self._again(words, role)
        return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words))

    def _is_unnamed_last(self, place: int) -> bool:
        """Whether the last speaker has no name, and nobody was spoken of since."""
        speaker = self.memory.speaker
        if speaker is None or speaker.entity is not None or speaker.source is SourceKind.UNKNOWN:
            return False
        recent = self.memory.subjects[-FARTHEST:]
        return not any(self.memory.speaker_at < at < place for at, _ in recent)

    def _again(self, words: Stretch, role: AttributionRole) -> EnglishSource:
        speaker = self.memory.speaker
        if speaker is None:
            return EnglishSource(
                DraftLink(role, SourceKind.UNKNOWN, None, words), doubt="Nobody was found whom the pronoun could mean."
            )
        return EnglishSource(DraftLink(role, speaker.source, speaker.entity, words))

    def _described(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource:
        head, first = items[phrase.head].low, items[phrase.first].low
        if (first == "one" and low(items, phrase.first + 1) == "of") or head in ANONYMOUS_WORDS:
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        for found in (self._medium, self.papers.meant, self._many, self._spokesperson):
            source = found(items, phrase, words, role)
            if source is not None:
                return source
        if head in BODIES and head not in ROLES:
            return self._body(items, phrase, words, role)
        return self._person(items, phrase, words, role)

    def _medium(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the newspaper or broadcaster that a phrase names, or means if the article has but one."""
        if items[phrase.head].low not in MEDIA or items[phrase.head].low in _NO_MEDIA:
            return None
        name = name_within(items, phrase)
        if name is not None:
            self.bodies.note_medium(name.entity)
            return self._named(name.entity, (name.start, name.end), role)
        medium = self.bodies.only_medium()
        if medium is None:
            medium = self.bodies.meant(items, phrase)
        if medium is None:
            return None
        place = items[phrase.first].start, items[phrase.core - 1].end
        described = (medium, place) if items[phrase.first].low in DEFINITE else None
        return EnglishSource(
            DraftLink(role, SourceKind.NAMED, self.memory.entities[medium].key, words), None, described
        )

    def _many(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the many as a source, or a counted few, who are anonymous."""
        head, first = items[phrase.head].low, items[phrase.first].low
        if not (is_plural(head) or first in _SOME or head in MANY) or (head in BODIES and first in DEFINITE):
            return None
        is_counted = first in COUNTS or low(items, phrase.first + 1) in COUNTS
        return EnglishSource(
            DraftLink(role, SourceKind.ANONYMOUS if is_counted else SourceKind.COLLECTIVE, None, words)
        )

    def _spokesperson(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return a spokesperson, who is anonymous unless "the" says that the article has named one."""
        head, first = items[phrase.head].low, items[phrase.first].low
        if head not in SPOKESPERSONS or first in POSSESSIVES:
            return None
        entity = self.role_finder.by_role(head, words[0], is_definite=True) if first in DEFINITE else None
        if entity is None:
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        place = items[phrase.first].start, items[phrase.core - 1].end
        link = DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words)
        return EnglishSource(link, described=(entity, place))

    def _person(self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole) -> EnglishSource:
        head, first = items[phrase.head].low, items[phrase.first].low
        place = items[phrase.first].start, items[phrase.core - 1].end
        is_definite = first not in INDEFINITE
        entity = self.role_finder.by_role(head, words[0], is_definite=is_definite)
        if entity is None and first in DEFINITE and head in ROLES and first not in POSSESSIVES:
            entity = self.role_finder.last_described(words[0], head)
        if entity is not None:
            return EnglishSource(
                DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words),
                described=(entity, place) if is_definite else None,
            )
        if head in BODIES:
            return self._body(items, phrase, words, role)
        if is_role_word(head) or first in INDEFINITE or first in ("my", "our") or is_agentive(head):
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        return EnglishSource(DraftLink(role, SourceKind.COLLECTIVE, None, words))

    def _body(self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole) -> EnglishSource:
        place = items[phrase.first].start, items[phrase.core - 1].end
        if items[phrase.first].low in INDEFINITE:
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        entity = self.bodies.meant(items, phrase)
        if entity is None:
            return EnglishSource(
                DraftLink(role, SourceKind.COLLECTIVE, None, words), doubt="The body has no name in the article."
            )
        return EnglishSource(
            DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words), described=(entity, place)
        )
