"""Turns of those who have no name: the many, one of them, a document."""

from editorial.draft.draft import DraftLink
from editorial.drafting.arabic_clauses.noun import HeadNounKind
from editorial.drafting.arabic_clauses.phrase import ArabicSourceWords
from editorial.drafting.arabic_saying.heads import MEDIUM_HEADS
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory, ArabicTurn
from editorial.model.vocabulary import AttributionRole, SourceKind
from editorial.pointer.choice import Stretch


def unnamed_turn(
    memory: ArabicSpeechMemory,
    words: ArabicSourceWords,
    place: Stretch | None,
    number: int,
    feminine: bool | None,
) -> ArabicTurn:
    """Return a turn of somebody without a name, or of a document."""
    kind, form = words.noun.kind, words.noun.form
    plural = kind is HeadNounKind.COLLECTIVE and form.endswith(("ون", "ين", "اء"))
    if kind in (HeadNounKind.DOCUMENT, HeadNounKind.STATEMENT):
        publisher = None
        if words.of is not None:
            if kind is HeadNounKind.STATEMENT or form in MEDIUM_HEADS:
                return ArabicTurn(SourceKind.NAMED, words.of, place, memory.is_feminine(words.of), sentence=number)
            publisher = DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, words.of, place)
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
