"""Find organisations by the words that say what they are: وزارة, هيئة, جامعة … with what belongs to the name."""

from collections.abc import Iterator

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at, place_at
from editorial.drafting.arabic_forms.shape import is_unknown, looks_foreign
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_kinds.parts import adjectives, complement, parts, purposes
from editorial.drafting.arabic_kinds.tails import tail
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, NATIONAL
from editorial.drafting.arabic_words.bodies import (
    GENERIC,
    NATION_ENOUGH,
    NOT_ENOUGH,
)
from editorial.drafting.arabic_words.heads import (
    AGENCIES,
    ALL_BODIES,
    BODIES,
    DEFINITE_BODIES,
    LOOSE_BODIES,
)
from editorial.drafting.arabic_words.place_words import COMPOUNDS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 80

_TRADES = frozenset(("شركه", "مجموعه", "موسسه"))
_WITHOUT_HEAD = frozenset(("شركه", "حزب", "مجمع"))

_NO_PARTY = frozenset(("معارض", "سياسي", "واحد", "جديد", "حاكم", "كبير", "اخر", "الله"))

_PARTY_NOUNS = frozenset(
    (
        "الاستقلال",
        "النهضه",
        "الوفد",
        "النور",
        "الكتايب",
        "الامه",
        "الكرامه",
        "الاصلاح",
        "الطليعه",
        "تواصل",
        "تقدم",
        "صمود",
        "امل",
    )
)

_COMPANIES = frozenset(("شركه", "بنك", "مصرف", "مجموعه", "عملاق", "منظمه", "حركه"))

_OF_PLACES = words("دائرة جماعة كتلة")


