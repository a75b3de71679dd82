"""Find persons whose names are cut short: م. س, سامية ع."""

from bisect import bisect_left
from collections.abc import Iterator

import regex

from editorial.drafting.arabic_forms.candidate import NameCandidate
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN_GIVEN
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.spelling import plain, words
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 85

_CUT = regex.compile(r"(?<!\p{L}|\.)(\p{L}{1,14})(?:\. ?\p{L}(?!\p{L})){1,3}+")
_WITHOUT_STOP = regex.compile(r"(?<=[\"«“(])(\p{L}{2,14}) \p{L}(?=\.?[\"»”)])")
_AGENCIES = words("أ.ف.ب د.ب.أ ا.ف.ب أ.ش.أ ش.م.ل ش.م.م ذ.م.م ق.م ص.ب ب.م م.م ت.م د.أ أ.د ه.م")
_ACCUSED = words(
    "المدعو المدعوة المتهم المتهمة يدعى تدعى الضحية المواطن المواطنة السيد السيدة المشتكي المشتكية الشاب الشابة"
)
_MARKS = frozenset('"«“(')
_FIRST = GIVEN | FOREIGN_GIVEN


def initials(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield names of which letters alone are given, as reports of courts do."""
    for pattern in (_CUT, _WITHOUT_STOP):
        for found in pattern.finditer(tokens.text):
            if _is_name(tokens.text, found):
                yield _made(tokens, found.span())


def _is_name(text: str, found: "regex.Match[str]") -> bool:
    first, whole = plain(found[1]), plain(found[0].replace(" ", ""))
    if whole in _AGENCIES or not "\u0600" <= first[:1] <= "\u06ff":
        return False
    before = text[max(0, found.start() - 12) : found.start()]
    is_shown = before[-1:] in _MARKS or bool(_ACCUSED.intersection(map(plain, before.split()[-1:])))
    return first in _FIRST or (len(first) == 1 and is_shown)


def _made(tokens: ArabicTokens, place: tuple[int, int]) -> NameCandidate:
    first = bisect_left(tokens.starts, place[0])
    last = max(first + 1, bisect_left(tokens.starts, place[1]))
    name = plain(tokens.text[slice(*place)])
    return NameCandidate(place, first, last, name, EntityKind.PERSON, NameRule.NAME_CONTEXT, WEIGHT, confidence=0.9)
