"""Words of names that everybody spells differently, and articles."""

from collections.abc import Mapping
from types import MappingProxyType

_SON_OF = ("bin", "ben", "ibn", "bn", "بن", "ابن", "إبن", "бин", "бен", "ибн", "בן")
_SERVANT_OF_THE = (
    *("abd", "abdel", "abdul", "abdal", "abdoul", "abed", "abdur", "abder", "abdu"),
    *("абд", "абдель", "абдул", "абдуль", "абдэль", "عبد", "עבד", "עבדאל", "עבדול"),
)
_FATHER_OF = ("abu", "abou", "abo", "أبو", "ابو", "أبي", "абу", "אבו")
_OF = ("de", "du", "di", "da", "do", "де", "ди", "да", "ду", "دي", "دو", "دا", "דה", "ντε", "ντι", "ντα")
_THE = ("le", "ле", "لو", "λε")

PARTICLES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_SON_OF, "bn"),
        **dict.fromkeys(_SERVANT_OF_THE, "bd"),
        **dict.fromkeys(_FATHER_OF, "b"),
        **dict.fromkeys(_OF, "d"),
        **dict.fromkeys(_THE, "l"),
    }
)
"""The consonants of words whose vowels everybody spells differently; "servant of the" counts as a word of its own."""

ARTICLES = frozenset(("al", "el", "аль", "эль", "אל", "ال"))
"""The Arabic article as a word."""

SUN_ARTICLES = frozenset(
    (
        *("ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "esh", "et", "ez", "il", "l"),
        *("ud", "ul", "un", "ur", "us", "ush", "ut", "uz"),
        *("ад", "ан", "ар", "ас", "ат", "аз", "аш", "эд", "эн", "эр", "эс", "эт", "эз", "эш", "ез", "ул", "ут", "уд"),
    )
)
"""Forms of the article before certain letters; such a word is an article only before a hyphen."""

COMPOUND = r"(abd|абд|عبد|עבד)(?:[aeou]{1,2}|[аеуэ]|ا)?(?:l|ль|л|ل|ל)?(?=.{3})"
"""The beginning of a name that is written as one word with "servant of the": Abdulhamid, Abderrahmane, عبدالرحمن."""