def bodies(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield organisations that are named by their kind, in the order of the text."""
    number = 0
    while number < len(tokens.all):
        found = body_at(tokens, number)
        if found is not None:
            yield candidate(tokens, found, EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD, WEIGHT)
        number = found.last if found else number + 1


def body_at(tokens: ArabicTokens, number: int) -> FoundWords | None:
    """Return the organisation whose name begins with a word of the text."""
    if not tokens.is_joined(number + 1):
        return None
    for stem in _whole_first(tokens, number):
        if _is_of_place(tokens, number, stem):
            return None
        if stem.form == "بلديه" and not tokens.any_stem(number - 1, OFFICES | HONOURS):
            place = place_at(tokens, number + 1)
            return FoundWords(number, place.last, stem) if place else None
        if stem.form in DEFINITE_BODIES:
            last = _definite(tokens, number, stem.form)
            return FoundWords(number, last, stem) if last > number + 1 else None
        if (stem.form in BODIES or stem.form in AGENCIES or stem.form in LOOSE_BODIES) and not stem.fused:
            return _with_or_without_head(tokens, number, stem)
    return None


def _is_of_place(tokens: ArabicTokens, number: int, stem: ArabicStem) -> bool:
    """Whether a word that can be a body is one for a place here: دائرة طوخ, مركز أبو حمص."""
    if stem.form == "مركز" and tokens.form(number + 1) in COMPOUNDS:
        return True
    place = place_at(tokens, number + 1) if stem.form in _OF_PLACES else None
    return place is not None and not _is_kind(tokens, place.last)


def _with_or_without_head(tokens: ArabicTokens, number: int, stem: ArabicStem) -> FoundWords | None:
    """Return a name with its word of kind, or the name alone of a company or a party that has one."""
    last = _indefinite(tokens, number, stem.form)
    if stem.form in _TRADES and _is_description(tokens, number, last):
        return None
    if stem.form in _COMPANIES and (core := _listed_core(tokens, number, last)):
        return core
    if stem.form in _WITHOUT_HEAD and (core := _proper_core(tokens, number, stem.form)):
        return core
    return FoundWords(number, last, stem) if last > number + 1 else None


def _is_description(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether the words say what a company is whose name follows in marks: مجموعة البناء البرازيلية «أندرادي»."""
    is_named = bool(set('"«“(') & set(tokens.gap(last))) and not tokens.is_joined(last)
    return (
        is_named
        and last == number + 3
        and tokens.form(number + 1).startswith("ال")
        and tokens.form(last - 1) in NATIONAL
    )


def _whole_first(tokens: ArabicTokens, number: int) -> tuple[ArabicStem, ...]:
    """Return what a word can be without proclitics; only the whole if that is a body itself: كتلة."""
    stems = tokens.stems(number)
    return stems[:1] if stems[0].form in ALL_BODIES or stems[0].form in DEFINITE_BODIES else stems


def _definite(tokens: ArabicTokens, number: int, head: str) -> int:
    """Return the end of a name such as الهيئة العامة للاستثمار; its start if the words are no name."""
    last = adjectives(tokens, number + 1)
    kinds = [tokens.form(at) for at in range(number + 1, last)]
    if all(each in NATIONAL for each in kinds) and kinds and head not in NATION_ENOUGH:
        kinds = []
    end = purposes(tokens, last)
    if end > last:
        return tail(tokens, end, head)
    if not kinds or " ".join([head, *kinds]) in NOT_ENOUGH:
        return number
    return tail(tokens, last, head)


def _indefinite(tokens: ArabicTokens, number: int, head: str) -> int:
    """Return the end of a name such as وزارة الخارجية المصرية; its start if the words are no name."""
    last, is_proper = complement(tokens, number + 1, head)
    if last == number + 1:
        return number
    if last == number + 2 == adjectives(tokens, last) and not is_proper and tokens.form(number + 1) in GENERIC:
        return number
    if is_proper and looks_foreign(tokens.form(last - 1)):
        return tail(tokens, last, head)
    end = tail(tokens, adjectives(tokens, last), head)
    if head in LOOSE_BODIES and not is_proper:
        further = [tokens.form(at) for at in range(last, end)]
        if not any(each in NATIONAL or each in BODY_ADJECTIVES for each in further):
            return number
    return end


def _listed_core(tokens: ArabicTokens, number: int, last: int) -> FoundWords | None:
    """Return the name of a company that is listed without its kind: شركة سونلغاز."""
    for listed, found in listed_at(tokens, number + 1):
        ends = found.last >= last or not tokens.form(found.last).startswith(("ال", "لل"))
        if listed.kind is EntityKind.ORGANIZATION and not found.stem.skip and (ends or not listed.needs_evidence):
            return found
    return None


def _proper_core(tokens: ArabicTokens, number: int, head: str) -> FoundWords | None:
    """Return a name that stands without its kind: شركة سكك الوسطى by its listed word, حزب تواصل."""
    at, form = number + 1, tokens.form(number + 1)
    if head == "حزب":
        whole, _ = complement(tokens, at, head)
        if form in _NO_PARTY or _listed_party(tokens, number):
            return None
        last = adjectives(tokens, max(whole, at + 1)) if form.startswith("ال") else max(whole, at + 1)
        is_name = form in _PARTY_NOUNS or whole > at or not (parts(form) or form in NATIONAL or form.startswith("ال"))
        return FoundWords(at, last, ArabicStem(form, 0)) if is_name and form not in GENERIC else None
    is_name = looks_foreign(form) or (is_unknown(form) and form not in NATIONAL)
    place = place_at(tokens, at)
    last = place.last if place else at + 1
    if not (is_name or place) or _is_kind(tokens, last):
        return None
    return FoundWords(at, last, ArabicStem(form, 0))


def _listed_party(tokens: ArabicTokens, number: int) -> bool:
    """Whether a party is listed with its kind: حزب الله."""
    return any(listed.kind is EntityKind.ORGANIZATION for listed, _ in listed_at(tokens, number))


def _is_kind(tokens: ArabicTokens, at: int) -> bool:
    """Whether what follows the first word of a company's name belongs to it: for what it is."""
    form = tokens.form(at)
    return tokens.is_joined(at) and (form.startswith("لل") or (form.startswith("ال") and form not in NATIONAL))
