"""Nothing that a caller may not see is in an export, nor words that were redacted; and what was written meanwhile is whole."""

import asyncio
import re
import threading
from collections.abc import Iterator
from typing import Any

import asyncpg
import httpx2
import pytest
from graphql import get_named_type

from db.operation.operation import Actor
from db.operations.correct_article import CorrectArticle, correct_article
from db.postgres.pool import Pool, open_pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope
from db.sql.visibility import Visibility
from schema.build import core_schema
from schema.read.document import OF_RESOURCES as OURS
from schema.read.limits import Limits
from schema.request.request import RequestReader
from schema.resource.resource import all_resources
from service.app.assembly import answers_of
from service.errors.export import ExportDisturbed
from service.exports.formats import FORMATS, OF_RESOURCES, formats_of
from service.exports.reader import ExportReader, ExportReading
from service.exports.request import Site, export
from service.parameters.addresses import Addresses
from service.parameters.rest_request import read_request
from service.settings import Settings
from tests.db.redaction.test_redact import LATIN, SECRET, VOCALISED, corrected
from tests.db.redaction.unseen import writings
from tests.service.exports.asking import words_of
from tests.support.data.articles import BODY, load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

Connection = asyncpg.Connection
LESSER = [None, Scope.SYNC]


async def addresses_of(connection: Connection) -> list[str]:
    """Return every export of every resource that there is, with everything's id."""
    ids = [row[0] for row in await connection.fetch("select id::text from annotation union select id::text from event")]
    named = [row[0] for row in await connection.fetch("select id::text from article union select id::text from entity")]
    found = []
    for resource in all_resources():
        for form in formats_of(resource.name):
            is_named = "{article}" in resource.address or "{entity}" in resource.address
            for each in (named if is_named else ids) if "{" in resource.address else [""]:
                found.append(re.sub(r"\{\w+\}", each, resource.address) + f".{form.suffix}")
    return found


async def told(client: httpx2.AsyncClient, addresses: list[str]) -> str:
    """Return all that exports tell, lines that were folded whole again."""
    found = [words_of((await client.get(address)).content) for address in addresses]
    return re.sub(r"\r\n ", "", "\n".join(found))


@pytest.mark.slow
async def test_drafts_are_only_in_exports_for_callers_who_may_see_them(database: str, connection: Connection) -> None:
    await load(connection, noise())
    data = noise(slug="secret", headline="Geheimsache", url="https://example.org/secret", status="WITHHELD")
    data["entities"][0] |= {"key": "hidden", "names": [{"text": "Geheimsache", "language": "de"}]}
    data["quotes"][0]["chain"][0]["entity"] = "hidden"
    data["events"][0] |= {"key": "hidden-talks", "title": {"de": "Geheimsache"}, "participants": []}
    data["claims"][0] |= {"text": "Geheimsache", "event": "hidden-talks"}
    await load(connection, data)
    draft = noise(slug="mixed")
    draft["claims"][0] |= {"key": "draft", "text": "Geheimsache", "provenance": {"state": "DRAFT"}}
    await load(connection, draft)
    addresses = await addresses_of(connection)
    assert len(addresses) > 100
    for scope in (*LESSER, Scope.DRAFT):
        headers = bearer(await key_of(database, f"of {scope}", scope)) if scope else {}
        async with client_of(database, headers=headers) as client:
            assert ("Geheimsache" in await told(client, addresses)) == (scope is Scope.DRAFT), scope


async def test_callers_who_may_see_withheld_articles_see_that_they_are_withheld(
    database: str, connection: Connection
) -> None:
    await load(connection, noise(status="WITHHELD"))
    async with client_of(database, headers=bearer(await key_of(database, "drafts", Scope.DRAFT))) as client:
        assert (await client.get("/v1/articles/noise.ninjs")).json()["pubStatus"] == "withheld"
        graph = (await client.get("/v1/articles/noise.jsonld")).json()["@graph"]
        assert next(each for each in graph if each["@type"] == "NewsArticle")["creativeWorkStatus"] == "Withheld"
        assert 'term="WITHHELD"' in (await client.get("/v1/articles.atom")).text
        answer = await client.get("/v1/articles.csv")
        assert answer.headers["cache-control"].startswith("private")
        assert "WITHHELD" in answer.text
    async with client_of(database) as client:
        assert (await client.get("/v1/articles/noise.ninjs")).status_code == 404


@pytest.mark.slow
async def test_redacted_words_are_in_no_export(database: str, connection: Connection) -> None:
    await corrected(connection)
    addresses = await addresses_of(connection)
    async with client_of(database) as client:
        before = await told(client, addresses)
        assert all(each in before for each in (SECRET, LATIN))
        (first,) = (await client.get("/v1/articles/noise/revisions")).json()["nodes"][-1:]
        await redact(connection, Redact(ground="Law", words=(SECRET, LATIN)), actor=Actor("desk"))
        then = first["createdAt"].replace("+", "%2B")
        were = [
            f"/v1/articles/noise.{each.suffix}?asOf={then}" for each in FORMATS if each.write and each.name != "atom"
        ]
        after = await told(client, [*addresses, *were])
    assert [each for each in left(SECRET, VOCALISED, LATIN) if each in after] == []
    assert "Law" in after, "it is told that words were taken out"


