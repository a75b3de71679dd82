"""How far the name of a person goes that the words around show."""

from editorial.drafting.arabic_context.evidence import ArabicEvidence
from editorial.drafting.arabic_context.name_words import (
    NAMES,
    OPENING,
    SON,
    TITLES,
    is_attached,
    is_end,
    is_family_form,
    is_fence,
    is_hard,
    is_strange,
)
from editorial.drafting.arabic_forms.shape import is_common, is_unknown, looks_foreign
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import ACADEMIC, HONOURS
from editorial.drafting.arabic_words.verbs import VERBS

LONGEST = 5
"""The most words of a name."""

_NO_SURNAMES = BODY_ADJECTIVES | ACADEMIC | HONOURS | PARTICLES_AND_ADVERBS | NATIONAL | VERBS
_NO_LAST_WORDS = ((BODY_ADJECTIVES | ACADEMIC | PARTICLES_AND_ADVERBS) - HONOURS) | NATIONAL
_LINKED = words(
    """
    جار محب عطية حسب فضل نور سيف شمس نجم عز صلاح علاء بهاء جمال كمال محيي حسام ضياء شرف تقي زين ناصر خير عوض دخيل
    """
)
_OF_RELIGION = words("النبي الرسول الدين الله الحق الإسلام العابدين الرحمن الكريم")
_ALSO_VERBS = words("صادق وافق شارك حاول ناصر عادل سالم صالح خالد مالك عارض كافح ساهم")
SHORT_SURNAMES = words("هو لي كو مون ما وو شي")
_OF_VERBS = words("على إلى أن بأن في")


def run_end(tokens: ArabicTokens, number: int, before: ArabicEvidence) -> int:
    """Return where the words end that can be the name of a person whose first word is given."""
    last = number + 1
    if tokens.form(number) in OPENING:
        if not tokens.is_joined(last) or tokens.form(last) in PARTICLES_AND_ADVERBS or tokens.form(last) in VERBS:
            return number
        last += 1
    return further_end(tokens, number, last, before)


def further_end(tokens: ArabicTokens, number: int, last: int, before: ArabicEvidence) -> int:
    """Return where the name ends of which the words up to another are known."""
    while last - number < LONGEST and tokens.is_joined(last):
        step = _step(tokens, number, last, before)
        if not step:
            break
        last += step
    return last


def _step(tokens: ArabicTokens, number: int, at: int, before: ArabicEvidence) -> int:
    """Return how many words from here on belong to the name."""
    form, following = tokens.form(at), tokens.form(at + 1) if tokens.is_joined(at + 1) else ""
    if tokens.all[at].has_tanwin or form in ("ال", "و"):
        return 0
    if form in _LINKED and following in _OF_RELIGION:
        return 2
    if form in OPENING:
        return 2 * _may_follow_particle(form, following)
    if form in _ALSO_VERBS and following in _OF_VERBS and at - number > 1:
        return 0
    if form in NAMES:
        return int(form not in PARTICLES_AND_ADVERBS and (form not in VERBS or is_end(tokens, at + 1)))
    if form[:1] in ("و", "ب", "ل") and (form[1:] in NAMES or looks_foreign(form[1:])) and len(form) > 5:
        return 0
    if looks_foreign(form) or is_unknown(form) or (before is ArabicEvidence.MUCH and is_strange(form)):
        return int(not form.endswith("ه") or at - number == 1)
    return int(_is_surname(tokens, number, at, before))


def _may_follow_particle(form: str, following: str) -> bool:
    if not following or following in PARTICLES_AND_ADVERBS or following in VERBS:
        return False
    if form in SON:
        return not is_hard(following)
    return following in NAMES or following.startswith("ال") or is_unknown(following)


def _is_surname(tokens: ArabicTokens, number: int, at: int, before: ArabicEvidence) -> bool:
    """Whether a word that is an everyday word by its form is a family name here."""
    form, first = tokens.form(at), tokens.form(number)
    if form in SHORT_SURNAMES and first not in GIVEN and is_fence(tokens, at + 1):
        return True
    if before is ArabicEvidence.MUCH and first in FOREIGN and at == number + 1 and not form.startswith("ال"):
        return not is_hard(form) and not is_attached(form) and form[-1] != "ا"
    if form == "اللواتي" and first in NAMES:
        return True
    if len(form) < 3 or is_attached(form):
        return False
    is_fenced, is_given, is_second = is_fence(tokens, at + 1), first in GIVEN, at == number + 1
    if before is ArabicEvidence.MUCH and is_given and is_fenced:
        return (is_second or form.startswith("ال")) and form not in _NO_LAST_WORDS
    if form in _NO_SURNAMES:
        return False
    if form.startswith("ال") and len(form) > 4 and (not is_common(form) or is_family_form(tokens, at)):
        return first in NAMES or is_family_form(tokens, at)
    if form.startswith("ال") and before is ArabicEvidence.MUCH and is_given and is_second:
        return form not in EVERYDAY and form[2:] not in EVERYDAY
    if not before or not is_given or not (is_second or is_fenced) or (form in EVERYDAY and not is_fenced):
        return False
    return not form.endswith(("ا", "ه", "ها", "هم")) and form not in TITLES and is_end(tokens, at + 1)
