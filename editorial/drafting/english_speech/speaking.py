"""EnglishSpeaking: the quotes of an article, sentence by sentence, in the order of the text."""

from collections.abc import Iterator, Sequence

from editorial.draft.draft import Basis, DraftQuote
from editorial.drafting.english_clauses.cutting import EnglishCutter
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.marks import within
from editorial.drafting.english_clauses.phrase import is_sign, looks_verbal, low
from editorial.drafting.english_reports.reader import read_reports
from editorial.drafting.english_reports.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_saying.naming import LOOSE, NAMING
from editorial.drafting.english_saying.sources import ROLES
from editorial.drafting.english_saying.words import DETERMINERS, PREPOSITIONS
from editorial.drafting.english_speech.chain import EnglishChain, EnglishChains, main_subject
from editorial.drafting.english_speech.confidence import CONFIDENCE
from editorial.drafting.english_speech.memory import EnglishMemory
from editorial.drafting.english_speech.places import begins_sentence, ends_sentence, is_statement, parts_of, run_place
from editorial.model.vocabulary import QuoteKind, Stance
from editorial.pointer.choice import Stretch
from editorial.text.mark import Marked


class EnglishSpeaking:
    """Gathers quotes. What stands in marks in a sentence of its own waits until it is clear whose words it is."""

    def __init__(self, cutter: EnglishCutter, chains: EnglishChains, memory: EnglishMemory) -> None:
        self.cutter = cutter
        self.text = cutter.text
        self.chains = chains
        self.memory = memory
        self.described: list[tuple[int, Stretch]] = []
        self._quotes: list[DraftQuote] = []
        self._waiting: list[tuple[Marked, int]] = []
        self._last_paragraph = -1
        self._goes_on = False

    def finished(self) -> tuple[DraftQuote, ...]:
        """Return all quotes, in the order of the text."""
        self._flush()
        return tuple(sorted(self._quotes, key=lambda each: (each.places[0][0], -each.places[-1][1])))

    def read(self, sentence: EnglishSentence) -> None:
        """Read the next sentence."""
        items = sentence.items
        self.memory.sentence += 1
        lone = _lone(items)
        if lone is not None:
            self._lone(lone, sentence.paragraph)
            return
        reports = read_reports(items)
        if self._waiting and not (reports and not reports[0].content and self._waiting[-1][1] == sentence.paragraph):
            self._flush()
        self._note_subject(items)
        taken: set[int] = set()
        chains: list[EnglishChain | None] = []
        self._goes_on = False
        for number, report in enumerate(reports):
            chain = self.chains.of(items, report, chains, sentence.paragraph)
            chains.append(chain)
            if _is_own_thought(report, chain):
                continue
            self.described += chain.described
            inner = {
                n
                for other in reports[number + 1 :]
                if other.outer == number
                for a, b in other.content
                for n in range(a, b)
            }
            self._quote(items, report, chain, taken, inner)
        self._loose(items, taken, sentence.paragraph)
        self._last_paragraph = sentence.paragraph

    def _note_subject(self, items: Sequence[Bit]) -> None:
        """Remember whom the sentence is about: its first name that no preposition governs and that owns nothing."""
        is_relative = False
        for at, item in enumerate(items[:30]):
            if item.sort is not BitSort.NAME:
                if item.sort is BitSort.MARKED or (looks_verbal(items, at) and not is_relative):
                    return
                is_relative = (is_relative or item.low in ("who", "which", "whose", "that")) and not is_sign(
                    items, at, ","
                )
                continue
            before = at - 2 if low(items, at - 1) in DETERMINERS else at - 1
            if low(items, before) in PREPOSITIONS or low(items, at + 1) in ("'s", "’s"):
                continue
            if low(items, at + 1) in ROLES and at + 2 < len(items) and items[at + 2].sort is BitSort.NAME:
                continue
            self.memory.note(item.start, item.entity)
            return

    def _lone(self, marked: Marked, paragraph: int) -> None:
        """Take a sentence that stands in marks as a whole: the last quote goes on, or it waits for an attribution."""
        if self._goes_on and self._quotes and paragraph - self._last_paragraph <= 1:
            last = self._quotes[-1]
            places = (*last.places, *parts_of(self.text, marked.start, marked.end))
            self._quotes[-1] = _with_places(last, places)
            self._nested(marked, EnglishChain(last.chain))
            return
        if not self._waiting and paragraph == self._last_paragraph and self.memory.speaker is not None and self._quotes:
            self._waiting.append((marked, paragraph))
            return
        self._waiting.append((marked, paragraph))

    def _flush(self) -> None:
        """Take what waits as the words of whoever was last spoken of."""
        for marked, paragraph in self._waiting:
            if not (is_statement(self.text, marked.start, marked.end) or ends_sentence(self.text, marked.end)):
                continue
            chain = self.chains.carried(paragraph)
            self._add(
                QuoteKind.DIRECT, parts_of(self.text, marked.start, marked.end), chain, EnglishSpeechRule.MARKS_CARRIED
            )
            self._nested(marked, chain)
        self._waiting = []

    def _quote(
        self, items: Sequence[Bit], report: EnglishReport, chain: EnglishChain, taken: set[int], inner: set[int]
    ) -> None:
        """Add the quotes of a report: its words in marks, or the clause, and the words in marks within it."""
        if not report.content:
            self._take_waiting(items, report, chain)
            return
        runs = [(a, b) for a, b in report.content if a < b]
        marked = [n for a, b in runs for n in range(a, b) if items[n].sort is BitSort.MARKED and n not in taken]
        usable = [n for n in marked if not _is_naming(items, n)]
        alone = _alone(items, runs, usable, self.text, report)
        if report.is_quote_only or alone:
            self._marked_quote(items, report, chain, alone or usable)
            taken.update(marked)
            return
        for run in _clauses(items, runs, report):
            places = tuple(place for a, b in run if (place := run_place(self.text, items, a, b)) is not None)
            if places:
                self._add(QuoteKind.INDIRECT, places, chain, report.reason, items, report)
        for n in usable:
            if n in inner:
                continue
            stretch = items[n].marked
            assert stretch is not None
            parts = parts_of(self.text, stretch.start, stretch.end)
            taken.add(n)
            if parts:
                self._add(QuoteKind.PARTIAL, parts, chain, EnglishSpeechRule.MARKS_WITHIN, items, report)
                self._nested(stretch, chain)
        self._goes_on = False

    def _take_waiting(self, items: Sequence[Bit], report: EnglishReport, chain: EnglishChain) -> None:
        for marked, _ in self._waiting:
            self._add(
                QuoteKind.DIRECT,
                parts_of(self.text, marked.start, marked.end),
                chain,
                EnglishSpeechRule.MARKS_CUE,
                items,
                report,
            )
            self._nested(marked, chain)
        self._goes_on = bool(self._waiting)
        self._waiting = []

    def _marked_quote(
        self, items: Sequence[Bit], report: EnglishReport, chain: EnglishChain, numbers: Sequence[int]
    ) -> None:
        """Add words in marks as one quote, or each as one if they are only parts."""
        stretches = [stretch for n in numbers if (stretch := items[n].marked) is not None]
        if not stretches:
            return
        is_direct = _is_direct(items, numbers, report, self.text)
        parts = [parts_of(self.text, each.start, each.end) for each in stretches]
        reason = (
            report.reason
            if report.reason in (EnglishSpeechRule.MARKS_CALLED, EnglishSpeechRule.MARKS_COLON)
            else EnglishSpeechRule.MARKS_CUE
        )
        if is_direct:
            places = tuple(place for part in parts for place in part)
            self._add(QuoteKind.DIRECT, places, chain, reason, items, report)
        else:
            for part in parts:
                if part:
                    self._add(QuoteKind.PARTIAL, part, chain, reason, items, report)
        for each in stretches:
            self._nested(each, chain)
        self._goes_on = is_direct

    def _nested(self, marked: Marked, chain: EnglishChain) -> None:
        """Add the quotes within a quote, which its speaker passes on."""
        inside = [each for each in within(self.cutter.marks, marked.start, marked.end) if each != marked]
        if not inside:
            return
        items = self.cutter.items(marked.start, marked.end, inside)
        done: set[int] = set()
        for report in read_reports(items):
            numbers = [
                n for a, b in report.content for n in range(a, b) if items[n].sort is BitSort.MARKED and n not in done
            ]
            numbers = numbers[:1]
            done.update(numbers)
            if not numbers:
                continue
            links = EnglishChain(self.chains.nested(items, report, chain), ("The words stand within another quote.",))
            for n in numbers:
                stretch = items[n].marked
                if stretch is not None and not _is_naming(items, n):
                    kind = (
                        QuoteKind.DIRECT
                        if begins_sentence(self.text, stretch.start, stretch.end)
                        else QuoteKind.PARTIAL
                    )
                    self._add(
                        kind,
                        parts_of(self.text, stretch.start, stretch.end),
                        links,
                        EnglishSpeechRule.MARKS_NESTED,
                        items,
                        report,
                    )

    def _loose(self, items: Sequence[Bit], taken: set[int], paragraph: int) -> None:
        """Add the words in marks that no report has, if a colon or a verb suggests that somebody said them."""
        for n, item in enumerate(items):
            if item.sort is not BitSort.MARKED or n in taken or item.marked is None or _is_naming(items, n):
                continue
            start, end = item.marked.start, item.marked.end
            is_whole = begins_sentence(self.text, start, end) and (
                is_statement(self.text, start, end) or ends_sentence(self.text, end)
            )
            after_colon = is_sign(items, n - 1, ":")
            if after_colon and begins_sentence(self.text, start, end):
                self._add_loose(items, n, QuoteKind.DIRECT, EnglishSpeechRule.MARKS_COLON, paragraph)
                self._goes_on = True
            elif n == 0 and is_whole:
                self._add_loose(items, n, QuoteKind.DIRECT, EnglishSpeechRule.MARKS_CARRIED, paragraph)
            elif not _is_label(items, n) and any(low(items, at) in LOOSE for at in range(max(0, n - 12), n)):
                self._add_loose(items, n, QuoteKind.PARTIAL, EnglishSpeechRule.MARKS_LOOSE, paragraph)

    def _add_loose(
        self, items: Sequence[Bit], number: int, kind: QuoteKind, reason: EnglishSpeechRule, paragraph: int
    ) -> None:
        marked = items[number].marked
        assert marked is not None
        phrase = main_subject(items, number) if number else None
        if phrase is None:
            chain = self.chains.carried(paragraph)
        else:
            report = EnglishReport(reason, (number, number), (phrase.first, number), (), phrase)
            chain = self.chains.of(items, report, (), paragraph)
            self.described += chain.described
        self._add(kind, parts_of(self.text, marked.start, marked.end), chain, reason)
        self._nested(marked, chain)

    def _add(
        self,
        kind: QuoteKind,
        places: tuple[Stretch, ...],
        chain: EnglishChain,
        reason: EnglishSpeechRule,
        items: Sequence[Bit] = (),
        report: EnglishReport | None = None,
    ) -> None:
        if not places:
            return
        cue, attribution, stance = None, (), Stance.ASSERTED
        if report is not None and report.cue[0] < report.cue[1]:
            cue = items[report.cue[0]].start, items[report.cue[1] - 1].end
            first, last = min(report.clause[0], report.cue[0]), max(report.clause[1], report.cue[1])
            attribution = ((items[first].start, items[min(last, len(items)) - 1].end),)
            stance = report.stance
        self._quotes.append(
            DraftQuote(
                kind,
                places,
                chain.links,
                Basis(reason, CONFIDENCE[reason], chain.doubts),
                cue,
                None,
                stance,
                attribution,
            )
        )


