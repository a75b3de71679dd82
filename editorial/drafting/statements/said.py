"""When a quote was said: the words for a date in the clause that attributes it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from editorial.draft.draft import DraftQuote
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.statements.clause import Clauses
from editorial.pointer.choice import Stretch
from editorial.text.layout import Layout

_RELATIVE = re.compile(r"(?:\b(?:who|which|whose|where)\b|(?<!\w)(?:الذي|التي|الذين|المحتجز|المعتقل)\b)[^,،]*$")
_SAYING = re.compile(
    r"\b(?:statement|interview|letter|report|speech|post|email|e-mail|memo|note|briefing|conference|meeting|filing|tweet|broadcast"
    r"|podcast|address|message|column|article|survey|study|audit|court|hearing|parliament)\b[^.]{0,40}$"
    r"|(?:تصريح|بيان|مقابلة|حديث|تقرير|بلاغ|مؤتمر|لقاء|رسالة|خطاب|مداخلة|تدوينة|منشور|دراسة|كلمة|حوار|إفصاح|مذكرة)[^.]{0,40}$",
    re.IGNORECASE,
)
_BEFORE = 80
"""How many characters before a date are looked at."""

_BESIDE = 3
"""The most words between a cue and a date that belongs to it."""


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
        """Return the date of the attribution that is nearest to its cue, or else one of its sentence that belongs to it."""
        at = quote.cue or quote.places[0]
        held = [date for stretch in quote.attribution for date in self._within(stretch) if self._belongs(date, at)]
        if not held:
            sentence = self._layout.sentence(at[0])
            held = [date for date in self._within(sentence) if self._belongs(date, at) and self._is_saying(date, at)]
        return min(held, key=lambda date: _distance(date.place, at), default=None)

    def _belongs(self, date: FoundDate, at: Stretch) -> bool:
        """Whether a date is not in a relative clause on the speaker, unless the cue is, too."""
        text = self._layout.text
        before = text[max(self._layout.sentence(date.place[0])[0], date.place[0] - _BEFORE) : date.place[0]]
        found = _RELATIVE.search(before)
        return found is None or date.place[0] - len(before) + found.start() <= at[0] < date.place[0]

    def _is_saying(self, date: FoundDate, at: Stretch) -> bool:
        """Whether a date stands beside the cue, or behind a word for what was said or written."""
        text = self._layout.text
        between = text[min(date.place[1], at[1]) : max(date.place[0], at[0])]
        if len(between.split()) <= _BESIDE:
            return True
        return (
            date.place[0] < at[0] and _SAYING.search(text[max(0, date.place[0] - _BEFORE) : date.place[0]]) is not None
        )

    def _within(self, stretch: Stretch) -> Sequence[FoundDate]:
        first, last = bisect_left(self._starts, stretch[0]), bisect_left(self._starts, stretch[1])
        return self._dates[first:last]


def _distance(date: Stretch, cue: Stretch) -> int:
    return max(0, date[0] - cue[1], cue[0] - date[1])
