"""What a load does to what others have changed: nothing blindly, and a dry run shows every value that differs."""

from typing import Any

import asyncpg
import pytest

from db.load.store import load_reading
from db.operation.load_errors import NotOrphaned, WordsRedacted
from db.operation.load_report import LoadAction, LoadReport
from db.operation.operation import Actor, VersionConflict
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from db.redaction.redact import redact
from db.redaction.request import Redact
from tests.db.bundle.test_stored_bundle import exported, load_exported
from tests.support.data.articles import BODY, checked, load, noise

Connection = asyncpg.Connection
EDITOR = Actor("Mara")
OTHER_BODY = BODY.replace("نحن نرفع العقوبات", "نحن سنرفع العقوبات قريبا")


async def article_id(connection: Connection) -> Any:
    return await connection.fetchval("select id from article")


async def id_of(connection: Connection, key: str) -> str:
    return str(await connection.fetchval("select id from annotation where key = $1", key))


async def load_over(connection: Connection, data: dict[str, Any], **terms: Any) -> LoadReport:
    version = await connection.fetchval("select version from article")
    found = checked(data)
    return await load_reading(connection, found.reading, found.sha256, expected_version=version, **terms)


async def one_row(connection: Connection, statement: str) -> tuple[Any, ...]:
    row = await connection.fetchrow(statement)
    assert row is not None
    return tuple(row)


def differing(report: LoadReport) -> dict[str, list[tuple[str, str | None, str | None]]]:
    return {
        f"{item.type} {item.key}": [(each.path, each.before, each.after) for each in item.differences]
        for item in report.items
        if item.differences
    }


async def test_a_dry_run_shows_every_value_that_differs_of_what_it_would_update(connection: Connection) -> None:
    await load(connection, noise())
    data = noise(headline="Talks")
    data["quotes"][0] |= {"kind": "PARTIAL", "said": {"expression": "يوم السبت"}}
    data["quotes"][0]["chain"][1]["entity"] = "coale"
    data["events"][0]["title"] = {"en": "Talks in Minsk"}
    data["claims"][0]["provenance"] = {"confidence": 0.5}
    data["entities"][0]["mentions"].append({"exact": "جون", "kind": "DESCRIPTION"})
    found = checked(data)
    report = await load_reading(connection, found.reading, found.sha256, dry_run=True)
    assert differing(report) == {
        "article noise": [("headline", None, "Talks")],
        "event talks": [("title.en", "Talks", "Talks in Minsk")],
        "quote lifting": [
            ("kind", "DIRECT", "PARTIAL"),
            ("chain[1].entity", "belta", "coale"),
            ("said.expression", None, "يوم السبت"),
            ("said.edtf", None, "2025-12-13"),
        ],
        "claim lasting": [("provenance.confidence", None, "0.5")],
    }
    assert [item.action for item in report.items if item.key == "coale:جون#1"] == [LoadAction.CREATE]


async def test_a_real_load_has_no_differences(connection: Connection) -> None:
    await load(connection, noise())
    assert differing(await load(connection, noise(headline="Talks"))) == {}


async def test_a_bundle_based_on_the_current_version_is_loaded_over_operations(connection: Connection) -> None:
    await load(connection, noise())
    await correct_annotation(
        connection, CorrectAnnotation(await id_of(connection, "lasting"), "status: DISPUTED"), actor=EDITOR
    )
    data = await exported(connection, await article_id(connection))
    data["claims"][0]["status_note"] = "The editor knows more."
    report = await load_exported(connection, data)
    assert [(item.type, item.action) for item in report.items if item.action is not LoadAction.UNCHANGED] == [
        ("article", LoadAction.UPDATE),
        ("claim", LoadAction.UPDATE),
    ]
    assert await connection.fetchval("select status from claim") == "DISPUTED"


