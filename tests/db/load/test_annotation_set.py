"""Annotation sets: what several annotators say of one article stands side by side, each loaded by itself."""

from typing import Any

import asyncpg
import pytest

from db.load.loader import Loader
from db.load.store import load_reading
from db.operation.load_errors import ArticleNotLoaded, TextDiffers
from db.operation.load_report import LoadAction, LoadReport
from db.operation.operation import Actor, VersionConflict
from db.operations.article_status import RestoreArticle, WithholdArticle, restore_article, withhold_article
from db.operations.retract import RetractClaim, retract_claim
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.visibility import Visibility
from tests.support.data.articles import BODY, checked, load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("Desk chief")

READ = """
{
  article(by: { slug: "noise" }) {
    version headline
    quotes { nodes { id version text speaker { name } provenance { annotationSet assertedBy state } } }
    mentions { totalCount }
    claims { totalCount }
  }
  entities { nodes { name } }
  events { nodes { title reports { id } } }
}
"""


def of_set(name: str = "ner-7", **provenance: Any) -> dict[str, Any]:
    """Return a machine's bundle of the same article, which says another speaker."""
    data = noise()
    data["provenance"] |= {
        "method": "MACHINE",
        "asserted_by": name,
        "state": "DRAFT",
        "annotation_set": name,
        **provenance,
    }
    data["quotes"][0]["chain"] = [{"role": "SPEAKER", "entity": "belta"}]
    return data


async def quotes(pool: Pool) -> dict[str | None, tuple[str, str, int]]:
    """Return the quotes of the article by their sets: who speaks, how far it has come, which version."""
    found = (await answer_to(Visibility.EVERYTHING, pool, READ))["article"]["quotes"]["nodes"]
    return {
        each["provenance"]["annotationSet"]: (each["speaker"]["name"], each["provenance"]["state"], each["version"])
        for each in found
    }


async def load_knowing(connection: Connection, data: dict[str, Any], version: int) -> LoadReport:
    bundle = checked(data)
    return await load_reading(connection, bundle.reading, bundle.sha256, expected_version=version)


