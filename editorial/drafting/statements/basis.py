"""Why events and claims are drafted: the rules, and what each says to an editor."""

from enum import StrEnum
from types import MappingProxyType


class StatementRule(StrEnum):
    """The rules of events and claims."""

    EVENT_TOLD = "EVENT_TOLD"
    EVENT_QUOTED = "EVENT_QUOTED"
    EVENT_AHEAD = "EVENT_AHEAD"
    EVENT_NO_DAY = "EVENT_NO_DAY"
    CLAIM_QUOTED_FIGURE = "CLAIM_QUOTED_FIGURE"
    CLAIM_QUOTED = "CLAIM_QUOTED"
    CLAIM_TOLD_FIGURE = "CLAIM_TOLD_FIGURE"


EXPLANATIONS = MappingProxyType(
    {
        StatementRule.EVENT_TOLD: "The article itself tells of it, with words for a date.",
        StatementRule.EVENT_QUOTED: "A quote tells of it, with words for a date.",
        StatementRule.EVENT_AHEAD: "The clause around the words for a date tells of what is ahead.",
        StatementRule.EVENT_NO_DAY: "The clause has words for a date, but they mean no day.",
        StatementRule.CLAIM_QUOTED_FIGURE: "A quote states it with a figure.",
        StatementRule.CLAIM_QUOTED: "A quote states it.",
        StatementRule.CLAIM_TOLD_FIGURE: "The article itself states it with a figure.",
    }
)
"""A sentence for the editor on each rule."""

CONFIDENCE = MappingProxyType(
    {
        StatementRule.EVENT_TOLD: 0.9,
        StatementRule.EVENT_QUOTED: 0.85,
        StatementRule.EVENT_AHEAD: 0.85,
        StatementRule.EVENT_NO_DAY: 0.4,
        StatementRule.CLAIM_QUOTED_FIGURE: 0.55,
        StatementRule.CLAIM_QUOTED: 0.3,
        StatementRule.CLAIM_TOLD_FIGURE: 0.4,
    }
)
"""The share of what each rule drafts that editors kept."""
