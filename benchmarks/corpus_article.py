"""The articles of the corpus, one after another in the order of their publication, the same for the same seed."""

import random
from collections import deque
from collections.abc import Iterator
from datetime import date

from benchmarks.corpus_cast import Sources
from benchmarks.corpus_chances import weighted
from benchmarks.corpus_date import VOICES, Dates
from benchmarks.corpus_draft import Draft
from benchmarks.corpus_entity import Entities
from benchmarks.corpus_model import Article, id_stem
from benchmarks.corpus_story import FEWEST_MENTIONS, Story

FIRST_SECOND = 1_609_459_200
"""The beginning of 2021, in seconds since 1970."""
SPAN_S = 5 * 365 * 86_400
"""The articles are published within five years, no two of them in the same second."""

ZONES = {"ar": ("Asia/Riyadh", 3 * 3600), "en": ("UTC", 0)}
"""By language, the time zone of an article and what it adds to UTC, in seconds."""

SAYS = {"HUMAN": ("Benchmark desk", None), "MACHINE": ("Benchmark model", 0.9)}
"""By the method of an article's annotations, who made them and how surely."""

_EPOCH = date(1970, 1, 1).toordinal()
_SHARED_EVENTS = 300
_LANGUAGES = weighted({"ar": 60, "en": 40})
_METHODS = weighted({"HUMAN": 80, "MACHINE": 20})
_ASTRAL = 0.01


def articles(count: int, seed: int) -> Iterator[Article]:
    """Yield the articles, oldest first."""
    chance = random.Random(seed)
    sources = Sources(Entities(count, chance), Dates(chance), chance, deque(maxlen=_SHARED_EVENTS))
    step = SPAN_S // count
    for number in range(count):
        published = FIRST_SECOND + number * step + int(step * chance.random())
        yield _article(number, published, sources)


def _article(number: int, published: int, sources: Sources) -> Article:
    chance = sources.chance.random
    language = _LANGUAGES[int(chance() * len(_LANGUAGES))]
    stem = id_stem(published * 1000 + int(1000 * chance()))
    sources.entities.begin(stem)
    mentions = FEWEST_MENTIONS + min(30, int(sources.chance.expovariate(1 / 7)))
    draft = Draft(VOICES[language], sources.chance, mentions=mentions, astral=chance() < _ASTRAL)
    today = _EPOCH + (published + ZONES[language][1]) // 86_400
    story = Story(draft, sources, today=today)
    story.write(number, stem)
    first = story.reports[0].event
    title = first.titles.get(language) or next(iter(first.titles.values()))
    return Article(
        number=number,
        stem=stem,
        slug=f"{first.key.rsplit('-', 2)[0]}-{number}",
        language=language,
        headline=f"{title}: {story.actors[0].called[language][0]}",
        publisher=story.publisher,
        published=published,
        status="USABLE",  # the other servers know of no articles that not everybody sees
        method=_METHODS[int(chance() * len(_METHODS))],
        body=draft.body(),
        astral=draft.astral,
        entities=sources.entities.unwritten(story.named()),
        mentions=draft.mentions,
        quotes=story.quotes,
        reports=story.reports,
        claims=story.claims,
    )
