"""What was found of the speech in an article."""

from dataclasses import dataclass

from editorial.draft.draft import DraftEntity, DraftQuote


@dataclass(frozen=True, slots=True)
class Speech:
    """The quotes of an article, and its entities with the descriptions of speakers and the bodies they speak for."""

    entities: tuple[DraftEntity, ...]
    quotes: tuple[DraftQuote, ...]
