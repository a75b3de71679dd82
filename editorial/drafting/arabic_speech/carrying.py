"""What a turn has besides its speaker: the links of the sentence before, and the document that it stands in."""

from dataclasses import replace

from editorial.draft.draft import DraftLink
from editorial.drafting.arabic_clauses.report import SayingReport
from editorial.drafting.arabic_nouns.phrase import EntitiesByKey
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory, ArabicTurn
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind

_OPENING = 12
_REPORTS = folded_words("تقرير تقريرها تقريره تقريرهم دراسة تقاريرها")


def documented(entities: EntitiesByKey, sentence: ArabicSentence, report: SayingReport, turn: ArabicTurn) -> ArabicTurn:
    """Return a turn of a document, if a body says it in one: نبهت الهيئة في تقريرها."""
    key = turn.entity
    if key is None or entities[key].kind is not EntityKind.ORGANIZATION or report.is_hal:
        return turn
    first, last = (0 if report.cue[0] < _OPENING else report.cue[1]), min(len(sentence), report.begins)
    if not any(sentence.form(at) in _REPORTS and sentence.bare(at - 1) == "في" for at in range(first + 1, last)):
        return turn
    publisher = DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, key, turn.words)
    return replace(turn, source=SourceKind.DOCUMENT, entity=None, publisher=publisher)


def carried_links(memory: ArabicSpeechMemory, turn: ArabicTurn, number: int, *, is_first: bool) -> ArabicTurn:
    """Return a turn with the links of the sentence before, if the same speaker goes on."""
    last = memory.turns[-1] if memory.turns else None
    if (
        last is None
        or not last.links
        or (last.entity, last.source) != (turn.entity, turn.source)
        or (turn.entity is None and turn.words != last.words and is_first and not turn.links)
    ):
        return turn
    if turn.links and any(not link.is_inferred for link in turn.links):
        return turn
    if number - last.sentence > 2:
        return turn
    return replace(
        turn,
        links=tuple(replace(link, is_inferred=True) for link in last.links if link.source is not SourceKind.ANONYMOUS),
    )
