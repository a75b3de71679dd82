"""The sounds of letters in names, by script, for the keys of ``editorial/name/key.py``.

A table has patterns, the longest and most specific first, each with its possible sounds. Consonants are b d f g h j k l
m n p r s t v x z and C (ch), S (sh); j is also zh, x is also kh. Vowels are a, e, i, u if they may be short, A, I, U if
they are written long, E for a or i, and ? for any. "ts" sounds as s or as t.
"""

from collections.abc import Mapping
from types import MappingProxyType

Rules = tuple[tuple[str, tuple[str, ...]], ...]

LATIN: Rules = (
    ("shch|szcz|sch|sh|sz|[šşș]", ("S",)),
    ("tsch|tch|cz|č", ("C",)),
    ("ch(?=[rl])", ("k",)),
    ("ch", ("C", "x", "S")),
    ("ć", ("C", "s", "t")),
    ("ç", ("s", "C")),
    ("dzh|dž|dj|zh|[žż]", ("j",)),
    ("d[zź]|dh", ("d", "z")),
    ("kh", ("x",)),
    ("gh", ("g",)),
    ("th|þ", ("t",)),
    ("ph", ("f",)),
    ("t[sz]", ("s", "t")),
    ("ck|cq|qu(?=[eiy])|q", ("k",)),
    ("c(?=[eiyéèêí])", ("s", "t")),
    ("(?<=i)c$", ("k", "C")),
    ("c", ("k",)),
    ("g(?=[eiy])", ("g", "j")),
    ("ğ", ("g", "")),
    ("x", ("ks",)),
    ("(?<=[eo])f$", ("f", "v")),
    ("^au(?=[^aeiouyj])", ("au", "av")),
    ("^eu(?=[^aeiouyj])", ("eu", "ev")),
    ("ou(?=sk)|ou$", ("U", "uv")),
    ("ŭ|(?<=[aeo])w(?![aeiouyj])", ("u", "v")),
    ("w", ("v",)),
    ("^j", ("j", "i")),
    ("(?<=[aeiouy])j(?=as?$|[^aeiouy]|$)|(?<=i)j", ("i",)),
    ("j", ("i", "j")),
    ("(?<=[aeiou])h$", ("", "h")),
    ("ee|ie(?!w)", ("I",)),
    ("oo|ou", ("U",)),
    ("aa", ("A",)),
    ("e[iy]|a[iye]|ea|ä", ("E",)),
    ("oe|[öø]", ("ue",)),
    ("[aáàâãåă]", ("a",)),
    ("[eéèêëęěėē]", ("e",)),
    ("[iíìîïıyýÿī]", ("i",)),
    ("[oóòôõőō]", ("u",)),
    ("[uúùûüůűū]", ("u",)),
    ("[ß]", ("s",)),
)

CYRILLIC: Rules = (
    ("дж|[жђџ]", ("j",)),
    ("дз", ("d", "z")),
    ("тс|ц", ("s", "t")),
    ("[чћ]", ("C",)),
    ("[шщ]", ("S",)),
    ("кх", ("x",)),
    ("х", ("x", "h")),
    ("г", ("g", "h")),
    ("ў", ("u", "v")),
    ("и[ей]|ый|ій", ("I",)),
    ("[аеэя]й", ("E",)),
    ("я", ("ia",)),
    ("[юё]", ("iu",)),
    ("а", ("a",)),
    ("[еэє]", ("e",)),
    ("[иіыйј]", ("i",)),
    ("ї", ("I",)),
    ("[оу]", ("u",)),
    ("[ьъ]", ("",)),
    ("ґ", ("g",)),
    ("љ", ("l",)),
    ("њ", ("n",)),
)

ARABIC: Rules = (
    ("لله$", ("lA",)),
    ("تش", ("C", "tS")),
    ("تس", ("s", "t", "ts")),
    ("دج|دز", ("j", "dz")),
    ("^آ", ("A",)),
    ("^[اأٱ]و", ("U", "?v")),
    ("^[اإٱ]ي", ("E",)),
    ("^[اأإٱع]", ("?",)),
    ("^و", ("v",)),
    ("[ىې]$", ("E",)),
    ("[هہھە]$", ("A", "h")),
    ("(?<=[اي])و|و(?=[اي])", ("v", "U")),
    ("[واؤأإآٱعيیىئءۀةۃ]", ()),
    ("[بپ]", ("b", "p")),
    ("ف", ("f", "v")),
    ("ڤ", ("v",)),
    ("ج", ("j", "g")),
    ("ژ", ("j",)),
    ("چ", ("C",)),
    ("ش", ("S",)),
    ("ث", ("t", "s")),
    ("ذ", ("d", "z")),
    ("[ظض]", ("d", "z")),
    ("ق", ("k", "g")),
    ("[كکڪ]", ("k",)),
    ("[گغ]", ("g",)),
    ("خ", ("x",)),
    ("[حهہھ]", ("h",)),
    ("[تط]", ("t",)),
    ("[سص]", ("s",)),
    ("[دڈ]", ("d",)),
    ("[رڑ]", ("r",)),
)

ARABIC_VOWELS = MappingProxyType(
    dict.fromkeys("اأآٱةۃۀ", "A")
    | dict.fromkeys("وؤ", "U")
    | dict.fromkeys("يیئ", "I")
    | {"إ": "I", "ى": "E", "ع": "a"}
)
"""The vowel sounds of Arabic letters that are no consonants, inside a word; any others are silent."""

_SON_OF: tuple[str, ...] = ("bin", "ben", "ibn", "bn", "بن", "ابن", "إبن", "бин", "бен", "ибн")
_SERVANT_OF_THE: tuple[str, ...] = ("abdel", "abdul", "abdal", "abdoul", "абдель", "абдул", "абдуль")

PARTICLES: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(_SON_OF, "bn"), **dict.fromkeys(_SERVANT_OF_THE, "bd")}
)
"""The keys of words whose vowels everybody spells differently; "servant of the" counts as a word of its own."""

ARTICLES = frozenset(("al", "el", "аль", "эль"))
"""The Arabic article in other scripts."""

SUN_ARTICLES = frozenset(("ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "esh", "et", "ez", "ul"))
"""Forms of the article before certain letters; such a word is an article only before a hyphen."""
