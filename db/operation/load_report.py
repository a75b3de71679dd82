"""The report of a load or dry run: what happens to each item."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class LoadAction(StrEnum):
    """What becomes of one item."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    UNCHANGED = "UNCHANGED"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one item, with the id and the version that it has now (or had last, and one more)."""

    key: str
    id: UUID
    version: int
    action: LoadAction


@dataclass(frozen=True, slots=True)
class LoadedItem:
    """One item of a bundle: its type as in the change log, its key, what became of it."""

    type: str
    key: str
    action: LoadAction


@dataclass(frozen=True, slots=True)
class LoadVisibility:
    """Who sees what of an article after a load: whether it is public, and how many of its annotations are, or are not."""

    article_public: bool
    public_annotations: int
    hidden_annotations: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """One bundle: the article, what became of the whole, and of every item in the order of the format.

    ``visibility`` and ``position``, that of the write, for reading one's own, are None where nothing was written.
    """

    slug: str
    article_id: str
    outcome: LoadAction
    items: tuple[LoadedItem, ...]
    position: str | None = None
    visibility: LoadVisibility | None = None
