"""Sources: what words for a speaker mean, and the links that they give."""

from dataclasses import dataclass

from editorial.draft.draft import DraftLink
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class EnglishSource:
    """What a phrase means: a link, another one behind it, and where the text describes its entity.

    ``doubt`` is a sentence for the editor.
    """

    link: DraftLink
    behind: DraftLink | None = None
    described: tuple[int, Stretch] | None = None
    doubt: str | None = None
