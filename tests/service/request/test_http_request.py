"""GraphQL over HTTP, the request's side."""

import pytest

from service.errors.http import MediaTypeNotAcceptable
from service.request.media_type import EVENT_STREAM, GRAPHQL_RESPONSE, JSON, answer_type


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("application/graphql-response+json", GRAPHQL_RESPONSE),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL_RESPONSE),
        ("application/graphql-response+json;q=0.5, application/json", JSON),
        ("application/json;q=0.5, application/graphql-response+json", GRAPHQL_RESPONSE),
        ("application/json;q=0, */*", GRAPHQL_RESPONSE),
        ("application/graphql-response+json, application/json", GRAPHQL_RESPONSE),
        ("application/json, application/graphql-response+json", JSON),
        ("text/event-stream", EVENT_STREAM),
        ("text/event-stream, application/json", EVENT_STREAM),
        ("application/json, text/event-stream", JSON),
        ("application/json;q=0.5, text/event-stream;q=0.6", EVENT_STREAM),
        ("text/html, application/graphql-response+json;charset=utf-8", GRAPHQL_RESPONSE),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
    ],
)
def test_the_answer_comes_in_the_type_that_the_caller_likes_best(accept: str | None, expected: str) -> None:
    assert answer_type(accept) == expected


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json;q=0", "*/*;q=0", "x"])
def test_a_caller_that_accepts_neither_type_gets_an_error(accept: str) -> None:
    with pytest.raises(MediaTypeNotAcceptable):
        answer_type(accept)
