"""What the events and articles of the corpus are called, in words and in keys."""

import re
from functools import cache

from benchmarks.corpus_arabic import ARABIC
from benchmarks.corpus_model import Entity
from benchmarks.corpus_words import ENGLISH


@cache
def _title(which: int, topic: int, language: str) -> str:
    voice = ENGLISH if language == "en" else ARABIC
    return f"{voice.events[which].title} {voice.topics[topic]}"


@cache
def _slug(which: int, topic: int) -> str:
    return re.sub("[^a-z0-9]+", "-", _title(which, topic, "en").lower()).strip("-")


def event_key(which: int, topic: int, article: int, number: int) -> str:
    """Return the key of an event, which no other has."""
    return f"{_slug(which, topic)}-{article}-{number}"


def event_titles(which: int, topic: int, place: Entity | None, language: str, *, both: bool) -> dict[str, str]:
    """Return an event's titles by language: the article's own, and the other one where ``both``."""
    titles = {}
    for each in (language, "ar" if language == "en" else "en") if both else (language,):
        title = _title(which, topic, each)
        if place:
            title += f" {'in' if each == 'en' else 'في'} {place.called[each][0]}"
        titles[each] = title
    return titles
