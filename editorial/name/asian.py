"""The sounds of Indic letters, of kana and of hangul in names; Chinese characters are read as pinyin.

Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam have the same letter in the same
place of their blocks, as ISCII had them (The Unicode Standard, 12.1), so one table serves for all: that of Devanagari.
"""

import unicodedata
from itertools import chain

from editorial.name.notation import Rules

_BLOCK = 0x80
_DEVANAGARI, _AFTER_MALAYALAM = 0x0900, 0x0D80
_TAMIL = 0x0B80
_HIRAGANA = range(0x3041, 0x3097)
_TO_KATAKANA = 0x60

_ELSEWHERE = str.maketrans(
    {
        "\u0a70": "\u0902",
        "\u0a71": None,
        "\u0d7a": "ण्",
        "\u0d7b": "न्",
        "\u0d7c": "र्",
        "\u0d7d": "ल्",
        "\u0d7e": "ळ्",
        "\u0d7f": "क्",
    }
)
"""Letters that only one script has: signs of Gurmukhi, and the consonants without a vowel of Malayalam."""

_SIGNS = "\u093e-\u094d\u0962\u0963"
_CONSONANTS: Rules = (
    ("ख़", ("x",)),
    ("ग़", ("g",)),
    ("ज़", ("z",)),
    ("झ़", ("j",)),
    ("फ़", ("f",)),
    ("क़", ("k",)),
    ("[डढ]़", ("r", "d")),
    ("य़|य", ("i",)),
    ("क", ("k",)),
    ("ख", ("x", "k")),
    ("[गघ]", ("g",)),
    ("ङ", ("nk",)),
    ("[चछ]", ("C", "s")),
    ("[जझ]", ("j", "z")),
    ("[टठतथ]", ("t", "d")),
    ("[डढदध]", ("d", "t")),
    ("[ञणनऩ]", ("n",)),
    ("प", ("p",)),
    ("फ", ("f", "p")),
    ("ब", ("b", "v")),
    ("भ", ("b", "v")),
    ("म", ("m",)),
    ("[रऱ]", ("r",)),
    ("[लळऴ]", ("l",)),
    ("व", ("v", "u", "b")),
    ("[शष]", ("S", "s")),
    ("स", ("s", "S", "z")),
    ("ह", ("h", "x", "")),
    ("ॎ", ("t",)),
)
_TAMIL_CONSONANTS: Rules = (
    ("க", ("k/g", "h")),
    ("ச", ("C/s", "S", "j")),
    ("ட", ("t/d",)),
    ("த", ("t/d",)),
    ("ப", ("p/b", "f")),
    ("ற", ("r", "t")),
    ("ழ", ("l", "S")),
    ("ஃப", ("f",)),
)


def as_devanagari(text: str) -> str:
    """Return a text with the letters of the other Indic scripts replaced by their Devanagari counterparts."""
    return "".join(
        chr(_DEVANAGARI + ord(each) % _BLOCK) if _DEVANAGARI <= ord(each) < _AFTER_MALAYALAM else each
        for each in text.translate(_ELSEWHERE)
    )


def _with_vowels(consonants: Rules) -> Rules:
    """Return the rules of consonants: one without a vowel sign has a short vowel, which may be silent, at the end mostly."""
    found = []
    for pattern, sounds in consonants:
        found.append((f"(?:{pattern})(?=[{_SIGNS}])", sounds))
        found.append((f"(?:{pattern})$", (*sounds, *(f"{sound}a" for sound in sounds))))
        found.append((f"(?:{pattern})", tuple(f"{sound}@" for sound in sounds)))
    return tuple(found)


_VOWELS: Rules = (
    ("[ंँ](?=[पबमफभ])", ("m", "n")),
    ("[ंँ]$", ("n", "m", "nk", "")),
    ("[ंँ]", ("n", "m", "")),
    ("[ऄअ]", ("a",)),
    ("[आा]", ("A",)),
    ("[इईिी]", ("i",)),
    ("[उऊुू]", ("u",)),
    ("[ऋृ]", ("ri",)),
    ("[ऍऎएॅॆे]", ("e",)),
    ("[ऐै]", ("E",)),
    ("[ऑऒओॉॊो]", ("u", "a")),
    ("[औौ]", ("au",)),
    ("[़्ःऽ\u200d\u200c]", ("",)),
)

INDIC: Rules = _with_vowels(_CONSONANTS) + _VOWELS
TAMIL: Rules = _with_vowels(tuple((as_devanagari(letter), sounds) for letter, sounds in _TAMIL_CONSONANTS)) + INDIC


def is_tamil(letter: str) -> bool:
    """Return whether a letter is of the Tamil block, which writes voiced and voiceless sounds alike."""
    return _TAMIL <= ord(letter) < _TAMIL + _BLOCK


