"""EnglishSources: which entity, or what sort of source, the words for a speaker mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from editorial.drafting.english_sources.bodies import EnglishBodies
from editorial.drafting.english_sources.memory import FARTHEST, EnglishMemory
from editorial.drafting.english_sources.roles import RoleBeside, is_role_word
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch

_SOME = frozenset(("some", "many", "others", "most", "several", "few"))
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_MANY = frozenset(["they", "them", "their", "themselves"])

_ENDS_TITLE = PREPOSITIONS | CONJUNCTIONS
_CROWDS = AUDIENCES - BODIES - ROLES
_SINGULARS = ROLES | BODIES | DOCUMENTS
_ALL_PRONOUNS = _MALE | _FEMALE | _MANY | {"it", "i", "we", "who"}
_SINGLE = _MALE | _FEMALE
_NO_MEDIA = BODIES - MEDIA


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
        self.roles: dict[str, list[RoleBeside]] = {}
        for role in roles:
            self.roles.setdefault(role.head, []).append(role)
        self.heads = {(role.entity, role.head) for role in roles}
        self.with_roles = {role.entity for role in roles}
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
        if head.low in _ALL_PRONOUNS:
            return self._pronoun(head, role)
        return self._described(items, phrase, words, role)

    def _named(self, entity: int, words: Stretch, role: AttributionRole) -> EnglishSource:
        return EnglishSource(DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words))

    def _pronoun(self, head: Bit, role: AttributionRole) -> EnglishSource:
        words = head.start, head.end
        entity: int | None
        if head.low in _SINGLE:
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
        for found in (self._medium, self._paper, self._many, self._spokesperson):
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
        name = _name_within(items, phrase)
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

    def _paper(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the document that a phrase means, or the body whose statement it is."""
        head = items[phrase.head].low
        if head in DOCUMENTS_OF_BODIES:
            return self._statement(items, phrase, words, role)
        return self._document(items, phrase, words, role) if head in DOCUMENTS else None

    def _many(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, role: AttributionRole
    ) -> EnglishSource | None:
        """Return the many as a source, or a counted few, who are anonymous."""
        head, first = items[phrase.head].low, items[phrase.first].low
        if not (_is_plural(head) or first in _SOME or head in MANY) or (head in BODIES and first in DEFINITE):
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
        entity = self._by_role(head, words[0], is_definite=True) if first in DEFINITE else None
        if entity is None:
            return EnglishSource(DraftLink(role, SourceKind.ANONYMOUS, None, words))
        place = items[phrase.first].start, items[phrase.core - 1].end
        link = DraftLink(role, SourceKind.NAMED, self.memory.entities[entity].key, words)
        return EnglishSource(link, described=(entity, place))

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
        same = self.roles.get(head, [])[:FARTHEST]
        if not is_definite:
            later = {each.entity for each in same if each.place[0] > place and each.place[0] - place < 1200}
            return later.pop() if len(later) == 1 and len({each.entity for each in same}) == 1 else None
        before = [each for each in same if each.place[0] < place]
        entities = {each.entity for each in before or same}
        if len(entities) == 1:
            return entities.pop()
        recent = [entity for at, entity in self.memory.subjects[-FARTHEST:] if at < place and entity in entities]
        return recent[-1] if recent else (before[-1].entity if before else None)

    def _last_described(self, place: int, head: str) -> int | None:
        """Return the person of whom a description without a name most likely speaks: who was last spoken of."""
        from_last = [
            entity for at, entity in self.memory.subjects[-FARTHEST:] if at < place and self.memory.is_person(entity)
        ]
        if not from_last:
            return None
        entity = from_last[-1]
        has_other_role = entity in self.with_roles and (entity, head) not in self.heads
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
        """Return who published a document: the report by the board, the bank's report, LSEG data, its report."""
        by = self._published_by(items, phrase)
        if by is not None:
            return by
        name = _name_within(items, phrase)
        if name is not None and name.start < items[phrase.head].start:
            link = self._named(name.entity, (name.start, name.end), AttributionRole.PUBLISHED_BY).link
            return None if self._is_wrong_publisher(link) else link
        if items[phrase.first].low in ("its", "their", "his", "her"):
            owner = NounPhrase(phrase.first, phrase.first + 1, phrase.first, phrase.first + 1)
            link = self.of(items, owner, AttributionRole.PUBLISHED_BY).link
            return link if link.entity is not None else None
        return self._owner(items, phrase)

    def _published_by(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        for at in range(phrase.core, phrase.last - 1):
            word = items[at].low
            inner = phrase_from(items, at + 1, phrase.last) if word in ("by", "from", "of") else None
            if inner is None or (word == "of" and items[inner.head].sort is not BitSort.NAME):
                continue
            link = self.of(items, inner, AttributionRole.PUBLISHED_BY).link
            if link.source is not SourceKind.UNKNOWN and not self._is_wrong_publisher(link):
                start = items[at].start if word == "by" else items[inner.first].start
                return replace(link, words=(start, items[inner.last - 1].end))
        return None

    def _owner(self, items: Sequence[Bit], phrase: NounPhrase) -> DraftLink | None:
        """Return the owner of a document: the council's report, the reviewer's report."""
        for at in range(phrase.first, phrase.head):
            if items[at].is_word and items[at + 1].low in ("'s", "’s"):
                link = self.of(items, NounPhrase(phrase.first, at + 1, at, at + 1), AttributionRole.PUBLISHED_BY).link
                return None if link.source is SourceKind.UNKNOWN else link
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
    has_words = any(items[at].low in _ENDS_TITLE for at in range(apposed.first, apposed.head))
    return (
        None if has_words and items[apposed.first].low not in ("dr", "mr", "ms", "mrs", "the") else items[apposed.head]
    )


def _name_within(items: Sequence[Bit], phrase: NounPhrase) -> Bit | None:
    """Return the first name in the main part of a phrase."""
    return next((items[at] for at in range(phrase.first, phrase.core) if items[at].sort is BitSort.NAME), None)


def _is_plural(head: str) -> bool:
    if head in COLLECTIVES or head in _CROWDS:
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in _SINGULARS
