"""Drafts do not publish the article that they stand in: who sees an article, by what its bundle says and reviewers decide."""

import asyncio
from itertools import product
from typing import Any

import asyncpg
import pytest

from db.migrations.runner import migrate, upgrade_to
from db.operation.load_report import LoadReport, LoadVisibility
from db.operation.operation import Actor
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
STATES = ("DRAFT", "REVIEWED", "PUBLISHED", "REJECTED")
READ = """
{
  article(by: { slug: "noise" }) { body headline }
  articles { totalCount }
  search(text: "العقوبات") { totalCount }
  entities { totalCount }
}
"""
NOBODY_SEES = {
    "article": None,
    "articles": {"totalCount": 0},
    "search": {"totalCount": 0},
    "entities": {"totalCount": 0},
}


def bundle(of_all: str, of_quote: str | None = None, of_article: str | None = None) -> dict[str, Any]:
    data = noise()
    data["provenance"]["state"] = of_all
    if of_quote:
        data["quotes"][0]["provenance"] = {"state": of_quote}
    if of_article:
        data["article"]["state"] = of_article
    return data


async def is_public(pool: Pool) -> bool:
    return (await answer(pool, READ))["article"] is not None


async def decide(connection: Connection, decision: str, kind: str) -> None:
    ids = [str(row[0]) for row in await connection.fetch("select id from annotation where kind = $1", kind)]
    requested = ReviewAnnotations(decision, tuple(map(ReviewedAnnotation, ids)), note="Heard.")
    await review_annotations(connection, requested, actor=Actor("Carol"))


async def changes(connection: Connection) -> list[tuple[str, str]]:
    """Return the public changes of the article: operation and reason."""
    rows = await connection.fetch("select op, reason from published.change where type = 'article' order by xid, seq")
    return [tuple(row) for row in rows]


async def test_a_bundle_of_drafts_publishes_nothing_of_its_article(connection: Connection, pool: Pool) -> None:
    report = await load(connection, bundle("DRAFT"))
    assert await answer(pool, READ) == NOBODY_SEES
    assert await changes(connection) == []
    assert (await answer_to(Visibility.EVERYTHING, pool, READ))["article"]["body"].startswith("قال جون")
    assert report.visibility == LoadVisibility(False, 0, 5)


@pytest.mark.slow
async def test_an_article_is_public_if_it_says_so_or_something_in_it_is(connection: Connection, pool: Pool) -> None:
    for of_all, of_quote, of_article in product(STATES, (None, *STATES), (None, *STATES)):
        report = await load(connection, bundle(of_all, of_quote, of_article))
        public = of_article == "PUBLISHED" if of_article else "PUBLISHED" in (of_all, of_quote)
        assert await is_public(pool) is public, (of_all, of_quote, of_article)
        if report.visibility:
            assert report.visibility.article_public is public
            assert public or report.visibility.public_annotations == 0


@pytest.mark.parametrize(("state", "public"), [("PUBLISHED", True), ("DRAFT", False)])
async def test_an_article_without_annotations_is_as_far_as_its_bundle(
    connection: Connection, pool: Pool, state: str, public: bool
) -> None:
    data = bundle(state)
    for part in ("entities", "quotes", "events", "claims"):
        del data[part]
    await load(connection, data)
    assert await is_public(pool) is public


async def test_the_first_annotation_that_a_reviewer_publishes_publishes_its_article(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, bundle("DRAFT"))
    await decide(connection, "REVIEW", "QUOTE")
    assert not await is_public(pool)
    await decide(connection, "PUBLISH", "QUOTE")
    found = await answer(pool, READ)
    assert found["article"] is not None
    assert (found["articles"]["totalCount"], found["search"]["totalCount"]) == (1, 2)
    assert [op for op, _ in await changes(connection)] == ["upsert"]
    await decide(connection, "REJECT", "QUOTE")
    assert await answer(pool, READ) == NOBODY_SEES
    assert [op for op, _ in await changes(connection)] == ["upsert", "delete"]


