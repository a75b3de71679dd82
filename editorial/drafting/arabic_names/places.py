"""Find places: listed ones, those behind a word for a place (قرية الحداد), and sights with their kind (وادي عمد)."""

from collections.abc import Iterator
from dataclasses import replace

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import ListedArabicName, listed_at
from editorial.drafting.arabic_forms.runs import Sureness, name_run, royal_end
from editorial.drafting.arabic_forms.shape import is_common, is_unknown
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import AGENCIES, GOVERNING, LOOSE_SITES, MEDIA_HEADS, PLACE_HEADS, SITE_HEADS
from editorial.drafting.arabic_words.place_words import (
    COMPOUNDS,
    NAMED_SITES,
    SITE_ADJECTIVES,
    SITE_GENERIC,
    STRONG_HEADS,
)
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import SAYING, STATE, VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

_OF_PLACES = (PLACE_HEADS | GOVERNING) - words("مدير دائرة نائب شباب أبناء أهل قاضي عامل مركز شرطة جامعة باشا لواء")
_TOWNS = COMPOUNDS - {"دار", "بيت", "سوق", "باب", "جبل", "قلعه"}

LISTED, PHRASE, HEADED, SITE = 50, 80, 58, 80
"""The weights of listed names of one word and of several, of places behind a word for a place, and of sights."""


