"""The variables of the workloads, chosen from the corpus itself: the busiest, or at random but always the same."""

import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

import asyncpg
import orjson

from benchmarks.case import DEEP_PAGE, WORKLOADS, Case
from benchmarks.peer import Variables

PAGES_BEFORE, PAGE_SIZE = 999, 20
QUARTERS = 8

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
Chooser = Callable[[Connection], Awaitable[Sequence[Variables]]]

_SLUGS = "select slug from article order by md5(slug) limit 500"
_INSTANTS = "select published_at from article where published_at is not null order by md5(slug) limit 200"
_SPEAKERS = """
    select speaker_id::text from quote
    where speaker_id is not null
    group by speaker_id order by count(*) desc, speaker_id limit 20
"""
_AGENCIES = """
    select entity_id::text from attribution
    where "position" > 0 and kind = 'QUOTE' and entity_id is not null
    group by entity_id order by count(*) desc, entity_id limit 10
"""
_BUSIEST = "select entity_id::text from event_entity group by entity_id order by count(*) desc, entity_id limit 20"
_NEWEST_DAY = "select max(published_at)::date from article"
_NAMES = "select text from name where char_length(text) >= 4 order by md5(text), entity_id limit 100"
_DEEP_ROW = """
    select recency, article_id::text, start_offset, id::text from quote
    order by recency, article_id, start_offset, id offset $1 limit 1
"""


async def choose_cases(dsn: str, names: Sequence[str]) -> list[Case]:
    """Return the cases of these names, with variables from the corpus at ``dsn``."""
    connection = await asyncpg.connect(dsn, server_settings={"timezone": "UTC"})
    try:
        return [Case(name, WORKLOADS[name], await _chooser(name)(connection)) for name in names]
    finally:
        await connection.close()


def _chooser(name: str) -> Chooser:
    return _deep_page if name == DEEP_PAGE else _CHOOSERS[WORKLOADS[name]]


async def _article_page(connection: Connection) -> Sequence[Variables]:
    return [{"slug": row[0]} for row in await connection.fetch(_SLUGS)]


async def _article_list(connection: Connection) -> Sequence[Variables]:
    return [{"before": row[0].isoformat()} for row in await connection.fetch(_INSTANTS)]


async def _speaker(connection: Connection) -> Sequence[Variables]:
    return [{"entity": row[0]} for row in await connection.fetch(_SPEAKERS)]


async def _relayed(connection: Connection) -> Sequence[Variables]:
    return [{"entity": row[0]} for row in await connection.fetch(_AGENCIES)]


async def _timeline(connection: Connection) -> Sequence[Variables]:
    windows = quarters_before(await connection.fetchval(_NEWEST_DAY), QUARTERS)
    entities = [row[0] for row in await connection.fetch(_BUSIEST)]
    return [
        {"entity": entity, "window": windows[(place + turn) % len(windows)]}
        for turn in range(len(windows))
        for place, entity in enumerate(entities)
    ]


async def _entity_search(connection: Connection) -> Sequence[Variables]:
    """Return the longest word of each of some names."""
    return [{"text": max(row[0].split(), key=len)} for row in await connection.fetch(_NAMES)]


async def _quote_page(_: Connection) -> Sequence[Variables]:
    return [{}]


async def _deep_page(connection: Connection) -> Sequence[Variables]:
    row = await connection.fetchrow(_DEEP_ROW, PAGES_BEFORE * PAGE_SIZE - 1)
    return [{"after": cursor("quotes", *row)}] if row else [{}]


def quarters_before(day: date, count: int) -> list[str]:
    """Return the last quarters before the one of ``day``, as windows in EDTF, newest first."""
    first = day.year * 4 + (day.month - 1) // 3
    starts = [(place // 4, place % 4 * 3 + 1) for place in range(first - 1, first - 1 - count, -1)]
    return [f"{year:04}-{month:02}/{year:04}-{month + 2:02}" for year, month in starts]


def cursor(order: str, *keys: object) -> str:
    """Return the cursor of the row with these keys, as ``db.read.cursor`` has it."""
    return base64.urlsafe_b64encode(orjson.dumps([order, *keys])).rstrip(b"=").decode()


_CHOOSERS: Mapping[str, Chooser] = MappingProxyType(
    {
        "article-page": _article_page,
        "article-list": _article_list,
        "speaker": _speaker,
        "relayed": _relayed,
        "timeline": _timeline,
        "entity-search": _entity_search,
        "quote-page": _quote_page,
    }
)
