"""What somebody looks for: words, "phrases", beginnings*, -exclusions and OR, read from one line of text.

Every line can be read; what has nothing in it that could be found, or only exclusions, is refused.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from editorial.search.words import STEM, forms_of, plain, words_of

MAX_LENGTH = 1000
"""Code points of a search."""

MAX_WORDS = 50
"""Words of a search, those of phrases counted."""

MIN_BEGINNING = 2
"""Letters of a beginning at least: with fewer, half of everything would have to be looked at."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTATION_MARKS = str.maketrans("“”„‟«»", '""""""')
OR = "OR"


class SearchInvalid(ValueError):
    """The text of a search has nothing in it that could be looked for; tells what to write instead."""


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word of a term: the lexemes any of which will do. With ``is_beginning`` they are what a lexeme begins with."""

    lexemes: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, in this order; most often one."""

    words: tuple[SearchWord, ...]
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for: in each group one of the terms must be there, and none of the excluded ones."""

    groups: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]

    def wanted(self) -> tuple[Term, ...]:
        """Return the terms that an answer can have."""
        return tuple(term for group in self.groups for term in group)


@lru_cache(maxsize=512)
def parse_search(text: str) -> SearchQuery:
    """Return what a text asks for.

    A word is found in all its spellings, and with what Arabic writes together with it; a phrase stands as it is; ``OR``
    between two terms takes either; a minus before a term excludes what the term alone would find. Raises SearchInvalid.
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
    """Return a word of a phrase: as it stands, and whatever is written together with it in the text."""
    itself = plain(word)
    return SearchWord((itself,)) if itself else None


def _any_form(word: str) -> SearchWord | None:
    """Return a word by itself: in all its forms.

    Where something may be written together with it, what it is without that is looked for as a word only, not by its stem:
    so a first letter that is taken off by mistake finds little.
    """
    forms = forms_of(word)
    if not forms:
        return None
    own_stem = next((form.lexeme for form in forms if form.lexeme.startswith(STEM)), None)
    lexemes = [form.lexeme for form in forms if not form.lexeme.startswith(STEM)]
    return SearchWord((*lexemes, own_stem) if own_stem else tuple(lexemes))
