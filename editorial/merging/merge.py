"""Merge the draft of the rules with that of a model: pairs by place, the rest as it is, all in the order of the text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from editorial.draft.draft import Draft, DraftClaim, DraftEvent, DraftQuote
from editorial.merging.entities import join_entities
from editorial.merging.overlap import pairs
from editorial.merging.statements import join_claims, join_events, join_quotes
from editorial.model.vocabulary import SourceKind
from editorial.pointer.choice import Stretch

MergedItem = TypeVar("MergedItem", DraftQuote, DraftEvent, DraftClaim)


def merge_drafts(rules: Draft, model: Draft) -> Draft:
    """Return one draft of two of the same article, whose places lie in its text.

    What both found has the places and keys of the first, and is surer; what they say differently is doubtful.
    """
    entities = join_entities(rules.entities, model.entities)
    quotes, numbers = _joined_quotes(rules.quotes, [_quote(each, entities.keys) for each in model.quotes])
    events = _joined(rules.events, [_event(each, entities.keys) for each in model.events], _told, join_events)
    theirs = [_claim(each, entities.keys, numbers[1]) for each in model.claims]
    ours = [replace(each, quote=None if each.quote is None else numbers[0][each.quote]) for each in rules.claims]
    claims = _joined(ours, theirs, _places, join_claims)
    drafter = f"{rules.drafter} + {model.drafter}"
    notes = tuple(dict.fromkeys((*rules.notes, *model.notes)))
    return Draft(
        drafter, entities.entities, quotes, tuple(sorted(events, key=_told)), tuple(sorted(claims, key=_places)), notes
    )


def _places(item: DraftQuote | DraftClaim) -> tuple[Stretch, ...]:
    return item.places


def _told(event: DraftEvent) -> tuple[Stretch, ...]:
    return event.reports or (event.title,)


def _joined_quotes(
    ours: Sequence[DraftQuote], theirs: Sequence[DraftQuote]
) -> tuple[tuple[DraftQuote, ...], tuple[dict[int, int], dict[int, int]]]:
    """Return the quotes of both drafts, and the new number of each of ours, and of each of theirs."""
    same = pairs(ours, theirs, _places, lambda one, other: one.kind is other.kind)
    joined = [join_quotes(each, theirs[same[n]]) if n in same else each for n, each in enumerate(ours)]
    added = [number for number in range(len(theirs)) if number not in same.values()]
    every = [*joined, *(theirs[number] for number in added)]
    order = sorted(range(len(every)), key=lambda number: (every[number].places, number))
    new = {old: number for number, old in enumerate(order)}
    of_theirs = {number: new[len(ours) + at] for at, number in enumerate(added)}
    of_theirs |= {j: new[i] for i, j in same.items()}
    return tuple(every[number] for number in order), ({n: new[n] for n in range(len(ours))}, of_theirs)


def _joined(
    ours: Sequence[MergedItem],
    theirs: Sequence[MergedItem],
    places: Callable[[MergedItem], tuple[Stretch, ...]],
    join: Callable[[MergedItem, MergedItem], MergedItem],
) -> Iterable[MergedItem]:
    same = pairs(ours, theirs, places, lambda one, other: one == other)
    yield from (join(each, theirs[same[n]]) if n in same else each for n, each in enumerate(ours))
    taken = set(same.values())
    yield from (each for number, each in enumerate(theirs) if number not in taken)


def _quote(quote: DraftQuote, keys: Mapping[str, str]) -> DraftQuote:
    """Return a quote of theirs with our keys; a link to an entity that is not left names nobody."""
    links = []
    for link in quote.chain:
        entity = keys.get(link.entity or "")
        is_lost = entity is None and link.source is SourceKind.NAMED
        links.append(replace(link, entity=entity, source=SourceKind.UNKNOWN if is_lost else link.source))
    return replace(quote, chain=tuple(links))


def _event(event: DraftEvent, keys: Mapping[str, str]) -> DraftEvent:
    parts = tuple(replace(each, entity=keys[each.entity]) for each in event.participants if each.entity in keys)
    return replace(event, location=keys.get(event.location or ""), participants=parts)


def _claim(claim: DraftClaim, keys: Mapping[str, str], numbers: Mapping[int, int]) -> DraftClaim:
    quote = None if claim.quote is None else numbers[claim.quote]
    return replace(claim, quote=quote, subjects=tuple(keys[each] for each in claim.subjects if each in keys))
