"""Dates that count from the date before them in the text: "that year", «العام نفسه»."""

from dataclasses import replace

from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.found_date import FoundDate


def resolve_anaphora(found: FoundDate, before: FoundDate | None, article: RawArticle) -> FoundDate:
    """Return a date with what it means, if it counts from the one before it."""
    return replace(found)
