"""urql: with its own exchanges and its own header Accept it gets plain JSON, by POST and by GET."""

from typing import Any

import pytest

from tests.clients.packages import said_by


@pytest.fixture(scope="module")
def said(service: str) -> Any:
    """What urql saw."""
    return said_by("urql.mjs", f"{service}/graphql")


def test_its_accept_that_names_an_event_stream_last_gets_plain_json(said: Any) -> None:
    for each in said["seen"]:
        assert each["accept"].index("application/json") < each["accept"].index("text/event-stream")
        assert each["type"].removesuffix("; charset=utf-8") in ("application/json", "application/graphql-response+json")
    assert [each["method"] for each in said["seen"]] == ["POST", *["GET"] * 4]


def test_post_and_get_give_the_same(said: Any) -> None:
    assert said["posted"] == said["got"]
    assert len(said["posted"]["data"]["quotes"]["nodes"]) == 3
    assert "codes" not in said["posted"]
    assert "network" not in said["posted"]


@pytest.mark.parametrize("case", ["none", "two"])
def test_a_one_of_input_with_no_key_or_two_is_an_error(said: Any, case: str) -> None:
    assert said[case]["codes"] == ["VARIABLES_INVALID"]
    assert "data" not in said[case]


def test_a_document_that_is_wrong_is_an_error_of_graphql_and_not_of_the_network(said: Any) -> None:
    assert said["wrong"]["codes"] == ["DOCUMENT_INVALID"]
    assert "network" not in said["wrong"]
