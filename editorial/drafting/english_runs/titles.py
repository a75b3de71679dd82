"""Titles before names: forms of address, ranks and offices, with what they are for."""

from collections.abc import Sequence

from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_runs.word_kinds import is_given
from editorial.drafting.english_words.titles import HONORIFICS, OFFICE_NOUNS, OFFICES, PORTFOLIOS, RANKS

_NOUNS = HONORIFICS | RANKS | OFFICE_NOUNS
_MODIFIERS = OFFICES | PORTFOLIOS
_JOINED = (
    "-General",
    "-President",
    "-Chancellor",
    "-Minister",
    "-Secretary",
    "-Chairman",
    "-Director",
    "-Marshal",
    "-Admiral",
)
_ALSO_GIVEN = frozenset(
    ("Dean", "Earl", "Duke", "Marshal", "Prince", "King", "Major", "Bishop", "Judge", "Pope", "Guru", "Don", "Master")
)
_ALWAYS_GIVEN = frozenset(("Dean", "Earl"))
_BLANKS = ("", " ", "\xa0")
_LONGEST = 12


def is_title_noun(word: str) -> bool:
    """Return whether a word is a form of address, a rank or an office."""
    return word in _NOUNS or word.endswith(_JOINED)


def is_title_word(word: str) -> bool:
    """Return whether a word can stand in a title."""
    return is_title_noun(word) or word in _MODIFIERS


def can_be_surname(word: str) -> bool:
    """Return whether a title is a surname as well: Stephen King."""
    return word in _ALSO_GIVEN


def title_end(tokens: Sequence[EnglishToken], at: int) -> int | None:
    """Return where the title that begins at a token ends; None if there is none.

    ``Deputy Prime Minister``, ``Minister for Health and Social Care``, ``Secretary-General``, ``Chief Financial Officer``.
    """
    end, number = None, at
    while number < min(len(tokens), at + _LONGEST) and (number == at or tokens[number].before in _BLANKS):
        word = tokens[number].text
        if tokens[number].is_possessive and number > at:
            break
        if is_title_noun(word):
            end = number = number + 1
        elif word in ("of", "for", "to") and end == number:
            after = _after_portfolio(tokens, number + 1)
            if after is None:
                break
            end = number = after
        elif word in _MODIFIERS or (word in ("and", "&") and number > at):
            number += 1
        else:
            break
    return None if end is not None and _is_given_name(tokens, at, end) else end


def _after_portfolio(tokens: Sequence[EnglishToken], at: int) -> int | None:
    """Return where the words for an office's business end; None if there are none."""
    number, end = at, None
    while number < min(len(tokens), at + _LONGEST):
        word = tokens[number].text
        if word in PORTFOLIOS or (word in OFFICES and word not in OFFICE_NOUNS):
            end = number = number + 1
        elif word in ("the", "and", "&", ","):
            number += 1
        else:
            break
    return end


def _is_given_name(tokens: Sequence[EnglishToken], at: int, end: int) -> bool:
    """Return whether what looks like a title is a given name: Dean Smith."""
    if end != at + 1 or tokens[at].text not in _ALWAYS_GIVEN or end >= len(tokens):
        return False
    return tokens[end].is_name_like and tokens[end].before == " " and not is_given(tokens[end].text)