_KANA_ROWS = (
    ("カキクケコ", "k"),
    ("ガギグゲゴ", "g"),
    ("サ-スセソ", "s"),
    ("ザ-ズゼゾ", "z"),
    ("タ--テト", "t"),
    ("ダ--デド", "d"),
    ("ナニヌネノ", "n"),
    ("ハヒ-ヘホ", "h"),
    ("バビブベボ", "b"),
    ("パピプペポ", "p"),
    ("マミムメモ", "m"),
    ("ヤ-ユ-ヨ", "i"),
)
_KANA_VOWELS = "aiweu"
_OTHER_KANA = (
    *(("シ", ("S", "s"), "i"), ("ジ", ("j", "z"), "i"), ("チ", ("C", "t"), "i"), ("ヂ", ("j",), "i")),
    *(
        ("ツ", ("s", "t"), "w"),
        ("ヅ", ("z",), "w"),
        ("フ", ("f", "h"), "w"),
        ("ヴ", ("v", "b"), "w"),
        ("ワ", ("v", "u"), "a"),
    ),
    *(
        ("ラ", ("r", "l"), "a"),
        ("リ", ("r", "l"), "i"),
        ("ル", ("r", "l"), "w"),
        ("レ", ("r", "l"), "e"),
        ("ロ", ("r", "l"), "u"),
    ),
)


def _kana() -> Rules:
    """Return the rules of katakana: a small vowel replaces that of the syllable, as in ファ."""
    also = {"b": ("b", "v"), "h": ("h", "x"), "s": ("s", "S"), "k": ("k", "x")}
    rows = [
        (kana, also.get(sound, (sound,)), "w" if sound in "td" and vowel == "u" else vowel)
        for letters, sound in _KANA_ROWS
        for kana, vowel in zip(letters, _KANA_VOWELS, strict=True)
        if kana != "-"
    ]
    found = [
        ("ン(?=[バビブベボパピプペポマミムメモ])", ("m", "n")),
        ("ン", ("n", "nk/g")),
        ("ッ", ("",)),
        ("ー", ("", "r")),
        ("(?<=[ァ-ヺ])ア$", ("a", "r")),
        ("ヲ", ("u",)),
    ]
    for kana, sounds, vowel in chain(rows, _OTHER_KANA):
        found.append((f"{kana}(?=[ァィゥェォャュョ])", sounds))
        found.append((kana, tuple(sound + vowel for sound in sounds)))
    vowels = (
        ("[アァャ]", "a"),
        ("[イィ]", "i"),
        ("ウ(?=[ィェォ])", "v"),
        ("[ウゥュ]", "u"),
        ("[エェ]", "e"),
        ("[オォョ]", "u"),
    )
    return tuple(found) + tuple((pattern, (sound,)) for pattern, sound in vowels)


KANA: Rules = _kana()


def as_katakana(text: str) -> str:
    """Return a text with katakana for hiragana."""
    return "".join(chr(ord(each) + _TO_KATAKANA) if ord(each) in _HIRAGANA else each for each in text)


def as_jamo(text: str) -> str:
    """Return a text with the single letters (jamo) for syllables of hangul."""
    return unicodedata.normalize("NFD", text)


def _hangul(syllables: str, *sounds: str) -> tuple[str, tuple[str, ...]]:
    return f"^{as_jamo(syllables)}", sounds


HANGUL: Rules = (
    _hangul("이", "I", "lI", "rI"),
    _hangul("박", "b/pAk/g", "b/pArk/g"),
    _hangul("노", "nU", "rU"),
    _hangul("임", "Im", "lIm"),
    ("[\u1100\u1101]", ("k/g",)),
    ("\u1102", ("n",)),
    ("[\u1103\u1104]", ("t/d",)),
    ("\u1105", ("r", "l")),
    ("\u1106", ("m",)),
    ("[\u1107\u1108]", ("b/p", "v")),
    ("[\u1109\u110a]", ("s", "S")),
    ("\u110b", ("",)),
    ("[\u110c\u110d]", ("j/C", "z")),
    ("\u110e", ("C", "s")),
    ("\u110f", ("k", "x")),
    ("\u1110", ("t",)),
    ("\u1111", ("p", "f")),
    ("\u1112", ("h", "x", "f")),
    ("\u1161", ("a",)),
    ("[\u1162\u1166]", ("E",)),
    ("\u1163", ("ia",)),
    ("[\u1164\u1168]", ("iE",)),
    ("\u1165(?![\u11a8-\u11ff])", ("?", "?r")),
    ("\u1165", ("?",)),
    ("\u1167", ("i?",)),
    ("\u1169", ("u", "a")),
    ("\u116a", ("ua",)),
    ("[\u116b\u116c\u1170]", ("uE",)),
    ("\u116d", ("iu",)),
    ("\u116e", ("u",)),
    ("\u116f", ("u?",)),
    ("[\u1171\u1174]", ("ui",)),
    ("\u1172", ("iu",)),
    ("\u1173", ("w",)),
    ("\u1175", ("i",)),
    ("[\u11a8\u11a9\u11bf]", ("k/g",)),
    ("\u11ab", ("n",)),
    ("[\u11ae\u11c0]", ("t/d",)),
    ("\u11af", ("l", "r")),
    ("\u11b7", ("m",)),
    ("[\u11b8\u11c1]", ("p/b",)),
    ("[\u11ba\u11bb]", ("s/S", "t")),
    ("\u11bc", ("nk/g", "n")),
)
