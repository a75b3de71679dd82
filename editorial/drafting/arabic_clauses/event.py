"""Nouns of events, and what may stand before one: days, places, asides."""

import regex

from editorial.drafting.arabic_nouns.lookup import is_adverb, is_preposition
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import SOURCE_HEADS
from editorial.drafting.arabic_saying.masdars import MASDARS

_PATTERN = regex.compile("ا..?.?ا.|است..ا.|ت[^اي]{2}ي.|ت.ا[^اي].|م.ا[^ا].ه")
"""Patterns of masdars: إعلان, اتفاق, استخدام, تأجيل, تراجع, مواصلة."""
_FARTHEST = 40
ASIDE = folded_words("لنا لهم له لها لي نفسه نفسها أنفسهم ذاته ذاتها")
"""Words between a verb and its object that are no part of it."""


def is_event(sentence: ArabicSentence, at: int) -> bool:
    """Whether a piece is a masdar, or a noun of an event, with or without a pronoun."""
    form = without_article(sentence.form(at))
    if sentence.entity(at) is not None or not sentence.is_word(at) or form in SOURCE_HEADS:
        return False
    return any(each in MASDARS or _PATTERN.fullmatch(each) is not None for each in (form, _without_pronoun(form)))


def _without_pronoun(form: str) -> str:
    for end in ("ها", "هم", "ه"):
        if form.endswith(end):
            stem = form.removesuffix(end)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return form


def behind_asides(sentence: ArabicSentence, at: int) -> int:
    """Return the first piece behind days, places and what commas enclose."""
    start = at
    while at < len(sentence) and at - start < _FARTHEST:
        if sentence.is_comma(at):
            close = at + 1
            while close < len(sentence) and not sentence.is_break(close):
                close += 1
            if not sentence.is_comma(close):
                return len(sentence) if is_preposition(sentence, at + 1) else at + 1
            at = close + 1
        elif sentence.form(at) == "(" and sentence.is_point(at):
            while at < len(sentence) and sentence.form(at) != ")":
                at += 1
            at += 1
        elif (
            sentence.form(at) in ASIDE
            or is_adverb(sentence, at)
            or (sentence.is_point(at) and not sentence.is_break(at))
        ):
            at += 1
        elif is_preposition(sentence, at) or sentence.form(at).startswith("لل"):
            at += not sentence.form(at).startswith("لل")
            while sentence.is_point(at) and not sentence.is_break(at):
                at += 1
            at = sentence.name_end(at) if sentence.entity(at) else at + 1
            while (
                at < len(sentence)
                and not sentence.is_break(at)
                and (sentence.form(at).startswith("ال") or is_adverb(sentence, at))
            ):
                at += 1
        else:
            return at
    return at
