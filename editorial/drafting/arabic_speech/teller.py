"""Tell the quotes of an article sentence by sentence, with their chains."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from editorial.draft.draft import DraftLink, DraftQuote
from editorial.drafting.arabic_clauses.extent import clauses_of
from editorial.drafting.arabic_clauses.report import SayingReport, SayingReportShape
from editorial.drafting.arabic_clauses.reports import find_reports
from editorial.drafting.arabic_links.hearer import ArabicLinkWords
from editorial.drafting.arabic_links.link import ArabicLinkReader
from editorial.drafting.arabic_nouns.noun import HeadNounKind
from editorial.drafting.arabic_nouns.phrase import ArabicSourceWords, beside_name
from editorial.drafting.arabic_nouns.source import read_source
from editorial.drafting.arabic_pieces.piece import ArabicNamePlaces, cut_pieces, cut_sentences
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.again import described_again
from editorial.drafting.arabic_speakers.basis import ArabicSpeechRule, basis_of
from editorial.drafting.arabic_speakers.meaning import ArabicMeaning
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory, ArabicTurn
from editorial.drafting.arabic_speakers.pronoun import interrupted
from editorial.drafting.arabic_speakers.speaker import CARRIED, ArabicSpeakerReader
from editorial.drafting.arabic_speech.carrying import carried_links, documented
from editorial.drafting.arabic_speech.chain import chain_of, passes_on, relayed, with_links
from editorial.drafting.arabic_speech.heard import (
    HeardReport,
    attribution,
    enclosing_report,
    follows,
    leads_on,
    link_ranges,
    may_be_nested,
    stance,
)
from editorial.drafting.arabic_speech.opaque import inner_marks
from editorial.drafting.arabic_speech.placing import PlacedSpeech, place_before, place_content
from editorial.model.vocabulary import AttributionRole, EntityKind, QuoteKind, SourceKind
from editorial.text.mark import Marked

_SENTENCE = 4
"""Words that may be a sentence."""
_LONGEST_OFFICE = 17
"""The most pieces of an office before a name."""


@dataclass(slots=True)
class ArabicTeller:
    """Tells the quotes of an article; its sentences are heard in their order."""

    text: str
    names: ArabicNamePlaces
    marks: Sequence[Marked]
    quotes: list[DraftQuote] = field(default_factory=list)
    speakers: ArabicSpeakerReader = field(init=False)
    offices: list[tuple[ArabicSentence, ArabicSourceWords]] = field(default_factory=list)
    passed_by: ArabicTurn | None = None
    """Whom the sentence names first as the source of a report: نقلا عن مصادر، قالت الصحيفة."""

    def __post_init__(self) -> None:
        memory = ArabicSpeechMemory(self.text, self.names.entities)
        self.speakers = ArabicSpeakerReader(memory, ArabicMeaning(memory))

    def hear(self, sentence: ArabicSentence, number: int) -> None:
        """Add the quotes of a sentence."""
        reports = find_reports(sentence, self.names.entities)
        if not reports:
            self._marks_alone(sentence, number)
            self._note_topic(sentence, number)
            return
        heard: list[HeardReport] = []
        self.passed_by = None
        for index in range(len(reports)):
            self._report(sentence, reports, index, heard, number)
        told = len(self.quotes)
        for each in heard:
            self._tell(sentence, each)
        by_places = {each.places: each for each in self.quotes[told:]}
        self.quotes[told:] = by_places.values()
        for each in heard:
            for other in each.turn.others:
                self._tell(sentence, replace(each, turn=replace(each.turn, entity=other)))
        if not heard:
            self._note_topic(sentence, number)

    def _report(
        self,
        sentence: ArabicSentence,
        reports: Sequence[SayingReport],
        index: int,
        heard: list[HeardReport],
        number: int,
    ) -> None:
        report = reports[index]
        if report.shape is SayingReportShape.ACCORDING and heard:
            is_behind = follows(sentence, report, heard)
            link = None if not is_behind else passes_on(sentence, report, heard[-1].turn, self.names.entities)
            if link is not None:
                last = heard[-1]
                heard[:] = [
                    replace(each, turn=with_links(each.turn, (link,))) if each.turn.entity == last.turn.entity else each
                    for each in heard
                ]
            return
        if report.shape is SayingReportShape.ACCORDING and leads_on(sentence, reports, index):
            self.passed_by, _ = self.speakers.read(sentence, report, number, None)
            return
        contents = self._contents(sentence, reports, index)
        enclosing = enclosing_report(report, heard)
        is_noun = report.shape is SayingReportShape.NOUN
        if not contents or (enclosing is not None and not may_be_nested(report) and not is_noun):
            return
        main = None if enclosing else next((each.turn for each in reversed(heard) if not each.is_nested), None)
        turn, doubts = self.speakers.read(sentence, report, number, main)
        is_known = doubts or report.is_hal or sentence.form(report.begins).startswith("ال")
        if enclosing is not None and turn.source is SourceKind.UNKNOWN and report.shape is SayingReportShape.MARKS:
            return
        if enclosing is not None and is_noun and (is_known or turn.entity == enclosing.turn.entity):
            return
        if self.passed_by is not None and not heard:
            turn = self._passed(turn, report)
        turn = self._linked(
            sentence, reports, index, turn, is_carried=bool(doubts) or (main is not None and main.entity == turn.entity)
        )
        turn = documented(self.names.entities, sentence, report, turn)
        if enclosing is not None:
            turn = replace(turn, links=(relayed(enclosing.turn), *enclosing.turn.links))
        else:
            turn = carried_links(self.speakers.memory, turn, number, is_first=not heard)
            self.speakers.memory.note(turn)
        heard.append(HeardReport(report, turn, doubts, contents, enclosing is not None))

    def _passed(self, turn: ArabicTurn, report: SayingReport) -> ArabicTurn:
        """Return a turn with the source that the sentence named before it: a medium quotes it, or it relays."""
        other, self.passed_by = self.passed_by, None
        if other is None or (other.entity == turn.entity and other.entity is not None):
            return turn
        if other.entity is None:
            return replace(other, links=(relayed(turn),))
        return with_links(turn, (relayed(other),))

    def _contents(
        self, sentence: ArabicSentence, reports: Sequence[SayingReport], index: int
    ) -> tuple[tuple[int, int, int], ...]:
        report = reports[index]
        if report.shape in (SayingReportShape.BEFORE, SayingReportShape.ACCORDING):
            return tuple(place_before(sentence, reports, index))
        return tuple(clauses_of(sentence, reports, index))

    def _linked(
        self,
        sentence: ArabicSentence,
        reports: Sequence[SayingReport],
        index: int,
        turn: ArabicTurn,
        *,
        is_carried: bool,
    ) -> ArabicTurn:
        found: list[ArabicLinkWords] = []
        reader = ArabicLinkReader(sentence, self.names.entities, self.speakers.office, self.speakers.meaning.hearer)
        for first, last in link_ranges(sentence, reports, index):
            found += reader.find(first, last)
        links = [
            DraftLink(each.role, each.source, each.entity, each.words)
            for each in found
            if each.entity is None
            or each.entity not in (turn.entity, turn.publisher.entity if turn.publisher else None)
        ]
        report = reports[index]
        links += interrupted(self.speakers.memory, sentence, report, turn)
        if report.relayed_from is not None:
            relay = self.speakers.relayer(sentence, report)
            links = [*([relay] if relay else []), *links]
        return with_links(turn, links)

    def _tell(self, sentence: ArabicSentence, heard: HeardReport) -> None:
        chain, report = chain_of(heard.turn, self.speakers.memory.media), heard.report
        for number, content in enumerate(heard.contents):
            for placed in place_content(sentence, report, content, is_further=number > 0):
                quote = DraftQuote(
                    placed.kind,
                    placed.places,
                    chain,
                    basis_of(placed.rule, *heard.doubts),
                    sentence.stretch(*report.cue),
                    stance=stance(report),
                    attribution=attribution(sentence, report),
                )
                self.quotes.append(quote)
                if placed.kind is QuoteKind.DIRECT and placed.rule is not ArabicSpeechRule.COLON_PLAIN:
                    self._tell_within(quote, heard.turn)

    def read_offices(self, sentences: Sequence[ArabicSentence]) -> None:
        """Read the offices that stand beside names of persons, wherever they do."""
        for sentence in sentences:
            taken = 0
            for name in (
                n for n, piece in enumerate(sentence.pieces) if piece.begins and self._is_person(piece.entity)
            ):
                self.speakers.meaning.remember_rank(sentence, name)
                for number in range(max(taken, name - _LONGEST_OFFICE), name + 1):
                    source = beside_name(sentence, self.names.entities, number) if number >= taken else None
                    if source is not None and source.entity is not None and source.office is not None:
                        self.offices.append((sentence, source))
                        self.speakers.meaning.remember_office(sentence, source)
                        taken = max(source.last, source.office[1])

    def _is_person(self, key: str | None) -> bool:
        return key is not None and self.names.entities[key].kind is EntityKind.PERSON

    def describe(self, sentences: Sequence[ArabicSentence]) -> None:
        """Describe those who speak by the offices that stand beside their names, and by the words that take them up."""
        speakers = {
            link.entity
            for quote in self.quotes
            for link in quote.chain
            if link.entity is not None and link.role is not AttributionRole.TOLD_TO
        }
        for sentence, source in self.offices:
            if source.entity in speakers:
                self.speakers.meaning.describe(sentence, source, source.entity or "")
        self.speakers.meaning.descriptions.extend(described_again(sentences, self.speakers.memory, speakers))

    def _note_topic(self, sentence: ArabicSentence, number: int) -> None:
        """Remember whom a sentence without speech is about, who may speak in the next one."""
        source = read_source(sentence, self.names.entities, 0, min(len(sentence), 12), is_strict=True)
        if source is None:
            return
        key = source.entity or self.speakers.meaning.meant(sentence, source)
        if key is None or self.names.entities[key].kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION):
            return
        place = sentence.stretch(source.first, source.last)
        feminine = source.noun.is_feminine if source.noun.kind is HeadNounKind.OFFICE else None
        self.speakers.memory.topic = ArabicTurn(SourceKind.NAMED, key, place, feminine, sentence=number)

    def _tell_within(self, quote: DraftQuote, turn: ArabicTurn) -> None:
        """Add what others say within a quote: the outer speaker relays it."""
        for start, end in quote.places:
            first = bisect_left(self.marks, Marked(start + 1, 0))
            within = self.marks[first : bisect_left(self.marks, Marked(end, 0))]
            inner = inner_marks(self.text, Marked(start, end), within, self.names)
            pieces = list(cut_pieces(self.text, inner, self.names, start, end))
            for each in cut_sentences(self.text, pieces):
                sentence = ArabicSentence(self.text, each)
                for report in find_reports(sentence, self.names.entities):
                    if report.shape is SayingReportShape.COLON and report.said is not None:
                        self._tell_inner(sentence, report, turn)

    def _tell_inner(self, sentence: ArabicSentence, report: SayingReport, turn: ArabicTurn) -> None:
        speaker, doubts = self.speakers.read(sentence, report, turn.sentence, None)
        if doubts:
            many = report.said is not None and report.said.is_plural
            kind = SourceKind.COLLECTIVE if many else SourceKind.ANONYMOUS
            speaker = ArabicTurn(kind, None, sentence.stretch(*report.cue), None)
        links = (relayed(turn), *(replace(link, is_inferred=True) for link in turn.links))
        chain = chain_of(replace(speaker, links=links), self.speakers.memory.media)
        for content in clauses_of(sentence, [report], 0):
            for placed in place_content(sentence, report, content, is_further=False):
                basis = basis_of(ArabicSpeechRule.WITHIN_MARKS, *doubts)
                self.quotes.append(DraftQuote(placed.kind, placed.places, chain, basis, sentence.stretch(*report.cue)))

    def _marks_alone(self, sentence: ArabicSentence, number: int) -> None:
        """Add a sentence in marks that follows the speech of somebody, as a quote of the same speaker."""
        words = [each for each in range(len(sentence)) if not sentence.is_point(each)]
        if len(words) != 1 or not sentence.is_marked(words[0]):
            return
        turns = self.speakers.memory.turns
        piece = sentence.pieces[words[0]]
        if not turns or number - turns[-1].sentence > 1:
            return
        within = ArabicSpeechRule.WITHIN_MARKS
        number_of_last = next(
            (n for n in range(-1, -len(self.quotes) - 1, -1) if self.quotes[n].basis.rule != within), -1
        )
        last = self.quotes[number_of_last] if self.quotes else None
        is_next = last is not None and turns[-1].sentence == number - 1
        if is_next and last is not None and last.basis.rule == ArabicSpeechRule.MARKS_BEFORE_CUE:
            turns[-1] = replace(turns[-1], sentence=number)
            self.quotes[number_of_last] = replace(last, places=(*last.places, piece.place))
            return
        if len(self.text[piece.start : piece.end].split()) < _SENTENCE:
            return
        turn = replace(turns[-1], sentence=number)
        turn = replace(turn, links=tuple(replace(link, is_inferred=True) for link in turn.links))
        self.speakers.memory.note(turn)
        first, *rest = chain_of(turn, self.speakers.memory.media)
        chain = (replace(first, is_inferred=True), *rest)
        places = PlacedSpeech(QuoteKind.DIRECT, ((piece.start, piece.end),), ArabicSpeechRule.MARKS_ALONE)
        self.quotes.append(DraftQuote(places.kind, places.places, chain, basis_of(places.rule, CARRIED)))
