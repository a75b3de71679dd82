"""A sentence of an Arabic text, and the first questions that one asks of its pieces."""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.drafting.arabic_pieces.piece import QUOTATION_MARKS, ArabicPiece, ArabicPieceKind
from editorial.pointer.choice import Stretch

COMMAS = frozenset("،,؛;")
_PAIRS = (("«", "»"), ("“", "”"), ("”", "“"), ("(", ")"), ('"', '"'))
BREAKS = frozenset("،,؛;.!؟?…:()[]–—-")


@dataclass(frozen=True, slots=True)
class ArabicSentence:
    """A sentence with its pieces; places are offsets in the whole text."""

    text: str
    pieces: tuple[ArabicPiece, ...]

    def __len__(self) -> int:
        return len(self.pieces)

    def form(self, number: int) -> str:
        """Return the folded form of a piece; empty outside of the sentence, and for words in marks."""
        return self.pieces[number].form if 0 <= number < len(self.pieces) else ""

    def bare(self, number: int) -> str:
        """Return the folded form of a piece without و or ف before it."""
        return self.pieces[number].bare if 0 <= number < len(self.pieces) else ""

    def is_comma(self, number: int) -> bool:
        """Whether a piece is a comma."""
        return self.form(number) in COMMAS and self.is_point(number)

    def is_point(self, number: int) -> bool:
        """Whether a piece is a point of any kind."""
        return 0 <= number < len(self.pieces) and self.pieces[number].kind is ArabicPieceKind.POINT

    def is_marked(self, number: int) -> bool:
        """Whether a piece is a stretch in marks."""
        return 0 <= number < len(self.pieces) and self.pieces[number].kind is ArabicPieceKind.MARKED

    def is_word(self, number: int) -> bool:
        """Whether a piece is a word."""
        return 0 <= number < len(self.pieces) and self.pieces[number].kind is ArabicPieceKind.WORD

    def is_break(self, number: int) -> bool:
        """Whether a piece parts clauses; so does the edge of the sentence."""
        return not 0 <= number < len(self.pieces) or (self.is_point(number) and self.form(number) in BREAKS)

    def entity(self, number: int) -> str | None:
        """Return the key of the entity that a piece names."""
        return self.pieces[number].entity if 0 <= number < len(self.pieces) else None

    def name_end(self, number: int) -> int:
        """Return the first piece after the name that this piece begins or goes on with."""
        key, end = self.entity(number), number + 1
        while self.entity(end) == key and not self.pieces[end].begins:
            end += 1
        return end

    def stretch(self, first: int, last: int) -> Stretch | None:
        """Return where the pieces stand, without points at their edges; None if there are no words."""
        while first < last and self.is_point(first):
            first += 1
        while first < last and self.is_point(last - 1):
            last -= 1
        return self._with_marks(self.pieces[first].start, self.pieces[last - 1].end) if first < last else None

    def _with_marks(self, start: int, end: int) -> Stretch:
        """Return a stretch with the marks of quotation, brackets and signs at its edges that belong to words within it."""
        words, before, after = self.text[start:end], self.text[start - 1 : start], self.text[end : end + 1]
        for opening, closing in _PAIRS:
            surplus = words.count(opening) - words.count(closing) if opening != closing else words.count(opening) % 2
            if surplus > 0 and after == closing:
                return start, end + 1
            if (surplus < 0 or (opening == closing and surplus)) and before == opening:
                return start - 1, end
        return (start, end + 1) if after in ("%", "٪", "°") else (start, end)

    def words(self, first: int, last: int) -> Iterator[int]:
        """Yield the numbers of the words of a range."""
        return (number for number in range(max(0, first), min(last, len(self.pieces))) if self.is_word(number))

    def before_mark(self, number: int) -> int:
        """Return the last piece before this one that is no mark of quotation."""
        number -= 1
        while number >= 0 and self.form(number) in QUOTATION_MARKS and self.is_point(number):
            number -= 1
        return number


def without_article(form: str) -> str:
    """Return a folded word without the article, also behind ل."""
    if form.startswith("ال") and len(form) > 3:
        return form[2:]
    return form[2:] if form.startswith("لل") and len(form) > 3 else form
