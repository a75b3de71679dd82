"""Atom: every feed has what RFC 4287 demands, in its order of meaning and not of elements."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpx2
from hypothesis import given

from service.exports.atom import atom
from service.exports.subject import Kind, Subject
from tests.exports.asking import everything, exported
from tests.exports.dates import TEXTS
from tests.exports.varied import RICH

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
        assert all(link.get("href") for link in each.findall(NS + "link"))
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
    return {**noise, **more, **given}


def feed_of(*articles: Any) -> bytes:
    return atom(
        Subject(
            Kind.ARTICLES,
            articles,
            "https://n.example",
            "https://n.example/v1/articles.atom",
            "https://n.example/v1/articles",
        )
    )


@given(TEXTS, TEXTS)
def test_any_text_makes_a_feed_that_can_be_read(headline: str, body: str) -> None:
    feed = read(feed_of(article(headline=headline, body=body, url=f"https://n.example/{headline}")))
    found = feed.findtext(f"{NS}entry/{NS}content")
    assert found is not None
    assert len(found) == len(body.replace("\r\n", "\n")), "what XML cannot hold stands as one character"


def test_a_feed_without_an_article_is_one() -> None:
    assert read(feed_of()).findall(NS + "entry") == []


async def test_the_newest_articles_come_page_by_page(varied: httpx2.AsyncClient) -> None:
    listed = await everything(varied, "articles")
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


async def test_an_entry_has_the_words_and_who_published_them(varied: httpx2.AsyncClient) -> None:
    feed = read((await exported(varied, "articles.atom")).content)
    given_ = (await varied.get(f"/v1/articles/{RICH}")).json()
    (entry,) = (each for each in feed.findall(NS + "entry") if text(each, "id").endswith(given_["id"]))
    assert text(entry, "title") == given_["headline"]
    assert entry.findtext(f"{NS}author/{NS}name") == "-Agency-"
    assert href(entry, "alternate") == given_["url"]
    content = entry.find(NS + "content")
    assert content is not None
    assert (content.text, content.get(LANG), content.get("type")) == (given_["body"], "ar", "text")
    assert text(entry, "updated") > text(entry, "published")


async def test_the_articles_of_an_entity_are_a_feed(varied: httpx2.AsyncClient) -> None:
    feed = read((await exported(varied, "entities/Q184/articles.atom")).content)
    assert len(feed.findall(NS + "entry")) == 1
