"""A frame: a verb of saying with what follows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.drafting.english_clauses.complement import (
    ComplementOpening,
)
from editorial.drafting.english_clauses.item import Bit
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import SayingVerb


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of saying, what it is known to report so far, and what follows it."""

    items: Sequence[Bit]
    verb: SayingVerb
    base: EnglishReport
    opening: ComplementOpening

    def has(self, *frames: str) -> bool:
        """Return whether the verb stands in any of some frames."""
        return not self.verb.form.frames.isdisjoint(frames)

    def report(self, rule: EnglishSpeechRule, first: int) -> EnglishReport:
        """Return a report of everything from an item on."""
        return replace(self.base, reason=rule, content=((first, len(self.items)),))
