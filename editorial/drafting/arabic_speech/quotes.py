"""Find the quotes of Arabic articles."""

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.drafting.text.speech import Speech
from editorial.text.layout import Layout


def find_arabic_speech(article: RawArticle, layout: Layout, entities: tuple[DraftEntity, ...]) -> Speech:
    """Return the quotes of an article with their chains, and the entities with the descriptions of who speaks."""
    return Speech(entities, ())
