"""Convert a search to PostgreSQL parameters: the text of a tsquery, and the words to highlight.

The text of a tsquery goes to PostgreSQL as a parameter; it is made of lexemes in quotation marks, which have only
letters, digits and signs of numbers in them.
"""

from collections.abc import Sequence
from hashlib import sha256

from db.sql.convert import as_text
from db.sql.errors import InvalidSearch
from editorial.search.query import SearchInvalid, SearchQuery, SearchWord, Term, parse_search


def as_search(value: object) -> SearchQuery:
    """Return what a text asks for; raises InvalidSearch."""
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
    """Return the tsquery of all that is looked for, of which any will do: what answers are ranked by."""
    words = (word for term in as_search(value).wanted() for word in term.words)
    return " | ".join(dict.fromkeys(_word(word) for word in words))


def as_mark(value: object) -> str:
    """Return what tells a search from another one, for cursors."""
    return sha256((as_text(value) or "").encode()).hexdigest()[:8]


def _any(terms: Sequence[Term]) -> str:
    return "(" + " | ".join(_term(term) for term in terms) + ")"


def _term(term: Term) -> str:
    return "(" + " <-> ".join(_word(each) for each in term.words) + ")"


def _word(word: SearchWord) -> str:
    ending = ":*" if word.is_beginning else ""
    return "(" + " | ".join(f"'{lexeme}'{ending}" for lexeme in word.lexemes) + ")"


def _highlighted(value: object) -> list[tuple[str, int, int, bool]]:
    """Return each lexeme that is looked for, with its term, its place in the term, and whether it is a beginning."""
    return [
        (lexeme, number, place, word.is_beginning)
        for number, term in enumerate(as_search(value).wanted())
        for place, word in enumerate(term.words)
        for lexeme in word.lexemes
    ]


def as_lexemes(value: object) -> list[str]:
    """Return the lexemes to highlight."""
    return [lexeme for lexeme, _, _, _ in _highlighted(value)]


def as_terms(value: object) -> list[int]:
    """Return for each lexeme the number of its term."""
    return [term for _, term, _, _ in _highlighted(value)]


def as_places(value: object) -> list[int]:
    """Return for each lexeme the place of its word in the term."""
    return [place for _, _, place, _ in _highlighted(value)]


def as_beginnings(value: object) -> list[bool]:
    """Return for each lexeme whether it is what a word begins with."""
    return [is_beginning for _, _, _, is_beginning in _highlighted(value)]
