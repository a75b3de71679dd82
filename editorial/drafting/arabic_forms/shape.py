"""The shape of a word: whether it can be a name although no list has it, or is an inflected everyday word."""

from functools import lru_cache

import regex

from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_lexicon.capitals import CAPITALS
from editorial.drafting.arabic_lexicon.countries import COUNTRIES
from editorial.drafting.arabic_lexicon.family_names import FAMILIES, PARTICLES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN, FOREIGN_AMBIGUOUS
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS, GIVEN, SURE
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY
from editorial.drafting.arabic_words.heads import AGENCIES, BODIES, DEFINITE_BODIES, MEDIA_HEADS, PLACE_HEADS
from editorial.drafting.arabic_words.titles import ACADEMIC, HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import VERBS

FOREIGN_SURE = FOREIGN - FOREIGN_AMBIGUOUS
GIVEN_SURE = (SURE | FOREIGN_SURE) - EVERYDAY - VERBS

_KNOWN = (
    EVERYDAY
    | VERBS
    | NATIONAL
    | BODY_ADJECTIVES
    | FIELD_NOUNS
    | HONOURS
    | OFFICES
    | ACADEMIC
    | BODIES
    | DEFINITE_BODIES
)
_COMMON = (
    (_KNOWN | AGENCIES | MEDIA_HEADS | PLACE_HEADS | frozenset(COUNTRIES) | frozenset(CAPITALS)) - SURE - FOREIGN_SURE
)

_NAMES = GIVEN | FOREIGN | FAMILIES

_MASDAR = regex.compile(
    r"ت[^او]{2}ي[^اوي]ه?|(?:ا|است|ان)[^اوي]{1,3}ا[^اوي]ا?|ا[^اوي]ت[^اوي]ا[^اوي]ا?|م[^اوي]ا[^اوي]{2}ه|ت[^اوي]ا[^اوي]{2}|م[^اوي]{2}و[^اوي]ا?ه?"
)
_INFLECTED = regex.compile(
    r".{3,}(?:ات|تان|يه|ييه|ييا|ويه|هما|هم|ها|كم|نا|تها|ته|تهم|يين|يون|ووا|وا)|(?:ال|وال|بال|فال|كال|لل).{3,}(?:ات|ون|ين)"
)
_VERB = regex.compile(
    r"ي[^اوي].{2,6}|ي[اوي].{2,3}|(?:سي|ست|سن).{3,6}|أ?ن[^اوي]ت[^اوي]{2}|(?:سي|ست|سن|ي|ت)[^اوي]{3}|(?:سي|ست|سن)[^اوي].{2,5}|ا(?:ست|نت|ن)[^اوي]{3}|ي[^اوي]{2}[وي][^اوي]|ي[ست]ت?[^اوي].{2}"
)
_ACCUSATIVE = regex.compile(r".{2,}[^اي]ا")
_OBJECT = regex.compile(r"[^اوي]{3,4}ا|[^اوي]{2}[وي][^اوي]ا|م[^اوي]{2}[وا]?[^اوي]{1,2}ا")
_FOREIGN = regex.compile(
    r"(?:[^اوي]سون|وف|وفا|ييف|يفا|سكي|سكايا|يتش|شتاين|بيرغ|برغ|بورغ|باخ|لاند|دزه|شفيلي|هايم|فورد|ينغ|ونغ|يلو|يرو|ينيو|ايغ"
    r"|كوفا|نكو|ويتز|ويل|يوس|يانو|ينو|ريدي|اندو|يفيتش|سكو|ييه|ايل|اكي|شي|يغ)$"
    r"|^(?:بو(?=..[^اوي])|ماك|شتر|شميد|كري[سش]|غري|فري[دتم])..|تش|ووي"
)
_LATIN = regex.compile(r"[A-Za-z].*")


@lru_cache(maxsize=20_000)
def is_common(form: str) -> bool:
    """Whether a word is an everyday word, or has the form of one: a masdar, a verb, a plural, or with a pronoun."""
    if form in _COMMON:
        return True
    if form in GIVEN or form in FOREIGN or form in FAMILIES:
        return False
    if len(form) < 2 or form[-1].isdigit() or form[0].isdigit() or _LATIN.fullmatch(form):
        return True
    if looks_foreign(form):
        return False
    return _is_with_proclitic(form) or is_inflected(form) or _has_everyday_shape(form)


def _is_with_proclitic(form: str) -> bool:
    """Whether a word is an everyday word, or a name, with a letter that is written on."""
    if form[0] in "وفبلكس" and (
        form[1:] in _COMMON or form[1:3] == "ال" or form[:2] == "لل" or form[1:] in GIVEN_SURE or form[1:] in COUNTRIES
    ):
        return True
    return form.startswith("و") and form[1:] in _NAMES


def _has_everyday_shape(form: str) -> bool:
    if form.endswith(("ين", "ون")) and _is_plural(form):
        return True
    if form.startswith("ال"):
        return _INFLECTED.fullmatch(form) is not None
    if _INFLECTED.fullmatch(form) or _MASDAR.fullmatch(form) or _VERB.fullmatch(form):
        return True
    if _OBJECT.fullmatch(form) or (form[-1] in "هي" and form[:2] != "ال" and form[:-1] in _KNOWN):
        return True
    return bool(_ACCUSATIVE.fullmatch(form)) and (form[:-1] in _COMMON or _MASDAR.fullmatch(form[:-1]) is not None)


def _is_plural(form: str) -> bool:
    stem = form[:-2]
    return (
        len(form) > 6
        or form[0] == "م"
        or stem.endswith("ي")
        or stem in _KNOWN
        or stem + "ي" in _KNOWN
        or stem + "ه" in _KNOWN
    )


@lru_cache(maxsize=20_000)
def looks_foreign(form: str) -> bool:
    """Whether a word has letters or endings that names from elsewhere have and Arabic words have not: كالتنباخ, بيكوف."""
    if len(form) < 5 or form.startswith("ال") or (form[0] in "وبلف" and form[1:] in _NAMES):
        return False
    return _FOREIGN.search(form) is not None and not is_inflected(form)


@lru_cache(maxsize=20_000)
def is_nisba(form: str) -> bool:
    """Whether a word has the form of a family name in ـي with the article, and is no adjective of a body."""
    return (
        len(form) > 4
        and form.startswith("ال")
        and form.endswith("ي")
        and form not in BODY_ADJECTIVES
        and form not in HONOURS
    )


def is_family(form: str) -> bool:
    """Whether a word is listed as a family name, or has the form of one."""
    return form in FAMILIES or (is_nisba(form) and form not in NATIONAL) or form in FOREIGN_SURE


def is_unknown(form: str) -> bool:
    """Whether a word is in no list and has no form of an everyday word or of a definite noun."""
    return not form.startswith("ال") and not is_common(form) and form not in AMBIGUOUS and form not in PARTICLES
