"""Operations in any order: whenever what a client displays is answered otherwise it has heard of it, and of nothing else.

The model is what a client sees on its page: the answers for all ids on its list, before and after each operation.
"""

import random
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.load.store import load_reading
from db.operation.operation import OperationRefused, VersionConflict
from db.operations.article_status import CancelArticle, RestoreArticle, cancel_article, restore_article
from db.operations.change_publication_date import ChangePublicationDate, change_publication_date
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.visibility import Visibility
from db.watch.notice import Notice
from tests.db.watch.desk import DESK, client, everything, related, withhold
from tests.support.data.articles import BODY, checked, load
from tests.support.service.asking import answer_to

Connection = asyncpg.Connection
Step = Callable[[Connection, random.Random], Awaitable[Any]]

SLUGS = ("noise", "another")
BODIES = (
    BODY,
    "عاجل. " + BODY,
    BODY.replace("نحن نرفع العقوبات", "نحن سنرفع العقوبات"),
    BODY.replace("المحادثات", "اللقاءات"),
)
DISPLAYED = """
query ($ids: [ID!]!) { nodes(ids: $ids) {
  id __typename
  ... on Article {
    headline articleStatus: status publishedAt revision { number } publisher { ...Named } entities { nodes { ...Named } }
  }
  ... on Entity { entityKind: kind names { text language } }
  ... on Event { eventStatus: status title when { edtf base } place { ...Named } participants { role entity { ...Named } } }
  ... on Mention { ...Annotated mentioned: kind entity { ...Named } }
  ... on EventReport { ...Annotated reported: event { ...Happening } }
  ... on Quote { ...Annotated text said { edtf base } retraction { reason } chain { ...Linked } quoted: kind }
  ... on Claim {
    ...Annotated text status statusNote chain { ...Linked } about { ...Named }
    quote { text retraction { reason } chain { ...Linked } quoted: kind } event { ...Happening }
    relations { type stale claim { text status chain { ...Linked } } }
  }
} }
fragment Named on Entity { id name }
fragment Happening on Event { title status when { edtf base } place { ...Named } participants { entity { ...Named } } }
fragment Linked on Attribution { role entity { ...Named } sourceKind }
fragment Annotated on Annotation {
  provenance { state } spans { start exact status } article { headline status publishedAt publisher { ...Named } }
}
"""


async def displayed(pool: Pool, ids: list[str], visibility: Visibility) -> Mapping[str, Any]:
    """Return what is answered for each id; nothing for those that are gone."""
    found: dict[str, Any] = {}
    for place in range(0, len(ids), 50):
        part = ids[place : place + 50]
        answered = (await answer_to(visibility, pool, DISPLAYED, ids=part))["nodes"]
        found |= dict(zip(part, answered, strict=True))
    return found


def bundle(slug: str, **article: object) -> dict[str, Any]:
    """Return the bundle of an article, with a publisher."""
    return related(slug=slug, publisher="belta", **article)


async def any_of(connection: Connection, chance: random.Random, table: str) -> str:
    rows = await connection.fetch(f"select id::text as id from {table} order by id")
    return str(chance.choice(rows)["id"])


async def correct_one(connection: Connection, chance: random.Random) -> None:
    other = chance.choice(("status: DISPUTED", "status: SUPPORTED", "text: other words", "{about: [coale]}"))
    await correct_annotation(
        connection, CorrectAnnotation(await any_of(connection, chance, "claim"), other), actor=DESK
    )


async def correct_text(connection: Connection, chance: random.Random) -> None:
    await correct_article(connection, CorrectArticle(chance.choice(SLUGS), chance.choice(BODIES)), actor=DESK)


async def hide(connection: Connection, chance: random.Random) -> None:
    await withhold(connection, chance.choice(SLUGS))


async def cancel(connection: Connection, chance: random.Random) -> None:
    await cancel_article(connection, CancelArticle(chance.choice(SLUGS), "It is wrong."), actor=DESK)


async def restore(connection: Connection, chance: random.Random) -> None:
    await restore_article(connection, RestoreArticle(chance.choice(SLUGS)), actor=DESK)


async def take_back(connection: Connection, chance: random.Random) -> None:
    if chance.random() < 0.5:
        await retract_claim(connection, RetractClaim(await any_of(connection, chance, "claim"), "No."), actor=DESK)
    else:
        await retract_quote(connection, RetractQuote(await any_of(connection, chance, "quote"), "No."), actor=DESK)