async def test_what_was_published_by_its_bundle_stays_public_whatever_of_it_is_rejected(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, bundle("PUBLISHED"))
    for kind in ("MENTION", "QUOTE", "CLAIM", "EVENT_REPORT"):
        await decide(connection, "REJECT", kind)
    assert await is_public(pool)


async def test_a_set_of_drafts_hides_no_article_and_publishes_none(connection: Connection, pool: Pool) -> None:
    def of_a_set(state: str) -> dict[str, Any]:
        data = bundle(state)
        data["provenance"]["annotation_set"] = "ner-7"
        return data

    await load(connection, bundle("PUBLISHED"))
    await load(connection, of_a_set("DRAFT"))
    assert await is_public(pool)
    await load(connection, bundle("DRAFT"))
    assert not await is_public(pool)
    await load(connection, of_a_set("DRAFT") | {"claims": []})
    assert not await is_public(pool)


async def test_an_article_that_says_that_it_is_a_draft_waits_for_its_own_bundle(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, bundle("PUBLISHED", of_article="DRAFT"))
    await decide(connection, "REVIEW", "QUOTE")
    await decide(connection, "PUBLISH", "QUOTE")
    assert await answer(pool, READ) == NOBODY_SEES
    await load(connection, bundle("PUBLISHED", of_article="PUBLISHED"))
    assert await is_public(pool)


async def test_a_dry_run_reports_who_would_see_what_and_hides_nothing(connection: Connection, pool: Pool) -> None:
    await load(connection, bundle("PUBLISHED"))
    report: LoadReport = await load(connection, bundle("DRAFT"), dry_run=True)
    assert report.visibility == LoadVisibility(False, 0, 5)
    assert await is_public(pool)


async def test_articles_that_were_loaded_as_drafts_are_hidden_by_the_migration(
    empty_database: str,
) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0017_hidden_always")
    connection = await asyncpg.connect(empty_database)
    try:
        for slug, states in {"drafts": "DRAFT", "mixed": "PUBLISHED", "rejected": "REJECTED"}.items():
            await _article_as_it_was(connection, slug, ["DRAFT", states] if slug == "mixed" else [states])
        await _article_as_it_was(connection, "bare", [])
        await migrate(empty_database)
        found = await connection.fetch("select slug, state, hidden from article order by slug")
        assert [tuple(row) for row in found] == [
            ("bare", "PUBLISHED", False),
            ("drafts", "DRAFT", True),
            ("mixed", "PUBLISHED", False),
            ("rejected", "REJECTED", True),
        ]
        logged = await connection.fetch("select op, type from published.change")
        assert sorted(tuple(row) for row in logged) == [("delete", "article")] * 2
        assert await connection.fetchval("select count(*) from published.revision") == 2
    finally:
        await connection.close()


async def _article_as_it_was(connection: Connection, slug: str, states: list[str]) -> None:
    """Write an article as the version before the migration wrote it."""
    async with connection.transaction():
        article, revision = [await connection.fetchval("select gen_random_uuid()") for _ in range(2)]
        await connection.execute(
            "insert into article (id, slug, language, direction, status, revision_id, bundle_sha256, version)"
            " values ($1, $2, 'ar', 'RTL', 'USABLE', $3, '', 1)",
            article,
            slug,
            revision,
        )
        await connection.execute(
            "insert into revision (id, article_id, number, body, sha256) values ($1, $2, 1, 'x', repeat('0', 64))",
            revision,
            article,
        )
        for number, state in enumerate(states):
            await connection.execute(
                "insert into annotation (id, article_id, kind, key, method, asserted_by, asserted_at, state, digest)"
                " values (gen_random_uuid(), $1, 'MENTION', $2, 'HUMAN', 'x', now(), $3, '')",
                article,
                f"k{number}",
                state,
            )
