"""The clause that a date stands in: the words that tell what happened then."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from editorial.draft.draft import DraftQuote
from editorial.pointer.choice import Stretch
from editorial.text.layout import Layout

_BREAK = re.compile(
    r"[;؛:()\[\]—–…!?؟]|\s-\s|[.]\s"
    r"|\b(?:that|who|which|whose|when|where|while|but|because|although|though|whereas|if|unless|once|said|says)\b"
    r"|(?<!\w)(?:[وف]?(?:إنه?ا?|أنه?ا?|أنّ|إنّ|ان|الذي|التي|الذين|اللتين|حيث|لكن|فيما|بينما|عندما|حين|بعدما"
    r"|قبل أن|بعد أن|إلا أن|رغم|علما))\b"
)
_COMMA = re.compile(r"[,،]|\b(?:and|after|before|as)\b|(?<!\w)(?:و(?=[أايتنس]))")
_BEFORE, _AFTER = 200, 100
"""How many characters of a clause before and after a date are looked at."""

_FEWEST = 4
"""The fewest words of a clause: a shorter stretch goes on over the comma."""

_EDGES = " \t\n,،.;؛:«»“”\"'‘’()—–-"


class Clauses:
    """The clauses of an article. None goes over the edge of a quote, nor out of its sentence."""

    def __init__(self, layout: Layout, quotes: Sequence[DraftQuote]) -> None:
        self.layout = layout
        self._places = sorted({place for quote in quotes for place in quote.places})
        self._starts = [start for start, _ in self._places]

    def quoted(self, place: Stretch) -> Stretch | None:
        """Return the shortest quoted stretch that a place lies in; None if it is the article's own."""
        around = self._near(place)
        holding = [(start, end) for start, end in around if start <= place[0] and place[1] <= end]
        return min(holding, key=lambda stretch: stretch[1] - stretch[0], default=None)

    def around(self, place: Stretch) -> Stretch:
        """Return the clause around a place."""
        first, last = self._limits(place)
        start, end = self._start(first, place[0]), self._end(place[1], last)
        return trimmed(self.layout.text, start, end)

    def _limits(self, place: Stretch) -> Stretch:
        first, last = self.layout.sentence(place[0])
        first, last = max(first, place[0] - _BEFORE), min(max(last, place[1]), place[1] + _AFTER)
        for start, end in self._near(place):
            if start <= place[0] and place[1] <= end:
                first, last = max(first, start), min(last, end)
            elif end <= place[0]:
                first = max(first, end)
            elif start >= place[1]:
                last = min(last, start)
        return first, max(last, place[1])

    def _near(self, place: Stretch) -> Sequence[Stretch]:
        """Return the quoted stretches near a place: long ones that began far before it are among the last few."""
        number = bisect_right(self._starts, place[0])
        return self._places[max(0, number - 6) : number + 3]

    def _start(self, first: int, date: int) -> int:
        """Return where the clause begins that ends at a date."""
        text = self.layout.text
        begin = first
        for found in _BREAK.finditer(text, first, date):
            begin = found.end() if len(text[found.end() : date].split()) else begin
        commas = [found.end() for found in _COMMA.finditer(text, begin, date)]
        longest = [comma for comma in commas if len(text[comma:date].split()) >= _FEWEST]
        return longest[-1] if longest else begin

    def _end(self, date: int, last: int) -> int:
        text = self.layout.text
        broken, comma = _BREAK.search(text, date, last), _COMMA.search(text, date, last)
        return min([last, *(found.start() for found in (broken, comma) if found)])


def trimmed(text: str, start: int, end: int) -> Stretch:
    """Return a stretch without the blanks and marks at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
