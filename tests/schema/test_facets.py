"""Totals and facets: of every list under any filter they are what counting the rows one by one comes to."""

import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC
from typing import Any

import asyncpg
import pytest

from db.execute import execute
from db.pool import Pool, open_pool
from db.store import load_reading
from editorial.edtf import overlap, parse_edtf
from editorial.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    EventStatus,
    QuoteKind,
    SourceKind,
)
from schema.build import core_schema
from schema.errors import PageTooLarge
from schema.limits import Limits
from schema.request import RequestReader
from tests.articles import checked, noise

Row = dict[str, Any]
Rows = dict[str, list[Row]]

ENTITIES = [f"e{number}" for number in range(6)]
LANGUAGES = ["ar", "en", "be", "be-Latn"]
PUBLISHED = [None, "2025-12-31T23:30:00-05:00", "2025-12-01T00:00:00Z", "2024-02-29T12:00:00+03:00"]
DATES = [None, "2025-12-13", "2025-12", "2025", "2025-11/2026-01", "2025-12-01/2025-12-05", "2024-07/..", "2024-02~"]
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


def one_of(chance: random.Random, words: Iterable[Any]) -> str:
    return str(chance.choice(list(words)))


def chain(chance: random.Random) -> list[Row]:
    """Return a chain of up to four links, in which one may stand twice and some are not named."""
    roles = ["SPEAKER", *(one_of(chance, list(AttributionRole)[1:]) for _ in range(chance.randint(0, 3)))]
    return [
        {"role": role, "entity": chance.choice(ENTITIES[:4])}
        if chance.random() < 0.7
        else {"role": role, "source": one_of(chance, ["ANONYMOUS", "COLLECTIVE", "UNKNOWN"])}
        for role in roles
    ]


def library(chance: random.Random) -> list[Row]:
    """Return four bundles, whose events are the same ones, with all sorts of values and all sorts of gaps."""
    bundles = []
    for number, published in enumerate(PUBLISHED):
        data = noise(slug=f"a{number}", published_at=published, language=LANGUAGES[number % 2])
        data["entities"] = [
            {"key": key, "kind": "PERSON", "names": [{"text": key, "language": "en"}]} for key in ENTITIES
        ]
        data["quotes"] = [
            {"key": f"q{at}", "kind": one_of(chance, QuoteKind), "exact": "نحن نرفع العقوبات", "chain": chain(chance)}
            | ({"said": {"edtf": when}} if (when := chance.choice(DATES)) else {})
            | {"language": chance.choice(LANGUAGES)}
            for at in range(14)
        ]
        data["events"] = [event(random.Random(at)) for at in range(20) if at % 4 == number or at % 7 == 0]
        data["claims"] = [
            {"key": f"c{at}", "text": f"{at}", "exact": "المحادثات استمرت", "language": chance.choice(LANGUAGES)}
            | {"kind": one_of(chance, ClaimKind), "status": one_of(chance, ClaimStatus), "chain": chain(chance)}
            | {"about": chance.sample(ENTITIES, chance.randint(0, 3)), "quote": f"q{at % 3}"}
            | {"event": chance.choice(data["events"])["key"]}
            | ({"relations": [relation(chance, at)]} if at and chance.random() < 0.4 else {})
            for at in range(14)
        ]
        bundles.append(data)
    return bundles


def event(chance: random.Random) -> Row:
    return {
        "key": f"event-{chance.getrandbits(60)}",
        "title": {"en": "Something"},
        "status": one_of(chance, EventStatus),
        "place": chance.choice([None, *ENTITIES[3:]]),
        "participants": [
            {"role": role, "entity": chance.choice(ENTITIES)} for role in ["AGENT", "PATIENT"][: chance.randint(0, 2)]
        ],
        "reports": [{"exact": "المحادثات"}, {"exact": "استمرت"}],
    } | ({"when": {"edtf": when}} if (when := chance.choice(DATES)) else {})


def relation(chance: random.Random, at: int) -> Row:
    return {"type": one_of(chance, ClaimRelationType), "claim": f"c{chance.randrange(at)}"}


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    for data in library(random.Random(4)):
        bundle = checked(data)
        await load_reading(connection, bundle.reading, bundle.sha256)
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


READER = RequestReader(core_schema(), Limits(cost=1_000_000))


async def answer(pool: Pool, query: str, **variables: Any) -> Any:
    request = READER.read(query, None, variables)
    assert request.prepared.compiled is not None
    return json.loads((await execute(pool, request.prepared.compiled, request.variables, wait_s=5)).data)


ROWS = {
    "quotes": """select q.id::text, q.kind, q.source_kind as "sourceKind", q.language, q.speaker_id::text as speaker,
        q.article_id::text as article, q.edtf, a.published_at from quote q join article a on a.id = q.article_id""",
    "claims": """select c.id::text, c.kind, c.status, c.source_kind as "sourceKind", c.language,
        c.claimant_id::text as claimant, c.article_id::text as article, c.quote_id::text as quote,
        c.event_id::text as event, a.published_at,
        array(select entity_id::text from claim_about b where b.claim_id = c.id) as about,
        array(select type::text from claim_relation r where r.from_id = c.id) as "from",
        array(select type::text from claim_relation r where r.to_id = c.id) as "to"
        from claim c join article a on a.id = c.article_id""",
    "events": """select e.id::text, e.status, e.place_id::text as place, e.edtf,
        array(select entity_id::text from participant p where p.event_id = e.id) as participant,
        array(select r.article_id::text from event_report r where r.event_id = e.id) as article,
        array(select a.language::text from event_report r join article a on a.id = r.article_id
            where r.event_id = e.id) as language
        from event e""",
}
LINKS = """select annotation_id::text as id, "position", role::text, entity_id::text as entity from attribution"""


