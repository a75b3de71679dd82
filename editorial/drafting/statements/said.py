"""When a quote was said: the words for a date in the clause that attributes it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from editorial.draft.draft import DraftQuote
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.statements.clause import Clauses
from editorial.pointer.choice import Stretch
from editorial.text.layout import Layout


class Sayings:
    """The dates of an article that stand in its own words, in order."""

    def __init__(self, layout: Layout, clauses: Clauses, dates: Sequence[FoundDate]) -> None:
        self._layout = layout
        self._clauses = clauses
        self._dates = [date for date in dates if date.edtf and clauses.quoted(date.place) is None]
        self._starts = [date.place[0] for date in self._dates]

    def dated(self, quote: DraftQuote) -> DraftQuote:
        """Return a quote with the day on which it was said, where its attribution has words for it."""
        if quote.said is not None or not quote.places:
            return quote
        found = self._nearest(quote)
        return replace(quote, said=found.drafted) if found else quote

    def _nearest(self, quote: DraftQuote) -> FoundDate | None:
        stretches = quote.attribution or (self._layout.sentence(quote.places[0][0]),)
        held = [date for stretch in stretches for date in self._within(stretch)]
        at = quote.cue or quote.places[0]
        return min(held, key=lambda date: _distance(date.place, at), default=None)

    def _within(self, stretch: Stretch) -> Sequence[FoundDate]:
        first, last = bisect_left(self._starts, stretch[0]), bisect_left(self._starts, stretch[1])
        return self._dates[first:last]


def _distance(date: Stretch, cue: Stretch) -> int:
    return max(0, date[0] - cue[1], cue[0] - date[1])
