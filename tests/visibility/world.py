"""A newsroom's data with everything that can be hidden, each hidden thing with a mark in all of its texts.

Three databases are copies of one another, so that the same thing has the same id in each. In ``public`` and ``drafted``, the
same published things were changed at the same instants. ``drafted`` also has what was never published: articles written before
these changes and between them, and things written in the same transaction as one of them. ``done`` is a copy of ``drafted`` in
which every operation that hides something was done.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.keys.api_key import create_key
from db.operation.operation import Actor
from db.operations.article_status import CancelArticle, WithholdArticle, cancel_article, withhold_article
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.operations.tie_quotes import TieQuotes, tie_quotes
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope, visibility_of
from db.watch.watch_list import Displayed, WatchIds, watch_ids
from db.write import locks
from tests.conftest import Databases
from tests.db.entities.entities import id_of
from tests.support.data.articles import load, noise
from tests.support.service.keys import KEEPER
from tests.visibility.bundles import (
    REDACTED,
    added_drafts,
    changed,
    marked,
    mixed,
    open_article,
    redacted_article,
    to_be_rejected,
)

Connection = asyncpg.Connection
DESK = Actor("Chief of the desk")

TABLES = ("article", "revision", "entity", "event", "mention", "quote", "claim", "event_report", "utterance")

SEE_ALL = frozenset((Scope.DRAFT, Scope.ADMIN))
"""Scopes that see what is hidden, too."""


@dataclass(frozen=True, slots=True)
class World:
    """The three databases, the instants before and after each operation, and the ids of all articles by their slugs."""

    public: str
    drafted: str
    done: str
    instants: Mapping[str, datetime]
    keys: Mapping[Scope, str]
    articles: Mapping[str, str]


@asynccontextmanager
async def made_world(databases: Databases, template: str) -> AsyncIterator[World]:
    """Make the databases, and drop them at the end."""
    made: list[str] = []
    try:
        instants: dict[str, datetime] = {}
        keys: dict[Scope, str] = {}
        for step, of in ((_publish, None), (_change_alone, 0), (_change_beside_drafts, 0), (_operate, 2)):
            made.append(await databases.make(template if of is None else made[of]))
            connection = await asyncpg.connect(made[-1])
            try:
                await step(connection, instants)
                if not keys:
                    keys = {scope: await _key(connection, scope) for scope in Scope}
            finally:
                await connection.close()
        _, public, drafted, done = made
        yield World(public, drafted, done, instants, keys, await _articles(done))
    finally:
        for dsn in made:
            await databases.drop(dsn)


def key_name(scope: Scope) -> str:
    """Return the name of the key with a scope."""
    return f"key to {scope}"


async def _key(connection: Connection, scope: Scope) -> str:
    """Make a key, on whose watch list stands all that there is, and return it as it is sent."""
    issued = await create_key(connection, key_name(scope), (scope,), actor=KEEPER)
    key_id = await connection.fetchval("select id from api_key where name = $1", key_name(scope))
    everything = "select id::text from article union select id::text from annotation union select id::text from event"
    ids = [Displayed(row[0], None) for row in await connection.fetch(everything + " union select id::text from entity")]
    await watch_ids(connection, WatchIds(key_id, tuple(ids), visibility_of({scope}), True), actor=DESK)
    return issued.text.whole


async def _publish(connection: Connection, instants: dict[str, datetime]) -> None:
    await load(connection, marked("withheldlater"))  # first, so that it describes what it shares with the others
    await load(connection, noise())
    await load(connection, open_article("open"))
    await load(connection, marked("cancelledlater"))
    await load(connection, to_be_rejected())
    await load(connection, redacted_article())
    await _tie(connection, "lifting", "quote-withheldlater", "quote-cancelledlater", "quote-rejectedlater")
    instants["in the beginning"] = await now(connection)


async def _tie(connection: Connection, *keys: str) -> None:
    """Tie the quotes with these keys, of whatever articles, to one utterance."""
    quotes = await connection.fetch("select id::text from annotation where kind = 'QUOTE' and key = any($1)", keys)
    await tie_quotes(connection, TieQuotes(tuple(row[0] for row in quotes), "tied"), actor=DESK)


def _public_writes() -> Mapping[int, dict[str, Any]]:
    """Return bundles that change published things, by their instants in microseconds since the beginning."""
    return {3: changed("again"), 6: changed("anew")}


def _hidden_writes() -> Mapping[int, dict[str, Any]]:
    """Return bundles that change the same at the same instants, with drafts, and bundles that change hidden things only."""
    drafts = marked("alldraft")
    drafts["provenance"]["state"] = "DRAFT"
    return {
        1: marked("withheldfirst", status="WITHHELD"),
        2: drafts,
        3: mixed("again", "first"),
        4: marked("betweendraft", status="WITHHELD"),
        5: mixed("again", "second"),
        6: mixed("anew", "third"),
        7: mixed("anew", "fourth"),
    }


async def _change_alone(connection: Connection, instants: dict[str, datetime]) -> None:
    """Change published things twice."""
    await _write(connection, instants["in the beginning"], _public_writes())


async def _change_beside_drafts(connection: Connection, instants: dict[str, datetime]) -> None:
    """Change the same things at the same instants, with drafts in the same transactions, and hidden things around them."""
    await _write(connection, instants["in the beginning"], _hidden_writes())
    await _tie(connection, "lifting", "quote-alldraft", "quote-withheldfirst")


async def _write(connection: Connection, beginning: datetime, writes: Mapping[int, dict[str, Any]]) -> None:
    """Load bundles, each as if at its instant."""
    for microseconds, data in writes.items():
        instant = (beginning + timedelta(microseconds=microseconds)).isoformat()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(locks, "_TAKE_INSTANT", f"select set_config('isnad.instant', '{instant}', true)")
            await load(connection, data)


async def _operate(connection: Connection, instants: dict[str, datetime]) -> None:
    """Do every operation that hides something, and note the instants before and after each."""
    note = "Decided."
    await load(connection, added_drafts())
    await withhold_article(connection, WithholdArticle("withheldlater", note), actor=DESK)
    instants["after withholding"] = await now(connection)
    await cancel_article(connection, CancelArticle("cancelledlater", note), actor=DESK)
    instants["after cancelling"] = await now(connection)
    of_article = "select n.id::text from annotation n join article a on a.id = n.article_id where a.slug = $1"
    ids = [row[0] for row in await connection.fetch(of_article, "reviewed")]
    asked = ReviewAnnotations("REJECT", tuple(map(ReviewedAnnotation, ids)), note=note)
    await review_annotations(connection, asked, actor=DESK)
    instants["after rejecting"] = await now(connection)
    people = [await id_of(connection, f"person-{mark}") for mark in ("withheldfirst", "withheldlater")]
    await merge_entities(connection, MergeEntities(people[0], tuple(people[1:]), force=True), actor=DESK)
    instants["after merging"] = await now(connection)
    await redact(connection, Redact(ground="Law", words=(REDACTED,)), actor=DESK)
    instants["after redacting"] = await now(connection)


async def now(connection: Connection) -> datetime:
    """Return the database's instant."""
    found: datetime = await connection.fetchval("select clock_timestamp()")
    return found


async def _articles(dsn: str) -> Mapping[str, str]:
    connection = await asyncpg.connect(dsn)
    try:
        return {row[0]: row[1] for row in await connection.fetch("select slug, id::text from article")}
    finally:
        await connection.close()


_IDS = {"utterance": "select id::text from utterance where $1 = (id not in (select id from published.utterance))"}
"""How the ids are found of what has no column ``hidden``."""


async def ids_in(dsn: str, *, hidden: bool) -> dict[str, str]:
    """Return the ids of everything that is hidden, or of everything that is not, each with its table."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = [
            (row[0], table)
            for table in TABLES
            for row in await connection.fetch(
                _IDS.get(table, f"select id::text from {table} where hidden = $1"), hidden
            )
        ]
    finally:
        await connection.close()
    return dict(rows)
