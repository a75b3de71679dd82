"""What a reference can mean is read from it alone."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.lookup.reference import ANNOTATIONS, Refers, read_reference

ID = "019a22e2-559c-7fdd-9848-3a1160fc51cd"


@pytest.mark.parametrize(
    ("text", "type_", "key"),
    [
        ("john-coale", None, "john-coale"),
        (" john-coale ", None, "john-coale"),
        ("Q184", None, "Q184"),
        ("https://isnad.example/v1/articles/belarus", "article", "belarus"),
        ("https://isnad.example/articles/belarus?as=html#top", "article", "belarus"),
        ("https://isnad.example/entities/john-coale", "entity", "john-coale"),
        ("/v1/entities/john%2Dcoale/quotes", "entity", "john-coale"),
        (f"http://127.0.0.1:8000/v1/quotes/{ID}", "quote", ID),
        (f"https://isnad.example/v1/event-reports/{ID}", "event_report", ID),
        (f"https://isnad.example/v1/nodes/{ID}", None, ID),
        ("https://news.example/2025/12/belarus", None, "https://news.example/2025/12/belarus"),
        ("https://[broken/v1/articles/belarus", None, "https://[broken/v1/articles/belarus"),
    ],
)
def test_an_address_of_ours_names_a_type_and_a_key(text: str, type_: str | None, key: str) -> None:
    read = read_reference(text)
    assert (read.type, read.key) == (type_, key)


@pytest.mark.parametrize(
    ("types", "named"),
    [
        (("event_report",), "event report"),
        (("entity", "event", "article", "quote"), "entity, event, article or quote"),
        (ANNOTATIONS, "annotation"),
    ],
)
def test_messages_name_whatever_can_be_meant(types: tuple[str, ...], named: str) -> None:
    assert Refers(types).named == named


def test_the_key_of_an_annotation_stands_after_its_article() -> None:
    read = read_reference("belarus/coale-on-prisoners")
    assert (read.slug, read.inner) == ("belarus", "coale-on-prisoners")


@pytest.mark.parametrize(
    "text", ["019", "019g", "john-coale", "0-19a", "019a22e2559c7fdd98483a1160fc51cd0", "019a2-2e2", ""]
)
def test_what_is_no_beginning_of_an_id_has_no_ids(text: str) -> None:
    assert read_reference(text).first is None


@given(st.uuids(), st.integers(4, 36), st.booleans())
def test_every_beginning_of_an_id_holds_the_id(id_: UUID, length: int, is_upper: bool) -> None:
    text = str(id_)[:length]
    read = read_reference(text.upper() if is_upper else text)
    assert read.first is not None
    assert read.last is not None
    assert read.first <= id_ <= read.last
    assert str(read.first).startswith(text.rstrip("-"))
    assert str(read.last).startswith(text.rstrip("-"))


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    read = read_reference(text)
    assert "\0" not in read.text
    assert read.folded is not None
