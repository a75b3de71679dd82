"""The annotations of an article that wait for a review, in the order in which an editor reads them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from service.cli.service import ServiceOfCommand

WaitingItem = Mapping[str, Any]

KINDS = ("Quote", "Claim", "EventReport", "Mention")
"""The kinds, those that need judgement first."""

_WAITING = ("DRAFT", "REVIEWED")
_PAGE = 100


def waiting_items(service: ServiceOfCommand, article: str, annotation_set: str | None) -> list[WaitingItem]:
    """Return what waits: quotes, claims, reports and mentions, each in the order of the text."""
    found = [item for state in _WAITING for item in _pages(service, article, annotation_set, state)]
    return sorted(found, key=lambda item: (KINDS.index(item["__typename"]), _start(item)))


def body_of(service: ServiceOfCommand, article: str) -> tuple[str, str]:
    """Return the slug and the text of an article. Raises CommandFailed."""
    found = service.read(f"/v1/articles/{quote(article, safe='')}", fields="slug,body")
    return found["slug"], found["body"]


def _pages(service: ServiceOfCommand, article: str, annotation_set: str | None, state: str) -> Iterator[WaitingItem]:
    after: str | None = None
    while True:
        page = service.read(
            "/v1/annotations",
            article=article,
            annotationSet=annotation_set,
            state=state,
            orderBy="OLDEST",
            first=str(_PAGE),
            after=after,
        )
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def _start(item: WaitingItem) -> int:
    spans: Sequence[WaitingItem] = item["spans"]
    return min((span["start"] for span in spans if span["start"] is not None), default=0)
