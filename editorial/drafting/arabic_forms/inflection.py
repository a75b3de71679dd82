"""Whether a word is a form of a listed noun or verb: with letters written on, endings and pronouns."""

from functools import lru_cache

from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS
from editorial.drafting.arabic_words.everyday_words import NOUNS
from editorial.drafting.arabic_words.noun_stems import NOUN_STEMS
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verb_stems import VERB_STEMS

_SHORTEST = 2
"""The fewest letters of a verb without its prefix."""

_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم", "ي")
_NOUN_ENDINGS = (
    "",
    "ه",
    "ت",
    "ات",
    "ين",
    "ون",
    "ان",
    "ا",
    "ي",
    "يه",
    "يا",
    "يات",
    "يين",
    "يون",
    "تين",
    "تان",
    "تي",
    "تا",
    "و",
    "يت",
)
_PAST_ENDINGS = ("", "ت", "ا", "وا", "و", "نا", "تا", "تم", "ن", "تما")
_PRESENT_ENDINGS = ("", "ون", "ين", "ان", "وا", "و", "ا", "ن")
_PRESENT = frozenset("يتنا")


def _endings(some: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({ending + pronoun for ending in some for pronoun in _PRONOUNS}, key=len))


_OF_NOUNS = frozenset(_endings(_NOUN_ENDINGS))
_OF_PAST = frozenset(_endings(_PAST_ENDINGS))
_OF_PRESENT = frozenset(_endings(_PRESENT_ENDINGS))
_MOST = max(map(len, _OF_NOUNS | _OF_PAST | _OF_PRESENT))

_LISTED = (
    NOUN_STEMS
    | NOUNS
    | HONOURS
    | OFFICES
    | FIELD_NOUNS
    | frozenset(each.removeprefix("ال") for each in BODY_ADJECTIVES)
)
_NOUNS = _LISTED | frozenset(each[:-1] for each in _LISTED if each.endswith("ه") and len(each) > 3)
_PRESENTS = VERB_STEMS | frozenset(each[1:] for each in VERB_STEMS if each.startswith("ا") and len(each) > 3)
_ARTICLES = ("وال", "بال", "فال", "كال", "ولل", "فلل", "لل", "ال", "وبال", "وكال")


@lru_cache(maxsize=50_000)
def is_inflected(form: str) -> bool:
    """Whether a word is a form of an everyday noun or verb."""
    if _is_noun(form) or _is_verb(form):
        return True
    for article in _ARTICLES:
        if form.startswith(article) and _is_noun(form[len(article) :]):
            return True
    rest = form
    for letters in ("وف", "بلكس"):
        if rest[:1] and rest[0] in letters and len(rest) > _SHORTEST + 1:
            rest = rest[1:]
            if _is_noun(rest) or _is_verb(rest):
                return True
    if form[:1] in tuple("بلكس") and len(form) > _SHORTEST + 1:
        return _is_noun(form[1:]) or (form[0] in "لس" and _is_verb(form[1:]))
    return False


def _is_noun(form: str) -> bool:
    return any(form[:-cut] in _NOUNS if cut else form in _NOUNS for cut in _cuts(form, _OF_NOUNS))


def _is_verb(form: str) -> bool:
    if any(form[:-cut] in VERB_STEMS if cut else form in VERB_STEMS for cut in _cuts(form, _OF_PAST)):
        return True
    if form[:1] not in _PRESENT:
        return False
    rest = form[1:]
    return any((rest[:-cut] if cut else rest) in _PRESENTS for cut in _cuts(rest, _OF_PRESENT))


def _cuts(form: str, endings: frozenset[str]) -> tuple[int, ...]:
    """Return how many letters at the end of a word may be an ending."""
    return tuple(
        cut
        for cut in range(min(_MOST, len(form) - _SHORTEST) + 1)
        if (form[len(form) - cut :] if cut else "") in endings
    )
