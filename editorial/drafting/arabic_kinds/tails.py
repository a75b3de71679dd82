"""What follows the first parts of the name of a body: a second field, its town, what it is for."""

from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.shape import is_common
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_kinds.parts import OF_TIME, adjectives, complement, purposes
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELDS, NATIONAL
from editorial.drafting.arabic_words.bodies import (
    GENERIC,
    LOCAL,
    PURPOSES,
)
from editorial.drafting.arabic_words.everyday_words import PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import (
    BODIES,
    DEFINITE_BODIES,
)
from editorial.drafting.arabic_words.noun_stems import NOUN_STEMS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.model.vocabulary import EntityKind

LONGEST = 12
"""The most words of the name of a body."""

_REGIONAL = words("الجهوي الجهوية المحلي المحلية الإقليمي الإقليمية البلدي البلدية الولائي الولائية")

_JOINING = words(
    "هيئة لجنة وزارة ديوان مجلس مديرية إدارة منتدى المنتدى صندوق مركز معهد الهيئة اللجنة الإدارة المركز المجلس"
)


def tail(tokens: ArabicTokens, at: int, head: str) -> int:
    """Return the end of a name with what follows it by و, ل, في and ب: والسكان, لشؤون اللاجئين, بصفاقس."""
    start = at
    while at - start < LONGEST and tokens.is_joined(at):
        end = _next_part(tokens, at, head)
        if end == at:
            break
        at = end
    return at


def _next_part(tokens: ArabicTokens, at: int, head: str) -> int:
    form = tokens.form(at)
    if form in FIELDS or (form.startswith("وال") and form[1:] in BODY_ADJECTIVES):
        return adjectives(tokens, at + 1)
    if (end := purposes(tokens, at)) > at:
        return end
    if form.startswith("و") and form[1:] in PURPOSES and form[1:] not in PARTICLES_AND_ADVERBS:
        last, _ = complement(tokens, at + 1)
        return adjectives(tokens, last) if last > at + 1 else at
    is_local = head in LOCAL or tokens.form(at - 1) in _REGIONAL or tokens.form(at - 2) in _REGIONAL
    if is_local and form.startswith("ب"):
        if form[1:] in BODIES and tokens.is_joined(at + 1):
            last, is_proper = complement(tokens, at + 1, form[1:])
            return last if is_proper else at
        return _city(tokens, at, ArabicStem(form[1:], 1))
    if head in _JOINING and form.startswith("وال") and _may_join(tokens, at):
        return adjectives(tokens, at + 1)
    return _further_part(tokens, at, head, form)


def _further_part(tokens: ArabicTokens, at: int, head: str, form: str) -> int:
    if form.startswith("بال") and tokens.form(at - 1) in ("المكلفه", "المكلف"):
        return adjectives(tokens, at + 1)
    if form == "في" and tokens.form(at - 1).endswith("بحث") and tokens.is_joined(at + 1):
        return _field_of_study(tokens, at)
    if form.startswith("وال") and tokens.form(at - 1).startswith("لل"):
        return adjectives(tokens, at + 1)
    if form.startswith("وال") and tokens.form(at - 3) == "في" and tokens.form(at - 4).endswith("بحث"):
        return at + 1
    if form.startswith("و") and _is_of_people(tokens, at, head):
        return _city(tokens, at, ArabicStem(form[1:], 1))
    return at


def _may_join(tokens: ArabicTokens, at: int) -> bool:
    """Whether a definite noun after و can be the second field of a body: مقاومة الجدار والاستيطان."""
    form, before = tokens.form(at)[1:], tokens.form(at - 1)
    if form in DEFINITE_BODIES or form in HONOURS or form in NATIONAL or form in GENERIC or form in OF_TIME:
        return False
    if form.removeprefix("ال") in OFFICES or form in PARTICLES_AND_ADVERBS:
        return False
    if form.endswith(("ون", "ين")) and form.removeprefix("ال") not in NOUN_STEMS:
        return False
    if any(found.stem.skip == 1 and not listed.needs_evidence for listed, found in listed_at(tokens, at)):
        return False
    return before.startswith(("ال", "لل")) and is_common(form)


def _field_of_study(tokens: ArabicTokens, at: int) -> int:
    """Return the end of what is studied: في علم الفلك, في الصيد."""
    if tokens.form(at + 1).startswith("ال"):
        return at + 2
    return at + 3 if tokens.form(at + 2).startswith("ال") and tokens.is_joined(at + 2) else at


def _is_of_people(tokens: ArabicTokens, at: int, head: str) -> bool:
    """Whether a place ends the name so far, of which people of several places may be part: مزارعي الجزيرة والمناقل."""
    people = tokens.form(at - 2)
    if people == head or people in BODIES or not people.endswith("ي"):
        return False
    return _city(tokens, at - 1, tokens.stems(at - 1)[0]) > at - 1


def _city(tokens: ArabicTokens, at: int, stem: ArabicStem) -> int:
    for listed, found in listed_at(tokens, at):
        if listed.kind is EntityKind.PLACE and found.stem == stem:
            return found.last
    return at
