"""Find persons whose names no list has: behind a title, a nationality or a verb, or before what tells who they are."""

from collections.abc import Iterator
from dataclasses import replace

from editorial.drafting.arabic_context.evidence import (
    NAMED,
    WHO,
    ArabicEvidence,
    evidence,
    has_office_before,
    is_after_title_or_saying,
    is_aged,
    is_told_of,
)
from editorial.drafting.arabic_context.extent import LONGEST, SHORT_SURNAMES, further_end, run_end
from editorial.drafting.arabic_context.name_words import (
    NAMES,
    SON,
    TITLES,
    is_attached,
    is_end,
    is_fence,
    is_hamza,
    is_hard,
    is_name_word,
    is_strange,
)
from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.shape import GIVEN_SURE, is_unknown, looks_foreign
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import PARTICLES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS, GIVEN
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import SAYING, VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 60
UNSURE = "The name is in no list; only the words around it and its form show that it is one."

_NO_NAMES = (EVERYDAY | VERBS | (HONOURS - GIVEN)) - NAMES - PARTICLES - words("أم أنا ابن بن")
"""Words with which no name begins, whatever stands around."""

_ONLY_TITLES = HONOURS - GIVEN
_ALSO_PARTICLES = words("فان لان دن كان لا لو أو ما")
_PLACES = words("نيو سان سانت بورت فورت لوس ريو إف سي يونايتد سيتي برس نيوز تايمز")


