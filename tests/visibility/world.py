"""A newsroom's data with everything that can be hidden, each hidden thing with a mark in all of its texts.

Three databases are copies of one another, so that the same thing has the same id in each: ``public`` has published articles
only, ``drafted`` also articles that were never published, and in ``done`` every operation that hides something was done besides.
"""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from db.entities.merge_entities import MergeEntities, merge_entities
from db.keys.api_key import create_key
from db.operation.operation import Actor
from db.operations.article_status import CancelArticle, WithholdArticle, cancel_article, withhold_article
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope, visibility_of
from db.watch.watch_list import Displayed, WatchIds, watch_ids
from tests.conftest import Databases
from tests.db.entities.entities import id_of
from tests.support.data.articles import load, noise
from tests.support.service.keys import KEEPER

Connection = asyncpg.Connection
DESK = Actor("Chief of the desk")

TABLES = ("article", "revision", "entity", "event", "mention", "quote", "claim", "event_report")

NEVER_PUBLISHED = ("withheldfirst", "alldraft", "addeddraft")
"""Marks of what was never published: articles withheld or all draft from the beginning, and drafts in a published one."""

HIDDEN_LATER = ("withheldlater", "cancelledlater", "rejectedlater")
"""Marks of what was published and is hidden now."""

REDACTED = "Redactedname"
"""A name that was taken out of everything: nobody sees it, whatever they may see."""

MARKS = (*NEVER_PUBLISHED, *HIDDEN_LATER)


def marked(mark: str, slug: str | None = None, **article: object) -> dict[str, Any]:
    """Return a bundle with a mark in all that it says by itself.

    It shares two entities and an event with ``noise``, and has a mark in all that it gives to them, too.
    """
    data = noise(slug=slug or mark)
    data["article"] |= {"headline": f"Of {mark}", "url": f"https://example.org/{mark}", **article}
    data["article"]["body"] += f" {mark} قال شيئا. {mark} وحده."
    data["provenance"] |= {"asserted_by": f"Desk of {mark}"}
    for place, shared in enumerate(data["entities"]):
        shared |= {"same_as": [f"https://shared.example/{mark}"], "descriptions": {"en": f"Shared by {mark}"}}
        shared["names"] += [
            {"text": f"Shared {place} {mark}", "language": "en", "kind": "ALIAS"},
            {"text": f"Also {place} {mark}", "language": "fr", "kind": "PREFERRED"},
        ]
    if mark in NEVER_PUBLISHED:
        data["entities"][1]["wikidata"] = "Q47119"
    data["events"][0] |= {
        "title": {"en": f"Talks {mark}", "fr": f"Pourparlers {mark}"},
        "status": "PLANNED",
        "place": "belta",
    }
    data["entities"].append(person(mark))
    data["quotes"][0] |= {"key": f"quote-{mark}", "provenance": {"note": mark}}
    data["quotes"][0]["chain"].append({"role": "TOLD_TO", "entity": f"person-{mark}", "inferred": True})
    event = {**data["events"][0], "status": "OCCURRED", "key": f"event-{mark}", "title": {"en": f"Meeting {mark}"}}
    data["events"].append(event | {"participants": [{"role": "AGENT", "entity": f"person-{mark}"}]})
    data["claims"] = [claim(mark), data["claims"][0] | {"key": f"other-{mark}", "text": f"Otherwise {mark}"}]
    return data


def person(mark: str) -> dict[str, Any]:
    """Return a person of whom nothing speaks but what bears the same mark."""
    return {
        "key": f"person-{mark}",
        "kind": "PERSON",
        "wikidata": wikidata_of(mark),
        "same_as": [f"https://people.example/{mark}"],
        "names": [{"text": f"Person {mark}", "language": "en"}],
        "descriptions": {"en": f"Somebody {mark}"},
        "mentions": [{"exact": f"{mark} قال"}],
    }


def claim(mark: str) -> dict[str, Any]:
    """Return a claim that has everything that a claim can have, all of it marked."""
    return {
        "key": f"claim-{mark}",
        "text": f"Said {mark}",
        "exact": f"{mark} وحده",
        "kind": "FACT",
        "status": "DISPUTED",
        "status_note": mark,
        "provenance": {"note": mark},
        "chain": [{"role": "SPEAKER", "entity": f"person-{mark}"}],
        "about": [f"person-{mark}", "coale"],
        "event": f"event-{mark}",
        "quote": f"quote-{mark}",
        "quantities": [{"value": 4711, "unit": mark}],
        "reviews": [{"reviewer": f"person-{mark}", "rating": mark, "note": mark}],
        "relations": [{"type": "CONTRADICTS", "claim": f"other-{mark}", "note": mark}],
    }


