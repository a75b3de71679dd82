"""Atom: every feed has what RFC 4287 demands, in its order of meaning and not of elements."""

import re
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import asyncpg
import feedparser
import httpx2
from hypothesis import given

from db.operation.operation import Actor
from db.operations.correct_article import CorrectArticle, correct_article
from service.exports.atom import atom
from service.exports.data.subject import Subject, SubjectKind
from tests.service.exports.asking import everything, exported
from tests.service.exports.data.dates import TEXTS
from tests.service.exports.varied import RICH
from tests.support.data.articles import BODY, load, noise
from tests.support.service.asking import client_of

NS = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("generator", "subtitle", "logo", "icon", "rights", "published", "content", "summary", "source")
KNOWN = {*ONCE, *AT_MOST_ONCE, "author", "link", "category", "contributor", "entry"}


def read(content: bytes) -> ElementTree.Element:
    """Return a feed after holding it to the standard."""
    feed = ElementTree.fromstring(content)
    assert feed.tag == NS + "feed"
    entries = feed.findall(NS + "entry")
    for each in (feed, *entries):
        assert {child.tag.removeprefix(NS) for child in each} <= KNOWN
        assert all(len(each.findall(NS + name)) == 1 for name in ONCE)
        assert all(len(each.findall(NS + name)) <= 1 for name in AT_MOST_ONCE)
        assert urlsplit(text(each, "id")).scheme
        for name in ("updated", "published"):
            if each.find(NS + name) is not None:
                assert datetime.fromisoformat(text(each, name)).tzinfo
        for author in each.findall(NS + "author"):
            assert text(author, "name")
        alternates = [link for link in each.findall(NS + "link") if link.get("rel", "alternate") == "alternate"]
        assert len({(link.get("type"), link.get("hreflang")) for link in alternates}) == len(alternates)
        assert all(link.get("href") and link.get("type") for link in each.findall(NS + "link"))
        assert each is not feed or href(feed, "self")
        assert each is feed or alternates or each.find(NS + "content") is not None
        assert feed.find(NS + "author") is not None or each is feed or each.find(NS + "author") is not None
    ids = [text(each, "id") for each in entries]
    assert len(set(ids)) == len(ids)
    return feed


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(NS + name) or ""


def href(element: ElementTree.Element, rel: str) -> str | None:
    found = [link.get("href") for link in element.findall(NS + "link") if link.get("rel") == rel]
    return found[0] if found else None


def article(**given: Any) -> dict[str, Any]:
    noise = {"id": "018f0000-0000-7000-8000-000000000001", "slug": "noise", "headline": None, "language": "ar"}
    more = {"publishedAt": None, "publisher": None, "url": None, "status": "USABLE", "body": "قال", "history": None}
    more["direction"] = "RTL"
    return {**noise, **more, **given}


def feed_of(*articles: Any) -> bytes:
    return atom(
        Subject(
            SubjectKind.ARTICLES,
            articles,
            "https://n.example",
            "https://n.example/v1/articles.atom",
            "https://n.example/v1/articles",
        )
    )


class Html(HTMLParser):
    """Reads the content of an entry: its attributes, and its paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes: dict[str, str | None] = {}
        self.paragraphs: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph."""
        assert tag in ("div", "p"), tag
        if tag == "div":
            self.attributes = dict(attrs)
        else:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        """Add to the last paragraph."""
        self.paragraphs[-1] += data


def content_of(feed: ElementTree.Element) -> ElementTree.Element:
    found = feed.find(f"{NS}entry/{NS}content")
    assert found is not None
    assert found.get("type") == "html"
    return found


@given(TEXTS, TEXTS)
def test_any_text_makes_a_feed_that_can_be_read(headline: str, body: str) -> None:
    feed = read(feed_of(article(headline=headline, body=body, url=f"https://n.example/{headline}")))
    paragraphs = Html(content_of(feed).text or "").paragraphs
    lines = [each for each in re.split("\r\n|[\n\r\u0085\u2028\u2029]", body) if each.strip()]
    assert list(map(len, paragraphs)) == list(map(len, lines)), "what XML cannot hold stands as one character"
    letters = zip("".join(paragraphs), "".join(lines), strict=True)
    assert all(told in (given_, "\ufffd") for told, given_ in letters)


