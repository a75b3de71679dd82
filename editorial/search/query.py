"""Search queries: words, "phrases", beginnings*, -exclusions and OR, parsed from one line of text.

Every line can be parsed; a query with nothing to find, or with only exclusions, is refused.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from editorial.search.words import STEM, forms_of, plain, words_of

MAX_LENGTH = 1000
"""The most code points of a search."""

MAX_WORDS = 50
"""The most words of a search, including those of phrases."""

MIN_BEGINNING = 2
"""The fewest letters of a beginning: shorter ones would match half of everything."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTATION_MARKS = str.maketrans("“”„‟«»", '""""""')
OR = "OR"


class SearchInvalid(ValueError):
    """The search cannot be run; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word of a term: any of its lexemes matches; with ``is_beginning``, any lexeme that begins with one."""

    lexemes: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Adjacent words, in this order; usually one."""

    words: tuple[SearchWord, ...]
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

    A word matches in all its spellings, and with the prefixes that Arabic joins to it; a phrase matches as written;
    ``OR`` between two terms matches either; a minus before a term excludes what the term alone would find. Raises
    SearchInvalid.
    """
    if len(text) > MAX_LENGTH:
        raise SearchInvalid(f"the search has {len(text)} characters; the limit is {MAX_LENGTH}: shorten it")
    groups: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    joins = False
    for match in _PIECE.finditer(text.translate(_QUOTATION_MARKS)):
        if match["word"] == OR and not match["minus"]:
            joins = bool(groups)
            continue
        terms = _terms(match)
        excluded += [term for term in terms if term.is_excluded]
        wanted = [term for term in terms if not term.is_excluded]
        if joins and wanted:
            groups[-1] = (*groups[-1], wanted.pop(0))
        groups += [(term,) for term in wanted]
        joins = joins and not terms
    _check(groups, excluded)
    return SearchQuery(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(excluded)))


def _check(groups: list[tuple[Term, ...]], excluded: list[Term]) -> None:
    asked = sum(len(term.words) for term in (*excluded, *(term for group in groups for term in group)))
    if asked > MAX_WORDS:
        raise SearchInvalid(f"the search has {asked} words; the limit is {MAX_WORDS}: shorten it")
    if not groups and excluded:
        raise SearchInvalid("the search only excludes words: add a word to find")
    if not groups:
        raise SearchInvalid('the search has no words: write words, "a phrase", a beginning* or -word to exclude one')


def _terms(match: "re.Match[str]") -> list[Term]:
    is_excluded = match["minus"] is not None
    phrase = match["phrase"]
    if phrase is not None:
        words = tuple(word for each in words_of(phrase) if (word := _exact(each.text)))
        return [Term(words, is_excluded)] if words else []
    text = match["word"]
    found = [each.text for each in words_of(text)]
    if text.endswith("*") and found:
        return [_beginning(found, is_excluded)]
    words = tuple(word for each in found if (word := _exact(each) if len(found) > 1 else _any_form(each)))
    return [Term(words, is_excluded)] if words else []


def _beginning(found: list[str], is_excluded: bool) -> Term:
    *before, last = found
    beginning = plain(last)
    if len(beginning) < MIN_BEGINNING:
        raise SearchInvalid(f"{last + '*'!r} is too short: write at least {MIN_BEGINNING} letters before the *")
    words = (*(word for each in before if (word := _exact(each))), SearchWord((beginning,), is_beginning=True))
    return Term(words, is_excluded)


def _exact(word: str) -> SearchWord | None:
    """Return a word of a phrase: as written, with any prefixes in the text."""
    itself = plain(word)
    return SearchWord((itself,)) if itself else None


def _any_form(word: str) -> SearchWord | None:
    """Return a single word: in all its forms.

    If it may have prefixes, the rest after them is looked up only as a word, not by its stem, so that a wrongly removed
    first letter finds little.
    """
    forms = forms_of(word)
    if not forms:
        return None
    own_stem = next((form.lexeme for form in forms if form.lexeme.startswith(STEM)), None)
    lexemes = [form.lexeme for form in forms if not form.lexeme.startswith(STEM)]
    return SearchWord((*lexemes, own_stem) if own_stem else tuple(lexemes))
