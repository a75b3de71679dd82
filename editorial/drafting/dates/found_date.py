"""Words for a date that were found in a text."""

from dataclasses import dataclass

from editorial.draft.draft import DraftDate
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words for a date; ``edtf`` is what they mean, None if they mean no day. ``is_ahead`` says whether it is told as ahead."""

    place: Stretch
    edtf: str | None
    is_ahead: bool = False

    @property
    def date(self) -> DraftDate:
        """The date as drafts have it."""
        return DraftDate(self.place, self.edtf)