def test_paragraphs_survive_and_what_looks_like_html_is_words() -> None:
    body = "قال: <b>لا</b> & “نعم”.\n\n  \nHe said &lt;p>.\r\nEnd"
    html = Html(content_of(read(feed_of(article(body=body)))).text or "")
    assert html.paragraphs == ["قال: <b>لا</b> & “نعم”.", "He said &lt;p>.", "End"]
    assert html.attributes == {"lang": "ar", "dir": "rtl"}
    english = article(language="en", direction="LTR")
    assert Html(content_of(read(feed_of(english))).text or "").attributes == {"lang": "en", "dir": "ltr"}


async def test_a_feed_reader_reads_it(varied: httpx2.AsyncClient) -> None:
    given_ = (await varied.get(f"/v1/articles/{RICH}")).json()
    parsed: Any = feedparser.parse((await exported(varied, "articles.atom")).content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    (entry,) = (each for each in parsed.entries if each.id.endswith(given_["id"]))
    assert entry.title == given_["headline"]
    assert entry.link == given_["url"]
    (content,) = entry.content
    assert (content.type, content.language) == ("text/html", "ar")
    html = Html(content.value)
    assert html.attributes["dir"] == "rtl"
    assert html.paragraphs == [each for each in given_["body"].split("\n") if each]


def test_a_feed_without_an_article_is_one() -> None:
    assert read(feed_of()).findall(NS + "entry") == []


async def test_articles_come_page_by_page_those_first_that_were_written_last(varied: httpx2.AsyncClient) -> None:
    listed = await everything(varied, "articles?orderBy=UPDATED_DESC")
    found, address = [], "articles.atom?first=2"
    while address:
        feed = read((await exported(varied, address)).content)
        assert href(feed, "self") == f"http://isnad.test/v1/{address}"
        assert text(feed, "id") == "http://isnad.test/v1/articles.atom"
        found += [text(each, "id") for each in feed.findall(NS + "entry")]
        address = (href(feed, "next") or "").removeprefix("http://isnad.test/v1/")
    assert found == [f"urn:uuid:{each['id']}" for each in listed]
    whole = read((await exported(varied, "articles.atom")).content)
    assert len(whole.findall(NS + "entry")) == len(listed)
    assert href(whole, "next") is None
    updated = [text(each, "updated") for each in whole.findall(NS + "entry")]
    assert updated == sorted(updated, reverse=True)
    assert href(whole, "alternate") == "http://isnad.test/v1/articles?orderBy=UPDATED_DESC"
    published = read((await exported(varied, "articles.atom?orderBy=PUBLISHED_DESC")).content)
    dated = [text(each, "published") for each in published.findall(NS + "entry")]
    assert [each for each in dated if each] == sorted((each for each in dated if each), reverse=True)


async def test_an_entry_has_the_words_and_who_published_them(varied: httpx2.AsyncClient) -> None:
    feed = read((await exported(varied, "articles.atom")).content)
    given_ = (await varied.get(f"/v1/articles/{RICH}")).json()
    (entry,) = (each for each in feed.findall(NS + "entry") if text(each, "id").endswith(given_["id"]))
    assert text(entry, "title") == given_["headline"]
    assert entry.findtext(f"{NS}author/{NS}name") == "-Agency-"
    assert href(entry, "alternate") == given_["url"]
    content = entry.find(NS + "content")
    assert content is not None
    assert (content.get(LANG), content.get("type")) == ("ar", "html")
    assert text(entry, "updated") > text(entry, "published")


async def test_the_articles_of_an_entity_are_a_feed(varied: httpx2.AsyncClient) -> None:
    feed = read((await exported(varied, "entities/Q184/articles.atom")).content)
    assert len(feed.findall(NS + "entry")) == 1


async def test_a_corrected_article_is_the_first_again(database: str, connection: asyncpg.Connection) -> None:
    for number, day in ((1, "2020-01-01"), (2, "2025-12-01"), (3, "2025-12-02")):
        await load(connection, noise(slug=f"a{number}", url=None, published_at=f"{day}T09:00:00Z"))
    async with client_of(database) as client:

        async def slugs(address: str) -> list[str]:
            feed = read((await exported(client, address)).content)
            ids = [text(each, "id").removeprefix("urn:uuid:") for each in feed.findall(NS + "entry")]
            return [(await client.get(f"/v1/articles/{each}")).json()["slug"] for each in ids]

        (entity, *_) = (await client.get("/v1/articles/a1/entities")).json()["nodes"]
        feeds = ("articles.atom?first=1", f"entities/{entity['id']}/articles.atom?first=1")
        for feed in feeds:
            assert await slugs(feed) == ["a3"]
        await correct_article(connection, CorrectArticle("a1", f"{BODY} و."), actor=Actor("desk"))
        for feed in feeds:
            assert await slugs(feed) == ["a1"]
