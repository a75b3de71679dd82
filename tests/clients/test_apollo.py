"""Apollo Client: every item once by fetchMore, one record for one object, and stored documents by their hash."""

from typing import Any

import pytest

from tests.clients.packages import said_by


@pytest.fixture(scope="module")
def said(service: str) -> Any:
    """What Apollo Client saw."""
    return said_by("apollo.mjs", f"{service}/graphql")


def test_possible_types_come_by_introspection(said: Any) -> None:
    assert {"Node", "Annotation"} <= said["types"].keys()
    assert set(said["types"]["Annotation"]) <= set(said["types"]["Node"])


def test_fetch_more_gives_every_item_once(said: Any) -> None:
    assert len(said["all"]) == len(set(said["all"])) == said["totalCount"] > 10


def test_lists_with_different_filters_are_kept_apart(said: Any) -> None:
    assert len(said["direct"]) == len(set(said["direct"])) == said["directCount"] < said["totalCount"]
    assert set(said["direct"]) < set(said["all"])


def test_an_object_is_one_record_of_the_cache_by_whatever_field_it_came(said: Any) -> None:
    assert said["any"]["__typename"] == "Quote"
    assert said["any"]["version"] >= 1
    assert said["inCache"].items() >= {"id": said["first"]["id"], "text": said["first"]["text"]}.items()
    assert said["inCache"].keys() >= {"version", "article"}
    assert said["askedAgain"] == 0


def test_a_document_is_sent_by_its_hash_and_once_in_full_where_it_is_not_known(said: Any) -> None:
    unknown, full, *later = said["seen"]
    assert (unknown["method"], unknown["isShort"], unknown["codes"]) == ("GET", True, ["PERSISTED_QUERY_NOT_FOUND"])
    assert (full["isShort"], full["codes"], full["status"]) == (False, [], 200)
    pages = later[: -(-said["totalCount"] // 4) - 1]
    assert len(pages) > 1
    assert all((page["method"], page["isShort"], page["codes"]) == ("GET", True, []) for page in pages)
    assert all(each["type"].startswith("application/graphql-response+json") for each in said["seen"])


def test_a_one_of_input_without_a_key_is_an_error_of_graphql(said: Any) -> None:
    assert said["failed"] == {"isOfGraphQL": True, "codes": ["VARIABLES_INVALID"]}
