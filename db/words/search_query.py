"""Convert a search to PostgreSQL parameters: the text of a tsquery, and the words to highlight.

The text of a tsquery is sent as a parameter. It consists of quoted lexemes, which contain only letters, digits and
the signs of numbers.
"""

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from db.sql.convert import as_text
from db.sql.errors import InvalidSearch
from editorial.search.forms import ARABIC_TEXT
from editorial.search.query import SearchInvalid, SearchQuery, SearchWord, Term, parse_search


def as_search(value: object) -> SearchQuery:
    """Return the parsed search; raises InvalidSearch."""
    try:
        return parse_search(as_text(value) or "")
    except SearchInvalid as fault:
        raise InvalidSearch(str(fault)) from None


def as_tsquery(value: object) -> str:
    """Return the tsquery of a search; raises InvalidSearch."""
    query = as_search(value)
    wanted = [_any(group) for group in query.groups]
    return " & ".join([*wanted, *(f"!{_term(term)}" for term in query.excluded)])


def as_wanted(value: object) -> str:
    """Return the tsquery that matches any of the search's terms, used for ranking."""
    words = [word for term in as_search(value).wanted() for word in term.words if word.lexemes]
    cores = [_lexemes(word.arabic) for word in words if word.arabic]
    return " | ".join(dict.fromkeys([*map(_word, words), *cores]))


def as_mark(value: object) -> str:
    """Return the mark that identifies a search in cursors."""
    return sha256((as_text(value) or "").encode()).hexdigest()[:8]


def _any(terms: Sequence[Term]) -> str:
    return "(" + " | ".join(_term(term) for term in terms) + ")"


def _term(term: Term) -> str:
    words = [word for word in term.words if word.lexemes]
    written = _word(words[0])
    if len(words) == 1 and words[0].arabic:
        return f"({written} | {_lexemes(words[0].arabic)} & '{ARABIC_TEXT}')"
    for before, word in pairwise(words):
        written = f"{written} <{word.place - before.place}> {_word(word)}"
    return f"({written})"


def _word(word: SearchWord) -> str:
    return _lexemes(word.lexemes, ":*" if word.is_beginning else "")


def _lexemes(lexemes: Sequence[str], ending: str = "") -> str:
    return "(" + " | ".join(f"'{lexeme}'{ending}" for lexeme in lexemes) + ")"


def _highlighted(value: object) -> list[tuple[str | None, int, int, bool]]:
    """Return each lexeme of the search with its term, its place in the term, and whether it is a prefix.

    The last place of a term that ends with a place without lexemes has none.
    """
    return [
        (lexeme, number, word.place, word.is_beginning)
        for number, term in enumerate(as_search(value).wanted())
        for word in term.words
        for lexeme in (*word.lexemes, *word.arabic) or (None,)
    ]


def as_lexemes(value: object) -> list[str | None]:
    """Return the lexemes to highlight; None for the last place of a term that has no lexeme of its own."""
    return [lexeme for lexeme, _, _, _ in _highlighted(value)]


def as_terms(value: object) -> list[int]:
    """Return the number of the term for each lexeme."""
    return [term for _, term, _, _ in _highlighted(value)]


def as_places(value: object) -> list[int]:
    """Return the place in the term for each lexeme's word."""
    return [place for _, _, place, _ in _highlighted(value)]


def as_beginnings(value: object) -> list[bool]:
    """Return for each lexeme whether it is a prefix."""
    return [is_beginning for _, _, _, is_beginning in _highlighted(value)]