async def review(connection: Connection, chance: random.Random) -> None:
    named = (ReviewedAnnotation(await any_of(connection, chance, "annotation")),)
    decision = chance.choice(("REJECT", "PUBLISH"))
    await review_annotations(connection, ReviewAnnotations(decision, named, note="He said so."), actor=DESK)


async def redate(connection: Connection, chance: random.Random) -> None:
    day = f"2025-12-{chance.randint(10, 20)}T12:00:00+03:00"
    await change_publication_date(connection, ChangePublicationDate(chance.choice(SLUGS), day), actor=DESK)


async def merge(connection: Connection, chance: random.Random) -> None:
    rows = await connection.fetch("select id::text as id from entity where merged_into_id is null order by id")
    if len(rows) > 1:
        survivor, merged = chance.sample([row["id"] for row in rows], 2)
        await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)


async def undo(connection: Connection, chance: random.Random) -> None:
    rows = await connection.fetch("select id::text as id from entity_merge where undone_at is null order by id")
    if rows:
        await undo_merge(connection, UndoMerge(chance.choice(rows)["id"]), actor=DESK)


async def forget(connection: Connection, chance: random.Random) -> None:
    await redact(
        connection, Redact(ground="privacy", words=(chance.choice(("المحادثات", "John Coale", "بيلتا")),)), actor=DESK
    )


async def load_again(connection: Connection, chance: random.Random) -> None:
    slug = chance.choice(SLUGS)
    data = bundle(slug, headline=chance.choice((None, "عنوان", "آخر")))
    data["entities"][0]["names"] = chance.choice(
        ([{"text": "John Coale", "language": "en"}], [{"text": "J. Coale", "language": "en"}])
    )
    data["events"][0]["title"] = {"en": chance.choice(("Talks", "Other talks"))}
    if chance.random() < 0.3:
        data["claims"].pop()
    version = await connection.fetchval("select version from article where slug = $1", slug)
    read = checked(data)
    await load_reading(connection, read.reading, read.sha256, actor=DESK, expected_version=version)


STEPS: tuple[Step, ...] = (
    correct_one,
    correct_text,
    hide,
    cancel,
    restore,
    restore,
    take_back,
    review,
    redate,
    merge,
    undo,
    forget,
    load_again,
)


async def step(connection: Connection, chance: random.Random) -> str:
    """Do something at random; what is refused is not done."""
    chosen = chance.choice(STEPS)
    try:
        await chosen(connection, chance)
    except OperationRefused:
        return f"{chosen.__name__} refused"
    except VersionConflict:
        return f"{chosen.__name__} refused"
    return chosen.__name__


def is_beside(notice: Notice) -> bool:
    """Whether a notice is of what the model of a page does not have: other items, and references to what is not seen."""
    is_reference = notice.happened == "retraction" and notice.before == notice.after
    return notice.link in ("content", "report") or notice.happened == "redaction" or is_reference


def faults(
    before: Mapping[str, Any], after: Mapping[str, Any], heard: Mapping[str, list[Notice]]
) -> list[tuple[str, Any, Any, Any]]:
    """Return what is displayed otherwise and was not heard of as it should have been, and what was heard of in vain."""
    found = []
    for id_, was in before.items():
        now, notices = after[id_], heard.get(id_, [])
        gone = was is not None and now is None
        if was != now and not notices:
            found.append(("not heard of", id_, was, now))
        if gone and not any(each.link == "itself" and each.severity == "critical" for each in notices):
            found.append(("gone, and not critical", id_, was, notices))
        in_vain = [each for each in notices if each.severity != "minor" and not is_beside(each)]
        if was == now and was is not None and in_vain:
            found.append(("heard of in vain", id_, was, in_vain))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("seed", range(6))
async def test_notices_come_for_changed_displayed_data_and_nothing_else(
    connection: Connection, pool: Pool, seed: int, visibility: Visibility
) -> None:
    chance = random.Random(seed)
    for slug in SLUGS:
        await load(connection, bundle(slug))
    partner = await client(connection, pool, visibility=visibility)
    ids = await partner.watch(*await everything(connection))
    before, cursor = await displayed(pool, ids, visibility), (await partner.page()).cursor
    done = []
    for _ in range(10):
        done.append(await step(connection, chance))
        page = await partner.page(cursor, limit=1000)
        heard: dict[str, list[Notice]] = {}
        for notice in page.notices:
            heard.setdefault(notice.watched.id, []).append(notice)
        after = await displayed(pool, ids, visibility)
        assert faults(before, after, heard) == [], done
        before, cursor = after, page.cursor
    await partner.heard()
