"""Find persons whose names no list has: behind a title, a nationality or a verb, or before what tells who they are."""

from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.shape import is_common, is_nisba, is_unknown, looks_foreign
from editorial.drafting.arabic_forms.titles import has_title
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import FAMILIES, PARTICLES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS, GIVEN
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import ACADEMIC, HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import ACTING, SAYING, VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 60
UNSURE = "The name is in no list; only the words around it and its form show that it is one."
_LONGEST = 5
"""The most words of a name."""

_NAMES = (GIVEN | FOREIGN | FAMILIES) - NATIONAL
_NAMED = words("يدعى ويدعى تدعى وتدعى اسمه اسمها واسمه واسمها يسمى المدعو المدعوة المسمى الملقب المكنى المكناة باسم")
_NO_TITLES = words("رجل سيدة أم د باسم صاحب كبير عضو العضو")
_WHO = words("وهو وهي الذي التي والذي والتي")
_YEARS = words("عاما سنة عام سنه سنوات أعوام ربيعا")
_ALSO_PARTICLES = words("فان لان دن كان لا لو أو ما")
_NO_SURNAMES = BODY_ADJECTIVES | ACADEMIC | HONOURS | PARTICLES_AND_ADVERBS
_TITLES = HONOURS | OFFICES
_OPENERS = words("أما وأما إن أن وأن لكن ولكن فإن بأن")


class _Evidence(IntEnum):
    """How much the words before say that a name follows."""

    NONE = 0
    SOME = 1
    MUCH = 2


