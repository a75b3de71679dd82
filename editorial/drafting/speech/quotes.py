"""Find the quotes of articles in languages whose verbs of saying are not known: words in quotation marks."""

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.drafting.text.speech import Speech
from editorial.text.layout import Layout


def find_speech(article: RawArticle, layout: Layout, entities: tuple[DraftEntity, ...]) -> Speech:
    """Return the words in quotation marks as quotes of unknown speakers."""
    return Speech(entities, ())