async def test_a_bundle_based_on_an_older_version_is_refused_with_what_was_done_since(connection: Connection) -> None:
    await load(connection, noise())
    data = await exported(connection, await article_id(connection))
    corrected = CorrectAnnotation(await id_of(connection, "lasting"), "status: DISPUTED", note="He denies it.")
    await correct_annotation(connection, corrected, actor=EDITOR)
    data["claims"][0]["status_note"] = "The editor knows more."
    with pytest.raises(VersionConflict) as refused:
        await load_exported(connection, data)
    details: Any = refused.value.details
    (operation,) = details["operations"]
    assert (operation["reason"], operation["by"], operation["note"]) == ("CORRECTION", "Mara", "He denies it.")
    assert {(item["type"], item["key"], item["words"]) for item in operation["items"]} == {
        ("ARTICLE", "noise", None),
        ("CLAIM", "lasting", "المحادثات استمرت"),
    }


async def test_words_that_a_correction_left_uncertain_stay_so_until_an_editor_removes_the_mark(
    connection: Connection,
) -> None:
    await load(connection, noise())
    await correct_article(connection, CorrectArticle("noise", OTHER_BODY), actor=EDITOR)
    data = await exported(connection, await article_id(connection))
    assert data["quotes"][0]["anchor"] == "FUZZY"
    assert data["quotes"][0]["text"] == "نحن نرفع العقوبات"
    data["quotes"][0]["kind"] = "PARTIAL"
    await load_exported(connection, data)
    statement = "select s.status, q.text from span s join quote q on q.id = s.annotation_id where s.role = 'TARGET'"
    assert await one_row(connection, statement) == ("FUZZY", "نحن نرفع العقوبات")
    data = await exported(connection, await article_id(connection))
    del data["quotes"][0]["anchor"], data["quotes"][0]["text"]
    await load_exported(connection, data)
    status, text = await one_row(connection, statement)
    assert status == "EXACT"
    assert text in OTHER_BODY


async def test_words_that_a_correction_took_away_keep_their_place_in_the_earlier_text(connection: Connection) -> None:
    await load(connection, noise())
    await correct_article(connection, CorrectArticle("noise", BODY.replace("قال جون كويل: ", "")), actor=EDITOR)
    data = await exported(connection, await article_id(connection))
    (mention,) = data["entities"][0]["mentions"]
    assert mention == {"exact": "جون كويل", "anchor": "ORPHANED"}
    mention["kind"] = "DESCRIPTION"
    report = await load_exported(connection, data)
    assert [item.action for item in report.items if item.type == "mention" and "coale" in item.key] == [
        LoadAction.UPDATE
    ]
    row = await one_row(
        connection,
        "select s.status, s.exact, r.number from span s join mention m on m.id = s.annotation_id"
        " join revision r on r.id = s.revision_id where m.kind = 'DESCRIPTION'",
    )
    assert row == ("ORPHANED", "جون كويل", 1)


async def test_words_that_nothing_has_lost_cannot_be_marked_as_lost(connection: Connection) -> None:
    data = noise()
    data["quotes"][0] |= {"exact": "ليس هنا", "anchor": "ORPHANED"}
    with pytest.raises(NotOrphaned):
        await load(connection, data)
    assert not await connection.fetchval("select count(*) from article")


async def test_redacted_words_come_back_only_if_the_loader_says_so(connection: Connection) -> None:
    await load(connection, noise())
    await redact(connection, Redact("privacy", words=("العقوبات",), article="noise"), actor=EDITOR)
    with pytest.raises(WordsRedacted, match=r"article noise\.body"):
        await load_over(connection, noise())
    await load_over(connection, noise(), restore_redacted=True)
    assert await connection.fetchval("select body from revision order by number desc limit 1") == BODY


async def test_a_redacted_bundle_is_loaded_without_more_ado(connection: Connection) -> None:
    await load(connection, noise())
    await redact(connection, Redact("privacy", words=("العقوبات",), article="noise"), actor=EDITOR)
    data = await exported(connection, await article_id(connection))
    assert "العقوبات" not in str(data)
    data["claims"] = []
    await load_exported(connection, data)
    assert not await connection.fetchval("select count(*) from claim")
