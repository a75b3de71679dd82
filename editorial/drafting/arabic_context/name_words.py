"""The words that can and those that cannot be part of a person's name, and where a name can end."""

from functools import lru_cache

from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.shape import is_nisba, is_unknown
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import FAMILIES, PARTICLES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import AGENCIES, ALL_BODIES, MEDIA_HEADS, PLACE_HEADS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import VERBS

NAMES = (GIVEN | FOREIGN | FAMILIES) - NATIONAL
TITLES = HONOURS | OFFICES
SON = words("بن بنت ولد بت آل")
OPENING = PARTICLES | words("عبد أبو أم")
"""Words that never are a name by themselves, and that another word follows."""

_HARD = EVERYDAY | VERBS | NATIONAL | TITLES | BODY_ADJECTIVES | ALL_BODIES
_HEADS = EVERYDAY | VERBS | ALL_BODIES | MEDIA_HEADS | AGENCIES | PLACE_HEADS
_ATTACHED = ("ب", "ل", "ف", "ك", "و")


def is_hard(form: str) -> bool:
    """Whether a word is listed as one that is no name."""
    return form in _HARD


def is_strange(form: str) -> bool:
    """Whether a word is no form of an everyday word, though it may have the shape of one."""
    return not is_inflected(form) and form not in _HARD and not form.startswith("ال") and len(form) > 2


def is_name_word(tokens: ArabicTokens, number: int) -> bool:
    """Whether a word follows the one before and can be a name by its form."""
    form = tokens.form(number)
    return tokens.is_joined(number) and (form in NAMES or form in PARTICLES or is_unknown(form) or is_nisba(form))


def is_family_form(tokens: ArabicTokens, at: int) -> bool:
    """Whether a word has the form of a family name in ـي, written so and not with ى."""
    return is_nisba(tokens.form(at)) and tokens.text[tokens.all[at].end - 1] == "ي"


def is_hamza(tokens: ArabicTokens, number: int) -> bool:
    """Whether a word begins with إل or أل, which is no article: إليانا."""
    raw = tokens.text[tokens.all[number].start : tokens.all[number].start + 2]
    return raw in ("إل", "أل", "آل") and len(tokens.form(number)) > 4


@lru_cache(maxsize=20_000)
def is_attached(form: str) -> bool:
    """Whether a word begins with a preposition or a conjunction that is written on: للصحفيين, ببرنامج, فكتب."""
    if form.startswith("لل") and len(form) > 5:
        return True
    if form.startswith(("بال", "فال", "كال", "وال")) and is_inflected(form[1:]):
        return True
    return form[:1] in _ATTACHED and len(form) > 3 and form[1:] in _HEADS


def is_fence(tokens: ArabicTokens, at: int) -> bool:
    """Whether a comma, a stop, a bracket or a line end stands before a word."""
    gap = tokens.gap(at)
    return not tokens.is_joined(at) and ("\n" in gap or gap.strip()[:1] in ("،", ",", ".", ")", "(", "؛"))


def is_end(tokens: ArabicTokens, at: int) -> bool:
    """Whether a name can end before a word: at a mark, or before a particle or a verb."""
    if not tokens.is_joined(at):
        return True
    form = tokens.form(at)
    return form in PARTICLES_AND_ADVERBS or form in VERBS or (form[:1] == "و" and form[1:] in NAMES)
