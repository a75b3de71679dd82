"""Head nouns of the words for a source, folded and inflected."""

from types import MappingProxyType

from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_saying.offices import BODIES, OFFICES, RANKS
from editorial.drafting.arabic_saying.sources import (
    ANONYMOUS,
    COLLECTIVE,
    DOCUMENTS,
    HEARERS,
    OF_MEDIA,
    STATEMENTS,
    TALKS,
)
from editorial.text.fold import fold

_FEMININE = frozenset(
    fold(each)
    for each in ("أم", "أخت", "ابنة", "بنت", "امرأة", "زوجة", "والدة", "جدة", "أرملة", "شقيقة", "سيدة", "فتاة")
)
_MASCULINE_IN_H = frozenset(fold(each) for each in ("عمدة", "داعية", "خليفة", "علامة"))


def _offices() -> dict[str, bool]:
    forms: dict[str, bool] = {}
    for office in map(fold, OFFICES):
        is_feminine = office in _FEMININE or (office.endswith("ه") and office not in _MASCULINE_IN_H)
        forms[office] = is_feminine
        if not office.endswith("ه"):
            forms.setdefault(office + "ه", True)
            forms.setdefault(office + "ت", True)
    return forms


OFFICE_HEADS = MappingProxyType(_offices())
"""Nouns for persons without the article; whether they are feminine."""

RANK_WORDS = frozenset(map(fold, RANKS))
BODY_HEADS = frozenset(map(fold, BODIES))
COLLECTIVE_HEADS = frozenset(map(fold, COLLECTIVE))
ANONYMOUS_HEADS = frozenset(map(fold, ANONYMOUS))
DOCUMENT_HEADS = frozenset(map(fold, DOCUMENTS))
STATEMENT_HEADS = frozenset(map(fold, STATEMENTS))
MEDIUM_HEADS = frozenset(map(fold, OF_MEDIA))
HEARER_HEADS = frozenset(map(fold, HEARERS))
TALK_HEADS = frozenset(map(fold, TALKS))
SOURCE_HEADS = (
    frozenset(OFFICE_HEADS)
    | BODY_HEADS
    | COLLECTIVE_HEADS
    | ANONYMOUS_HEADS
    | DOCUMENT_HEADS
    | STATEMENT_HEADS
    | MEDIUM_HEADS
) - folded_words(
    """
    قرار حكم قانون عقد اتفاق اتفاقية خطة كتاب نص برنامج دليل ميثاق قيم
    """
)
"""Words that make what stands behind بحسب a source."""
