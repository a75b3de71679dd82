"""Find the dates, events and claims of an article."""

from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.dates import find_dates
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.statements.claims import Figures, find_claims
from editorial.drafting.statements.clause import Clauses
from editorial.drafting.statements.events import find_events
from editorial.drafting.statements.participants import Entities
from editorial.drafting.statements.said import Sayings
from editorial.drafting.tense.cue import Tense
from editorial.drafting.text.speech import Speech
from editorial.drafting.text.statements import Statements
from editorial.text.layout import Layout

_TONIGHT = frozenset(("tonight", "Tonight", "الليلة"))


def find_statements(article: RawArticle, layout: Layout, speech: Speech) -> Statements:
    """Return the quotes with their days, the events of dated clauses, and the claims of quotes and of quantities."""
    clauses, entities = Clauses(layout, speech.quotes), Entities(speech.entities)
    dates = [date for date in find_dates(article, layout, speech.entities) if not _is_now(article, clauses, date)]
    sayings = Sayings(layout, clauses, dates)
    quotes = tuple(sayings.dated(quote) for quote in speech.quotes)
    claims = find_claims(article, clauses, quotes, Figures(article, dates), entities)
    return Statements(quotes, find_events(article, clauses, dates, entities), claims)


def _is_now(article: RawArticle, clauses: Clauses, date: FoundDate) -> bool:
    """Whether a speaker only says "tonight" of the evening on which the words are said."""
    words = article.body[slice(*date.place)]
    return words in _TONIGHT and date.tense is not Tense.FUTURE and clauses.quoted(date.place) is not None
