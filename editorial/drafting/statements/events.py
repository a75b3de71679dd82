"""Draft the events of an article: each clause that has words for a date tells of one."""

import datetime
from collections.abc import Sequence

from editorial.draft.draft import Basis, DraftEvent
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.statements.basis import CONFIDENCE, StatementRule
from editorial.drafting.statements.clause import Clauses
from editorial.drafting.statements.participants import Entities, location_of, participants_of
from editorial.drafting.statements.status import status_of
from editorial.model.vocabulary import EventStatus

_DOUBT_OF_TENSE = "The words do not say whether this is over or ahead; the date was read as the latest one."


def find_events(
    article: RawArticle, clauses: Clauses, dates: Sequence[FoundDate], entities: Entities
) -> tuple[DraftEvent, ...]:
    """Return an event for each date, in their order."""
    base = article.day
    return tuple(_event(clauses, date, entities, base) for date in dates)


def _event(clauses: Clauses, date: FoundDate, entities: Entities, base: datetime.date | None) -> DraftEvent:
    title = clauses.around(date.place)
    status = status_of(clauses.layout, title, date, base)
    return DraftEvent(
        title,
        status,
        (title,),
        _basis(clauses, date, status),
        date.drafted,
        location_of(clauses.layout.text, title, entities),
        participants_of(clauses.layout.text, title, entities),
    )


def _basis(clauses: Clauses, date: FoundDate, status: EventStatus) -> Basis:
    if date.edtf is None:
        rule = StatementRule.EVENT_NO_DAY
    elif status is EventStatus.PLANNED:
        rule = StatementRule.EVENT_AHEAD
    else:
        rule = StatementRule.EVENT_QUOTED if clauses.quoted(date.place) else StatementRule.EVENT_TOLD
    return Basis(rule, CONFIDENCE[rule], (_DOUBT_OF_TENSE,) if date.tense is None and date.is_relative else ())
