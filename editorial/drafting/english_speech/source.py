"""EnglishSources: which entity, or what sort of source, the words for a speaker mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.phrase import NounPhrase, low, phrase_from
from editorial.drafting.english_saying.sources import (
    ANONYMOUS_WORDS,
    AUDIENCES,
    BODIES,
    COLLECTIVES,
    DOCUMENTS,
    DOCUMENTS_OF_BODIES,
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
from editorial.drafting.english_speech.bodies import EnglishBodies
from editorial.drafting.english_speech.memory import EnglishMemory
from editorial.drafting.english_speech.roles import RoleBeside, is_role_word
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch

_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_MANY = frozenset(["they", "them", "their", "themselves"])


@dataclass(frozen=True, slots=True)
class EnglishSource:
    """What a phrase means: a link, another one behind it, and where the text describes its entity.

    ``doubt`` is a sentence for the editor.
    """

    link: DraftLink
    behind: DraftLink | None = None
    described: tuple[int, Stretch] | None = None
    doubt: str | None = None


class EnglishSources:
    """Finds out who is meant by the words for a source."""

    def __init__(self, memory: EnglishMemory, roles: Sequence[RoleBeside], bodies: EnglishBodies) -> None:
        self.memory = memory
        self.roles = roles
        self.bodies = bodies

    def of(self, items: Sequence[Bit], phrase: NounPhrase, role: AttributionRole) -> EnglishSource:
        """Return the source that a phrase means, in a role."""
        words = items[phrase.first].start, items[phrase.last - 1].end
        head = items[phrase.head]
        apposed = _apposed_name(items, phrase)
        if head.sort is BitSort.NAME:
            return self._named(head.entity, (head.start, head.end), role)
        if apposed is not None:
            return self._named(apposed.entity, (apposed.start, apposed.end), role)
        if head.low in _MALE | _FEMALE | _MANY | {"it", "i", "we", "who"}:
            return self._pronoun(head, role)
        return self._described(items, phrase, words, role)

    def _named(self, entity: int, words: Stretch, role: AttributionRole) -> EnglishSource:
        return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words))

    def _pronoun(self, head: Bit, role: AttributionRole) -> EnglishSource:
        words = head.start, head.end
        entity: int | None
        if head.low in _MALE | _FEMALE:
            gender = "m" if head.low in _MALE else "f"
            if self._is_unnamed_last(head.start):
                return self._again(words, role)
            entity = self.memory.last_person(head.start, gender)
        elif head.low == "it":
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
        return not any(self.memory.speaker_at < at < place for at, _ in self.memory.subjects)

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
        place = items[phrase.first].start, items[phrase.core - 1].end
        if first == "one" and low(items, phrase.first + 1) == "of":
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        if head in MEDIA and (name := _name_within(items, phrase)) is not None and head not in BODIES - MEDIA:
            return self._named(name.entity, (name.start, name.end), role)
        if head in DOCUMENTS and head not in DOCUMENTS_OF_BODIES:
            return self._document(items, phrase, words, role)
        if head in DOCUMENTS_OF_BODIES and (source := self._statement(items, phrase, words, role)) is not None:
            return source
        if _is_plural(head) or first in ("some", "many", "others", "most", "several", "few") or head in MANY:
            counted = first in COUNTS or low(items, phrase.first + 1) in COUNTS
            if head in BODIES and first in DEFINITE:
                pass
            else:
                kind = SourceKind.ANONYMOUS if counted else SourceKind.COLLECTIVE
                return EnglishSource(DraftLink(role, kind, None, words))
        if head in SPOKESPERSONS and first not in POSSESSIVES:
            entity = self._by_role(head, words[0], is_definite=first in DEFINITE)
            if entity is not None and first in DEFINITE:
                return EnglishSource(
                    DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words),
                    described=(entity, place),
                )
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        if head in BODIES and head not in ROLES:
            return self._body(items, phrase, words, role)
        if head in ANONYMOUS_WORDS:
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        return self._person(items, phrase, words, role)

    def _person(self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole) -> EnglishSource:
        head, first = items[phrase.head].low, items[phrase.first].low
        place = items[phrase.first].start, items[phrase.core - 1].end
        is_definite = first not in INDEFINITE
        entity = self._by_role(head, words[0], is_definite=is_definite)
        if entity is None and first in DEFINITE and head in ROLES and first not in POSSESSIVES:
            entity = self._last_described(words[0], head)
        if entity is not None:
            return EnglishSource(
                DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words),
                described=(entity, place) if is_definite else None,
            )
        if head in BODIES:
            return self._body(items, phrase, words, role)
        if is_role_word(head) or first in INDEFINITE or first in ("my", "our"):
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        return EnglishSource(DraftLink(role, SourceKind.COLLECTIVE, None, words))

    def _by_role(self, head: str, place: int, *, is_definite: bool) -> int | None:
        """Return the person to whose name a role is given in the article; the last one before a place, if there are several."""
        same = [each for each in self.roles if each.head == head]
        if not is_definite:
            later = {each.entity for each in same if each.place[0] > place and each.place[0] - place < 1200}
            return later.pop() if len(later) == 1 and len({each.entity for each in same}) == 1 else None
        before = [each for each in same if each.place[0] < place]
        entities = {each.entity for each in before or same}
        if len(entities) == 1:
            return entities.pop()
        recent = [entity for at, entity in self.memory.subjects if at < place and entity in entities]
        return recent[-1] if recent else (before[-1].entity if before else None)

    def _last_described(self, place: int, head: str) -> int | None:
        """Return the person of whom a description without a name most likely speaks: who was last spoken of."""
        from_last = [entity for at, entity in self.memory.subjects if at < place and self.memory.is_person(entity)]
        if not from_last:
            return None
        entity = from_last[-1]
        has_other_role = any(each.entity == entity and each.head != head for each in self.roles)
        return None if has_other_role else entity

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
        return EnglishSource(DraftLink(role, SourceKind.DOCUMENT, None, core), publisher)

    def _publisher(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        for at in range(phrase.core, phrase.last - 1):
            if items[at].low in ("by", "from", "of"):
                inner = phrase_from(items, at + 1, phrase.last)
                if (inner is not None and items[at].low != "of") or (
                    inner is not None and items[inner.head].sort is BitSort.NAME
                ):
                    assert inner is not None
                    link = self.of(items, inner, AttributionRole.PUBLISHED_BY).link
                    start = items[at].start if items[at].low == "by" else items[inner.first].start
                    if link.source is not SourceKind.UNKNOWN and not self._is_wrong_publisher(link):
                        return DraftLink(
                            AttributionRole.PUBLISHED_BY, link.source, link.entity, (start, items[inner.last - 1].end)
                        )
        name = _name_within(items, phrase)
        if name is not None and name.start < items[phrase.head].start:
            link = self._named(name.entity, (name.start, name.end), AttributionRole.PUBLISHED_BY).link
            return None if self._is_wrong_publisher(link) else link
        if items[phrase.first].low in ("its", "their", "his", "her"):
            link = self.of(
                items,
                NounPhrase(phrase.first, phrase.first + 1, phrase.first, phrase.first + 1),
                AttributionRole.PUBLISHED_BY,
            ).link
            return link if link.entity is not None else None
        for at in range(phrase.first, phrase.head):
            if items[at].low in BODIES and items[at + 1].low in ("'s", "’s"):
                entity = self.bodies.meant(items, NounPhrase(phrase.first, at + 1, at, at + 1))
                if entity is not None:
                    return DraftLink(
                        AttributionRole.PUBLISHED_BY,
                        SourceKind.NAMED,
                        self.memory.entities[entity].key,
                        (items[phrase.first].start, items[at].end),
                    )
        return None

    def _is_wrong_publisher(self, link: DraftLink) -> bool:
        number = self.bodies.number(link.entity) if link.entity is not None else None
        return number is not None and self.memory.entities[number].kind in (EntityKind.WORK, EntityKind.PRODUCT)

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


def _apposed_name(items: Sequence[Bit], phrase: NounPhrase) -> Bit | None:
    apposed = phrase.apposed
    if apposed is None or items[apposed.head].sort is not BitSort.NAME:
        return None
    has_words = any(items[at].low in PREPOSITIONS | CONJUNCTIONS for at in range(apposed.first, apposed.head))
    return (
        None if has_words and items[apposed.first].low not in ("dr", "mr", "ms", "mrs", "the") else items[apposed.head]
    )


def _name_within(items: Sequence[Bit], phrase: NounPhrase) -> Bit | None:
    """Return the first name in the main part of a phrase."""
    return next((items[at] for at in range(phrase.first, phrase.core) if items[at].sort is BitSort.NAME), None)


def _is_plural(head: str) -> bool:
    if head in COLLECTIVES or head in AUDIENCES - BODIES - ROLES:
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in ROLES | BODIES | DOCUMENTS
