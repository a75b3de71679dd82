"""The tokens of an English text: words without their possessive, numbers and signs, and which of them begin a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from editorial.drafting.english_common_words.common_words import is_common
from editorial.drafting.english_words.places import CITIES, REGIONS
from editorial.drafting.english_words.small_words import PREFIXES, WITHIN_COMPOUNDS
from editorial.drafting.names.countries import countries

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,8}(?![^\W_])|[^\W\d_]\.(?=\s?[^\W\d_])(?!\s?[a-z])|[A-Z]&[A-Z]\w{0,8}|[^\W_]+(?:['’ʼ\-‑.&/](?=[^\W_])[^\W_]+)*\+?|[^\w\s]|_|\n"
)
_ABBREVIATIONS_TEXT = """
Mr Mrs Ms Mx Dr Prof Rev Fr Hon Gen Lt Col Maj Capt Cmdr Cdr Sgt Cpl Adm Brig Sen Rep Gov St Ste Mt Ft Jr Sr Det Insp
Supt Const Messrs Mme Mlle Pres Atty Barr Engr Pvt Cllr Jan Feb Aug Sept Oct Nov Dec vs Ph No
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
"""Words that a full stop shortens within a sentence."""

_OPENING = frozenset("“‘«„\"'")
_CLOSING = frozenset("”’»\"')]")
_ENDS = frozenset(".!?…")
_BREAKS = frozenset(":;—–-•*|>")
_BETWEEN_STROKES = re.compile("[^/]+")
_LONGEST_PLAIN = 3
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")


@dataclass(frozen=True, slots=True)
class EnglishToken:
    """A token. ``is_initial``: a sentence, a line or words in marks begin with it, so that its capital says nothing.

    ``before`` is the text between it and the token before; ``full`` is the word with what was cut off. ``lower`` is the
    word in small letters, with plain apostrophes. ``is_name_like`` says whether it has a capital where a name has one,
    and is no common word in capitals.
    """

    start: int
    end: int
    text: str
    full: str
    before: str
    is_word: bool
    is_initial: bool
    lower: str
    is_name_like: bool

    @property
    def is_possessive(self) -> bool:
        """Whether 's was cut off."""
        return _POSSESSIVE.search(self.full) is not None

    @property
    def is_cut(self) -> bool:
        """Whether something other than 's was cut off: Nagoya-based."""
        return len(self.text) < len(self.full) and not self.is_possessive

    @property
    def is_acronym(self) -> bool:
        """Whether the word is written in capitals."""
        letters = self.text.replace(".", "").replace("&", "")
        return len(letters) > 1 and letters.isupper()


def read_tokens(text: str) -> list[EnglishToken]:
    """Return the tokens of a text in order."""
    found: list[EnglishToken] = []
    at, skip_to = 0, 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        full = match[0]
        if (
            full in _ABBREVIATIONS
            and text[end : end + 1] == "."
            and (full != "No" or text[end + 1 : end + 3].strip().isdigit())
        ):
            end, full = end + 1, full + "."
            skip_to = end
        for piece, offset in _pieces(full):
            begin = start + offset
            found.append(_token(piece, begin, text[at:begin], found))
            at = begin + len(piece)
    return found


def _token(full: str, start: int, before: str, found: Sequence[EnglishToken]) -> EnglishToken:
    is_word = full[0].isalnum()
    text = full[: _word_end(full)] if is_word else full
    lower = text.lower().replace("’", "'")
    is_large = is_word and not text.islower() and _has_capital(text, full, lower)
    return EnglishToken(
        start, start + len(text), text, full, before, is_word, _is_initial(before, found), lower, is_large
    )


def _has_capital(text: str, full: str, lower: str) -> bool:
    if not _is_name_like(text) or (len(text) > _LONGEST_PLAIN and text.isupper() and is_common(lower)):
        return False
    is_cut = len(text) < len(full) and _POSSESSIVE.search(full) is None
    return not is_cut or not (lower in PREFIXES or is_common(lower))


def _is_initial(before: str, found: Sequence[EnglishToken]) -> bool:
    if not found:
        return True
    last = found[-1]
    if last.full == "\n" or (last.text in _BREAKS and before):
        return True
    if last.full in _ENDS:
        return bool(before)
    if last.full in _OPENING and not before:
        return True
    if last.full in _CLOSING and len(found) > 1:
        return found[-2].full in _ENDS
    return False


def _word_end(full: str) -> int:
    """Return where the name in a word ends: before 's, and before what is joined to it in small letters."""
    found = _POSSESSIVE.search(full)
    end = found.start() if found else len(full)
    if "-" not in full or not full[0].isupper():
        return end
    parts = full[:end].split("-")
    while len(parts) > 1 and parts[-1][:1].islower() and not _is_within(parts):
        parts.pop()
    return len("-".join(parts))


def _is_within(parts: Sequence[str]) -> bool:
    """Return whether small letters at the end belong to a name from Korea or the Arab world: Jong-un, Kyung-wha."""
    return len(parts) == 2 and len(parts[0]) <= 6 and parts[1] in _KOREAN


_KOREAN_TEXT = """
un il in hee soo min ho ki ju jun joon woo won young yeon hyun hye ji jin kyung kyun mi na ok rae ran ri ryul seok sik
sook suk sun sung wha whan wook yeol yong yul yun gyu gu geun gi dong chul chan bae bin beom ah eun hwan jae jong hoon
hwa myung nam pyo shik shin tae taek won-jin ying wen feng hui lin ling ming ping qing tung cheng chen lai kuo te
hsien ching ju-yi jiun ang lung loong kuan yew teng huat
"""
_KOREAN = frozenset(_KOREAN_TEXT.split())
"""Second syllables of Korean and Chinese given names, after a hyphen."""


def _pieces(full: str) -> list[tuple[str, int]]:
    """Return the parts of a word that are words of their own, and where each begins: pro-Kremlin, Moscow/Kyiv."""
    if not full[0].isalnum() or ("-" not in full and "/" not in full):
        return [(full, 0)]
    if full.count("-") == 1 and all(part in _placed() for part in full.split("-")):
        return [(full[: full.find("-")], 0), (full[full.find("-") + 1 :], full.find("-") + 1)]
    if "/" in full:
        return [(found[0], found.start()) for found in _BETWEEN_STROKES.finditer(full)]
    first, _, rest = full.partition("-")
    if rest[:1].isupper() and first.lower() in PREFIXES:
        return [(first, 0), (rest, len(first) + 1)]
    return [(full, 0)]


@cache
def _placed() -> frozenset[str]:
    """Return the names of countries and places of one word, which a hyphen joins as two: the US-China talks."""
    return frozenset(name for each in countries("en") for name in (*each.names, *each.capital_names)) | CITIES | REGIONS


def _is_name_like(word: str) -> bool:
    if word[0].isupper():
        return True
    if word[0].isdigit():
        return any(each.isupper() for each in word[:4])
    first, sign, rest = word.partition("-")
    if sign and first in WITHIN_COMPOUNDS | {"d", "l"}:
        return rest[:1].isupper()
    return len(word) > 2 and (word[1].isupper() or (word[1] in "'’" and word[2].isupper()))