def shown_persons(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield persons whom the words around show, in the order of the text."""
    number = 0
    while number < len(tokens.all):
        last = _end(tokens, number)
        if last > number:
            yield _made(tokens, number, last)
        number = max(last, number + 1)


def _made(tokens: ArabicTokens, number: int, last: int) -> NameCandidate:
    found = FoundWords(number, last, tokens.stems(number)[0])
    is_listed = tokens.form(number) in _NAMES
    weight = WEIGHT if _evidence(tokens, number) is _Evidence.MUCH else WEIGHT - 5
    made = candidate(tokens, found, EntityKind.PERSON, NameRule.NAME_CONTEXT, weight)
    return replace(made, confidence=0.85 if is_listed else 0.7, doubt=None if is_listed else UNSURE)


def _end(tokens: ArabicTokens, number: int) -> int:
    """Return the end of the name that begins with a word; its own number if there is none."""
    form, before = tokens.form(number), _evidence(tokens, number)
    if not _may_begin(tokens, number, form, before):
        return number
    last = _run(tokens, number, before)
    if last == number or _is_place(tokens, number, last):
        return number
    if before is _Evidence.MUCH and tokens.form(number - 1) in _NAMED:
        return last
    if last - number > 1 and (before or _is_told_of(tokens, number, last)):
        return last
    is_one = last - number == 1 and (looks_foreign(form) or (form in GIVEN and form not in AMBIGUOUS))
    return last if is_one and before is _Evidence.MUCH and _is_end(tokens, last) else number


def _may_begin(tokens: ArabicTokens, number: int, form: str, before: _Evidence) -> bool:
    if tokens.all[number].has_tanwin or form in PARTICLES_AND_ADVERBS or form in HONOURS - GIVEN:
        return False
    if form in _NAMES or form in PARTICLES:
        return (form not in VERBS or form in GIVEN) and (form not in _ALSO_PARTICLES or before is _Evidence.MUCH)
    if before is _Evidence.MUCH and not form.startswith("ال"):
        return _is_strange(form) or (not is_hard(form) and _is_name_word(tokens, number + 1))
    return (is_unknown(form) and len(form) > 2 and not form.endswith(("ا", "ات"))) or looks_foreign(form)


def is_hard(form: str) -> bool:
    """Whether a word is listed as one that is no name."""
    return form in EVERYDAY or form in VERBS or form in NATIONAL or form in _TITLES or form in BODY_ADJECTIVES


def _is_strange(form: str) -> bool:
    """Whether a word is no form of an everyday word, though it may have the shape of one."""
    return not is_inflected(form) and not is_hard(form) and not form.startswith("ال") and len(form) > 2


def _is_name_word(tokens: ArabicTokens, number: int) -> bool:
    form = tokens.form(number)
    return tokens.is_joined(number) and (form in _NAMES or form in PARTICLES or is_unknown(form) or is_nisba(form))


def _evidence(tokens: ArabicTokens, number: int) -> _Evidence:
    before = number - 1
    if before < 0:
        return _Evidence.NONE
    form = tokens.form(before)
    if not tokens.is_joined(number):
        return _Evidence.SOME if has_title(tokens, number) else _Evidence.NONE
    if form in _NAMED or (form in NATIONAL and form.startswith("ال")):
        return _Evidence.MUCH
    if tokens.any_stem(before, HONOURS) and form not in _NO_TITLES:
        return _Evidence.MUCH
    if form in OFFICES - _NO_TITLES or has_title(tokens, number):
        return _Evidence.SOME
    is_said = tokens.any_stem(before, SAYING) or (tokens.any_stem(before, ACTING) and form.endswith("ت"))
    return _Evidence.SOME if is_said and form not in GIVEN and not form.endswith("ا") else _Evidence.NONE


def _run(tokens: ArabicTokens, number: int, before: _Evidence) -> int:
    """Return where the words that can be a name end."""
    last = number + 1
    if tokens.form(number) in PARTICLES or tokens.form(number) in ("عبد", "ابو", "ام"):
        if not tokens.is_joined(last) or tokens.form(last) in PARTICLES_AND_ADVERBS | VERBS:
            return number
        last += 1
    while last - number < _LONGEST and tokens.is_joined(last):
        step = _step(tokens, number, last, before)
        if not step:
            break
        last += step
    return last


def _step(tokens: ArabicTokens, number: int, at: int, before: _Evidence) -> int:
    form, following = tokens.form(at), tokens.form(at + 1) if tokens.is_joined(at + 1) else ""
    if tokens.all[at].has_tanwin or form in ("ال", "و"):
        return 0
    if form in PARTICLES or form in ("عبد", "ابو", "ام"):
        fits = following and following not in PARTICLES_AND_ADVERBS and following not in VERBS
        return 2 * bool(fits and (following in _NAMES or following.startswith("ال") or is_unknown(following)))
    if form in _NAMES:
        return int(form not in PARTICLES_AND_ADVERBS and (form not in VERBS or _is_end(tokens, at + 1)))
    if looks_foreign(form) or is_unknown(form) or (before is _Evidence.MUCH and _is_strange(form)):
        return int(not form.endswith("ه") or at - number == 1)
    is_firm = tokens.form(number) in _NAMES
    if form == "اللواتي" and is_firm:
        return 1
    if before is _Evidence.MUCH and tokens.form(number) in GIVEN and not tokens.is_joined(at + 1):
        return int(form not in _NO_SURNAMES - HONOURS and form not in NATIONAL)
    if form in _NO_SURNAMES or form in NATIONAL or form in VERBS:
        return 0
    if form.startswith("ال") and (not is_common(form) or is_nisba(form)) and len(form) > 4:
        return int(is_firm or is_nisba(form))
    is_surname = before and tokens.form(number) in GIVEN and (form not in EVERYDAY or not tokens.is_joined(at + 1))
    return int(bool(is_surname) and not form.endswith(("ا", "ات")) and _is_end(tokens, at + 1))


def _is_end(tokens: ArabicTokens, at: int) -> bool:
    """Whether a name can end before a word: at a mark, or before a particle or a verb."""
    if not tokens.is_joined(at):
        return True
    form = tokens.form(at)
    return form in PARTICLES_AND_ADVERBS or form in VERBS


def _is_told_of(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether a name stands at the start of a clause, and who that is follows: خضر الياس، المختار السابق."""
    is_start = not tokens.is_joined(number) or tokens.form(number - 1) in _OPENERS
    following = tokens.form(last)
    if tokens.is_joined(last) or last >= len(tokens.all):
        return False
    gap = tokens.gap(last).strip()
    is_known = tokens.form(number) in _NAMES
    if gap in ("(", "،", ",") and following.isdigit() and tokens.form(last + 1) in _YEARS:
        return is_known or is_start
    if gap not in ("،", ",", "(") or not (is_known and is_start):
        return is_known and gap in ("،", ",") and following in _WHO
    return following in _WHO or following.removeprefix("ال") in OFFICES or following in _TITLES


def _is_place(tokens: ArabicTokens, number: int, last: int) -> bool:
    """Whether the words are a listed name of a place or a body."""
    for listed, found in listed_at(tokens, number):
        is_whole = found.last == last or listed.kind is not EntityKind.PERSON and found.last - found.first > 1
        if not found.stem.skip and is_whole and not listed.needs_evidence:
            return True
    return False
