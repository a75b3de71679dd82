"""One form for all spellings of an Arabic word, so that lists hold each name once."""

from collections.abc import Iterable

_MARKS = [*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x200E, 0x200F]

_SPELLINGS = str.maketrans(
    {
        **dict.fromkeys(map(chr, _MARKS), ""),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ک": "ك",
        "گ": "غ",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "’": "'",
    }
)

_KEPT = frozenset(("على", "وعلى", "فعلى", "روى", "وروى", "لدى", "ولدى"))
"""Words that would be names with the other ya: علي, روي."""


def plain(word: str) -> str:
    """Return a word without vowel marks, with one letter for the forms of alif, of ya, of ta marbuta and of hamza."""
    if word[-1:] == "ى" and word in _KEPT:
        return word
    return word.translate(_SPELLINGS)


def listed(text: str) -> frozenset[str]:
    """Return the plain forms of the names of a list in which Arabic commas or line breaks part names of several words."""
    return frozenset(_names(text))


def words(text: str) -> frozenset[str]:
    """Return the plain forms of the words of a list in which blanks part the words."""
    return frozenset(map(plain, text.split()))


def _names(text: str) -> Iterable[str]:
    for line in text.splitlines():
        for name in line.split("،"):
            if name.strip():
                yield plain(" ".join(name.split()))
