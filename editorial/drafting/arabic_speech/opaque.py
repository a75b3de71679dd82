"""Which stretches in marks are words that somebody says, and not names or titles."""

from collections.abc import Iterator, Sequence

import regex

from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.piece import QUOTATION_MARKS, ArabicNamePlaces
from editorial.drafting.arabic_saying.phrases import TITLED
from editorial.text.fold import fold
from editorial.text.mark import Marked

_WORD = regex.compile(r"[\p{L}\p{N}]")
_BEFORE = 40
_WORDS_BEFORE = regex.compile(r"([\p{L}\p{M}ـ]+)(?:\s+([\p{L}\p{M}ـ]+))?\s*[«“\"'‘„(]*$")
_LONGEST_TITLE = 60
_BEFORE_NAMES = folded_words("باسم بعنوان عنوان اسم لقب بلقب ب شعار بشعار تحت يدعى تدعى")
_WORKS = folded_words("فيلم رواية كتاب صحيفة قناة أغنية مسلسل برنامج مسرحية مجلة ألبوم لوحة جريدة قصيدة ديوان سفينة")
"""Words that have a title beside them also with the article."""
_TITLED = frozenset(fold(each) for each in TITLED)


_PARENTHESES = regex.compile(r"(?<=:\s?|ـ)\((?=\S)([^()\n]{1,600}+)\)")
"""Round brackets that stand for marks of quotation: behind a colon, or behind بـ."""


def bracketed(text: str) -> list[Marked]:
    """Return the stretches in round brackets that are marks of quotation."""
    return [Marked(*found.span(1)) for found in _PARENTHESES.finditer(text)]


def outer_marks(text: str, marks: list[Marked], names: ArabicNamePlaces) -> list[Marked]:
    """Return the outermost stretches in marks that may be speech, in their order."""
    return list(_outer(text, marks, names))


def inner_marks(text: str, outer: Marked, marks: Sequence[Marked], names: ArabicNamePlaces) -> list[Marked]:
    """Return the stretches in marks directly within another one."""
    within = [each for each in marks if outer.start < each.start and each.end <= outer.end and each.is_closed]
    return list(_outer(text, within, names))


def _outer(text: str, marks: Sequence[Marked], names: ArabicNamePlaces) -> Iterator[Marked]:
    end = word = -1
    for each in marks:
        if word < each.start:
            found = _WORD.search(text, each.start)
            word = found.start() if found else len(text)
        if each.start < end or word >= each.end or not _is_sound(text, each) or _is_name(text, each, names):
            continue
        end = each.end
        yield each


def _is_sound(text: str, mark: Marked) -> bool:
    """Whether a stretch has both marks, or begins with one that is never closed."""
    return mark.is_closed or (
        text[mark.start - 1 : mark.start] in QUOTATION_MARKS and text[mark.end : mark.end + 1] in ("", "\n")
    )


def _is_name(text: str, mark: Marked, names: ArabicNamePlaces) -> bool:
    if names.fills(mark.start, mark.end):
        return True
    if mark.end - mark.start > _LONGEST_TITLE:
        return False
    before = _WORDS_BEFORE.search(text, max(0, mark.start - _BEFORE), mark.start)
    if before is None:
        return False
    last, other = fold(before[2] or before[1]), fold(before[1]) if before[2] else ""
    return _is_titled(last) or (_is_titled(other) and (last in _BEFORE_NAMES or other in _WORKS))


def _is_titled(word: str) -> bool:
    return any(form in _TITLED for form in _stems(word))


def _stems(word: str) -> Iterator[str]:
    yield word
    for proclitic in ("و", "ف", "ب", "ل", "ك"):
        if word.startswith(proclitic):
            word = word[1:]
            yield word
    if word.startswith("ال") and word[2:] in _WORKS:
        yield word[2:]
