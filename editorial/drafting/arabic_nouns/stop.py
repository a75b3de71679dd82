"""Where the words for a source end."""

from editorial.drafting.arabic_nouns.lookup import clause_word, is_adverb, is_preposition, saying_at
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import (
    HEARER_HEADS,
    MEDIUM_HEADS,
    STATEMENT_HEADS,
    TALK_HEADS,
)

HEARING = MEDIUM_HEADS | HEARER_HEADS | TALK_HEADS
_OCCASIONS = TALK_HEADS | STATEMENT_HEADS
_RELATIVE = folded_words(
    """
    الذي التي الذين اللذان اللتان اللواتي وهو وهي وهم هو هي
    """
)
_LONGEST = 18
_STOPS = folded_words(
    """
    خلال عبر عقب أمام بعد قبل منذ أثناء ردا على إن بأن أن حيث وذلك تعليقا حول بشأن هامش
    """
)
_QUALIFIERS = folded_words("الماضي الماضية الجاري الحالي المنصرم الفائت القادم المقبل أول")


def office_end(sentence: ArabicSentence, first: int, last: int) -> int:
    """Return the piece at which the words of an office end."""
    number = first + 1
    while number < min(last, first + _LONGEST) and not sentence.is_break(number) and not is_stop(sentence, number):
        number += 1
    return number


def is_stop(sentence: ArabicSentence, number: int) -> bool:
    """Whether the words for a source end before a piece."""
    if sentence.is_marked(number):
        return True
    if sentence.entity(number) is not None:
        return False
    form = sentence.form(number)
    if form in _STOPS or bare(form) in _RELATIVE or clause_word(sentence, number) is not None:
        return True
    if form[:1] in ("ل",) and without_article(form if form.startswith("لل") else form[1:]) in HEARING:
        return True
    if is_preposition(sentence, number) and _is_occasion(sentence, number + 1):
        return True
    if is_adverb(sentence, number) and not (form in _QUALIFIERS and sentence.form(number - 1).startswith("ال")):
        return True
    said = saying_at(sentence, number)
    if said is not None and said[0].shape == "PARTICIPLE" and form.endswith("ا"):
        return True
    return said is not None and said[0].shape == "FINITE" and said[0].form != said[0].verb


def _is_occasion(sentence: ArabicSentence, number: int) -> bool:
    """Whether a word behind a preposition is a statement, a talk, or a clause."""
    base = without_article(sentence.form(number))
    stems = {base, base.removesuffix("ها"), base.removesuffix("هم"), base.removesuffix("ه")}
    return bool(stems & _OCCASIONS) or clause_word(sentence, number) is not None
