"""Every list comes from an index in its order: nothing is read to be sorted or thrown away."""

import base64
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import asyncpg
import orjson
import pytest

from benchmarks.corpus import load_corpus
from db.feed.snapshot import BEFORE_ALL, batch_statement
from db.read.compile import Compiled
from db.sql.visibility import Visibility
from db.write.filters import Filters
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader
from schema.resource.item import items
from tests.conftest import Databases
from tests.support.postgres.roles import as_owner

ID = "00000000-0000-0000-0000-000000000001"

PLACE = base64.urlsafe_b64encode(json.dumps(["changes", "0" * 16, "700", 1]).encode()).decode().rstrip("=")
"""A cursor of the change log."""

LISTS = {
    "articles": (
        "",
        f'mentions: "{ID}"',
        f'publisher: "{ID}"',
        'language: "ar"',
        "status: USABLE",
        'publishedTo: "2024-01-01T00:00:00Z"',
    ),
    "quotes": (
        "",
        f'speaker: "{ID}"',
        f'via: "{ID}"',
        f'via: "{ID}", role: RELAYED_BY',
        f'article: "{ID}"',
        'language: "ar"',
    ),
    "claims": ("", f'claimant: "{ID}"', f'via: "{ID}"', f'about: "{ID}"', f'article: "{ID}"'),
    "events": (
        "",
        f'participant: "{ID}"',
        f'place: "{ID}"',
        'overlaps: "2024-05"',
        f'participant: "{ID}", overlaps: "2024-05"',
    ),
    "timeline": (
        "",
        f'entity: "{ID}"',
        f'place: "{ID}"',
        'overlaps: "2024-05"',
        f'entity: "{ID}", overlaps: "2024-05"',
    ),
    "entities": ("",),
}
"""The lists with each filter for which there is an index."""

UNDER = ["quotes", "relayed", "claims", "events", "mentions", "articles"]
"""The lists of an entity."""


def questions() -> Iterator[str]:
    for name, filters in LISTS.items():
        for given in filters:
            yield f"{{ {name}{f'(filter: {{ {given} }})' if given else ''} {{ nodes {{ id }} pageInfo {{ hasNextPage }} }} }}"
    for name in UNDER:
        yield f'{{ entity(by: {{ id: "{ID}" }}) {{ {name} {{ nodes {{ id }} }} }} }}'
    for given in ("", f'filter: {{ mentions: "{ID}" }}, ', 'filter: { language: "ar" }, '):
        yield f"{{ articles({given}orderBy: UPDATED_DESC) {{ nodes {{ id }} pageInfo {{ hasNextPage }} }} }}"
    yield f'{{ entity(by: {{ id: "{ID}" }}) {{ articles(orderBy: UPDATED_DESC) {{ nodes {{ id }} }} }} }}'
    for given in ("first: 5", "types: [QUOTE]", "types: [ENTITY, CLAIM]", f'after: "{PLACE}"'):
        yield f"{{ changes({given}) {{ nodes {{ nodeId }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}"
    yield f'{{ changes(types: [ARTICLE, EVENT], after: "{PLACE}") {{ nodes {{ nodeId node {{ id }} }} }} }}'


