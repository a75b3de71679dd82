"""EnglishHearers: to whom something was said."""

from collections.abc import Sequence

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.platforms import is_firm, is_platform
from editorial.drafting.english_saying.sources import AUDIENCES, BODIES, ROLES
from editorial.drafting.english_sources.english_source import EnglishSource
from editorial.drafting.english_sources.heads import is_plural
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_sources.source import EnglishSources
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind

_NO_AUDIENCE = listed(
    """
    parliament congress senate assembly council himself herself itself themselves himself
    """
)
_OWN_PEOPLE = frozenset(("reporters", "correspondents", "readers", "viewers", "listeners", "journalists"))
_PERSONAL = frozenset(["him", "her", "them", "it", "us", "me", "you"])
_ONE = frozenset(("a", "an", "his", "her", "my", "their", "one"))
_LISTENERS = AUDIENCES - {"newspaper"}
_SINGLE_HEARERS = ROLES | BODIES


class EnglishHearers:
    """Finds out to whom something was said."""

    def __init__(self, sources: EnglishSources, memory: EnglishMemory) -> None:
        self.sources = sources
        self.memory = memory

    def second(self, items: Sequence[Bit], phrase: NounPhrase) -> list[EnglishSource]:
        """Return the second of two to whom it was said: told Edinburgh and London."""
        at = phrase.core
        if low(items, at) != "and" or phrase.last != at + 2 or items[at + 1].sort is not BitSort.NAME:
            return []
        return [self.sources.of(items, NounPhrase(at + 1, at + 2, at + 1, at + 2), AttributionRole.TOLD_TO)]

    def meant(self, items: Sequence[Bit], phrase: NounPhrase, speaker: int | None = None) -> EnglishSource | None:
        head = items[phrase.head]
        words = items[phrase.first].start, items[phrase.last - 1].end
        if low(items, phrase.first) in ("our", "this") and (medium := self.sources.bodies.only_medium()) is not None:
            link = DraftLink(AttributionRole.TOLD_TO, SourceKind.NAMED, self.memory.entities[medium].key, words)
            return EnglishSource(link)
        if head.low in _NO_AUDIENCE:
            return None
        name = next((items[at] for at in range(phrase.first, phrase.core) if items[at].sort is BitSort.NAME), None)
        if name is not None and head.low not in _LISTENERS:
            kind = self.memory.entities[name.entity].kind
            if low(items, phrase.first - 1) in ("on", "during") and (
                kind is EntityKind.PLACE or is_platform(name.text)
            ):
                return None
            if kind is EntityKind.ORGANIZATION and not is_firm(name.text):
                self.sources.bodies.note_medium(name.entity)
            if kind is EntityKind.PLACE and head is not name:
                return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.COLLECTIVE, None, words))
            return EnglishSource(
                DraftLink(AttributionRole.TOLD_TO, SourceKind.NAMED, self.memory.entities[name.entity].key, words)
            )
        is_press = name is not None and head.low in _OWN_PEOPLE
        if name is not None and is_press and self.memory.entities[name.entity].kind is EntityKind.ORGANIZATION:
            return EnglishSource(
                DraftLink(AttributionRole.TOLD_TO, SourceKind.NAMED, self.memory.entities[name.entity].key, words)
            )
        if head.low in _PERSONAL:
            if head.low == "me":
                return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.ANONYMOUS, None, words))
            source = self.sources.of(items, phrase, AttributionRole.TOLD_TO, apart=speaker)
            return source if source.link.source is not SourceKind.UNKNOWN and head.low not in ("us", "you") else None
        is_one = low(items, phrase.first) in _ONE and head.low not in AUDIENCES and not is_plural(head.low)
        if head.low in AUDIENCES or (head.low not in _SINGLE_HEARERS and not is_one):
            return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.COLLECTIVE, None, words))
        source = self.sources.of(items, phrase, AttributionRole.TOLD_TO)
        return None if source.link.source is SourceKind.UNKNOWN else source
