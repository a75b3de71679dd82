"""Find the listed names: those that are everyday words only where the words around show that they are names."""

from collections.abc import Iterator
from dataclasses import replace

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import ListedArabicName, listed_at
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_words.adjectives import NATIONAL
from editorial.drafting.arabic_words.everyday_words import PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import AGENCIES, GOVERNING, MEDIA_HEADS, PLACE_HEADS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.verbs import SAYING, STATE, VERBS
from editorial.model.vocabulary import EntityKind

LISTED = 50
"""The weight of listed names of one word."""

PHRASE = 80
"""The weight of listed names of several words."""

_OF_PLACES = (PLACE_HEADS | GOVERNING) - words(
    "شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي مدير دائرة نائب شباب أبناء أهل قاضي عامل مركز شرطة جامعة باشا لواء"
)

_AMMAN = "عمان"

_AROUND = 60
"""How many words around are read to know a city from a country."""

_OMANI = frozenset(("مسقط", "سلطنه", "السلطنه", "صلاله", "العماني", "العمانيه", "صحار", "الخليج", "عماني"))

_FROM_OR_TO = frozenset(("من", "الي"))

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


def listed_names(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield the listed names of a text; those that are everyday words only if the words around show that they are names."""
    for number in range(len(tokens.all)):
        for listed, found in listed_at(tokens, number):
            if tokens.form(found.last) in _BIRTH or _is_adjective(tokens, found) or _is_no_name(tokens, found):
                break
            if not listed.needs_evidence or _is_shown(tokens, listed, found):
                yield _listed_candidate(tokens, listed, found)
                break


def _is_no_name(tokens: ArabicTokens, found: FoundWords) -> bool:
    """Whether a word is an object with tanwin, or ends in ه where the name has ة: جده."""
    if tokens.all[found.last - 1].has_tanwin:
        return True
    form, is_one = found.stem.form, found.last - found.first == 1
    return (
        is_one
        and form.endswith("ه")
        and tokens.text[tokens.all[found.first].end - 1] == "ه"
        and is_inflected(form[:-1])
    )


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
