"""Attributions of what a verb reports already: they pass it on (بحسب ما نقلت عنه رويترز), or say nothing new."""

from collections.abc import Mapping

from editorial.draft.draft import DraftEntity, DraftLink
from editorial.drafting.arabic_clauses.report import SayingReport
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_speech.memory import ArabicTurn
from editorial.drafting.arabic_words.sentence import ArabicSentence
from editorial.model.vocabulary import AttributionRole, SourceKind


def passes_on(
    sentence: ArabicSentence, report: SayingReport, turn: ArabicTurn, entities: Mapping[str, DraftEntity]
) -> DraftLink | None:
    """Return who passes on what the sentence reports; None if nobody else is named."""
    source = read_source(sentence, entities, *report.after)
    if source is None or source.entity is None or source.entity == turn.entity:
        return None
    place = sentence.stretch(*report.after)
    return DraftLink(AttributionRole.RELAYED_BY, SourceKind.NAMED, source.entity, place)