@pytest.fixture(scope="session")
async def corpus(databases: Databases, template: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to some hundred articles, which plans once, as the service does, and sorts only where it must."""
    dsn = await databases.make(template)
    await load_corpus(as_owner(dsn), 300)
    settings = {"plan_cache_mode": "force_generic_plan", "enable_sort": "off", "enable_seqscan": "off", "jit": "off"}
    opened = await asyncpg.connect(dsn, server_settings={**settings, "enable_bitmapscan": "off"})
    yield opened
    await opened.close()
    await databases.drop(dsn)


def compiled(question: str) -> Compiled:
    found = RequestReader(core_schema(), Limits()).read(question, None, {}).prepared.compiled
    assert found is not None
    return found


def literal(value: object) -> str:
    """Return a value as EXECUTE takes it."""
    if value is None:
        return "null"
    if isinstance(value, list):
        items = ("null" if item is None else f'"{item}"' for item in value)
        return "'{" + ",".join(items) + "}'"
    return f"'{value}'"


async def plan_of(connection: asyncpg.Connection, question: str) -> dict[str, Any]:
    """Return the plan that PostgreSQL makes once for a question, whatever the values."""
    found = compiled(question)
    values = ", ".join(literal(value) for value in found.statement.bind({}))
    await connection.execute(f"prepare asked as {found.statement.text}")
    explained = await connection.fetchval(f"explain (format json) execute asked{f'({values})' if values else ''}")
    await connection.execute("deallocate asked")
    plan: dict[str, Any] = orjson.loads(explained)[0]["Plan"]
    return plan


def steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every step of a plan."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from steps(below)


@pytest.mark.parametrize("question", list(questions()))
async def test_a_list_comes_in_its_order_from_an_index(corpus: asyncpg.Connection, question: str) -> None:
    kinds = [step["Node Type"] for step in steps(await plan_of(corpus, question))]
    assert "Limit" in kinds
    assert not {"Sort", "Incremental Sort", "Seq Scan"} & set(kinds)


async def test_a_search_looks_for_names_in_the_indexes_of_words_and_of_keys(corpus: asyncpg.Connection) -> None:
    await corpus.execute("set enable_bitmapscan = on")
    plan = await plan_of(corpus, '{ entities(search: "karim basri") { nodes { id } } }')
    await corpus.execute("set enable_bitmapscan = off")
    looked = [step.get("Index Name") for step in steps(plan)]
    assert "name_words" in looked
    assert "name_keys" in looked
    assert "Seq Scan" not in [step["Node Type"] for step in steps(plan)]


@pytest.mark.parametrize("name", ["entity", "article"])
async def test_a_snapshot_with_a_filter_reads_what_it_lets_through_and_not_everything(
    corpus: asyncpg.Connection, name: str
) -> None:
    of_few = "select entity_id from mention group by 1 order by count(*), 1 limit 1"
    value = await corpus.fetchval("select id from article limit 1" if name == "article" else of_few)
    filters = Filters(**{name: value})
    await corpus.execute("set enable_bitmapscan = on; set enable_sort = on; set plan_cache_mode = force_custom_plan")
    for called in ("article", "mention", "quote", "event_report", "claim"):
        statement = batch_statement(items(), called, Visibility.PUBLISHED, filters.given, has_bucket=False)
        values = statement.bind({**filters.values, "after": BEFORE_ALL, "bucket": None})
        explained = await corpus.fetchval("explain (format json) " + statement.text, *values)
        looked = {step.get("Index Name") for step in steps(orjson.loads(explained)[0]["Plan"])}
        assert f"membership_{name}_id{'s' if name == 'entity' else ''}" in looked, called
    await corpus.execute("set enable_bitmapscan = off; set enable_sort = off; set plan_cache_mode = force_generic_plan")


async def test_what_an_agency_relayed_is_found_by_the_few_links_of_each_chain(corpus: asyncpg.Connection) -> None:
    plan = await plan_of(corpus, f'{{ quotes(filter: {{ via: "{ID}" }}) {{ nodes {{ id }} }} }}')
    looked = [step["Index Name"] for step in steps(plan) if "Index Name" in step]
    assert sorted(looked) == ["attribution_pkey", "attribution_relayed", "entity_merged", "quote_pkey"]


COUNTS = "{ articles { nodes { mentions { totalCount } quotes { totalCount } events { totalCount } claims { totalCount } } } }"


async def test_what_is_published_in_an_article_is_counted_from_indexes_alone(corpus: asyncpg.Connection) -> None:
    kinds = {step.get("Index Name"): step["Node Type"] for step in steps(await plan_of(corpus, COUNTS))}
    for table in ("mention", "quote", "event_report", "claim"):
        assert kinds[f"{table}_published"] == "Index Only Scan"
