"""The subscriptions as doors: the change log is followed from its beginning, and articles are followed while they are written."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, contextmanager
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from db.feed.change_log import News
from service.live.change_reader import ChangeReader, Follower
from tests.support.data.articles import load
from tests.support.service.live import until
from tests.visibility.bundles import marked, mixed, open_article
from tests.visibility.calls.asking import Answer, Asker, Told
from tests.visibility.world import SEE_ALL

LOG = """
    subscription ($types: [ChangeType!]) {
        changes(after: "beginning", types: $types) { cursor op type nodeId reason fields by note node { id } }
    }
"""
ARTICLE = "subscription ($id: ID!) { articleChanged(id: $id) { slug body claims(first: 100) { nodes { text } } } }"

HIDDEN, PARTLY_HIDDEN, OPEN = "withheldfirst", "noise", "open"
"""Articles that are followed: one that is hidden, one in which only hidden things are written, one without any."""


async def ask_changes(asker: Asker) -> AsyncIterator[Told]:
    """Follow the change log by a subscription from its beginning to its end: all of it, and the changes of each of some types."""
    for by, types in (("", None), ("types", "article"), ("types", "claim")):
        chosen = f"&types={types}" if types else ""
        last = (await asker.ask("GET", f"/v1/changes?limit=1000{chosen}")).json()["changes"][-1]["cursor"]
        variables = {"types": types.upper()} if types else {}
        body = {"query": LOG, "variables": variables}
        told = await asker.follow("POST", "/graphql", until=str(last), json=body)
        yield replace(told, by=by)


async def ask_article_changed(asker: Asker) -> AsyncIterator[Told]:
    """Follow articles while hidden things are written, and then something that everybody may see.

    Several writes may be told as one, so the last event of each article stands for all.
    """
    async with AsyncExitStack() as stack:
        count = stack.enter_context(_counted_followers())
        heard = {
            slug: await stack.enter_async_context(asker.following(ARTICLE, id=asker.articles[slug]))
            for slug in (HIDDEN, PARTLY_HIDDEN, OPEN)
        }
        await until(lambda: count() == len(heard))
        is_hidden_written = await _write(asker.dsn, heard[OPEN])
        hear = {OPEN, *((HIDDEN, PARTLY_HIDDEN) if is_hidden_written and asker.scope in SEE_ALL else ())}
        await until(lambda: all(_events(heard[slug]) for slug in hear))
    for slug, answer in heard.items():
        last = _events(answer)[-1:]
        assert bool(last) == (slug in hear), (asker.scope, slug, last)
        yield Told(f"{ARTICLE} of {slug}", answer.status, "", "".join(last), "id")


async def _write(dsn: str, open_heard: Answer) -> bool:
    """Write the hidden things that the database has, then the open article; return whether it has hidden things.

    The open article is written twice: whoever is told of the hidden things has read them when the second write is told.
    """
    connection = await asyncpg.connect(dsn)
    try:
        has_hidden: bool = await connection.fetchval("select exists (select from article where slug = $1)", HIDDEN)
        word = f"after {await connection.fetchval('select count(*) from change')} changes"
        for data in _hidden(word) if has_hidden else ():
            await load(connection, data)
        for place in (1, 2):
            before = len(_events(open_heard))
            data = open_article(OPEN)
            data["article"]["headline"] = f"Write {place} {word}"
            await load(connection, data)
            await until(lambda before=before: len(_events(open_heard)) > before)  # type: ignore[misc]
    finally:
        await connection.close()
    return has_hidden


def _hidden(word: str) -> Iterator[dict[str, Any]]:
    """Yield bundles in which only hidden things are others than they were."""
    yield marked(HIDDEN, status="WITHHELD", headline=f"Of {HIDDEN} {word}")
    yield mixed("anew", word)


def _events(answer: Answer) -> list[str]:
    """Return the events with data that have come."""
    return re.findall(r"event: next\r?\n.*?\r?\n\r?\n", answer.text, re.DOTALL)


@contextmanager
def _counted_followers() -> Iterator[Callable[[], int]]:
    """Give a function that returns how many followers of the change log have begun since."""
    follow, begun = ChangeReader.follow, list[object]()

    def counted(reader: ChangeReader, concerns: Callable[[News], bool]) -> AbstractAsyncContextManager[Follower]:
        begun.append(concerns)
        return follow(reader, concerns)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ChangeReader, "follow", counted)
        yield lambda: len(begun)
