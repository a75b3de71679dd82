"""Many bundles at once: the same result as one after another, whatever is the matter with some of them."""

from typing import Any

import asyncpg
import pytest

from db.load.loader import BundleResult, Loader
from db.operation.load_errors import DatabaseFailed, EntityConflict, LoadRefused, UrlTaken
from db.operation.load_report import LoadAction, LoadReport
from editorial.bundle.check import Checked
from tests.conftest import Databases
from tests.support.data.articles import checked, noise

STATE = {
    "entities": "select k.key, e.kind, e.wikidata, e.same_as, e.version, e.label, g.slug as given_by from entity_key k"
    " join entity e on e.id = k.entity_id left join article g on g.id = e.given_by order by 1",
    "names": "select k.key, n.ordinal, n.text, n.language, n.kind, g.slug as given_by from entity_key k"
    " join name n on n.entity_id = k.entity_id left join article g on g.id = n.given_by order by 1, 2",
    "descriptions": "select k.key, d.language, d.text from entity_key k"
    " join entity_description d on d.entity_id = k.entity_id order by 1, 2",
    "events": "select k.key, e.status, e.edtf, e.version, e.label, g.slug as given_by from event_key k"
    " join event e on e.id = k.event_id left join article g on g.id = e.given_by order by 1",
    "participants": "select k.key, p.ordinal, p.role, n.key from event_key k join participant p on p.event_id = k.event_id"
    " join entity_key n on n.entity_id = p.entity_id order by 1, 2",
    "whom events concern": "select k.key, n.key, c.is_participant, c.is_place, c.sort_from, c.sort_to from event_key k"
    " join event_entity c on c.event_id = k.event_id join entity_key n on n.entity_id = c.entity_id order by 1, 2",
    "articles": "select slug, headline, version, bundle_sha256, recency from article order by 1",
    "annotations": "select a.slug, t.kind, t.key, t.version from annotation t join article a on a.id = t.article_id"
    " order by 1, 2, 3",
    "spans": "select a.slug, t.key, s.role, s.ordinal, s.start_offset, s.end_offset, s.status from span s"
    " join annotation t on t.id = s.annotation_id join article a on a.id = s.article_id order by 1, 2, 3, 4",
    "whom articles mention": "select a.slug, n.key, m.recency, m.start_offset from article_entity m"
    " join article a on a.id = m.article_id join entity_key n on n.entity_id = m.entity_id order by 1, 2",
    "changes": "select op, type, version, reason, count(*) from change group by 1, 2, 3, 4 order by 1, 2, 3, 4",
}


