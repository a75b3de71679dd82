"""EnglishChains: from the speaker by whom it was told, published or passed on, to the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.draft.draft import DraftLink
from editorial.drafting.english_clauses.backward import phrase_ending
from editorial.drafting.english_clauses.item import Bit
from editorial.drafting.english_clauses.look import looks_verbal
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_clauses.subject import subject_before
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_saying.words import PRONOUNS, SUBJECT_PRONOUNS
from editorial.drafting.english_sources.english_source import EnglishSource
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_sources.source import EnglishSources
from editorial.drafting.english_speech.hearers import EnglishHearers
from editorial.model.vocabulary import AttributionRole, SourceKind
from editorial.pointer.choice import Stretch

_GOING_ON = frozenset(["added", "adds", "adding", "continued", "continues", "concluded", "concluding"])


CARRIED_SPEAKER = "The speaker was carried over from the sentence before."
CARRIED_LINK = "To whom it was said, or who passed it on, was carried over from the sentence before."


@dataclass(frozen=True, slots=True)
class EnglishChain:
    """The links of a quote, doubts about them, and where the text describes entities that they name."""

    links: tuple[DraftLink, ...]
    doubts: tuple[str, ...] = ()
    described: tuple[tuple[int, Stretch], ...] = ()


class EnglishChains:
    """Makes the chains of reports, in the order of the text."""

    def __init__(self, sources: EnglishSources, memory: EnglishMemory) -> None:
        self.sources = sources
        self.memory = memory
        self.hearers = EnglishHearers(sources, memory)

    def of(
        self, items: Sequence[Bit], report: EnglishReport, within: Sequence[EnglishChain], paragraph: int
    ) -> EnglishChain:
        """Return the chain of a report; ``within`` are the chains of the reports of this sentence before it."""
        speaker = self._speaker(items, report, within)
        if report.in_document is not None and speaker.link.source is SourceKind.NAMED:
            number = self.sources.bodies.number(speaker.link.entity or "")
            is_person = number is not None and self.memory.is_person(number)
            speaker = _in_document(items, report.in_document, speaker, is_person=is_person)
        if items[report.cue[0]].low == "read" and report.outer is None and self.memory.speaker is not None:
            speaker = replace(speaker, link=replace(self.memory.speaker, words=speaker.link.words))
        others = self._others(items, report, self.sources.bodies.number(speaker.link.entity or ""))
        links = [
            speaker.link,
            *([speaker.behind] if speaker.behind is not None else []),
            *(each.link for each in others),
        ]
        doubts = [each.doubt for each in (speaker, *others) if each.doubt is not None]
        described = [each.described for each in (speaker, *others) if each.described is not None]
        outer = within[report.outer] if report.outer is not None else None
        if outer is not None:
            is_other = links[0].entity is None or links[0].entity != outer.links[0].entity
            links += relayed(outer.links) if is_other else []
        elif len(links) == 1 and (carried := self._carried(items, links[0], report, within, paragraph)):
            links += carried
            doubts.append(CARRIED_LINK)
        chain = EnglishChain(tuple(links), tuple(doubts), tuple(described))
        if report.outer is None:
            is_order = report.reason is EnglishSpeechRule.ORDER
            kept = EnglishChain(chain.links[:1]) if is_order else chain
            self._remember(kept, items[report.cue[0]].start, paragraph)
        return chain

    def _speaker(self, items: Sequence[Bit], report: EnglishReport, within: Sequence[EnglishChain]) -> EnglishSource:
        role = AttributionRole.SPEAKER
        if report.subject is not None:
            return self.sources.of(items, report.subject, role, apart=self._apart(items, report.relay))
        if report.is_unknown:
            return EnglishSource(DraftLink(role, SourceKind.UNKNOWN))
        before = within
        if report.outer is not None and report.outer == len(within) - 1:
            phrase = main_subject(items, report.clause[0], report.floor)
            if phrase is not None:
                return self.sources.of(items, phrase, role)
        if before:
            published = [each for each in before[-1].links[1:] if each.role is AttributionRole.PUBLISHED_BY]
            return EnglishSource(before[-1].links[0], published[0] if published else None)
        phrase = main_subject(items, report.clause[0])
        if phrase is not None:
            return self.sources.of(items, phrase, role)
        return self._carried_speaker()

    def _apart(self, items: Sequence[Bit], phrase: NounPhrase | None) -> int | None:
        """Return the entity that a phrase beside a pronoun means, which the pronoun does not mean."""
        if phrase is None or items[phrase.head].low in PRONOUNS:
            return None
        return self.sources.bodies.number(self.sources.of(items, phrase, AttributionRole.SPEAKER).link.entity or "")

    def _carried_speaker(self) -> EnglishSource:
        speaker = self.memory.speaker
        if speaker is None:
            return EnglishSource(
                DraftLink(AttributionRole.SPEAKER, SourceKind.UNKNOWN), doubt="Nobody was found who may have said it."
            )
        return EnglishSource(replace(speaker, is_inferred=True), doubt=CARRIED_SPEAKER)

    def _others(self, items: Sequence[Bit], report: EnglishReport, speaker: int | None) -> list[EnglishSource]:
        """Return to whom it was said, and who passes it on."""
        found: list[EnglishSource] = []
        for phrase in (report.audience, report.medium):
            if phrase is not None and (source := self.hearers.meant(items, phrase, speaker)) is not None:
                found.append(source)
                found += self.hearers.second(items, phrase)
        if report.relay is not None:
            source = self.sources.of(items, report.relay, AttributionRole.RELAYED_BY)
            if source.link.source is not SourceKind.UNKNOWN:
                found.append(source)
        return found

    def _carried(
        self,
        items: Sequence[Bit],
        speaker: DraftLink,
        report: EnglishReport,
        within: Sequence[EnglishChain],
        paragraph: int,
    ) -> list[DraftLink]:
        """Return the links that go on from the last quote of the same speaker."""
        last = self.memory.chain
        if not last or not _same(last[0], speaker) or paragraph - self.memory.paragraph > 1:
            return []
        is_near = (
            bool(within)
            or report.is_dropped
            or paragraph == self.memory.paragraph
            or items[report.cue[0]].low in _GOING_ON
            or (report.subject is not None and items[report.subject.head].low in PRONOUNS)
        )
        is_next = self.memory.sentence - self.memory.speaker_sentence <= 1
        if not is_near and not is_next:
            return []
        return [
            replace(link, is_inferred=True)
            for link in last[1:]
            if link.role in (AttributionRole.TOLD_TO, AttributionRole.RELAYED_BY)
            and (link.entity is not None or is_near)
        ]

    def _remember(self, chain: EnglishChain, place: int, paragraph: int) -> None:
        speaker = chain.links[0]
        self.memory.speaker, self.memory.speaker_at = speaker, place
        self.memory.chain, self.memory.paragraph = chain.links, paragraph
        self.memory.speaker_sentence = self.memory.sentence
        if speaker.entity is not None and (number := self.sources.bodies.number(speaker.entity)) is not None:
            self.memory.note(place, number)

    def carried(self, paragraph: int) -> EnglishChain:
        """Return the chain of words in marks whose speaker is carried over."""
        source = self._carried_speaker()
        if source.link.source is SourceKind.UNKNOWN:
            return EnglishChain((source.link,), (source.doubt,) if source.doubt else ())
        links = [source.link]
        if self.memory.chain and paragraph - self.memory.paragraph <= 1:
            links += [replace(link, is_inferred=True) for link in self.memory.chain[1:] if link.entity is not None]
        return EnglishChain(tuple(links), (CARRIED_SPEAKER,))


def _in_document(items: Sequence[Bit], phrase: NounPhrase, source: EnglishSource, *, is_person: bool) -> EnglishSource:
    """Return the document in which a body says something, which it published; or the person, whom it publishes."""
    words = items[phrase.first].start, items[phrase.last - 1].end
    if is_person:
        published = DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.DOCUMENT, None, words)
        return replace(source, behind=published)
    publisher = replace(source.link, role=AttributionRole.PUBLISHED_BY)
    return EnglishSource(
        DraftLink(AttributionRole.SPEAKER, SourceKind.DOCUMENT, None, words), publisher, source.described
    )


def relayed(links: Sequence[DraftLink]) -> list[DraftLink]:
    """Return the chain of an outer speaker as links that pass on what another one said."""
    first = replace(links[0], role=AttributionRole.RELAYED_BY)
    return [first, *(replace(link, is_inferred=True) for link in links[1:])]


def _same(one: DraftLink, other: DraftLink) -> bool:
    return one.entity == other.entity and one.source is other.source


def main_subject(items: Sequence[Bit], limit: int, floor: int = 0) -> NounPhrase | None:
    """Return the subject of the first verb of a sentence, or of a clause that begins at ``floor``."""
    if limit > floor and items[floor].low in SUBJECT_PRONOUNS:
        return NounPhrase(floor, floor + 1, floor, floor + 1)
    for at in range(floor + 1, limit):
        if looks_verbal(items, at):
            subject = subject_before(items, at, floor)
            if subject is not None and subject.phrase is not None and not subject.is_relative:
                return subject.phrase
    return phrase_ending(items, limit, floor) if limit > floor else None
