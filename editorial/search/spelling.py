"""Spellings: one form for all spellings of a word that mean the same to somebody who searches.

The fold (``editorial.text.fold``), and beyond it: digits of every script, the marks that Hindi writes or leaves out (as
Lucene's HindiNormalizer), the order of Thai and Lao marks, variation selectors, and the signs inside words and numbers.
"""

import unicodedata
from functools import lru_cache

import regex

from editorial.text.fold import fold

MAX_LEXEME = 200
"""The most code points of a lexeme: a longer word is found by its beginning."""

ALIF_MAQSURA = "ى"
_LETTERS = str.maketrans(
    {
        "\u093c": None,  # nukta: ज़ and ज are written for each other
        "\u0901": "\u0902",  # candrabindu: चाँद and चांद
        "\u0981": "\u0982",
        "\u09ce": "\u09a4\u09cd",  # khanda ta
        "\u06d5": "ه",
        "ґ": "г",
        "״": None,
        "׳": None,
        '"': None,
        "·": None,
        "٫": ".",
        "٬": ",",
    }
    | dict.fromkeys(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_SHORT_I = str.maketrans("йЙ", "\ue001\ue001")
"""The letter й stays apart from и, although Unicode takes it for и with a mark: войн is not воин."""

_THOUSANDS = regex.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", regex.ASCII)
_DIGIT = regex.compile(r"\p{Nd}")
_RESPELLED = (
    (regex.compile("[ङञणनम]्(?=[कखगघचछजझटठडढतथदधपफबभ])"), "ं"),  # हिन्दी, हिंदी
    (regex.compile("(?<=[\u0904-\u0939\u093e-\u094c])य(?=[ीे]$)"), "\0"),  # गयी, गई; चाहिये, चाहिए
    (regex.compile("\0ी"), "ई"),
    (regex.compile("\0े"), "ए"),
    (regex.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])"), r"\2\1"),
    (regex.compile("เเ"), "แ"),
)
_RESPELLED_SCRIPTS = regex.compile("[\u0900-\u097f\u0e00-\u0eff]")
_NOT_OF_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}.,]+")


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return the form that all spellings of a word share; empty if nothing of it is left."""
    folded = fold(word.translate(_SHORT_I))
    if folded.isascii() and folded.isalnum():
        return folded[:MAX_LEXEME]
    folded = folded.removesuffix("'s").translate(_LETTERS)
    if _RESPELLED_SCRIPTS.search(folded):
        for pattern, by in _RESPELLED:
            folded = pattern.sub(by, folded)
    folded = _DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), folded)
    if _THOUSANDS.fullmatch(folded):
        return folded.replace(",", "")
    if any(letter.isalpha() for letter in folded):
        folded = folded.replace(".", "").replace(",", "")
    return unicodedata.normalize("NFC", _NOT_OF_WORDS.sub("", folded.replace("\ue001", "й")))[:MAX_LEXEME]


@lru_cache(maxsize=65_536)
def exact(word: str) -> str:
    """Return the form that an exact search compares: the plain form, but على is not علي."""
    form = plain(word)
    if ALIF_MAQSURA in word and form.endswith("ي") and _last_letter(word) == ALIF_MAQSURA:
        return form[:-1] + ALIF_MAQSURA
    return form


def _last_letter(word: str) -> str:
    return next((letter for letter in reversed(word) if letter.isalpha() and letter != "\u0640"), "")
