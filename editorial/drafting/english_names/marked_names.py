"""Names that their place or their marks show: datelines, and titles of works in quotation marks or after a word for a work."""

import re
from collections.abc import Iterator, Sequence

from editorial.drafting.english_runs.segments import Segment
from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_words.small_words import FUNCTION_WORDS
from editorial.text.mark import Marked

_DATELINE = re.compile(
    r"(?m)^[ \t]*([A-Z][A-Z.'’\- ]{2,40}[A-Z])(?=, |/| \(|[ \t]*[—–-]|: )[^\n—–:]{0,60}?(?:[—–:]|(?<=[ )])-{1,2} )"
)
_WORKS_TEXT = """
novel memoir book album film movie song single poem play musical opera series show programme documentary podcast
painting autobiography biography bestseller drama sitcom comedy thriller hit track sequel trilogy anthology essay
exhibition game magazine journal entitled titled called
"""
_WORK_WORDS = frozenset(_WORKS_TEXT.split())
"""Words after which the title of a work stands."""

_SMALL_IN_TITLES_TEXT = (
    "a an the of and in on at to for from with by or but is not the as into over de la le et en und der"
)
_SMALL_IN_TITLES = frozenset(_SMALL_IN_TITLES_TEXT.split())
_LONGEST_TITLE = 10
_BLANKS = (" ", "\xa0")


def datelines(text: str) -> list[tuple[int, int]]:
    """Return the places in capitals with which reports begin: ``OSLO (AP) —``."""
    return [match.span(1) for match in _DATELINE.finditer(text)]


def titles_in_marks(tokens: Sequence[EnglishToken], marked: Sequence[Marked]) -> Iterator[Segment]:
    """Yield the words in quotation marks that are written like the title of a work: “Blue Is the Colour”."""
    starts = {each.start: number for number, each in enumerate(tokens)}
    for stretch in marked:
        first = starts.get(stretch.start)
        if first is None or not stretch.is_closed:
            continue
        last = first
        while last < len(tokens) and tokens[last].end <= stretch.end and last - first <= _LONGEST_TITLE:
            last += 1
        if last > first and tokens[last - 1].text in (",", "."):
            last -= 1
        if _is_title(tokens, first, last, at_least=2) or _is_numbered(tokens, first, last):
            yield Segment(first, last)


def _is_numbered(tokens: Sequence[EnglishToken], first: int, last: int) -> bool:
    """Return whether words in marks are a name with a number: “Mickey 17”."""
    return last == first + 2 and tokens[first].is_name_like and tokens[first + 1].text.isdigit()


def titles_after_words(tokens: Sequence[EnglishToken]) -> Iterator[Segment]:
    """Yield the titles without marks that stand after a word for a work: in her memoir, A Wet Education."""
    for number, token in enumerate(tokens):
        if token.text not in _WORK_WORDS:
            continue
        first = number + 1 + (tokens[number + 1].text == "," if number + 1 < len(tokens) else 0)
        last = _end_of_title(tokens, first)
        is_long = last - first >= 2 and tokens[first].text in ("A", "An", "The")
        if is_long and _is_title(tokens, first, last, at_least=2):
            yield Segment(first, last)


def _end_of_title(tokens: Sequence[EnglishToken], first: int) -> int:
    last = end = first
    while last < min(len(tokens), first + _LONGEST_TITLE) and tokens[last].is_word:
        if last > first and tokens[last].before not in _BLANKS:
            break
        if tokens[last].full[0].isupper() or tokens[last].text[0].isdigit():
            end = last + 1
        elif tokens[last].text not in _SMALL_IN_TITLES:
            break
        last += 1
    return end


def _is_title(tokens: Sequence[EnglishToken], first: int, last: int, *, at_least: int) -> bool:
    words = [each for each in tokens[first:last] if each.is_word]
    large = [each for each in words if each.full[0].isupper()]
    if not words or not words[0].full[0].isupper() or len(large) < at_least or len(words) > _LONGEST_TITLE:
        return False
    if any(each.text in ".!?;" for each in tokens[first:last] if not each.is_word and each.end < tokens[last - 1].end):
        return False
    telling = [
        each
        for each in large[1:]
        if each.lower not in FUNCTION_WORDS or each.lower in ("is", "you", "me", "we", "it", "my")
    ]
    return bool(telling) and all(
        each in large or each.text in _SMALL_IN_TITLES or each.text.isdigit() for each in words
    )
