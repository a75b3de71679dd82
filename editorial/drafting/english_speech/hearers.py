"""EnglishHearers: to whom something was said."""

from collections.abc import Sequence

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_saying.bodies import PORTFOLIOS
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.platforms import is_firm, is_platform
from editorial.drafting.english_saying.sources import AUDIENCES, BODIES, ROLES
from editorial.drafting.english_saying.words import DEFINITE
from editorial.drafting.english_sources.english_source import EnglishSource
from editorial.drafting.english_sources.heads import is_plural
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_sources.source import EnglishSources
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch

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
_OWNED = frozenset(("'s", "’s"))


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
        """Return whom a phrase means; a pronoun does not mean the speaker."""
        head = items[phrase.head]
        words = items[phrase.first].start, items[phrase.last - 1].end
        if low(items, phrase.first) in ("our", "this") and (medium := self.sources.bodies.only_medium()) is not None:
            link = DraftLink(AttributionRole.TOLD_TO, SourceKind.NAMED, self.memory.entities[medium].key, words)
            return EnglishSource(link)
        if head.low in _NO_AUDIENCE and not self._is_certain(items, phrase):
            return None
        name = next((items[at] for at in range(phrase.first, phrase.core) if items[at].sort is BitSort.NAME), None)
        if name is not None and (head.low not in _LISTENERS or self._is_own_press(name, head)):
            return self._named(items, phrase, name, words)
        if head.low in _PERSONAL:
            return self._personal(items, phrase, words, speaker)
        if self._is_certain(items, phrase):
            return self.sources.of(items, phrase, AttributionRole.TOLD_TO)
        return self._described(items, phrase, words)

    def _is_own_press(self, name: Bit, head: Bit) -> bool:
        return head.low in _OWN_PEOPLE and self.memory.entities[name.entity].kind is EntityKind.ORGANIZATION

    def _is_certain(self, items: Sequence[Bit], phrase: NounPhrase) -> bool:
        """Whether a phrase says which body it is: the party's election committee, the city council."""
        if items[phrase.head].low not in BODIES or low(items, phrase.first) not in DEFINITE:
            return False
        words = {items[at].low for at in range(phrase.first, phrase.head)}
        return not words.isdisjoint(_OWNED) or not words.isdisjoint(PORTFOLIOS)

    def _named(self, items: Sequence[Bit], phrase: NounPhrase, name: Bit, words: Stretch) -> EnglishSource | None:
        kind = self.memory.entities[name.entity].kind
        if low(items, phrase.first - 1) in ("on", "during") and (kind is EntityKind.PLACE or is_platform(name.text)):
            return None
        if kind is EntityKind.ORGANIZATION and not is_firm(name.text) and low(items, phrase.first - 1) != "to":
            self.sources.bodies.note_medium(name.entity)
        if kind is EntityKind.PLACE and items[phrase.head] is not name:
            return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.COLLECTIVE, None, words))
        key = self.memory.entities[name.entity].key
        return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.NAMED, key, words))

    def _personal(
        self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch, speaker: int | None
    ) -> EnglishSource | None:
        head = items[phrase.head].low
        if head == "me":
            return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.ANONYMOUS, None, words))
        if head in ("us", "you"):
            return None
        source = self.sources.of(items, phrase, AttributionRole.TOLD_TO, apart=speaker)
        return None if source.link.source is SourceKind.UNKNOWN else source

    def _described(self, items: Sequence[Bit], phrase: NounPhrase, words: Stretch) -> EnglishSource | None:
        head = items[phrase.head].low
        is_one = low(items, phrase.first) in _ONE and head not in AUDIENCES and not is_plural(head)
        if head in AUDIENCES or (head not in _SINGLE_HEARERS and not is_one):
            return EnglishSource(DraftLink(AttributionRole.TOLD_TO, SourceKind.COLLECTIVE, None, words))
        source = self.sources.of(items, phrase, AttributionRole.TOLD_TO)
        return None if source.link.source is SourceKind.UNKNOWN else source
