"""Totals and facets: of every list under any filter they are what counting the rows one by one comes to."""

import random
from collections.abc import AsyncIterator, Iterable

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    EventStatus,
    QuoteKind,
    SourceKind,
)
from schema.base.errors import PageTooLarge
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader
from tests.support.data.articles import load
from tests.support.data.counting import counts, matching, rows
from tests.support.data.library import LANGUAGES, Row, library, one_of
from tests.support.service.asking import answer

WINDOWS = ["2025-12", "2025-12-13", "2025", "2024-01/2024-08"]

VALUES: dict[str, dict[str, str]] = {
    "quotes": {
        **dict.fromkeys(("kind", "sourceKind", "language", "month", "saidMonth"), "value"),
        **{"speaker": "entity", "relayer": "entity"},
    },
    "claims": {
        **dict.fromkeys(("kind", "status", "sourceKind", "language", "month"), "value"),
        **dict.fromkeys(("claimant", "relayer", "about"), "entity"),
    },
    "events": {
        **dict.fromkeys(("status", "language", "month", "year"), "value"),
        **{"place": "entity", "participant": "entity"},
    },
}
SEVERAL = {"relayer", "about", "participant"}
"""The facets in which an item may count several times or not at all; so does the language of events."""
CLOSED = {"kind", "sourceKind", "status"}


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    for data in library(random.Random(4)):
        await load(connection, data)
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


def some_filter(chance: random.Random, field: str, ids: dict[str, list[str]]) -> Row:
    """Return up to three conditions of a list's filter."""
    entity, article = chance.choice(ids["entities"]), chance.choice(ids["articles"])
    chain_conditions = {"via": entity, "kind": chance.sample(list(QuoteKind), 2), "article": article}
    of_events = {
        **{"place": entity, "article": article, "status": chance.sample(list(EventStatus), 2)},
        **{"overlaps": chance.choice(WINDOWS), "certainty": chance.choice(["CERTAIN", "POSSIBLE"])},
    }
    possible: dict[str, Row] = {
        "quotes": chain_conditions
        | {"speaker": chance.choice(ids["entities"]), "role": one_of(chance, AttributionRole)}
        | {"sourceKind": chance.sample(list(SourceKind), 3), "language": chance.choice(LANGUAGES)}
        | {"said": chance.choice(WINDOWS)},
        "claims": chain_conditions
        | {"claimant": entity, "about": chance.choice(ids["entities"]), "kind": chance.sample(list(ClaimKind), 2)}
        | {"status": chance.sample(list(ClaimStatus), 2), "related": one_of(chance, ClaimRelationType)},
        "events": of_events | {"participant": entity},
        "timeline": of_events | {"entity": entity},
    }
    given = {name: possible[field][name] for name in chance.sample(sorted(possible[field]), chance.randint(0, 3))}
    if "overlaps" not in given:
        given.pop("certainty", None)
    return given


def selection(kind: str, facets: Iterable[str], size: int = 100) -> str:
    wanted = " ".join(
        f"{name}{'' if name in CLOSED else f'(first: {size})'}"
        f" {{ {'value' if VALUES[kind][name] == 'value' else 'entity { id }'} count }}"
        for name in facets
    )
    return f"totalCount facets {{ {wanted} }}"


def counts_in(buckets: list[Row]) -> list[tuple[str | None, int]]:
    """Return the counts of a facet as the answer has them."""
    return [
        (each["value"] if "value" in each else each["entity"] and each["entity"]["id"], each["count"])
        for each in buckets
    ]


def assert_counted(found: Row, items: list[Row], what: object) -> None:
    assert found["totalCount"] == len(items), what
    for facet, buckets in found["facets"].items():
        assert counts_in(buckets) == counts(items, facet), (facet, what)
        if facet not in SEVERAL and not (items and isinstance(items[0][facet], list)):
            assert sum(each["count"] for each in buckets) == len(items)


LISTS = {"quotes": "QuoteFilter", "claims": "ClaimFilter", "events": "EventFilter", "timeline": "TimelineFilter"}


@pytest.mark.parametrize("field", LISTS)
async def test_totals_and_facets_under_any_filter_are_those_of_counting(
    pool: Pool, connection: asyncpg.Connection, field: str
) -> None:
    chance = random.Random(field)
    kind = "events" if field == "timeline" else field
    everything = (await rows(connection))[kind]
    ids = {
        "entities": [row[0] for row in await connection.fetch("select id::text from entity order by label")],
        "articles": [row[0] for row in await connection.fetch("select id::text from article order by slug")],
    }
    whole_query = (
        f"query ($f: {LISTS[field]}) {{ {field}(first: 1, filter: $f) {{ {selection(kind, VALUES[kind])} }} }}"
    )
    sizes = set()
    for _ in range(70):
        given = some_filter(chance, field, ids)
        items = matching(everything, given)
        sizes.add(len(items))
        found = (await answer(pool, whole_query, f=given))[field]
        assert_counted(found, items, given)
        some = chance.sample(sorted(VALUES[kind]), chance.randint(1, 2))
        size = chance.randint(1, 3)
        query = (
            f"query ($f: {LISTS[field]}) {{ {field}(filter: $f) {{ nodes {{ id }} {selection(kind, some, size)} }} }}"
        )
        found = (await answer(pool, query, f=given))[field]
        assert {node["id"] for node in found["nodes"]} <= {item["id"] for item in items}
        for facet in some:
            expected = counts(items, facet)
            assert counts_in(found["facets"][facet]) == (expected if facet in CLOSED else expected[:size]), (
                facet,
                given,
            )
    assert len(sizes) > 10


