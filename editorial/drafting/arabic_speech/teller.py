"""Tell the quotes of an article sentence by sentence, with their chains."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from editorial.draft.draft import DraftLink, DraftQuote
from editorial.drafting.arabic_clauses.extent import boundary, clauses_of
from editorial.drafting.arabic_clauses.link import ArabicLinkWords, find_links
from editorial.drafting.arabic_clauses.noun import HeadNounKind
from editorial.drafting.arabic_clauses.report import ArabicPieceRange, SayingReport, SayingReportShape
from editorial.drafting.arabic_clauses.reports import find_reports
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_speech.basis import ArabicSpeechRule, basis_of
from editorial.drafting.arabic_speech.chain import chain_of, relayed, with_links
from editorial.drafting.arabic_speech.memory import ArabicSpeechMemory, ArabicTurn
from editorial.drafting.arabic_speech.passing import passes_on
from editorial.drafting.arabic_speech.placing import PlacedSpeech, place_before, place_content
from editorial.drafting.arabic_speech.speaker import CARRIED, ArabicSpeakerReader
from editorial.drafting.arabic_words.piece import ArabicNamePlaces
from editorial.drafting.arabic_words.sentence import ArabicSentence
from editorial.model.vocabulary import EntityKind, QuoteKind, SourceKind, Stance
from editorial.text.mark import Marked


@dataclass(frozen=True, slots=True)
class HeardReport:
    """A report of the sentence: who spoke, and the pieces of what was reported."""

    report: SayingReport
    turn: ArabicTurn
    doubts: tuple[str, ...]
    contents: tuple[tuple[int, int, int], ...]
    is_nested: bool = False


@dataclass(slots=True)
class ArabicTeller:
    """Tells the quotes of an article; its sentences are heard in their order."""

    text: str
    names: ArabicNamePlaces
    marks: Sequence[Marked]
    quotes: list[DraftQuote] = field(default_factory=list)
    speakers: ArabicSpeakerReader = field(init=False)

    def __post_init__(self) -> None:
        self.speakers = ArabicSpeakerReader(ArabicSpeechMemory(self.text, self.names.entities))

    def hear(self, sentence: ArabicSentence, number: int) -> None:
        """Add the quotes of a sentence."""
        reports = find_reports(sentence, self.names.entities)
        if not reports:
            self._marks_alone(sentence, number)
            self._note_topic(sentence, number)
            return
        heard: list[HeardReport] = []
        for index in range(len(reports)):
            self._report(sentence, reports, index, heard, number)
        told = len(self.quotes)
        for each in heard:
            self._tell(sentence, each)
        by_places = {each.places: each for each in self.quotes[told:]}
        self.quotes[told:] = by_places.values()
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
        if report.shape is SayingReportShape.ACCORDING and heard and _follows(sentence, report, heard):
            link = passes_on(sentence, report, heard[-1].turn, self.names.entities)
            if link is not None:
                last = heard[-1]
                heard[:] = [
                    replace(each, turn=with_links(each.turn, (link,))) if each.turn.entity == last.turn.entity else each
                    for each in heard
                ]
            return
        contents = self._contents(sentence, reports, index)
        if not contents:
            return
        enclosing = _enclosing(report, heard)
        main = None if enclosing else next((each.turn for each in reversed(heard) if not each.is_nested), None)
        turn, doubts = self.speakers.read(sentence, report, number, main)
        turn = self._linked(
            sentence, reports, index, turn, is_carried=bool(doubts) or (main is not None and main.entity == turn.entity)
        )
        if enclosing is not None:
            turn = replace(turn, links=(relayed(enclosing.turn), *enclosing.turn.links))
        else:
            turn = self._carry_links(turn, number, is_first=not heard)
            self.speakers.memory.note(turn)
        heard.append(HeardReport(report, turn, doubts, contents, enclosing is not None))

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
        for first, last in _link_ranges(sentence, reports, index):
            found += find_links(sentence, self.names.entities, first, last, self.speakers.office)
        links = [
            DraftLink(each.role, each.source, each.entity, each.words)
            for each in found
            if each.entity is None or each.entity != turn.entity
        ]
        report = reports[index]
        if report.relayed_from is not None:
            relay = self.speakers.relayer(sentence, report)
            links = [*([relay] if relay else []), *links]
        return with_links(turn, links)

    def _carry_links(self, turn: ArabicTurn, number: int, *, is_first: bool) -> ArabicTurn:
        """Return a turn with the links of the sentence before, if the same speaker goes on."""
        last = self.speakers.memory.turns[-1] if self.speakers.memory.turns else None
        if (
            last is None
            or not last.links
            or (last.entity, last.source) != (turn.entity, turn.source)
            or (turn.entity is None and turn.words != last.words and is_first and not turn.links)
        ):
            return turn
        if turn.links and any(not link.is_inferred for link in turn.links):
            return turn
        if number - last.sentence > 2:
            return turn
        return replace(turn, links=tuple(replace(link, is_inferred=True) for link in last.links))

    def _tell(self, sentence: ArabicSentence, heard: HeardReport) -> None:
        chain = chain_of(heard.turn)
        report = heard.report
        for number, content in enumerate(heard.contents):
            for placed in place_content(sentence, report, content, is_further=number > 0):
                self.quotes.append(
                    DraftQuote(
                        placed.kind,
                        placed.places,
                        chain,
                        basis_of(placed.rule, *heard.doubts),
                        sentence.stretch(*report.cue),
                        stance=_stance(report),
                        attribution=_attribution(sentence, report),
                    )
                )

    def _note_topic(self, sentence: ArabicSentence, number: int) -> None:
        """Remember whom a sentence without speech is about, who may speak in the next one."""
        source = read_source(sentence, self.names.entities, 0, min(len(sentence), 12), is_strict=True)
        if source is not None and source.entity is not None:
            if self.names.entities[source.entity].kind is EntityKind.PERSON:
                place = sentence.stretch(source.first, source.last)
                feminine = source.noun.is_feminine if source.noun.kind is HeadNounKind.OFFICE else None
                self.speakers.memory.topic = ArabicTurn(
                    SourceKind.NAMED, source.entity, place, feminine, sentence=number
                )

    def _marks_alone(self, sentence: ArabicSentence, number: int) -> None:
        """Add a sentence in marks that follows the speech of somebody, as a quote of the same speaker."""
        words = [each for each in range(len(sentence)) if not sentence.is_point(each)]
        if len(words) != 1 or not sentence.is_marked(words[0]):
            return
        turns = self.speakers.memory.turns
        piece = sentence.pieces[words[0]]
        if not turns or number - turns[-1].sentence > 1 or len(self.text[piece.start : piece.end].split()) < 4:
            return
        turn = replace(turns[-1], sentence=number)
        turn = replace(turn, links=tuple(replace(link, is_inferred=True) for link in turn.links))
        self.speakers.memory.note(turn)
        first, *rest = chain_of(turn)
        chain = (replace(first, is_inferred=True), *rest)
        places = PlacedSpeech(QuoteKind.DIRECT, ((piece.start, piece.end),), ArabicSpeechRule.MARKS_ALONE)
        self.quotes.append(DraftQuote(places.kind, places.places, chain, basis_of(places.rule, CARRIED)))


def _follows(sentence: ArabicSentence, report: SayingReport, heard: Sequence[HeardReport]) -> bool:
    """Whether an attribution stands behind the words of a report, or within them."""
    return any(first < report.cue[0] <= last + 2 for each in heard for first, last, _ in each.contents)


def _enclosing(report: SayingReport, heard: Sequence[HeardReport]) -> HeardReport | None:
    """Return the report within whose words a later cue stands."""
    for each in reversed(heard):
        if (
            any(first <= report.cue[0] < last for first, last, _ in each.contents)
            and report.shape is not SayingReportShape.ACCORDING
        ):
            return each
    return None


def _link_ranges(sentence: ArabicSentence, reports: Sequence[SayingReport], index: int) -> list[ArabicPieceRange]:
    """Return where the links of a report may be named: before its cue, between cue and words, and behind the words."""
    report = reports[index]
    first = report.before[0]
    if index and first < reports[index - 1].cue[1]:
        first = report.cue[0]
    ranges = [(first, report.after[1])]
    if report.shape not in (SayingReportShape.BEFORE, SayingReportShape.ACCORDING):
        last = max((each for _, each, _ in clauses_of(sentence, reports, index)), default=report.begins)
        behind = next(
            (
                start
                for other in reports[index + 1 :]
                if other.cue[0] >= last and (start := boundary(sentence, other)) is not None
            ),
            len(sentence),
        )
        ranges.append((last, behind))
    else:
        ranges.append((report.after[1], min(len(sentence), report.after[1] + 20)))
    return ranges


def _stance(report: SayingReport) -> Stance:
    frame = report.said.frame if report.said else ""
    if "d" in frame:
        return Stance.DENIED
    return Stance.DOUBTED if report.said is not None and report.said.verb == "شكك" else Stance.ASSERTED


def _attribution(sentence: ArabicSentence, report: SayingReport) -> tuple[tuple[int, int], ...]:
    first = min(report.cue[0], report.after[0])
    place = sentence.stretch(first, max(report.cue[1], report.after[1]))
    return (place,) if place else ()


def is_named(turn: ArabicTurn) -> bool:
    """Whether a turn is of an entity."""
    return turn.source is SourceKind.NAMED