def listed_names(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield the listed names of a text; those that are everyday words only if the words around show that they are names."""
    for number in range(len(tokens.all)):
        for listed, found in listed_at(tokens, number):
            if (
                tokens.form(found.last) in _BIRTH
                or _is_adjective(tokens, found)
                or tokens.all[found.last - 1].has_tanwin
            ):
                break
            if not listed.needs_evidence or _is_shown(tokens, listed, found):
                yield _listed_candidate(tokens, listed, found)
                break


def _listed_candidate(tokens: ArabicTokens, listed: ListedArabicName, found: FoundWords) -> NameCandidate:
    found = replace(found, last=_with_nation(tokens, listed, found))
    weight = LISTED if len(listed.words) == 1 else PHRASE
    made = replace(candidate(tokens, found, listed.kind, listed.rule, weight), confidence=0.95)
    if found.stem.form == _AMMAN or made.name == _AMMAN:
        return made.with_identity("country OM" if _is_oman(tokens, found) else "capital JO")
    if listed.country:
        return made.with_identity(f"country {listed.country}")
    return made.with_identity(f"capital {listed.capital_of}") if listed.capital_of else made


def _is_oman(tokens: ArabicTokens, found: FoundWords) -> bool:
    """Whether عمان is the sultanate, by its vowel marks or by what else the article speaks of; else it is Amman."""
    word = tokens.text[tokens.all[found.first].start : tokens.all[found.first].end]
    if "\u064f" in word or "\u0651" in word:
        return "\u0651" not in word
    near = [tokens.form(at) for at in range(max(0, found.first - _AROUND), min(len(tokens.all), found.first + _AROUND))]
    return not any("اردن" in form for form in near) and any(form in _OMANI for form in near)


_AMMAN = "عمان"
_AROUND = 60
"""How many words around are read to know a city from a country."""
_OMANI = frozenset(("مسقط", "سلطنه", "السلطنه", "صلاله", "العماني", "العمانيه", "صحار", "الخليج", "عماني"))


def _with_nation(tokens: ArabicTokens, listed: ListedArabicName, found: FoundWords) -> int:
    """Return the end of a body's name with its nation: الدفاع المدني السوري."""
    if (
        listed.kind is EntityKind.PLACE
        and tokens.is_joined(found.last)
        and tokens.form(found.last) in ("القديمه", "الكبري")
    ):
        return found.last + 1
    is_body = listed.kind is EntityKind.ORGANIZATION and len(listed.words) > 1 and listed.words[0].startswith("ال")
    is_of_nation = is_body and tokens.is_joined(found.last) and tokens.form(found.last) in NATIONAL
    return found.last + (is_of_nation and tokens.form(found.last).startswith("ال"))


def _is_shown(tokens: ArabicTokens, listed: ListedArabicName, found: FoundWords) -> bool:
    """Whether the words before show that an everyday word is a name here."""
    before, is_joined = found.first - 1, tokens.is_joined(found.first)
    if listed.is_medium:
        if is_joined and tokens.any_stem(before, _MEDIA):
            return True
        return is_joined and len(listed.words) > 1 and (tokens.any_stem(before, SAYING) or tokens.any_stem(before, _TO))
    if listed.kind is EntityKind.PLACE:
        if is_joined and not found.stem.skip and tokens.any_stem(before, _OF_PLACES):
            return True
        return _is_among_places(tokens, found)
    return is_joined and tokens.any_stem(before, _OF_BODIES)


def _is_among_places(tokens: ArabicTokens, found: FoundWords) -> bool:
    """Whether a place that is surely one is joined to a name by و or إلى: آسفي والجديدة, من طويلة إلى كبكابية."""
    first, last = found.first, found.last
    before = tokens.form(first - 1) if tokens.is_joined(first) else ""
    if before == "من" and tokens.form(last) == "الي" and _is_sure(tokens, last + 1):
        return True
    if before == "الي" and any(_is_sure(tokens, first - back) for back in (2, 3)):
        return "من" in (tokens.form(first - 3), tokens.form(first - 4))
    if found.stem.skip == 1 and tokens.form(first)[:1] == "و":
        return any(_is_sure(tokens, first - back, first) for back in (1, 2))
    following = tokens.form(last)
    return following[:1] == "و" and tokens.is_joined(last) and _is_sure(tokens, last)


def _is_sure(tokens: ArabicTokens, number: int, last: int = 0) -> bool:
    """Whether a listed place that needs no evidence begins with a word, and ends at another if that is said."""
    if number < 0:
        return False
    for listed, found in listed_at(tokens, number):
        if listed.kind is EntityKind.PLACE and not listed.needs_evidence and (not last or found.last == last):
            return True
    return False


_FROM_OR_TO = frozenset(("من", "الي"))


def _is_adjective(tokens: ArabicTokens, found: FoundWords) -> bool:
    """Whether a word that names a country is an adjective here: الأسهم السعودية, مصادر سورية, دعم مالي."""
    is_beside = tokens.is_joined(found.first) or tokens.gap(found.first).strip() in ("»", "”", '"')
    if found.last - found.first > 1 or found.stem.skip or not is_beside:
        return False
    before = tokens.form(found.first - 1)
    if found.stem.form in _DEFINITE_ADJECTIVES:
        return before.startswith("ال")
    if found.stem.form not in _ADJECTIVES:
        return False
    return not (tokens.any_stem(found.first - 1, _BEFORE_PLACES) or before in PLACE_HEADS or before in VERBS)


_DEFINITE_ADJECTIVES = frozenset(("السعوديه",))
_ADJECTIVES = frozenset(("سوريه", "مالي", "بنين", "عماني"))
_BEFORE_PLACES = PARTICLES_AND_ADVERBS | STATE

_BIRTH = frozenset(("راسه", "راسها", "راسي"))
"""What follows مسقط where it is no city."""

_OF_MEDIA = frozenset(("مراسل", "مراسله", "مراسلو", "مراسلي", "تلفزيون", "شاشه", "وكاله"))
_MEDIA = AGENCIES | MEDIA_HEADS | _OF_MEDIA
_TO = frozenset(("الي", "مع", "ل"))
_OF_BODIES = frozenset(
    ("شركه", "حركه", "نادي", "تنظيم", "جماعه", "مجموعه", "حزب", "فريق", "حركتي", "مباراه", "لاعب", "مدرب")
)


def headed_places(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield places behind a word that says what they are, which is no part of the name."""
    for number in range(len(tokens.all) - 1):
        if not tokens.any_stem(number, PLACE_HEADS):
            continue
        head = next((each.form for each in _plain_stems(tokens, number) if each.form in PLACE_HEADS), None)
        if head is None or not tokens.is_joined(number + 1) or _is_body(tokens, number):
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


_AREAS = words("منطقة جهة مرفأ محلة حقل سوق ريف بادية منفذ")


def _is_rare(form: str) -> bool:
    """Whether a definite noun is no form of an everyday word: منطقة الخلايل."""
    return form.startswith("ال") and not is_common(form) and not form.endswith(("يه", "ي")) and len(form) > 4


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


_TIMES = words("الشهر الأسبوع العام اليوم السنة الليلة الساعة الموسم الآن أمس")
_HILLS = words("تل رأس عين باب خان دير قصر قلعة")
_WILD = frozenset(("وادي", "واد", "جبل", "بير", "نهر", "جزيره", "هضبه", "تله", "مرج"))
_STREETS = frozenset(("شارع", "ميدان", "حاره", "زقاق", "درب", "جسر", "كوبري"))


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
