"""Whether words in marks stand near enough to a cue to be what it reports."""

from editorial.drafting.arabic_clauses.lookup import is_adverb, is_preposition
from editorial.drafting.arabic_clauses.noun import HeadNounKind
from editorial.drafting.arabic_clauses.phrase import EntitiesByKey
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_pieces.piece import QUOTATION_MARKS
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.lexicon import SayingForm

_BEFORE_MARKS = frozenset(("ب", "ل", "الي", "علي", "عن", "من", "في"))
_NEAR = 6
_SHORTEST = 3
"""Words of a clause, or of a sentence in marks, at least."""


def stands_near(sentence: ArabicSentence, entities: EntitiesByKey, number: int, at: int, said: SayingForm) -> bool:
    """Whether words in marks are what a cue reports: a source, asides and a preposition at most stand between.

    A longer stretch at the end of its clause may stand farther off.
    """
    before = sentence.before_mark(at)
    while before > number and (sentence.is_point(before) or sentence.form(before) in _BEFORE_MARKS):
        before -= 1
    if before <= number:
        return True
    piece = sentence.pieces[at]
    is_long = len(sentence.text[piece.start : piece.start + 200].split()) >= _SHORTEST and piece.end - piece.start > 7
    if is_long and "w" not in said.frame and sentence.is_break(_behind_mark(sentence, at)):
        return True
    source = read_source(sentence, entities, number + 1, before + 1)
    if source is None:
        return all(_is_aside(sentence, each) for each in range(number + 1, before + 1))
    if source.noun.kind is HeadNounKind.OTHER and source.entity is None and not {"m", "x"} & set(said.frame):
        return False
    end = max(source.last, (source.office or (0, 0))[1])
    is_close = sentence.form(sentence.before_mark(at)) in _BEFORE_MARKS and before - end < _NEAR
    return is_close or all(_is_aside(sentence, each) for each in range(end, before + 1))


def _behind_mark(sentence: ArabicSentence, number: int) -> int:
    number += 1
    while sentence.is_point(number) and sentence.form(number) in QUOTATION_MARKS:
        number += 1
    return number


def _is_aside(sentence: ArabicSentence, number: int) -> bool:
    return (
        sentence.is_point(number)
        or sentence.form(number) in ("ذلك", "هذا", "الامر")
        or is_adverb(sentence, number)
        or is_preposition(sentence, number - 1)
        or is_preposition(sentence, number)
    )
