"""Find the entities of an article by their names, in any language."""

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.text.layout import Layout


def find_names(article: RawArticle, layout: Layout) -> tuple[DraftEntity, ...]:
    """Return the entities whose names are known, in the order of their first mentions."""
    return ()
