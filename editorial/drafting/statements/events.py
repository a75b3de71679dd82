"""Draft the events of dated clauses."""

from editorial.draft.draft import Basis, DraftEvent
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.tense.cue import Tense
from editorial.model.vocabulary import EventStatus
from editorial.text.layout import Layout


def find_events(article: RawArticle, layout: Layout, dates: list[FoundDate]) -> tuple[DraftEvent, ...]:
    """Return an event for each date, with the words of its clause as title."""
    return tuple(_event(layout, date) for date in dates)


def _event(layout: Layout, date: FoundDate) -> DraftEvent:
    title = layout.sentence(date.place[0])
    status = EventStatus.PLANNED if date.tense in (Tense.FUTURE, Tense.PRESENT) else EventStatus.OCCURRED
    return DraftEvent(title, status, (title,), Basis("EVENT_DATE", 0.5), date.drafted)
