"""A report: a cue, where its source may stand, and where what is reported begins."""

from dataclasses import dataclass
from enum import StrEnum

from editorial.drafting.arabic_saying.lexicon import SayingForm

ArabicPieceRange = tuple[int, int]


class SayingReportShape(StrEnum):
    """How what is reported follows its cue."""

    CLAUSE = "CLAUSE"
    NOUN = "NOUN"
    COLON = "COLON"
    MARKS = "MARKS"
    BEFORE = "BEFORE"
    """It stands before the cue."""
    ACCORDING = "ACCORDING"
    """The cue is no verb: بحسب."""


@dataclass(frozen=True, slots=True)
class SayingReport:
    """A report in a sentence. All ranges are of pieces, half open.

    ``before`` and ``after`` are where the source may stand. ``begins`` is the first piece of what is reported, of which
    ``skipped`` letters belong to a preposition; ``has_pronoun`` says that أن has a pronoun (أنه).
    """

    shape: SayingReportShape
    cue: ArabicPieceRange
    said: SayingForm | None
    joined: str
    before: ArabicPieceRange
    after: ArabicPieceRange
    begins: int
    skipped: int = 0
    has_pronoun: bool = False
    is_hal: bool = False
    relayed_from: int | None = None
    """The piece of عن in نقلت عن."""
    has_speaker: bool = True
    """False if the cue only passes on what is reported already: بحسب ما نقلت عنه."""
