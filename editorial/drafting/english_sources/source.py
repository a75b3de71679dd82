"""EnglishSources: which entity, or what sort of source, the words for a speaker mean."""

from collections.abc import Sequence

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_saying.epithets import EPITHET_ENDS, EPITHETS, FORMER, SORTS
from editorial.drafting.english_saying.sources import (
    ANONYMOUS_WORDS,
    BODIES,
    MANY,
    MEDIA,
    ROLES,
    SPOKESPERSONS,
)
from editorial.drafting.english_saying.words import (
    COUNTS,
    DEFINITE,
    INDEFINITE,
    POSSESSIVES,
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

_PAGES = frozenset(("website", "portal", "blog", "network", "newsletter", "programme", "program", "show"))
_SOME = frozenset(("some", "many", "others", "most", "several", "few"))
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_MANY = frozenset(["they", "them", "their", "themselves"])

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
            if self._is_unnamed_last(head.start, is_one=True) and apart is None:
                return self._again(words, role)
            entity = self.memory.last_person(head.start, gender, apart)
        elif head.low in ("it", "its"):
            if self._is_unnamed_last(head.start, is_one=True) or self._is_document_last():
                return self._again(words, role)
            entity = self.memory.last_body(head.start)
        else:
            if head.low in _MANY and self._is_unnamed_last(head.start):
                return self._again(words, role)
            entity = self.memory.last_body(head.start) if head.low in _MANY else None
        if entity is None and head.low in _SINGLE and self._is_other(head):
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        if entity is None:
            return self._again(words, role)
        return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words))

    def _is_document_last(self) -> bool:
        """Whether the sentence before this one was said by a document."""
        speaker = self.memory.speaker
        is_near = self.memory.sentence - self.memory.speaker_sentence <= 1
        return is_near and speaker is not None and speaker.source is SourceKind.DOCUMENT

    def _is_other(self, head: Bit) -> bool:
        """Whether "he" or "she" cannot mean the last speaker, who is of the other gender, or no single person."""
        speaker = self.memory.speaker
        if speaker is None or speaker.entity is None:
            return speaker is not None and speaker.source in (SourceKind.COLLECTIVE, SourceKind.DOCUMENT)
        number = self.bodies.number(speaker.entity)
        gender = "m" if head.low in _MALE else "f"
        return number is not None and self.memory.genders.get(number, gender) != gender

    def _is_unnamed_last(self, place: int, *, is_one: bool = False) -> bool:
        """Whether the last speaker has no name, and nobody was spoken of since; if one is meant, they are not many."""
        speaker = self.memory.speaker
        if speaker is None or speaker.entity is not None or speaker.source is SourceKind.UNKNOWN:
            return False
        if is_one and speaker.source is SourceKind.COLLECTIVE:
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
        if head in ("reply", "response", "answer") and (sender := self._sender(items, phrase, role)) is not None:
            return sender
        if (first == "one" and low(items, phrase.first + 1) == "of") or head in ANONYMOUS_WORDS:
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        for found in (self._medium, self.papers.meant, self._many, self._spokesperson):
            source = found(items, phrase, words, role)
            if source is not None:
                return source
        if head in BODIES and head not in ROLES:
            return self._body(items, phrase, words, role)
        return self._person(items, phrase, words, role)

    def _sender(self, items: Sequence[Bit], phrase: NounPhrase, role: AttributionRole) -> EnglishSource | None:
        """Return from whom a reply is: the reply, from a manager."""
        at = phrase.core + 1 if is_sign(items, phrase.core, ",") else phrase.core
        inner = phrase_from(items, at + 1, len(items)) if low(items, at) in ("from", "by", "of") else None
        return None if inner is None else self.of(items, inner, role)

    def _medium(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the newspaper or broadcaster that a phrase names, or means if the article has but one."""
        if items[phrase.head].low not in MEDIA or items[phrase.head].low in _NO_MEDIA:
            return None
        name = name_within(items, phrase)
        if name is not None and self.bodies.owns(name.entity):
            return None
        if name is not None:
            self.bodies.note_medium(name.entity)
            return self._named(name.entity, (name.start, name.end), role)
        medium = self.bodies.only_medium(items[phrase.head].low)
        if medium is None:
            medium = self.bodies.meant(items, phrase)
        if medium is None and items[phrase.first].low in ("the", "this") and items[phrase.head].low not in _PAGES:
            medium = self.bodies.last_medium(items[phrase.head].low, words[0])
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
        place = items[phrase.first].start, items[_behind_title(items, phrase) - 1].end
        is_definite = first not in INDEFINITE
        entity = self.role_finder.by_role(head, words[0], is_definite=is_definite)
        is_former = any(items[at].low in FORMER for at in range(phrase.first, phrase.head))
        is_epithet = (is_former and head in ROLES) or head.endswith(EPITHET_ENDS) or head in EPITHETS
        may_be_last = is_epithet or any(head in sort for sort in SORTS)
        if entity is None and first in DEFINITE and may_be_last and first not in POSSESSIVES:
            entity = self.role_finder.last_described(words[0], head, is_epithet=is_epithet)
        if entity is not None:
            return EnglishSource(
                DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words),
                described=(entity, place) if is_definite else None,
            )
        if head in BODIES:
            return self._body(items, phrase, words, role)
        if is_role_word(head) or first in INDEFINITE or first in ("my", "our") or is_agentive(head) or is_epithet:
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


def _behind_title(items: Sequence[Bit], phrase: NounPhrase) -> int:
    """Return where a title ends with what it is of: the Minister of Health and Welfare."""
    at = phrase.core
    if low(items, at) not in ("of", "for"):
        return at
    last = at + 1
    while last < phrase.last and (items[last].text[:1].isupper() or low(items, last) in ("and", "the")):
        last += 1
    return last if last > at + 1 and items[last - 1].text[:1].isupper() else at