def _is_own_thought(report: EnglishReport, chain: EnglishChain) -> bool:
    """Whether a speaker only reports what the speaker thinks: she thought he was joking, she says."""
    if report.outer is None or report.reason is not EnglishSpeechRule.THOUGHT or len(chain.links) < 2:
        return False
    return chain.links[0].entity is not None and chain.links[0].entity == chain.links[1].entity


def _with_places(quote: DraftQuote, places: tuple[Stretch, ...]) -> DraftQuote:
    return DraftQuote(
        quote.kind, places, quote.chain, quote.basis, quote.cue, quote.said, quote.stance, quote.attribution
    )


def _lone(items: Sequence[Bit]) -> Marked | None:
    """Return the words in marks that are the whole sentence."""
    rest = [item for item in items if item.sort is not BitSort.SIGN or item.text not in ".,!?…–—-"]
    return rest[0].marked if len(rest) == 1 and rest[0].sort is BitSort.MARKED else None


def _is_naming(items: Sequence[Bit], number: int) -> bool:
    """Whether marks stand around a name or a term: the so-called “paper fleet”, known as “the Wall”."""
    before, second = low(items, number - 1), low(items, number - 2)
    return before in NAMING or (before in ("the", "as", "a", "an", "of", "is", "be") and second in NAMING)


