"""Dates that were found in a text, with their meanings."""

from dataclasses import dataclass

from editorial.draft.draft import DraftDate
from editorial.drafting.tense.cue import Tense
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words for a date in a text, what they mean there, and the tense of the words beside them."""

    place: Stretch
    edtf: str | None
    tense: Tense | None
    is_relative: bool = False
    """Whether the words mean another day if they are read of what is ahead."""

    @property
    def drafted(self) -> DraftDate:
        """The date as a draft has it."""
        return DraftDate(self.place, self.edtf)
