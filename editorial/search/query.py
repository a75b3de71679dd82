"""Search queries: words, "phrases", beginnings*, -exclusions and OR, parsed from one line of text.

Every line can be parsed; a query with nothing to find, or with only exclusions, is refused.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from editorial.search.forms import sought_cores, sought_forms
from editorial.search.spelling import exact, plain
from editorial.search.words import PAIRED, Word, words_of

MAX_LENGTH = 1000
"""The most code points of a search."""

MAX_WORDS = 50
"""The most words of a search, including those of phrases."""

MIN_BEGINNING = 2
"""The fewest letters of a beginning: shorter ones would match half of everything."""

_PIECE = regex.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTATION_MARKS = str.maketrans("“”„‟«»", '""""""')
MIN_PARTED = 4
"""The fewest syllables of a Korean word that may be written as two words: 한국정부, 한국 정부."""

MAX_PARTED = 12
"""The most syllables of such a word."""

_HANGUL = regex.compile(r"\p{Hangul}+")
_GERSHAYIM = regex.compile(r'(?<=\p{Hebrew})"(?=\p{Hebrew})')
_JOINED = "\u2060"
_NON_JOINER = "\u200c"
OR = "OR"


class SearchInvalid(ValueError):
    """The search cannot be run; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word of a term: any of its lexemes matches; with ``is_beginning``, any lexeme that begins with one.

    ``place`` counts words from the term's first.
    ``arabic`` are further lexemes, which match in Arabic texts only.
    """

    lexemes: tuple[str, ...]
    place: int = 0
    is_beginning: bool = False
    arabic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Words at their places side by side; usually one. ``width`` is how many places it takes."""

    words: tuple[SearchWord, ...]
    width: int = 1
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """The terms to find, one of each group, and the terms that must be absent."""

    groups: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]

    def wanted(self) -> tuple[Term, ...]:
        """Return the terms that a result may contain."""
        return tuple(term for group in self.groups for term in group)


@lru_cache(maxsize=512)
def parse_search(text: str) -> SearchQuery:
    """Return the query that a text writes.

    A word matches in all its spellings and forms, and with the prefixes that Arabic and Hebrew join to it; a phrase matches
    as written; ``OR`` between two terms matches either; a minus before a term excludes what the term alone would find.
    Raises SearchInvalid.
    """
    if len(text) > MAX_LENGTH:
        raise SearchInvalid(f"the search has {len(text)} characters; the limit is {MAX_LENGTH}: shorten it")
    prepared = _prepared(text)
    asked = sum(word.text != OR for word in words_of(prepared))
    if asked > MAX_WORDS:
        raise SearchInvalid(f"the search has {asked} words; the limit is {MAX_WORDS}: shorten it")
    groups: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    joins = False
    for match in _PIECE.finditer(prepared):
        if match["word"] == OR and not match["minus"]:
            joins = bool(groups)
            continue
        terms = _terms(match)
        if match["minus"] is not None:
            excluded += terms
        elif joins and terms:
            groups[-1] = (*groups[-1], *terms)
        elif terms:
            groups.append(tuple(terms))
        joins = joins and not terms
    _check(groups, excluded)
    return SearchQuery(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(excluded)))


def _prepared(text: str) -> str:
    """Return a search in the form that texts are kept in, with words that are one word held together."""
    composed = unicodedata.normalize("NFC", text).translate(_QUOTATION_MARKS)
    composed = _GERSHAYIM.sub("״", composed)
    pieces, at = [], 0
    for word in words_of(composed):
        if not PAIRED.match(word.text) and any(letter.isspace() for letter in word.text):
            pieces += [composed[at : word.start], _JOINED.join(word.text.split())]
            at = word.end
    return "".join([*pieces, composed[at:]])


def _check(groups: Sequence[tuple[Term, ...]], excluded: Sequence[Term]) -> None:
    if not groups and excluded:
        raise SearchInvalid("the search only excludes words: add a word to find")
    if not groups:
        raise SearchInvalid('the search has no words: write words, "a phrase", a beginning* or -word to exclude one')


def _terms(match: "regex.Match[str]") -> list[Term]:
    """Return what a piece of the search looks for: any of these terms."""
    is_excluded, phrase = match["minus"] is not None, match["phrase"]
    if phrase is not None:
        return _term(tuple(_placed(list(words_of(phrase)), is_exact=True)), is_excluded)
    text = match["word"]
    found = list(words_of(text))
    if text.endswith("*") and found and not PAIRED.match(found[-1].text):
        return [_beginning(found, is_excluded)]
    placed = tuple(_placed(found, is_exact=False))
    terms = _term(placed, is_excluded)
    if _HANGUL.fullmatch(text) and MIN_PARTED <= len(placed) <= MAX_PARTED:
        for cut in range(1, len(placed) - 2):
            terms += _term((*placed[:cut], *placed[cut + 1 :]), is_excluded)
    if _NON_JOINER in text.strip(_NON_JOINER):
        apart = list(words_of(text.replace(_NON_JOINER, " ")))
        terms += _term(tuple(_placed(apart, is_exact=True)), is_excluded)
    return list(dict.fromkeys(terms))


def _term(words: tuple[tuple[SearchWord, int], ...], is_excluded: bool) -> list[Term]:
    if not any(word.lexemes for word, _ in words):
        return []
    return [Term(tuple(word for word, _ in words), words[-1][1], is_excluded)]


def _placed(found: Sequence[Word], *, is_exact: bool) -> Iterator[tuple[SearchWord, int]]:
    """Yield the words of a term, each with the place after it.

    A letter at the end of a run is in the pair before it, and is looked for only if there is none.
    """
    place = 0
    for n, word in enumerate(found):
        is_paired = PAIRED.match(word.text) is not None
        lexemes = (exact(word.text),) if is_paired or is_exact else sought_forms(word.text)
        arabic = () if is_paired or is_exact else sought_cores(word.text)
        place += 1
        if not lexemes or not lexemes[0]:
            continue
        last = found[n - 1] if n and is_paired else None
        is_pair = (
            is_paired
            and n + 1 < len(found)
            and found[n + 1].start == word.end
            and len(word.text) > word.end - word.start
        )
        if is_paired and not is_pair and last and last.end == word.start and PAIRED.match(last.text):
            yield SearchWord((), place - 1), place
        else:
            yield SearchWord(lexemes, place - 1, is_paired and not is_pair, arabic), place


def _beginning(found: Sequence[Word], is_excluded: bool) -> Term:
    *before, last = found
    beginning = plain(last.text)
    if len(beginning) < MIN_BEGINNING:
        raise SearchInvalid(f"{last.text + '*'!r} is too short: write at least {MIN_BEGINNING} letters before the *")
    words = tuple(word for word, _ in _placed(before, is_exact=True) if word.lexemes)
    place = words[-1].place + 1 if words else 0
    return Term((*words, SearchWord((beginning,), place, is_beginning=True)), place + 1, is_excluded)
