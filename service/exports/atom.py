"""Atom (RFC 4287): articles as a feed, the most recently written first, page by page (RFC 5005, 3).

Atom cannot state the direction of a text, so the content is HTML, which can, and which has paragraphs too.
"""

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from xml.etree import ElementTree

from service.exports.data.subject import Row, Subject, name_of, written_at
from service.version import VERSION

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM_TYPE, JSON_TYPE, HTML_TYPE = "application/atom+xml", "application/json", "text/html"
NEVER = "1970-01-01T00:00:00Z"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

_PARAGRAPHS = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
"""The separator of the paragraphs of a body."""

OTHERS: Mapping[str, str] = MappingProxyType(
    {"jsonld": "application/ld+json", "anno.jsonld": "application/ld+json", "csv": "text/csv"}
)
"""The other exports of an article that its entry links to, by suffix."""


def atom(subject: Subject) -> bytes:
    """Return the feed of the articles of a subject."""
    feed = ElementTree.Element("feed", {"xmlns": ATOM})
    updated = [at for each in subject.items if (at := written_at(each))]
    _child(feed, "id", subject.feed_id or subject.whole or subject.address)
    _child(feed, "title", "Isnad")
    _child(feed, "updated", max(updated, default=NEVER))
    _child(feed, "generator", "Isnad").set("version", VERSION)
    _child(ElementTree.SubElement(feed, "author"), "name", "Isnad")
    _link(feed, "alternate", subject.plain, JSON_TYPE)
    for rel, href in (("self", subject.own or subject.address), ("next", subject.next), ("previous", subject.previous)):
        if href is not None:
            _link(feed, rel, href, ATOM_TYPE)
    for article in subject.items:
        _entry(ElementTree.SubElement(feed, "entry"), subject, article)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(entry: ElementTree.Element, subject: Subject, article: Row) -> None:
    uri = subject.uri("Article", article)
    _child(entry, "id", f"urn:uuid:{article['id']}")
    _child(entry, "title", name_of(article)).set(XML_LANG, article["language"])
    _child(entry, "updated", written_at(article) or NEVER)
    if article["publishedAt"]:
        _child(entry, "published", article["publishedAt"])
    if article["publisher"]:
        _child(ElementTree.SubElement(entry, "author"), "name", article["publisher"]["name"])
    _link(entry, "alternate", article["url"] or uri, HTML_TYPE if article["url"] else JSON_TYPE)
    for suffix, media_type in OTHERS.items():
        _link(entry, "related", f"{uri}.{suffix}", media_type)
    if article["status"] != "USABLE":
        ElementTree.SubElement(entry, "category", {"term": article["status"]})
    content = _child(entry, "content", as_html(article))
    content.set("type", "html")
    content.set(XML_LANG, article["language"])


def as_html(article: Row) -> str:
    """Return the body of an article as HTML: its paragraphs, in its language and direction."""
    paragraphs = [f"<p>{escape(each)}</p>" for each in _PARAGRAPHS.split(article["body"]) if each.strip()]
    opening = f'<div lang="{escape(article["language"])}" dir="{article["direction"].lower()}">'
    return f"{opening}{''.join(paragraphs)}</div>"


def _child(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """Add an element with a text; characters that XML cannot hold become U+FFFD."""
    child = ElementTree.SubElement(parent, name)
    child.text = _writable(text)
    return child


def _link(parent: ElementTree.Element, rel: str, href: str, media_type: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": _writable(href), "type": media_type})


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
