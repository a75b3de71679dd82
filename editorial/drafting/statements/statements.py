"""Find the dates, events and claims of an article."""

from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.dates import find_dates
from editorial.drafting.statements.events import find_events
from editorial.drafting.text.speech import Speech
from editorial.drafting.text.statements import Statements
from editorial.text.layout import Layout


def find_statements(article: RawArticle, layout: Layout, speech: Speech) -> Statements:
    """Return the quotes with their days, the events of dated clauses, and the claims of quotes and of quantities."""
    dates = find_dates(article, layout, speech.entities)
    return Statements(speech.quotes, find_events(article, layout, dates), ())
