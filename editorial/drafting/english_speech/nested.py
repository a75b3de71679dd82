"""EnglishNested: whose words stand within the words of somebody else."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_frames.report import EnglishReport
from editorial.drafting.english_saying.sources import MEN, WOMEN
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_sources.roles import is_role_word
from editorial.drafting.english_speech.chain import EnglishChain, EnglishChains, main_subject, relayed
from editorial.model.vocabulary import AttributionRole, SourceKind

_FAR = 400
"""How many characters back somebody is looked for whom a pronoun within a quote may mean."""

_OWN = frozenset(("i", "we", "me"))
_HE = frozenset(("he", "him"))
_SHE = frozenset(("she", "her"))
_THEY = frozenset(("they", "them"))


class EnglishNested:
    """Makes the chains of words within words in marks, which the outer speaker passes on unless they are his own."""

    def __init__(self, chains: EnglishChains, memory: EnglishMemory) -> None:
        self.chains = chains
        self.memory = memory

    def links(self, items: Sequence[Bit], report: EnglishReport, outer: EnglishChain) -> tuple[DraftLink, ...]:
        """Return the links of words within words in marks."""
        phrase = report.subject
        if phrase is None and report.clause[0] > 0:
            phrase = main_subject(items, report.cue[0])
        speaker = self._speaker(items, phrase, outer)
        links = [speaker]
        if report.audience is not None:
            links += self._hearer(items, report.audience, speaker, outer)
        if speaker.entity is not None and speaker.entity == outer.links[0].entity:
            return tuple(links)
        return (*links, *relayed(outer.links))

    def _speaker(self, items: Sequence[Bit], phrase: NounPhrase | None, outer: EnglishChain) -> DraftLink:
        """Return the speaker of words within words in marks, who is the outer speaker if that one speaks of himself."""
        if phrase is None:
            return DraftLink(AttributionRole.SPEAKER, SourceKind.UNKNOWN)
        head = items[phrase.head]
        if head.low in _OWN:
            return outer.links[0]
        if head.low in _HE or head.low in _SHE or head.low in _THEY:
            return self._named_within(items, phrase, outer) or self._other(head, outer, AttributionRole.SPEAKER)
        return self.chains.sources.of(items, phrase, AttributionRole.SPEAKER).link

    def _named_within(self, items: Sequence[Bit], phrase: NounPhrase, outer: EnglishChain) -> DraftLink | None:
        """Return the person whom the words themselves name before a pronoun."""
        head = items[phrase.head]
        if head.low in _THEY:
            return None
        gender = "m" if head.low in _HE else "f"
        for item in reversed(items[: phrase.first]):
            if item.sort is not BitSort.NAME or not self.memory.is_person(item.entity):
                continue
            key = self.memory.entities[item.entity].key
            if key != outer.links[0].entity and self.memory.genders.get(item.entity, gender) == gender:
                return DraftLink(AttributionRole.SPEAKER, SourceKind.NAMED, key, (head.start, head.end))
        return None

    def _hearer(
        self, items: Sequence[Bit], phrase: NounPhrase, speaker: DraftLink, outer: EnglishChain
    ) -> list[DraftLink]:
        head = items[phrase.head]
        words = head.start, head.end
        if head.low == "me":
            is_own = speaker.entity is not None and speaker.entity == outer.links[0].entity
            return [] if is_own else [replace(outer.links[0], role=AttributionRole.TOLD_TO, words=words)]
        if head.low in ("us", "them"):
            return [DraftLink(AttributionRole.TOLD_TO, SourceKind.COLLECTIVE, None, words)]
        if head.low in _HE or (head.low in _SHE and phrase.core == phrase.head + 1 and phrase.first == phrase.head):
            return [self._other(head, outer, AttributionRole.TOLD_TO)]
        told = self.chains.hearers.meant(items, phrase)
        return [] if told is None else [told.link]

    def _other(self, head: Bit, outer: EnglishChain, role: AttributionRole) -> DraftLink:
        """Return somebody else of whom the outer speaker talks: the last of that gender nearby, else nobody with a name."""
        words = head.start, head.end
        if head.low in _THEY:
            return DraftLink(role, SourceKind.COLLECTIVE, None, words)
        gender = "m" if head.low in _HE else "f"
        apart = self.chains.sources.bodies.number(outer.links[0].entity or "")
        place, number = self._last_named(head.start, gender, apart)
        if number is None or self._described_since(place, head.start, gender):
            return DraftLink(role, SourceKind.ANONYMOUS, None, words)
        return DraftLink(role, SourceKind.NAMED, self.memory.entities[number].key, words)

    def _last_named(self, place: int, gender: str, apart: int | None) -> tuple[int, int | None]:
        """Return the person of a gender who was last spoken of nearby, with the place."""
        for at, entity in self.memory.persons_before(place):
            if place - at > _FAR:
                break
            if entity != apart and self.memory.genders.get(entity, gender) == gender:
                return at, entity
        return place, None

    def _described_since(self, start: int, end: int, gender: str) -> bool:
        """Whether somebody without a name, whom the pronoun may mean, is spoken of between two places."""
        other = MEN if gender == "f" else WOMEN
        return any(
            start < at < end and word not in other and is_role_word(word)
            for at, word in self.memory.unnamed_before(end)
        )
