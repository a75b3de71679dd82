"""Whom a pronoun of a verb means: قاطعته قائلة, نقل زوار الوزير عنه."""

from collections.abc import Iterator

from editorial.draft.draft import DraftLink
from editorial.drafting.arabic_clauses.report import SayingReport
from editorial.drafting.arabic_links.words import INTERRUPTS
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory, ArabicTurn
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind

_FAR = 40
"""The most pieces between a pronoun and the name that it takes up."""


def interrupted(
    memory: ArabicSpeechMemory, sentence: ArabicSentence, report: SayingReport, turn: ArabicTurn
) -> list[DraftLink]:
    """Return whom the pronoun of a verb means that is told: قاطعته قائلة, استدعت السفير وأبلغته."""
    for at in (report.cue[0], report.cue[0] - 1):
        form = sentence.bare(at)
        pronoun = next((end for end in ("ها", "ه") if form.removesuffix(end) in INTERRUPTS and form.endswith(end)), "")
        if not pronoun or sentence.entity(at) is not None:
            continue
        place = sentence.stretch(at, at + 1)
        for key in persons_before(memory, sentence, at):
            fits = memory.is_feminine(key) in (None, pronoun == "ها")
            if key != turn.entity and fits and key not in turn.others:
                return [DraftLink(AttributionRole.TOLD_TO, SourceKind.NAMED, key, place)]
    return []


def persons_before(memory: ArabicSpeechMemory, sentence: ArabicSentence, at: int) -> Iterator[str]:
    """Yield the persons named before in the sentence, and those who spoke before, the last first."""
    entities = memory.entities
    for number in range(at - 1, max(-1, at - _FAR), -1):
        key = sentence.entity(number)
        if key is not None and entities[key].kind is EntityKind.PERSON:
            yield key
    for spoken in memory.turns[:-4:-1]:
        if spoken.entity is not None and entities[spoken.entity].kind is EntityKind.PERSON:
            yield spoken.entity
