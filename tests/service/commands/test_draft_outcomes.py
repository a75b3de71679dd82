"""What became of drafts: counted alike by ``isnad draft-outcomes`` and ``GET /v1/draft-outcomes``."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.sql.scope import Scope
from service.cli.cli import run
from tests.support.data.articles import BODY, load, noise
from tests.support.operation.asking import desk_client
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

DESK = Actor("Desk")
RULE = "SPEECH_MARKS_CUE"


def drafted(name: str = "rules", **provenance: Any) -> dict[str, Any]:
    """Return the bundle of a draft with two mentions, a report, a claim, and a quote that a rule made."""
    data = noise()
    data["provenance"] |= {
        "method": "MACHINE", "asserted_by": f"Isnad {name} 1", "state": "DRAFT", "annotation_set": name, **provenance,
    }  # fmt: skip
    data["quotes"][0]["provenance"] = {"note": f"{RULE}: The speaker may be another one."}
    data["claims"][0]["provenance"] = {"note": "CLAIM_NUMBER"}
    return data


@pytest.fixture
async def stored(connection: asyncpg.Connection, database: str, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """Store an article with its own bundle and a draft; return the ids of the draft's annotations by their kinds."""
    for name in ("ISNAD_SERVER", "ISNAD_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", database)
    await load(connection, noise())
    await load(connection, drafted())
    rows = await connection.fetch(
        "select kind::text, id::text from annotation where annotation_set = 'rules' order by id"
    )
    return {row["kind"]: row["id"] for row in rows}


async def outcomes(capsys: pytest.CaptureFixture[str], *options: str) -> dict[tuple[str, str, str], tuple[int, ...]]:
    """Return what the command counts, by set, kind and rule: accepted, changed, rejected, waiting."""
    assert await asyncio.to_thread(run, ["draft-outcomes", "--json", *options]) == 0
    found = json.loads(capsys.readouterr().out)["outcomes"]
    counts = ("accepted", "changed", "rejected", "waiting")
    return {(each["annotationSet"], each["kind"], each["rule"]): tuple(each[name] for name in counts) for each in found}


async def decide(connection: asyncpg.Connection, decision: str, *ids: str) -> None:
    named = tuple(ReviewedAnnotation(each) for each in ids)
    note = "Not so." if decision == "REJECT" else None
    await review_annotations(connection, ReviewAnnotations(decision, named, note=note), actor=DESK)


async def test_what_waits_is_counted_by_kind_and_rule_and_only_that_of_machines(
    stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert await outcomes(capsys) == {
        ("rules", "CLAIM", "CLAIM_NUMBER"): (0, 0, 0, 1),
        ("rules", "EVENT_REPORT", ""): (0, 0, 0, 1),
        ("rules", "MENTION", ""): (0, 0, 0, 2),
        ("rules", "QUOTE", RULE): (0, 0, 0, 1),
    }


async def test_accepted_changed_rejected_and_waiting_are_told_apart(
    connection: asyncpg.Connection, stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    await correct_annotation(connection, CorrectAnnotation(stored["QUOTE"], '{"kind": "PARTIAL"}'), actor=DESK)
    assert (await outcomes(capsys))["rules", "QUOTE", RULE] == (0, 0, 0, 1)
    await decide(connection, "PUBLISH", stored["QUOTE"], stored["MENTION"])
    await decide(connection, "REJECT", stored["CLAIM"])
    await decide(connection, "REVIEW", stored["EVENT_REPORT"])
    assert await outcomes(capsys) == {
        ("rules", "CLAIM", "CLAIM_NUMBER"): (0, 0, 1, 0),
        ("rules", "EVENT_REPORT", ""): (0, 0, 0, 1),
        ("rules", "MENTION", ""): (1, 0, 0, 1),
        ("rules", "QUOTE", RULE): (0, 1, 0, 0),
    }


async def test_a_new_draft_is_no_change_by_an_editor(
    connection: asyncpg.Connection, stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    again = drafted()
    again["quotes"][0]["kind"] = "PARTIAL"
    await load(connection, again)
    await decide(connection, "PUBLISH", stored["QUOTE"])
    assert (await outcomes(capsys))["rules", "QUOTE", RULE] == (1, 0, 0, 0)


async def test_a_correction_of_the_text_changes_no_draft(
    connection: asyncpg.Connection, stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    corrected = CorrectArticle("noise", BODY.replace("قال جون كويل", "أمس قال جون كويل"), note="A word was missing.")
    await correct_article(connection, corrected, actor=DESK)
    await decide(connection, "PUBLISH", *stored.values())
    found = await outcomes(capsys)
    assert {each[1] for each in found.values()} == {0}
    assert found["rules", "QUOTE", RULE] == (1, 0, 0, 0)


async def test_sets_are_counted_apart(
    connection: asyncpg.Connection, stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    await load(connection, drafted("model"))
    assert {key[0] for key in await outcomes(capsys)} == {"model", "rules"}
    assert {key[0] for key in await outcomes(capsys, "--annotation-set", "model")} == {"model"}
    assert await outcomes(capsys, "--annotation-set", "nobody") == {}


async def test_a_table_is_printed_for_people(stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert await asyncio.to_thread(run, ["draft-outcomes"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["BY", "KIND", "RULE", "ACCEPTED", "CHANGED", "REJECTED", "WAITING"]
    assert ["Isnad", "rules", "1", "QUOTE", RULE, "0", "0", "0", "1"] in lines
    assert ["Isnad", "rules", "1", "MENTION", "-", "0", "0", "0", "2"] in lines


async def test_without_drafts_the_command_says_how_to_make_one(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    assert await asyncio.to_thread(run, ["draft-outcomes"]) == 0
    assert capsys.readouterr().out == "nothing was drafted yet: `isnad draft FILE --load` drafts an article\n"


async def test_rest_counts_the_same_for_whoever_sees_drafts(
    database: str, stored: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert await asyncio.to_thread(run, ["draft-outcomes", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    async with desk_client(database) as client:
        assert (await client.get("/v1/draft-outcomes")).json() == printed
        assert (await client.get("/v1/draft-outcomes?annotationSet=model")).json() == {"outcomes": []}
    async with client_of(database, headers=bearer(await key_of(database, "reader", Scope.READ))) as client:
        assert (await client.get("/v1/draft-outcomes")).status_code == 403
