"""The quotes that were found so far."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.draft.draft import Basis, DraftLink, DraftQuote
from editorial.drafting.english_clauses.item import Bit
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_speech.chain import EnglishChain
from editorial.drafting.english_speech.confidence import CONFIDENCE
from editorial.model.vocabulary import QuoteKind
from editorial.pointer.choice import Stretch


class GatheredQuotes:
    """Quotes in the order in which they were found."""

    def __init__(self) -> None:
        self._quotes: list[DraftQuote] = []
        self._last = -1

    def in_order(self) -> tuple[DraftQuote, ...]:
        """Return the quotes in the order of the text; of two that begin together, the longer one first."""
        return tuple(sorted(self._quotes, key=lambda each: (each.places[0][0], -each.places[-1][1])))

    def go_on(self, places: tuple[Stretch, ...]) -> tuple[DraftLink, ...]:
        """Add places to the last quote, and return its chain."""
        last = self._quotes[self._last]
        self._quotes[self._last] = replace(last, places=(*last.places, *places))
        return last.chain

    def add(
        self,
        kind: QuoteKind,
        places: tuple[Stretch, ...],
        chain: EnglishChain,
        rule: EnglishSpeechRule,
        items: Sequence[Bit] = (),
        report: EnglishReport | None = None,
    ) -> None:
        """Add a quote, unless it has no words; ``report`` has its cue, as numbers of ``items``."""
        if not places:
            return
        if rule is not EnglishSpeechRule.MARKS_NESTED:
            self._last = len(self._quotes)
        quote = DraftQuote(kind, places, chain.links, Basis(rule, CONFIDENCE[rule], chain.doubts))
        self._quotes.append(quote if report is None else _with_cue(quote, items, report))


def _with_cue(quote: DraftQuote, items: Sequence[Bit], report: EnglishReport) -> DraftQuote:
    if report.cue[0] >= report.cue[1]:
        return quote
    cue = items[report.cue[0]].start, items[report.cue[1] - 1].end
    first, last = min(report.clause[0], report.cue[0]), max(report.clause[1], report.cue[1])
    attribution = ((items[first].start, items[min(last, len(items)) - 1].end),)
    return replace(quote, cue=cue, stance=report.stance, attribution=attribution)
