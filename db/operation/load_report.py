"""The report of a load or dry run: what happens to each item."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from editorial.written.difference import Difference


class LoadAction(StrEnum):
    """What a load does with one item."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    UNCHANGED = "UNCHANGED"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class Stored:
    """The outcome of one item, with its id and its current version (if deleted, its last version plus one)."""

    key: str
    id: UUID
    version: int
    action: LoadAction


@dataclass(frozen=True, slots=True)
class LoadedItem:
    """One item of a bundle: its type as in the change log, its key, its outcome.

    A dry run has the ``differences`` between what is stored of an item that would be updated and the bundle.
    """

    type: str
    key: str
    action: LoadAction
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadVisibility:
    """Visibility after a load: whether the article is public, and how many of its annotations are public or hidden."""

    article_public: bool
    public_annotations: int
    hidden_annotations: int


@dataclass(frozen=True, slots=True)
class BundleWarning:
    """What an editor should look at in a bundle or an amendment, although it is written; ``path`` is that in the input.

    A warning that only a load can give is made without line and column: the load adds them if it knows them.
    """

    path: tuple[str, ...]
    code: str
    message: str
    line: int | None = None
    column: int | None = None
    value: str | None = None
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The report of one bundle: the outcome of the article and of every item, in the order of the format.

    ``position`` is that of the write, with which callers can wait to read it. It and ``visibility`` are None if
    nothing was written. ``warnings`` are those that only the load can give.
    """

    slug: str
    article_id: str
    outcome: LoadAction
    items: tuple[LoadedItem, ...]
    position: str | None = None
    visibility: LoadVisibility | None = None
    warnings: tuple[BundleWarning, ...] = ()