def wikidata_of(mark: str) -> str:
    """Return the Wikidata id of the person of a mark."""
    return f"Q4711{(*MARKS, 'redacted').index(mark)}"


def open_article(slug: str) -> dict[str, Any]:
    """Return the bundle of an article that everybody may read."""
    data = noise(slug=slug, headline="An open word", url=f"https://example.org/{slug}")
    data["article"]["body"] += " كل شيء معلوم."
    return data


def said_of_open_article(mark: str, slug: str) -> dict[str, Any]:
    """Return a bundle whose annotations have a mark in all that they say, and whose article has none."""
    data = marked(mark, slug)
    data["article"] = open_article(slug)["article"]
    data["claims"][0]["exact"] = "كل شيء"
    data["entities"][-1]["mentions"] = [{"exact": "يوم السبت"}]
    return data


def added_drafts() -> dict[str, Any]:
    """Return what a machine says of the published article ``open``: drafts, all of them marked."""
    data = said_of_open_article("addeddraft", "open")
    data["provenance"] |= {"state": "DRAFT", "method": "MACHINE", "annotation_set": "set-addeddraft"}
    return data


def to_be_rejected() -> dict[str, Any]:
    """Return a bundle of which everything but the article will be turned down."""
    return said_of_open_article("rejectedlater", "reviewed")


def redacted_article() -> dict[str, Any]:
    """Return the bundle of an article that names somebody everywhere."""
    data = noise(slug="redacted", headline=f"Of {REDACTED}", url=f"https://example.org/{REDACTED}")
    data["article"]["body"] += f" {REDACTED} قال شيئا."
    data["entities"].append(
        person("redacted")
        | {
            "names": [{"text": REDACTED, "language": "en"}],
            "descriptions": {"en": f"{REDACTED} it is"},
            "same_as": [f"https://people.example/{REDACTED}"],
            "mentions": [{"exact": f"{REDACTED} قال"}],
        }
    )
    data["quotes"][0] |= {"key": "quote-of-redacted", "provenance": {"note": REDACTED}}
    data["events"][0] |= {"key": "event-of-redacted", "title": {"en": f"Meeting {REDACTED}"}}
    data["claims"][0] |= {"key": "claim-of-redacted", "text": f"{REDACTED} said it", "event": "event-of-redacted"}
    return data


@dataclass(frozen=True, slots=True)
class World:
    """The three databases, and the instants before and after each operation."""

    public: str
    drafted: str
    done: str
    instants: Mapping[str, datetime]
    keys: Mapping[Scope, str]


@asynccontextmanager
async def made_world(databases: Databases, template: str) -> AsyncIterator[World]:
    """Make the databases, and drop them at the end."""
    made: list[str] = []
    try:
        instants: dict[str, datetime] = {}
        keys: dict[Scope, str] = {}
        for step in (_publish, _draft, _operate):
            made.append(await databases.make(made[-1] if made else template))
            connection = await asyncpg.connect(made[-1])
            try:
                await step(connection, instants)
                if not keys:
                    keys = {scope: await _key(connection, scope) for scope in Scope}
            finally:
                await connection.close()
        public, drafted, done = made
        yield World(public, drafted, done, instants, keys)
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


async def _publish(connection: Connection, _: dict[str, datetime]) -> None:
    await load(connection, marked("withheldlater"))  # first, so that it describes what it shares with the others
    await load(connection, noise())
    await load(connection, open_article("open"))
    await load(connection, marked("cancelledlater"))
    await load(connection, to_be_rejected())
    await load(connection, redacted_article())


async def _draft(connection: Connection, _: dict[str, datetime]) -> None:
    await load(connection, marked("withheldfirst", status="WITHHELD"))
    drafts = marked("alldraft")
    drafts["provenance"]["state"] = "DRAFT"
    await load(connection, drafts)


async def _operate(connection: Connection, instants: dict[str, datetime]) -> None:
    """Do every operation that hides something, and note the instants before and after each."""
    note = "Decided."
    await load(connection, added_drafts())
    instants["in the beginning"] = await now(connection)
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


async def ids_in(dsn: str, *, hidden: bool) -> dict[str, str]:
    """Return the ids of everything that is hidden, or of everything that is not, each with its table."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = [
            (row[0], table)
            for table in TABLES
            for row in await connection.fetch(f"select id::text from {table} where hidden = $1", hidden)
        ]
    finally:
        await connection.close()
    return dict(rows)


def marks_in(text: str) -> set[str]:
    """Return the marks that a text has, whatever case they are in."""
    return set(re.findall("|".join((*MARKS, REDACTED.lower())), text.lower()))
