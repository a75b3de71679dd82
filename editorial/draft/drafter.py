"""The interface of whatever drafts articles: the rules, a model, or a package that somebody installs."""

from typing import Protocol

from editorial.draft.draft import Draft
from editorial.draft.raw_article import RawArticle


class DrafterFault(Exception):
    """A drafter could not draft an article: why, and what to do."""

    code: str


class DrafterUnavailable(DrafterFault):
    """A drafter cannot be reached, refuses to answer, or takes too long."""

    code = "DRAFTER_UNAVAILABLE"


class DraftUnreadable(DrafterFault):
    """The answer of a drafter is not a draft."""

    code = "DRAFT_UNREADABLE"


class Drafter(Protocol):
    """Drafts articles. Implementations are found by the entry points group ``isnad.drafters``."""

    @property
    def name(self) -> str:
        """The name by which it is chosen: small letters, digits and hyphens. Its drafts have an annotation set so named."""
        ...

    @property
    def asserted_by(self) -> str:
        """Who asserts what it drafts, for people: its name with its version."""
        ...

    async def draft(self, article: RawArticle) -> Draft:
        """Return a draft of an article; what stands nowhere in its text is dropped afterwards. Raises DrafterFault."""
        ...
