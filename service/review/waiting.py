"""The annotations of an article that wait for a review, in the order in which an editor reads them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.cli.lookup import find_item
from service.cli.service import ServiceOfCommand

WaitingItem = Mapping[str, Any]

KINDS = ("Quote", "Claim", "EventReport", "Mention")
"""The kinds, those that need judgement first."""

_WAITING = ("DRAFT", "REVIEWED")
_PAGE = 100


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article under review."""

    id: str
    slug: str
    body: str


def article_to_review(service: ServiceOfCommand, reference: str) -> ReviewedArticle:
    """Return the article that a slug, an id or an address means. Raises CommandFailed."""
    item = find_item(service, reference, "article")
    found = service.read(item.address, fields="slug,body")
    return ReviewedArticle(item.id, found["slug"], found["body"])


def waiting_items(service: ServiceOfCommand, article: ReviewedArticle, annotation_set: str | None) -> list[WaitingItem]:
    """Return what waits: quotes, claims, reports and mentions, each in the order of the text."""
    found = [item for state in _WAITING for item in _pages(service, article.id, annotation_set, state)]
    return sorted(found, key=lambda item: (KINDS.index(item["__typename"]), _start(item)))


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