def shown_persons(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield persons whom the words around show, in the order of the text."""
    number = 0
    while number < len(tokens.all):
        last = _end(tokens, number)
        if last == number:
            number += 1
            continue
        yield _made(tokens, number, last, skip=0)
        while (further := _joined_end(tokens, last)) > last:
            yield _made(tokens, last, further, skip=1)
            last = further
        number = last


def _made(tokens: ArabicTokens, number: int, last: int, *, skip: int) -> NameCandidate:
    found = FoundWords(number, last, ArabicStem(tokens.form(number)[skip:], skip))
    is_listed = found.stem.form in NAMES
    made = candidate(tokens, found, EntityKind.PERSON, NameRule.NAME_CONTEXT, WEIGHT)
    return replace(made, confidence=0.85 if is_listed else 0.7, doubt=None if is_listed else UNSURE)


def _joined_end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of a further name that is joined to the one before by و: جاسم الصياح وفوزة المطر."""
    form = tokens.form(number)
    rest = form[1:]
    if not tokens.is_joined(number) or form[:1] != "و" or len(rest) < 3 or form in EVERYDAY or form in VERBS:
        return number
    if rest not in NAMES and (not is_unknown(rest) or is_inflected(rest)):
        return number
    last = further_end(tokens, number, number + 1, ArabicEvidence.SOME)
    return last if last - number > 1 and not _is_place(tokens, number, last) else number


def _end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of the name that begins with a word; its own number if there is none."""
    form = tokens.form(number)
    if form in _NO_NAMES:
        return number
    if (end := _fenced_end(tokens, number)) > number and not _is_place(tokens, number, end):
        return end
    if form not in NAMES and form not in PARTICLES and _is_everyday(tokens, number, form):
        return number
    before = evidence(tokens, number)
    if not _may_begin(tokens, number, form, before):
        return number
    last = run_end(tokens, number, before)
    if last == number or _is_place(tokens, number, last):
        return number
    if form not in NAMES and any(tokens.form(at) in GIVEN_SURE for at in range(number + 1, last)):
        return number
    return last if _is_shown(tokens, number, last, before) else number


def _is_everyday(tokens: ArabicTokens, number: int, form: str) -> bool:
    """Whether a word begins no name whatever stands before it: an everyday word that no name follows."""
    if form in ("ام", "انا") or is_hamza(tokens, number) or tokens.form(number + 1) in SON:
        return False
    return form.startswith("ال") or (is_inflected(form) and not is_name_word(tokens, number + 1))


def _is_shown(tokens: ArabicTokens, number: int, last: int, before: ArabicEvidence) -> bool:
    form = tokens.form(number)
    if before is ArabicEvidence.MUCH and tokens.form(number - 1) in NAMED:
        return True
    if last - number > 1:
        return bool(before) or is_told_of(tokens, number, last) or _is_foreign(tokens, number, last)
    is_one = looks_foreign(form) or (form in GIVEN and form not in AMBIGUOUS)
    return is_one and before is ArabicEvidence.MUCH and is_end(tokens, last)


def _may_begin(tokens: ArabicTokens, number: int, form: str, before: ArabicEvidence) -> bool:
    following = tokens.form(number + 1) if tokens.is_joined(number + 1) else ""
    if form == "ام" and before:
        return bool(following) and following not in PARTICLES_AND_ADVERBS and following not in VERBS
    if before and is_hamza(tokens, number) and form not in PARTICLES_AND_ADVERBS and form not in VERBS:
        return True
    if tokens.all[number].has_tanwin or form in _ONLY_TITLES or form in PARTICLES_AND_ADVERBS:
        return bool(before) and (form == "انا" or form in GIVEN) and is_name_word(tokens, number + 1)
    if _is_within(tokens, number, form):
        return False
    if following in SON:
        return not is_hard(form) or form in GIVEN
    if form in OFFICES and before is not ArabicEvidence.MUCH:
        return False
    if form in HONOURS and form.startswith("ال") and following in GIVEN:
        return False
    return _may_be_first(tokens, number, form, before)


def _is_within(tokens: ArabicTokens, number: int, form: str) -> bool:
    """Whether a word such as بن stands within a name that began before it."""
    if not tokens.is_joined(number):
        return False
    if form in SON and not is_after_title_or_saying(tokens, number):
        return True
    return form in PARTICLES and tokens.form(number - 1) in NAMES


def _may_be_first(tokens: ArabicTokens, number: int, form: str, before: ArabicEvidence) -> bool:
    if form in NAMES or form in PARTICLES:
        return (form not in VERBS or form in GIVEN) and (form not in _ALSO_PARTICLES or before is ArabicEvidence.MUCH)
    if before is ArabicEvidence.MUCH and not form.startswith("ال"):
        following = tokens.form(number + 1)
        is_followed = is_name_word(tokens, number + 1) and (following in NAMES or following in PARTICLES)
        return is_strange(form) or (not is_hard(form) and (is_followed or looks_foreign(following)))
    return (is_unknown(form) and len(form) > 2 and not form.endswith(("ا", "ات"))) or looks_foreign(form)


def _fenced_end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of a name that stands alone between two commas, or between a verb of saying and a comma."""
    is_said = tokens.is_joined(number) and tokens.any_stem(number - 1, SAYING) and tokens.form(number - 1) not in GIVEN
    is_said = is_said or (tokens.is_joined(number) and is_hard(tokens.form(number - 1)))
    if not is_said and not tokens.gap(number).rstrip().endswith(("،", ",")):
        return number
    last = number + 1
    while last - number < LONGEST and tokens.is_joined(last):
        last += 1
    if not 1 < last - number < LONGEST or not is_fence(tokens, last) or "\n" in tokens.gap(last):
        return number
    forms = [tokens.form(at) for at in range(number, last)]
    if not _may_be_fenced(tokens, number, forms):
        return number
    if is_aged(tokens, last):
        return last
    fits = _is_who(tokens, last, forms) if is_said else _is_sure(forms) and has_office_before(tokens, number)
    return last if fits else number


def _may_be_fenced(tokens: ArabicTokens, number: int, forms: list[str]) -> bool:
    if forms[0].startswith("ال") and forms[0] not in GIVEN and not is_hamza(tokens, number):
        return False
    if any(tokens.all[number + at].has_tanwin for at in range(len(forms))):
        return False
    if any(is_hard(each) or is_attached(each) for each in forms[:-1]):
        return False
    last = forms[-1]
    is_short = last in SHORT_SURNAMES and forms[0] not in GIVEN
    return is_short or not (is_hard(last) or is_attached(last) or (last.endswith(("ه", "ها")) and is_inflected(last)))


def _is_who(tokens: ArabicTokens, last: int, forms: list[str]) -> bool:
    """Whether an office or a relative clause follows words of which all but the first are strange."""
    following = tokens.form(last)
    is_told = following in WHO or following in TITLES or following.removeprefix("ال") in OFFICES
    return is_told and not any(is_inflected(each) for each in forms[1:])


def _is_sure(forms: list[str]) -> bool:
    if forms[0] in NAMES or all(is_unknown(each) or each in NAMES or each.endswith("ي") for each in forms):
        return True
    if forms[0].endswith(("ه", "ا", "ات")) and is_inflected(forms[0]):
        return False
    return forms[-1] in NAMES or forms[-1] in SHORT_SURNAMES or looks_foreign(forms[-1]) or is_strange(forms[-1])


def _is_foreign(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether all words of a run are foreign names or strange, and one has the form of a foreign family name."""
    forms = [tokens.form(at) for at in range(number, last)]
    is_odd = all(each in FOREIGN or looks_foreign(each) or (is_unknown(each) and len(each) > 3) for each in forms)
    return is_odd and any(looks_foreign(each) for each in forms) and not _PLACES.intersection(forms)


def _is_place(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether the words are, or begin with, a listed name of a place or a body."""
    for listed, found in listed_at(tokens, number):
        is_whole = found.last == last or found.last - found.first > 1
        if not found.stem.skip and is_whole and not listed.needs_evidence:
            return True
    return False