def left(*words: str) -> Iterator[str]:
    """Yield every writing in which words could have been left."""
    for each in words:
        yield from writings(each)


@pytest.fixture
async def reader_pool(database: str) -> Any:
    opened = await open_pool(database, smallest=0, largest=2, statement_timeout_ms=5000)
    yield opened
    await opened.close()


def long_article() -> dict[str, Any]:
    """Return a bundle with more of everything than a page has."""
    data = noise(body=f"{BODY} " + " ".join(f"كلمة{number}" for number in range(130)))
    words = [{"exact": f"كلمة{number} "} for number in range(129)]
    data["entities"][0]["mentions"] = words
    quote, claim, event = data["quotes"][0], data["claims"][0], data["events"][0]
    data["quotes"] = [{**quote, "key": f"q{number}", **words[number]} for number in range(129)]
    data["claims"] = [{**claim, "key": f"c{number}", "event": f"e{number}", **words[number]} for number in range(129)]
    data["events"] = [{**event, "key": f"e{number}", "reports": [words[number]]} for number in range(129)]
    return data


def reading(address: str, spend: Any) -> ExportReading:
    found = Addresses(all_resources()).find(address.encode())
    return ExportReading(read_request(found, b""), Visibility.PUBLISHED, spend)


def reader_of(pool: Pool) -> ExportReader:
    settings = Settings()
    return ExportReader(
        RequestReader(core_schema(), Limits(depth=50, fields=10_000), OURS),
        answers_of(settings, pool, lambda: 0.0),
        5000,
    )


async def test_an_article_is_read_page_by_page_to_its_end(connection: Connection, reader_pool: Pool) -> None:
    await load(connection, long_article())
    costs: list[int] = []
    article = await reader_of(reader_pool).article(reading("/v1/articles/noise", costs.append))
    assert len(costs) == 3
    for name, count in (("mentions", 130), ("quotes", 129), ("claims", 129), ("events", 129), ("entities", 2)):
        assert len({each["id"] for each in article[name]["nodes"]}) == len(article[name]["nodes"]) == count
    for form in formats_of("getArticle"):
        if not form.write:
            continue
        made = await export(
            reader_of(reader_pool), form, reading("/v1/articles/noise", costs.append), Site("http://x.y")
        )
        said, of_annotations = words_of(made.body.content), form.name in ("anno", "csv", "xlsx")
        assert of_annotations or all(each["id"] in said for each in article["events"]["nodes"])
        if of_annotations:
            reports = [report["id"] for each in article["events"]["nodes"] for report in each["reports"]]
            assert all(each in said for each in reports)


class Writer:
    """Writes an article so many times, each time between two statements of whoever reads it."""

    def __init__(self, dsn: str, times: int) -> None:
        self._dsn, self._times, self.statements = dsn, times, 0

    def spend(self, _: int) -> None:
        """Be told of a statement: before every second one the article is written."""
        self.statements += 1
        if self.statements > 1 and self._times:
            self._times -= 1
            thread = threading.Thread(target=lambda: asyncio.run(self._write()))
            thread.start()
            thread.join()

    async def _write(self) -> None:
        connection = await asyncpg.connect(self._dsn)
        try:
            body = await connection.fetchval("select body from revision order by number desc limit 1")
            await correct_article(connection, CorrectArticle("noise", f"{body} و."), actor=Actor("desk"))
        finally:
            await connection.close()


@pytest.mark.slow
async def test_what_was_written_while_it_was_read_is_read_again_as_a_whole(
    database: str, connection: Connection, reader_pool: Pool
) -> None:
    await load(connection, long_article())
    once = Writer(database, 1)
    article = await reader_of(reader_pool).article(reading("/v1/articles/noise", once.spend))
    assert article["revision"]["number"] == 2
    assert {span["revision"]["number"] for each in article["quotes"]["nodes"] for span in each["spans"]} == {2}
    assert once.statements > 3
    always = Writer(database, 100)
    with pytest.raises(ExportDisturbed):
        await reader_of(reader_pool).article(reading("/v1/articles/noise", always.spend))


def test_every_resource_with_the_things_that_are_exported_is_exported() -> None:
    kinds = {"Quote", "Claim", "Event", "Article", "Annotation", "Mention", "EventReport", "Entity"}
    fit = {each.name for each in all_resources() if get_named_type(each.item.kind).name in kinds}
    assert fit - set(OF_RESOURCES) == {"findArticle", "findEntity", "listArticleDisagreements"} & fit
    assert "listQuotes" in fit
