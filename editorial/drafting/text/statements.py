"""What was found of the dates, events and claims of an article."""

from dataclasses import dataclass

from editorial.draft.draft import DraftClaim, DraftEvent, DraftQuote


@dataclass(frozen=True, slots=True)
class Statements:
    """The quotes with the days on which they were said, the events and the claims."""

    quotes: tuple[DraftQuote, ...]
    events: tuple[DraftEvent, ...]
    claims: tuple[DraftClaim, ...]
