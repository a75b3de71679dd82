"""Find the entities of Arabic articles."""

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.text.layout import Layout


def find_arabic_names(article: RawArticle, layout: Layout) -> tuple[DraftEntity, ...]:
    """Return the entities of an article with their names and metonyms, in the order of their first mentions."""
    return ()
