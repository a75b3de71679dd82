"""Whether a word of saying is a cue where it stands."""

from editorial.drafting.arabic_nouns.lookup import clause_word, is_preposition
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.heads import OFFICE_HEADS
from editorial.drafting.arabic_saying.lexicon import PASSIVE_FORMS, SayingForm, SayingShape

_PREPOSITION_LIKE = frozenset(("بين", "عقب"))
"""Verbs that are written as prepositions are, but for the mark that doubles a letter."""


def may_be_cue(sentence: ArabicSentence, number: int, said: SayingForm, joined: str) -> bool:
    before = sentence.form(number - 1)
    if said.form == "راي" and sentence.text[sentence.pieces[number].end - 1] != "ى":
        return False
    if before == "ان" and sentence.bare(number - 2) == "قبل":
        return said.shape is SayingShape.FINITE
    if before in ("لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "او", "ان", "وان", "لان") and not joined:
        return False
    if said.shape is SayingShape.PARTICIPLE and said.form in OFFICE_HEADS and not sentence.is_comma(number - 1):
        return False
    if said.form in _PREPOSITION_LIKE and not _is_doubled(sentence, number):
        return clause_word(sentence, number + 1) is not None
    if said.form == "علما" or (said.verb == "اطلع" and sentence.form(number + 1)[:3] == "علي"):
        return False
    if said.verb in ("جاء", "ورد") and not (said.shape is SayingShape.FINITE and sentence.form(number + 1)[:2] == "في"):
        return False
    if before in ("كان", "كانت") and said.form in PASSIVE_FORMS:
        return False
    return not (
        said.shape is SayingShape.FINITE
        and is_preposition(sentence, number - 1)
        and before not in ("من",)
        and not joined
    )


def _is_doubled(sentence: ArabicSentence, number: int) -> bool:
    piece = sentence.pieces[number]
    return "\N{ARABIC SHADDA}" in sentence.text[piece.start : piece.end]


def stands_behind_marks(sentence: ArabicSentence, number: int) -> bool:
    """Whether nothing but words in marks stands before a verb, and no reported clause right behind it."""
    if not any(sentence.is_marked(each) for each in range(max(0, number - 4), number)):
        return False
    if any(sentence.is_word(each) for each in range(max(0, number - 12), number)):
        return False
    return not any(clause_word(sentence, each) is not None for each in range(number + 1, number + 9))
