"""Common English words: one that only its place at the beginning of a sentence gives a capital is no name."""

from functools import lru_cache

from editorial.drafting.english_common_words.words_to_d import WORDS_TO_D
from editorial.drafting.english_common_words.words_to_o import WORDS_TO_O
from editorial.drafting.english_common_words.words_to_z import WORDS_TO_Z

COMMON_WORDS = frozenset(" ".join((WORDS_TO_D, WORDS_TO_O, WORDS_TO_Z)).split())
"""Common words in small letters, mostly without endings."""

_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ily", ("y",)),
    ("ly", ("", "le")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("iest", ("y",)),
    ("est", ("", "e")),
    ("ness", ("",)),
)
_FORMS_WORDS = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ically",
    "ously",
    "fully",
    "ingly",
    "ities",
    "isation",
    "ships",
    "less",
)
"""Endings that only words have that are no names."""

_SHORTEST = 3


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """Return whether a word, in small letters, is a common one, perhaps with an ending."""
    if word in COMMON_WORDS or word.endswith(_FORMS_WORDS):
        return True
    return any(_is_form(word, ending, stems) for ending, stems in _ENDINGS)


def _is_form(word: str, ending: str, stems: tuple[str, ...]) -> bool:
    if not word.endswith(ending) or len(word) - len(ending) < _SHORTEST:
        return False
    stem = word.removesuffix(ending)
    if any(stem + each in COMMON_WORDS for each in stems):
        return True
    return ending not in ("s", "es") and stem[-1] == stem[-2] and stem[:-1] in COMMON_WORDS
