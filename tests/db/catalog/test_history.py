"""The history of items: every version with the fields that changed, and an article as it was at an instant."""

from datetime import datetime, timedelta
from typing import Any

import asyncpg
import pytest

from db.load.store import load_reading
from db.operation.load_report import LoadReport
from db.operation.operation import Actor, VersionConflict
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import BODY, checked, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection

HISTORY = """
{ article(by: { slug: "noise" }) {
  version
  history { totalCount nodes { version op reason fields by note } }
  claims { nodes { version history { nodes { version reason fields by } } } }
  quotes { nodes { history { nodes { version fields } } } }
  entities { nodes { version history { nodes { version fields } } } }
} }
"""
AS_OF = """
query ($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) {
  body version status headline
  revision { number }
  revisions { number }
  mentions { totalCount nodes { entity { name } spans { start exact } } }
  quotes { totalCount nodes { text version chain { role entity { name } span { exact } } speaker { id } } }
  claims { totalCount nodes { text status version about { name } quantities { value } quote { id } event { id }
    relations { claim { text } } } }
  events { nodes { title reports { spans { exact } } } }
  entities { totalCount nodes { name mentions { totalCount } } }
} }
"""
CAROL = Actor("Carol")


async def load_as(connection: Connection, data: dict[str, Any], **how: Any) -> LoadReport:
    bundle = checked(data)
    return await load_reading(connection, bundle.reading, bundle.sha256, actor=CAROL, **how)


async def now(connection: Connection) -> datetime:
    found: datetime = await connection.fetchval("select clock_timestamp()")
    return found


def disputed() -> dict[str, Any]:
    data = noise()
    data["claims"][0] |= {"status": "DISPUTED", "about": ["coale"], "text": "المحادثات استمرت يومين"}
    data["entities"][1]["names"].append({"text": "BelTA", "language": "en"})
    return data


async def test_a_history_says_of_every_version_who_made_it_and_which_fields_changed(
    connection: Connection, pool: Pool
) -> None:
    await load_as(connection, noise())
    await load_as(connection, disputed())
    found = (await answer_to(Visibility.EVERYTHING, pool, HISTORY))["article"]
    assert found["version"] == 2
    assert found["history"]["totalCount"] == 2
    newest, first = found["history"]["nodes"]
    assert newest == {"version": 2, "op": "UPSERT", "reason": "CORRECTION", "fields": [], "by": "Carol", "note": None}
    assert (first["version"], first["reason"], first["fields"]) == (1, "LOAD", [])
    (claim,) = found["claims"]["nodes"]
    assert claim["history"]["nodes"] == [
        {"version": 2, "reason": "CORRECTION", "fields": ["about", "status", "text"], "by": "Carol"},
        {"version": 1, "reason": "LOAD", "fields": [], "by": "Carol"},
    ]
    (quote,) = found["quotes"]["nodes"]
    assert quote["history"]["nodes"] == [{"version": 1, "fields": []}]
    belta = next(each for each in found["entities"]["nodes"] if each["version"] == 2)
    assert belta["history"]["nodes"][0] == {"version": 2, "fields": ["names"]}


async def test_callers_who_may_not_see_drafts_do_not_see_who_did_what(connection: Connection, pool: Pool) -> None:
    await load_as(connection, noise())
    found = (await answer(pool, HISTORY))["article"]
    assert found["history"]["nodes"][0]["by"] is None


async def test_an_article_is_answered_as_it_stood_at_an_instant(connection: Connection, pool: Pool) -> None:
    await load_as(connection, noise())
    before, first = await now(connection), await answer(pool, AS_OF)
    assert first["article"]["claims"]["totalCount"] == 1
    data = disputed()
    data["article"] |= {"body": "اليوم " + BODY, "headline": "عنوان"}
    del data["quotes"]
    await load_as(connection, data)
    assert await answer(pool, AS_OF, at=before.isoformat()) == first
    second = await answer(pool, AS_OF)
    assert second["article"]["quotes"]["totalCount"] == 0
    assert second["article"]["revision"] == {"number": 2}
    assert await answer(pool, AS_OF, at=(await now(connection)).isoformat()) == second
    assert await answer(pool, AS_OF, at=(before - timedelta(hours=1)).isoformat()) == {"article": None}


async def test_what_is_withheld_now_is_not_shown_at_past_instants(connection: Connection, pool: Pool) -> None:
    await load_as(connection, noise())
    before = (await now(connection)).isoformat()
    await load_as(connection, noise(status="WITHHELD"))
    assert await answer(pool, AS_OF, at=before) == {"article": None}
    seen = (await answer_to(Visibility.EVERYTHING, pool, AS_OF, at=before))["article"]
    assert (seen["status"], seen["claims"]["totalCount"]) == ("USABLE", 1)


async def test_a_past_draft_is_not_shown_to_callers_who_see_only_published_data(
    connection: Connection, pool: Pool
) -> None:
    data = noise()
    data["quotes"][0]["provenance"] = {"state": "DRAFT"}
    await load_as(connection, data)
    before = (await now(connection)).isoformat()
    await load_as(connection, noise())
    assert (await answer(pool, AS_OF))["article"]["quotes"]["totalCount"] == 1
    assert (await answer(pool, AS_OF, at=before))["article"]["quotes"]["totalCount"] == 0


async def test_the_version_that_a_loader_knows_guards_what_somebody_else_wrote(connection: Connection) -> None:
    await load_as(connection, noise(), expected_version=0)
    await load_as(connection, disputed(), expected_version=1)
    with pytest.raises(VersionConflict) as caught:
        await load_as(connection, noise(headline="عنوان"), expected_version=1)
    details = caught.value.details
    assert details["current_version"] == 2
    assert isinstance(details["changes"], list)
    logged = {(each["type"], each["version"], tuple(each["fields"]), each["by"]) for each in details["changes"]}
    assert ("CLAIM", 2, ("about", "status", "text"), "Carol") in logged
    assert await connection.fetchval("select headline from article") is None
    with pytest.raises(VersionConflict):
        await load_as(connection, noise(slug="another"), expected_version=3)
    with pytest.raises(VersionConflict):
        await load_as(connection, noise(headline="عنوان"), expected_version=0)


async def test_a_bundle_is_not_loaded_blindly_over_what_an_operation_changed(connection: Connection) -> None:
    await load_as(connection, noise())
    await connection.execute("update article set version = 2")
    await load_as(connection, noise())  # the same bundle says nothing new
    with pytest.raises(VersionConflict):
        await load_as(connection, disputed())
    await load_as(connection, disputed(), expected_version=2)
    assert await connection.fetchval("select loaded_version from article") == 3
