"""The heading of a drafted bundle: the article and who asserts the draft."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftHeading:
    """What the bundle of a draft says besides the draft.

    ``supplied`` are the fields that the text does not state. Without ``body_file`` the bundle contains the text.
    ``annotation_set`` is the set of the draft, of its own for each drafter.
    """

    slug: str
    asserted_by: str
    asserted_at: datetime
    annotation_set: str
    headline: str | None = None
    body_file: str | None = None
    supplied: tuple[str, ...] = ()