async def state(connection: asyncpg.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that a load decides, ids and instants left out."""
    return {what: [tuple(row) for row in await connection.fetch(statement)] for what, statement in STATE.items()}


def several() -> list[Checked]:
    """Bundles that share entities and events, add names to each other's, correct each other and come twice."""
    found = []
    for number in range(8):
        data = noise(slug=f"article-{number % 7}", published_at=f"2025-12-{10 + number:02}T12:00:00+03:00")
        coale, belta = data["entities"]
        coale["names"] += [{"text": f"Coale {number}", "language": "en"}, {"text": "كويل", "language": "ar"}]
        coale["descriptions"] = {"en": f"envoy {number}"}
        if number % 2:
            belta["wikidata"] = "Q1144"
        data["events"][0]["participants"] = [{"role": "AGENT", "entity": "coale" if number % 3 else "belta"}]
        data["events"].append(
            {
                "key": f"far-{number}",
                "title": {"en": "Far"},
                "status": "PLANNED",
                "when": {"edtf": "9999" if number == 3 else f"20{number}X"},
                "place": "belta",
                "reports": [{"exact": "المحادثات"}],
            }
        )
        found.append(checked(data))
    return [*found, found[2]]


async def load_many(connection: asyncpg.Connection, bundles: list[Checked], **options: Any) -> list[BundleResult]:
    return await Loader(connection, ()).load_many(bundles, **options)


def became(outcomes: list[BundleResult]) -> list[object]:
    """Return what became of each bundle: its report without the id, or why it was refused."""
    return [(o.slug, o.outcome, o.items) if isinstance(o, LoadReport) else (type(o), str(o)) for o in outcomes]


async def test_many_bundles_end_as_if_loaded_one_after_another(
    connection: asyncpg.Connection, databases: Databases, template: str
) -> None:
    dsn = await databases.make(template)
    other = await asyncpg.connect(dsn)
    together = await load_many(connection, several())
    singly = [outcome for bundle in several() for outcome in await load_many(other, [bundle])]
    assert became(together) == became(singly)
    assert all(outcome.position for outcome in together[:-1] if isinstance(outcome, LoadReport))
    assert await state(connection) == await state(other)
    actions = [outcome.outcome for outcome in together if isinstance(outcome, LoadReport)]
    assert actions == [LoadAction.CREATE] * 7 + [LoadAction.UPDATE, LoadAction.UNCHANGED]
    assert await connection.fetchval("select count(distinct xid) from change") == 2, (
        "seven in one transaction, one alone"
    )
    await other.close()
    await databases.drop(dsn)


async def test_loading_many_again_writes_no_row(connection: asyncpg.Connection) -> None:
    bundles = several()[:7]
    await load_many(connection, bundles)
    before = await connection.fetchval("select max(seq) from change")
    again = await load_many(connection, bundles)
    assert {outcome.outcome for outcome in again if isinstance(outcome, LoadReport)} == {LoadAction.UNCHANGED}
    assert await connection.fetchval("select max(seq) from change") == before


@pytest.mark.parametrize("place", [0, 2, 4])
async def test_one_that_is_refused_does_not_keep_the_others_out(connection: asyncpg.Connection, place: int) -> None:
    bundles = several()[:5]
    wrong = noise(slug="wrong", url="https://example.org/1")
    wrong["entities"][1] |= {"wikidata": "Q999"}
    bundles.insert(place, checked(wrong))
    first = noise(slug="first")
    first["entities"][1] |= {"wikidata": "Q1"}
    await load_many(connection, [checked(first)])
    outcomes = await load_many(connection, bundles)
    refused = [outcome for outcome in outcomes if isinstance(outcome, LoadRefused)]
    assert [type(each) for each in refused] == [EntityConflict] * len(refused)
    assert outcomes[place] in refused
    slugs = {row["slug"] for row in await connection.fetch("select slug from article")}
    loaded = {outcome.slug for outcome in outcomes if isinstance(outcome, LoadReport)}
    assert slugs == {"first"} | loaded
    assert "article-0" in slugs


async def test_two_new_articles_of_one_address_are_the_first_and_a_refusal(connection: asyncpg.Connection) -> None:
    address = "https://example.org/2"
    twins = [checked(noise(slug="one", url=address)), checked(noise(slug="two", url=address))]
    first, second = await load_many(connection, twins)
    assert isinstance(first, LoadReport)
    assert isinstance(second, UrlTaken)


async def test_a_dry_run_of_many_reports_what_would_happen_and_writes_nothing(connection: asyncpg.Connection) -> None:
    outcomes = await load_many(connection, several()[:3], dry_run=True)
    assert [o.outcome for o in outcomes if isinstance(o, LoadReport)] == [LoadAction.CREATE] * 3
    assert await connection.fetchval("select count(*) from article") == 0


async def test_the_end_of_the_calendar_is_a_day_and_not_the_end_of_time(connection: asyncpg.Connection) -> None:
    await load_many(connection, several()[:7])
    latest = await connection.fetchval("select latest::text from event where edtf = '9999'")
    assert latest == "9999-12-31"


async def test_a_lost_connection_is_reported_for_each_bundle(database: str) -> None:
    gone = await asyncpg.connect(database)
    gone.terminate()
    outcomes = await load_many(gone, several()[:3])
    assert [type(outcome) for outcome in outcomes] == [DatabaseFailed] * 3
