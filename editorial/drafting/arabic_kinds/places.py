"""Find places behind a word for a place (قرية الحداد), and sights with their kind (وادي عمد)."""

from collections.abc import Iterator

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.runs import Sureness, name_run, royal_end
from editorial.drafting.arabic_forms.shape import is_common, is_unknown
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import LOOSE_SITES, PLACE_HEADS, SITE_HEADS
from editorial.drafting.arabic_words.place_words import (
    COMPOUNDS,
    NAMED_SITES,
    SITE_ADJECTIVES,
    SITE_GENERIC,
    STRONG_HEADS,
)
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

_TOWNS = COMPOUNDS - {"دار", "بيت", "سوق", "باب", "جبل", "قلعه"}

HEADED = 58
"""The weight of places behind a word for a place."""

SITE = 80
"""The weight of sights."""

_AREAS = words("منطقة جهة مرفأ محلة حقل سوق ريف بادية منفذ")

_TIMES = words("الشهر الأسبوع العام اليوم السنة الليلة الساعة الموسم الآن أمس")

_HILLS = words("تل رأس عين باب خان دير قصر قلعة")

_WILD = frozenset(("وادي", "واد", "جبل", "بير", "نهر", "جزيره", "هضبه", "تله", "مرج"))

_STREETS = frozenset(("شارع", "ميدان", "حاره", "زقاق", "درب", "جسر", "كوبري"))


def headed_places(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield places behind a word that says what they are, which is no part of the name."""
    for number in range(len(tokens.all) - 1):
        if not tokens.any_stem(number, PLACE_HEADS):
            continue
        head = next((each.form for each in _plain_stems(tokens, number) if each.form in PLACE_HEADS), None)
        if head is None or not tokens.is_joined(number + 1) or _is_body(tokens, number):
            continue
        if head in STRONG_HEADS and _is_named_by_grammar(tokens, number + 1):
            found = FoundWords(number + 1, number + 2, ArabicStem(tokens.form(number + 1), 0))
            yield candidate(tokens, found, EntityKind.PLACE, NameRule.NAME_HEAD_WORD, HEADED)
            continue
        last = _place_end(
            tokens,
            number + 1,
            is_strong=head in STRONG_HEADS
            or tokens.form(number + 1) in _TOWNS
            or (head in _AREAS and _is_rare(tokens.form(number + 1))),
        )
        if last > number + 1:
            found = FoundWords(number + 1, last, ArabicStem(tokens.form(number + 1), 0))
            yield candidate(tokens, found, EntityKind.PLACE, NameRule.NAME_HEAD_WORD, HEADED)


def _is_rare(form: str) -> bool:
    """Whether a definite noun is no form of an everyday word: منطقة الخلايل."""
    return form.startswith("ال") and not is_common(form) and not form.endswith(("يه", "ي")) and len(form) > 4


def _is_named_by_grammar(tokens: ArabicTokens, at: int) -> bool:
    """Whether a definite adjective, or a mark, follows an indefinite word, which then is a name: مدينة غيور المجرية."""
    form, following = tokens.form(at), tokens.form(at + 1)
    if form.startswith("ال") or form in EVERYDAY or form in VERBS or form in NATIONAL or form.endswith(("ه", "ات")):
        return False
    if form in COMPOUNDS or form in OFFICES or form in HONOURS or len(form) < 4 or form in _TIMES:
        return False
    return tokens.is_joined(at + 1) and following in NATIONAL and following.startswith("ال")


def _plain_stems(tokens: ArabicTokens, number: int) -> tuple[ArabicStem, ...]:
    """Return what a word can be without proclitics; only the whole if it is an everyday word that begins so."""
    stems = tokens.stems(number)
    if stems[0].form in EVERYDAY and stems[0].form not in PLACE_HEADS and stems[0].form not in SITE_HEADS:
        return ()
    return tuple(each for each in stems if not each.fused)


def _is_body(tokens: ArabicTokens, number: int) -> bool:
    """Whether a head such as مديرية stands for an office, not for a place: مديرية الصحة."""
    return tokens.form(number + 1) in FIELD_NOUNS


def _may_be_wild(form: str) -> bool:
    """Whether a word may name a valley or a hill though it is a form of an everyday word."""
    return not (
        form in EVERYDAY or form in VERBS or form in BODY_ADJECTIVES or form in NATIONAL or form in SITE_GENERIC
    )


def _place_end(tokens: ArabicTokens, at: int, *, is_strong: bool, is_wild: bool = False) -> int:
    for listed, found in listed_at(tokens, at):
        if listed.kind is EntityKind.PLACE and not found.stem.skip:
            return found.last
    form = tokens.form(at)
    if not is_strong or (_is_no_place(form) and not (is_wild and _may_be_wild(form))):
        return at
    if form in COMPOUNDS:
        following = tokens.form(at + 1)
        return (
            at + 2
            if tokens.is_joined(at + 1) and following not in VERBS and following not in PARTICLES_AND_ADVERBS
            else at
        )
    return at + 1


def _is_no_place(form: str) -> bool:
    if form in COMPOUNDS:
        return False
    if form in SITE_GENERIC or form in BODY_ADJECTIVES or form in NATIONAL or form in EVERYDAY or form in VERBS:
        return True
    if form in HONOURS or form in _TIMES:
        return True
    return not form.startswith("ال") and is_common(form)


def sights(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield valleys, rivers, airports, bridges and the like, whose kind is part of the name."""
    for number in range(len(tokens.all) - 1):
        if not tokens.is_joined(number + 1) or not tokens.any_stem(number, SITE_HEADS):
            continue
        stem = next((each for each in _plain_stems(tokens, number) if each.form in SITE_HEADS), None)
        if stem and any(
            listed.kind is EntityKind.PLACE and found.stem == stem for listed, found in listed_at(tokens, number)
        ):
            continue
        last = _sight_end(tokens, number, stem.form) if stem else 0
        if stem and last:
            yield candidate(tokens, FoundWords(number, last, stem), EntityKind.PLACE, NameRule.NAME_HEAD_WORD, SITE)


def _sight_end(tokens: ArabicTokens, number: int, head: str) -> int:
    at = number + 1
    last = _proper_end(tokens, at)
    form = tokens.form(at)
    if last == at and _may_name(head, form) and not (_is_no_place(form) or form in OFFICES or form in FIELD_NOUNS):
        last = _place_end(tokens, at, is_strong=True)
    if last == at and head in _WILD and _may_be_wild(form) and not form.endswith(("ه", "ا")):
        last = _place_end(tokens, at, is_strong=True, is_wild=True)
    if last == at and head in _STREETS and form.startswith("ال"):
        last = at + 1
    if last == at:
        return 0
    if tokens.gap(last) == "-" and not tokens.form(last).isdigit():
        last += 1
    while tokens.is_joined(last) and tokens.form(last) in SITE_ADJECTIVES:
        last += 1
    return last


def _may_name(head: str, form: str) -> bool:
    if head in _HILLS and is_unknown(form) and len(form) > 2:
        return True
    return head not in LOOSE_SITES or form in COMPOUNDS or (head in NAMED_SITES and form.startswith("ال"))


def _proper_end(tokens: ArabicTokens, at: int) -> int:
    """Return the end of a listed place or of a person's name."""
    for listed, found in listed_at(tokens, at):
        if listed.kind is EntityKind.PLACE and not found.stem.skip and not listed.needs_evidence:
            return found.last
    if (end := royal_end(tokens, at)) > at:
        return end
    form = tokens.form(at)
    last, sure = name_run(tokens, at, form)
    return last if sure >= Sureness.LIKELY and last - at > 1 else at
