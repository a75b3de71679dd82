"""How sure drafted items are: how many of a rule's items were right, where editors had annotated the same articles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from editorial.draft.counted_rules import COUNTED
from editorial.draft.draft import Basis, Draft, DraftClaim, DraftEntity, DraftEvent, DraftMention, DraftQuote

DOUBTFUL = "?"
"""Ends the code of a rule whose items have doubts."""

WEIGHT = 6
"""As many counted items as this weigh as much as what is assumed without them."""

HIGHEST = 0.99


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many items were drafted by a rule, and how many of them were right."""

    right: int
    drafted: int

    def smoothed(self, expected: float) -> float:
        """Return the share that was right, drawn towards what was expected as far as few were counted."""
        return (self.right + WEIGHT * expected) / (self.drafted + WEIGHT)


RuleCounts: TypeAlias = Mapping[str, RuleCount]
"""Counts by the code of a rule; those of its items with doubts are under the code that ends with a question mark."""

_NONE = RuleCount(0, 0)
STORED: RuleCounts = {rule: RuleCount(*counts) for rule, counts in COUNTED.items()}

Drafted = TypeVar("Drafted", DraftMention, DraftQuote, DraftEvent, DraftClaim, DraftEntity)


def counted_as(basis: Basis) -> str:
    """Return the code under which an item is counted."""
    return f"{basis.rule}{DOUBTFUL}" if basis.doubts else basis.rule


def confidence(basis: Basis, counts: RuleCounts = STORED) -> float:
    """Return how likely an item is right.

    The share of the rule's items that were right is drawn towards the rule's own first confidence, and the share of
    those with the same doubts towards that of the rule.
    """
    sure, doubtful = counts.get(basis.rule, _NONE), counts.get(f"{basis.rule}{DOUBTFUL}", _NONE)
    both = RuleCount(sure.right + doubtful.right, sure.drafted + doubtful.drafted)
    alike = doubtful if basis.doubts else sure
    return min(HIGHEST, alike.smoothed(both.smoothed(basis.confidence)))


def calibrated(draft: Draft, counts: RuleCounts = STORED) -> Draft:
    """Return a draft whose items have the confidence that was counted for their rules."""
    return replace(
        draft,
        entities=tuple(_entity(each, counts) for each in draft.entities),
        quotes=tuple(_item(each, counts) for each in draft.quotes),
        events=tuple(_item(each, counts) for each in draft.events),
        claims=tuple(_item(each, counts) for each in draft.claims),
    )


def _entity(entity: DraftEntity, counts: RuleCounts) -> DraftEntity:
    return replace(_item(entity, counts), mentions=tuple(_item(each, counts) for each in entity.mentions))


def _item(item: Drafted, counts: RuleCounts) -> Drafted:
    return replace(item, basis=replace(item.basis, confidence=confidence(item.basis, counts)))
