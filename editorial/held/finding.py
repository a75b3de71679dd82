"""Words that a model gave, found in the text: in its own characters, also if blanks, marks or vowel signs differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from editorial.pointer.choice import Stretch
from editorial.text.fold import fold_name, fold_with_offsets
from editorial.text.whole_word import Wholeness, wholeness

MOST_PLACES = 400
"""The most places of the same words that are looked at."""

_AROUND = 60
_BLANKS = " \x0b\x0c\x85\u1680\u2028\u2029"


@dataclass(frozen=True, slots=True)
class WordsSought:
    """Words, and what stands directly before and after them as far as it is known."""

    words: str
    before: str = ""
    after: str = ""
    is_name: bool = False
    """Whether capitals count."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words stand; ``is_exact`` says that they stand there as given, ``is_sure`` that no other place fits as well."""

    place: Stretch
    is_exact: bool
    is_sure: bool


class Finder:
    """A text in which a model's words are found."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._places: dict[tuple[str, bool], list[Stretch]] = {}

    def find(self, sought: WordsSought, near: Stretch | None = None) -> Hit | None:
        """Return the place of words that fits best: by what is around it, then the nearest one, then the first."""
        places = self.places(sought)
        if not places:
            return None
        scores = [self._likeness(place, sought) for place in places]
        best = max(scores)
        left = [place for place, score in zip(places, scores, strict=True) if score == best]
        place = min(left, key=lambda each: (_distance(each, near), each))
        is_exact = self.body[slice(*place)] == sought.words.strip()
        return Hit(place, is_exact, len(left) == 1 or near is not None)

    def places(self, sought: WordsSought) -> list[Stretch]:
        """Return the places where words stand whole, in order, or else joined to Arabic letters; none within words."""
        asked = sought.words, sought.is_name
        if asked not in self._places:
            found = [(place, wholeness(self.body, *place)) for place in self.anywhere(sought)]
            best = max((how for _, how in found), default=Wholeness.PART)
            is_whole = best > Wholeness.PART
            self._places[asked] = [place for place, how in found if how is best] if is_whole else []
        return self._places[asked]

    def anywhere(self, sought: WordsSought) -> list[Stretch]:
        """Return the places where words stand, also within longer words; those in other spellings only if there is no other."""
        words = sought.words.strip()
        exact = _found(self.body, words) if words else []
        if exact:
            return exact
        return [
            place for place in self._folded_places(words) if not sought.is_name or _is_as_high(self.body, place, words)
        ]

    def _folded_places(self, words: str) -> list[Stretch]:
        text, starts, ends = self._folded
        return [(starts[first], ends[last - 1]) for first, last in _found(text, fold_name(words))]

    @cached_property
    def _folded(self) -> tuple[str, Sequence[int], Sequence[int]]:
        """Return the folded text with one space for each run of blanks, and where each of its characters comes from."""
        folded = fold_with_offsets(self.body)
        kept = [
            number
            for number, letter in enumerate(folded.text)
            if letter not in _BLANKS or not number or folded.text[number - 1] not in _BLANKS
        ]
        text = "".join(" " if folded.text[number] in _BLANKS else folded.text[number] for number in kept)
        return text, [folded.starts[number] for number in kept], [folded.ends[number] for number in kept]

    def _likeness(self, place: Stretch, sought: WordsSought) -> int:
        """Return how many characters around a place are those that are sought."""
        found = 0
        if sought.before:
            before = fold_name(self.body[max(0, place[0] - _AROUND) : place[0]])
            found += _common(reversed(before), reversed(fold_name(sought.before[-_AROUND:])))
        if sought.after:
            after = fold_name(self.body[place[1] : place[1] + _AROUND])
            found += _common(after, fold_name(sought.after[:_AROUND]))
        return found


def _found(text: str, words: str) -> list[Stretch]:
    places, at = list[Stretch](), text.find(words) if words else -1
    while at >= 0 and len(places) < MOST_PLACES:
        places.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return places


def _is_as_high(body: str, place: Stretch, words: str) -> bool:
    """Return whether a place has capitals if the words have any."""
    return not any(map(str.isupper, words)) or any(map(str.isupper, body[slice(*place)]))


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in islice(zip(one, other, strict=False), _AROUND):
        if left != right:
            break
        count += 1
    return count


def _distance(place: Stretch, near: Stretch | None) -> int:
    return 0 if near is None else max(0, near[0] - place[1], place[0] - near[1])
