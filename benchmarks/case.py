"""What is measured: which workload, with which variables, on which servers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.peer import Variables

ARTICLE_PAGE = "article page"
FIRST_PAGE = "quotes, page 1"
DEEP_PAGE = "quotes, page 1 000"
HOT = "article page, hot"
REVALIDATED = "article page, not modified"

WORKLOADS: Mapping[str, str] = MappingProxyType(
    {
        ARTICLE_PAGE: "article-page",
        "article list": "article-list",
        "speaker": "speaker",
        "timeline": "timeline",
        "search": "entity-search",
        "relayed": "relayed",
        FIRST_PAGE: "quote-page",
        DEEP_PAGE: "quote-page",
    }
)
"""The names of the cases, and the workload of each: a file of ``workloads/``."""

QUICK = (ARTICLE_PAGE, "article list", "speaker", FIRST_PAGE, DEEP_PAGE)


@dataclass(frozen=True, slots=True)
class Case:
    """A workload with the variables that its requests take in turn."""

    name: str
    workload: str
    variables: Sequence[Variables]
