"""Pieces of an Arabic text: words, points, and stretches in marks, which are one piece each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from editorial.draft.draft import DraftEntity, DraftMention
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.model.vocabulary import MentionKind
from editorial.pointer.choice import Stretch
from editorial.text.fold import fold
from editorial.text.mark import Marked

_PIECE = regex.compile(r"\p{Nd}+(?:[.,٫٬،/]\p{Nd}+)*+|[\p{L}\p{M}\p{N}_ـ]++|\n|[^\s\p{L}\p{M}\p{N}_]")
_LONGEST = 200
"""The most pieces of a sentence; a longer one is cut, so that no search in it takes long."""

_ENDS = frozenset(".!?؟…۔\n")


class ArabicPieceKind(StrEnum):
    """What a piece of a text is."""

    WORD = "WORD"
    POINT = "POINT"
    MARKED = "MARKED"


@dataclass(frozen=True, slots=True)
class ArabicPiece:
    """A piece; ``form`` is folded. ``entity`` is the key of the entity whose name it is part of.

    ``begins`` says whether the name begins in this piece, and ``joined`` which letters of the piece stand before it.
    """

    start: int
    end: int
    form: str
    kind: ArabicPieceKind = ArabicPieceKind.WORD
    entity: str | None = None
    begins: bool = False
    joined: str = ""
    bare: str = ""
    """The form without و or ف before it."""

    @property
    def place(self) -> Stretch:
        """Where the piece stands."""
        return self.start, self.end


class ArabicNamePlaces:
    """The names of the entities of an article, by their places."""

    def __init__(self, entities: Sequence[DraftEntity]) -> None:
        self.entities = {each.key: each for each in entities}
        kinds = (MentionKind.NAME, MentionKind.METONYM)
        found = [
            (m.place, each.key) for each in entities for m in each.mentions if m.kind in kinds or _is_named(each, m)
        ]
        self._found = sorted(found)
        self._starts = [place[0] for place, _ in self._found]

    def at(self, start: int, end: int) -> tuple[Stretch, str] | None:
        """Return the name that a stretch overlaps, and its entity."""
        number = bisect_right(self._starts, end - 1) - 1
        if number >= 0 and self._found[number][0][1] > start:
            return self._found[number]
        return None

    def fills(self, start: int, end: int) -> bool:
        """Whether a stretch is a name, or a name with a word of kind."""
        found = self.at(start, end)
        return found is not None and found[0][0] - start <= 1 and end - found[0][1] <= 1


def _is_named(entity: DraftEntity, mention: DraftMention) -> bool:
    return mention.kind is MentionKind.DESCRIPTION and not entity.names


def cut_pieces(
    text: str, opaque: Sequence[Marked], names: ArabicNamePlaces, start: int = 0, end: int | None = None
) -> Iterator[ArabicPiece]:
    """Yield the pieces of a part of a text; each stretch in marks is one piece, without its marks."""
    at, close = start, len(text) if end is None else end
    for each in (*opaque, None):
        last = each.start if each else close
        for found in _PIECE.finditer(text, at, last):
            yield _piece(found, names)
        if each:
            yield ArabicPiece(each.start, each.end, "", ArabicPieceKind.MARKED)
            at = each.end


def _piece(found: regex.Match[str], names: ArabicNamePlaces) -> ArabicPiece:
    start, end = found.span()
    word = found[0]
    if not (word[0].isalnum() or word[0] == "ـ"):
        return ArabicPiece(start, end, word, ArabicPieceKind.POINT)
    name = names.at(start, end)
    if name is None:
        form = fold(word)
        return ArabicPiece(start, end, form, bare=bare(form))
    begins = name[0][0] >= start
    joined = fold(word[: name[0][0] - start]) if begins else ""
    form = fold(word)
    return ArabicPiece(start, end, form, ArabicPieceKind.WORD, name[1], begins, joined, bare(form))


def cut_sentences(text: str, pieces: Sequence[ArabicPiece]) -> Iterator[tuple[ArabicPiece, ...]]:
    """Yield the sentences: they end with a stop outside of marks, with a line, or with marked words that end with a stop."""
    sentence: list[ArabicPiece] = []
    for number, piece in enumerate(pieces):
        if piece.form == "\n":
            if sentence:
                yield tuple(sentence)
            sentence = []
            continue
        sentence.append(piece)
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if len(sentence) >= _LONGEST or _ends(text, piece, after, sentence):
            yield tuple(sentence)
            sentence = []
    if sentence:
        yield tuple(sentence)


def _ends(text: str, piece: ArabicPiece, after: ArabicPiece | None, sentence: Sequence[ArabicPiece]) -> bool:
    if piece.kind is ArabicPieceKind.POINT:
        if piece.form not in _ENDS or (
            after is not None and after.kind is ArabicPieceKind.POINT and after.form in _ENDS
        ):
            return False
        if after is not None and after.start == piece.end and after.form not in QUOTATION_MARKS:
            return False
        before = sentence[-2] if len(sentence) > 1 else None
        return before is None or len(before.form) > 1 or before.kind is not ArabicPieceKind.WORD
    if piece.kind is ArabicPieceKind.MARKED:
        ends = text[piece.end - 1 : piece.end] in (".", "!", "؟", "?")
        goes_on = after is not None and after.form.startswith(("و", "ف"))
        return ends and text[piece.end - 1] == "." and goes_on
    return False


QUOTATION_MARKS = frozenset("«»“”„‟\"'‘’‹›")
"""Marks of quotation as points."""
