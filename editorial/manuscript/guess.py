"""Guess the language of a text, and a slug for it."""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from anyascii import anyascii

from editorial.text.language import script_of

LOOKED_AT = 64_000
"""The characters at the beginning of a text from which its language is guessed."""

LONGEST_SLUG = 60
_SLUG_WORDS = 8

_OF_SCRIPTS: Mapping[str, str] = MappingProxyType(
    {"Arab": "ar", "Cyrl": "ru", "Deva": "hi", "Grek": "el", "Hang": "ko", "Hani": "zh", "Hebr": "he", "Hira": "ja"}
    | {"Kana": "ja", "Thai": "th", "Armn": "hy", "Geor": "ka", "Beng": "bn", "Ethi": "am", "Taml": "ta"}
)
_FREQUENT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset(("the", "and", "that", "was", "with", "said", "has", "were", "from", "which")),
        "fr": frozenset(("les", "des", "est", "une", "dans", "pour", "qui", "sur", "avec", "été")),
        "de": frozenset(("der", "die", "und", "das", "ist", "nicht", "von", "mit", "dem", "auch")),
        "es": frozenset(("los", "las", "que", "una", "por", "con", "para", "del", "fue", "como")),
        "pt": frozenset(("não", "uma", "dos", "com", "para", "foi", "mais", "pelo", "são", "também")),
        "it": frozenset(("che", "della", "gli", "una", "per", "non", "sono", "dei", "con", "nel")),
        "nl": frozenset(("het", "een", "van", "niet", "dat", "voor", "zijn", "met", "werd", "ook")),
        "sv": frozenset(("och", "att", "det", "som", "för", "inte", "med", "har", "till", "om")),
        "pl": frozenset(("się", "nie", "jest", "że", "na", "oraz", "przez", "który", "było", "dla")),
        "tr": frozenset(("ve", "bir", "bu", "için", "ile", "olarak", "olan", "dedi", "daha", "çok")),
        "fa": frozenset(("است", "این", "را", "که", "برای", "شد", "های", "می", "گفت", "آن")),
        "ur": frozenset(("ہے", "کے", "میں", "کی", "اور", "نے", "سے", "کہ", "ہیں", "کو")),
        "uk": frozenset(("що", "та", "від", "який", "було", "також", "є", "він", "це", "до")),
        "ar": frozenset(("في", "من", "على", "أن", "إلى", "التي", "قال", "الذي", "عن", "إن")),
        "ru": frozenset(("что", "не", "это", "как", "был", "его", "из", "также", "по", "на")),
    }
)
"""Words that nearly every text of a language has, and few texts of the others."""

_IN_SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Latn": ("en", "fr", "de", "es", "pt", "it", "nl", "sv", "pl", "tr"),
        "Arab": ("ar", "fa", "ur"),
        "Cyrl": ("ru", "uk"),
    }
)
LONGEST_HEADLINE = 160
_ENDS_SENTENCE = (".", "!", "?", "؟", "…", ":", "»", "”", '"', "।", "。")
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """Return the language that a text is most probably in: by its script, and by frequent words."""
    seen = text[:LOOKED_AT]
    script = script_of(seen)
    candidates = _IN_SCRIPTS.get(script)
    if candidates is None:
        return _OF_SCRIPTS.get(script, "en")
    words = Counter(_WORD.findall(seen.casefold()))
    return max(candidates, key=lambda language: sum(words[word] for word in _FREQUENT[language]))


def slug_of(words: str) -> str:
    """Return a slug made from words in any script, such as a headline or the name of a file."""
    ascii_words = re.findall(r"[a-z0-9]+", anyascii(words[: 4 * LONGEST_SLUG]).lower())
    slug = "-".join(ascii_words[:_SLUG_WORDS])[:LONGEST_SLUG].strip("-")
    is_text = re.match("[a-z]", slug) is not None and slug not in ("null", "true", "false")
    return slug if is_text else f"article-{slug}".strip("-")


def headline_in(text: str) -> str | None:
    """Return the first line of a text if it looks like a headline: short, no sentence, and a blank line after it."""
    first, _, rest = text.lstrip("\ufeff\n").partition("\n")
    line = first.strip()
    is_short = 0 < len(line) <= LONGEST_HEADLINE and not line.endswith(_ENDS_SENTENCE)
    return line if is_short and rest.startswith("\n") and rest.strip() else None
