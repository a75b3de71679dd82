"""The interface of whatever drafts articles: the rules, a model, or a package that somebody installs."""

from typing import Protocol

from editorial.draft.draft import Draft
from editorial.draft.raw_article import RawArticle


class Drafter(Protocol):
    """Drafts articles. Implementations are found by the entry points group ``isnad.drafters``."""

    @property
    def name(self) -> str:
        """The name by which it is chosen, and which stands in ``asserted_by``."""
        ...

    async def draft(self, article: RawArticle) -> Draft:
        """Return a draft of an article; what stands nowhere in its text is dropped afterwards."""
        ...
