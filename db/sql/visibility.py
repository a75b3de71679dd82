"""Visibility, chosen when a plan is compiled, so that no part of a statement can omit the check."""

from enum import Enum, auto


class Visibility(Enum):
    """The part of the data that a plan reads."""

    PUBLISHED = auto()
    """Usable articles with their published annotations, and the entities and events that these refer to."""
    EVERYTHING = auto()
    """Drafts, and articles that are withheld or cancelled, too."""
