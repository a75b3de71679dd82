"""Chains: the speaker, who published it, who passed it on, and to whom it was told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from editorial.draft.draft import DraftEntity, DraftLink
from editorial.drafting.arabic_clauses.report import SayingReport
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.memory import ArabicTurn
from editorial.model.vocabulary import AttributionRole, SourceKind


def chain_of(turn: ArabicTurn, media: Collection[str]) -> tuple[DraftLink, ...]:
    """Return the chain of a turn, the speaker first; ``media`` are the entities that publish.

    What is told to the many, or quoted by a medium afterwards, was told first; a medium hears what others passed on.
    """
    speaker = DraftLink(AttributionRole.SPEAKER, turn.source, turn.entity, turn.words)
    links = ([turn.publisher] if turn.publisher else []) + list(turn.links)
    return speaker, *sorted(links, key=lambda link: _rank(link, media))


def _rank(link: DraftLink, media: Collection[str]) -> int:
    if link.role is AttributionRole.PUBLISHED_BY:
        return 0
    if link.role is AttributionRole.RELAYED_BY:
        return 2
    return 3 if link.entity is not None and link.entity in media else 1


def relayed(turn: ArabicTurn) -> DraftLink:
    """Return who spoke as the one who passes on what another said."""
    return DraftLink(AttributionRole.RELAYED_BY, turn.source, turn.entity, turn.words)


def with_links(turn: ArabicTurn, links: Iterable[DraftLink]) -> ArabicTurn:
    """Return a turn with more links; each role and entity once, and what the sentence says replaces what was carried over."""
    kept = [link for link in turn.links if not link.is_inferred]
    for link in links:
        if all((link.role, link.entity, link.source) != (each.role, each.entity, each.source) for each in kept):
            kept.append(link)
    return replace(turn, links=tuple(kept) if kept else turn.links)


def passes_on(
    sentence: ArabicSentence, report: SayingReport, turn: ArabicTurn, entities: Mapping[str, DraftEntity]
) -> DraftLink | None:
    """Return who passes on what the sentence reports; None if nobody else is named."""
    source = read_source(sentence, entities, *report.after)
    if source is None or source.entity is None or source.entity == turn.entity:
        return None
    place = sentence.stretch(*report.after)
    return DraftLink(AttributionRole.RELAYED_BY, SourceKind.NAMED, source.entity, place)
