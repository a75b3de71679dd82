"""Turns of those who have no name: the many, one of them, a document."""

from editorial.draft.draft import DraftLink
from editorial.drafting.arabic_clauses.noun import HeadNounKind
from editorial.drafting.arabic_clauses.phrase import ArabicSourceWords
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_saying.heads import MEDIUM_HEADS
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory, ArabicTurn
from editorial.model.vocabulary import AttributionRole, SourceKind
from editorial.pointer.choice import Stretch

_SINGULAR = folded_words(
    "مصادر أوساط دوائر شرطة الشرطة وسائل إعلام الإعلام صحف الصحف نيابة النيابة ادعاء الادعاء دفاع الدفاع"
)
"""Many with a verb in the singular."""


def unnamed_turn(
    memory: ArabicSpeechMemory,
    words: ArabicSourceWords,
    place: Stretch | None,
    number: int,
    feminine: bool | None,
    by: DraftLink | None = None,
) -> ArabicTurn:
    """Return a turn of somebody without a name, or of a document, which is published ``by`` somebody."""
    kind, form = words.noun.kind, words.noun.form
    plural = kind is HeadNounKind.COLLECTIVE and form not in _SINGULAR and not form.endswith("ات")
    if kind in (HeadNounKind.DOCUMENT, HeadNounKind.STATEMENT):
        publisher = by
        if words.of is not None:
            if kind is HeadNounKind.STATEMENT or form in MEDIUM_HEADS:
                return ArabicTurn(SourceKind.NAMED, words.of, place, memory.is_feminine(words.of), sentence=number)
            publisher = by or DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, words.of, place)
        return ArabicTurn(
            SourceKind.DOCUMENT, None, place, words.noun.is_feminine, sentence=number, publisher=publisher
        )
    if kind in (HeadNounKind.COLLECTIVE, HeadNounKind.BODY, HeadNounKind.MEDIUM):
        return ArabicTurn(SourceKind.COLLECTIVE, None, place, feminine, plural, sentence=number)
    if kind in (HeadNounKind.ANONYMOUS, HeadNounKind.OFFICE):
        return ArabicTurn(SourceKind.ANONYMOUS, None, place, feminine, sentence=number)
    return ArabicTurn(
        SourceKind.COLLECTIVE if form.endswith(("ون", "ين")) else SourceKind.ANONYMOUS,
        None,
        place,
        feminine,
        sentence=number,
    )
