"""EnglishSpeaking: the quotes of an article, sentence by sentence, in the order of the text."""

from collections.abc import Sequence

from editorial.draft.draft import DraftQuote
from editorial.drafting.english_clauses.cutting import EnglishCutter
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.marks import within
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_clauses.subject import subject_before
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_reports.reader import read_reports
from editorial.drafting.english_saying.naming import LOOSE
from editorial.drafting.english_saying.words import DETERMINERS
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_speech.chain import EnglishChain, EnglishChains, main_subject
from editorial.drafting.english_speech.gathered import GatheredQuotes
from editorial.drafting.english_speech.marked import alone, clauses, is_direct, is_label, is_naming, lone, stretch_of
from editorial.drafting.english_speech.nested import EnglishNested
from editorial.drafting.english_speech.noting import note_persons, note_subject
from editorial.drafting.english_speech.places import begins_sentence, ends_sentence, is_statement, parts_of, run_place
from editorial.model.vocabulary import QuoteKind
from editorial.pointer.choice import Stretch
from editorial.text.mark import Marked


class EnglishSpeaking:
    """Gathers quotes. What stands in marks in a sentence of its own waits until it is clear whose words it is."""

    def __init__(self, cutter: EnglishCutter, chains: EnglishChains, memory: EnglishMemory) -> None:
        self.cutter = cutter
        self.text = cutter.text
        self.chains = chains
        self.memory = memory
        self.nested = EnglishNested(chains, memory)
        self.described: list[tuple[int, Stretch]] = []
        self.gathered = GatheredQuotes()
        self._waiting: list[tuple[Marked, int]] = []
        self._last_paragraph = -1
        self._goes_on = False

    def finished(self) -> tuple[DraftQuote, ...]:
        """Return all quotes, in the order of the text."""
        self._flush()
        return self.gathered.in_order()

    def read(self, sentence: EnglishSentence) -> None:
        """Read the next sentence."""
        items = sentence.items
        self.memory.sentence += 1
        marked = lone(items)
        if marked is not None:
            self._lone(marked, sentence.paragraph)
            return
        reports = read_reports(items)
        if self._waiting and not (reports and not reports[0].content and self._waiting[-1][1] == sentence.paragraph):
            self._flush()
        note_subject(self.memory, items)
        note_persons(self.memory, self.chains.sources.role_finder, items)
        taken: set[int] = set()
        self._goes_on = False
        chains: list[EnglishChain] = []
        for report in reports:
            chains.append(self.chains.of(items, report, chains, sentence.paragraph))
        own = [_is_own_thought(report, number, chains) for number, report in enumerate(reports)]
        for number, report in enumerate(reports):
            if not own[number]:
                self.described += chains[number].described
                nested = [each for at, each in enumerate(reports) if each.outer == number and not own[at]]
                inner = {n for each in nested for first, last in each.content for n in range(first, last)}
                self._quote(items, report, chains[number], taken, inner)
        self._loose(items, taken, sentence.paragraph)
        self._last_paragraph = sentence.paragraph

    def _lone(self, marked: Marked, paragraph: int) -> None:
        """Take a sentence that stands in marks as a whole: the last quote goes on, or it waits for an attribution."""
        if not self._goes_on or paragraph - self._last_paragraph > 1:
            self._waiting.append((marked, paragraph))
            return
        chain = self.gathered.go_on(parts_of(self.text, marked.start, marked.end))
        self._last_paragraph = paragraph
        self._nested(marked, EnglishChain(chain))

    def _flush(self) -> None:
        """Take what waits as the words of whoever was last spoken of."""
        for marked, paragraph in self._waiting:
            if not (is_statement(self.text, marked.start, marked.end) or ends_sentence(self.text, marked.end)):
                continue
            chain = self.chains.carried(paragraph)
            self.gathered.add(
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
        usable = [n for n in marked if report.is_quote_only or not is_naming(items, n)]
        all_marked = alone(items, runs, usable, self.text, report)
        if report.is_quote_only or all_marked:
            self._marked_quote(items, report, chain, all_marked or usable)
            taken.update(marked)
            return
        if not usable and marked and all(items[n].sort is not BitSort.WORD for a, b in runs for n in range(a, b)):
            return
        for run in clauses(items, runs, report):
            places = tuple(place for a, b in run if (place := run_place(self.text, items, a, b)) is not None)
            if places:
                self.gathered.add(QuoteKind.INDIRECT, places, chain, report.reason, items, report)
        for n in usable:
            if n in inner:
                continue
            stretch = stretch_of(items[n])
            parts = parts_of(self.text, stretch.start, stretch.end)
            taken.add(n)
            if parts:
                self.gathered.add(QuoteKind.PARTIAL, parts, chain, EnglishSpeechRule.MARKS_WITHIN, items, report)
                self._nested(stretch, chain)
        self._goes_on = False

    def _take_waiting(self, items: Sequence[Bit], report: EnglishReport, chain: EnglishChain) -> None:
        for marked, _ in self._waiting:
            self.gathered.add(
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
        is_whole = is_direct(items, numbers, report, self.text)
        parts = [parts_of(self.text, each.start, each.end) for each in stretches]
        reason = (
            report.reason
            if report.reason in (EnglishSpeechRule.MARKS_CALLED, EnglishSpeechRule.MARKS_COLON)
            else EnglishSpeechRule.MARKS_CUE
        )
        if is_whole:
            places = tuple(place for part in parts for place in part)
            self.gathered.add(QuoteKind.DIRECT, places, chain, reason, items, report)
        else:
            for part in parts:
                if part:
                    self.gathered.add(QuoteKind.PARTIAL, part, chain, reason, items, report)
        for each in stretches:
            self._nested(each, chain)
        self._goes_on = is_whole

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
            links = EnglishChain(self.nested.links(items, report, chain), ("The words stand within another quote.",))
            for n in numbers:
                stretch = items[n].marked
                if stretch is not None and not is_naming(items, n):
                    kind = (
                        QuoteKind.DIRECT
                        if begins_sentence(self.text, stretch.start, stretch.end)
                        else QuoteKind.PARTIAL
                    )
                    self.gathered.add(
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
            if item.sort is not BitSort.MARKED or n in taken or item.marked is None or is_naming(items, n):
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
            elif not is_label(items, n) and any(low(items, at) in LOOSE for at in range(max(0, n - 12), n)):
                self._add_loose(items, n, QuoteKind.PARTIAL, EnglishSpeechRule.MARKS_LOOSE, paragraph)

    def _subject_of(self, items: Sequence[Bit], number: int) -> NounPhrase | None:
        """Return the subject of the verb that suggests that words in marks are somebody's."""
        for at in range(number - 1, max(0, number - 12), -1):
            if low(items, at) in LOOSE and low(items, at) not in DETERMINERS:
                subject = subject_before(items, at, 0)
                if subject is not None and subject.phrase is not None and not subject.is_dropped:
                    return subject.phrase
        return main_subject(items, number)

    def _add_loose(
        self, items: Sequence[Bit], number: int, kind: QuoteKind, reason: EnglishSpeechRule, paragraph: int
    ) -> None:
        marked = stretch_of(items[number])
        phrase = self._subject_of(items, number) if number else None
        if phrase is None:
            chain = self.chains.carried(paragraph)
        else:
            report = EnglishReport(reason, (number, number), (phrase.first, number), (), phrase)
            chain = self.chains.of(items, report, (), paragraph)
            self.described += chain.described
        self.gathered.add(kind, parts_of(self.text, marked.start, marked.end), chain, reason)
        self._nested(marked, chain)


def _is_own_thought(report: EnglishReport, number: int, chains: Sequence[EnglishChain]) -> bool:
    """Whether a speaker only reports what the speaker thinks: she thought he was joking, she says."""
    if report.outer is None or report.reason is not EnglishSpeechRule.THOUGHT:
        return False
    entity = chains[number].links[0].entity
    return entity is not None and entity == chains[report.outer].links[0].entity
