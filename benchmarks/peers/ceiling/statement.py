"""The hand-written statements of ``sql/``, and the values that they take for a workload's variables."""

import functools
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from benchmarks.peers.named import search_values
from db.catalog.annotation import newest
from db.read.cursor import read_cursor
from db.sql.convert import as_recency
from editorial.model.edtf import parse_edtf

SQL = Path(__file__).parent / "sql"
_QUOTES = newest("quotes")["NEWEST"]

Given = Mapping[str, Any]


class Statement(NamedTuple):
    """A statement that answers with one text, the whole body, and its values."""

    text: str
    values: tuple[object, ...]


def statement_for(workload: str, given: Given) -> Statement:
    """Return what to run for a workload with these variables; raises KeyError where there is no such workload."""
    name = "quote-page-first" if workload == "quote-page" and given.get("after") is None else workload
    return Statement(_text(name), _VALUES[name](given))


@functools.cache
def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")


def _place(cursor: str) -> tuple[object, ...]:
    recency, article_id, start_offset, quote_id = read_cursor(_QUOTES, cursor)
    return int(recency), UUID(article_id), int(start_offset), UUID(quote_id)


@functools.lru_cache(1024)
def _window(edtf: str) -> tuple[date | None, date | None]:
    window = parse_edtf(edtf)
    return window.earliest, window.latest


_VALUES: Mapping[str, Callable[[Given], tuple[object, ...]]] = MappingProxyType(
    {
        "article-list": lambda given: (as_recency(datetime.fromisoformat(given["before"])),),
        "article-page": lambda given: (given["slug"],),
        "entity-search": lambda given: search_values(given["text"]),
        "quote-page": lambda given: _place(given["after"]),
        "quote-page-first": lambda given: (),
        "relayed": lambda given: (UUID(given["entity"]),),
        "speaker": lambda given: (UUID(given["entity"]),),
        "timeline": lambda given: (UUID(given["entity"]), *_window(given["window"])),
    }
)