async def test_two_annotators_say_different_things_of_one_article(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    report = await load(connection, of_set())
    assert report.outcome is LoadAction.UPDATE
    assert {(item.type, item.action) for item in report.items if item.type not in ("entity", "event")} == {
        ("article", LoadAction.UPDATE),
        ("mention", LoadAction.CREATE),
        ("quote", LoadAction.CREATE),
        ("event_report", LoadAction.CREATE),
        ("claim", LoadAction.CREATE),
    }
    assert await quotes(pool) == {None: ("John Coale", "PUBLISHED", 1), "ner-7": ("Belta", "DRAFT", 1)}
    public = (await answer(pool, READ))["article"]
    assert [each["speaker"]["name"] for each in public["quotes"]["nodes"]] == ["John Coale"]
    assert (public["version"], public["mentions"]["totalCount"], public["claims"]["totalCount"]) == (1, 2, 1)


async def test_each_set_is_loaded_by_itself(connection: Connection, pool: Pool) -> None:
    data, first, second = noise(), of_set(), of_set("ner-8")
    for bundle in (data, first, second):
        await load(connection, bundle)
    for bundle in (data, first, second):
        report = await load(connection, bundle)
        assert (report.outcome, report.position) == (LoadAction.UNCHANGED, None)
    del first["quotes"], first["claims"]
    await load(connection, first)
    assert set(await quotes(pool)) == {None, "ner-8"}
    data["article"]["headline"], data["quotes"] = "A headline", []
    await load(connection, data)
    assert set(await quotes(pool)) == {"ner-8"}
    second["quotes"][0]["kind"] = "PARTIAL"
    await load(connection, second)
    assert await quotes(pool) == {"ner-8": ("Belta", "DRAFT", 2)}
    assert (await answer(pool, READ))["article"]["headline"] == "A headline"


async def test_a_set_changes_nothing_of_the_article_nor_of_what_is_described_already(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    data = of_set()
    data["article"] |= {"headline": "Another headline", "status": "WITHHELD", "url": "https://example.org/a"}
    data["entities"][0] |= {"kind": "OTHER", "names": [{"text": "J. Coale", "language": "en"}]}
    data["events"][0]["title"] = {"en": "Something else"}
    await load(connection, data)
    found = await answer(pool, READ)
    assert found["article"]["headline"] is None
    assert found["events"]["nodes"][0]["title"] == "Talks"
    assert await connection.fetchval("select count(*) from name where text = 'J. Coale'") == 1
    await load(connection, noise(headline="A headline"))
    names = await connection.fetch("select n.text, n.given_by from name n where n.text like '%Coale' order by n.text")
    assert [(row["text"], row["given_by"] is None) for row in names] == [("J. Coale", True), ("John Coale", False)]


async def test_what_only_a_set_speaks_of_comes_and_goes_with_it(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    data = of_set(state="PUBLISHED")
    data["entities"].append({"key": "minsk", "kind": "PLACE", "names": [{"text": "Minsk", "language": "en"}]})
    data["entities"][-1]["mentions"] = [{"exact": "المحادثات"}]
    data["events"].append({**data["events"][0], "key": "lifted", "title": {"en": "Sanctions lifted"}})
    await load(connection, data)
    found = await answer(pool, READ)
    assert {each["title"] for each in found["events"]["nodes"]} == {"Talks", "Sanctions lifted"}
    assert "Minsk" in {each["name"] for each in found["entities"]["nodes"]}
    await load(connection, noise(headline="The article's own bundle leaves them alone"))
    assert len((await answer(pool, READ))["events"]["nodes"]) == 2
    data["events"].pop()
    await load(connection, data)
    assert [(each["title"], len(each["reports"])) for each in (await answer(pool, READ))["events"]["nodes"]] == [
        ("Talks", 2)
    ]


async def test_a_set_needs_an_article_with_the_same_text(connection: Connection) -> None:
    with pytest.raises(ArticleNotLoaded):
        await load(connection, of_set())
    await load(connection, noise())
    other = of_set()
    other["article"]["body"] = "مينسك. " + BODY
    with pytest.raises(TextDiffers):
        await load(connection, other)
    await load(connection, of_set())
    with pytest.raises(TextDiffers):
        await load(connection, noise(body="مينسك. " + BODY))
    assert await connection.fetchval("select count(*) from revision") == 1


async def test_many_bundles_of_sets_are_loaded_after_their_articles(connection: Connection) -> None:
    data = [noise(), of_set(), noise(slug="second"), of_set("ner-8")]
    outcomes = await Loader(connection, ()).load_many([checked(each) for each in data])
    assert [each.outcome for each in outcomes if isinstance(each, LoadReport)] == [
        LoadAction.CREATE,
        LoadAction.UPDATE,
        LoadAction.CREATE,
        LoadAction.UPDATE,
    ]
    again = await Loader(connection, ()).load_many([checked(each) for each in data])
    assert {each.outcome for each in again if isinstance(each, LoadReport)} == {LoadAction.UNCHANGED}


async def test_what_an_operation_changed_in_a_set_is_not_loaded_over_blindly(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, of_set())
    claim = await connection.fetchval("select id::text from annotation where kind = 'CLAIM' and annotation_set <> ''")
    await retract_claim(connection, RetractClaim(claim, "Wrong."), actor=DESK)
    data = of_set(confidence=0.5)
    with pytest.raises(VersionConflict):
        await load(connection, data)
    await load_knowing(connection, data, 3)
    assert await connection.fetchval("select count(*) from claim where status = 'RETRACTED'") == 0


async def test_a_refused_set_hears_what_was_changed_since_its_own_load_though_the_article_was_loaded_again(
    connection: Connection,
) -> None:
    await load(connection, noise())
    await load(connection, of_set())
    claim = await connection.fetchval("select id::text from annotation where kind = 'CLAIM' and annotation_set <> ''")
    await retract_claim(connection, RetractClaim(claim, "Wrong."), actor=DESK)
    await load_knowing(connection, noise(headline="Another"), 3)
    with pytest.raises(VersionConflict) as refused:
        await load(connection, of_set(confidence=0.5))
    assert str(refused.value) == (
        "operations changed the content after the bundle of the annotation set 'ner-7' was last loaded as version 2:"
        " look at the changes, then send yours again with version 4"
    )
    changes = refused.value.details["changes"]
    assert isinstance(changes, list)
    assert "RETRACTION" in {change["reason"] for change in changes}


async def test_a_refused_article_hears_that_a_redaction_removed_words(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, noise(headline="Another"))
    await redact(connection, Redact(ground="Law", words=("John Coale",)), actor=DESK)
    with pytest.raises(VersionConflict) as refused:
        await load(connection, noise())
    assert str(refused.value) == (
        "a redaction removed words after the bundle of the article was last loaded as version 2: remove them from your"
        " bundle, too, then send yours again with version 3"
    )


async def test_a_set_can_be_loaded_while_the_article_is_withheld(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await withhold_article(connection, WithholdArticle("noise", "Not yet."), actor=DESK)
    await load(connection, of_set(state="PUBLISHED"))
    assert (await answer(pool, READ))["article"] is None
    await restore_article(connection, RestoreArticle("noise"), actor=DESK)
    assert len((await answer(pool, READ))["article"]["quotes"]["nodes"]) == 2
