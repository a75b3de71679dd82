"""The sounds that single languages give to Latin letters in names."""

from collections.abc import Mapping
from types import MappingProxyType

from editorial.name.notation import Rules

_GERMAN: Rules = (
    ("sch", ("S",)),
    ("tsch", ("C",)),
    ("ch", ("x", "S", "k", "C")),
    ("tz|z", ("s", "z")),
    ("^s(?=[pt])", ("S", "s")),
    ("w", ("v",)),
    ("^v", ("f/v",)),
    ("j", ("i",)),
)
_POLISH: Rules = (
    ("szcz", ("S", "SC")),
    ("sz", ("S", "s")),
    ("cz", ("C",)),
    ("ch", ("x",)),
    ("rz|ż", ("j", "rs")),
    ("dz(?=i)|dź|dż", ("j", "z")),
    ("c(?=i)|ć", ("C", "s")),
    ("ś|s(?=i[aou])", ("S/s",)),
    ("w", ("v", "f")),
    ("c", ("s",)),
    ("j", ("i",)),
)
_CZECH: Rules = (("ch", ("x",)), ("c", ("s",)), ("j", ("i",)), ("ř", ("r", "rj")))
_BALKAN: Rules = (("c", ("s", "C")), ("j", ("i",)), ("s", ("s", "S")), ("z", ("z", "j")), ("dj|đ", ("j", "di")))
_HUNGARIAN: Rules = (
    ("sz", ("s",)),
    ("cs", ("C",)),
    ("zs", ("j",)),
    ("gy", ("d", "g", "j")),
    ("ly", ("i", "l")),
    ("ny", ("n", "ni")),
    ("c", ("s",)),
    ("s", ("S", "s")),
    ("j", ("i",)),
)
_SPANISH: Rules = (
    ("ch", ("C",)),
    ("ll", ("i", "l", "j")),
    ("j", ("x/h",)),
    ("g(?=[eiéí])", ("x/h", "g")),
    ("gu(?=[eiéí])", ("g",)),
    ("c(?=[eiéí])|z", ("s", "t")),
    ("b|v", ("b/v",)),
    ("^h", ("", "h")),
    ("x", ("ks", "x/h", "s")),
)
_PORTUGUESE: Rules = (
    ("ch|x", ("S", "ks")),
    ("lh", ("l",)),
    ("nh", ("n",)),
    ("j|g(?=[eiéí])", ("j",)),
    ("c(?=[eiéí])|ç", ("s",)),
    ("[sz]$", ("s/S", "z")),
    ("^h", ("", "h")),
)
_FRENCH: Rules = (
    ("ch", ("S", "k")),
    ("j|g(?=[eiéèê])", ("j",)),
    ("qu", ("k",)),
    ("gu(?=[eiéèê])", ("g",)),
    ("c(?=[eiéèêy])|ç", ("s",)),
    ("th", ("t",)),
    ("^h", ("", "h")),
    ("oi", ("ua",)),
    ("ou", ("U",)),
)
_ITALIAN: Rules = (
    ("gli", ("li",)),
    ("gn", ("n",)),
    ("ch", ("k",)),
    ("gh", ("g",)),
    ("sc(?=[ei])", ("S",)),
    ("c+(?=[ei])", ("C",)),
    ("g(?=[ei])", ("j",)),
    ("z", ("s", "z")),
)
_ROMANIAN: Rules = (("ch", ("k",)), ("c(?=[ei])", ("C",)), ("[ţț]", ("s",)), ("j", ("j",)))
_TURKISH: Rules = (("c", ("j",)), ("j", ("j",)), ("x", ("x/h",)), ("q", ("g", "k")), ("ğ", ("", "g")))
CHINESE: Rules = (
    ("zh", ("j/C", "z")),
    ("ch", ("C",)),
    ("sh", ("S", "s")),
    ("x", ("S/s", "x")),
    ("q", ("C", "s")),
    ("j", ("j/z", "C")),
    ("z", ("z/s", "j")),
    ("c", ("s", "C")),
    ("r", ("r", "j")),
    ("h", ("h/x",)),
    ("ng(?=[^aeiouü]|$)", ("nk/g", "n")),
    ("w", ("v", "u")),
    ("b", ("b", "p")),
    ("g", ("g", "k")),
    ("d", ("d", "t")),
)

BY_LANGUAGE: Mapping[str, Rules] = MappingProxyType(
    {
        "de": _GERMAN,
        "pl": _POLISH,
        **dict.fromkeys(("cs", "sk", "lt", "lv"), _CZECH),
        **dict.fromkeys(("hr", "sr", "bs", "sl", "cnr", "sh"), _BALKAN),
        "hu": _HUNGARIAN,
        **dict.fromkeys(("es", "gl", "eu"), _SPANISH),
        "pt": _PORTUGUESE,
        "fr": _FRENCH,
        "it": _ITALIAN,
        "ro": _ROMANIAN,
        **dict.fromkeys(("tr", "az"), _TURKISH),
        "zh": CHINESE,
    }
)
"""What a language hears first, by its primary subtag; the sounds of ``LATIN`` stay possible."""
