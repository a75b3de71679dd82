"""A table in a statement, named independently of visibility (published or everything) and time (now or past).

Only this module knows the names of the views and functions in the schemas ``published``, ``past`` and
``published_past``.
"""

from dataclasses import dataclass, replace

from db.item.type import ITEM_TYPES, Standing, all_tables
from db.sql.visibility import Visibility

_COPIES_HIDING = (
    "article_entity",
    "article_written",
    "event_entity",
    "event_merge",
    "search_document",
    "membership",
    "utterance",
    "duplicate",
)
_KEYS_HIDING = ("entity_key",)
_LOGS_HIDING = ("change", "membership_change", "rows_at")

HIDING = frozenset(
    (*(each.name for each in all_tables() if each.is_hiding), *_COPIES_HIDING, *_KEYS_HIDING, *_LOGS_HIDING)
)
"""Tables with hidden rows, and one function that returns such rows: each has a counterpart in ``published``."""

_IN_ARTICLES = [each for each in ITEM_TYPES if each.standing is not Standing.BY_ITSELF]

PAST = frozenset((*(table.name for each in _IN_ARTICLES for table in each.tables), "article_entity"))
"""Tables of an article whose past can be read: each has a function in ``past`` and one in ``published_past``."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table of ``HIDING`` or ``PAST``; for the past, the function's name, whose arguments follow in the statement.

    Raises ValueError for another name.
    """

    name: str
    is_past: bool = False

    def __post_init__(self) -> None:
        if self.name not in HIDING | PAST:
            raise ValueError(f"not a table of which not everybody sees all: {self.name!r}")

    @property
    def has_past(self) -> bool:
        """Whether a past version exists, and this is not it already."""
        return self.name in PAST and not self.is_past

    def past(self) -> "Relation":
        """Return its past version."""
        return replace(self, is_past=True)

    def seen(self, visibility: Visibility) -> str:
        """Return its name in a statement compiled for a visibility."""
        is_public = visibility is Visibility.PUBLISHED
        if self.is_past:
            return ("published_past." if is_public else "past.") + self.name
        return "published." + self.name if is_public and self.name in HIDING else self.name
