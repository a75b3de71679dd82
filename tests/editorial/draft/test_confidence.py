"""The confidence of drafted items is the share of their rule's items that were right."""

import pytest

from editorial.draft.confidence import HIGHEST, RuleCount, calibrated, confidence
from editorial.draft.draft import Basis, Draft, DraftEntity, DraftMention, DraftQuote
from editorial.model.vocabulary import EntityKind, MentionKind, QuoteKind

COUNTS = {
    "CUE": RuleCount(90, 100),
    "CUE?": RuleCount(10, 50),
    "NEVER": RuleCount(0, 200),
    "ALWAYS": RuleCount(900, 900),
}


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (Basis("UNCOUNTED", 0.7), 0.7),
        (Basis("CUE", 0.7), 0.887),
        (Basis("CUE", 0.7, ("Who?",)), 0.251),
        (Basis("NEVER", 0.9), 0.001),
        (Basis("NEVER", 0.9, ("Who?",)), 0.026),
        (Basis("ALWAYS", 0.9), HIGHEST),
    ],
)
def test_few_counts_are_drawn_towards_what_the_rule_assumes(basis: Basis, expected: float) -> None:
    assert confidence(basis, COUNTS) == pytest.approx(expected, abs=0.001)


def test_more_right_items_never_make_a_rule_less_sure() -> None:
    shares = [confidence(Basis("R", 0.5), {"R": RuleCount(right, 20)}) for right in range(21)]
    assert shares == sorted(shares)


def test_every_item_of_a_draft_is_calibrated() -> None:
    basis, counts = Basis("R", 0.5), {"R": RuleCount(100, 100)}
    mention = DraftMention((0, 1), MentionKind.NAME, basis)
    draft = Draft(
        "rules",
        (DraftEntity("e", EntityKind.PERSON, (), (mention,), basis),),
        (DraftQuote(QuoteKind.DIRECT, ((0, 1),), (), basis),),
    )
    found = calibrated(draft, counts)
    bases = [found.entities[0].basis, found.entities[0].mentions[0].basis, found.quotes[0].basis]
    assert [each.confidence > 0.95 for each in bases] == [True] * 3
    assert calibrated(draft, {}) == draft