def _is_label(items: Sequence[Bit], number: int) -> bool:
    """Whether a word in marks qualifies a noun: its “buy” rating."""
    after = items[number + 1] if number + 1 < len(items) else None
    if after is None or after.sort is not BitSort.WORD or len(items[number].text.split()) > 3:
        return False
    return low(items, number - 1) in DETERMINERS and after.low not in PREPOSITIONS | {"and", "or", "but"}


def _alone(
    items: Sequence[Bit], runs: Sequence[tuple[int, int]], marked: Sequence[int], text: str, report: EnglishReport
) -> list[int]:
    """Return the words in marks that are all that is reported; empty if other words are reported, too."""
    if not marked:
        return []
    rest = [
        n
        for a, b in runs
        for n in range(a, b)
        if n not in marked and items[n].sort is not BitSort.SIGN and items[n].low not in ("and", "but", "or")
    ]
    if not rest:
        return list(marked)
    first = marked[0]
    stretch = items[first].marked
    assert stretch is not None
    whole = begins_sentence(text, stretch.start, stretch.end) or is_statement(text, stretch.start, stretch.end)
    if (
        not report.is_before
        and first == runs[0][0]
        and (report.reason is EnglishSpeechRule.MARKS_COLON or (whole and not report.has_that))
    ):
        return [first]
    if report.is_before and len(runs) == 1 and marked[-1] == runs[0][1] - 1 and rest[-1] == marked[-1] - 1 and whole:
        return []
    return []


def _is_direct(items: Sequence[Bit], numbers: Sequence[int], report: EnglishReport, text: str) -> bool:
    stretch = items[numbers[0]].marked
    assert stretch is not None
    start, end = stretch.start, stretch.end
    if report.is_quote_only:
        return False if report.reason is EnglishSpeechRule.MARKS_CALLED else begins_sentence(text, start, end)
    if is_statement(text, start, end) or report.reason is EnglishSpeechRule.MARKS_COLON:
        return True
    if report.is_before:
        return begins_sentence(text, start, end)
    return begins_sentence(text, start, end) and (len(text[start:end].split()) > 1 or ends_sentence(text, end))


def _clauses(
    items: Sequence[Bit], runs: Sequence[tuple[int, int]], report: EnglishReport
) -> Iterator[list[tuple[int, int]]]:
    """Yield the clauses of a report: "that … and that …" are two."""
    if len(runs) != 1 or report.is_before:
        yield list(runs)
        return
    first, last = runs[0]
    start = first
    for at in range(first + 1, last - 1):
        if low(items, at) == "that" and low(items, at - 1) in ("and", "but") and low(items, at + 1) not in ("of", ""):
            yield [(start, at - 1)]
            start = at + 1
    yield [(start, last)]