async def rows(connection: asyncpg.Connection) -> Rows:
    """Return everything that is listed, each with the values that its filters and facets are about."""
    found = {name: [dict(row) for row in await connection.fetch(statement)] for name, statement in ROWS.items()}
    links = await connection.fetch(LINKS)
    for item in [*found["quotes"], *found["claims"]]:
        item["links"] = [link for link in links if link["id"] == item["id"]]
        item["relayer"] = {link["entity"] for link in item["links"] if link["position"] and link["entity"]}
        published = item["published_at"]
        item["month"] = published and published.astimezone(UTC).strftime("%Y-%m")
    for item in found["quotes"]:
        item["saidMonth"] = whole(item["edtf"], 7)
    for item in found["events"]:
        item |= {"month": whole(item["edtf"], 7), "year": whole(item["edtf"], 4)}
    return found


def whole(edtf: str | None, length: int) -> str | None:
    """Return the month or year in which every day lies that a date can mean."""
    days = parse_edtf(edtf) if edtf else None
    if days is None or days.earliest is None or days.latest is None:
        return None
    first, last = days.earliest.isoformat()[:length], days.latest.isoformat()[:length]
    return first if first == last else None


def relayed(item: Row, via: str, role: str | None = None) -> bool:
    return any(link["position"] and link["entity"] == via and role in (None, link["role"]) for link in item["links"])


def may_be(edtf: str | None, window: str) -> bool:
    return within(edtf, window) is not None


def within(edtf: str | None, window: str) -> str | None:
    days = parse_edtf(window)
    found = overlap(parse_edtf(edtf) if edtf else None, days.earliest, days.latest)
    return found.value if found else None


HOLDS: dict[str, Callable[[Row, Any, Row], bool]] = {
    "speaker": lambda item, value, _: item["speaker"] == value,
    "claimant": lambda item, value, _: item["claimant"] == value,
    "via": lambda item, value, given: relayed(item, value, given.get("role")),
    "role": lambda item, value, given: "via" in given or any(link["role"] == value for link in item["links"]),
    "sourceKind": lambda item, value, _: item["sourceKind"] in value,
    "kind": lambda item, value, _: item["kind"] in value,
    "status": lambda item, value, _: item["status"] in value,
    "language": lambda item, value, _: item["language"] == value,
    "said": lambda item, value, _: may_be(item["edtf"], value),
    "about": lambda item, value, _: value in item["about"],
    "related": lambda item, value, _: (
        value in item["from"] or (value in item["to"] and value in ("CONTRADICTS", "RESTATES"))
    ),
    "article": lambda item, value, _: value in item["article"],
    "participant": lambda item, value, _: value in item["participant"],
    "place": lambda item, value, _: item["place"] == value,
    "entity": lambda item, value, _: item["place"] == value or value in item["participant"],
    "overlaps": lambda item, value, _: may_be(item["edtf"], value),
    "certainty": lambda item, value, given: within(item["edtf"], given["overlaps"]) == value,
}


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


def matching(items: list[Row], given: Row) -> list[Row]:
    return [item for item in items if all(HOLDS[name](item, value, given) for name, value in given.items())]


def counts(items: list[Row], facet: str) -> list[tuple[str | None, int]]:
    """Return how many items have which values of a facet, by counting, in the order of the answer."""
    counter: Counter[str | None] = Counter()
    for item in items:
        values = item[facet]
        counter.update(set(values) if isinstance(values, list | set) else [values])
    return sorted(counter.items(), key=lambda each: (-each[1], each[0] is None, each[0] or ""))


def selection(kind: str, facets: Iterable[str], size: int = 100) -> str:
    wanted = " ".join(
        f"{name}{'' if name in CLOSED else f'(first: {size})'}"
        f" {{ {'value' if VALUES[kind][name] == 'value' else 'entity { id }'} count }}"
        for name in facets
    )
    return f"totalCount facets {{ {wanted} }}"


def told(buckets: list[Row]) -> list[tuple[str | None, int]]:
    """Return the counts of a facet as the answer has them."""
    return [
        (each["value"] if "value" in each else each["entity"] and each["entity"]["id"], each["count"])
        for each in buckets
    ]


def assert_counted(found: Row, items: list[Row], what: object) -> None:
    assert found["totalCount"] == len(items), what
    for facet, buckets in found["facets"].items():
        assert told(buckets) == counts(items, facet), (facet, what)
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
        asked = (
            f"query ($f: {LISTS[field]}) {{ {field}(filter: $f) {{ nodes {{ id }} {selection(kind, some, size)} }} }}"
        )
        found = (await answer(pool, asked, f=given))[field]
        assert {node["id"] for node in found["nodes"]} <= {item["id"] for item in items}
        for facet in some:
            expected = counts(items, facet)
            assert told(found["facets"][facet]) == (expected if facet in CLOSED else expected[:size]), (facet, given)
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


@pytest.mark.parametrize("size", [0, -1, 101])
def test_a_facet_has_one_to_a_hundred_values(size: int) -> None:
    reader = RequestReader(core_schema(), Limits())
    with pytest.raises(PageTooLarge):
        reader.read(f"{{ quotes {{ facets {{ speaker(first: {size}) {{ count }} }} }} }}", None, {})
    with pytest.raises(PageTooLarge):
        reader.read("query ($n: Int) { claims { facets { month(first: $n) { count } } } }", None, {"n": size})
