"""Exports in JSON can be put into a page: no text in them ends the element, and every reader reads what was written."""

import json
from html.parser import HTMLParser

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.exports.data.json_text import json_text
from service.exports.data.subject import SubjectKind
from service.exports.formats import FORMATS, Format
from tests.service.exports.asking import exported
from tests.service.exports.varied import RICH

HOSTILE = ("</script>", "<!--", "<script>", "]]>", "</SCRIPT ", "\\u003c", "\\", '"', "<")
IN_JSON = [each for each in FORMATS if "json" in each.media_type and SubjectKind.ARTICLE in each.kinds]

texts = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=5), max_size=6).map("".join)
documents = st.recursive(
    texts | st.integers(-(2**53), 2**53) | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)


class Scripts(HTMLParser):
    """Gathers what stands in the scripts of a page, and the elements beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.within = ""
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        """Gather a text."""
        self.within += data


def embedded(text: str) -> Scripts:
    """Return what a reader of HTML finds in a page with this text in a script."""
    read = Scripts()
    read.feed(f'<script type="application/ld+json">{text}</script>')
    read.close()
    return read


@given(documents)
def test_a_document_is_read_from_a_page_as_it_was_written(document: object) -> None:
    text = json_text(document).decode()
    assert "<" not in text
    read = embedded(text)
    assert (read.elements, json.loads(read.within)) == (["script"], document)


@pytest.mark.parametrize("form", IN_JSON, ids=[each.name for each in IN_JSON])
async def test_an_article_with_markup_in_its_headline_stays_in_its_script(
    varied: httpx2.AsyncClient, form: Format
) -> None:
    text = (await exported(varied, f"articles/{RICH}.{form.suffix}")).text
    read = embedded(text)
    assert (read.elements, json.loads(read.within)) == (["script"], json.loads(text))
    assert "<" not in text
