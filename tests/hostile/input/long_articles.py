"""A few long articles, full of what is read: what the costs of requests are held against."""

import copy
from dataclasses import dataclass
from typing import Any

import asyncpg

from tests.support.data.articles import NOISE, load

ARTICLES = 6
SENTENCES, PEOPLE, QUOTES, EVENTS = 650, 40, 60, 12


@dataclass(frozen=True, slots=True)
class Known:
    """Ids that stand there: of an article, of the entity that everything speaks of, and of all articles."""

    article: str
    entity: str
    articles: tuple[str, ...]


def sentences() -> list[str]:
    """Return the sentences of every article: nearly as long as a body may be, with characters that take two units of UTF-16."""
    return [
        f"Sentence {n} said Minister{n % PEOPLE} Alpha about sanctions \U0001f600 and торговля in word{n} city{n * 7 % 400}"
        " of Minsk and everything else that was to be said of it on this day."
        for n in range(SENTENCES)
    ]


def long_article(number: int) -> dict[str, Any]:
    """Return the data of a bundle with a long article."""
    data, said = copy.deepcopy(NOISE), sentences()
    body, headline = " ".join(said), f"The long article {number} on sanctions"
    data["article"].update(slug=f"long-{number}", language="en", body=body, headline=headline)
    data["entities"] = [
        {
            "key": f"e{n}",
            "kind": "PERSON",
            "names": [{"text": f"Minister{n} Alpha", "language": "en"}],
            "mentions": [{"exact": f"Minister{n} Alpha", "occurrence": place} for place in range(1, 11)],
        }
        for n in range(PEOPLE)
    ]
    chain = [{"role": "SPEAKER", "entity": "e0"}, {"role": "RELAYED_BY", "entity": "e1", "inferred": True}]
    data["quotes"] = [
        {"key": f"q{n}", "kind": "DIRECT", "exact": said[n], "chain": copy.deepcopy(chain)} for n in range(QUOTES)
    ]
    data["events"] = [
        {
            "key": f"v{n}",
            "title": {"en": f"Talks {number} {n} on sanctions"},
            "status": "OCCURRED",
            "when": {"edtf": "2025-12-13"},
            "participants": [{"role": "AGENT", "entity": "e0"}],
            "reports": [{"exact": said[QUOTES + n]}],
        }
        for n in range(EVENTS)
    ]
    data["claims"] = [
        {
            "key": f"c{n}",
            "text": said[n],
            "exact": said[n],
            "kind": "FACT",
            "status": "UNVERIFIED",
            "chain": copy.deepcopy(chain[:1]),
            "event": f"v{n % EVENTS}",
        }
        for n in range(QUOTES)
    ]
    return data


async def load_long_articles(connection: asyncpg.Connection) -> Known:
    """Load the articles, and return what is known of them."""
    for number in range(ARTICLES):
        await load(connection, long_article(number))
    await connection.execute("vacuum analyze")
    articles = await connection.fetch("select id::text from article order by id")
    entity = await connection.fetchval("select entity_id::text from mention group by 1 order by count(*) desc limit 1")
    return Known(articles[0][0], entity, tuple(row[0] for row in articles))
