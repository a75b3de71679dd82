"""What stands at the top of the bundle of a draft: the names of the article and of whoever drafted it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftedHead:
    """What a bundle needs besides the draft and the article.

    ``asserted_by`` names the drafter with its version. ``annotation_set`` is the set to which the draft belongs; None
    makes it the article's own bundle. ``body_file`` is the name of the file with the text; None puts the text into the
    bundle. ``supplied`` names the values of the article that the text does not state.
    """

    slug: str
    asserted_by: str
    asserted_at: datetime
    annotation_set: str | None = None
    headline: str | None = None
    body_file: str | None = None
    supplied: tuple[str, ...] = ("slug", "language")
    reasons: Mapping[str, str] = field(default_factory=dict)
    """A plain sentence for each code of a rule, which says why something was drafted."""
    taken: frozenset[str] = frozenset()
    """Keys of stored entities that the text does not mean: no entity of the draft has them."""