async def test_lists_under_other_objects_have_totals_and_facets_of_their_own(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    everything = await rows(connection)
    quotes, claims, events = (selection(kind, VALUES[kind]) for kind in ("quotes", "claims", "events"))
    found = await answer(
        pool,
        f"fragment Q on QuoteConnection {{ {quotes} }} fragment C on ClaimConnection {{ {claims} }}"
        f" fragment E on EventConnection {{ {events} }}"
        " query { entities(first: 6) { nodes { id quotes { ...Q } relayed { ...Q } claims { ...C } events { ...E } } }"
        " articles(first: 4) { nodes { id quotes { ...Q } claims { ...C } events { ...E } } }"
        " quotes(first: 5) { nodes { id claims { ...C } } } events(first: 5) { nodes { id claims { ...C } } } }",
    )
    assert len(found["entities"]["nodes"]) == 6
    for entity in found["entities"]["nodes"]:
        id_ = entity["id"]
        assert_counted(entity["quotes"], matching(everything["quotes"], {"speaker": id_}), id_)
        assert_counted(entity["relayed"], matching(everything["quotes"], {"via": id_}), id_)
        assert_counted(entity["claims"], matching(everything["claims"], {"claimant": id_}), id_)
        assert_counted(entity["events"], matching(everything["events"], {"entity": id_}), id_)
    for article in found["articles"]["nodes"]:
        for kind in ("quotes", "claims", "events"):
            assert_counted(article[kind], matching(everything[kind], {"article": article["id"]}), article["id"])
    for kind in ("quote", "event"):
        for item in found[f"{kind}s"]["nodes"]:
            assert_counted(item["claims"], [c for c in everything["claims"] if c[kind] == item["id"]], item["id"])


async def test_the_count_of_a_value_is_the_total_of_the_list_filtered_by_it(pool: Pool) -> None:
    found = await answer(
        pool,
        "{ quotes { facets { speaker { entity { id } count } relayer { entity { id } count }"
        " told: relayer(role: TOLD_TO) { entity { id } count } } } }",
    )
    facets = found["quotes"]["facets"]
    for name, given in (("speaker", "speaker: $id"), ("relayer", "via: $id"), ("told", "via: $id, role: TOLD_TO")):
        assert facets[name]
        for bucket in facets[name]:
            if bucket["entity"]:
                query = f"query ($id: ID!) {{ quotes(filter: {{ {given} }}) {{ totalCount }} }}"
                again = await answer(pool, query, id=bucket["entity"]["id"])
                assert again["quotes"]["totalCount"] == bucket["count"]
    assert facets["told"] != facets["relayer"]


async def test_entities_of_facets_are_read_like_all_others_and_names_can_be_changed(pool: Pool) -> None:
    found = await answer(
        pool,
        "{ quotes { a: facets { __typename who: relayer(first: 1) { __typename who: entity { __typename kind name"
        " quotes: relayed { totalCount facets { kind { n: count } } } } many: count } kinds: kind { __typename value }"
        " again: kind { count } } facets { __typename } } }",
    )
    assert found["quotes"]["facets"] == {"__typename": "QuoteFacets"}
    first = found["quotes"]["a"]
    (bucket,) = first["who"]
    who = bucket.pop("who")
    assert bucket == {"__typename": "EntityCount", "many": who["quotes"]["totalCount"]}
    assert (who["__typename"], who["kind"], who["name"][0]) == ("Entity", "PERSON", "e")
    assert sum(each["n"] for each in who["quotes"]["facets"]["kind"]) == who["quotes"]["totalCount"]
    assert {each["__typename"] for each in first["kinds"]} == {"QuoteKindCount"}
    assert len(first["again"]) == len(first["kinds"])


async def test_an_empty_list_has_empty_facets(pool: Pool) -> None:
    wanted = selection("quotes", VALUES["quotes"])
    query = f"query ($nobody: ID!) {{ quotes(filter: {{ speaker: $nobody }}) {{ {wanted} }} }}"
    found = await answer(pool, query, nobody="00000000-0000-0000-0000-000000000000")
    assert found["quotes"]["totalCount"] == 0
    assert set(map(str, found["quotes"]["facets"].values())) == {"[]"}


@pytest.mark.parametrize("size", [-1, 101])
def test_a_facet_has_a_hundred_values_at_most(size: int) -> None:
    reader = RequestReader(core_schema(), Limits())
    with pytest.raises(PageTooLarge):
        reader.read(f"{{ quotes {{ facets {{ speaker(first: {size}) {{ count }} }} }} }}", None, {})
    with pytest.raises(PageTooLarge):
        reader.read("query ($n: Int) { claims { facets { month(first: $n) { count } } } }", None, {"n": size})
